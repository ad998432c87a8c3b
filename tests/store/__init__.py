"""Tests of the store and the one door to it."""
