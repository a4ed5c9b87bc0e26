"""What a sentence states of the names in it: typed, with modality and time.

Knows one parsed text, its mentions and a table of words; may not know entities.
"""
