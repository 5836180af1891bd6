"""A reader's question: filters, search in both spellings, and the rows as files."""
