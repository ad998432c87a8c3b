"""Quantities, targets and measures, and what each number measures."""
