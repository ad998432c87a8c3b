"""How long what people write may be, in characters: what a list, a slip or a cell can show."""

NAME = 100
"""The name of a person or a body."""
NOTE = 2_000
"""A note on an item."""
