"""The words that sentences are built with, and what they say of the names among them."""
