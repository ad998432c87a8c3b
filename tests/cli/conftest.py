"""The fixtures of this folder, made in `command_line`."""

from .command_line import own_store, sample_store, surroundings, tracker

__all__ = ["own_store", "sample_store", "surroundings", "tracker"]
