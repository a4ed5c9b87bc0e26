"""The commands, a file each: they call the API and print what comes back.

Knows options and how to print; may not import a stage before its command is called.
"""
