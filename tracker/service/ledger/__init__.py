"""The items with their verdicts of a day: kept, asked for, sorted, counted and shown one by one."""
