# Russian (ru).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = Терминал
demo = Демонстрация. Здесь всё выдумано, и AIMA тоже.
actions = Кнопки этого экрана
content = Содержание этого экрана
continue = Продолжить
back = Назад
cancel = Удалить и выйти
finish = Закончить
close = Закрыть
help = Помощь
send = Отправить запрос
sending = Сохраняем…
try-again = Попробовать ещё раз
scroll-down = Смотреть ниже
scroll-up = Смотреть выше
read-on = Читать до конца
step-of = Шаг { $step } из { $steps }
language-title = Выберите язык
look = Буквы и цвета
look-size = Размер букв
look-colours = Цвета
look-usual = Обычные
look-light = Высокий контраст, светлый
look-dark = Высокий контраст, тёмный
look-lower = Всё ниже
keyboard = Клавиатура
key-backspace = Стереть
field-clear = Стереть всё, что вы здесь написали
key-signs = Другие знаки
key-letters = Буквы
key-at = Собака
key-dot = Точка
key-hyphen = Дефис
key-underscore = Подчёркивание
key-plus = Плюс
key-exclamation = Восклицательный знак
key-hash = Решётка
key-dollar = Знак доллара
key-percent = Процент
key-and = Амперсанд
key-apostrophe = Апостроф
key-asterisk = Звёздочка
key-slash = Косая черта
key-equals = Равно
key-question = Вопросительный знак
key-caret = Крышка
key-grave = Обратный апостроф
key-brace-open = Левая фигурная скобка
key-bar = Вертикальная черта
key-brace-close = Правая фигурная скобка
key-tilde = Тильда
error-summary = Нужно исправить
trouble = Сейчас не получилось. То, что вы ввели, не пропало. Попробуйте ещё раз или попросите сотрудников помочь.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = Этот терминал не работает
out-of-service-reason = Терминал неисправен.
out-of-service-what-to-do = Подойдите к стойке: там можно сделать такой же запрос. Терминал снова включится сам, когда его починят.
out-of-service-go = Подойдите к стойке: там можно сделать такой же запрос.
out-of-service-code = Код для сотрудников: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = Выберите свой язык
welcome-what = Исправить e-mail, возобновить дело, узнать о запросе. Это бесплатно. Приготовьте паспорт, NIF или другие номера.
welcome-what-short = Исправить e-mail в AIMA. Бесплатно. Нужен паспорт.
welcome-trouble = Сейчас не получилось. Попробуйте ещё раз или попросите сотрудников помочь.
welcome-printing = Квитанция предыдущего человека ещё печатается. Подождите немного.

# Purpose.
purpose-title = Что вам нужно сделать?
purpose-correct-email = Исправить мой e-mail
purpose-correct-email-detail = Письма AIMA не приходят, или мой e-mail изменился.
purpose-resend = Получить данные для оплаты ещё раз
purpose-resend-detail = Мой e-mail верный, но данные не пришли.
purpose-reactivate = Возобновить моё дело
purpose-reactivate-detail = По ошибке нажато «больше не нужно» (já não tenho interesse).
purpose-closed = AIMA сообщила, что моё дело закрыто
purpose-closed-detail = Начните здесь. Потом вы поговорите с сотрудником у стойки.
purpose-track = Узнать о сделанном запросе
purpose-track-detail = У меня есть квитанция с кодом.
purpose-call-staff = Не знаю, или у меня нет e-mail
purpose-call-staff-detail = Нажмите, и сотрудник подойдёт к вам.
notice-no-receipt = Сейчас квитанции не печатаются. Запрос всё равно можно сделать: в конце сфотографируйте код, запишите его или покажите сотрудникам.
notice-go-on = Запрос всё равно можно сделать.

# Privacy.
privacy-title = Ваши данные
privacy-who = С данными, которые вы здесь введёте, работает только AIMA.
privacy-what = Они нужны только для того, чтобы найти ваше дело и ответить на запрос.
privacy-kept = Терминал хранит данные в зашифрованном виде. Прочесть их может только AIMA.
privacy-more = Подробнее
privacy-basis-title = Почему AIMA имеет на это право
privacy-basis = Это задача в интересах общества, которую закон поручил AIMA — Агентству по интеграции, миграции и убежищу (GDPR, статья 6(1)(e)).
privacy-sharing-title = Кто получает данные
privacy-sharing = Только службы AIMA, которые ведут ваше дело.
privacy-how-long-title = Сколько хранятся данные
privacy-how-long = В терминале: до 7 дней после того, как запрос дойдёт до AIMA, всегда в зашифрованном виде. В AIMA: столько, сколько требует закон для вашего дела.
privacy-rights-title = Ваши права
privacy-rights = Вы можете попросить показать, исправить или удалить ваши данные, ограничить их использование или возразить против него. Обратитесь к стойке или к ответственному за защиту данных в AIMA через aima.gov.pt.
privacy-authority-title = Жалобы по поводу ваших данных
privacy-authority = Национальная комиссия по защите данных (CNPD): cnpd.pt.

# Identity.
identity-title = Что из этого у вас есть?
identity-lead = Нажмите хотя бы на два и введите номера.
identity-nif = NIF (налоговый номер)
identity-nif-hint = 9 цифр. Он есть на карточке или в письме из налоговой (Finanças).
identity-passport = Номер загранпаспорта
identity-passport-hint = Буквы и цифры, на странице с вашей фотографией.
identity-country = Страна, выдавшая паспорт
identity-country-choose = Выбрать страну
identity-niss = NISS (номер социального страхования)
identity-niss-hint = 11 цифр. Он есть в расчётном листке о зарплате.
identity-phone = Телефон
identity-phone-hint = Номер, который есть у AIMA. Номер другой страны начните с +.
identity-number = Номер
identity-too-few = Только один? Подойдите с паспортом к стойке: там запрос сделают вместе с вами.
passport-renewed = В деле указан мой старый паспорт
phone-country-title = Номер какой страны?
phone-country-other = Нужной страны нет: исправлю номер
identity-assisted = Мне помогает другой человек
paper-empty = Нажмите, чтобы ввести
paper-none = У меня этого нет
country-common = Чаще всего выбирают
country-letters = Страны по алфавиту
country-missing = Моей страны здесь нет
country-missing-detail = У вас проездной документ беженца или лица без гражданства? Если вы не находите свою страну, позовите сотрудника.
country-stateless = Без гражданства (проездной документ)
country-refugee = Беженец (проездной документ)
country-close = Вернуться без выбора

# Old e-mail.
old-email-title = Какой e-mail есть у AIMA?
old-email-lead = Это адрес, который указали, когда начиналось дело.
old-email-label = Старый адрес e-mail
old-email-hint = Он может быть чужим или с ошибкой. Введите так, как его указали.
old-email-unknown = Не знаю
old-email-none = E-mail не указан
old-email-helpers = Это адрес того, кто мне помогал

# New e-mail.
new-email-title = На какой e-mail вам писать?
new-email-lead = AIMA будет писать на этот адрес.
new-email-label = Новый адрес e-mail
new-email-own = Это точно ваш адрес? Укажите такой, который вы можете открыть без чужой помощи.
resend-email-title = Какой e-mail есть у AIMA?
resend-email-lead = AIMA ещё раз отправит данные для оплаты на этот адрес.
resend-email-label = Ваш адрес e-mail
resend-email-own = Вы можете открыть эту почту? Если нет, нажмите «Назад» и выберите «Исправить мой e-mail».
email-suggestion-title = Может быть, адрес другой?
email-suggestion-accept = Да, вот этот
email-suggestion-keep = Нет, именно этот
same-email-title = Вы ввели один и тот же адрес дважды
same-email-detail = Если этот адрес верный, AIMA может отправить данные для оплаты ещё раз.
same-email-resend = Да, отправить данные ещё раз
same-email-change = Нет, мне нужен другой адрес

# Check.
check-title = Всё верно?
check-lead-correct-email = Запрос: исправить адрес e-mail. Прочтите не спеша, потом отправьте.
check-lead-resend = Запрос: ещё раз отправить данные для оплаты. Прочтите не спеша, потом отправьте.
check-lead-reactivate = Запрос: возобновить дело. Прочтите не спеша, потом отправьте.
check-lead-closed = Запрос: AIMA сообщила, что дело закрыто. Прочтите не спеша, потом отправьте.
check-identity = Кто вы
check-old-email = Адрес, который есть у AIMA
check-old-email-unknown = Не знаю
check-old-email-none = E-mail не указан
check-old-email-helpers = Это адрес того, кто мне помогал
check-new-email = Новый адрес e-mail
check-resend-email = Куда отправить данные
check-assisted = Помощь
check-assisted-yes = Мне помогает другой человек
check-passport-renewed = В деле указан старый паспорт
check-change = Изменить
check-change-what = Изменить: { $what }
check-statement-title = Отправляя запрос, вы заявляете
check-statement-means = По-португальски, на официальном языке. Это значит:
reactivation-statement = Заявляю, что отказ от «выражения интереса» (manifestação de interesse) не входил в мои намерения, и прошу возобновить моё дело.
closed-counter = Этот запрос всегда решается у стойки: сотрудник AIMA должен посмотреть дело вместе с вами. Терминал сохранит запрос и даст квитанцию, которую вы там покажете.

# Not saved.
not-saved-title = Запрос не сохранён
not-saved-nothing-kept = Ничего не сохранилось. AIMA не получила этот запрос.
not-saved-what-now = Что можно сделать
not-saved-try-again = Попробуйте ещё раз: то, что вы ввели, не пропало.
not-saved-counter = Если не получится, подойдите к стойке: там можно сделать такой же запрос.

# Done.
done-title = Ваш запрос сохранён
done-title-several = Ваши запросы сохранены
done-keep-code =
    { $requests ->
        [1] Сохраните этот код или сфотографируйте его.
       *[other] Сохраните эти коды или сфотографируйте их.
    }
done-new-email = Новый адрес e-mail:
address-begins = начинается с { $begins }
address-begins-at = начинается с { $begins }, на { $domain }
done-show-address = Показать
done-person = Человек { $number }: { $kind }
done-person-alone = Человек { $number }
done-another-person = То же для другого человека
another-person-title = На какой e-mail писать этому человеку?
another-person-detail = Номера, которые вы ввели, сейчас удалятся. Сохранённые запросы останутся без изменений.
another-person-yes = На тот же e-mail
another-person-own = На другой e-mail
another-person-no = Больше никого нет: остаться здесь
done-qr = QR-код: узнать, что с запросом
done-qr-opens = Открывает страницу
fact-saved = Сохранён в этом терминале в { $time }
fact-printing = Печатаем квитанцию…
fact-printed = Квитанция напечатана. Возьмите её с собой.
fact-not-printed = Квитанция не напечатана
fact-not-printed-photo = Запрос всё равно сохранён. Сфотографируйте код.
fact-unconfirmed = Неизвестно, напечаталась ли квитанция
fact-unconfirmed-detail = Посмотрите в принтере. Если её там нет, попросите у сотрудников дубликат.
fact-delivered = Дошёл до AIMA
fact-not-delivered = До AIMA ещё не дошёл
fact-not-delivered-detail = Терминал отправит его сам. Вам не нужно здесь ждать.
print-again = Напечатать ещё раз
fact-short-saved = Сохранён в { $time }
fact-short-printing = Печатаем…
fact-short-printed = Квитанция напечатана
fact-short-not-printed = Не напечатана
fact-short-unconfirmed = Может быть, не напечатана
fact-short-delivered = Уже в AIMA
fact-short-not-delivered = Ещё не в AIMA
no-receipt = Квитанция не вышла. Сфотографируйте код, запишите его или покажите сотрудникам: они могут её напечатать.
done-another-reactivate = Также возобновить моё дело
done-another-correct-email = Также исправить мой e-mail

# Track.
track-title = Узнать о запросе
track-lead = Введите код, который есть на квитанции.
track-label = Код запроса
track-hint = 12 букв и цифр. Чёрточки вводить не нужно.
track-look-up = Узнать, что с запросом
track-looking-up = Ищем…
track-another = Узнать о другом запросе
track-offline = У терминала нет связи, и он сейчас не может это показать. Наведите свой телефон на QR-код квитанции или попробуйте позже.
track-slow-down = Слишком много проверок подряд. Подождите минуту и попробуйте ещё раз.

# Help: what each screen wants.
help-title = Помощь
help-staff = Нужен человек? Нажмите «Позвать сотрудника» или подойдите к стойке. Терминал подождёт вас несколько минут.
help-close = Закрыть помощь
help-welcome = Нажмите на язык, на котором вам легче всего читать. Здесь можно исправить e-mail, который есть у AIMA, попросить возобновить дело или узнать о сделанном запросе. Это бесплатно.
help-purpose = Нажмите на то, что вам нужно. Если вы не знаете или у вас нет e-mail, нажмите «Позвать сотрудника»: вам помогут.
help-privacy = Этот экран объясняет, что будет с вашими данными. Чтобы идти дальше, нажмите «Продолжить».
help-identity = По двум таким номерам AIMA найдёт ваше дело. Чем больше номеров, тем лучше. Нажмите на документ, чтобы ввести его номер. Можно спокойно достать документы: время есть.
help-identity-passport = Номер стоит на странице с фотографией: вверху и ещё раз внизу. Эту страницу можно положить на сканер. Если паспорта нет, нажмите «У меня этого нет».
help-identity-nif = В NIF девять цифр. Он есть на карточке или в письме из налоговой (Finanças). Если его нет, нажмите «У меня этого нет».
help-identity-niss = В NISS одиннадцать цифр. Он есть в расчётном листке о зарплате. Если его нет, нажмите «У меня этого нет».
help-identity-phone = Это номер, который есть у AIMA, даже если вы им больше не пользуетесь. Если не помните, нажмите «У меня этого нет».
help-old-email = Это адрес из вашего дела, даже если он с ошибкой или принадлежит тому, кто вам помогал. Если вы его не знаете, нажмите «Не знаю».
help-new-email = Введите адрес, которым пользуетесь каждый день, например тот, что в телефоне. В середине адреса всегда есть @. Если у вас нет e-mail, нажмите «Позвать сотрудника».
help-check = Сравните номера со своими документами. Чтобы исправить, нажмите «Изменить». Когда всё верно, нажмите «Отправить запрос».
help-not-saved = Запрос не сохранён. Попробуйте ещё раз или сделайте его у стойки.
help-done = Возьмите квитанцию или сфотографируйте код. По QR-коду с телефона можно узнать, что с запросом. Потом нажмите «Закончить».
help-track = Код есть на квитанции, под словами «Код запроса». Введите его и нажмите «Узнать, что с запросом».

# Idle.
idle-title = Вы ещё здесь?
idle-why = Чтобы защитить ваши данные, всё, что вы ввели, будет удалено.
idle-why-done = Чтобы защитить ваши данные, этот экран закроется. Запрос останется сохранённым.
idle-seconds = Осталось: { $seconds } с
idle-stay = Я ещё здесь
idle-start-again = Удалить и начать сначала
idle-minutes = Осталось: { $minutes } мин

# Leaving, where something would be lost.
leave-typed-title = Вы точно хотите выйти?
leave-typed = То, что вы ввели, будет удалено. То, что уже сохранено, останется.
leave-typed-stay = Продолжить запрос
leave-typed-anyway = Удалить и выйти
leave-printing-title = Квитанция ещё печатается
leave-printing = Подождите несколько секунд и возьмите её с собой. Она подтверждает ваш запрос.
leave-printing-stay = Подождать квитанцию
leave-printing-anyway = Выйти без неё
leave-no-receipt-title = Вы сфотографировали или записали код?
leave-no-receipt = Квитанция не вышла. Когда вы выйдете, код здесь больше не появится. Без него запрос трудно найти.
leave-no-receipt-stay = Назад к коду
leave-no-receipt-anyway = Код у меня есть: выйти
leave-not-saved-title = Выйти без запроса?
leave-not-saved = Запрос не сохранён. Если вы выйдете, всё, что вы ввели, будет удалено. Такой же запрос можно сделать у стойки.
leave-not-saved-stay = Назад, попробовать ещё раз
leave-not-saved-anyway = Удалить и выйти

# An answer that takes its time.
slow-answer = Подождите немного или нажмите «Назад».
slow-saving = Запрос ещё сохраняется. Пожалуйста, подождите.

# The passport reader.
reader-passport = Паспорт прочитан. Проверьте номер.
reader-visa = Это виза. Положите на сканер страницу паспорта с вашей фотографией.
reader-residence-card = Это ваш вид на жительство (título de residência). Нужен паспорт.
reader-identity-card = Это удостоверение личности. Нужен паспорт.
reader-other-card = Эта карта здесь не подходит. Нужен паспорт.
reader-long-number = Номер этого документа слишком длинный для сканера. Введите номер паспорта.
reader-misread = Паспорт плохо прочитался. Положите его на сканер ещё раз.
reader-unknown = Сканер прочитал что-то непонятное. Положите на него страницу паспорта с фотографией или введите номер.
reader-tracking-code = Это код с квитанции. Здесь нужен паспорт.
reader-no-code = Это не код с квитанции. Поднесите к сканеру QR-код с квитанции или введите код.
reader-not-here = На этом экране сканер не нужен.
reader-question = Сначала ответьте на вопрос на экране.

### Page: the code to the new mailbox

code-title = Введите код, который вы получили
code-title-waiting = Мы отправим вам код
code-spent-title = Вам нужен другой код
code-lead = Мы только что отправили письмо с шестью цифрами на адрес:
code-lead-waiting = Сейчас мы отправим письмо с шестью цифрами на адрес:
code-address-wrong = В адресе ошибка? Нажмите «Назад» и исправьте.
code-label = Код из шести цифр
code-hint = Он в письме от AIMA, например в вашем телефоне. Посмотрите и в папке «Спам».
code-resend = Отправить другой код
code-resend-wait = Отправить другой код через { $seconds } с
code-first-wait = Код уйдёт через { $seconds } с
code-skip = Не могу открыть почту здесь
code-sending = Отправляем код…
one-moment = Минутку…
code-sent-again = Мы отправили другой код. Прежний больше не действует.
code-offline = Терминал не смог связаться с AIMA. Попробуйте ещё раз или нажмите «Не могу открыть почту здесь», чтобы продолжить без кода.
code-slow-down = Слишком много попыток подряд. Подождите немного или нажмите «Не могу открыть почту здесь», чтобы продолжить без кода.
error-code-form = В коде шесть цифр. Проверьте, нет ли лишней и все ли на месте.
error-code-wrong =
    { $tries ->
        [1] Это не тот код. Можно попробовать ещё один раз.
        [2] Это не тот код. Можно попробовать ещё два раза.
       *[other] Это не тот код. Сравните его с письмом, которое вы получили.
    }
error-code-spent = Этот код больше не действует. Нажмите «Отправить другой код».
check-mailbox-confirmed = Подтверждён кодом
check-mailbox-skipped = Пока не подтверждён. AIMA отправит на этот адрес ссылку: откройте её, чтобы подтвердить.
check-mailbox-offline = Сейчас мы не смогли отправить код. AIMA отправит на этот адрес ссылку: откройте её, чтобы подтвердить.
help-confirm-code = Откройте свою почту, например в телефоне, и найдите письмо от AIMA. Введите здесь шесть цифр из него. Если не получается, нажмите «Не могу открыть почту здесь»: AIMA пришлёт вам ссылку позже.

### Page: call for help

help-call = Позвать сотрудника
help-call-again = Позвать ещё раз
help-call-calling = Сообщаем сотрудникам у стойки…
help-call-called = Сотрудники у стойки получили ваш вызов. Пожалуйста, ждите здесь. Пока никто не ответил.
help-call-late = Сотрудники у стойки получили ваш вызов, но пока никто не ответил. Можно подождать ещё или подойти к стойке.
help-call-coming = К вам уже идут. Пожалуйста, ждите здесь.
help-call-offline = Терминал не может связаться со стойкой. Пожалуйста, подойдите к стойке.
help-call-ended = Сотрудники закрыли ваш вызов. Если помощь ещё нужна, позовите снова.
call-calling = Вызываем сотрудников…
call-called = Сотрудники получили ваш вызов. Ждите здесь.
call-late = Пока никто не ответил. Подождите или подойдите к стойке.
call-coming = К вам идут. Ждите здесь.
call-offline = Нет ответа. Подойдите к стойке.
call-ended = Сотрудники закрыли ваш вызов.
call-end = Отменить вызов

### Page: reading aloud, and the keys of a pad

speech = Читать вслух
speech-stop = Остановить чтение
speech-repeat = Прочитать ещё раз
speech-slower = Медленнее
speech-faster = Быстрее
speech-louder = Громче
speech-softer = Тише
speech-dark = Тёмный экран
speech-words = Слово для каждой буквы
speech-keys = Попробовать клавиши
keys-detail = Нажмите любую клавишу пульта: что она делает, будет сказано и показано здесь. Чтобы продолжить, нажмите «Назад» два раза.
speech-on = Терминал читает вслух. «Дальше» и «Раньше» переходят от одного к другому, «Выбрать» нажимает, «Помощь» объясняет экран.
speech-off = Чтение вслух закончено.
speech-private = Подключите наушники, чтобы услышать это.
speech-voice = Для этого языка нет голоса. Его читает португальский голос.
ear-button = кнопка
ear-field = пишите здесь
ear-chosen = выбрано
ear-not-chosen = не выбрано
ear-unavailable = сейчас нельзя
ear-empty = пока ничего не написано
ear-deleted = удалено
ear-receipt = В квитанции написано:
ear-keyboard = Внизу клавиатура: нажимайте «Дальше», чтобы дойти до её клавиш.
pad-previous = Раньше: на одно назад
pad-next = Дальше: на одно вперёд
pad-up = Вверх: на ряд выше
pad-down = Вниз: на ряд ниже
pad-select = Выбрать: нажимает там, где вы сейчас
pad-back = Назад: на предыдущий экран
pad-help = Помощь: объясняет экран
pad-speech = Голос: начинает и заканчивает чтение вслух

### Field errors

error-nif-length = В NIF 9 цифр. Проверьте, нет ли лишней и все ли на месте.
error-nif-check = В этом NIF одна цифра неверная. Сравните с документом.
error-nif-company = Это NIF компании. Введите свой личный NIF.
error-nif-placeholder = Этот номер — только пример. Введите свой NIF.
error-nif-prefix = NIF человека начинается с 1, 2, 3 или 45. Сравните с документом.
error-niss-length = В NISS 11 цифр. Проверьте, нет ли лишней и все ли на месте.
error-niss-check = В этом NISS одна цифра неверная. Сравните с документом.
error-niss-prefix = NISS человека начинается с 1. Сравните с документом.
error-niss-placeholder = Этот номер — только пример. Введите свой NISS.
error-passport-form = В номере паспорта от 6 до 9 букв и цифр. Сравните с паспортом.
error-passport-mrz = Паспорт плохо прочитался. Положите его на сканер ещё раз или введите только номер.
error-passport-other-paper = Это не паспорт. Положите на сканер паспорт или введите только номер.
error-country-missing = Выберите страну, выдавшую паспорт.
error-country-unknown = Мы не знаем такой страны. Выберите из списка.
error-phone-invalid = Проверьте номер телефона. Если он из другой страны, начните с + и кода страны.
error-identity-need-two = Номеров мало: чтобы найти ваше дело, нужно хотя бы два.
error-paper-empty = Введите номер или нажмите «У меня этого нет».
error-email-empty = Введите адрес e-mail.
error-email-form = Проверьте адрес. Он должен быть похож на name@example.pt, без пробелов.
error-email-too-long = Этот адрес слишком длинный. Проверьте, не введён ли он дважды.
error-email-invisible = В адресе есть невидимые знаки. Сотрите всё и введите заново.
error-email-mixed-script = В адресе смешаны буквы разных алфавитов. Сотрите всё и введите заново.
error-email-domain = Проверьте часть после @, например gmail.com.
error-email-same = Вы ввели один и тот же адрес дважды. Введите другой или попросите данные ещё раз.
error-tracking-code = Код неполный, или один знак в нём неверный. Сравните с квитанцией.
error-other = Проверьте, что вы здесь ввели.

### Faults: what the person reads, what staff read

fault-configuration-person = Этим терминалом сейчас нельзя пользоваться.
fault-not-enrolled-person = Этот терминал ещё не включён в работу.
fault-paused-person = Сотрудники приостановили этот терминал.
fault-disk-full-person = В терминале нет места для новых запросов.
fault-storage-read-only-person = Терминал не может сохранять запросы.
fault-storage-damaged-person = Терминал не может сохранять запросы.
fault-storage-newer-person = Терминал не может сохранять запросы.
fault-storage-failing-person = Терминал не может сохранять запросы.
fault-storage-salvaged-person = Этот терминал работает.
fault-storage-copy-lags-person = Этот терминал работает.
fault-request-unknown-person = Этот терминал работает.
fault-identity-unusable-person = Этот терминал не готов.
fault-already-running-person = Этот терминал не готов.
fault-no-network-person = У терминала нет связи. Запросы сохраняются и уйдут позже.
fault-central-refuses-person = Терминал сейчас не может передать запросы в AIMA. Запросы сохраняются и уйдут позже.
fault-central-certificate-person = Терминал не смог убедиться, что связался с AIMA. Для безопасности запросы сохраняются и уйдут позже.
fault-central-certificate-expired-person = Терминал не смог убедиться, что связался с AIMA. Для безопасности запросы сохраняются и уйдут позже.
fault-central-failing-person = Служба AIMA сейчас не может принять запросы. Запросы сохраняются и уйдут позже.
fault-central-partly-person = Этот терминал работает.
fault-configuration-refused-person = Терминал работает с прежними сведениями от AIMA.
fault-clock-person = Часы терминала идут неверно.
fault-printer-none-person = У этого терминала нет принтера.
fault-printer-absent-person = Принтер не отвечает.
fault-printer-out-of-paper-person = В принтере нет бумаги. Пожалуйста, скажите сотрудникам.
fault-printer-paper-low-person = В принтере осталось мало бумаги.
fault-printer-cover-open-person = Крышка принтера открыта. Пожалуйста, скажите сотрудникам.
fault-printer-jam-person = Бумага застряла в принтере. Пожалуйста, скажите сотрудникам.
fault-printer-stopped-person = Принтер остановился. Пожалуйста, скажите сотрудникам.
fault-printer-format-person = Принтер не принимает эту квитанцию.
fault-printer-stuck-person = Принтер не отвечал слишком долго.
fault-printer-other-person = Принтер неисправен. Пожалуйста, скажите сотрудникам.
fault-receipt-layout-person = Терминал не может сделать квитанцию.
fault-speech-missing-person = Этот терминал работает.
fault-speech-failing-person = Этот терминал работает.
date-in-words =
    { $month ->
        [1] { $day } января { $year } года
        [2] { $day } февраля { $year } года
        [3] { $day } марта { $year } года
        [4] { $day } апреля { $year } года
        [5] { $day } мая { $year } года
        [6] { $day } июня { $year } года
        [7] { $day } июля { $year } года
        [8] { $day } августа { $year } года
        [9] { $day } сентября { $year } года
        [10] { $day } октября { $year } года
        [11] { $day } ноября { $year } года
       *[12] { $day } декабря { $year } года
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = Исправление адреса e-mail
kind-reactivate = Возобновление дела
kind-resend = Данные для оплаты ещё раз
kind-closed = Письмо AIMA: дело закрыто

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = Ваш запрос ещё не пришёл
state-not-here-yet-detail = Мы пока не получили запрос с этим кодом. Терминал без связи хранит запрос и отправляет его позже. Проверьте снова через несколько часов. И посмотрите, верный ли код.
state-being-checked = Ваш запрос проверяют
state-being-checked-detail = Мы получили ваш запрос. Его проверят не позже { $until }. Второй запрос делать не нужно.
state-being-checked-late = Мы получили ваш запрос. AIMA заканчивает проверку, ответ скоро придёт. Второй запрос делать не нужно.
state-done = AIMA выполнила ваш запрос
state-done-detail = Это ваш запрос, а не решение о виде на жительство. О том, что дальше, напишут на e-mail. Посмотрите и в папке «Спам».
state-come-to-the-counter = Пожалуйста, придите к стойке
state-come-to-the-counter-detail = Чтобы продолжить, нам нужно с вами поговорить. Придите к стойке в отделении AIMA с паспортом и этим кодом.
state-stopped = Запрос остановлен
state-stopped-detail = Ваше дело осталось, как было. Если вы не знаете, почему запрос остановлен, придите к стойке в отделении AIMA с паспортом и этим кодом.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = Не позже { $date }
step-now = Сейчас
step-confirm = Откройте ссылку, которую AIMA пришлёт вам на e-mail. У вас 72 часа с отправки письма. Иначе придётся прийти к стойке.
step-confirm-here = Подтвердите этот адрес кнопкой выше.
step-old-address = AIMA напишет и на e-mail, который сейчас в деле. Если можете его открыть, нажмите там «Да, это мой запрос».
step-answer-here = Нажмите выше «Да, это мой запрос» или «Это не мой запрос».
step-checked = AIMA проверит запрос.
step-checked-if-today =
    { $days ->
        [one] AIMA проверит его за { $days } рабочий день после получения; если он придёт сегодня, то не позже { $date }.
        [few] AIMA проверит его за { $days } рабочих дня после получения; если он придёт сегодня, то не позже { $date }.
        [many] AIMA проверит его за { $days } рабочих дней после получения; если он придёт сегодня, то не позже { $date }.
       *[other] AIMA проверит его за { $days } рабочего дня после получения; если он придёт сегодня, то не позже { $date }.
    }
step-answer = AIMA заканчивает проверку. Ответ скоро придёт.
step-replaced = Если всё верно, AIMA дальше будет писать на новый адрес.
step-payment = Если всё верно, AIMA пришлёт на e-mail данные для оплаты и последний день, когда можно заплатить.
step-reactivated = Если всё верно, AIMA напишет на e-mail, который указан в вашем деле, и дело продолжится.
step-counter = Этот запрос решают у стойки вместе с вами. Принесите паспорт и письмо от AIMA.

### Receipt

receipt-office = Агентство по интеграции, миграции и убежищу
receipt-title = Квитанция о вашем запросе
receipt-duplicate = ДУБЛИКАТ
receipt-demo = Демонстрация (DEMO): недействительно. Всё выдумано.
receipt-code-label = Код запроса
receipt-saved = Запрос сохранён в этом терминале { $when }. Наведите телефон на QR-код, чтобы узнать, дошёл ли запрос до AIMA.
receipt-scan-domain = QR-код открывает { $domain }. Если вы видите другой адрес, не продолжайте.
receipt-time-label = Дата и время
receipt-store-label = Отделение
receipt-kiosk-label = Терминал
receipt-new-email-label = Новый e-mail
receipt-next-title = Что будет дальше
receipt-hurry = Спешите? Покажите у стойки паспорт и этот код.
receipt-safety-title = Для вашей безопасности
receipt-sender = AIMA пишет с адресов, которые заканчиваются на { $senders }.
receipt-money = AIMA никогда не просит денег в терминале или через QR-код.
receipt-complaints-title = Книга жалоб (Livro Amarelo)
receipt-complaints = Пожаловаться, похвалить или предложить: у стойки или на { $site }.
receipt-complaints-counter = Пожаловаться, похвалить или предложить: у стойки.
receipt-complaints-site = Пожаловаться, похвалить или предложить: на { $site }.

### Tracking page

tracking-title = Что с вашим запросом
tracking-languages = Язык
tracking-domain = Эта страница находится на { $domain }. Если телефон показывает другой адрес, не продолжайте.
tracking-bad-code = Проверьте код
tracking-bad-code-detail = В коде на квитанции 12 букв и цифр: три группы по четыре. Наведите телефон на QR-код ещё раз или введите код точно как на квитанции. Если не получится, покажите квитанцию у стойки.
tracking-too-often = Подождите минуту
tracking-too-often-detail = Этой же сетью пользуется много людей. Откройте эту страницу снова через минуту.
tracking-unavailable = Сейчас это показать нельзя
tracking-unavailable-detail = Откройте эту страницу снова через несколько минут. Второй запрос делать не нужно.

### Mail

# Every mail.
mail-demo = Демонстрация (DEMO): всё в этом письме выдумано и недействительно.
mail-no-reply = Не отвечайте на это письмо: ответы никто не читает. Если нужна помощь, придите к стойке в отделении AIMA.
mail-link-copy = Если кнопка не работает, скопируйте этот адрес в браузер:

# The six digits.
mail-code-subject = Ваш код для терминала AIMA
mail-code-title = Ваш код
mail-code-intro = Введите эти шесть цифр в терминале AIMA:
mail-code-valid =
    { $minutes ->
        [one] Код действует { $minutes } минуту.
        [few] Код действует { $minutes } минуты.
        [many] Код действует { $minutes } минут.
       *[other] Код действует { $minutes } минуты.
    }
mail-code-secret = Никто из AIMA не попросит у вас этот код. Вводите его только в терминале.
mail-code-not-you = Вы не у терминала AIMA? Тогда ничего не делайте: без кода ничего не изменится.

# The link that confirms a new address.
mail-confirm-link-subject = Подтвердите ваш новый e-mail
mail-confirm-link-title = Это ваш адрес e-mail?
mail-confirm-link-intro = В терминале AIMA этот адрес указали как новый e-mail. Чтобы подтвердить его, откройте страницу и нажмите там кнопку.
mail-confirm-link-open = Подтвердить этот e-mail
mail-confirm-link-valid =
    { $hours ->
        [one] Ссылка действует { $hours } час.
        [few] Ссылка действует { $hours } часа.
        [many] Ссылка действует { $hours } часов.
       *[other] Ссылка действует { $hours } часа.
    }
mail-confirm-link-later = После этого придите к стойке в отделении AIMA с паспортом и этим кодом.
mail-confirm-link-not-you = Это не ваш запрос? Тогда ничего не делайте: без подтверждения этот адрес использовать не будут.

# The notice to the registered address.
mail-old-address-subject = Это ваш запрос по делу в AIMA?
mail-old-address-title = Это ваш запрос?
mail-old-address-correct-email = В терминале AIMA кто-то попросил, чтобы письма по вашему делу теперь приходили на другой e-mail.
mail-old-address-reactivate = В терминале AIMA кто-то попросил возобновить ваше дело.
mail-old-address-resend = В терминале AIMA кто-то попросил ещё раз отправить данные для оплаты по вашему делу.
mail-old-address-closed = В терминале AIMA кто-то указал, что получил сообщение от AIMA: ваше дело закрыто.
mail-old-address-yes = Да, это мой запрос
mail-old-address-no = Это не мой запрос
mail-old-address-press = Каждая кнопка открывает страницу, где вы подтверждаете ответ. Если просто открыть страницу, ничего не изменится.
mail-old-address-until = Пока AIMA не закончит проверку запроса, ничего не изменится.
mail-old-address-if-no = Если это не ваш запрос, его остановят, а ваше дело пойдёт дальше как есть.

# What a correction or a resend was for.
mail-payment-data-subject = Данные для оплаты и записи на приём
mail-payment-data-title = Данные для оплаты
mail-payment-data-intro = Это данные, которые вы просили. Когда вы заплатите, AIMA назначит вам приём.
mail-payment-data-reference = Номер (Referência)
mail-payment-data-amount = Сумма
mail-payment-data-deadline = Оплатить не позже
mail-payment-data-working-days =
    { $days ->
        [one] Это { $days } рабочий день: субботы, воскресенья и праздники не считаются.
        [few] Это { $days } рабочих дня: субботы, воскресенья и праздники не считаются.
        [many] Это { $days } рабочих дней: субботы, воскресенья и праздники не считаются.
       *[other] Это { $days } рабочего дня: субботы, воскресенья и праздники не считаются.
    }
mail-payment-data-pay = Заплатите точную сумму по этому номеру (Referência) в банкомате Multibanco или через свой банк.
mail-payment-data-keep = Сохраните чек об оплате.
mail-payment-data-wait = Ждите письма AIMA с днём и временем приёма. Посмотрите и в папке «Спам».
mail-payment-data-late = Срок прошёл или вы не можете заплатить? Придите к стойке в отделении AIMA с паспортом и этим кодом.
mail-payment-data-calendar = Вложенный файл добавит последний день оплаты в календарь телефона.

# Three working days before the last day to pay.
mail-payment-reminder-subject = Скоро последний день оплаты
mail-payment-reminder-title = Скоро последний день оплаты
mail-payment-reminder-intro =
    { $days ->
        [one] До последнего дня оплаты приёма в AIMA остался { $days } рабочий день.
        [few] До последнего дня оплаты приёма в AIMA осталось { $days } рабочих дня.
        [many] До последнего дня оплаты приёма в AIMA осталось { $days } рабочих дней.
       *[other] До последнего дня оплаты приёма в AIMA осталось { $days } рабочих дня.
    }
mail-payment-reminder-paid = Уже оплатили? Тогда ничего делать не нужно; сохраните подтверждение оплаты.

# The day in a calendar.
calendar-payment-summary = AIMA: последний день оплаты
calendar-payment-detail = Данные — в письме AIMA. Если оплатить не получается, приходите к стойке отделения AIMA с паспортом.
amount-in-euros = { $number } €

# The case is pending again.
mail-reactivated-subject = Ваше дело в AIMA возобновлено
mail-reactivated-title = Ваше дело возобновлено
mail-reactivated-intro = Дело снова рассматривается. Второй запрос делать не нужно.
mail-reactivated-wait = Когда придёт время платить и назначать приём, AIMA пришлёт данные на этот e-mail. Посмотрите и в папке «Спам».

# Staff have to look at it with the person.
mail-come-to-counter-subject = Пожалуйста, придите к стойке AIMA
mail-come-to-counter-title = Пожалуйста, придите к стойке

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = В ваше дело в AIMA вернули прежний e-mail
mail-address-restored-title = Ваш прежний e-mail возвращён
mail-address-restored-intro = У стойки AIMA, по вашему паспорту, в ваше дело вернули этот e-mail. Удалён такой адрес:
mail-address-restored-replaced = Удалённый e-mail
mail-address-restored-quiet = Один рабочий день AIMA больше ничего не будет сюда присылать.
mail-address-restored-wrong = Это были не вы? Придите к стойке в отделении AIMA с паспортом.
mail-address-replaced-subject = AIMA больше не пользуется этим e-mail
mail-address-replaced-title = Этот e-mail удалён из дела
mail-address-replaced-intro = У стойки AIMA этот e-mail удалили из одного дела. AIMA больше ничего не будет присылать сюда по этому делу.
mail-address-replaced-wrong = Это ваше дело? Придите к стойке в отделении AIMA с паспортом.

### Links in mails: what is asked, and what a press did

mailbox-title = Ваш ответ AIMA
mailbox-confirm-title = Подтвердите ваш адрес e-mail
mailbox-confirm-detail = Кто-то указал этот адрес в терминале AIMA. Если это были вы, нажмите кнопку и подтвердите, что этот почтовый ящик ваш.
mailbox-confirm-button = Да, это мой почтовый ящик
mailbox-confirm-done = Ваш адрес e-mail подтверждён
mailbox-confirm-done-detail = Больше ничего делать не нужно. Чтобы узнать, что с запросом, наведите телефон на QR-код квитанции.
mailbox-yes-title = Это ваш запрос?
mailbox-yes-detail = В терминале AIMA кто-то сделал запрос по делу, в котором указан этот e-mail. Нажмите кнопку, только если это ваш запрос.
mailbox-yes-button = Да, это мой запрос
mailbox-yes-done = Спасибо, ответ записан
mailbox-yes-done-detail = Теперь AIMA знает, что запрос ваш. Больше ничего делать не нужно.
mailbox-no-title = Это не ваш запрос?
mailbox-no-detail = Если это не ваш запрос, нажмите кнопку, чтобы его остановить. Ваше дело пойдёт дальше как есть.
mailbox-no-button = Это не мой запрос: остановить
mailbox-no-done = Запрос остановлен
mailbox-no-done-detail = В вашем деле ничего не изменится. Теперь его данные можно менять только у стойки, с вашим паспортом.
mailbox-too-late = AIMA предупреждена
mailbox-too-late-detail = Запрос уже был выполнен. Придите к стойке с паспортом. До этого никто не сможет изменить данные дела в терминале.
mailbox-under-way = AIMA предупреждена
mailbox-under-way-detail = Запрос как раз выполняли, и мы пробуем его остановить. Придите к стойке с паспортом. До этого никто не сможет изменить данные дела в терминале.
mailbox-overruled = AIMA предупреждена
mailbox-overruled-detail = Запрос сделали у стойки, по паспорту. Если дело ваше, придите к стойке с паспортом.
mailbox-before = Ваш ответ уже был записан раньше
mailbox-before-detail = Больше ничего делать не нужно. Если ответ неверный, придите к стойке с паспортом.
mailbox-after-no = Ничего не изменится: уже есть ответ «Это не мой запрос»
mailbox-after-no-detail = Дело под защитой. Если запрос ваш, придите к стойке с паспортом.
mailbox-ended = Этот запрос уже завершён
mailbox-ended-detail = Ваш ответ ничего не изменит. Чтобы узнать, чем всё закончилось, наведите телефон на QR-код квитанции; если что-то не так, придите к стойке.
mailbox-expired = Эта ссылка больше не действует
mailbox-expired-detail = Её время вышло. Придите к стойке с паспортом или сделайте новый запрос в терминале.
mailbox-bad-link = Ссылка неполная
mailbox-bad-link-detail = Откройте ссылку из письма ещё раз или скопируйте её целиком.
mailbox-not-now = Сейчас записать ответ не получилось
mailbox-not-now-detail = Откройте ссылку снова через несколько минут. Ваш ответ ещё не записан.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = Сегодня мы закрываемся в { $time }.
ready-counter-closed = Сегодня стойка закрыта.
ready-long-wait = Сегодня у стойки долго ждать.
