"""Files of the program and of its user: private when made, whole when they appear, and never one over another.

Below every room that writes: knows nothing of stores, papers or screens.
"""
