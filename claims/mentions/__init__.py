"""Who and what an article mentions, as a network sees it: where each mention begins and ends, whether it
names, describes or stands for something, what kind of thing that is, and what it goes back to. Evidence, no
verdict: the rules of who weigh it."""
