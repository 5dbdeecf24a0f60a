"""Text, lines, units: what a document is before anything is understood."""
