"""Figures that do not add up: a report held against itself and against the report of the year before."""

from .audit import audit
from .model import Agreement, Discrepancy, Place, Source

__all__ = ["Agreement", "Discrepancy", "Place", "Source", "audit"]
