"""Time expressions, deadlines and the period a report speaks of."""
