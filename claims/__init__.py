"""From text to claims: who said what, in which words, on what terms.

Imports neither `ingest` nor `db`.
"""
