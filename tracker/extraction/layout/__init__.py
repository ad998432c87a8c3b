"""Where a line, paragraph, list item, table or clause begins and ends."""
