"""``python -m cli``, for tests and debuggers; people type ``qeyd``."""

import sys

from cli.door import main

if __name__ == "__main__":
    sys.exit(main())
