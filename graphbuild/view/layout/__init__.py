"""Where entities stand on the map: computed once, the same every time.

Units are pixels of a map at its natural size; y grows downwards.
"""
