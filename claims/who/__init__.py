"""Who a source is: people, institutions and those whom words go back to, with role and affiliation."""
