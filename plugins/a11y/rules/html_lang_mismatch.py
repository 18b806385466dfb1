"""A page declares one language, not two."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="error",
    wcag=("3.1.1",),
    act=("5b7ae0",),
    title=Text("Deux langues déclarées pour la page", "Two languages declared for the page"),
    why=Text(
        "La page dit deux langues différentes, dans lang et dans xml:lang. Selon le logiciel, c'est l'une ou l'autre "
        "voix qui la lit\u00a0: du français prononcé à l'anglaise ne se comprend pas (WCAG 3.1.1).",
        "The page says two different languages, in lang and in xml:lang. One voice or the other reads it, whichever "
        "the software picks: French pronounced as English is not understood (WCAG 3.1.1).",
    ),
    fix=Text(
        "Dans le gabarit (à transmettre à l'équipe technique), retirez xml:lang et gardez la langue juste\u00a0: "
        '<html lang="fr">.',
        'In the template (for the technical team), remove xml:lang and keep the right language: <html lang="fr">.',
    ),
    bad=(
        '<html lang="fr" xml:lang="en" data-bad><head><title>Horaires des '
        "parcs</title></head><body><main><h1>Horaires des parcs</h1></main></body></html>",
    ),
    good=(
        '<html lang="fr" xml:lang="fr"><head><title>Horaires des parcs</title></head><body><main><h1>Horaires des '
        "parcs</h1></main></body></html>",
        '<html lang="fr" xml:lang="fr-FR"><head><title>Horaires des parcs</title></head><body><main><h1>Horaires des '
        "parcs</h1></main></body></html>",
    ),
)
def html_lang_mismatch() -> None:
    """Told by axe alone: `lang` and `xml:lang` of different languages."""
