"""What do articles tell together? The same claim, one story, who had it from whom, and what became of its sources."""
