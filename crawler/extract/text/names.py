"""Words by which the usual systems and page builders name their boxes, in the languages that they are named in."""

from __future__ import annotations

COMPOUND = "body"
"""The mark of a box for the text itself: its own words, or one of ``HEADS`` followed by one of ``TAILS``."""

HEADS = frozenset(
    ("article", "story", "entry", "post", "content", "main", "page", "news", "blog", "detail", "single", "text",
     "artikel", "noticia")
)  # fmt: skip
TAILS = frozenset(("body", "content", "text", "copy", "texto", "inhalt", "detail"))

WORDS: dict[str, str] = {
    COMPOUND: """richtext rich-text wysiwyg name-body mw-parser-output markdown-body cuerpo -corpo- -corps- brodtext
        brødtext materia articleitem haberdetay treść-artykulu post-single-content sqs-html-content""",
    "article": """article artikel noticia artigo articulo artículo articolo artyku story notici haber nyhet nieuws -news
        makale berita""",
    "content": "content contenido conteudo conteúdo contenu inhalt icerik tresc innehall inhoud tartalom obsah konten",
    "text": "text texto tekst copy- prose paragraph paragraf -txt",
    "post": "-post entry blog",
    "main": "main haupt principal",
    "lead": """lead intro summary standfirst -dek- abstract excerpt chapo sumario entradilla bajada vorspann ingress
        subtitle sub-title subhead sub-head subline subheadline description kicker sottotitolo catenaccio synopsis
        -deck- perex""",
    "title": "title headline heading titulo -titel- titre manchete -hed-",
    "nav": "-nav navbar navig menu breadcrumb toolbar pager paginat pagenum -skip -tab- -tabs-",
    "head": "header masthead topbar -brand logo",
    "foot": "foot bottom colophon contentinfo",
    "side": """-side sidebar aside -rail rightcol right-col leftcol left-col secondary widget sticky complementary
        lateral""",
    "related": """relat recommend -more- readmore read-more also- trend popular mostread most-read mostview most-view
        mostcomment latest -next- -next -prev suggest similar outbrain taboola zergnet promoted recirc further
        relacionad onward teaser recent upnext up-next maislid mais-lid masleid mas-leid weitere verwandt
        readnext read-next you-may ilgili polecane""",
    "share": """share- sharing sharedaddy shareb sharet sharel shareaholic social facebook twitter whatsapp addthis
        addtoany -a2a follow -like- -likes- -sns- telegram compartir teilen partage""",
    "comment": """comment disqus respond -reply -replies discuss kommentar coment yorum reaction livefyre guestbook
        -remark""",
    "author": """author byline by-line -bio- profile writer contributor avatar autor auteur yazar -auth- reporter
        gravatar""",
    "meta": "meta date- -date -time- timestamp publish posted -info source fecha datum update-time pubtime",
    "caption": "caption credit legend piede pie-de bildunter",
    "image": """photo image img figure picture gallery slide carousel thumb foto swiper -media- media-  poster
        -picture""",
    "video": "video player audio podcast jwplay",
    "embed": "embed tweet instagram",
    "tags": """-tag- -tags- tag-list taglist tagcloud tag-cloud tag-links topic categor keyword taxonom -chip badge
        hashtag""",
    "letter": """newsletter -newsletter subscri signup sign-up mailing mailchimp optin opt-in register registration
        login log-in paywall regwall membership donat -cta- call-to-action calltoaction mc4wp mc-embed
        inscription abonn""",
    "advert": """-ad- -ads- advert sponsor promo banner -dfp adslot adunit adwrap adcontainer adbox publicid anzeige
        werbung reklam commercial affiliat partner adsense -gpt -adv-""",
    "shop": "shop product price -buy -cart woocommerce -store- offer coupon -deal",
    "notice": "cookie consent gdpr privacy -cmp- ccpa notice alert disclaimer legal copyright",
    "overlay": "modal popup pop-up overlay dialog drawer tooltip toast lightbox offcanvas",
    "hidden": """hidden -hide- sr-only visually screenreader screen-reader invisible d-none offscreen off-screen noprint
        no-print collapsed""",
    "list": "list grid -feed river stream archive -loop",
    "item": "item card tile box- -box block module",
    "quote": "quote -pull testimonial",
    "contents": "-toc- tableofcontents table-of-contents contents -toc jump",
    "rating": "rating review -vote poll- quiz survey stars",
    "search": "search suche buscar recherche",
    "aside-text": """fact infobox callout -note correction disclosure -update- -updates- pullout highlight takeaway
        keypoint key-point""",
    "layout": "wrap container -row- column -col- -col layout inner section group region",
    "faq": "faq accordion question answer toggle collapse",
    "forum": "forum thread message bbcode signature",
}
"""Words by what they mark. A hyphen at an end of a word stands for the end of a name's part."""
