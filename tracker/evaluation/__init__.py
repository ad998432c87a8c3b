"""How well the documents are read and judged: gold files, scores by slice, items gained and lost. For developers."""
