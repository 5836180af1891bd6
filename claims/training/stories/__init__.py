"""What makes two articles tell of one event: learned from articles whose stories are known."""
