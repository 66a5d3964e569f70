"""Words by which a time is told from the reader's own day, in about forty languages."""

from __future__ import annotations


def _words(table: dict[int, str]) -> dict[str, int]:
    """Each word with its number; words are divided by blanks, those of several words are joined by underscores."""
    return {word.replace("_", " "): number for number, words in table.items() for word in words.split()}


DAYS = _words({
    0: "today heute aujourd'hui aujourd’hui hoy сегодня oggi vandaag hoje dziś dzisiaj bugün idag i_dag "
    "dnes avui astăzi azi сьогодні днес danas денес данас danes tänään täna šodien šiandien σήμερα "
    "اليوم امروز היום आज আজ இன்று วันนี้ hôm_nay hari_ini 今天 今日 오늘",
    1: "yesterday gestern hier ayer вчера ieri gisteren ontem wczoraj dün igår i_går včera ahir tegnap "
    "вчора jučer јуче juče včeraj eilen eile vakar χθες χτες أمس دیروز אתמול কাল গতকাল நேற்று เมื่อวาน "
    "เมื่อวานนี้ hôm_qua kemarin semalam 昨天 昨日 어제",
    2: "vorgestern avant-hier anteayer позавчера eergisteren anteontem przedwczoraj předevčírem "
    "l'altro_ieri 前天 一昨日 그저께",
})  # fmt: skip
"""How many days ago a word means."""

WEEKDAYS = _words({
    0: "monday montag lundi lunes понедельник lunedì maandag segunda-feira segunda poniedziałek pondělí "
    "pondelok hétfő luni понеділок понеделник ponedjeljak ponedeljak понедељак ponedeljek måndag "
    "mandag maanantai esmaspäev pirmdiena pirmadienis δευτέρα pazartesi الاثنين دوشنبه सोमवार thứ_hai "
    "senin isnin 星期一 月曜日 월요일",
    1: "tuesday dienstag mardi martes вторник martedì dinsdag terça-feira terça wtorek úterý utorok kedd "
    "marți вівторок utorak уторак torek tisdag tirsdag tiistai teisipäev otrdiena antradienis τρίτη "
    "salı الثلاثاء سه‌شنبه मंगलवार thứ_ba selasa 星期二 火曜日 화요일",
    2: "wednesday mittwoch mercredi miércoles среда mercoledì woensdag quarta-feira quarta środa středa "
    "streda szerda miercuri середа сряда srijeda sreda onsdag keskiviikko kolmapäev trešdiena "
    "trečiadienis τετάρτη çarşamba الأربعاء चارشنبه चہارشنبه बुधवार thứ_tư rabu 星期三 水曜日 수요일",
    3: "thursday donnerstag jeudi jueves четверг giovedì donderdag quinta-feira quinta czwartek čtvrtek "
    "štvrtok csütörtök joi четвер четвъртък četvrtak четвртак četrtek torsdag torstai neljapäev "
    "ceturtdiena ketvirtadienis πέμπτη perşembe الخميس पنجशنبه गुरुवार thứ_năm kamis khamis 星期四 "
    "木曜日 목요일",
    4: "friday freitag vendredi viernes пятница venerdì vrijdag sexta-feira sexta piątek pátek piatok "
    "péntek vineri п'ятниця петък petak петак petek fredag perjantai reede piektdiena penktadienis "
    "παρασκευή cuma الجمعة جمعه शुक्रवार thứ_sáu jumat jumaat 星期五 金曜日 금요일",
    5: "saturday samstag samedi sábado суббота sabato zaterdag sobota szombat sâmbătă субота събота "
    "subota lördag lørdag lauantai laupäev sestdiena šeštadienis σάββατο cumartesi السبت شنبه शनिवार "
    "thứ_bảy sabtu 星期六 土曜日 토요일",
    6: "sunday sonntag dimanche domingo воскресенье domenica zondag niedziela neděle nedeľa vasárnap "
    "duminică неділя неделя nedjelja nedelja недеља söndag søndag sunnuntai pühapäev svētdiena "
    "sekmadienis κυριακή pazar الأحد یکشنبه रविवार chủ_nhật minggu ahad 星期日 日曜日 일요일",
})  # fmt: skip

UNITS = _words({
    1: "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos секунду секунды "
    "секунд secondo secondi seconden sekundę sekundy sekund sekundu sekundami másodperc másodperce "
    "másodperccel secunde secundă секунди sekundi sekunder sekunttia sekundit sekundes sekundžių "
    "δευτερόλεπτα δευτερόλεπτο saniye ثانية ثوان ثانیه שניות सेकंड সেকেন্ড giây detik",
    60: "m min mins minute minutes minuten minuto minutos минуту минуты минут minuti minuut minutę minuty "
    "minut minutu minutami minútami perc perce perccel хвилину хвилини хвилин минути minuta minuter "
    "minutter minuttia minuutti minutit minūtes minūtēm minučių λεπτά λεπτό dakika دقيقة دقائق دقیقه "
    "דקות दقیقہ मिनट মিনিট phút menit minit",
    3600: "h hr hrs hour hours stunde stunden heure heures hora horas час часа часов ora ore uur uren "
    "godzinę godziny godzin hodinu hodiny hodinami óra órája órával óre годину години годин sat sata "
    "sati ura uri ur timme timmar time timer tunti tuntia tundi stundas stundām valandas valandų ώρα "
    "ώρες saat ساعة ساعات ساعت שעות שעה घंटे घंटा ঘণ্টা ঘন্টা giờ jam hores",
    86400: "d day days tag tage tagen jour jours día días dia dias день дня дней giorno giorni dag dagen "
    "dzień dni den dny dnem nap napja nappal zi zile дні днів ден дни dan dana dagar dage dager päivä "
    "päivää päeva dienas dienām dienų dieną ημέρα ημέρες μέρες gün يوم أيام روز ימים יום दिन দিন ngày "
    "hari dies",
    604800: "w wk week weeks woche wochen semaine semaines semana semanas неделю недели недель settimana "
    "settimane weken tydzień tygodnie tygodni týden týdny týdnem hét hete héttel săptămână săptămâni "
    "тиждень тижні тижнів седмица седмици nedelje tjedan tjedna vecka veckor uke uker uge uger viikko "
    "viikkoa nädalat nädala nedēļas savaitės savaičių εβδομάδα εβδομάδες hafta أسبوع أسابيع هفته "
    "שבועות שבוע सप्ताह हफ्ते সপ্তাহ tuần minggu setmanes",
    2629746: "mo month months monat monate monaten mois mes meses месяц месяца месяцев mese mesi maand maanden "
    "mês miesiąc miesiące miesięcy měsíc měsíce měsíci hónap hónapja hónappal lună luni місяць місяці "
    "місяців месец месеца mjesec mjeseca mesec meseca månad månader måned måneder kuukausi kuukautta "
    "kuud mēneša mēnešiem mėnesį mėnesių μήνα μήνες ay شهر أشهر ماه חודשים חודש महीने মাস tháng bulan "
    "mesos",
    31556952: "y yr yrs year years jahr jahre jahren an ans année années año años год года лет anno anni jaar "
    "jaren ano anos rok lata lat roky rokem lety év éve évvel ani рік роки років година години godina "
    "godine leto leti år vuosi vuotta aastat gada gadiem metus metų χρόνια χρόνο έτος yıl سنة سنوات "
    "سال שנים שנה साल वर्ष বছর năm tahun anys",
})  # fmt: skip
"""How many seconds a word for a span means."""
DENSE_UNITS = _words({
    1: "秒 초 วินาที",
    60: "分 分钟 分鐘 분 นาที",
    3600: "小时 小時 時間 个小时 個小時 시간 ชั่วโมง",
    86400: "天 日 일 วัน",
    604800: "周 週 週間 星期 个星期 주 주일 สัปดาห์",
    2629746: "个月 個月 か月 ヶ月 カ月 개월 달 เดือน",
    31556952: "年 년 ปี",
})  # fmt: skip
"""The same in scripts that put no blanks between words."""

ONE = (
    "a|an|one|einer|einem|eine|ein|une?|una|uno|uma?|een|jedną|jeden|jednu|egy|o|одну|один|един|една|jedan|jednu|bir|én|ett|"
    "en|et|yksi|üks|μία|ένα|واحد|یک|एक|satu"
)
LONE_BEFORE = "منذ|قبل|לפני|před|pred|πριν(?: από)?|пред|преди"
LONE_BEHIND = "назад|тому|temu|geleden"
"""Words by which a unit without a number is one of it."""
BEFORE = (
    "vor|il y a|hace|há|acum|fa|před|pred|prije|pre|пред|преди|pirms|prieš|πριν(?: από)?|منذ|قبل|לפני|duela|cách đây"
)
"""What stands before a span that lies back."""
BEHIND = (
    "ago|назад|тому(?: назад)?|fa|geleden|atrás|temu|ezelőtt|sedan|siden|sitten|tagasi|atpakaļ|önce|evvel|پیش|قبل|पहले|"
    "আগে|முன்|trước|(?:yang )?lalu|πριν|iliyopita"
)
"""What stands behind it."""
