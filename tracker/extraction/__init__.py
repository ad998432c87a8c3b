"""Text to reports, sections, commitments and achievements."""
