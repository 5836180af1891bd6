"""The database, what fills it and what shows it: migrations, the run, commands and the site."""
