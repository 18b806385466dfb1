"""Links that begin an e-mail, read back as a program for e-mail reads them."""

from urllib.parse import parse_qs, urlsplit

from city.letters import mail_of, mailto

TITLE = "L’été & les parcs\u00a0: 100\u00a0% ouverts\u00a0?"


def read(address: str) -> tuple[str, dict[str, list[str]]]:
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    return parts.path, parse_qs(parts.query, strict_parsing=True)


def test_the_subject_and_the_body_of_a_begun_message_are_what_was_given() -> None:
    address = mailto("site@clairval.example", TITLE, "un\ndeux+trois\n")
    assert read(address) == ("site@clairval.example", {"subject": [TITLE], "body": ["un\r\ndeux+trois\r\n"]})
    # Programs for e-mail take a plus for a plus (RFC 6068, 5): no space may be one.
    assert "+" not in address.replace("%2B", "")


def test_who_shares_a_page_writes_to_whom_they_choose() -> None:
    recipient, said = read(mail_of(TITLE, "https://clairval.example/parcs/"))
    assert recipient == ""
    assert said == {"subject": [TITLE], "body": [f"{TITLE}\r\nhttps://clairval.example/parcs/\r\n"]}
