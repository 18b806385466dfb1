"""Links that begin an e-mail."""

from __future__ import annotations

from urllib.parse import quote


def mailto(recipient: str, subject: str, body: str) -> str:
    """The `mailto:` address of a message that is begun; an empty `recipient` leaves it to the reader.

    In: plain texts; the lines of the body travel with ends of their own, `%0D%0A` (RFC 6068, 5).
    """
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(recipient, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def mail_of(title: str, url: str) -> str:
    """The `mailto:` address by which a reader sends a page, its title and address, to whom they choose."""
    return mailto("", title, f"{title}\n{url}\n")
