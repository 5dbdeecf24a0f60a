"""What a project's configuration files say, with the places where they say it."""
