"""What a graph says of when: times, periods, what held on a day, what cannot hold at once.

Reads tables and dates; changes nothing, and guesses no day that no sentence tells.
"""
