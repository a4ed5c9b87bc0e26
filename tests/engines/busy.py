"""What says that a machine is too busy for Ray; without Ray, whose import takes seconds."""

TOO_BUSY = 75
"""The exit code where Ray's processes, to which Ray gives half a minute, did not start in time."""
