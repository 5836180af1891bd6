"""From the web to articles: feeds, pages and files become `Article` records.

Imports neither `onrecord.claims` nor `onrecord.db`.
"""
