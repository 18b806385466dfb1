"""A track of captions is one that browsers can read."""

from ..finding import Text
from ..media import TRACK_KINDS, file_name, track_kind
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="track",
    severity="error",
    title=Text("Piste de sous-titres illisible", "Track of captions that cannot be read"),
    why=Text(
        "Le navigateur ne lit que le format WebVTT et les sortes de pistes qu'il connaît\u00a0; il écarte le reste "
        "sans rien dire, et la vidéo n'a plus de sous-titres (RGAA 4.3, WCAG 1.2.2).",
        "Browsers read WebVTT alone, and the kinds of tracks they know; they drop the rest without a word, and the "
        "video has no captions any more (RGAA 4.3, WCAG 1.2.2).",
    ),
    fix=Text(
        "Donnez un fichier WebVTT, dont la première ligne est «\u00a0WEBVTT\u00a0»\u00a0: "
        '<track kind="captions" srclang="fr" label="Français" src="/videos/voeux.vtt">.',
        'Give a WebVTT file, whose first line is "WEBVTT": '
        '<track kind="captions" srclang="en" label="English" src="/videos/wishes.vtt">.',
    ),
    bad=(
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" srclang="fr" label="Français" data-bad></video>',
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="" srclang="fr" label="Français" data-bad></video>',
        '<p>Sous-titres et transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="caption" src="voeux.vtt" srclang="fr" label="Français" data-bad></video>',
        '<p>Sous-titres et transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="sous-titres" src="voeux.vtt" srclang="fr" label="Français" data-bad></video>',
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.srt" srclang="fr" label="Français" data-bad></video>',
    ),
    good=(
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français"></video>',
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="Captions" src="/sous-titres?video=12" srclang="fr" label="Français" default></video>',
    ),
)
def track_valid(element: Element, page: Page) -> Verdict:
    """Fail a track without a file, of an unknown kind, or whose file is no WebVTT with cues (HTML, 4.8.11.1).

    It is a failure of RGAA 4.3 where the track was to be the captions of a film.
    """
    media = element.parent
    if element.namespace != "html" or media is None or media.tag not in ("audio", "video"):
        return INAPPLICABLE
    fault = _fault(element, page)
    if fault is None:
        return None
    if media.tag == "video" and track_kind(element) == "captions":
        return Fail(fault, wcag=("1.2.2",), rgaa=("4.3.1",))
    return Fail(fault)


def _fault(track: Element, page: Page) -> Text | None:
    kind, source = (track.get("kind") or "").strip().lower(), (track.get("src") or "").strip()
    if track.has("kind") and kind not in TRACK_KINDS:
        return Text(
            f'La piste a kind="{kind}", que les navigateurs ne connaissent pas\u00a0: ils ne la montrent jamais. Pour '
            'des sous-titres\u00a0: kind="captions".',
            f'The track has kind="{kind}", which browsers do not know: they never show it. For captions: '
            'kind="captions".',
        )
    if not source:
        return Text("La piste ne nomme aucun fichier (src).", "The track names no file (src).")
    file = file_name(source)
    if file.lower().endswith((".srt", ".sub", ".ass", ".ssa", ".ttml", ".dfxp")):
        return Text(
            f"La piste «\u00a0{file}\u00a0» n'est pas au format WebVTT (.vtt), le seul que lisent les navigateurs.",
            f'The track "{file}" is not WebVTT (.vtt), the one format that browsers read.',
        )
    text = page.file(source.partition("#")[0].partition("?")[0]) if file.lower().endswith(".vtt") else None
    if text is None:
        return None
    if not text.removeprefix("\ufeff").startswith("WEBVTT"):
        return Text(
            f"Le fichier «\u00a0{file}\u00a0» ne commence pas par «\u00a0WEBVTT\u00a0»\u00a0: "
            "les navigateurs l'écartent en entier.",
            f'The file "{file}" does not begin with "WEBVTT": browsers drop all of it.',
        )
    if "-->" not in text:
        return Text(
            f"Le fichier «\u00a0{file}\u00a0» ne contient aucun sous-titre.", f'The file "{file}" holds no caption.'
        )
    return None
