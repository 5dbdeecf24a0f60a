"""What a language server says in configuration files, and of them; free of any protocol."""
