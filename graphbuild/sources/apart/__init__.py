"""A process that reads documents and can be ended: a parser of foreign bytes may never come back.

Knows files and readers; may not know what is done with the documents.
"""
