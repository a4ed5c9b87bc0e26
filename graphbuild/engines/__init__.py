"""Engines: where the extraction of many documents runs."""
