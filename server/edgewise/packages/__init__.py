"""What a project depends on, and how each of it gets to the runtime. Pure: reads no files."""
