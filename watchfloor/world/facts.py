"""What a collection of the sample world must find, reckoned from its content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from watchfloor.world.article import Article
from watchfloor.world.expected import Expected
from watchfloor.world.library import shelf
from watchfloor.world.places import PLACES
from watchfloor.world.publisher import Channel, Publisher
from watchfloor.world.publishers import PUBLISHERS
from watchfloor.world.site import Site


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Numbers of addresses of one source. ``documents`` become documents; ``missing`` and ``refused`` do not."""

    source: str
    listed: int
    documents: int
    redirected: int
    missing: int
    refused: int
    busy: int
    slow: int
    corrected: int


def _channel_facts(publisher: Publisher, channel: Channel) -> SourceFacts:
    listed = [article for article in shelf(publisher.id).articles if channel.carries(article.section)]
    lost = [m for m in shelf(publisher.id).missing if channel.carries(m.section)]
    troubles = [article.trouble for article in listed]
    refused = troubles.count("refused")
    return SourceFacts(
        source=channel.source,
        listed=len(listed) + len(lost),
        documents=len(listed) - refused,
        redirected=sum(article.moved_from is not None for article in listed),
        missing=len(lost),
        refused=refused,
        busy=troubles.count("busy"),
        slow=troubles.count("slow"),
        corrected=sum(article.correction is not None for article in listed),
    )


def source_facts() -> dict[str, SourceFacts]:
    """The numbers of every source of a publisher, by its id."""
    return {
        channel.source: _channel_facts(publisher, channel) for publisher in PUBLISHERS for channel in publisher.channels
    }


def document_count() -> int:
    """How many documents a complete collection has, over all sources."""
    return sum(document_counts().values())


def document_counts() -> dict[str, int]:
    """How many documents a complete collection has, by source, before the corrections."""
    counts = Counter({source: facts.documents for source, facts in source_facts().items()})
    for place in PLACES:
        here = place("http://127.0.0.1:1")
        counts.update({source.id: 0 for source in here.sources()})
        counts.update(Counter(source for source, _ in {(one.source, one.url) for one in here.expected()}))
    return dict(counts)


def same_stories() -> list[tuple[tuple[str, str], ...]]:
    """Groups of (source, slug) that are one text: an original and its syndicated copies."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for publisher in PUBLISHERS:
        for article in shelf(publisher.id).articles:
            groups[article.copy_of or f"{publisher.id}/{article.slug}"].append(
                (_source(publisher, article), article.slug)
            )
    return [tuple(group) for group in groups.values() if len(group) > 1]


def expected(site: Site) -> Iterator[Expected]:
    """Every document that a collection of ``site`` must have, as it reads now."""
    publisher = site.publisher
    for article in site.articles:
        if article.trouble == "refused":
            continue
        moment = article.published.isoformat()
        yield Expected(
            source=_source(publisher, article),
            url=site.url(article),
            title=article.title,
            authors=article.authors,
            published=moment if publisher.shown_time and article.form == "page" else moment[:10],
            language=publisher.language,
            phrase=_phrase(article),
            words=article.words,
            kind="document" if article.form == "pdf" else "article",
        )


def _source(publisher: Publisher, article: Article) -> str:
    return next(channel.source for channel in publisher.channels if channel.carries(article.section))


def _phrase(article: Article) -> str:
    """Ten words out of the middle paragraph."""
    paragraphs = [block.text for block in article.blocks if block.kind == "paragraph"]
    return " ".join(paragraphs[len(paragraphs) // 2].split()[:10])
