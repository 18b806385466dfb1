"""The gate: is this page accessible? It judges HTML files, whoever made them.

The way of a page: bytes → `tree` (html5lib) → `page` (roles, names, styles) →
`check` (every rule of `rules/`) → `PageReport`; all of them → `site` (links) →
`source` (Markdown lines) → `waiver` → `report` → `renderers/`. `gate` runs it
over a folder, `cli` is the command, `publish` (another plugin) the build.
"""
