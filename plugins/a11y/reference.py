"""The rule reference of the docs, written from the rules' own texts and examples.

python -m a11y.reference docs/regles.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from .finding import Severity, Text
from .rule import Rule, all_rules

_SEVERITY: dict[Severity, Text] = {
    "error": Text("erreur, la publication s'arrête", "error"),
    "warning": Text("avertissement", "warning"),
    "review": Text("à vérifier par une personne", "review"),
}


def reference() -> str:
    """The whole reference, in French, as Markdown."""
    rules = list(all_rules().values())
    rows = "\n".join(
        f"| [{rule.id}](#{rule.id}) | {rule.title.fr} | {_SEVERITY[rule.severity].fr} | {_speaks_for(rule)} |"
        for rule in rules
    )
    return (
        "# Les règles du contrôle\n\n"
        "<!-- Fichier engendré depuis plugins/a11y/rules/ par «\u00a0make docs\u00a0»\u00a0: "
        "ne le modifiez pas ici. -->\n\n"
        f"Le contrôle juge chaque page selon {len(rules)}\u00a0règles. Une *erreur* arrête la publication, un "
        "*avertissement* est dit, un *point à vérifier* attend le jugement d'une personne.\n\n"
        "La colonne «\u00a0Au nom de\u00a0» dit si la règle applique le RGAA, les WCAG, ou si c'est une exigence de "
        "Parvis. La sévérité et les options se règlent dans `pelicanconf.py` (`A11Y`)\u00a0; un constat ne se tait que "
        "par une [dérogation](publication-refusee.md#dérogations).\n\n"
        f"| Règle | Ce qu'elle constate | Sévérité | Au nom de |\n| --- | --- | --- | --- |\n{rows}\n\n"
        + "\n".join(_section(rule) for rule in rules)
    )


def _speaks_for(rule: Rule) -> str:
    parts = [f"RGAA {number}" for number in rule.rgaa]
    parts += [f"WCAG {number}" for number in rule.wcag]
    parts += [f"ACT {number}" for number in rule.act]
    return ", ".join(parts) or "Parvis"


def _section(rule: Rule) -> str:
    options = "".join(f"- Option `{name}`\u00a0: `{default!r}` par défaut.\n" for name, default in rule.options.items())
    return (
        f"## {rule.id}\n\n"
        f"**{rule.title.fr}** ({_SEVERITY[rule.severity].fr}\u00a0; {_speaks_for(rule)})\n\n"
        f"Pourquoi\u00a0: {_escape(rule.why.fr)}\n\n"
        f"Corriger\u00a0: {_escape(rule.fix.fr)}\n\n"
        + (f"{options}\n" if options else "")
        + f"Refusé\u00a0:\n\n{_examples(rule, rule.bad)}\nAccepté\u00a0:\n\n{_examples(rule, rule.good)}"
    )


def _escape(text: str) -> str:
    """Markdown and HTML in the texts are shown as written."""
    return text.replace("\\", "\\\\").replace("<", "&lt;").replace("[", "\\[").replace("*", "\\*").replace("_", "\\_")


def _examples(rule: Rule, examples: Iterable[object]) -> str:
    blocks = []
    for example in examples:
        if isinstance(example, dict):
            text = "\n".join(f"<!-- {path} -->\n{body}".rstrip() for path, body in example.items())
        else:
            text = str(example)
        text = text.replace(" data-bad", "")
        blocks.append(f"```{'yaml' if rule.scope == 'waiver' else 'html'}\n{text}\n```\n")
    return "\n".join(blocks)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
