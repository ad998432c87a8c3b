"""Figures that do not add up: a report held against itself and against the report of the year before."""

from .audit import ReportFigures, audit, audit_read, read_figures
from .model import Source

__all__ = ["ReportFigures", "Source", "audit", "audit_read", "read_figures"]
