"""What all finders found, as one list of attributions with their edges set straight."""
