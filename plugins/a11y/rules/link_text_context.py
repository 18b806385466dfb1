"""A link that says nothing by itself is explained by what stands around it."""

from ..finding import Text
from ..link import SELECTOR, poor_links, quoted, rgaa_test
from ..link_context import context
from ..link_wording import is_poor
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets=SELECTOR,
    severity="error",
    wcag=("2.4.4",),
    rgaa=("6.1.1", "6.1.2", "6.1.3", "6.1.4"),
    act=("5effbb", "aizyf1"),
    title=Text("Lien que rien n'explique", "Link that nothing explains"),
    why=Text(
        "Ni ses mots, ni sa phrase, ni le titre qui le précède ne disent où mène ce lien\u00a0: il faut le suivre "
        "pour le savoir, puis revenir (RGAA 6.1, WCAG 2.4.4).",
        "Neither its words nor its sentence nor the heading before it say where this link leads: one has to follow it "
        "to know, then come back (RGAA 6.1, WCAG 2.4.4).",
    ),
    fix=Text(
        "Écrivez la destination dans le lien\u00a0: [Inscrire un enfant à la cantine](/enfance/cantine/).",
        "Write the destination into the link: [Enrol a child for school meals](/enfance/cantine/).",
    ),
    bad=(
        '<body><main><p><a href="/enfance/" data-bad>Cliquez ici</a></p></main></body>',
        '<body><main><p>Inscrivez votre enfant.</p><p><a href="/a/" data-bad>En savoir plus</a></p></main></body>',
        '<body><main><ul><li><a href="/r.pdf" data-bad>PDF</a></li><li><a href="/r.odt" data-bad>ODT</a></li></ul>'
        "</main></body>",
        '<body><main><h1>Parcs</h1></main><footer><p><a href="/a/" data-bad>Plus</a></p></footer></body>',
        '<body><main><p><a href="/a/" data-bad><img src="a.png" alt="Lire la suite"></a></p></main></body>',
        '<body><main><svg width="90" height="30"><a href="/a/" data-bad><text y="20">Ici</text></a></svg>'
        "</main></body>",
    ),
    good=(
        '<p>Pour inscrire un enfant\u00a0: <a href="/enfance/">la page des inscriptions</a>.</p>',
        '<h2>La piscine</h2><p><a href="/piscine/" title="Lire la suite\u00a0: la piscine">Lire la suite</a></p>',
        '<body><a href="#m">Aller aux billets</a><main id="m"><h1>Billets</h1><p>Aucun.</p></main></body>',
    ),
)
def link_text_context(element: Element, page: Page) -> Verdict:
    """Fail a link whose name says nothing and around which nothing stands that could tell its purpose.

    Sentence, paragraph, list items, cells and their headers, the heading before
    it, its description and its title may (RGAA « contexte du lien »); whether they
    do is for a person.
    """
    name = page.once(poor_links).get(element.order)
    if name is None:
        return None if page.role(element) == "link" else INAPPLICABLE
    if not is_poor(name) or context(element, page):
        return None
    return Fail(
        Text(
            "«\u00a0{name}\u00a0»\u00a0: ni la phrase, ni le titre qui précède ne disent où mène ce lien.",
            '"{name}": neither the sentence nor the heading before it say where this link leads.',
        ).format(name=quoted(name)),
        rgaa=rgaa_test(element, page),
    )
