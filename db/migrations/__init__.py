"""Schema versions, oldest first. Loaded only when a store is older than the program."""
