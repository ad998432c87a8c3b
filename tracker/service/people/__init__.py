"""What people do: marks, decisions on evidence, corrections, units, notices and the loop."""
