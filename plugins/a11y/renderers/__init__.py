"""Renderers: each a function of the Report alone, one module a format."""
