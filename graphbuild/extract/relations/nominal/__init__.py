"""What a name's own phrase states: where it lies, whose it is, what it belongs to."""
