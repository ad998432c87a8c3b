"""The one door to stored state for every front end."""
