"""What the text alone tells: tokens, sentences, paragraphs, quotation, clauses, and what its cues mean."""
