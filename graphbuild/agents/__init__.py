"""A graph for agents: its answers as plain data, served over the Model Context Protocol.

Knows the public face alone; may not write.
"""
