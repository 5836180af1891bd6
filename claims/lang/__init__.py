"""One module of word lists per language; rules live elsewhere."""
