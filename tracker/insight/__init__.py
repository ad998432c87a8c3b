"""What no one document shows: re-promised, slipping, vanished and weakened items, pro-rata risk."""
