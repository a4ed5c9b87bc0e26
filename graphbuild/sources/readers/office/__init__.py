"""Office files and books: letters, sheets, slides, of today's programs and of old ones."""
