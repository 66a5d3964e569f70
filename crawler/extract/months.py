"""Names of months and of time zones, as publishers write them."""

from __future__ import annotations

_MONTHS = """
january jan enero ene janvier janv januar jänner jän janeiro gennaio gen januari styczeń stycznia sty январь января янв січень січня ocak tammikuuta ιαν
february feb febrero février févr fev februar feber fevereiro febbraio februari febr luty lutego lut февраль февраля фев лютий лютого şubat helmikuuta φεβ
march mar marzo mars märz mär março maart mrt marzec marca март марта мар березень березня mart maaliskuuta μαρ
april apr abril abr avril avr aprile kwiecień kwietnia kwi апрель апреля апр квітень квітня nisan huhtikuuta απρ
may mayo mai maio maggio mag mei maj maja май мая травень травня mayıs toukokuuta μαι
june jun junio juin juni junho giugno giu czerwiec czerwca cze июнь июня июн червень червня haziran kesäkuuta ιουν
july jul julio juillet juil juli julho luglio lug lipiec lipca lip июль июля июл липень липня temmuz heinäkuuta ιουλ
august aug agosto ago août aout augusti augustus sierpień sierpnia sie август августа авг серпень серпня ağustos elokuuta αυγ
september sept sep septiembre setiembre septembre setembro set settembre wrzesień września wrz сентябрь сентября сен сент вересень вересня eylül syyskuuta σεπ
october oct octubre octobre oktober okt outubro out ottobre ott październik października paź октябрь октября окт жовтень жовтня ekim lokakuuta οκτ
november nov noviembre novembre novembro listopad listopada lis ноябрь ноября ноя нояб листопада kasım marraskuuta νοε
december dec diciembre dic décembre déc dezember dez dezembro dicembre grudzień grudnia gru декабрь декабря дек грудень грудня aralık joulukuuta δεκ
"""  # noqa: E501 - one line a month reads best

MONTHS: dict[str, int] = {
    name: number for number, line in enumerate(_MONTHS.strip().splitlines(), 1) for name in line.split()
}

# Hours east of Greenwich. Names that different countries use for different zones (IST, AST) are left out.
ZONES: dict[str, float] = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "met": 1,
    "cest": 2, "mesz": 2, "mest": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "eat": 3, "gst": 4, "pkt": 5,
    "wib": 7, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "art": -3, "adt": -3, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7,
    "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
