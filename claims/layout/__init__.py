"""What the layout of an article alone tells: interviews, signed quotations, words set apart, datelines."""
