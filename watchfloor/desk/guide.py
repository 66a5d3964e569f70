"""What the pages say of the query language: each example must parse, each field must exist."""

from __future__ import annotations

EXAMPLES = (
    ("cocaine (Antwerp OR Rotterdam) -football", "words, either of two, without a third"),
    ('"black tar heroin"', "words next to each other"),
    ("drug:fentanyl kg:>=10", "a drug by any of its names, in seizures of ten kilograms and more"),
    ("wallet:* published:>=2026-01", "any wallet, since a month"),
    ("fentan*", "words that begin like this"),
    ('"cocaine Antwerp"~8', "words near each other, in either order"),
    ("metha?phetamine OR sinaloa~1", "a letter that may be any; a word with one mistake"),
)
FIELDS = (
    (("person", "org", "place", "drug"), "names as read from the text: whole names or words of them"),
    (("title", "text", "author"), "words in one part of the document only"),
    (("phone", "email", "wallet", "iban", "ip", "onion", "handle"), "identifiers, in written or canonical form"),
    (("vessel", "container"), "ships and containers by their numbers"),
    (("published", "collected", "month"), "dates: 2026-03, [2026-01 TO 2026-03-15], >=2026-01, >now-2d"),
    (("kg", "value", "currency"), "numbers of one event: kg:>=100, value:[1000000 TO *] currency:EUR"),
    (("source", "kind", "lang", "tag", "url"), "where a document comes from and what it is"),
    (("id", "story"), "one document; every document of one story"),
    (("has",), "documents that have anything in a field: has:wallet, or wallet:*; has:partial: only a part was shown"),
)
