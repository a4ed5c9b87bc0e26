"""What a person decided of who is who: read, and asked while names are compared.

Knows names and ids; may not know where its file lies.
"""
