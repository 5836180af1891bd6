"""Pages: one HTML page, or one plain text, becomes an `Article`. Each question of it is one file."""
