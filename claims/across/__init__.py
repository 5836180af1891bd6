"""What do articles tell together? One claim, one story, who had it from whom, what became of its sources."""
