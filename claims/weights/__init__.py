"""The learned weights, as data: written by `python -m onrecord.claims.training` (docs/model-card.md)."""
