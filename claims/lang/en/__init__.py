"""English: lists of words by the question they answer, and nothing else: no rule, no pattern, no function.

All words are in small letters unless a list says otherwise.
"""
