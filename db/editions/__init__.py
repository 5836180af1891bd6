"""What leaves the house: the served site, an edition for the public, reviewed statements as gold."""
