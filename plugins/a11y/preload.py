"""What every checking process needs, loaded and compiled once before they part (see `workers`)."""

from .check import check_page
from .config import Config

# Imports the rules, compiles what they target, parses the browser's own style sheet.
check_page(b"<!doctype html><title>x</title><p>x", "/", {}, Config())
