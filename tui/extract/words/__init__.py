"""The words of figures, in tables: one module for each sort."""
