"""The learned part: a text to attributions, spans that say who said what in which words."""
