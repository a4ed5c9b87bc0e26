"""What verbs and nouns for what happened state, whether it is asserted, and when it was."""
