"""The web: an address becomes bytes, and bytes a text. Nothing here knows what a feed or an article is."""
