"""What pages are headed by that do not show what was asked for, in many languages; small letters, no signs."""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in text.replace("\n", "/").split("/") if line.strip())


FILLERS = _phrases("""
404 / 403 / 410 / 500 / 502 / 503 / 429 / error / errore / erreur / erro / fehler / fout / fel / feil / fejl
virhe / viga / kļūda / klaida / hata / chyba / błąd / hiba / eroare / грешка / ошибка / помилка / greška
napaka / σφάλμα / خطأ / خطا / שגיאה / त्रुटि / lỗi / ralat / kesalahan / エラー / 错误 / 錯誤 / 오류 / oops
ups / upps / uups / hoppsan / sorry / ой / упс / http / code / kod / код / the / a / an
""")

ERRORS = _phrases("""
404 / page not found / not found / page cannot be found / page doesnt exist / page does not exist
page unavailable / page isnt available / content not available / content unavailable
page is no longer available / article is no longer available / page no longer exists / nothing found here
page missing / cannot find page / couldnt find page / cant find page / cant be found / page could not be found
page not be found / access denied / forbidden / internal server / bad gateway / service unavailable
gateway timeout / too many requests / temporarily unavailable / site not found / domain for sale
site under maintenance / maintenance mode / account suspended / unavailable for legal reasons
seite nicht gefunden / nicht gefunden / seite existiert nicht / seite wurde nicht gefunden / zugriff verweigert
wartungsarbeiten / page introuvable / page non trouvée / page inexistante / accès refusé / accès interdit
página no encontrada / no se encontró la página / página no existe / acceso denegado / pàgina no trobada
página não encontrada / página nao encontrada / página não existe / acesso negado / pagina non trovata
accesso negato / pagina niet gevonden / niet gevonden / toegang geweigerd / strona nie istnieje / nie znaleziono
strony nie znaleziono / nie znaleziono strony / odmowa dostępu / brak dostępu / stránka nenalezena
stránka nebyla nalezena / stránka neexistuje / stránka sa nenašla / stránka nebola nájdená / přístup odepřen
oldal nem található / nem található / az oldal nem létezik / pagina nu a fost găsită / pagina nu există
acces interzis / страница не найдена / страницы не существует / не найдено / доступ запрещен / доступ запрещён
сторінку не знайдено / сторінка не знайдена / доступ заборонено / страницата не е намерена
страницата не съществува / страница није пронађена / stranica nije pronađena / stranica ne postoji
strani ni mogoče najti / stran ne obstaja / sidan hittades inte / sidan kunde inte hittas / sidan finns inte
siden ble ikke funnet / fant ikke siden / siden finnes ikke / siden blev ikke fundet / siden findes ikke
siden kunne ikke findes / sivua ei löytynyt / sivua ei löydy / lehekülge ei leitud / lehte ei leitud
lapa nav atrasta / puslapis nerastas / η σελίδα δεν βρέθηκε / δεν βρέθηκε / sayfa bulunamadı / aradığınız sayfa
erişim engellendi / الصفحة غير موجودة / لم يتم العثور / الصفحة المطلوبة غير / صفحه یافت نشد / صفحه پیدا نشد
صفحہ نہیں ملا / הדף לא נמצא / העמוד לא נמצא / पृष्ठ नहीं मिला / पेज नहीं मिला / পৃষ্ঠা পাওয়া যায়নি
পাতাটি পাওয়া যায়নি / பக்கம் கிடைக்கவில்லை / ไม่พบหน้า / ไม่พบเพจ / không tìm thấy trang / trang không tồn tại
không tìm thấy / halaman tidak ditemukan / halaman tidak dijumpai / hindi nakita ang pahina
ukurasa haukupatikana / 페이지를 찾을 수 없습니다 / 존재하지 않는 페이지 / ページが見つかりません
お探しのページ / ページは存在しません / 页面不存在 / 找不到页面 / 页面未找到 / 未找到页面 / 您访问的页面不存在
頁面不存在 / 找不到頁面 / 找不到網頁 / 無法找到 / 無法顯示
""")

HURDLES = _phrases("""
just moment / one moment please / attention required / verify you are human / are you robot / are you human
not robot / youre not bot / you are not bot / human verification / security check / security verification
checking your browser / ddos protection / ddos guard / pardon our interruption / please wait / please verify
robot check / captcha / bot verification / unusual traffic / enable javascript / javascript required
javascript is disabled / enable cookies / cookies required / please enable / browser not supported
before you continue / cookie consent / privacy choices / your privacy / we value your privacy / consent required
bevor sie fortfahren / bevor sie zu / einen moment / bitte warten / sind sie ein mensch / sicherheitsprüfung
avant de continuer / avant daccéder / un instant / vérification de sécurité / êtes vous un robot
veuillez patienter / antes de continuar / un momento / un momento por favor / verificación de seguridad
eres un robot / um momento / verificação de segurança / você é um robô / prima di continuare / attendere prego
verifica di sicurezza / voordat je verdergaat / een moment / zanim przejdziesz / chwileczkę / proszę czekać
než budete pokračovat / подождите / проверка браузера / вы не робот / проверка безопасности
підтвердіть що ви не робот / зачекайте / bir dakika lütfen / robot değilim / robot olmadığınızı
devam etmeden önce / تحقق من أنك إنسان / لحظة من فضلك / 請稍候 / 请稍候 / 安全验证 / 人机验证 / 安全驗證
少々お待ちください / ロボットではありません / 잠시만 기다려 / xin chờ / vui lòng đợi / mohon tunggu / odottakaa
vänta ett ögonblick / vent litt / et øjeblik
""")

LOGINS = _phrases("""
log in / login / sign in / signin / log on / sign up / register / create account / member login
subscriber login / anmelden / anmeldung / einloggen / registrieren / se connecter / connexion / identification
sidentifier / iniciar sesión / inicia sesión / acceder / regístrate / entrar / fazer login / acesse sua conta
accedi / inloggen / aanmelden / zaloguj / logowanie / zaloguj się / přihlášení / přihlásit / prihlásenie
bejelentkezés / belépés / autentificare / conectare / вход / войти / авторизация / увійти / вхід / prijava
prijavi se / logga in / logg inn / log ind / kirjaudu / kirjaudu sisään / logi sisse / ieiet / pieslēgties
prisijungti / σύνδεση / είσοδος / giriş yap / üye girişi / تسجيل الدخول / ورود / כניסה / התחברות / लॉग इन
লগ ইন / เข้าสู่ระบบ / đăng nhập / masuk / log masuk / 로그인 / ログイン / 登录 / 登入 / 會員登入
""")
