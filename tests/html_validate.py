"""HTML read by html-validate, a checker that is not ours, with the settings in `.htmlvalidate.json`.

Two of its wishes are not ours: RGAA 1.9 asks for `role="figure"` on a figure, and a table that scrolls stands in a
`div` with `role="region"`, which is no section of the text.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
NODE: Final = Path(sys.executable).with_name("node")
SCRIPT: Final = FOLDER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
# It ends with 1 where it finds faults; a crash is anything else.
FOUND: Final = (0, 1)


def faults(*places: Path) -> list[str]:
    """What html-validate says of files, and of the `*.html` in folders: `file:line rule: message`.

    Raises `AssertionError` where it could not look, or where a folder holds no page.
    """
    command: list[str | Path] = [
        NODE,
        SCRIPT,
        "--config",
        FOLDER / ".htmlvalidate.json",
        "--formatter",
        "json",
        *places,
    ]
    # Into a file: of what Node writes into a pipe the end is lost when it exits.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=False)
        output.seek(0)
        said = output.read().decode("utf-8")
    # Where a folder holds no page it says so, and gives no JSON.
    complaint = done.stderr.decode("utf-8", "replace")
    assert done.returncode in FOUND, complaint
    assert said, complaint
    files = json.loads(said)
    return [
        f"{file['filePath']}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for file in files
        for fault in file["messages"]
    ]
