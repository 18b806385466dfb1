"""The rules: one file each, discovered by name; see `a11y.rule`."""
