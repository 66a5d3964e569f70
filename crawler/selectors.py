"""CSS selectors that an operator writes: whether they can be used at all is told when they are read."""

from __future__ import annotations

from cssselect import HTMLTranslator, SelectorError
from lxml import etree


def checked_selector(selector: str) -> str:
    """Return a CSS selector as it is given. Raises ``ValueError`` if it is none that can be used."""
    try:
        # Prefixes such as ``x|y`` are translated, and only found unknown when something is looked for.
        etree.XPath(HTMLTranslator().css_to_xpath(selector))(etree.Element("html"))
    except (SelectorError, RecursionError, etree.XPathError) as error:
        raise ValueError(f"{selector!r} is not a CSS selector: {error}") from error
    return selector
