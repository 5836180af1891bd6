"""Word lists, a folder a language; rules live elsewhere."""
