"""What our own probes see in a browser: each fault on a page that has it, and none on unusual pages that do not."""

from __future__ import annotations

import io
import json
import math
import struct
import subprocess
import wave
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.browser import NODE, ROOT
from tests.browser.test_browser_rules import PROBE, Findings, audit

PAGE = """<!doctype html><html lang="fr"{html}><head><meta charset="utf-8"><title>Essai – Parcs – Levallois</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head><body{body}>{content}</body></html>"""
LONG = (
    "La piscine du centre rouvre lundi après trois mois de travaux\u00a0: bassins neufs, vestiaires accessibles, "
    "horaires "
    "élargis le soir, et une entrée gratuite pour tous les habitants pendant la première semaine."
)
SHORT = "La piscine du centre rouvre lundi après trois mois de travaux."
WORD = "reglement_interieur_de_la_piscine_municipale_du_centre_applicable_a_la_rentree.pdf"
GUISES = "desktop,narrow,dark,forced-colors,zoom,text-spacing,narrow-text-spacing"


@dataclass(frozen=True)
class Bad:
    """A page with a fault: the rule that names it, and the selector of its element."""

    rule: str
    selector: str
    page: str
    severity: str = "error"


def page(
    content: str = "", *, css: str = "", head: str = "", html: str = "", body: str = "", bare: bool = False
) -> str:
    style = f"<style>{css}</style>" if css else ""
    inner = content if bare else f"<main><h1>Essai</h1>{content}</main>"
    return PAGE.format(head=head + style, html=html, body=body, content=inner)


FLOOR = '<div style="height: 150vh"></div>'
RING = ":focus-visible { outline: 3px solid #000; outline-offset: 2px }"
LINKS = '<p><a href="/a/">Agenda</a></p><p><a href="/b/">Budget</a></p>'
TRAP = "event.key === 'Tab' && event.preventDefault()"
CARD = "width: 16em; line-height: 1.2; font-family: sans-serif"
SMALL = "width: 16px; height: 16px; padding: 0; border: 0; float: left"
PHOTO = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='80' height='80'%3E%3Crect width='80' "
    "height='80'"
    " fill='%23eee'/%3E%3Ccircle cx='40' cy='40' r='36' fill='%23999'/%3E%3C/svg%3E"
)
OVER = f"background: url({json.dumps(PHOTO)}); padding: 2em; font-size: 16px"
OVER = OVER.replace('"', "&quot;")

BAD = {
    "reflow-grid": Bad(
        "page-reflow", "body > main > div > p", page('<div style="min-width: 500px"><p>Piscine</p></div>')
    ),
    "reflow-word": Bad("page-reflow", "body > main > p", page(f"<p>{WORD}</p>")),
    "reflow-frame": Bad(
        "page-reflow",
        "body > main > iframe",
        page('<iframe srcdoc="Plan" title="Plan" width="560" height="90"></iframe>'),
    ),
    "reflow-leftward": Bad("page-reflow", "body > main > p", page(f"<p>{WORD}</p>", html=' dir="rtl"')),
    "reflow-cut": Bad("page-reflow", "body > main > p", page(f"<p>{WORD}</p>", css="body { overflow-x: hidden }")),
    "clipped": Bad(
        "text-clipped",
        "body > main > div",
        page(f'<div style="height: 48px; line-height: 24px; font-size: 16px; overflow: hidden">{LONG}</div>'),
    ),
    "overlap": Bad(
        "text-overlap",
        "body > main > div:nth-of-type(2)",
        page(f'<div style="height: 40px; line-height: 20px; font-size: 16px">{LONG}</div><div>Entrée libre.</div>'),
    ),
    "spacing-clipped": Bad(
        "text-spacing",
        "body > main > div",
        page(f'<div style="{CARD}; height: 3em; overflow: hidden">{SHORT}</div>'),
    ),
    "spacing-overlap": Bad(
        "text-spacing",
        "body > main > div:nth-of-type(2)",
        page(f'<div style="{CARD}; height: 3em">{SHORT}</div><div>Libre.</div>'),
    ),
    "order-row": Bad(
        "focus-order",
        "body > main > div > p:nth-of-type(2) > a",
        page(f'<div style="display: flex; flex-direction: row-reverse">{LINKS}</div>'),
    ),
    "order-tabindex": Bad(
        "focus-order",
        "body > main > p:nth-of-type(1) > a",
        page('<p><a href="/a/">Agenda</a></p><p><a href="/b/" tabindex="3">Budget</a></p>'),
    ),
    "unreached": Bad(
        "focus-reached",
        "body > main > button:nth-of-type(2)",
        page(
            "<button type=button onkeydown=\"if (event.key === 'Tab' && !event.shiftKey) { event.preventDefault(); "
            "document.getElementById('c').focus() }\">A</button> <button type=button>B</button> "
            "<button type=button id=c>C</button>"
        ),
    ),
    "unreached-back": Bad(
        "focus-reached",
        "body > main > button:nth-of-type(2)",
        page(
            '<button type=button id=a>A</button> <button type=button>B</button> <button type=button onkeydown="'
            "if (event.key === 'Tab' && event.shiftKey) { event.preventDefault(); "
            "document.getElementById('a').focus() }\">"
            "C</button>"
        ),
    ),
    "unreached-taken-out": Bad(
        "focus-reached",
        "body > main > p:nth-of-type(1) > a",
        page('<p>Voir <a href="/tarifs/" tabindex="-1">les tarifs</a></p><p><a href="/">Accueil</a></p>'),
    ),
    "covered": Bad(
        "focus-covered",
        "body > main > p:nth-of-type(1) > a",
        page(
            '<div style="height: 100vh"></div><p><a href="/a/">Agenda</a></p>'
            '<p style="position: fixed; inset: auto 0 0; height: 6em; margin: 0; background: #fff">Alerte</p>'
        ),
    ),
    "invisible": Bad(
        "focus-visible", "body > main > p:nth-of-type(1) > a", page(LINKS, css="a { outline: 0 !important }")
    ),
    "invisible-cut": Bad(
        "focus-visible",
        "body > main > p > a",
        page(
            '<p style="overflow: hidden; width: 6em; height: 2em; padding: 0"><a href="/a/" style="display: '
            "block; height: 2em; "
            'outline-offset: 0">Agenda</a></p>',
            css="a:focus { outline: 3px solid #000 }",
        ),
    ),
    "faint": Bad(
        "focus-appearance",
        "body > main > p:nth-of-type(1) > a",
        page(LINKS, css="a:focus { outline: 1px solid #000 }"),
        "warning",
    ),
    "faint-tall": Bad(
        "focus-appearance",
        "body > main > p:nth-of-type(1) > a",
        page(LINKS, css="a { display: block; min-height: 130vh } a:focus { outline: 1px solid #000 }"),
        "warning",
    ),
    "trapped": Bad(
        "focus-trap",
        "body > main > textarea",
        page(f'<textarea aria-label="Avis" onkeydown="{TRAP}"></textarea>{LINKS}'),
    ),
    "skip-idle": Bad(
        "skip-link",
        "body > a",
        page(
            '<a href="#c" onclick="scrollTo(0, 900); return false">Aller au contenu</a>'.replace("onclick", "data-x")
            + f'<nav aria-label="Menu">{LINKS}</nav><main id=c><h1>Essai</h1><p><a href="/c/">Culture</a></p></main>'
            "<script>document.querySelector('[data-x]').addEventListener('click', event => "
            "event.preventDefault())</script>",
            bare=True,
        ),
    ),
    "target": Bad(
        "target-size",
        "body > main > button:nth-of-type(1)",
        page(f'<button style="{SMALL}" aria-label=A>−</button><button style="{SMALL}" aria-label=B>+</button>'),
    ),
    "contrast": Bad("text-contrast", "body > main > p", page(f'<p style="{OVER}; color: #777">La piscine rouvre</p>')),
    "moves-css": Bad(
        "moving-content",
        "body > main > p",
        page("<p>Alerte</p>", css="@keyframes a { to { translate: 9em } } p { animation: a 9s infinite }"),
    ),
    "moves-script": Bad(
        "moving-content",
        "body > main > p",
        page(
            "<p>Alerte</p><script>let n = 0; setInterval(() => document.querySelector('p').textContent = 'Alerte "
            "' + n++, "
            "1000)</script>"
        ),
    ),
    "sounds": Bad("media-autoplay", "body > main > audio", page('<audio src="cinq.wav" autoplay loop></audio>')),
    "without-javascript": Bad(
        "javascript-required",
        "body > main > div",
        page(
            "<div></div><script>document.querySelector('div').innerHTML = '<p>Le parc ferme à vingt "
            "heures</p>'</script>"
        ),
    ),
    "script-error": Bad("script-error", "body > main > script", page("<script>null.x</script>")),
    "console-error": Bad(
        "script-error", "body > main > script", page("<script>console.error('Menu introuvable')</script>")
    ),
    "request-failed": Bad(
        "request-failed", "body > main > img", page('<img src="/rien.png" alt="Plan" width=9 height=9>')
    ),
    "request-outside": Bad(
        "request-outside",
        "body > main > img",
        page('<img src="https://ailleurs.example/a.png" alt="Plan" width=9 height=9>'),
    ),
    "navigation": Bad(
        "page-leaves",
        "body > main > script",
        page("<script>addEventListener('load', () => setTimeout(() => { location.href = '/ailleurs/' }, 50))</script>"),
    ),
    "download": Bad(
        "page-leaves",
        "body > main > a",
        page(
            "<a href='data:text/plain,Plan' download=p.txt>Plan</a><script>document.querySelector('a').click()</script>"
        ),
    ),
    "dialog": Bad("page-leaves", "body > main > script", page("<script>confirm('Cookies ?')</script>")),
    "popup": Bad("window-open", "body > main > script", page("<script>window.open('/sondage/')</script>")),
}

WIDE = "<table><caption>Tarifs</caption><tr>" + "<th scope=col>Une colonne</th>" * 9 + "</tr></table>"
TABS = (
    '<div role="tablist" aria-label="Jours"><button role="tab" id="t1" aria-selected="true" aria-controls="p1">Lundi'
    '</button><button role="tab" id="t2" aria-selected="false" aria-controls="p2" tabindex="-1">Mardi</button></div>'
    '<div role="tabpanel" id="p1" aria-labelledby="t1" tabindex="0">Ouvert</div>'
    '<div role="tabpanel" id="p2" aria-labelledby="t2" hidden>Fermé</div>'
    "<script>document.querySelector('[role=tablist]').addEventListener('keydown', event => { if (event.key === "
    "'ArrowRight') document.getElementById('t2').focus() })</script>"
)
GOOD = {
    # Of its ring the window never shows more than the two sides.
    "focus-larger-than-the-window": page(LINKS, css="a { display: block; min-height: 130vh; outline-offset: -4px }"),
    "drawing-with-links": page(
        '<svg viewBox="0 0 300 100" width="600" height="200" role="group" aria-label="Plan du parc">'
        '<a href="/etang/"><rect x="0" y="0" width="100" height="60" fill="#036"/><text x="8" y="40" fill="#fff" '
        'font-size="20">Étang</text></a><text x="150" y="90" font-size="20">Voir <a href="/serre/">la serre</a></text>'
        '</svg><svg role="img" width="90" height="90"><title>Un étang</title><circle cx="45" cy="45" r="40"/></svg>',
        css=RING,
    ),
    "reflow-table-in-a-box": page(
        f'<div style="overflow-x: auto" tabindex="0" role="region" aria-label="Tarifs">{WIDE}</div>'
    ),
    "without-javascript-folded": page(
        "<details><summary>Horaires</summary><p>Fermeture vers vingt heures</p></details>", css=RING
    ),
    "reflow-word-breaks": page(f'<p style="overflow-wrap: anywhere">{WORD}</p>'),
    "reflow-waiting-beside": page(
        '<div style="position: absolute; left: 100%; width: 300px"><p>Menu</p></div>', css="body { overflow-x: hidden }"
    ),
    "reflow-leftward": page(f"<p>{LONG}</p>", html=' dir="rtl"'),
    "reflow-for-ears": page('<p style="position: absolute; left: -9999px; width: 900px">Aller au contenu</p>'),
    "zoom-line-height-one": page(f'<h2 style="line-height: 1; overflow: hidden">{LONG}</h2>'),
    "zoom-dots-with-title": page(
        f'<p title="{LONG}" style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis; max-width: '
        f'90em">{LONG}</p>'
    ),
    "zoom-scrolls": page(
        f'<div style="height: 6em; overflow: auto" tabindex="0" role="region" aria-label="Avis"><p>{LONG}</p></div>'
    ),
    "zoom-for-ears": page(
        '<p><span style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: '
        f'inset(50%)">{LONG}</span></p>'
    ),
    "zoom-units": page(f'<p style="font-size: calc(1rem + 1vw)">{LONG}</p><p style="font-size: 1.2em">{LONG}</p>'),
    "overlap-dots-beside-text": page(
        f'<div style="display: flex; gap: 1em"><p style="overflow: hidden; white-space: nowrap; width: 8em">{LONG}</p>'
        '<p>Entrée libre</p></div><div style="overflow: auto; width: 9em; white-space: nowrap; float: left" '
        "tabindex=0 "
        f"role=region aria-label=A>{LONG}</div><p>Ouvert</p>".replace("overflow: hidden", "overflow: auto").replace(
            "<p style", '<p tabindex=0 role=region aria-label="Avis" style', 1
        )
    ),
    "overlap-drop-cap-and-note": page(f"<p>{LONG}<sup>1</sup> <ruby>漢<rt>kan</rt></ruby></p>"),
    "overlap-sticky": page(f'<p style="position: sticky; top: 0; background: #fff">Alerte</p><p>{LONG}</p>{FLOOR}'),
    "spacing-grows": page(f'<div style="{CARD}; min-height: 3em; overflow: hidden">{LONG}</div>'),
    "spacing-lines": page(f'<h2 style="line-height: 1">{LONG}</h2><p style="line-height: 1">{LONG}</p>'),
    "order-leftward": page(f'<div style="display: flex">{LINKS}</div>', html=' dir="rtl"'),
    "order-of-nothing": page('<div style="display: flex"><p style="order: 2">A</p><p>B</p></div>' + LINKS),
    "order-vertical": page(
        f'<div style="display: flex; flex-direction: column; writing-mode: vertical-rl">{LINKS}</div>'
    ),
    "order-of-parts": page(
        '<main style="order: 2"><h1>Essai</h1><p><a href="/m/">Mairie</a></p></main><nav '
        f'aria-label="Menu">{LINKS}</nav>',
        css="body { display: flex }",
        bare=True,
    ),
    "order-columns": page(
        f'<div style="display: grid; grid-auto-flow: column; grid-template-rows: auto auto">{LINKS}'
        '<p><a href="/c/">Culture</a></p><p><a href="/d/">Danse</a></p></div>'
    ),
    "reached-radio": page(
        "<fieldset><legend>Jour</legend><label><input type=radio name=j> Lundi</label> <label><input type=radio "
        "name=j> "
        "Mardi</label></fieldset><details><summary>Plus</summary><p><a href='/x/'>Caché</a></p></details>"
    ),
    "reached-tabs": page(TABS),
    "reached-picture-beside-title": page(
        f'<p><a href="/fete/" tabindex="-1" aria-hidden="true"><img src="{PHOTO}" alt=""></a> <a href="/fete/">La '
        "fête</a></p>"
    ),
    "reached-inert": page(f'<div inert>{LINKS}</div><p><a href="/c/">Culture</a></p>'),
    "reached-modal": page(
        "<dialog aria-label=Avis><p>Fermé</p><form method=dialog><button>Fermer</button></form></dialog>"
        "<button type=button onclick=\"document.querySelector('dialog').showModal()\">Avis</button>" + LINKS
    ),
    "reached-modal-open": page(
        "<dialog aria-label=Avis><p>Fermé lundi</p><form method=dialog><button>Fermer</button></form></dialog>"
        f"<p>Fermé lundi</p>{LINKS}<script>document.querySelector('dialog').showModal()</script>"
    ),
    "reached-editable": page('<div contenteditable="true" role="textbox" aria-label="Avis">Écrire</div>' + LINKS),
    "reached-shadow": page(
        "<x-menu><template shadowrootmode=open><style>a { display: block; padding: 9px }</style><a "
        "href='/a/'>Agenda</a>"
        "<slot></slot><a href='/b/'>Budget</a></template><a href='/c/' style='display: block; padding: 9px'>Culture</a>"
        "</x-menu>"
    ),
    "reached-closed-shadow": page(
        "<x-a></x-a><script>document.querySelector('x-a').attachShadow({ mode: 'closed' }).innerHTML = '<button "
        "style=padding:9px>A</button> <button style=padding:9px>B</button>'</script>" + LINKS
    ),
    "reached-toolbar": page(
        '<div role=toolbar aria-label=Texte><button type=button style="padding: 9px">Gras</button><button type=button '
        'tabindex=-1 style="padding: 9px">Italique</button></div>'
    ),
    "reached-dates": page("<p><label>Du <input type=date></label> <label>à <input type=time></label></p>" + LINKS),
    "reached-in-scroll-box": page(
        '<div tabindex=0 role=region aria-label=Liens style="height: 6em; overflow: auto">' + LINKS * 3 + "</div>"
    ),
    "overlap-open-dialog": page(
        f'<dialog open aria-label=Avis style="background: #fff"><p>Fermé lundi</p></dialog><p>{LONG}</p>{LINKS}'
    ),
    "covered-sticky-header": page(
        '<header style="position: sticky; top: 0; background: #fff; z-index: 2"><a href="/">Accueil</a></header>'
        f"<main><h1>Essai</h1>{FLOOR}{LINKS}{FLOOR}<p><a href='/c/'>Culture</a></p>{FLOOR}</main>",
        bare=True,
    ),
    "visible-transition": page(LINKS, css="a { transition: outline 2s } a:focus { outline: 3px solid #000 }"),
    "contrast-gradient-text": page(
        '<h2 style="background: linear-gradient(#036, #360); background-clip: text; color: transparent">Fête</h2>'
    ),
    "zoom-slides": page(
        '<div style="overflow: hidden"><div style="display: flex">' + "<p>Une diapositive</p>" * 3 + "</div></div>",
        css="p { flex: 0 0 33% } @media (max-width: 60em) { p { flex-basis: 100% } }",
    ),
    "reached-frame-of-many": page(
        "<iframe title=Plan style='width: 100%' "
        f'srcdoc="<title>Plan</title>{"<a href=/>Rue</a> " * 60}"></iframe>{LINKS}'
    ),
    "reached-audio": page('<audio controls src="cinq.wav"></audio><p>Transcription\u00a0: un son.</p>' + LINKS),
    "covered-stretched": page(
        '<div style="position: relative"><h2><a class="all" href="/a/">Agenda</a></h2><p>Par <a href="/m/">la '
        "mairie</a></p></div>",
        css=".all::after { content: ''; position: absolute; inset: 0 }",
    ),
    "covered-scroll-padding": page(
        '<p style="position: fixed; inset: 0 0 auto; height: 3em; margin: 0; background: '
        f'#fff">Alerte</p>{FLOOR}{LINKS}{FLOOR}'
        '<p><a href="/c/">Culture</a></p>',
        css="html { scroll-padding: 6em } body { padding-top: 5em; padding-bottom: 6em }",
    ),
    "covered-box-with-label": page(
        '<p><label style="position: relative"><input type=checkbox style="opacity: 0"><span style="position: '
        "absolute; inset: 0; "
        'background: #fff">Oui</span></label></p>',
        css="input:focus + span { outline: 3px solid #000 }",
    ),
    "visible-background": page(LINKS, css="a:focus { outline: 0; background: #000; color: #fff }"),
    "visible-shadow": page(LINKS, css="a:focus { outline: 0; box-shadow: 0 0 0 3px #000 }"),
    "visible-browsers-own": page(
        LINKS + "<button type=button>Menu</button><select aria-label=Jour><option>Lundi</select>"
    ),
    "visible-round": page(
        '<button type=button style="padding: 1em 2em; border-radius: 3em; border: 0">Envoyer</button>',
        css=":focus-visible { outline: 2px solid #000; outline-offset: 0 }",
    ),
    "visible-around": page(
        '<div class="card"><p style="padding: 3em">Texte</p><a href="/a/">Agenda</a><p style="padding: '
        '3em">Texte</p></div>',
        css="a { outline: 0 !important } .card { padding: 40px } .card:focus-within { outline: 6px solid #000 }",
    ),
    "visible-on-two-lines": page(
        '<p style="width: 9em">Voir <a href="/a/">le programme de la fête</a></p>',
        css="a:focus { outline: 3px solid #000 }",
    ),
    "visible-area": page(
        f'<p><img src="{PHOTO}" alt="Plan" usemap="#m" width="80" height="80"><map name="m"><area shape="rect" '
        'coords="0,0,70,70" href="/a/" alt="Agenda"></map></p>'
    ),
    "visible-switch": page(
        '<p><input type="checkbox" id="s" class="ears"><label for="s" class="switch">Alertes</label></p>',
        css=".ears { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) } "
        ".switch { padding: 9px } .ears:focus + .switch { outline: 3px solid #000 }",
    ),
    "visible-skip-link": page(
        f'<a href="#c" class="skip">Aller au contenu</a><nav aria-label="Menu">{LINKS}</nav><main '
        'id="c"><h1>Essai</h1></main>',
        css=".skip:not(:focus) { position: absolute; clip-path: inset(50%); width: 1px; height: 1px }",
        bare=True,
    ),
    "trapped-until-escape": page(
        '<textarea aria-label="Avis" onkeydown="if (event.key === \'Escape\') this.free = 1; this.free || '
        f'({TRAP})"></textarea>' + LINKS
    ),
    "trapped-menu-on-focus": page(
        '<ul><li><a href="/m/">Mairie</a><ul><li><a href="/e/">Élus</a></li><li><a '
        'href="/s/">Services</a></li></ul></li>'
        '<li><a href="/c/">Culture</a></li></ul>',
        css="li ul { display: none } li:focus-within ul { display: block } a { display: inline-block; padding: 9px }",
    ),
    "skip-to-focusable": page(
        f'<a href="#c">Aller au contenu</a><nav aria-label="Menu">{LINKS}</nav><main id="c" '
        'tabindex="-1"><h1>Essai</h1></main>',
        bare=True,
    ),
    "skip-odd-address": page(
        '<p><a href="#100%25">Cent</a> <a href="#2024">Deux mille</a></p><h2 id="100%">Cent</h2><h2 id="2024">2024</h2>'
        f'<p style="{OVER}; color: #000" id="2025">Texte</p>{LINKS}'
    ),
    "skip-menu-button": page(
        '<nav aria-label="Menu" id="menu"><ul hidden><li><a href="/a/">Agenda</a></li></ul></nav>'
        '<a href="#menu" role="button" aria-expanded="false">Menu</a><main><h1>Essai</h1><p><a '
        'href="/b/">Budget</a></p></main>'
        "<script>document.querySelector('[role=button]').addEventListener('click', event => { event.preventDefault(); "
        "document.querySelector('ul').hidden = false })</script>",
        bare=True,
    ),
    "target-in-sentence": page(
        '<p>Voir les <a href="/a/" style="display: inline-block">heures</a> et <a href="/b/">tarifs</a> (PDF).</p>'
    ),
    "target-with-room": page(
        f'<button style="{SMALL.replace("float: left", "margin: 12px")}" aria-label=A>−</button>'
        f'<button style="{SMALL.replace("float: left", "margin: 12px")}" aria-label=B>+</button>'
    ),
    "target-browsers-own": page(
        "<label><input type=checkbox> Lundi</label><br><label><input type=checkbox> Mardi</label><br>"
        "<button type=button>A</button><button type=button>B</button><br><input aria-label=Vue type=range><br>"
        "<input aria-label=Ville>"
    ),
    "contrast-scrim": page(
        f'<div style="{OVER}"><p style="background: rgb(0 0 0 / .85); color: #fff">La piscine rouvre</p></div>'
    ),
    "contrast-shadow": page(f'<p style="{OVER}; color: #000; text-shadow: 0 0 2px #fff">La piscine rouvre</p>'),
    "contrast-wide-colour": page(
        '<p style="color: oklch(20% 0 0); background: linear-gradient(#fff, #ddd)">La piscine rouvre</p>'
    ),
    "contrast-transparent": page(
        '<p style="color: transparent; background: linear-gradient(#fff, #ddd)" aria-hidden="true">Décor</p>'
    ),
    "moves-five-seconds": page(
        "<p>Alerte</p>",
        css="@keyframes a { to { translate: 9em } } p { animation: a 1s 3 } body { overflow-x: hidden }",
    ),
    "moves-with-scroll": page(
        "<p>Alerte</p>" + FLOOR,
        css="@keyframes a { to { opacity: .9 } } p { animation: a linear; animation-timeline: scroll() }",
    ),
    "moves-then-stops": page(
        "<p>Alerte</p><script>let n = 0; const i = setInterval(() => { document.querySelector('p').style.opacity "
        "= n++ % 2 "
        "? .99 : 1; if (n > 4) clearInterval(i) }, 500)</script>"
    ),
    "sounds-short": page('<audio src="une.wav" autoplay></audio><p>Un signal</p>'),
    "sounds-silent": page('<audio src="cinq.wav" controls></audio><p>Transcription\u00a0: un son.</p>'),
    "javascript-enhances": page("<p>Le parc ferme</p><script>document.querySelector('p').classList.add('js')</script>"),
    "javascript-noscript": page("<p>Le parc ferme</p><noscript><p>Sans script, voir le plan.</p></noscript>"),
    "script-quiet": page("<script>try { null.x } catch { console.info('Rien') }</script>"),
    "script-policy": page(
        f'<p style="{OVER}; color: #000">La piscine</p>{LINKS}'.replace(f' style="{OVER}; color: #000"', ""),
        head="<meta http-equiv=Content-Security-Policy content=\"default-src 'self'\">",
    ),
    "script-warns": page("<script>console.warn('Ancien')</script>"),
    "request-data": page(f'<img src="{PHOTO}" alt="Plan" width=80 height=80>'),
    "request-link-alone": page('<p><a href="https://ailleurs.example/">Un autre site</a></p>'),
    "leaves-on-demand": page("<button type=button onclick=\"location.href = '/'\">Quitter</button>"),
    "leaves-nothing": page(
        "<button type=button onclick=\"alert('Complet')\">Places</button><p><a href='#haut'>Haut</a></p>"
    ),
    "javascript-own-buttons": page(
        "<p>Le parc ferme</p><script>document.querySelector('main').insertAdjacentHTML('beforeend', '<button "
        "type=button>Retour "
        "en haut</button>')</script>"
    ),
    "empty-body": page("", bare=True),
    "frames": (
        '<!doctype html><html lang="fr"><head><title>Cadres – Parcs – Levallois</title></head><frameset cols="50%,50%">'
        '<frame src="a.txt" title="Menu"><frame src="a.txt" title="Contenu"></frameset></html>'
    ),
    "no-scroll": page(f"<p>{LONG}</p>{LINKS}", css="body { overflow: hidden }"),
}
XHTML = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="fr" xml:lang="fr"><head><title>Essai '
    "– Parcs – "
    f"Levallois</title></head><body><main><h1>Essai</h1>{LINKS}<p>{LONG}</p></main></body></html>"
)


def sound(seconds: float) -> bytes:
    """A tone."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(8000)
        samples = (int(9000 * math.sin(number / 3)) for number in range(int(8000 * seconds)))
        writer.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return file.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages, and the files that they ask for."""
    folder = tmp_path_factory.mktemp("sondes")
    (folder / "cinq.wav").write_bytes(sound(5))
    (folder / "une.wav").write_bytes(sound(1))
    (folder / "a.txt").write_text("Texte", "utf-8")
    for name, bad in BAD.items():
        (folder / f"bad-{name}.html").write_text(bad.page, "utf-8")
    for name, html in GOOD.items():
        (folder / f"good-{name}.html").write_text(html, "utf-8")
    (folder / "good-xhtml.xhtml").write_text(XHTML, "utf-8")
    return folder


@pytest.fixture(scope="module")
def findings(folder: Path) -> Findings:
    """What one run of the command finds on all of them."""
    return audit(folder, sorted(path.name for path in folder.glob("*.*html")), "--guises", GUISES)


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_seen_on_its_element(name: str, findings: Findings) -> None:
    bad = BAD[name]
    seen = [each for each in findings[f"bad-{name}.html"] if PROBE in each["witnesses"]]
    assert (bad.rule, bad.selector, bad.severity) in {
        (each["rule"], each["selector"], each["severity"]) for each in seen
    }


@pytest.mark.parametrize("name", [*(f"{name}.html" for name in GOOD), "xhtml.xhtml"])
def test_an_unusual_page_without_faults_is_left_alone(name: str, findings: Findings) -> None:
    seen = [each for each in findings[f"good-{name}"] if PROBE in each["witnesses"] and each["severity"] != "review"]
    assert [(each["rule"], each["selector"], each["message"], each["guises"]) for each in seen] == []


def run(script: str, folder: Path) -> list[list[str]]:
    """What a script tells that has a `browser`, a `server` of the folder, and our modules by their names."""
    modules = (ROOT / "plugins" / "a11y" / "browser").as_uri()
    before = f"""
        import {{ launch }} from "{modules}/chromium.mjs";
        import {{ serve }} from "{modules}/server.mjs";
        import {{ setViewport }} from "{modules}/page.mjs";
        import {{ visit }} from "{modules}/visit.mjs";
        import {{ install }} from "{modules}/probes/document.mjs";
        import {{ measureContrast }} from "{modules}/probes/contrast.mjs";
        import {{ walkByKeyboard }} from "{modules}/probes/keyboard.mjs";
        const server = await serve({json.dumps(str(folder))}, {{ secret: true }});
        const browser = await launch();
        const usual = {{ name: "desktop", width: 1280, height: 800, scheme: "light", zoom: 1, media: "screen" }};
        const told = [];
    """
    after = "\nprocess.stdout.write(JSON.stringify(told), () => process.exit());"
    command: list[str | Path] = [NODE, "--input-type=module", "--eval", before + script + after]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: list[list[str]] = json.loads(done.stdout)
    return result


def test_a_page_is_after_the_probes_as_it_was_before(folder: Path) -> None:
    names = [f"good-{name}.html" for name, html in GOOD.items() if "<script" not in html and name != "frames"]
    changed = run(
        f"""
        const page = await browser.newPage();
        await setViewport(page);
        const read = () => page.evaluate(() => [
          document.documentElement.outerHTML, scrollX, scrollY, location.href, document.activeElement?.localName,
          document.adoptedStyleSheets.length, document.querySelectorAll(":target").length,
          ...[...document.querySelectorAll("*")].map((each) => `${{each.scrollLeft}} ${{each.scrollTop}}`),
        ]);
        for (const name of {json.dumps(names)}) {{
          await page.goto(server.url.slice(0, -1) + server.prefix + "/" + name);
          await install(page);
          const before = await read();
          await measureContrast(page, ["p", "body > main > h1", "a", "#2025"]);
          const between = await read();
          await walkByKeyboard(page, usual);
          const after = await read();
          if (JSON.stringify(before) !== JSON.stringify(between)) told.push([name, "contrast", before, between]);
          if (JSON.stringify(before) !== JSON.stringify(after)) told.push([name, "keyboard", before, after]);
        }}
        """,
        folder,
    )
    assert len(names) > 40
    # A menu may open, and a box be written in, by the keys of the walk itself.
    assert changed == []


def test_what_was_seen_of_other_pages_hides_no_fault(tmp_path: Path) -> None:
    menu = '<nav aria-label="Menu" class="a"><p class="b"><a href="/a/" class="c">Agenda</a></p></nav>'
    looks = {
        "own": ".c:focus { outline: 3px solid #000 }",
        "parent": ".c { outline: 0 !important } .b { padding: 20px } .b:focus-within { outline: 4px solid #000 }",
        "nothing": ".c { outline: 0 !important } .b { padding: 20px }",
        "pale": ".c:focus { outline: 3px solid #000 } .b { background: #111; padding: 20px }",
        "thin": ".c:focus { outline: 1px solid #000 }",
        "cut": ".c { display: block } .c:focus { outline: 3px solid #000 } .b { overflow: hidden; width: 9em }",
        "under": ".c:focus { outline: 3px solid #000 } .b { position: relative } "
        ".b::after { content: ''; position: absolute; inset: -9px; background: #fff; opacity: .97; "
        "pointer-events: none }",
    }
    for name, css in looks.items():
        (tmp_path / f"{name}.html").write_text(page(menu, css=css), "utf-8")
    names = [*looks, *reversed(looks)]
    told = run(
        f"""
        for (const name of {json.dumps(names)}) {{
          const request = {{ page: `/${{name}}.html`, guises: [usual], contrast: [], site: "", probes: true }};
          const {{ facts }} = await visit(browser, server, request);
          told.push(facts.filter(({{ kind }}) => kind.startsWith("focus")).map(({{ kind }}) => kind));
        }}
        """,
        tmp_path,
    )
    seen = dict(zip(looks, told, strict=False))
    assert seen == {
        "own": [],
        "parent": [],
        "nothing": ["focus-invisible"],
        "pale": ["focus-invisible"],
        "thin": ["focus-faint"],
        "cut": ["focus-invisible"],
        "under": ["focus-invisible"],
    }
    assert told[: len(looks)] == told[len(looks) :][::-1]
