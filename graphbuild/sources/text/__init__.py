"""From bytes to text: characters, lines, and signs that are not meant to be read."""
