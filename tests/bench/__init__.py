"""How fast the reader is and how much memory it takes: `python -m tests.bench` prints a table."""
