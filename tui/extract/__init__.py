"""What stands in an article: figures."""
