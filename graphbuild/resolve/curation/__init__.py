"""What a person decided of who is who: read, asked while names are compared, carried out.

Knows names and ids; may not know where its file lies.
"""
