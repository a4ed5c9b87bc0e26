"""What a name is made of, and when two written forms can be one name.

Knows strings, the language's tables of names and the gazetteer. Names are compared by one
table, the base pack's, whatever the language of the documents: a person is named in several.
"""
