"""What decides and does nothing: when to ask again, what a revision changes, what a fix makes of a claim."""
