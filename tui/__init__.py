"""qari (قارئ): a terminal reader for Arabic articles."""

__version__ = "0.1.0"
