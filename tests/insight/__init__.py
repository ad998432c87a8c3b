"""Tests of what later plans make of a promise."""
