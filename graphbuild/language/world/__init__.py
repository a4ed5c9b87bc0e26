"""What everybody knows: places and their countries, organisations, other names of the same."""
