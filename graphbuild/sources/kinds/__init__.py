"""Which format a file is in, and what reads it."""
