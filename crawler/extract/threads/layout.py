"""Where a page names people and times, and how much text lies between: one walk, asked many times."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from crawler.extract.threads.marks import names_a_time, names_someone, tokens

SKIPPED = frozenset(
    {"script", "style", "template", "svg", "select", "iframe", "head", "nav", "footer", "button", "textarea", "form"}
)

__all__ = ["Layout", "lay_out", "names_a_time", "names_someone", "tokens"]


@dataclass
class Layout:
    """The elements of a page in order, with sums that answer questions about any of them at once.

    ``ends[n]``: number of the first element behind element n. ``text[n]``: characters of text in element n,
    ``linked[n]``: those of them in links. ``names`` and ``times``: numbers of elements that say who and when.
    """

    elements: list[etree._Element] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    text: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def prose(self, number: int) -> int:
        """Characters below an element that are in no link."""
        return self.text[number] - self.linked[number]

    def size(self, number: int) -> int:
        """Characters below an element."""
        return self.text[number]

    def said_who(self, number: int) -> int:
        """How often people are named below an element."""
        return bisect_left(self.names, self.ends[number]) - bisect_left(self.names, number)

    def said_when(self, number: int) -> int:
        """How often times are named below an element."""
        return bisect_left(self.times, self.ends[number]) - bisect_left(self.times, number)

    @cached_property
    def said(self) -> frozenset[etree._Element]:
        """The elements that say who or when."""
        return frozenset(self.elements[number] for number in (*self.names, *self.times))


def lay_out(tree: etree._Element) -> Layout:
    """Walk a page once. Scripts, forms' fields and navigation are left out, the forms that hold posts are not."""
    layout = Layout()
    opened: list[int] = []
    total = linked = in_link = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if opened and layout.elements[opened[-1]] is element:
                number = opened.pop()
                layout.ends[number] = len(layout.elements)
                layout.text[number] = total - layout.text[number]
                layout.linked[number] = linked - layout.linked[number]
                in_link -= element.tag == "a"
            size = len((element.tail or "").strip())
        elif not isinstance(element.tag, str) or (element.tag in SKIPPED and not _is_of_posts(element)):
            walk.skip_subtree()
            continue
        else:
            opened.append(len(layout.elements))
            _add(layout, element, total, linked)
            in_link += element.tag == "a"
            size = len((element.text or "").strip())
        total += size
        linked += size if in_link else 0
    return layout


def _is_of_posts(element: etree._Element) -> bool:
    """Whether a form or footer belongs to posts.

    Some engines put the whole thread into the form by which moderators choose posts, and many put who wrote a post
    and when into a footer of it.
    """
    if element.tag == "form":
        return len(element) > 0 and next(element.iter("article", "li", "table"), None) is not None
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag in ("article", "li", "blockquote")


def _add(layout: Layout, element: etree._Element, total: int, linked: int) -> None:
    number = len(layout.elements)
    layout.elements.append(element)
    layout.ends.append(number + 1)
    layout.text.append(total)
    layout.linked.append(linked)
    if names_someone(element):
        layout.names.append(number)
    if names_a_time(element):
        layout.times.append(number)
