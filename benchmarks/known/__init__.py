"""Who on a list of names is in the documents: measured on texts that are written for it."""
