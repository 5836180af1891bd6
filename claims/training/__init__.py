"""From a folder in PolNeAR layout to the weights: `python -m onrecord.claims.training DATA_DIR --out DIR`.

Needs the `train` extra; nothing here is imported at run time.
"""
