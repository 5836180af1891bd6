"""The demo: a fictional newsroom that ships with the program, so that a first run needs no internet."""
