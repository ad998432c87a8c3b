"""What no one document shows: re-promised, slipping, vanished and weakened items."""

from .echoes import Echo, Turn, echoes

__all__ = ["Echo", "Turn", "echoes"]
