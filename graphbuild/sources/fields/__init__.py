"""Records and the documents that they are: which field is the text, the title, the day."""
