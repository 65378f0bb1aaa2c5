"""The training of the statistical tagger: `python -m tests.training DATA_FOLDER`."""
