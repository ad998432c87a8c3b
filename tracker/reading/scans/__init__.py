"""Pictures of pages to placed characters, through an optional library; nothing here is needed to read files with text."""
