# Ukrainian (uk).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = Термінал
demo = Демонстрація. Тут усе вигадане, і AIMA теж.
actions = Кнопки цього екрана
content = Зміст цього екрана
continue = Продовжити
back = Назад
cancel = Видалити і вийти
finish = Завершити
close = Закрити
help = Допомога
send = Надіслати запит
sending = Зберігаємо…
try-again = Спробувати ще раз
scroll-down = Дивитися нижче
scroll-up = Дивитися вище
read-on = Читати до кінця
step-of = Крок { $step } з { $steps }
language-title = Виберіть мову
look = Літери й кольори
look-size = Розмір літер
look-colours = Кольори
look-usual = Звичайні
look-light = Високий контраст, світлий
look-dark = Високий контраст, темний
look-lower = Усе нижче
keyboard = Клавіатура
key-backspace = Стерти
field-clear = Стерти все, що ви тут написали
key-signs = Інші знаки
key-letters = Літери
key-at = Собачка
key-dot = Крапка
key-hyphen = Дефіс
key-underscore = Підкреслення
key-plus = Плюс
key-exclamation = Знак оклику
key-hash = Решітка
key-dollar = Знак долара
key-percent = Відсоток
key-and = Амперсанд
key-apostrophe = Апостроф
key-asterisk = Зірочка
key-slash = Скісна риска
key-equals = Дорівнює
key-question = Знак питання
key-caret = Циркумфлекс
key-grave = Зворотний апостроф
key-brace-open = Ліва фігурна дужка
key-bar = Вертикальна риска
key-brace-close = Права фігурна дужка
key-tilde = Тильда
error-summary = Потрібно виправити
trouble = Зараз не вийшло. Те, що ви ввели, не зникло. Спробуйте ще раз або попросіть працівників допомогти.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = Цей термінал не працює
out-of-service-reason = Термінал несправний.
out-of-service-what-to-do = Підійдіть до стійки: там можна зробити такий самий запит. Термінал знову запрацює сам, щойно його полагодять.
out-of-service-go = Підійдіть до стійки: там можна зробити такий самий запит.
out-of-service-code = Код для працівників: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = Виберіть свою мову
welcome-what = Виправити e-mail, поновити справу, дізнатися про запит. Це безкоштовно. Приготуйте паспорт, NIF або інші номери.
welcome-what-short = Виправити e-mail в AIMA. Безкоштовно. Потрібен паспорт.
welcome-trouble = Зараз не вийшло. Спробуйте ще раз або попросіть працівників допомогти.
welcome-printing = Квитанція попередньої людини ще друкується. Зачекайте трохи.

# Purpose.
purpose-title = Що вам потрібно зробити?
purpose-correct-email = Виправити мій e-mail
purpose-correct-email-detail = Листи від AIMA не приходять, або мій e-mail змінився.
purpose-resend = Отримати дані для оплати ще раз
purpose-resend-detail = Мій e-mail правильний, але дані не прийшли.
purpose-reactivate = Поновити мою справу
purpose-reactivate-detail = Помилково натиснуто «більше не потрібно» (já não tenho interesse).
purpose-closed = AIMA повідомила, що мою справу закрито
purpose-closed-detail = Почніть тут. Потім ви поговорите з працівником біля стійки.
purpose-track = Дізнатися про зроблений запит
purpose-track-detail = У мене є квитанція з кодом.
purpose-call-staff = Не знаю, або в мене немає e-mail
purpose-call-staff-detail = Натисніть, і працівник підійде до вас.
notice-no-receipt = Зараз квитанції не друкуються. Запит усе одно можна зробити: наприкінці сфотографуйте код, запишіть його або покажіть працівникам.
notice-go-on = Запит усе одно можна зробити.

# Privacy.
privacy-title = Ваші дані
privacy-who = З даними, які ви тут введете, працює лише AIMA.
privacy-what = Вони потрібні лише для того, щоб знайти вашу справу і відповісти на запит.
privacy-kept = Термінал зберігає дані в зашифрованому вигляді. Прочитати їх може лише AIMA.
privacy-more = Докладніше
privacy-basis-title = Чому AIMA має на це право
privacy-basis = Це завдання в інтересах суспільства, яке закон доручив AIMA — Агентству з інтеграції, міграції та притулку (GDPR, стаття 6(1)(e)).
privacy-sharing-title = Хто отримує дані
privacy-sharing = Лише служби AIMA, які ведуть вашу справу.
privacy-how-long-title = Як довго зберігаються дані
privacy-how-long = У терміналі: до 7 днів після того, як запит дійде до AIMA, завжди в зашифрованому вигляді. В AIMA: стільки, скільки вимагає закон для вашої справи.
privacy-rights-title = Ваші права
privacy-rights = Ви можете попросити показати, виправити або видалити ваші дані, обмежити їх використання або заперечити проти нього. Зверніться до стійки або до відповідального за захист даних в AIMA через aima.gov.pt.
privacy-authority-title = Скарги щодо ваших даних
privacy-authority = Національна комісія із захисту даних (CNPD): cnpd.pt.

# Identity.
identity-title = Що з цього у вас є?
identity-lead = Натисніть хоча б на два і введіть номери.
identity-nif = NIF (податковий номер)
identity-nif-hint = 9 цифр. Він є на картці або в листі з податкової (Finanças).
identity-passport = Номер закордонного паспорта
identity-passport-hint = Літери й цифри, на сторінці з вашою фотографією.
identity-country = Країна, що видала паспорт
identity-country-choose = Вибрати країну
identity-niss = NISS (номер соціального страхування)
identity-niss-hint = 11 цифр. Він є в розрахунковому листку про зарплату.
identity-phone = Телефон
identity-phone-hint = Номер, який є в AIMA. Номер іншої країни почніть із +.
identity-number = Номер
identity-too-few = Лише один? Підійдіть із паспортом до стійки: там запит зроблять разом із вами.
passport-renewed = У справі вказано мій старий паспорт
phone-country-title = Номер якої країни?
phone-country-other = Потрібної країни немає: виправлю номер
identity-assisted = Мені допомагає інша людина
paper-empty = Натисніть, щоб ввести
paper-none = У мене цього немає
country-common = Найчастіше вибирають
country-letters = Країни за абеткою
country-missing = Моєї країни тут немає
country-missing-detail = У вас проїзний документ біженця або особи без громадянства? Якщо ви не знаходите своєї країни, покличте працівника.
country-stateless = Без громадянства (проїзний документ)
country-refugee = Біженець (проїзний документ)
country-close = Повернутися без вибору

# Old e-mail.
old-email-title = Який e-mail є в AIMA?
old-email-lead = Це адреса, яку вказали, коли починалася справа.
old-email-label = Стара адреса e-mail
old-email-hint = Вона може бути чужою або з помилкою. Введіть так, як її вказали.
old-email-unknown = Не знаю
old-email-none = E-mail не вказано
old-email-helpers = Це адреса того, хто мені допомагав

# New e-mail.
new-email-title = На який e-mail вам писати?
new-email-lead = AIMA писатиме на цю адресу.
new-email-label = Нова адреса e-mail
new-email-own = Це точно ваша адреса? Вкажіть таку, яку ви можете відкрити без чужої допомоги.
resend-email-title = Який e-mail є в AIMA?
resend-email-lead = AIMA ще раз надішле дані для оплати на цю адресу.
resend-email-label = Ваша адреса e-mail
resend-email-own = Ви можете відкрити цю пошту? Якщо ні, натисніть «Назад» і виберіть «Виправити мій e-mail».
email-suggestion-title = Може, адреса інша?
email-suggestion-accept = Так, ось ця
email-suggestion-keep = Ні, саме ця
same-email-title = Ви ввели ту саму адресу двічі
same-email-detail = Якщо ця адреса правильна, AIMA може надіслати дані для оплати ще раз.
same-email-resend = Так, надіслати дані ще раз
same-email-change = Ні, мені потрібна інша адреса

# Check.
check-title = Усе правильно?
check-lead-correct-email = Запит: виправити адресу e-mail. Прочитайте не поспішаючи, потім надішліть.
check-lead-resend = Запит: ще раз надіслати дані для оплати. Прочитайте не поспішаючи, потім надішліть.
check-lead-reactivate = Запит: поновити справу. Прочитайте не поспішаючи, потім надішліть.
check-lead-closed = Запит: AIMA повідомила, що справу закрито. Прочитайте не поспішаючи, потім надішліть.
check-identity = Хто ви
check-old-email = Адреса, яка є в AIMA
check-old-email-unknown = Не знаю
check-old-email-none = E-mail не вказано
check-old-email-helpers = Це адреса того, хто мені допомагав
check-new-email = Нова адреса e-mail
check-resend-email = Куди надіслати дані
check-assisted = Допомога
check-assisted-yes = Мені допомагає інша людина
check-passport-renewed = У справі вказано старий паспорт
check-change = Змінити
check-change-what = Змінити: { $what }
check-statement-title = Надсилаючи запит, ви заявляєте
check-statement-means = Португальською, офіційною мовою. Це означає:
reactivation-statement = Заявляю, що відмова від «вираження інтересу» (manifestação de interesse) не входила в мої наміри, і прошу поновити мою справу.
closed-counter = Цей запит завжди вирішується біля стійки: працівник AIMA має подивитися справу разом із вами. Термінал збереже запит і дасть квитанцію, яку ви там покажете.

# Not saved.
not-saved-title = Запит не збережено
not-saved-nothing-kept = Нічого не збереглося. AIMA не отримала цього запиту.
not-saved-what-now = Що можна зробити
not-saved-try-again = Спробуйте ще раз: те, що ви ввели, не зникло.
not-saved-counter = Якщо не вийде, підійдіть до стійки: там можна зробити такий самий запит.

# Done.
done-title = Ваш запит збережено
done-title-several = Ваші запити збережено
done-keep-code =
    { $requests ->
        [1] Збережіть цей код або сфотографуйте його.
       *[other] Збережіть ці коди або сфотографуйте їх.
    }
done-new-email = Нова адреса e-mail:
address-begins = починається з { $begins }
address-begins-at = починається з { $begins }, на { $domain }
done-show-address = Показати
done-person = Людина { $number }: { $kind }
done-person-alone = Людина { $number }
done-another-person = Те саме для іншої людини
another-person-title = На який e-mail писати цій людині?
another-person-detail = Номери, які ви ввели, зараз буде видалено. Збережені запити залишаться без змін.
another-person-yes = На той самий e-mail
another-person-own = На інший e-mail
another-person-no = Більше нікого немає: залишитися тут
done-qr = QR-код: дізнатися, що із запитом
done-qr-opens = Відкриває сторінку
fact-saved = Збережено в цьому терміналі о { $time }
fact-printing = Друкуємо квитанцію…
fact-printed = Квитанцію надруковано. Візьміть її із собою.
fact-not-printed = Квитанцію не надруковано
fact-not-printed-photo = Запит усе одно збережено. Сфотографуйте код.
fact-unconfirmed = Невідомо, чи надрукувалася квитанція
fact-unconfirmed-detail = Подивіться в принтері. Якщо її там немає, попросіть у працівників дублікат.
fact-delivered = Дійшов до AIMA
fact-not-delivered = До AIMA ще не дійшов
fact-not-delivered-detail = Термінал надішле його сам. Вам не потрібно тут чекати.
print-again = Надрукувати ще раз
fact-short-saved = Збережено о { $time }
fact-short-printing = Друкуємо…
fact-short-printed = Квитанцію надруковано
fact-short-not-printed = Не надруковано
fact-short-unconfirmed = Можливо, не надруковано
fact-short-delivered = Уже в AIMA
fact-short-not-delivered = Ще не в AIMA
no-receipt = Квитанція не вийшла. Сфотографуйте код, запишіть його або покажіть працівникам: вони можуть її надрукувати.
done-another-reactivate = Також поновити мою справу
done-another-correct-email = Також виправити мій e-mail

# Track.
track-title = Дізнатися про запит
track-lead = Введіть код, який є на квитанції.
track-label = Код запиту
track-hint = 12 літер і цифр. Риски вводити не потрібно.
track-look-up = Дізнатися, що із запитом
track-looking-up = Шукаємо…
track-another = Дізнатися про інший запит
track-offline = У термінала немає зв’язку, і він зараз не може це показати. Наведіть свій телефон на QR-код квитанції або спробуйте пізніше.
track-slow-down = Забагато перевірок поспіль. Зачекайте хвилину і спробуйте ще раз.

# Help: what each screen wants.
help-title = Допомога
help-staff = Потрібна людина? Натисніть «Покликати працівника» або підійдіть до стійки. Термінал зачекає на вас кілька хвилин.
help-close = Закрити допомогу
help-welcome = Натисніть на мову, якою вам найлегше читати. Тут можна виправити e-mail, який є в AIMA, попросити поновити справу або дізнатися про зроблений запит. Це безкоштовно.
help-purpose = Натисніть на те, що вам потрібно. Якщо ви не знаєте або у вас немає e-mail, натисніть «Покликати працівника»: вам допоможуть.
help-privacy = Цей екран пояснює, що буде з вашими даними. Щоб іти далі, натисніть «Продовжити».
help-identity = За двома такими номерами AIMA знайде вашу справу. Що більше номерів, то краще. Натисніть на документ, щоб ввести його номер. Можна спокійно дістати документи: час є.
help-identity-passport = Номер є на сторінці з фотографією: угорі і ще раз унизу. Цю сторінку можна покласти на сканер. Якщо паспорта немає, натисніть «У мене цього немає».
help-identity-nif = У NIF дев’ять цифр. Він є на картці або в листі з податкової (Finanças). Якщо його немає, натисніть «У мене цього немає».
help-identity-niss = У NISS одинадцять цифр. Він є в розрахунковому листку про зарплату. Якщо його немає, натисніть «У мене цього немає».
help-identity-phone = Це номер, який є в AIMA, навіть якщо ви ним більше не користуєтеся. Якщо не пам’ятаєте, натисніть «У мене цього немає».
help-old-email = Це адреса з вашої справи, навіть якщо вона з помилкою або належить тому, хто вам допомагав. Якщо ви її не знаєте, натисніть «Не знаю».
help-new-email = Введіть адресу, якою користуєтеся щодня, наприклад ту, що в телефоні. Посередині адреси завжди є @. Якщо у вас немає e-mail, натисніть «Покликати працівника».
help-check = Порівняйте номери зі своїми документами. Щоб виправити, натисніть «Змінити». Коли все правильно, натисніть «Надіслати запит».
help-not-saved = Запит не збережено. Спробуйте ще раз або зробіть його біля стійки.
help-done = Візьміть квитанцію або сфотографуйте код. За QR-кодом із телефону можна дізнатися, що із запитом. Потім натисніть «Завершити».
help-track = Код є на квитанції, під словами «Код запиту». Введіть його і натисніть «Дізнатися, що із запитом».

# Idle.
idle-title = Ви ще тут?
idle-why = Щоб захистити ваші дані, усе, що ви ввели, буде видалено.
idle-why-done = Щоб захистити ваші дані, цей екран закриється. Запит залишиться збереженим.
idle-seconds = Залишилося: { $seconds } с
idle-stay = Я ще тут
idle-start-again = Видалити і почати спочатку
idle-minutes = Залишилося: { $minutes } хв

# Leaving, where something would be lost.
leave-typed-title = Ви точно хочете вийти?
leave-typed = Те, що ви ввели, буде видалено. Те, що вже збережено, залишиться.
leave-typed-stay = Продовжити запит
leave-typed-anyway = Видалити і вийти
leave-printing-title = Квитанція ще друкується
leave-printing = Зачекайте кілька секунд і візьміть її із собою. Вона підтверджує ваш запит.
leave-printing-stay = Зачекати на квитанцію
leave-printing-anyway = Вийти без неї
leave-no-receipt-title = Ви сфотографували або записали код?
leave-no-receipt = Квитанція не вийшла. Коли ви вийдете, код тут більше не з’явиться. Без нього запит важко знайти.
leave-no-receipt-stay = Назад до коду
leave-no-receipt-anyway = Код у мене є: вийти
leave-not-saved-title = Вийти без запиту?
leave-not-saved = Запит не збережено. Якщо ви вийдете, усе, що ви ввели, буде видалено. Такий самий запит можна зробити біля стійки.
leave-not-saved-stay = Назад, спробувати ще раз
leave-not-saved-anyway = Видалити і вийти

# An answer that takes its time.
slow-answer = Зачекайте трохи або натисніть «Назад».
slow-saving = Запит ще зберігається. Будь ласка, зачекайте.

# The passport reader.
reader-passport = Паспорт прочитано. Перевірте номер.
reader-visa = Це віза. Покладіть на сканер сторінку паспорта з вашою фотографією.
reader-residence-card = Це посвідка на проживання (título de residência). Потрібен паспорт.
reader-identity-card = Це посвідчення особи. Потрібен паспорт.
reader-other-card = Ця картка тут не підходить. Потрібен паспорт.
reader-long-number = Номер цього документа задовгий для сканера. Введіть номер паспорта.
reader-misread = Паспорт погано прочитався. Покладіть його на сканер ще раз.
reader-unknown = Сканер прочитав щось незрозуміле. Покладіть на нього сторінку паспорта з фотографією або введіть номер.
reader-tracking-code = Це код із квитанції. Тут потрібен паспорт.
reader-no-code = Це не код із квитанції. Піднесіть до сканера QR-код квитанції або введіть код.
reader-not-here = На цьому екрані сканер не потрібен.
reader-question = Спочатку дайте відповідь на запитання на екрані.

### Page: the code to the new mailbox

code-title = Введіть код, який ви отримали
code-title-waiting = Ми надішлемо вам код
code-spent-title = Вам потрібен інший код
code-lead = Ми щойно надіслали лист із шістьма цифрами на адресу:
code-lead-waiting = Зараз ми надішлемо лист із шістьма цифрами на адресу:
code-address-wrong = В адресі помилка? Натисніть «Назад» і виправте.
code-label = Код із шести цифр
code-hint = Він у листі від AIMA, наприклад у вашому телефоні. Подивіться і в папці «Спам».
code-resend = Надіслати інший код
code-resend-wait = Надіслати інший код через { $seconds } с
code-first-wait = Код буде надіслано через { $seconds } с
code-skip = Не можу відкрити пошту тут
code-sending = Надсилаємо код…
one-moment = Хвилинку…
code-sent-again = Ми надіслали інший код. Попередній більше не діє.
code-offline = Термінал не зміг зв’язатися з AIMA. Спробуйте ще раз або натисніть «Не можу відкрити пошту тут», щоб продовжити без коду.
code-slow-down = Забагато спроб поспіль. Зачекайте трохи або натисніть «Не можу відкрити пошту тут», щоб продовжити без коду.
error-code-form = У коді шість цифр. Перевірте, чи немає зайвої і чи всі на місці.
error-code-wrong =
    { $tries ->
        [1] Це не той код. Можна спробувати ще один раз.
        [2] Це не той код. Можна спробувати ще два рази.
       *[other] Це не той код. Порівняйте його з листом, який ви отримали.
    }
error-code-spent = Цей код більше не діє. Натисніть «Надіслати інший код».
check-mailbox-confirmed = Підтверджено кодом
check-mailbox-skipped = Поки не підтверджено. AIMA надішле на цю адресу посилання: відкрийте його, щоб підтвердити.
check-mailbox-offline = Зараз ми не змогли надіслати код. AIMA надішле на цю адресу посилання: відкрийте його, щоб підтвердити.
help-confirm-code = Відкрийте свою пошту, наприклад у телефоні, і знайдіть лист від AIMA. Введіть тут шість цифр із нього. Якщо не виходить, натисніть «Не можу відкрити пошту тут»: AIMA надішле вам посилання пізніше.

### Page: call for help

help-call = Покликати працівника
help-call-again = Покликати ще раз
help-call-calling = Повідомляємо працівників біля стійки…
help-call-called = Працівники біля стійки отримали ваш виклик. Будь ласка, чекайте тут. Поки що ніхто не відповів.
help-call-late = Працівники біля стійки отримали ваш виклик, але поки що ніхто не відповів. Можна почекати ще або підійти до стійки.
help-call-coming = До вас уже йдуть. Будь ласка, чекайте тут.
help-call-offline = Термінал не може зв’язатися зі стійкою. Будь ласка, підійдіть до стійки.
help-call-ended = Працівники закрили ваш виклик. Якщо допомога ще потрібна, покличте знову.
call-calling = Викликаємо працівників…
call-called = Працівники отримали ваш виклик. Чекайте тут.
call-late = Поки що ніхто не відповів. Зачекайте або підійдіть до стійки.
call-coming = До вас ідуть. Чекайте тут.
call-offline = Немає відповіді. Підійдіть до стійки.
call-ended = Працівники закрили ваш виклик.
call-end = Скасувати виклик

### Page: reading aloud, and the keys of a pad

speech = Читати вголос
speech-stop = Зупинити читання
speech-repeat = Прочитати ще раз
speech-slower = Повільніше
speech-faster = Швидше
speech-louder = Голосніше
speech-softer = Тихіше
speech-dark = Темний екран
speech-words = Слово для кожної літери
speech-keys = Спробувати клавіші
keys-detail = Натисніть будь-яку клавішу пульта: що вона робить, буде сказано й показано тут. Щоб продовжити, натисніть «Назад» двічі.
speech-on = Термінал читає вголос. «Далі» та «Раніше» переходять від одного до іншого, «Вибрати» натискає, «Допомога» пояснює екран.
speech-off = Читання вголос закінчено.
speech-private = Підключіть навушники, щоб почути це.
speech-voice = Для цієї мови немає голосу. Її читає португальський голос.
ear-button = кнопка
ear-field = пишіть тут
ear-chosen = вибрано
ear-not-chosen = не вибрано
ear-unavailable = зараз не можна
ear-empty = ще нічого не написано
ear-deleted = видалено
ear-receipt = У квитанції написано:
ear-keyboard = Внизу клавіатура: натискайте «Далі», щоб дійти до її клавіш.
pad-previous = Раніше: на одне назад
pad-next = Далі: на одне вперед
pad-up = Вгору: на ряд вище
pad-down = Вниз: на ряд нижче
pad-select = Вибрати: натискає там, де ви зараз
pad-back = Назад: на попередній екран
pad-help = Допомога: пояснює екран
pad-speech = Голос: починає та закінчує читання вголос

### Field errors

error-nif-length = У NIF 9 цифр. Перевірте, чи немає зайвої і чи всі на місці.
error-nif-check = У цьому NIF одна цифра неправильна. Порівняйте з документом.
error-nif-company = Це NIF компанії. Введіть свій особистий NIF.
error-nif-placeholder = Цей номер — лише приклад. Введіть свій NIF.
error-nif-prefix = NIF людини починається з 1, 2, 3 або 45. Порівняйте з документом.
error-niss-length = У NISS 11 цифр. Перевірте, чи немає зайвої і чи всі на місці.
error-niss-check = У цьому NISS одна цифра неправильна. Порівняйте з документом.
error-niss-prefix = NISS людини починається з 1. Порівняйте з документом.
error-niss-placeholder = Цей номер — лише приклад. Введіть свій NISS.
error-passport-form = У номері паспорта від 6 до 9 літер і цифр. Порівняйте з паспортом.
error-passport-mrz = Паспорт погано прочитався. Покладіть його на сканер ще раз або введіть лише номер.
error-passport-other-paper = Це не паспорт. Покладіть на сканер паспорт або введіть лише номер.
error-country-missing = Виберіть країну, що видала паспорт.
error-country-unknown = Ми не знаємо такої країни. Виберіть зі списку.
error-phone-invalid = Перевірте номер телефону. Якщо він з іншої країни, почніть із + і коду країни.
error-identity-need-two = Номерів замало: щоб знайти вашу справу, потрібно хоча б два.
error-paper-empty = Введіть номер або натисніть «У мене цього немає».
error-email-empty = Введіть адресу e-mail.
error-email-form = Перевірте адресу. Вона має бути схожа на name@example.pt, без пробілів.
error-email-too-long = Ця адреса задовга. Перевірте, чи не введено її двічі.
error-email-invisible = В адресі є невидимі знаки. Зітріть усе і введіть знову.
error-email-mixed-script = В адресі змішано літери різних абеток. Зітріть усе і введіть знову.
error-email-domain = Перевірте частину після @, наприклад gmail.com.
error-email-same = Ви ввели ту саму адресу двічі. Введіть іншу або попросіть дані ще раз.
error-tracking-code = Код неповний, або один знак у ньому неправильний. Порівняйте з квитанцією.
error-other = Перевірте, що ви тут ввели.

### Faults: what the person reads, what staff read

fault-configuration-person = Цим терміналом зараз не можна користуватися.
fault-not-enrolled-person = Цей термінал ще не введено в роботу.
fault-paused-person = Працівники призупинили цей термінал.
fault-disk-full-person = У терміналі немає місця для нових запитів.
fault-storage-read-only-person = Термінал не може зберігати запити.
fault-storage-damaged-person = Термінал не може зберігати запити.
fault-storage-newer-person = Термінал не може зберігати запити.
fault-storage-failing-person = Термінал не може зберігати запити.
fault-storage-salvaged-person = Цей термінал працює.
fault-storage-copy-lags-person = Цей термінал працює.
fault-request-unknown-person = Цей термінал працює.
fault-identity-unusable-person = Цей термінал не готовий.
fault-already-running-person = Цей термінал не готовий.
fault-no-network-person = У термінала немає зв’язку. Запити зберігаються і підуть пізніше.
fault-central-refuses-person = Термінал зараз не може передати запити в AIMA. Запити зберігаються і підуть пізніше.
fault-central-certificate-person = Термінал не зміг переконатися, що зв’язався з AIMA. Для безпеки запити зберігаються і підуть пізніше.
fault-central-certificate-expired-person = Термінал не зміг переконатися, що зв’язався з AIMA. Для безпеки запити зберігаються і підуть пізніше.
fault-central-failing-person = Служба AIMA зараз не може прийняти запити. Запити зберігаються і підуть пізніше.
fault-central-partly-person = Цей термінал працює.
fault-configuration-refused-person = Термінал працює з попередніми відомостями від AIMA.
fault-clock-person = Годинник термінала показує неправильний час.
fault-printer-none-person = У цього термінала немає принтера.
fault-printer-absent-person = Принтер не відповідає.
fault-printer-out-of-paper-person = У принтері немає паперу. Будь ласка, скажіть працівникам.
fault-printer-paper-low-person = У принтері залишилося мало паперу.
fault-printer-cover-open-person = Кришка принтера відкрита. Будь ласка, скажіть працівникам.
fault-printer-jam-person = Папір застряг у принтері. Будь ласка, скажіть працівникам.
fault-printer-stopped-person = Принтер зупинився. Будь ласка, скажіть працівникам.
fault-printer-format-person = Принтер не приймає цю квитанцію.
fault-printer-stuck-person = Принтер не відповідав надто довго.
fault-printer-other-person = Принтер несправний. Будь ласка, скажіть працівникам.
fault-receipt-layout-person = Термінал не може зробити квитанцію.
fault-speech-missing-person = Цей термінал працює.
fault-speech-failing-person = Цей термінал працює.
date-in-words =
    { $month ->
        [1] { $day } січня { $year } року
        [2] { $day } лютого { $year } року
        [3] { $day } березня { $year } року
        [4] { $day } квітня { $year } року
        [5] { $day } травня { $year } року
        [6] { $day } червня { $year } року
        [7] { $day } липня { $year } року
        [8] { $day } серпня { $year } року
        [9] { $day } вересня { $year } року
        [10] { $day } жовтня { $year } року
        [11] { $day } листопада { $year } року
       *[12] { $day } грудня { $year } року
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = Виправлення адреси e-mail
kind-reactivate = Поновлення справи
kind-resend = Дані для оплати ще раз
kind-closed = Лист AIMA: справу закрито

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = Ваш запит ще не надійшов
state-not-here-yet-detail = Ми поки не отримали запиту з цим кодом. Термінал без зв’язку зберігає запит і надсилає його пізніше. Перевірте знову за кілька годин. І подивіться, чи правильний код.
state-being-checked = Ваш запит перевіряють
state-being-checked-detail = Ми отримали ваш запит. Його перевірять не пізніше { $until }. Другий запит робити не потрібно.
state-being-checked-late = Ми отримали ваш запит. AIMA закінчує перевірку, відповідь скоро надійде. Другий запит робити не потрібно.
state-done = AIMA виконала ваш запит
state-done-detail = Це ваш запит, а не рішення про посвідку на проживання. Про те, що далі, напишуть на e-mail. Подивіться і в папці «Спам».
state-come-to-the-counter = Будь ласка, прийдіть до стійки
state-come-to-the-counter-detail = Щоб продовжити, нам потрібно з вами поговорити. Прийдіть до стійки у відділенні AIMA з паспортом і цим кодом.
state-stopped = Запит зупинено
state-stopped-detail = Ваша справа залишилася, як була. Якщо ви не знаєте, чому запит зупинено, прийдіть до стійки у відділенні AIMA з паспортом і цим кодом.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = Не пізніше { $date }
step-now = Зараз
step-confirm = Відкрийте посилання, яке AIMA надішле вам на e-mail. У вас 72 години від надсилання листа. Інакше доведеться прийти до стійки.
step-confirm-here = Підтвердьте цю адресу кнопкою вище.
step-old-address = AIMA напише і на e-mail, який зараз у справі. Якщо можете його відкрити, натисніть там «Так, це мій запит».
step-answer-here = Натисніть вище «Так, це мій запит» або «Це не мій запит».
step-checked = AIMA перевірить запит.
step-checked-if-today =
    { $days ->
        [one] AIMA перевірить його за { $days } робочий день після отримання; якщо він надійде сьогодні, то не пізніше { $date }.
        [few] AIMA перевірить його за { $days } робочі дні після отримання; якщо він надійде сьогодні, то не пізніше { $date }.
        [many] AIMA перевірить його за { $days } робочих днів після отримання; якщо він надійде сьогодні, то не пізніше { $date }.
       *[other] AIMA перевірить його за { $days } робочого дня після отримання; якщо він надійде сьогодні, то не пізніше { $date }.
    }
step-answer = AIMA закінчує перевірку. Відповідь скоро надійде.
step-replaced = Якщо все правильно, AIMA далі писатиме на нову адресу.
step-payment = Якщо все правильно, AIMA надішле на e-mail дані для оплати й останній день, коли можна заплатити.
step-reactivated = Якщо все правильно, AIMA напише на e-mail, який указано у вашій справі, і справа продовжиться.
step-counter = Цей запит вирішують біля стійки разом із вами. Принесіть паспорт і лист від AIMA.

### Receipt

receipt-office = Агентство з інтеграції, міграції та притулку
receipt-title = Квитанція про ваш запит
receipt-duplicate = ДУБЛІКАТ
receipt-demo = Демонстрація (DEMO): недійсно. Усе вигадане.
receipt-code-label = Код запиту
receipt-saved = Запит збережено в цьому терміналі { $when }. Наведіть телефон на QR-код, щоб дізнатися, чи дійшов запит до AIMA.
receipt-scan-domain = QR-код відкриває { $domain }. Якщо ви бачите іншу адресу, не продовжуйте.
receipt-time-label = Дата й час
receipt-store-label = Відділення
receipt-kiosk-label = Термінал
receipt-new-email-label = Новий e-mail
receipt-next-title = Що буде далі
receipt-hurry = Поспішаєте? Покажіть біля стійки паспорт і цей код.
receipt-safety-title = Для вашої безпеки
receipt-sender = AIMA пише з адрес, які закінчуються на { $senders }.
receipt-money = AIMA ніколи не просить грошей у терміналі або через QR-код.
receipt-complaints-title = Книга скарг (Livro Amarelo)
receipt-complaints = Поскаржитися, похвалити або запропонувати: біля стійки або на { $site }.
receipt-complaints-counter = Поскаржитися, похвалити або запропонувати: біля стійки.
receipt-complaints-site = Поскаржитися, похвалити або запропонувати: на { $site }.

### Tracking page

tracking-title = Що з вашим запитом
tracking-languages = Мова
tracking-domain = Ця сторінка розташована на { $domain }. Якщо телефон показує іншу адресу, не продовжуйте.
tracking-bad-code = Перевірте код
tracking-bad-code-detail = У коді на квитанції 12 літер і цифр: три групи по чотири. Наведіть телефон на QR-код ще раз або введіть код точно як на квитанції. Якщо не вийде, покажіть квитанцію біля стійки.
tracking-too-often = Зачекайте хвилину
tracking-too-often-detail = Цією самою мережею користується багато людей. Відкрийте цю сторінку знову за хвилину.
tracking-unavailable = Зараз це показати не можна
tracking-unavailable-detail = Відкрийте цю сторінку знову за кілька хвилин. Другий запит робити не потрібно.

### Mail

# Every mail.
mail-demo = Демонстрація (DEMO): усе в цьому листі вигадане й недійсне.
mail-no-reply = Не відповідайте на цей лист: відповідей ніхто не читає. Якщо потрібна допомога, прийдіть до стійки у відділенні AIMA.
mail-link-copy = Якщо кнопка не працює, скопіюйте цю адресу в браузер:

# The six digits.
mail-code-subject = Ваш код для термінала AIMA
mail-code-title = Ваш код
mail-code-intro = Введіть ці шість цифр у терміналі AIMA:
mail-code-valid =
    { $minutes ->
        [one] Код діє { $minutes } хвилину.
        [few] Код діє { $minutes } хвилини.
        [many] Код діє { $minutes } хвилин.
       *[other] Код діє { $minutes } хвилини.
    }
mail-code-secret = Ніхто з AIMA не попросить у вас цей код. Вводьте його лише в терміналі.
mail-code-not-you = Ви не біля термінала AIMA? Тоді нічого не робіть: без коду нічого не зміниться.

# The link that confirms a new address.
mail-confirm-link-subject = Підтвердьте ваш новий e-mail
mail-confirm-link-title = Це ваша адреса e-mail?
mail-confirm-link-intro = У терміналі AIMA цю адресу вказали як новий e-mail. Щоб підтвердити її, відкрийте сторінку і натисніть там кнопку.
mail-confirm-link-open = Підтвердити цей e-mail
mail-confirm-link-valid =
    { $hours ->
        [one] Посилання діє { $hours } годину.
        [few] Посилання діє { $hours } години.
        [many] Посилання діє { $hours } годин.
       *[other] Посилання діє { $hours } години.
    }
mail-confirm-link-later = Після цього прийдіть до стійки у відділенні AIMA з паспортом і цим кодом.
mail-confirm-link-not-you = Це не ваш запит? Тоді нічого не робіть: без підтвердження цю адресу не використовуватимуть.

# The notice to the registered address.
mail-old-address-subject = Це ваш запит у справі в AIMA?
mail-old-address-title = Це ваш запит?
mail-old-address-correct-email = У терміналі AIMA хтось попросив, щоб листи про вашу справу тепер надходили на інший e-mail.
mail-old-address-reactivate = У терміналі AIMA хтось попросив поновити вашу справу.
mail-old-address-resend = У терміналі AIMA хтось попросив ще раз надіслати дані для оплати у вашій справі.
mail-old-address-closed = У терміналі AIMA хтось вказав, що отримав повідомлення від AIMA: вашу справу закрито.
mail-old-address-yes = Так, це мій запит
mail-old-address-no = Це не мій запит
mail-old-address-press = Кожна кнопка відкриває сторінку, де ви підтверджуєте відповідь. Якщо просто відкрити сторінку, нічого не зміниться.
mail-old-address-until = Поки AIMA не закінчить перевірку запиту, нічого не зміниться.
mail-old-address-if-no = Якщо це не ваш запит, його зупинять, а ваша справа піде далі як є.

# What a correction or a resend was for.
mail-payment-data-subject = Дані для оплати й запису на прийом
mail-payment-data-title = Дані для оплати
mail-payment-data-intro = Це дані, які ви просили. Коли ви заплатите, AIMA призначить вам прийом.
mail-payment-data-reference = Номер (Referência)
mail-payment-data-amount = Сума
mail-payment-data-deadline = Сплатити не пізніше
mail-payment-data-working-days =
    { $days ->
        [one] Це { $days } робочий день: суботи, неділі та свята не рахуються.
        [few] Це { $days } робочі дні: суботи, неділі та свята не рахуються.
        [many] Це { $days } робочих днів: суботи, неділі та свята не рахуються.
       *[other] Це { $days } робочого дня: суботи, неділі та свята не рахуються.
    }
mail-payment-data-pay = Заплатіть точну суму за цим номером (Referência) у банкоматі Multibanco або через свій банк.
mail-payment-data-keep = Збережіть чек про оплату.
mail-payment-data-wait = Чекайте на лист AIMA з днем і часом прийому. Подивіться і в папці «Спам».
mail-payment-data-late = Строк минув або ви не можете заплатити? Прийдіть до стійки у відділенні AIMA з паспортом і цим кодом.
mail-payment-data-calendar = Вкладений файл додасть останній день оплати в календар телефона.

# Three working days before the last day to pay.
mail-payment-reminder-subject = Скоро останній день оплати
mail-payment-reminder-title = Скоро останній день оплати
mail-payment-reminder-intro =
    { $days ->
        [one] До останнього дня оплати прийому в AIMA залишився { $days } робочий день.
        [few] До останнього дня оплати прийому в AIMA залишилося { $days } робочі дні.
        [many] До останнього дня оплати прийому в AIMA залишилося { $days } робочих днів.
       *[other] До останнього дня оплати прийому в AIMA залишилося { $days } робочих дня.
    }
mail-payment-reminder-paid = Уже сплатили? Тоді нічого робити не треба; збережіть підтвердження оплати.

# The day in a calendar.
calendar-payment-summary = AIMA: останній день оплати
calendar-payment-detail = Дані — у листі AIMA. Якщо сплатити не виходить, приходьте до стійки відділення AIMA з паспортом.
amount-in-euros = { $number } €

# The case is pending again.
mail-reactivated-subject = Вашу справу в AIMA поновлено
mail-reactivated-title = Вашу справу поновлено
mail-reactivated-intro = Справу знову розглядають. Другий запит робити не потрібно.
mail-reactivated-wait = Коли прийде час платити і призначати прийом, AIMA надішле дані на цей e-mail. Подивіться і в папці «Спам».

# Staff have to look at it with the person.
mail-come-to-counter-subject = Будь ласка, прийдіть до стійки AIMA
mail-come-to-counter-title = Будь ласка, прийдіть до стійки

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = У вашу справу в AIMA повернули попередній e-mail
mail-address-restored-title = Ваш попередній e-mail повернуто
mail-address-restored-intro = Біля стійки AIMA, за вашим паспортом, у вашу справу повернули цей e-mail. Видалено таку адресу:
mail-address-restored-replaced = Видалений e-mail
mail-address-restored-quiet = Один робочий день AIMA більше нічого сюди не надсилатиме.
mail-address-restored-wrong = Це були не ви? Прийдіть до стійки у відділенні AIMA з паспортом.
mail-address-replaced-subject = AIMA більше не користується цим e-mail
mail-address-replaced-title = Цей e-mail видалено зі справи
mail-address-replaced-intro = Біля стійки AIMA цей e-mail видалили з однієї справи. AIMA більше нічого не надсилатиме сюди про цю справу.
mail-address-replaced-wrong = Це ваша справа? Прийдіть до стійки у відділенні AIMA з паспортом.

### Links in mails: what is asked, and what a press did

mailbox-title = Ваша відповідь AIMA
mailbox-confirm-title = Підтвердьте вашу адресу e-mail
mailbox-confirm-detail = Хтось вказав цю адресу в терміналі AIMA. Якщо це були ви, натисніть кнопку і підтвердьте, що ця поштова скринька ваша.
mailbox-confirm-button = Так, це моя поштова скринька
mailbox-confirm-done = Вашу адресу e-mail підтверджено
mailbox-confirm-done-detail = Більше нічого робити не потрібно. Щоб дізнатися, що із запитом, наведіть телефон на QR-код квитанції.
mailbox-yes-title = Це ваш запит?
mailbox-yes-detail = У терміналі AIMA хтось зробив запит у справі, в якій вказано цей e-mail. Натисніть кнопку, лише якщо це ваш запит.
mailbox-yes-button = Так, це мій запит
mailbox-yes-done = Дякуємо, відповідь записано
mailbox-yes-done-detail = Тепер AIMA знає, що запит ваш. Більше нічого робити не потрібно.
mailbox-no-title = Це не ваш запит?
mailbox-no-detail = Якщо це не ваш запит, натисніть кнопку, щоб його зупинити. Ваша справа піде далі як є.
mailbox-no-button = Це не мій запит: зупинити
mailbox-no-done = Запит зупинено
mailbox-no-done-detail = У вашій справі нічого не зміниться. Тепер її дані можна змінювати лише біля стійки, з вашим паспортом.
mailbox-too-late = AIMA попереджено
mailbox-too-late-detail = Запит уже було виконано. Прийдіть до стійки з паспортом. До того ніхто не зможе змінити дані справи в терміналі.
mailbox-under-way = AIMA попереджено
mailbox-under-way-detail = Запит саме виконували, і ми пробуємо його зупинити. Прийдіть до стійки з паспортом. До того ніхто не зможе змінити дані справи в терміналі.
mailbox-overruled = AIMA попереджено
mailbox-overruled-detail = Запит зробили біля стійки, за паспортом. Якщо справа ваша, прийдіть до стійки з паспортом.
mailbox-before = Вашу відповідь уже було записано раніше
mailbox-before-detail = Більше нічого робити не потрібно. Якщо відповідь неправильна, прийдіть до стійки з паспортом.
mailbox-after-no = Нічого не зміниться: уже є відповідь «Це не мій запит»
mailbox-after-no-detail = Справа під захистом. Якщо запит ваш, прийдіть до стійки з паспортом.
mailbox-ended = Цей запит уже завершено
mailbox-ended-detail = Ваша відповідь нічого не змінить. Щоб дізнатися, чим усе закінчилося, наведіть телефон на QR-код квитанції; якщо щось не так, прийдіть до стійки.
mailbox-expired = Це посилання більше не діє
mailbox-expired-detail = Його час минув. Прийдіть до стійки з паспортом або зробіть новий запит у терміналі.
mailbox-bad-link = Посилання неповне
mailbox-bad-link-detail = Відкрийте посилання з листа ще раз або скопіюйте його повністю.
mailbox-not-now = Зараз записати відповідь не вдалося
mailbox-not-now-detail = Відкрийте посилання знову за кілька хвилин. Вашу відповідь ще не записано.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = Сьогодні ми зачиняємося о { $time }.
ready-counter-closed = Сьогодні стійка зачинена.
ready-long-wait = Сьогодні біля стійки довго чекати.
