"""The cascade says what a real browser says, on pages made to trip it."""

from __future__ import annotations

import json
from typing import Any, Literal

import pytest

from a11y.page import Page
from a11y.style import RGBA, Media
from tests.browser.browser import Browser

COLORS = ("color", "background-color", "border-top-color", "fill")
TEXTS = ("display", "visibility", "position", "text-decoration-line", "border-top-style")
LENGTHS = ("font-size", "border-top-width")
NUMBERS = ("font-weight", "opacity")

# A colour is painted on a canvas and read back: what a person sees, whatever the notation.
ASK = """
(() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const rgba = (text) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  return [...document.querySelectorAll("[id]")].map((element) => {
    const style = getComputedStyle(element);
    const answer = { id: element.id };
    for (const name of COLORS) answer[name] = rgba(style.getPropertyValue(name));
    for (const name of OTHERS) answer[name] = style.getPropertyValue(name);
    return answer;
  });
})()
""".replace("COLORS", json.dumps(COLORS)).replace("OTHERS", json.dumps([*TEXTS, *LENGTHS, *NUMBERS]))

PAGES = {
    "specificity": "<style>#a{color:red} p{color:blue} p.k{color:green} :where(#a.k){color:lime}</style>"
    "<p id=a class=k>a<p id=b class=k>b<p id=c>c",
    "important": "<style>p{color:red!important} #a{color:blue} #b{color:green!important}</style>"
    "<p id=a style='color:lime'>a<p id=b style='color:lime!important'>b",
    "order": "<style>p{color:red} p{color:blue}</style><style>p{color:teal}</style><p id=a>a",
    "layers": "<style>@layer base, theme; @layer theme{p{color:green}} @layer base{#a{color:red}}"
    " p{background:silver}</style><p id=a>a",
    "layers-important": "<style>@layer one{p{color:green!important}} @layer two{p{color:red!important}}"
    " p{color:blue!important}</style><p id=a>a<p id=b style='color:lime!important'>b",
    "layers-nested": "<style>@layer a{@layer b{p{color:red}} p{color:green}} @layer a.c{p{color:blue}}</style>"
    "<p id=a>a",
    "layer-anonymous": "<style>@layer{p{color:red}} @layer x{p{color:blue}} p{opacity:.5}</style><p id=a>a",
    "revert": "<style>b{font-weight:revert;color:red} a{color:revert} p{display:revert} h1{font-size:unset}"
    " h2{all:unset} em{color:blue} em{color:initial}</style>"
    "<h1 id=h>h</h1><h2 id=g>g</h2><p id=p style='color:green'><b id=b>b</b><a id=a href=/>a</a><em id=e>e</em>",
    "revert-layer": "<style>@layer a{p{color:red}} @layer b{p{color:blue;color:revert-layer}}"
    " h2{color:lime} h2#g{color:revert-layer}</style><p id=a>a<h2 id=g>g</h2>",
    "inherit": "<style>div{color:red;border:2px solid} p{border:inherit;background:inherit} b{color:inherit}"
    "</style><div id=d style='background:#eee'><p id=p>p <b id=b>b</b></div>",
    "currentcolor": "<style>p{color:teal;border:1px solid} b{color:currentcolor;background:currentcolor}"
    " i{border:3px double currentColor}</style><p id=p><b id=b>b</b><i id=i style='color:red'>i</i>",
    "variables": "<style>:root{--c:green;--d:var(--c);--e:var(--none,red)} p{color:var(--d)}"
    " b{color:var(--e)} i{--c:blue;color:var(--c)} u{color:var(--d)} s{color:var(--none)}</style>"
    "<p id=p style='--c:red'>p<b id=b>b</b><i id=i>i</i><u id=u style='--c:blue'>u</u><s id=s>s</s>",
    "variable-cycles": "<style>:root{--a:var(--b);--b:var(--a);--c:var(--c,red)} p{color:blue}"
    " p{color:var(--a,green)} b{color:var(--c,teal)}</style><p id=p>p<b id=b>b</b>",
    "variable-shorthand": "<style>:root{--bg:red;--b:2px solid blue} p{background:url(x.png) var(--bg);"
    "border:var(--b)} b{background:var(--none);font:var(--f,bold 2em serif)}</style><p id=p>p<b id=b>b</b>",
    "variable-inherit": "<style>div{--c:red} p{--c:initial;color:var(--c,green)} b{--c:inherit;color:var(--c)}"
    "</style><div id=d><p id=p>p</p><b id=b>b</b></div>",
    "property": "<style>@property --k{syntax:'<color>';inherits:true;initial-value:teal} p{color:var(--k)}</style>"
    "<p id=p>p",
    "nesting": "<style>.c{color:red; & b{color:green} .d{color:blue} &.e{color:teal} .f &{color:lime}"
    " > i{color:navy} @media (min-width:1px){opacity:.5; u{opacity:.7}}}</style>"
    "<div class=c id=c><b id=b>b</b><p class=d id=d>d</p><i id=i>i</i><u id=u>u</u></div><p class='c e' id=e>e"
    "<div class=f><p class=c id=f>f</div>",
    "nesting-list": "<style>.a, #z{ &:is(p){color:red} b&{color:blue} b{color:teal}}</style>"
    "<p class=a id=a>a<b id=b>b</b><b class=a id=c>c</b>",
    "media": "<style>@media (max-width:600px){p{color:red}} @media screen and (min-width:40em){p{color:green}}"
    " @media (400px<=width<2000px){p{opacity:.5}} @media not all and (monochrome){p{font-weight:700}}"
    " @media print, (height<10px){p{color:lime}} @media not (width>1px){p{color:red}}</style><p id=p>p",
    "media-or": "<style>@media (width<1px) or (scripting){p{color:green}}"
    " @media (scripting:none) and (width){p{color:red}}"
    " @media (unknown-thing){p{opacity:.1}} @media only screen{b{opacity:.5}}</style><p id=p>p<b id=b>b</b>",
    "scheme": "<meta name=color-scheme content='light dark'><style>@media (prefers-color-scheme:dark){p{color:"
    "pink}} b{color:CanvasText;background:Canvas}</style><p id=p>p<b id=b>b</b><a href=/ id=a>a</a>"
    "<button id=k>k</button><input id=i><mark id=m>m</mark><i id=z style='color-scheme:light;color:canvastext'>z",
    "light-dark": "<style>:root{color-scheme:light dark} p{color:light-dark(navy,pink);"
    "background:light-dark(#fff,#000)} b{color-scheme:dark;color:light-dark(red,blue)}</style>"
    "<p id=p>p<b id=b>b</b>",
    "supports": "<style>@supports (display:grid) and (not (display:-ms-grid)){p{color:green}}"
    " @supports not (color:red){p{color:red}} @supports selector(a>b){b{color:teal}}</style><p id=p>p<b id=b>b</b>",
    "invalid-values": "<style>p{color:red;color:notacolor;background:blue;background:-moz-linear-gradient(red)"
    ";font-size:20px;font-size:big;opacity:.5;opacity:half;display:flex;display:-ms-grid}</style><p id=p>p",
    "invalid-selectors": "<style>p, p::-moz-x{color:red} p:-ms-thing, b{color:red} i, ::-webkit-foo{color:green}"
    "</style><p id=p>p<b id=b>b</b><i id=i>i</i>",
    "font-size": "<style>html{font-size:20px} div{font-size:2em} p{font-size:50%} b{font-size:larger}"
    " i{font-size:calc(1rem + 2px)} u{font-size:clamp(1rem,2vw + 1px,3rem)} s{font-size:small}"
    " q{font-size:min(10px,1em)} cite{font-size:12pt}</style>"
    "<div id=d>d<p id=p>p<b id=b>b</b><i id=i>i</i><u id=u>u</u><s id=s>s</s><q id=q>q</q><cite id=c>c</cite></div>",
    "font-weight": "<style>p{font-weight:300} div{font-weight:600} .l{font-weight:lighter}</style>"
    "<p id=p>p<b id=b>b</b><i id=l class=l>l</i></p><div id=d><b id=c>c<b id=e>e</b></b><i id=m class=l>m</i></div>"
    "<h2 id=h>h<strong id=s>s</strong></h2>",
    "font-shorthand": "<style>p{font:italic bold 20px/1.5 Arial,sans-serif} b{font:12px serif}"
    " i{font:bold} u{font:caption}</style><p id=p>p<b id=b>b</b><i id=i>i</i>",
    "colors": "<style>#a{color:hsl(120 50% 40%)} #b{color:rgb(10% 20% 30% / .5)} #c{color:#abcd}"
    " #d{color:hwb(200 20% 30%)} #e{color:lab(50 20 -30)} #f{color:oklch(60% .12 250)}"
    " #g{color:color-mix(in srgb,red 30%,blue)} #h{color:color-mix(in oklab,white,black 20%)}"
    " #i{color:color(srgb .2 .4 .6)} #j{color:color-mix(in srgb,red 20%,blue 20%)} #k{color:rebeccapurple}"
    " #l{color:RGB(1 2 3)} #m{color:color-mix(in hsl,red,lime)} #n{color:hsla(10,20%,30%,.4)}</style>"
    + "".join(f"<p id={name}>x" for name in "abcdefghijklmn"),
    "backgrounds": "<style>#a{background:red url(x.png) no-repeat 0 0/cover} #b{background:blue;background:none}"
    " #c{background-color:red;background:linear-gradient(red,blue)} #d{background:url(a.png),green}"
    " #e{background:red,green;} #f{background:center/50% teal padding-box}</style>"
    + "".join(f"<p id={name}>x" for name in "abcdef"),
    "borders": "<style>#a{border:thick solid red} #b{border:red} #c{border-style:solid} #d{border:1px solid;"
    "border-color:blue green} #e{border-block:3px dotted teal} #f{border-top:solid;border-width:1px 2px}</style>"
    + "".join(f"<p id={name}>x" for name in "abcdef"),
    "structure": "<style>li:nth-child(2n+1){color:red} li:last-child{color:blue} li:not(.x):first-of-type"
    "{color:green} ul:has(> .x){opacity:.5} li:nth-child(2 of .x){font-weight:700} :is(ul,ol)>.x{color:teal}"
    " li + li ~ li{font-size:20px} li:empty{display:none} li:only-child{display:inline}</style>"
    "<ul id=u><li id=a>a<li id=b class=x>b<li id=c>c<li id=d class=x>d<li id=e></ul><ol id=o><li id=f>f</ol>",
    "attributes": "<style>[title='A' i]{color:red} [lang|=fr]{color:blue} [class~=k]{opacity:.5}"
    " a[href^='/']{color:green} a[href$='.pdf']{color:teal} a[href*=mid]{color:lime} :lang(en){font-weight:700}"
    "</style><p id=a title=a>a<p id=b lang=fr-CA>b<p id=c class='j k' lang=en-GB>c<a id=d href=/x>d</a>"
    "<a id=e href=y.pdf>e</a><a id=f href=amidb>f</a>",
    "states": "<style>input:disabled{color:red} input:checked{opacity:.5} input:required{font-weight:700}"
    " input:read-only{background:silver} :any-link{color:teal} button:hover{color:red} p:focus-within{color:red}"
    " input:placeholder-shown{opacity:.7} details[open]{color:blue} input:optional{font-size:20px}</style>"
    "<input id=a disabled><input id=b type=checkbox checked><input id=c required readonly><a id=d href=/>d</a>"
    "<button id=e>e</button><p id=f>f<input id=g placeholder=x>"
    "<fieldset disabled id=h><legend id=i><input id=j></legend><input id=k><button id=l>l</button></fieldset>",
    "user-agent": "<h1 id=a>a</h1><h3 id=b>b</h3><h6 id=c>c</h6><small id=d>d</small><b id=e>e</b><th id=z>"
    "<table id=f><tr id=g><td id=h>h<th id=i>i</table><ul id=j><li id=k>k</ul><a id=l href=/>l</a><a id=m>m</a>"
    "<ins id=n>n</ins><del id=o>o</del><abbr id=p title=t>p</abbr><sub id=q>q</sub><dialog id=r>r</dialog>"
    "<template id=s>s</template><script id=t></script><button id=u>u</button><select id=v><option>v</select>"
    "<details id=w><summary id=x>x</summary><p id=y>y</details><hr id=hr><img id=img alt=''><fieldset id=fs>"
    "<legend id=lg>l</legend></fieldset><video id=vi></video><input id=hid type=hidden><p id=hh hidden>h",
    "hints": "<body id=body bgcolor=#eeeeff text=navy><font id=f color=#f00 size=5>f</font>"
    "<table id=t bgcolor=yellow><tr id=r bgcolor=00ff00><td id=d bgcolor=red>d</table><style>#d{background:blue}"
    "</style>",
    "svg": "<style>svg{color:red} .i{fill:currentcolor} g{fill:blue} path{stroke:none}</style>"
    "<svg id=s><defs><path id=z /></defs><path id=a class=i /><g id=g><path id=b /><path id=c fill=lime />"
    "</g><path id=d fill=lime style='fill:teal'/></svg>",
    "hidden": "<style>p{display:block} .v{visibility:hidden} .v b{visibility:visible}</style>"
    "<div hidden id=a>a</div><p hidden id=b>b</p><p class=v id=c>c<b id=d>d</b><i id=e>e</i>",
    "blockified": "<style>#a{position:absolute} #b{float:left} div{display:flex} section{display:inline-grid}"
    "</style><span id=a>a</span><b id=b>b</b><div id=d><i id=e>e</i><u id=f style='display:inline-block'>f</u></div>"
    "<section id=s><a id=g>g</a></section>",
    "all": "<style>p{all:unset} b{color:red;all:initial} i{all:inherit}</style>"
    "<p id=p style='color:green'>p<b id=b>b</b><i id=i>i</i>",
    "comments": "<style>p/**/.k{color:/* x */green/**/;background:red/**/url(x)} /* } */ b{color:teal}"
    " <!-- i{color:red} --></style><p id=p class=k>p<b id=b>b</b><i id=i>i</i>",
    "broken": "<style>p{color:green;;;foo;:bar;color} b{color:teal} } i{color:red} u{color:blue</style>"
    "<p id=p>p<b id=b>b</b><i id=i>i</i><u id=u>u</u>",
    "escapes": r"<style>.\31 0{color:green} #a\:b{color:teal} .w\/2{opacity:.5}</style>"
    "<p id=p class=10>p<p id=a:b>b<p id=w class=w/2>w",
    "data-sheets": "<style media=print>p{color:red}</style><style media='(min-width:1px)'>p{color:green}</style>"
    "<link rel='alternate stylesheet' title=x href='data:text/css,p{color:red}'>"
    "<link rel=stylesheet href='data:text/css,b{color:teal}'><style>@import 'data:text/css,i{color:blue}' layer(x);"
    " i{opacity:.5} @layer x{i{color:lime}}</style><p id=p>p<b id=b>b</b><i id=i>i</i>",
    "logical": "<style>p{border-block-start:4px solid red;border-inline:1px solid blue;inset-inline:1px}</style>"
    "<p id=p>p",
}
SCHEMES: tuple[tuple[Literal["light", "dark"], Literal["screen", "print"]], ...] = (
    ("light", "screen"),
    ("dark", "screen"),
    ("light", "print"),
)


@pytest.mark.parametrize("name", PAGES)
def test_computed_values_are_those_of_a_browser(name: str, browser: Browser) -> None:
    html = "<!doctype html><html lang=fr><title>x</title>" + PAGES[name]
    page = Page(html.encode(), "/x.html")
    elements = {element.id: element for element in page.elements if element.id}
    for scheme, media in SCHEMES:
        browser.emulate(scheme=scheme, media=media)
        browser.show(html)
        styles = page.styles(Media(scheme=scheme, print=media == "print"))
        for answer in browser.evaluate(ASK):
            if answer["id"] not in elements:
                continue
            style = styles[elements[answer["id"]]]
            where = f"{scheme} {media} #{answer['id']}"
            ours: dict[str, Any] = {
                "font-size": style.font_size,
                "border-top-width": style.border("top").width,
                "font-weight": style.font_weight,
                "opacity": style.opacity,
                "text-decoration-line": " ".join(sorted(style.text_decoration_line)) or "none",
                "display": style.display,
                "visibility": style.visibility,
                "position": style.position,
                "border-top-style": style.border("top").style,
                "color": style.color,
                "background-color": style.background_color,
                "border-top-color": style.color_of("border-top-color"),
                "fill": style.color_of("fill"),
            }
            for prop in TEXTS:
                assert ours[prop] == answer[prop], f"{where} {prop}"
            for prop in (*LENGTHS, *NUMBERS):
                assert ours[prop] == pytest.approx(float(answer[prop].removesuffix("px")), abs=0.1), f"{where} {prop}"
            for prop in COLORS:
                assert _near(ours[prop], answer[prop]), f"{where} {prop}: {ours[prop]} is not {answer[prop]}"


def _near(ours: RGBA, theirs: list[int]) -> bool:
    """Equal within what eight bits and premultiplication lose."""
    alpha = theirs[3] / 255
    return abs(ours.a - alpha) < 0.01 and all(
        abs(channel - value / 255) < 0.02 for channel, value in zip(ours[:3], theirs[:3], strict=True) if alpha
    )
