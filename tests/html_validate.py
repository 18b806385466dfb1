"""HTML read by html-validate, a checker that is not ours, with the settings in `.htmlvalidate.json`.

Two of its wishes are not ours: RGAA 1.9 asks for `role="figure"` on a figure, and a table that scrolls stands in a
`div` with `role="region"`, which is no section of the text.
"""

from __future__ import annotations

import json
import subprocess
import sys
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
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in FOUND, done.stderr
    # Where a folder holds no page it says so, instead of JSON.
    assert done.stdout.startswith("["), done.stdout
    files = json.loads(done.stdout)
    return [
        f"{file['filePath']}:{said['line']} {said['ruleId']}: {said['message']}"
        for file in files
        for said in file["messages"]
    ]
