"""No-comments, found by grammar: who was asked, and declined, did not answer or was not reached."""
