"""One module a command; `tracker.cli.registry` names them."""
