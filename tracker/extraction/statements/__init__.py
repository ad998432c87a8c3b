"""Commitments and achievements: which clauses promise, which report."""
