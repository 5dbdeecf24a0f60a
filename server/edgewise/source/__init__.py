"""The text: documents, units, abstract syntax, positions, suppression comments."""
