"""From corpora with mentions and coreference to the weights of claims/mentions:
`python -m onrecord.claims.training.mentions`. Needs the `train` extra."""
