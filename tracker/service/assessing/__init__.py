"""Later reports are asked about each promise, and asked again when the program or its policy changes."""
