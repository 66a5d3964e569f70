"""Set phrases around texts, in the languages of most news pages: what a short piece that begins so is for."""

from __future__ import annotations

import re
from functools import cache

CLASSES = ("more", "share", "letter", "advert", "comment", "photo", "rights", "about", "tags", "dated")
"""What phrases lead to: other texts, sharing, subscribing and giving, advertisements, comments, credits of pictures,
rights and cookies, writers and publishers, tags, dates."""

LONGEST = 40
"""Letters of a piece that are compared."""

_PHRASES: dict[str, str] = {
    "more": r"""read more|read also|also read|read next|read the full|see also|see more|related|more from|more on|more
        stories|more news|you may also|you might also|recommended|most read|most popular|popular|trending|latest|don't
        miss|up next|next article|previous|next post|in case you missed|top stories|editor's picks|keep reading|
        continue reading|click here|view all|watch|listen|further reading|what to read|
        leer también|lea también|lee también|te puede interesar|le puede interesar|más noticias|más información|
        relacionad|notas relacionadas|ver más|leer más|mira también|además|lo más|seguir leyendo|
        leia também|leia mais|veja também|saiba mais|mais lidas|notícias relacionadas|matérias relacionadas|últimas|
        lire aussi|à lire|a lire|lire la suite|en savoir plus|sur le même|voir aussi|les plus lus|articles liés|
        lesen sie|mehr zum|mehr zu|auch interessant|lesen sie auch|weitere artikel|weiterlesen|meistgelesen|das könnte|
        leggi anche|leggi tutto|articoli correlati|ti potrebbe|i più letti|potrebbe interessarti|vedi anche|
        lees ook|lees meer|meer over|gerelateerd|bekijk ook|läs också|läs även|läs mer|mer om|les også|les mer|læs også|
        læs mere|lue myös|lue lisää|czytaj także|czytaj też|czytaj również|zobacz także|zobacz też|zobacz również|
        czytaj więcej|przeczytaj|polecane|najnowsze|čtěte také|čtěte více|přečtěte si|související|prečítajte|súvisiace|
        olvassa el|kapcsolódó|ezt is|citește și|citeste si|vezi și|citește mai|pročitajte|povezane|preberite|
        прочетете|още по темата|вижте|читайте также|читать далее|читайте|по теме|другие новости|смотрите также|
        подробнее|ещё по теме|материалы по теме|читайте також|більше новин|за темою|διαβάστε|δείτε|περισσότερα|
        ilgili haber|ayrıca|bunlar da|devamı|daha fazla|ilginizi|bunu da|baca juga|baca selengkapnya|berita terkait|
        lihat juga|simak juga|xem thêm|đọc thêm|tin liên quan|có thể bạn|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|المزيد|شاهد|
        مواضيع|ذات صلة|بیشتر بخوانید|مطالب مرتبط|یہ بھی|مزید پڑھیں|קראו גם|עוד ב|ראו גם|यह भी|ये भी|और पढ़ें|संबंधित|
        आगे पढ़ें|আরও পড়ুন|আরো পড়ুন|மேலும்|మరిన్ని|อ่านเพิ่มเติม|อ่านต่อ|ข่าวที่เกี่ยวข้อง|อ่านข่าว|相关|相關|延伸閱讀|延伸阅读|更多|推荐阅读|
        関連|あわせて読みたい|おすすめ|こちらも|관련기사|관련 기사|더보기|soma zaidi|soma pia|lees verder|
        noticias relacionadas|otras noticias|mohlo by vás|loe ka|loe veel|loe lisaks|seotud|lasi arī|lasi vairāk|
        saistīt|taip pat skait|skaitykite|susiję|прочитајте|повезан|још вести|כתבות נוספות|עוד כתבות|כתבות קשורות""",
    "share": r"""share|follow|like us|tweet|find us|join us|connect with|compart|síguenos|sígueme|siga|curta|
        partag|suivez|teilen|folgen sie|condividi|seguici|deel|volg|dela|följ|del |følg|jaa|udostępnij|podziel się|
        obserwuj|sdílet|sdílej|zdieľa|megosztás|kövess|distribuie|urmăr|podijeli|подели|поделиться|подписывайтесь|
        поширити|κοινοποίηση|μοιραστείτε|ακολουθήστε|paylaş|takip et|bagikan|ikuti|chia sẻ|theo dõi|شارك|تابع|
        به اشتراک|شیئر|שתף|שיתוף|शेयर|फॉलो|শেয়ার|பகிர|แชร์|แบ่งปัน|ติดตาม|分享|关注|關注|シェア|フォロー|공유|copy link|print|
        artikel teilen|beitrag teilen|jaga artiklit|jaga seda|dalīt|dalintis|dalinkitės|pasidalin|поділит|сподел|
        اشتراک.?گذاری|שתפו|この記事をシェア|記事をシェア|기사 공유|email this|whatsapp|
        facebook|twitter|telegram|linkedin|pinterest""",
    "letter": r"""subscri|sign up|sign in|log in|get the|get our|newsletter|register|become a member|support|donat|
        join our|download|get started|enter your|your email|this field|thank you for|please enter|already a|
        suscr|inscr|assine|cadastre|apoie|receba|recibe|regístrate|abonn|s'abonner|soutenez|recevez|anmelden|
        jetzt|newsletter|iscriviti|abbonati|ricevi|schrijf je in|meld je|prenumerera|logga in|abonner|tilmeld|
        tilaa|zapisz się|zaloguj|subskrybuj|wesprzyj|odebír|přihlás|prihlás|feliratkoz|iratkozz|abon|prijavi|
        абонира|подпис|регистр|войти|поддерж|підпис|εγγραφ|abone|kaydol|giriş yap|berlangganan|daftar|đăng ký|
        đăng nhập|اشترك|سجل|عضویت|سبسکرائب|הירשמו|सब्सक्राइब|সাবস্ক্রাইব|สมัคร|ลงทะเบียน|订阅|訂閱|登录|登入|会員登録|
        登録|구독|로그인|meld deg på|e-bülten|bülten|přihlaste se k odběru|naročite se|pretplat|
        telli meie|telli uudis|liitu meie|pieraksti|piesaki|abonē|užsiprenumer|prenumeruo|подпиш|підпиш|претплат|
        пријавите се на|در خبرنامه|خبرنامه|ہمارے نیوز لیٹر|نیوز لیٹر|न्यूज़लेटर|हमारे न्यूज़लेटर|নিউজলেটার|আমাদের নিউজলেটার|
        செய்திமட|எங்கள் செய்திமட|ニュースレター|メルマガ|뉴스레터|通讯订阅|電子報|ניוזלטר""",
    "advert": r"""advert|sponsored|promoted|ad$|ads$|paid|publicidad|publicidade|anuncio|publi|patrocin|anzeige|
        werbung|gesponsert|pubblicità|advertentie|annons|annonse|annonce|mainos|reklam|hirdetés|publicitate|oglas|реклама|
        διαφήμιση|iklan|quảng cáo|إعلان|اعلان|تبلیغ|اشتہار|פרסומת|विज्ञापन|বিজ্ঞাপন|விளம்பரம்|โฆษณา|广告|廣告|広告|광고|
        content continues|story continues|article continues|this article contains affiliate""",
    "comment": r"""comment|leave a|repl|join the conversation|post a|add a comment|view comment|\d+ comment|comentar|
        coment|deja un|deixe|laisser un|kommentar|kommentieren|schreib|lascia un|reactie|reageer|kommentoi|komentar|
        komentář|komentár|hozzászól|коммент|оставить|коммента|σχόλι|yorum|tulis komentar|bình luận|تعليق|التعليقات|نظر|
        تبصر|תגוב|टिप्पणी|কমেন্ট|মন্তব্য|ความคิดเห็น|แสดงความ|评论|評論|留言|コメント|댓글|kommentit|
        kommentaari|komentār|коментар|دیدگاه|टिप्पणि|கருத்து""",
    "photo": r"""photo|image|picture|credit|courtesy|file photo|getty|illustration|video:|pictured|source:|
        foto|fuente:|imagen|imagem|fonte:|crédit|photographie|bild|quelle:|kuva|zdjęc|fot\.|źródło|zdroj|forrás:|sursa|
        izvor:|фото|источник|джерело|φωτο|πηγή|fotoğraf|kaynak|sumber:|ảnh|nguồn:|صورة|الصورة|المصدر|عکس|تصویر|צילום|
        फोटो|ছবি|ภาพ|ที่มา|图片|图源|圖片|来源|來源|写真|画像|사진|출처""",
    "rights": r"""copyright|©|\(c\)|all rights|cookie|we use|by using|privacy|terms|by continuing|this website|
        this site|todos los derechos|todos os direitos|tous droits|alle rechte|tutti i diritti|
        alle rechten|wszelkie prawa|
        všechna práva|všetky práva|minden jog|toate drepturile|sva prava|все права|всі права|με επιφύλαξη|
        tüm hakları|hak cipta|bản quyền|جميع الحقوق|کلیه حقوق|כל הזכויות|सर्वाधिकार|সর্বস্বত্ব|สงวนลิขสิทธิ์|版权|版權|無断|
        저작권|무단|this material may not|reproduction|utilizamos|usamos cookies|nous utilisons|wir verwenden""",
    "about": r"""by |about |written by|author|contact|contributor|reporting by|editing by|media contact|
        for more information|por |sobre |autor|redacción|redação|contacto|contato|par |auteur|à propos|
        von |über |kontakt|autore|
        skrevet av|kirjoittaja|napisał|o autorze|opracowanie|autorka|szerző|piše|автор|об авторе|
        συντάκτης|yazar|haber:|penulis|editor|reporter|tác giả|كتب|بقلم|الكاتب|نویسنده|מאת|लेखक|লেখক|ผู้เขียน|โดย|
        作者|编辑|責任編輯|记者|文：|著者|取材|기자|correction|this story|this article|this post|an earlier version""",
    "tags": r"""tags|tag:|topics|topic:|filed under|categor|keywords|in this article|labels|posted in|etiqueta|temas|
        palabras clave|assuntos|mots-clés|sujets|schlagw|themen|argomenti|trefwoorden|onderwerpen|ämnen|emner|
        tagi|štítky|témata|címkék|etichete|oznake|теги|тэги|метки|теми|ετικέτες|etiketler|topik|từ khóa|chủ đề|الوسوم|
        كلمات|برچسب|תגיות|टैग|ট্যাগ|แท็ก|标签|標籤|关键词|キーワード|タグ|태그""",
    "dated": r"""publish|updated|posted|last modified|last updated|date|publicado|actualizado|atualizado|publié|
        mis à jour|veröffentlicht|aktualisiert|stand:|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|
        uppdaterad|publisert|oppdatert|udgivet|opdateret|julkaistu|päivitetty|opublikowano|aktualizacja|publikováno|
        aktualizováno|megjelent|frissítve|publicat|actualizat|objavljeno|опубликован|обновлен|опубліковано|оновлено|
        δημοσίευση|ενημέρωση|yayın|güncelleme|diterbitkan|dipublikasi|cập nhật|نشر|تاريخ|آخر تحديث|انتشار|شائع|פורסם|
        עודכן|प्रकाशित|अपडेट|প্রকাশ|আপডেট|เผยแพร่|อัปเดต|发布|發布|更新|公開|投稿|입력|수정|
        \d+ min|\d+ hour|\d+ day|reading time""",
}


_DIGIT = r"\d"
_BEFORE = re.compile(r"^[^\w©]+")


def class_of(text: str) -> int:
    """Return which of ``CLASSES``, counted from 1, a text begins as; 0 where it begins as none."""
    text = _BEFORE.sub("", text[:LONGEST].replace("İ", "i").casefold())
    phrases = _by_first_sign().get(_DIGIT if text[:1].isdecimal() else text[:1])
    found = phrases.match(text) if phrases else None
    return CLASSES.index(str(found.lastgroup)) + 1 if found else 0


@cache
def _by_first_sign() -> dict[str, re.Pattern[str]]:
    """For each sign an expression of the phrases that begin with it: a text is compared with few of all."""
    begun: dict[str, dict[str, list[str]]] = {}
    for name, phrases in _PHRASES.items():
        for phrase in filter(None, (" ".join(part.split()) for part in phrases.split("|"))):
            sign = _DIGIT if phrase.startswith(_DIGIT) else phrase[0]
            begun.setdefault(sign, {}).setdefault(name, []).append(phrase.replace(" ", r"\s"))
    return {sign: _expression(named) for sign, named in begun.items()}


def _expression(named: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{'|'.join(phrases)})" for name, phrases in named.items()))
