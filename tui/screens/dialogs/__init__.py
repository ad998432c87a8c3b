"""Small windows over a screen, each asking for one thing."""
