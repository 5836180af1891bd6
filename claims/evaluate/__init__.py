"""How right an extractor is: attributions and fields against a gold folder (docs/evaluation.md)."""
