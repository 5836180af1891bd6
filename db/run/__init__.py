"""A run: what is due is fetched, read, extracted and handed to the store. What takes time is here."""
