"""The layers that find the names of an article, and the rules that settle them."""
