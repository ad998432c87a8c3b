"""Candidates, features and choice: which clause of a later report speaks to a commitment."""
