"""What a language brings: its words, its labels, its inflections, loaded and checked once.

Knows no text and no stage; a language is a folder of tables here.
"""
