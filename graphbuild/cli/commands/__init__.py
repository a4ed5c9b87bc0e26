"""The commands, a file each: they call the API and print what comes back.

No logic of the graph is here.
"""
