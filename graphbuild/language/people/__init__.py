"""Words about people: their names, titles, offices, and the pronouns that call for them."""
