"""Which claims of different articles are the same one? Evidence, vetoes, bands, groups, reasons in words."""
