"""What a language brings: its words, its labels, its inflections, loaded and checked once.

Knows words, each language's in its folder; may not know a text or a stage.
"""
