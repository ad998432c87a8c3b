"""Reads plans and reports, keeps every commitment, and judges what came of it."""
