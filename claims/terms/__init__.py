"""On what terms something was said: named or not, why not, how firmly, through whom, or not at all."""
