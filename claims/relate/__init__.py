"""What claims tell together: who is one speaker, whom an article stands on, who was asked."""
