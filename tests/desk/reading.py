"""Reading a page as a browser's parser would: which elements and addresses it holds, and what its text says."""

from __future__ import annotations

from lxml import html


class Page:
    """A parsed page."""

    def __init__(self, text: str) -> None:
        self.root = html.document_fromstring(text)

    def select(self, path: str) -> list[html.HtmlElement]:
        """Elements by XPath."""
        found = self.root.xpath(path)
        assert isinstance(found, list)
        return [each for each in found if isinstance(each, html.HtmlElement)]

    def texts(self, path: str) -> list[str]:
        """Their texts, blanks collapsed."""
        return [" ".join(each.text_content().split()) for each in self.select(path)]

    def links(self, path: str = "//a") -> list[str]:
        """Where they lead."""
        return [each.get("href", "") for each in self.select(path)]

    def elements(self) -> set[str]:
        """Names of all elements."""
        return {each.tag for each in self.root.iter() if isinstance(each.tag, str)}

    def attributes(self) -> list[tuple[str, str]]:
        """All attributes of all elements."""
        return [(str(name), str(value)) for each in self.root.iter() for name, value in each.attrib.items()]

    def all_text(self) -> str:
        """The text of the whole page, blanks collapsed."""
        return " ".join(" ".join(map(str, self.root.itertext())).split())
