"""What WAI-ARIA 1.2 says of roles, states and properties, and what owns what in the accessibility tree."""
