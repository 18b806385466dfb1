"""Pages with planted faults of every kind that axe and HTML_CodeSniffer know, to compare what tools say of them.

    .venv/bin/python tools/planted.py FOLDER

The same files come out each time. They load nothing from elsewhere, and none changes
by itself once it is loaded: what a tool says of one does not hang on when it looks.
"""

from __future__ import annotations

import base64
import io
import sys
import wave
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

_GIF: Final = base64.b64decode("R0lGODlhAQABAIABAGZmZv///yH5BAEAAAEALAAAAAABAAEAAAICRAEAOw==")
_CSS: Final = """\
@import "more.css";
body { font: 16px/1.5 sans-serif; color: #222; background: #fff }
.pale { color: #bbb } .photo { background: url(image.gif); color: #fff; padding: 1em }
.small { width: 6em; height: 3em; overflow: auto }
"""
_TEXT: Final = "<p>Le service est ouvert du lundi au vendredi, sauf les jours fériés.</p>"


def write_pages(folder: Path) -> list[str]:
    """Write the pages, and the files that they load, into a folder.

    In: the folder, made where it is not there. Out: the names of the pages below it, sorted.
    """
    (folder / "files").mkdir(parents=True, exist_ok=True)
    (folder / "files" / "image.gif").write_bytes(_GIF)
    (folder / "files" / "sound.wav").write_bytes(_silence(seconds=5))
    (folder / "files" / "site.css").write_text(_CSS, "utf-8")
    (folder / "files" / "more.css").write_text(".grey { color: #999; background: #fff }\n", "utf-8")
    (folder / "files" / "change.js").write_text(_CHANGE, "utf-8")
    pages = {f"{number:02}-{name}.html": html for number, (name, html) in enumerate(_PAGES.items(), 1)}
    for name, html in pages.items():
        (folder / name).write_text(html, "utf-8")
    return sorted(pages)


def _silence(seconds: int) -> bytes:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return sound.getvalue()


def _page(
    body: str, *, head: str = "", title: str | None = "Mairie – Services", lang: str = 'lang="fr"', bare: bool = False
) -> str:
    """A whole document; `bare`: the body as it is, else in a `main` with a title and a text before it."""
    named = "" if title is None else f"<title>{title}</title>"
    content = body if bare else f"<main><h1>Services</h1>{_TEXT}{body}</main>"
    start = f'<!doctype html>\n<html {lang}><head><meta charset="utf-8">{named}'
    return f"{start}\n{head}\n</head><body>\n{content}\n</body></html>\n"


def _many_elements() -> str:
    """300 elements, most of them with a fault or two."""
    kinds = (
        '<img src="files/image.gif">',
        '<a href="#">ici</a>',
        "<button></button>",
        '<input type="text" id="champ">',
        '<p style="color:#aaa">Texte pâle numéro {n}</p>',
        '<div role="checkbox" tabindex="3">Option {n}</div>',
        "<h5>Titre {n}</h5>",
        '<span aria-truc="oui" lang="zz">Mot {n}</span>',
        "<ul><p>Point {n}</p></ul>",
        "<table><tr><td>Case {n}</td></tr></table>",
    )
    return "\n".join(kinds[n % len(kinds)].format(n=n) for n in range(300))


_CHANGE: Final = """\
const late = document.createElement("p");
late.style.color = "#bbb";
late.innerHTML = 'Ajouté par un script\u00a0: <img src="files/image.gif"> <a href="#"></a>';
document.querySelector("main").append(late);
document.querySelector("h1").remove();
addEventListener("load", () => {
  document.documentElement.removeAttribute("lang");
  const button = document.createElement("button");
  button.id = "du-chargement";
  document.querySelector("main").prepend(button);
});
"""

_PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "images": _page("""
<img src="files/image.gif">
<img src="files/image.gif" alt="files/image.gif" width="80" height="40">
<img src="files/image.gif" alt="" title="Plan">
<a href="/"><img src="files/image.gif" alt=""></a>
<a href="/plan"><img src="files/image.gif" alt="Plan"> Plan</a>
<img src="files/image.gif" alt="Photo" longdesc="">
<img src="files/image.gif" alt="x" ismap> <a href="/carte"><img src="files/image.gif" alt="Carte" ismap></a>
<map name="m"><area href="/a" coords="0,0,1,1"><area href="/b" alt="" coords="1,1,2,2"></map>
<img src="files/image.gif" alt="Carte des quartiers" usemap="#m" width="90" height="90">
<object data="files/image.gif"></object> <input type="image" src="files/image.gif"> <embed src="files/image.gif">
<div role="img" style="width:20px;height:20px"></div><p><img src="absente.gif" alt="absente.gif"></p>"""),
        "contrast": _page("""
<p style="color:#aaa;background:#fff">Trop pâle</p>
<p style="color:#777;font-size:24px">Grand et presque assez foncé</p>
<p style="color:#949494;font-size:24px">Grand et trop pâle</p>
<p style="color:#fff;background:#fff">Invisible</p>
<p style="color:rgba(0,0,0,.4)">À demi transparent</p>
<div style="opacity:.5"><p>Dans un bloc à demi transparent</p></div>
<p style="background:url(files/image.gif);color:#fff">Sur une image</p>
<p style="background:linear-gradient(#fff,#000);color:#888">Sur un dégradé</p>
<div style="position:relative"><p style="color:#333">Dessous</p>
<div style="position:absolute;inset:0;background:#555"></div></div>
<p style="color:#333;text-shadow:0 0 2px #333">Ombré</p><p style="color:#c00;background:#00c">Rouge sur bleu</p>
<label for="v">Vide</label> <input id="v" placeholder="Indication pâle" style="color:#ccc">"""),
        "links-in-text": _page("""
<style>main a { color: #0645ad; text-decoration: none } .same { color: #222 !important }</style>
<p>Voyez <a href="/a">le règlement</a> et aussi <a class="same" href="/b">le plan du cimetière</a> avant de venir.</p>
<p>Lisez <a href="/c" style="color:#333">ceci</a> puis <a href="/d" style="text-decoration:underline">cela</a>.</p>"""),
        "labels": _page("""
<form action="/envoi"><input type="text"><input type="text" placeholder="Nom"><input type="text" title="Prénom">
<label>Ville</label><input type="text" name="ville"><label for="absent">Rue</label><input type="text" id="rue">
<label for="deux">Un</label><label for="deux">Deux</label><input id="deux"><select><option>A</option></select>
<textarea></textarea><input type="checkbox"> Oui <input type="radio" name="r"> Non
<label for="vide"></label><input id="vide"><input type="text" aria-label=""><input aria-labelledby="nulle-part">
<label for="c">Courriel</label><input id="c" autocomplete="courriel"><input type="submit" value="">
<input type="button"><input type="reset" value=" "><input type="file"><input type="range"><input type="color">
</form>"""),
        "forms": _page("""
<form><fieldset><input type="radio" name="x" id="x1"><label for="x1">Un</label>
<input type="radio" name="x" id="x2"><label for="x2">Deux</label></fieldset></form>
<form method="post"><fieldset><legend></legend><input id="f1"><label for="f1">Nom</label></fieldset></form>
<form><input type="checkbox" name="y" id="y1"><label for="y1">A</label>
<input type="checkbox" name="y" id="y2"><label for="y2">B</label>
<select><optgroup label=""><option>1<option>2</optgroup></select>
<select onchange="location=this.value" id="s"><option>Accueil</select><label for="s">Aller à</label>
<label>Date <input type="text" required aria-required="false" aria-invalid="peut-être"></label></form>"""),
        "headings": _page(
            """<h3>Trop tôt</h3><p>Texte.</p><h1></h1><h6>Trop profond</h6><h2><img src="files/image.gif" alt=""></h2>
<h2> </h2><p><b>Un faux titre</b></p><p>Un paragraphe qui suit ce faux titre et qui est assez long pour compter.</p>
<div role="heading">Sans niveau</div><div role="heading" aria-level="9">Neuf</div>
<p style="font-size:2em;font-weight:bold">Un autre faux titre</p><p>Encore un texte de la même longueur.</p>""",
            bare=True,
        ),
        "lists": _page("""
<ul><p>Pas un point</p><li>Un point</li>texte nu</ul><ol><div>Non plus</div></ol><li>Orphelin</li><dl><p>Rien</p></dl>
<dt>Sans liste</dt><dd>Non plus</dd><dl><dd>Définition sans terme</dd><dt>Terme</dt></dl><ul role="menu"><li>A</li></ul>
<p>- un<br>- deux<br>- trois</p><p>1. un<br>2. deux</p><ul></ul><div role="list"><div>x</div></div>
<div role="listitem">Seul</div><a href="/1">Un</a> | <a href="/2">Deux</a> | <a href="/3">Trois</a>"""),
        "tables": _page("""
<table><tr><td>Nom</td><td>Âge</td></tr><tr><td>Ada</td><td>36</td></tr></table>
<table><caption>Tarifs</caption><tr><th></th><th>Prix</th></tr><tr><th scope="truc">Pain</th><td>1</td></tr></table>
<table summary="Tarifs"><caption>Tarifs</caption><tr><th>Prix</th></tr><tr><td headers="nulle">1</td></tr></table>
<table><tr><td colspan="3"><b>Une fausse légende</b></td></tr><tr><td>1<td>2<td>3</tr><tr><td>4<td>5<td>6</tr></table>
<table role="presentation" summary="Mise en page"><tr><th>Titre</th></tr></table>
<table><tr><th>A<th>B<th>C<th>D</tr><tr><td>1<td>2<td>3<td>4</tr><tr><td>1<td>2<td>3<td>4</tr><tr><td>1<td>2<td>3<td>4
</tr></table><table><tr><th id="h1">A<th id="h2">B</tr><tr><td headers="h1">1<td headers="h1 h2">2</tr></table>
<table><thead><tr><td scope="col">A</td></tr></thead><tbody><tr><th>Vide à droite</th></tr></tbody></table>"""),
        "more-tables": _page("""
<table><tr><th>A<th>B</tr><tr><th>C<td>1</tr><tr><th>D<td>2</tr></table>
<table><tr><th id="t1">A<th id="t2">B</tr><tr><th id="t3">C<td headers="t1 t3">1</tr><tr><th>D<td>2</tr></table>
<table><tr><th id="t4">A<th>B</tr><tr><th>C<td headers="t4">1</tr></table><table border="1"><tr><td>Seule</td></tr>
</table>
<table role="presentation"><caption>Légende</caption><tr><th scope="col" id="t5">A</th></tr></table>
<table summary=""><tr><th scope="row">A<td>1</tr></table><table summary="A"><caption></caption><tr><td>1</td></tr>
</table>
<label for="t1">Pas un champ</label><p ondblclick="x()" onmousedown="x()" onmouseover="x()">Souris</p>
<object data="files/image.gif" aria-label=" ">Repli</object><a id="" href="#t9">Vers rien</a><a name="n9" href="/n"></a>
<a href="/z"><img src="files/image.gif" alt="Plan"></a><a href="/z">Plan</a>"""),
        "aria": _page("""
<div role="boutton">A</div><div aria-truc="1">B</div><div role="checkbox">C</div><div role="slider" tabindex="0">D</div>
<p aria-label="Interdit">E</p><div role="button" aria-checked="true" tabindex="0">F</div><div aria-hidden="oui">G</div>
<div aria-hidden="true"><button>Caché mais atteignable</button></div><ul role="tablist"><li>H</li></ul>
<div role="tab">I</div><div role="option">J</div><div role="dialog"><p>K</p></div><div role="tooltip"></div>
<div role="meter" aria-valuenow="x"></div><div role="progressbar"></div><div role="switch" aria-checked="oui"></div>
<div role="combobox" tabindex="0"></div><div role="treeitem"></div><div role="searchbox" tabindex="0"></div>
<h2 role="presentation" tabindex="0">L</h2><a href="/" role="none">M</a><div aria-roledescription="x">N</div>
<div role="text">Un <a href="/">lien</a></div><div role="grid"><div role="cell">O</div></div><hr role="button">
<div role="directory">P</div><button aria-labelledby="absent" aria-controls="absent">Q</button>
<div role="radio" aria-checked="mixed" tabindex="0">R</div><input type="checkbox" role="switch" aria-checked="true">
<button aria-label="Fermer la fenêtre">Ouvrir</button><div role="button" aria-braillelabel="x">S</div>"""),
        "more-aria": _page("""
<div role="button" tabindex="0" aria-braillelabel="x"></div><p aria-brailleroledescription="y" tabindex="0">A</p>
<input type="checkbox" aria-checked="true" aria-label="B"><table><tr aria-level="2"><td>C</td></tr></table>
<p aria-roledescription="paragraphe">D</p><div role="tablist"><div role="tab" aria-selected="true"></div></div>
<div role="complementary">E</div><div role="contentinfo">F</div><div role="region" aria-label="G"><main>H</main></div>
<div role="banner"><div role="main">I</div></div><img src="files/image.gif" role="button" alt="" aria-label="">
<div role="menuitem"></div><div role="alertdialog"></div><div role="link" tabindex="0"></div>"""),
        "landmarks": _page(
            """<header>Un</header><header role="banner">Deux</header><main><p>Premier</p>
<header role="banner">Dedans</header>
<aside><p>De côté, dans le principal</p></aside></main><main><p>Second</p></main><footer>Un</footer>
<footer role="contentinfo">Deux</footer><nav><a href="/a">A</a></nav><nav><a href="/b">B</a></nav>
<p>Hors de tout repère</p><div role="region"><p>Sans nom</p></div><form role="search"></form>
<section aria-label="Même nom">1</section><section aria-label="Même nom">2</section>""",
            bare=True,
        ),
        "no-landmark": _page(
            "<h1>Accueil</h1><div>Texte hors de tout.</div><a href='#non'>Aller au contenu</a>", bare=True
        ),
        "no-lang": _page("<p>Sans langue</p>", lang=""),
        "empty-lang": _page('<p lang="">Vide</p>', lang='lang=""'),
        "wrong-lang": _page(
            '<p lang="françois">Faux</p><p lang="en-ZZZZ-é">Faux</p><p lang="en">Hello</p>', lang='lang="frr_FR"'
        ),
        "xml-lang": _page('<p xml:lang="zz-">Deux langues</p>', lang='lang="fr" xml:lang="de-"'),
        "no-title": _page("<p>Sans titre</p>", title=None),
        "empty-title": _page("<p>Titre vide</p>", title=" "),
        "frames": _page("""
<iframe src="12-no-lang.html"></iframe><iframe src="16-no-title.html" title=""></iframe>
<iframe src="07-lists.html" title="Même titre" width="300" height="80"></iframe>
<iframe src="12-no-lang.html" title="Même titre"></iframe>
<iframe srcdoc="<p>Seul<img src='files/image.gif'><button></button>" title="Dans la page"></iframe>
<iframe srcdoc="<button>Atteignable</button>" title="Cadre hors du parcours" tabindex="-1"></iframe>
<iframe srcdoc="<iframe srcdoc='<input>'></iframe>" title="Deux profondeurs"></iframe><iframe title="Vide">
</iframe>"""),
        "duplicate-ids": _page("""
<p id="a">Un</p><p id="a">Deux</p><label for="b">Nom</label><input id="b"><input id="b"><span id="c">x</span>
<span id="c">y</span><button aria-labelledby="c">z</button><a id="d" href="#a">Vers a</a><button id="d">Bouton</button>
<table><tr><th id="e">A</th><td id="e" headers="e">B</td></tr></table><p id="">Vide</p><p id="deux mots">Espace</p>"""),
        "unusual-ids": _page("""
<p id="1a" style="color:#bbb">Chiffre</p><p id="a:b" style="color:#bbb">Deux-points</p>
<p id="é" style="color:#bbb">É</p>
<p id="a.b" style="color:#bbb">Point</p><p id="#x" style="color:#bbb">Dièse</p><p id="-" style="color:#bbb">Tiret</p>
<p id="--y" style="color:#bbb">Tirets</p><p id='"' style="color:#bbb">Guillemet</p>
<p id="😀" style="color:#bbb">Image</p>
<div id="1a:é"><img src="files/image.gif"><div><img src="files/image.gif"></div></div><a id="[l]" href="#"></a>
<label for="2">Chiffre</label><input id="2" autocomplete="non"><input id="a b"><p id=" c" style="color:#bbb">Espace</p>
<p class="1a é:b" style="color:#bbb">Classes</p><button name="a\"b'c"></button>"""),
        "links": _page("""
<a href="/a"></a><a href="/b"> </a><a href="/c"><span></span></a><a>Sans adresse</a><a href="">Adresse vide</a>
<a href="#absent">Vers rien</a><a name="ancre"></a><a id="vieux" name="vieux">Ancre</a><a href="/d">ici</a>
<a href="/e">ici</a><a href="/f" target="_blank">Fenêtre</a><a href="/g" title="g">g</a>
<a href="javascript:void(0)">J</a>
<a href="/h" aria-label="Autre chose">Mairie</a><a href="/i" aria-hidden="true">I</a><a href="/j" tabindex="-1"></a>
<a href="/k" role="button">K</a><a href="/l" accesskey="l">L</a><a href="/m" accesskey="l">M</a>
<a href="/n"><div>Bloc</div></a><a href="/o"><svg width="10" height="10"></svg></a><span onclick="x()">Clic</span>"""),
        "buttons": _page("""
<button></button><button><img src="files/image.gif"></button><button aria-label=" "></button><button title="T"></button>
<div role="button" tabindex="0"></div><summary>Sans détails</summary><details><summary></summary>Texte</details>
<button tabindex="5">Cinq</button><div tabindex="-3" onclick="x()">Div</div><button disabled></button>
<button><svg width="10" height="10"><circle r="5"></circle></svg></button><menu><button>A</button></menu>"""),
        "autoplay": _page("""
<audio src="files/sound.wav" autoplay loop></audio><audio src="files/sound.wav" controls></audio>
<video src="files/sound.wav" autoplay></video><video controls width="100" height="60"><track kind="captions"></video>
<video muted loop></video><blink>Clignote</blink><marquee>Défile</marquee><bgsound src="files/sound.wav">"""),
        "skip-link": _page(
            '<a href="#non" style="position:absolute;left:-999px">Aller au contenu</a>'
            '<nav><a href="/">Accueil</a></nav>'
            "<main><h1>Accueil</h1><p>Texte.</p></main>",
            head='<meta name="viewport" content="width=device-width, maximum-scale=3">',
            bare=True,
        ),
        "meta": _page(
            "<p>Réglages</p>",
            head='<meta name="viewport" content="width=device-width, user-scalable=no, maximum-scale=1">'
            '<meta http-equiv="refresh" content="3600;url=01-images.html"><base target="_blank">',
        ),
        "orientation": _page(
            '<p class="x">Tourné</p><p style="line-height:1!important;letter-spacing:0!important">Serré</p>',
            head="<style>@media (orientation:portrait){html{transform:rotate(90deg)}}"
            " .x::before{content:'Produit'} .x{text-align:justify}</style>",
        ),
        "nested": _page("""
<button>Un <a href="/a">lien</a></button><a href="/b">Un <button>bouton</button></a>
<div role="button" tabindex="0">A <input aria-label="B"></div><label>Nom <a href="/c">aide</a><input></label>
<div role="checkbox" aria-checked="true" tabindex="0"><span tabindex="0">C</span></div>
<div role="tab" tabindex="0"><button>D</button></div><summary>E <a href="/d">lien</a></summary>"""),
        "deep": _page("<div>" * 150 + '<p style="color:#bbb">Au fond</p><img src="files/image.gif">' + "</div>" * 150),
        "scripts": _page("<p>Le script change cette page.</p><script src='files/change.js'></script>"),
        "written": _page("""<script>document.write('<p style="color:#bbb">Écrit</p>
<img src="files/image.gif">')</script>
<noscript><img src="files/image.gif"></noscript><p hidden>Caché<img src="files/image.gif"></p>"""),
        "svg": _page("""
<svg role="img" width="20" height="20"><circle r="9"></circle></svg><svg width="20" height="20"><title></title></svg>
<svg role="img" aria-labelledby="s"><title id="s"></title></svg><svg><a href="/a"><text y="9">L</text></a></svg>
<svg><a href="/b"><circle r="9"></circle></a></svg><svg id="g"><g role="graphics-symbol" id="1g"></g></svg>
<svg width="90" height="20"><text y="15" fill="#ccc">Pâle</text><foreignObject width="50" height="20">
<p style="color:#bbb">Dedans</p></foreignObject></svg><math><mi>x</mi></math><svg role="presentation" tabindex="0">
</svg>"""),
        "shadow": _page("""
<div id="hôte"></div><carte-vue></carte-vue><script>
for (const host of [document.getElementById("hôte"), document.querySelector("carte-vue")]) {
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = '<style>p { color: #bbb }</style><p id="dedans">Pâle</p><img src="files/image.gif"><button></button>'
    + '<input id="1"><a href="/"></a><div><slot></slot></div>';
}
document.createElement("div").attachShadow({ mode: "closed" });
</script><div><template shadowrootmode="open"><p style="color:#bbb">Déclaré</p><img src="files/image.gif"></template>
</div>
<div><template shadowrootmode="closed"><img src="files/image.gif"></template></div>"""),
        "hidden": _page("""
<div style="display:none"><img src="files/image.gif"><button></button></div>
<div style="visibility:hidden">Invisible</div>
<p style="position:absolute;left:-9999px">Dehors</p><p style="font-size:0">Rien</p><p hidden>Caché</p>
<div style="height:3em;overflow:auto"><p>Défile</p><p>Défile</p><p>Défile</p><p>Défile</p><p>Défile</p></div>
<p style="clip:rect(0,0,0,0);position:absolute">Coupé</p><p style="text-indent:-999em">Ailleurs</p>
<div aria-hidden="true">Tu <a href="/">lien</a></div><p style="color:transparent">Transparent</p>"""),
        # No `applet`: HTML_CodeSniffer throws at it, so pa11y says nothing at all of its page.
        "old-tags": _page("""
<center>Centré</center><font color="#cccccc">Vieux</font><b>Gras</b><i>Italique</i><u>Souligné</u><strike>Barré</strike>
<tt>Machine</tt><big>Grand</big><small>Petit</small><s>Rayé</s><p align="center">Aligné</p><acronym>RGAA</acronym>
<dir><li>D</li></dir><basefont><blockquote>Retrait</blockquote><q></q><abbr>ND</abbr><p></p>"""),
        "files": _page(
            '<p class="pale">Pâle</p><p class="grey">Gris</p><p class="photo">Sur une image</p>'
            '<div class="small"><p>Un texte qui déborde de sa boîte et que seule la souris fait défiler.</p></div>'
            '<img src="files/image.gif">',
            head='<link rel="stylesheet" href="files/site.css"><link rel="icon" href="files/image.gif">'
            '<link rel="stylesheet" href="files/absent.css">',
        ),
        "many": _page(_many_elements()),
        "frameset": "<!doctype html><html><head><title>Cadres</title></head>"
        '<frameset cols="50%,*"><frame src="07-lists.html"><frame src="08-tables.html" title=""></frameset></html>',
        "hidden-body": '<!doctype html><html lang="fr"><head><title>Cachée</title></head>'
        '<body aria-hidden="true"><h1>Tout est caché</h1><a href="/">Accueil</a></body></html>',
        "nothing": "",
    }
)


if __name__ == "__main__":
    for page in write_pages(Path(sys.argv[1])):
        print(page)
