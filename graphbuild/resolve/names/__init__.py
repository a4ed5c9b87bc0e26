"""What a name is made of, and when two written forms can be one name.

Knows strings, the tables of names and the gazetteer; may not know a mention. Names are compared
by one table, the base pack's, whatever the documents' language: a person is named in several.
"""
