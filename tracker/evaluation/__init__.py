"""Gold files, scores by slice, and items gained and lost against a baseline."""
