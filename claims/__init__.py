"""From text to claims: who said what, in which words, on what terms.

Imports neither `onrecord.ingest` nor `onrecord.db`.
"""
