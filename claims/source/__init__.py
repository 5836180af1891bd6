"""The words for who speaks, read as they stand: noun phrase, parties, office, how they stay unnamed."""
