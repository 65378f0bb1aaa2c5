"""Text, from characters to cells: clean, clusters, order, shaping, breaking, layout."""
