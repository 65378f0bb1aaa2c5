"""`python -m tui` is `qari`. Ctrl+C is quiet from the first import on."""

import os
import sys

STOPPED = 130


def run() -> int:
    """Run the command line and return the exit code; after Ctrl+C leave at once with 130."""
    try:
        from tui.cli import main

        code = main()
    except KeyboardInterrupt:
        code = STOPPED
    if code == STOPPED:
        # An interrupt inside exec(), as dataclasses call it when a module is imported, makes
        # `python -m` end by SIGINT however it was caught (unhandled_keyboard_interrupt in
        # CPython's pythonrun.c).
        os._exit(STOPPED)
    return code


if __name__ == "__main__":
    sys.exit(run())
