"""The learned weights, as data: written by `python -m claims.training`, described in docs/model-card.md."""
