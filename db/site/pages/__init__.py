"""The pages, a file each: read what was asked, SELECT, fill the template."""
