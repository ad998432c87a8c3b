"""The fixtures of this folder, made in `command_line`."""

from tests.warm_workers import own_workers, warm_workers

from .command_line import own_store, sample_store, surroundings, tracker

__all__ = ["own_store", "own_workers", "sample_store", "surroundings", "tracker", "warm_workers"]
