"""What the rules say about code, told in Markdown fixtures and tables."""
