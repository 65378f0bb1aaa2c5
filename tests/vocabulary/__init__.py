"""The vocabulary against which stems are checked, made from news and from lists of names."""
