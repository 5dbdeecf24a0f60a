"""What each runtime does, measured, and which of them a configuration selects."""
