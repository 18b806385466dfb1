"""The settings of the gate: `A11Y = {...}` in pelicanconf.py, checked key by key."""

from __future__ import annotations

import dataclasses
import difflib
import math
import runpy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .browser.guise import GUISES, USUAL
from .finding import SEVERITIES, Lang, Severity
from .renderers import formats
from .rule import Rule, all_rules

BROWSER_MODES = ("none", "sample", "all")


class ConfigError(Exception):
    """A setting that the gate does not know or cannot use; the message is for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Config:
    """How the gate judges one site. Every field is a key of `A11Y`.

    `lang`: language of messages. `severity`: `{rule: "error"|"warning"|"review"}`.
    `options`: `{rule: {option: value}}`. `waivers`: the file of the waivers of
    theme and site, relative to the project. `page_seconds`: how long the check
    of one page may take. `site_url`: the site's own address, so that absolute
    links to it are followed as internal ones.
    `browser`: which pages are looked at in a browser as well, "none", "sample" or "all";
    `guises`: in which ways (`a11y.browser.guise`; the usual one always);
    `browser_probes`: whether our own probes look as well, or axe and HTML_CodeSniffer alone;
    `browser_seconds`: how long one page may take there; `browser_workers`: how many
    browsers (0: as many as there are cores); `sample_seed`: what makes the random part
    of a sample the same again. `scheduler`: the address of a dask scheduler that
    checks and looks at the pages instead of this machine. `formats`: the forms in which a
    build writes its report (`a11y.renderers`; text always).
    """

    lang: Lang = "fr"
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    waivers: str = "derogations.yaml"
    page_seconds: float = 30.0
    site_url: str = ""
    browser: str = "none"
    guises: tuple[str, ...] = tuple(GUISES)
    browser_probes: bool = True
    browser_seconds: float = 120.0
    browser_workers: int = 0
    sample_seed: int | None = None
    scheduler: str = ""
    formats: tuple[str, ...] = ("text", "json", "html")

    def severity_of(self, rule: Rule) -> Severity:
        """The severity that the site sets for a rule, else the rule's own."""
        return self.severity.get(rule.id, rule.severity)

    def options_of(self, rule: Rule) -> Mapping[str, Any]:
        """The options that the site sets for a rule; the rule's defaults hold for the others."""
        return self.options.get(rule.id, {})


def nearest(word: object, allowed: Iterable[str]) -> str:
    """« vouliez-vous dire … ? » for a word that is close to an allowed one, else nothing."""
    close = difflib.get_close_matches(str(word), list(allowed), n=1, cutoff=0.6)
    return f" Vouliez-vous dire «\u00a0{close[0]}\u00a0»\u00a0?" if close else ""


def load_config(settings: Mapping[str, Any] | None) -> Config:
    """Make a `Config` of the `A11Y` setting.

    Raises `ConfigError` for an unknown key, rule, option or severity, or for a
    value of the wrong type; it names the nearest allowed one.
    """
    if settings is None:
        settings = {}
    if not isinstance(settings, Mapping):
        raise ConfigError(f"A11Y doit être un dictionnaire, et non {type(settings).__name__}.")
    fields = tuple(one.name for one in dataclasses.fields(Config))
    for key in settings:
        if key not in fields:
            raise ConfigError(
                f"A11Y\u00a0: clé inconnue «\u00a0{key}\u00a0».{nearest(key, fields)} "
                f"Clés admises\u00a0: {', '.join(fields)}."
            )
    lang = settings.get("lang", "fr")
    if lang not in ("fr", "en"):
        raise ConfigError(f"A11Y['lang']\u00a0: valeur inconnue «\u00a0{lang}\u00a0». Valeurs admises\u00a0: fr, en.")
    for key, kind, name in (
        ("severity", Mapping, "un dictionnaire"),
        ("options", Mapping, "un dictionnaire"),
        ("waivers", str, "un chemin de fichier"),
        ("page_seconds", (int, float), "un nombre de secondes"),
        ("site_url", str, "une adresse"),
        ("browser_seconds", (int, float), "un nombre de secondes"),
        ("browser_workers", int, "un nombre entier"),
        ("sample_seed", int, "un nombre entier"),
        ("scheduler", str, "une adresse, telle que tcp://127.0.0.1:8786"),
    ):
        if key in settings and (not isinstance(settings[key], kind) or isinstance(settings[key], bool)):
            raise ConfigError(f"A11Y['{key}'] doit être {name}, et non {type(settings[key]).__name__}.")
    for key in ("page_seconds", "browser_seconds"):
        if not 0 < settings.get(key, 1) < math.inf:
            raise ConfigError(f"A11Y['{key}'] doit être un nombre de secondes supérieur à 0.")
    if not isinstance(settings.get("browser_probes", True), bool):
        raise ConfigError("A11Y['browser_probes'] doit être True ou False.")
    if settings.get("browser_workers", 0) < 0:
        raise ConfigError("A11Y['browser_workers'] doit être un nombre positif, ou 0 pour un navigateur par cœur.")
    browser = settings.get("browser", "none")
    if browser not in BROWSER_MODES:
        raise ConfigError(
            f"A11Y['browser']\u00a0: valeur inconnue «\u00a0{browser}\u00a0».{nearest(browser, BROWSER_MODES)} "
            f"Valeurs admises\u00a0: {', '.join(BROWSER_MODES)}."
        )
    if "formats" in settings:
        named = _names("formats", settings["formats"], formats(), "format", "Formats")
        settings = {**settings, "formats": tuple(name for name in formats() if name == "text" or name in named)}
    if "guises" in settings:
        settings = {**settings, "guises": _guises(settings["guises"])}
    try:
        urlsplit(settings.get("site_url", ""))
    except ValueError as error:
        raise ConfigError(f"A11Y['site_url']\u00a0: ce n'est pas une adresse ({error}).") from error
    rules = all_rules()
    for name, value in settings.get("severity", {}).items():
        _known_rule("severity", name, rules)
        if value not in SEVERITIES:
            raise ConfigError(
                f"A11Y['severity']['{name}']\u00a0: valeur inconnue «\u00a0{value}\u00a0».{nearest(value, SEVERITIES)} "
                f"Valeurs admises\u00a0: {', '.join(SEVERITIES)}. "
                "Pour taire un constat, écrivez une dérogation motivée."
            )
    for name, values in settings.get("options", {}).items():
        _check_options(name, values, _known_rule("options", name, rules))
    return Config(**settings)


def _guises(names: object) -> tuple[str, ...]:
    """The guises to see pages in, the usual one first, whether it was named or not."""
    named = _names("guises", names, GUISES, "aspect", "Aspects")
    return tuple(name for name in GUISES if name == USUAL or name in named)


def _names(key: str, names: object, allowed: Iterable[str], one: str, many: str) -> tuple[str, ...]:
    if isinstance(names, str) or not isinstance(names, Sequence):
        raise ConfigError(f"A11Y['{key}'] doit être une liste de noms, et non {type(names).__name__}.")
    for name in names:
        if name not in allowed:
            raise ConfigError(
                f"A11Y['{key}']\u00a0: {one} inconnu «\u00a0{name}\u00a0».{nearest(name, allowed)} "
                f"{many} admis\u00a0: {', '.join(allowed)}."
            )
    return tuple(names)


def _known_rule(key: str, name: str, rules: Mapping[str, Rule]) -> Rule:
    if name not in rules:
        raise ConfigError(
            f"A11Y['{key}']\u00a0: règle inconnue «\u00a0{name}\u00a0».{nearest(name, rules)} "
            "La liste des règles est dans docs/regles.md."
        )
    return rules[name]


def _check_options(name: str, values: object, rule: Rule) -> None:
    if not isinstance(values, Mapping):
        raise ConfigError(f"A11Y['options']['{name}'] doit être un dictionnaire, et non {type(values).__name__}.")
    for option, value in values.items():
        if option not in rule.options:
            known = ", ".join(rule.options) or "aucune"
            raise ConfigError(
                f"A11Y['options']['{name}']\u00a0: option inconnue «\u00a0{option}\u00a0»."
                f"{nearest(option, rule.options)} Options admises\u00a0: {known}."
            )
        default = rule.options[option]
        if type(value) is not type(default) and not (isinstance(default, float) and type(value) is int):
            raise ConfigError(
                f"A11Y['options']['{name}']['{option}']\u00a0: {value!r} n'est pas de la même sorte que "
                f"la valeur par défaut, {default!r}."
            )


def read_config_file(path: Path) -> Config:
    """Read `A11Y` from a Python settings file such as pelicanconf.py.

    Raises `ConfigError` when the file cannot be read or run, or its `A11Y` is wrong.
    """
    try:
        settings = runpy.run_path(str(path))
    except (Exception, SystemExit) as error:
        raise ConfigError(f"{path}\u00a0: impossible de lire ce fichier de réglages ({error}).") from error
    return load_config(settings.get("A11Y"))
