"""What do articles tell together? One story, who had it from whom, on how many origins, what became of it."""
