"""Feed documents: RSS, Atom, RDF, JSON Feed and sitemaps become `Feed` records (`kinds.py` tells which)."""
