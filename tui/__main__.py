"""`python -m tui` is `qari`. Ctrl+C is quiet from the first import on."""

import sys

STOPPED = 130


def run() -> int:
    """Run the command line and return the exit code."""
    try:
        from tui.cli import main

        return main()
    except KeyboardInterrupt:
        return STOPPED


if __name__ == "__main__":
    sys.exit(run())
