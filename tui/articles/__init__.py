"""Articles: bytes to text, and text to blocks with source positions."""
