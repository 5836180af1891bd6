"""Where the numbers come from by which two claims are told to be the same (docs/matching.md)."""
