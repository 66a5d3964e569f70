"""What is known of a page from elsewhere; see ``crawler.hints``, which the crawl imports without the readers."""

from crawler.hints import NO_HINTS, NO_LESSON, Hints, Selectors, Taught

__all__ = ["NO_HINTS", "NO_LESSON", "Hints", "Selectors", "Taught"]
