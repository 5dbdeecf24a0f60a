"""What the code means: scopes, values, conditions, and the references they resolve to."""
