"""What articles tell together, kept in step with the claims: index, pairs, groups, stories, lineage, origins.

What is decided, `claims.across` decides; here it is asked and its answers are kept. `db.run.relate` gives the
order. All but `candidates` and `reading` writes, inside a transaction.
"""
