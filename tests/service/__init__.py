"""Tests of the service: reader processes, and what stands between them and the program."""
