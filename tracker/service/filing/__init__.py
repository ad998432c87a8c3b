"""From a file to documents, reports and items in the store, and what identifies them."""
