"""Conformity."""
