"""Tables generated from Unicode's files by tests/tables/generate.py."""
