"""Who is told of what is new? What matches a saved search goes out once, by a process of its own."""
