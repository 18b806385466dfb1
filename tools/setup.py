"""Start the set-up with a Python that is recent enough: `python3 tools/setup.py site|audit|test`.

This file is read by whatever `python3` is on the machine, so it keeps to a
syntax that old ones understand, and can tell them so in one sentence. The
set-up itself is `installation.py`, beside it.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def is_recent(command):
    # type: (str) -> bool
    """Tell whether `command` works and is recent enough.

    Its name is no proof: version managers put one on `PATH` for versions that
    are not active.
    """
    code = "import sys; sys.exit(sys.version_info < {!r})".format(OLDEST)
    call = [command, "-I", "-c", code]
    return subprocess.call(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def main():
    # type: () -> int
    """Run the set-up here, or hand over to a newer Python found on `PATH`."""
    if sys.version_info >= OLDEST:
        # A folder must not change under `git status` because it was set up.
        sys.dont_write_bytecode = True
        from pathlib import Path

        import installation

        return installation.main(sys.argv[1:], Path(__file__).resolve().parent.parent)
    for name in NEWER:
        found = shutil.which(name)
        if found and is_recent(found):
            os.execv(found, [found, *sys.argv])
    message = (
        "Parvis demande Python {}.{} ou plus récent\u00a0; celui-ci ({}) est en version {}.{}.\n"
        "  → Installez un Python plus récent (et son module venv), "
        "ou nommez-le\u00a0: make PYTHON=/chemin/vers/python3\n"
    ).format(OLDEST[0], OLDEST[1], sys.executable, sys.version_info[0], sys.version_info[1])
    os.write(2, message.encode("utf-8"))
    return 2


if __name__ == "__main__":
    sys.exit(main())
