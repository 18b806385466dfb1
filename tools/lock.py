"""Bring the lock files up to date: `make lock`, then read the difference and run the tests.

uv resolves for every platform at once; it is used here alone, from a throw-away
environment, so it is no part of what the project installs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Fait par « make lock » à partir de {source} : ne pas modifier à la main.\n"


def main() -> int:
    """Write the requirements files and both `package-lock.json` anew; 0 when all are done."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        tool = Path(folder) / "bin"
        subprocess.run([tool / "pip", "install", "--quiet", "uv"], check=True)
        for name in ("requirements", "requirements-distributed", "requirements-dev"):
            compile_requirements(tool / "uv", name)
    node = ROOT / ".venv" / "bin" / "node"
    npm = node.resolve().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    for project in (ROOT, ROOT / "tests"):
        options = ("--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved")
        subprocess.run([node, npm, "update", *options], cwd=project, check=True)
    return 0


def compile_requirements(uv: Path, name: str) -> None:
    """Resolve `NAME.in` into `NAME.txt`, hashes included and without the index's address."""
    # Extras stay in the names: pip looks `coverage[toml]` up apart from `coverage`, and once a newer
    # release exists it takes that for the one wanted, and refuses it for want of a hash.
    options = ("--universal", "--python-version=3.11", "--generate-hashes", "--upgrade", "--no-strip-extras")
    quiet = ("--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
    resolved = subprocess.run(
        [uv, "pip", "compile", *options, *quiet, f"{name}.in"],
        cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE,
    ).stdout  # fmt: skip
    (ROOT / f"{name}.txt").write_text(HEADER.format(source=f"{name}.in") + resolved, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
