"""What a text is besides its words: its language, its pages, its signs."""
