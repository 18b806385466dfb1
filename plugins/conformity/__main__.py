"""`python -m conformity`."""

import sys

from conformity.cli import main

sys.exit(main())
