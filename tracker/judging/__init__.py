"""The policy: ordered, named rules from evidence to outcome and from outcome to status."""
