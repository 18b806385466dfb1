"""An alert as a communications officer writes one."""

TEXT = """\
---
title: {title}
niveau: {level}
du: {begins}
jusqu_au: {ends}
summary: Les parcs sont fermés.
{more}---
{body}
"""


def alert_file(title: str, level: str, begins: str, ends: str, more: str = "", body: str = "") -> str:
    """Its Markdown file; `more` are further lines of the front matter, each with its line end."""
    return TEXT.format(title=title, level=level, begins=begins, ends=ends, more=more, body=body)
