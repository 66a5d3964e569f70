"""Pages in the charsets that were usual before UTF-8, with and without saying so."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from benchmarks.extract.synthetic.parts import Made
from benchmarks.extract.synthetic.stories import Story
from benchmarks.extract.synthetic.systems import wordpress_classes

_META: Final = '<meta charset="utf-8">'
_USUAL: Final = {
    "windows-1252": "en de fr es pt it nl sv da nb fi id",
    "windows-1250": "pl cs sk sl hr hu",
    "windows-1251": "ru uk bg sr",
    "windows-1253": "el",
    "windows-1254": "tr",
    "windows-1255": "he",
    "windows-1256": "ar fa",
    "windows-1257": "et lv lt",
    "windows-874": "th",
    "shift_jis": "ja",
    "euc-kr": "ko",
    "gb18030": "zh",
}
_CHARSETS: Final = {language: charset for charset, languages in _USUAL.items() for language in languages.split()}
_CODECS: Final = {"windows-874": "cp874"}


def charset_declared(story: Story) -> Made:
    """The charset stands in a meta element alone; UTF-8 where the language never had a usual one."""
    charset, made = _in_charset(story)
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    return replace(made, html=made.html.replace(_META, meta, 1))


def charset_unsaid(story: Story) -> Made:
    """Nothing says which charset it is."""
    _, made = _in_charset(story)
    return replace(made, html=made.html.replace(_META, "", 1))


def _in_charset(story: Story) -> tuple[str, Made]:
    charset, made = _CHARSETS.get(story.language, "utf-8"), wordpress_classes(story)
    # Signs that not every charset has; none is part of an answer.
    made = replace(made, html=made.html.replace("©", "(c)").replace(f" – {story.site}", f" - {story.site}"))
    codec = _CODECS.get(charset, charset)
    if made.html.encode(codec, "replace").decode(codec) != made.html:
        charset = codec = "utf-8"
    return charset, replace(made, encoding=codec)
