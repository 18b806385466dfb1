"""The title of a link holds the words of the link, and adds something to them."""

from ..finding import Text
from ..image import is_link
from ..link import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..spoken import is_said, visible_label, words_of
from ..tree import Element


@rule(
    targets="a[title], [role~=link i][title]",
    severity="error",
    local=True,
    rgaa=("6.1.5",),
    title=Text("Infobulle de lien qui ne reprend pas son texte", "Link title that does not hold its text"),
    why=Text(
        "Des lecteurs d'écran sont réglés pour lire l'infobulle (title) à la place du texte du lien\u00a0: elle doit "
        "donc le contenir en entier (RGAA 6.1). Au clavier et sur un téléphone, personne ne la voit.",
        "Some screen readers are set to read the tooltip (title) in place of the text of the link: so it has to hold "
        "all of it (RGAA 6.1). With a keyboard or on a telephone nobody sees it.",
    ),
    fix=Text(
        "Écrivez tout dans le lien et ôtez le titre entre guillemets\u00a0: [Le budget de la ville, PDF, 2\u00a0Mo]"
        '(/documents/budget.pdf), au lieu de [Le budget](/documents/budget.pdf "PDF").',
        "Write everything into the link and remove the title in quotes: [The budget, PDF, 2 MB]"
        '(/documents/budget.pdf), instead of [The budget](/documents/budget.pdf "PDF").',
    ),
    bad=(
        '<p><a href="/budget/" title="Document PDF" data-bad>Le budget de la ville</a></p>',
        '<p><a href="/budget/" title="Nouvelle fenêtre" data-bad>Le budget de la ville</a></p>',
        '<p><a href="/budget/" title="Le budget" data-bad>Le budget de la ville</a></p>',
        '<p><a href="/budget/" title="Aller vers la page" data-bad><b>Le budget</b> 2026</a></p>',
    ),
    good=(
        '<p><a href="/budget/" title="Le budget de la ville (nouvelle fenêtre)">Le budget de la ville</a></p>',
        '<p><a href="/budget/" title="Budget\u00a0: le budget de la ville, 2026">Le budget de la ville</a></p>',
        '<p><a href="#a" title="Revenir à la note">↩</a></p>',
        '<p><a href="/budget/" title="Le budget de la ville, sur un autre site">Le budget <i>de la ville</i></a></p>',
    ),
)
def link_title(element: Element, page: Page) -> Verdict:
    """Fail a link with a title that lacks its visible words (RGAA 6.1.5, « intitulé de lien », note 2)."""
    title = (element.get("title") or "").strip()
    if not title or not is_link(element, page) or element.namespace == "svg":
        return INAPPLICABLE
    if element.has("aria-label") or element.has("aria-labelledby"):
        return INAPPLICABLE
    label = visible_label(element, page)
    if not label:
        return INAPPLICABLE
    if sum(map(len, words_of(label))) < 2 or is_said(label, title):
        return None
    if is_said(visible_label(element, page, apart=True), title):
        return None
    return Fail(
        Text(
            "L'infobulle du lien «\u00a0{label}\u00a0» dit autre chose\u00a0: «\u00a0{title}\u00a0».",
            'The tooltip of the link "{label}" says something else: "{title}".',
        ).format(label=quoted(label), title=quoted(title))
    )
