"""Scripts that write the lists of the package's names."""
