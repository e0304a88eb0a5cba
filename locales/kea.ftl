# Cape Verdean Creole (kea).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = Kioski
demo = Dimonstrason. Tudu li é inventadu, AIMA tanbê.
actions = Butons di es ekran
content = Konteúdu di es ekran
continue = Kontinua
back = Volta
cancel = Limpa i sai
finish = Kaba
close = Fitxa
help = Djuda
send = Manda pididu
sending = Sta ta guarda…
try-again = Purba otu bês
scroll-down = Odja más pa baxu
scroll-up = Odja pa riba
read-on = Lé ti fin
step-of = Pasu { $step } di { $steps }
language-title = Skodje língua
look = Létra y kor
look-size = Tamanhu di létra
look-colours = Kor
look-usual = Normal
look-light = Kontrasti altu, klaru
look-dark = Kontrasti altu, sukuru
look-lower = Tudu más baxu
keyboard = Tekladu
key-backspace = Limpa
field-clear = Limpa tudu ki skrebedu li
key-signs = Otus sinal
key-letters = Létras
key-at = Aroba
key-dot = Pontu
key-hyphen = Trasu
key-underscore = Trasu di baxu
key-plus = Más
key-exclamation = Pontu di sklamason
key-hash = Kardinal
key-dollar = Dólar
key-percent = Pursentu
key-and = Sinal &
key-apostrophe = Apóstrofu
key-asterisk = Asterisku
key-slash = Bara
key-equals = Igual
key-question = Pontu di pergunta
key-caret = Asentu sirkunfleksu
key-grave = Asentu gravi
key-brace-open = Abri xaveta
key-bar = Bara vertikal
key-brace-close = Fitxa xaveta
key-tilde = Til
error-summary = Falta koriji
trouble = Gósi ka da sértu. Kel ki skrebedu inda sta li. Purba otu bês, ô pidi pesoal di lója djuda.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = Es kioski ka sta ta funsiona
out-of-service-reason = Kioski sta ku un prubléma.
out-of-service-what-to-do = Bai na balkon: la ta da pa faze mésmu pididu. Kioski ta torna abri el sô óra ki prubléma rezolvedu.
out-of-service-go = Bai na balkon: la ta da pa faze mésmu pididu.
out-of-service-code = Kódigu pa pesoal di lója: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = Skodje língua
welcome-what = Koriji e-mail, reativa prusésu, odja un pididu. É di grasa. Tene pasaporti, NIF ô otus númeru na mon.
welcome-what-short = Koriji e-mail na AIMA. Di grasa. Traze pasaporti.
welcome-trouble = Gósi ka da sértu. Purba otu bês, ô pidi pesoal di lója djuda.
welcome-printing = Risibu di algen ki staba li antis inda sta ta sai. Spera un poku.

# Purpose.
purpose-title = Kuzê ki meste fazedu?
purpose-correct-email = Koriji nha e-mail
purpose-correct-email-detail = N ka risebe mensaji di AIMA, ô nha e-mail muda.
purpose-resend = Risebe dadus pa paga otu bês
purpose-resend-detail = Nha e-mail sta sértu, má dadus ka txiga.
purpose-reactivate = Reativa nha prusésu
purpose-reactivate-detail = Pa inganu N fla «N ka ten interesi más» (já não tenho interesse).
purpose-closed = AIMA skrebe ma nha prusésu sta fitxadu
purpose-closed-detail = Kumesa li. Dipôs ta papiadu ku algen na balkon.
purpose-track = Odja un pididu ki dja N faze
purpose-track-detail = N ten un risibu ku un kódigu.
purpose-call-staff = N ka sabe, ô N ka ten e-mail
purpose-call-staff-detail = Toka li: algen di lója ta ben li.
notice-no-receipt = Gósi ka sta ta sai risibu. Má ta da pa faze pididu di mésmu manera: na fin, tra foto di kódigu, skrebe-l na un papel ô mostra-l pesoal di lója.
notice-go-on = Ta da pa faze pididu di mésmu manera.

# Privacy.
privacy-title = Dadus pesoal
privacy-who = Sô AIMA ki ta uza dadus ki ta skrebedu li.
privacy-what = Es ta sirvi sô pa atxa prusésu i pa responde pididu.
privacy-kept = Kioski ta guarda dadus ku xavi sigretu (sifradu). Sô AIMA ki ta konsigi lé-s.
privacy-more = Lé más
privacy-basis-title = Pamodi AIMA pode faze-l
privacy-basis = É un trabadju di interesi públiku ki lei ta da AIMA, Ajénsia pa Integrason, Migrason i Azilu (RGPD, artigu 6.º, n.º 1, alínea e).
privacy-sharing-title = Kenha ki ta risebe dadus
privacy-sharing = Sô sirvisus di AIMA ki ta trata di prusésu.
privacy-how-long-title = Pa kantu ténpu
privacy-how-long = Na kioski: ti 7 dia dipôs di pididu txiga na AIMA, sénpri sifradu. Na AIMA: duránti ténpu ki lei ta manda guarda prusésu.
privacy-rights-title = Diretus di kada algen
privacy-rights = Kada algen pode pidi pa odja, koriji, limita ô limpa se dadus, i pode fla ma el ka krê pa es uzadu. Pidi na balkon ô ku enkaregadu di proteson di dadus di AIMA, na aima.gov.pt.
privacy-authority-title = Kexa sobri dadus
privacy-authority = Comissão Nacional de Proteção de Dados (CNPD): cnpd.pt.

# Identity.
identity-title = Kal di es númeru sta na mon?
identity-lead = Toka na dos ô más i skrebe númeru.
identity-nif = NIF (númeru di inpostu)
identity-nif-hint = 9 númeru. El sta na karton ô na karta di Finanças.
identity-passport = Númeru di pasaporti
identity-passport-hint = Létra i númeru, na pájina ku foto.
identity-country = País ki da pasaporti
identity-country-choose = Skodje país
identity-niss = NISS (Segurança Social)
identity-niss-hint = 11 númeru. El sta na papel di saláriu.
identity-phone = Tilifóni
identity-phone-hint = Kel númeru ki AIMA ten. Di otu país: kumesa ku +.
identity-number = Númeru
identity-too-few = Sô un? Bai na balkon ku pasaporti: la es ta djuda faze pididu.
passport-renewed = Prusésu ten nha pasaporti bedju
phone-country-title = Di ki país é es númeru?
phone-country-other = Ninhun di es: N ta ba koriji
identity-assisted = Algen sta ta djuda-m
paper-empty = Toka pa skrebe
paper-none = N ka ten
country-common = Más skodjedu
country-letters = País pa létra
country-missing = Nha país ka sta li
country-missing-detail = Ten títulu di viaji di refujiadu ô di apátrida? Si país ka ta atxadu, txoma algen di lója.
country-stateless = Apátrida (títulu di viaji)
country-refugee = Refujiadu (títulu di viaji)
country-close = Volta sen skodje

# Old e-mail.
old-email-title = Ki e-mail ki AIMA ten?
old-email-lead = É e-mail ki dadu kantu prusésu kumesa.
old-email-label = E-mail bedju
old-email-hint = El pode ten eru ô ser di otu algen. Skrebe-l sima el dadu.
old-email-unknown = N ka sabe
old-email-none = N ka da ninhun
old-email-helpers = É di algen ki djuda-m

# New e-mail.
new-email-title = Ki e-mail ki ta ba uzadu?
new-email-lead = AIMA ta ba skrebe pa es e-mail.
new-email-label = E-mail nobu
new-email-own = Es e-mail é própi di nho/nha? Uza un ki ta da pa abri sen djuda di ningen.
resend-email-title = Ki e-mail ki AIMA ten?
resend-email-lead = AIMA ta ba manda dadus pa paga otu bês pa es e-mail.
resend-email-label = E-mail
resend-email-own = Ta da pa abri es e-mail? Si ka ta da, toka na «Volta» i skodje «Koriji nha e-mail».
email-suggestion-title = Éra otu e-mail?
email-suggestion-accept = Sin, é
email-suggestion-keep = Nau, é mésmu
same-email-title = Mésmu e-mail skrebedu dos bês
same-email-detail = Si es e-mail sta sértu, AIMA pode manda dadus pa paga otu bês.
same-email-resend = Sin, manda dadus otu bês
same-email-change = Nau, N krê uza otu e-mail

# Check.
check-title = Tudu sta sértu?
check-lead-correct-email = Pididu: koriji e-mail. Lé dibagar antis di manda.
check-lead-resend = Pididu: manda dadus pa paga otu bês. Lé dibagar antis di manda.
check-lead-reactivate = Pididu: reativa prusésu. Lé dibagar antis di manda.
check-lead-closed = Pididu: AIMA skrebe ma prusésu sta fitxadu. Lé dibagar antis di manda.
check-identity = Kenha ki ta pidi
check-old-email = E-mail ki AIMA ten
check-old-email-unknown = N ka sabe
check-old-email-none = Ka dadu ninhun
check-old-email-helpers = É di algen ki djuda-m
check-new-email = E-mail nobu
check-resend-email = Manda dadus pa
check-assisted = Djuda
check-assisted-yes = Algen sta ta djuda-m
check-passport-renewed = Prusésu ten pasaporti bedju
check-change = Muda
check-change-what = Muda: { $what }
check-statement-title = Ken ki manda ta deklara
check-statement-means = Na purtugês, língua ofisial. Krê fla:
reactivation-statement = N ta deklara ma N ka tinha intenson di dizisti di nha manifestason di interesi, i N ta pidi pa nha prusésu reativadu.
closed-counter = Es pididu ta kaba sénpri na balkon: algen di AIMA ten ki odja prusésu djuntu ku se donu. Kioski ta guarda pididu i ta da un risibu pa mostra la.

# Not saved.
not-saved-title = Pididu ka guardadu
not-saved-nothing-kept = Nada ka guardadu. AIMA ka risebe es pididu.
not-saved-what-now = Kuzê ki ta da pa faze
not-saved-try-again = Purba otu bês: kel ki skrebedu inda sta li.
not-saved-counter = Si ka da, bai na balkon: la ta da pa faze mésmu pididu.

# Done.
done-title = Pididu sta guardadu
done-title-several = Pididus sta guardadu
done-keep-code =
    { $requests ->
        [1] Guarda es kódigu ô tra un foto.
       *[other] Guarda es kódigus ô tra un foto.
    }
done-new-email = E-mail nobu:
address-begins = ta kumesa ku { $begins }
address-begins-at = ta kumesa ku { $begins }, na { $domain }
done-show-address = Mostra
done-person = Pesoa { $number }: { $kind }
done-person-alone = Pesoa { $number }
done-another-person = Mésmu kuza pa otu algen
another-person-title = Pa ki e-mail ki AIMA ta skrebe kel algen?
another-person-detail = Kes númeru ki skrebedu ta limpadu gósi. Pididus guardadu ta fika sima es sta.
another-person-yes = Pa mésmu e-mail
another-person-own = Pa otu e-mail
another-person-no = Ka ten más ningen: fika li
done-qr = Kódigu QR pa odja undi pididu sta
done-qr-opens = Ta abri pájina
fact-saved = Guardadu na es kioski as { $time }
fact-printing = Risibu sta ta inprimi…
fact-printed = Risibu inprimidu. Leba-l.
fact-not-printed = Risibu ka inprimidu
fact-not-printed-photo = Pididu sta guardadu di mésmu manera. Tra un foto di kódigu.
fact-unconfirmed = Ka ta sabedu si risibu sai
fact-unconfirmed-detail = Djobe na inpresora. Si risibu ka sta la, pidi pesoal di lója un duplikadu.
fact-delivered = Dja txiga na AIMA
fact-not-delivered = Inda ka txiga na AIMA
fact-not-delivered-detail = Kioski ta manda-l el sô. Ka meste spera li.
print-again = Inprimi otu bês
fact-short-saved = Guardadu as { $time }
fact-short-printing = Sta ta inprimi…
fact-short-printed = Risibu inprimidu
fact-short-not-printed = Ka inprimidu
fact-short-unconfirmed = Talvês ka inprimidu
fact-short-delivered = AIMA dja ten-el
fact-short-not-delivered = Inda ka sta na AIMA
no-receipt = Ka sai risibu. Tra un foto di kódigu, skrebe-l na un papel ô mostra-l pesoal di lója: es pode inprimi-l.
done-another-reactivate = Reativa nha prusésu tanbê
done-another-correct-email = Koriji nha e-mail tanbê

# Track.
track-title = Odja un pididu
track-lead = Skrebe kódigu ki sta na risibu.
track-label = Kódigu di pididu
track-hint = 12 létra i númeru. Trasu ka meste.
track-look-up = Odja undi pididu sta
track-looking-up = Sta ta djobe…
track-another = Odja otu pididu
track-offline = Kioski ka ten redi i gósi el ka pode djobe pididu. Ta da pa lé kódigu QR di risibu ku tilifóni, ô purba más tardi.
track-slow-down = Djobedu txeu bês na poku ténpu. Spera un minutu i purba otu bês.

# Help: what each screen wants.
help-title = Djuda
help-staff = Meste djuda di algen? Toka na «Txoma algen», ô bai na balkon. Es kioski ta spera uns minutu.
help-close = Fitxa djuda
help-welcome = Toka na kel língua ki más fásil di lé. Li ta da pa koriji e-mail ki AIMA ten, pidi pa reativa prusésu ô odja un pididu ki dja fazedu. É di grasa.
help-purpose = Toka na kel ki meste fazedu. Si ka ta sabedu, ô si ka ten e-mail, toka na «Txoma algen»: pesoal di lója ta djuda.
help-privacy = Es ekran ta splika kuzê ki ta kontise ku dadus. Pa sigi, toka na «Kontinua».
help-identity = Ku dos di es númeru, AIMA ta atxa prusésu. Ku más, inda é midjór. Toka na un dukumentu pa skrebe se númeru. Ta da pa ba buska dukumentus: ten ténpu.
help-identity-passport = Númeru sta na pájina ku foto, na párti di riba i tanbê na párti di baxu. Ta da pa poi kel pájina na leitor. Si ka ten pasaporti, toka na «N ka ten».
help-identity-nif = NIF ten nóvi númeru. El sta na karton ô na karta di Finanças. Si ka ten, toka na «N ka ten».
help-identity-niss = NISS ten onzi númeru. El sta na papel di saláriu. Si ka ten, toka na «N ka ten».
help-identity-phone = É kel númeru ki dadu AIMA, mésmu ki dja ka ta uzadu. Si skesedu di el, toka na «N ka ten».
help-old-email = É e-mail ki sta na prusésu, mésmu ki el ten eru ô é di algen ki djuda. Si ka ta sabedu, toka na «N ka sabe».
help-new-email = Skrebe e-mail ki ta uzadu tudu dia, pur izénplu kel di tilifóni. Un e-mail ten sénpri un @ na meiu. Si ka ten e-mail, toka na «Txoma algen».
help-check = Konpara númerus ku dukumentus. Pa koriji, toka na «Muda». Óra ki tudu sta sértu, toka na «Manda pididu».
help-not-saved = Pididu ka guardadu. Purba otu bês, ô faze-l na balkon.
help-done = Leba risibu ô tra un foto di kódigu. Ku kódigu QR i tilifóni ta da pa odja undi pididu sta. Dipôs toka na «Kaba».
help-track = Kódigu sta na risibu, dibaxu di «Kódigu di pididu». Skrebe-l i toka na «Odja undi pididu sta».

# Idle.
idle-title = Inda ten algen li?
idle-why = Pa proteje dadus, kel ki skrebedu ta ba limpadu.
idle-why-done = Pa proteje dadus, es ekran ta ba fitxa. Pididu ta kontinua guardadu.
idle-seconds = Ténpu ki falta: { $seconds } s
idle-stay = Inda N sta li
idle-start-again = Limpa i kumesa otu bês
idle-minutes = Ténpu ki falta: { $minutes } min

# Leaving, where something would be lost.
leave-typed-title = É mésmu pa sai?
leave-typed = Kel ki skrebedu ta ba limpadu. Kel ki dja guardadu ta kontinua guardadu.
leave-typed-stay = Kontinua pididu
leave-typed-anyway = Limpa i sai
leave-printing-title = Risibu inda sta ta sai
leave-printing = Spera uns sigundu i leba-l. É próva di pididu.
leave-printing-stay = Spera risibu
leave-printing-anyway = Sai sen risibu
leave-no-receipt-title = Kódigu dja sta na foto ô na papel?
leave-no-receipt = Ka sai risibu. Dipôs di sai, kódigu ka ta parse más li. Sen el, é difísil atxa pididu.
leave-no-receipt-stay = Volta pa kódigu
leave-no-receipt-anyway = Dja N ten kódigu: sai
leave-not-saved-title = Sai sen pididu?
leave-not-saved = Pididu ka guardadu. Ken ki sai ta perde kel ki dja skrebedu. Na balkon ta da pa faze mésmu pididu.
leave-not-saved-stay = Volta i purba otu bês
leave-not-saved-anyway = Limpa i sai

# An answer that takes its time.
slow-answer = Es kuza ta dura un poku. Ta da pa spera, ô toka na «Volta».
slow-saving = Inda pididu sta ta guardadu. Spera, pur favor.

# The passport reader.
reader-passport = Pasaporti lidu. Konfirma númeru.
reader-visa = Es li é un vistu. Poi na leitor pájina di pasaporti ku foto.
reader-residence-card = Es li é títulu di rezidénsia. Uza pasaporti.
reader-identity-card = Es li é un bilheti di identidadi. Uza pasaporti.
reader-other-card = Es karton ka ta sirvi li. Uza pasaporti.
reader-long-number = Númeru di es dukumentu é grandi dimás pa leitor. Skrebe númeru di pasaporti.
reader-misread = Pasaporti ka lidu dretu. Poi-l otu bês na leitor.
reader-unknown = Leitor lé un kuza ki nu ka konxe. Poi na leitor pájina di pasaporti ku foto, ô skrebe númeru.
reader-tracking-code = Es li é kódigu di un risibu. Li meste pasaporti.
reader-no-code = Es li ka é kódigu di un risibu. Poi na leitor kódigu QR di risibu, ô skrebe kódigu.
reader-not-here = Na es ekran ka meste leitor.
reader-question = Responde primeru pergunta ki sta na ekran.

### Page: the code to the new mailbox

code-title = Skrebe kódigu ki txiga na e-mail
code-title-waiting = Nu ta ba manda un kódigu
code-spent-title = Meste otu kódigu
code-lead = Nu kaba di manda un e-mail ku seis númeru pa:
code-lead-waiting = Dipôs di un poku, nu ta manda un e-mail ku seis númeru pa:
code-address-wrong = E-mail ka sta sértu? Toka na «Volta» i koriji-l.
code-label = Kódigu di seis númeru
code-hint = El sta na e-mail di AIMA, pur izénplu na tilifóni. Djobe tanbê na pasta di spam.
code-resend = Manda otu kódigu
code-resend-wait = Manda otu kódigu dentu di { $seconds } s
code-first-wait = Kódigu ta sai dentu di { $seconds } s
code-skip = N ka pode abri nha e-mail li
code-sending = Sta ta manda kódigu…
one-moment = Un mumentu…
code-sent-again = Nu manda otu kódigu. Kel di antis ka ta sirvi más.
code-offline = Kioski ka konsigi papia ku AIMA. Purba otu bês, ô toka na «N ka pode abri nha e-mail li» pa kontinua sen kódigu.
code-slow-down = Purbadu txeu bês na poku ténpu. Spera un poku, ô toka na «N ka pode abri nha e-mail li» pa kontinua sen kódigu.
error-code-form = Kódigu ten seis númeru. Djobe si falta ô si sobra algun.
error-code-wrong =
    { $tries ->
        [1] Es li ka é kel kódigu. Ta da pa purba más un bês.
        [2] Es li ka é kel kódigu. Ta da pa purba más dos bês.
       *[other] Es li ka é kel kódigu. Konpara-l ku e-mail ki txiga.
    }
error-code-spent = Es kódigu ka ta sirvi más. Toka na «Manda otu kódigu».
check-mailbox-confirmed = Konfirmadu ku kódigu
check-mailbox-skipped = Inda ka konfirmadu. AIMA ta ba manda un link pa es e-mail: abri-l pa konfirma.
check-mailbox-offline = Gósi ka da pa manda kódigu. AIMA ta ba manda un link pa es e-mail: abri-l pa konfirma.
help-confirm-code = Abri e-mail, pur izénplu na tilifóni, i djobe mensaji di AIMA. Skrebe li kes seis númeru. Si ka ta da pa abri e-mail, toka na «N ka pode abri nha e-mail li»: dipôs AIMA ta manda un link.

### Page: call for help

help-call = Txoma algen
help-call-again = Txoma otu bês
help-call-calling = Nu sta ta avisa balkon…
help-call-called = Balkon risebe txamada. Spera li, pur favor. Inda ningen ka responde.
help-call-late = Balkon risebe txamada, má inda ningen ka responde. Ta da pa kontinua ta spera, ô bai na balkon.
help-call-coming = Algen sta ta ben. Spera li, pur favor.
help-call-offline = Kioski ka ta konsigi papia ku balkon. Bai na balkon, pur favor.
help-call-ended = Balkon fitxa txamada. Si inda meste djuda, txoma otu bês.
call-calling = Sta ta txoma balkon…
call-called = Balkon risebe txamada. Spera li.
call-late = Inda ningen ka responde. Spera, ô bai na balkon.
call-coming = Algen sta ta ben. Spera li.
call-offline = Ningen ka responde. Bai na balkon.
call-ended = Balkon fitxa txamada.
call-end = Kaba txamada

### Page: reading aloud, and the keys of a pad

speech = Lê na vos altu
speech-stop = Para lê
speech-repeat = Lê otu bes
speech-slower = Más dibagar
speech-faster = Más dipresa
speech-louder = Más altu
speech-softer = Más baxu
speech-dark = Ekran skuru
speech-words = Un palavra pa kada letra
speech-keys = Spirimenta teklas
keys-detail = Karga na kualker tekla di tekladu tátil: li ta fladu i ta mostradu kuzê ki el ta faze. Karga dos bes na “Volta” pa kontinua.
speech-on = Es kioski sta ta lê na vos altu. “Prósimu” i “Anterior” ta pasa di un kuza pa otu, “Skodje” ta karga na el, “Djuda” ta splika ekran.
speech-off = Lê na vos altu kaba.
speech-private = Liga auskultador pa obi kel-li.
speech-voice = Ka ten vos pa es língua. Un vos purtuges ta lê-l.
ear-button = buton
ear-field = skrebe li
ear-chosen = skodjedu
ear-not-chosen = ka skodjedu
ear-unavailable = gosi ka pode
ear-empty = inda ka skrebedu nada
ear-deleted = apagadu
ear-receipt = Risibu ta fla:
ear-keyboard = Tekladu sta pa baxu: kontinua ku “Prósimu” ti teklas.
pad-previous = Anterior: un kuza pa tras
pad-next = Prósimu: un kuza pa dianti
pad-up = Riba: un fila pa riba
pad-down = Baxu: un fila pa baxu
pad-select = Skodje: ta karga undi bu sta
pad-back = Volta: pa ekran anterior
pad-help = Djuda: ta splika ekran
pad-speech = Vos: ta kumesa i ta kaba lê

### Field errors

error-nif-length = NIF ten 9 númeru. Djobe si falta ô si sobra algun.
error-nif-check = Un númeru di es NIF ka sta sértu. Konpara ku dukumentu.
error-nif-company = Es NIF é di un enpreza. Skrebe NIF pesoal.
error-nif-placeholder = Es númeru é sô un izénplu. Skrebe kel NIF di bardadi.
error-nif-prefix = NIF di un pesoa ta kumesa ku 1, 2, 3 ô 45. Konpara ku dukumentu.
error-niss-length = NISS ten 11 númeru. Djobe si falta ô si sobra algun.
error-niss-check = Un númeru di es NISS ka sta sértu. Konpara ku dukumentu.
error-niss-prefix = NISS di un pesoa ta kumesa ku 1. Konpara ku dukumentu.
error-niss-placeholder = Es númeru é sô un izénplu. Skrebe kel NISS di bardadi.
error-passport-form = Númeru di pasaporti ten di 6 ti 9 létra i númeru. Konpara ku pasaporti.
error-passport-mrz = Pasaporti ka lidu dretu. Poi-l otu bês na leitor, ô skrebe sô númeru.
error-passport-other-paper = Es li ka é pasaporti. Poi pasaporti na leitor, ô skrebe sô númeru.
error-country-missing = Skodje país ki da pasaporti.
error-country-unknown = Nu ka konxe es país. Skodje un di lista.
error-phone-invalid = Konfirma númeru di tilifóni. Si é di otu país, kumesa ku + i kódigu di país.
error-identity-need-two = Falta númeru: meste dos ô más pa atxa prusésu.
error-paper-empty = Skrebe númeru, ô toka na «N ka ten».
error-email-empty = Skrebe e-mail.
error-email-form = Konfirma e-mail. El debe ser sima name@example.pt, sen spasu.
error-email-too-long = Es e-mail é grandi dimás. Djobe si skrebedu dos bês.
error-email-invisible = E-mail ten sinal ki ka ta odjadu. Limpa tudu i skrebe otu bês.
error-email-mixed-script = E-mail ten létra di alfabétu diferenti. Limpa tudu i skrebe otu bês.
error-email-domain = Konfirma párti dipôs di @, pur izénplu gmail.com.
error-email-same = Mésmu e-mail skrebedu dos bês. Skrebe otu, ô pidi dadus otu bês.
error-tracking-code = Es kódigu ka sta konpletu, ô un sinal ka sta sértu. Konpara ku risibu.
error-other = Konfirma kel ki skrebedu li.

### Faults: what the person reads, what staff read

fault-configuration-person = Gósi es kioski ka pode uzadu.
fault-not-enrolled-person = Es kioski inda ka sta ta uzadu.
fault-paused-person = Pesoal di lója poi es kioski na pauza.
fault-disk-full-person = Kioski ka ten más spasu pa guarda pididu.
fault-storage-read-only-person = Kioski ka ta konsigi guarda pididu.
fault-storage-damaged-person = Kioski ka ta konsigi guarda pididu.
fault-storage-newer-person = Kioski ka ta konsigi guarda pididu.
fault-storage-failing-person = Kioski ka ta konsigi guarda pididu.
fault-storage-salvaged-person = Es kioski sta ta funsiona.
fault-storage-copy-lags-person = Es kioski sta ta funsiona.
fault-request-unknown-person = Es kioski sta ta funsiona.
fault-identity-unusable-person = Es kioski ka sta prontu.
fault-already-running-person = Es kioski ka sta prontu.
fault-no-network-person = Kioski ka ten redi. Pididus ta fika guardadu i ta mandadu más tardi.
fault-central-refuses-person = Gósi kioski ka ta konsigi manda pididu pa AIMA. Pididus ta fika guardadu i ta mandadu más tardi.
fault-central-certificate-person = Kioski ka konsigi konfirma ma é ku AIMA ki el sta ta papia. Pa siguransa, pididus ta fika guardadu i ta mandadu más tardi.
fault-central-certificate-expired-person = Kioski ka konsigi konfirma ma é ku AIMA ki el sta ta papia. Pa siguransa, pididus ta fika guardadu i ta mandadu más tardi.
fault-central-failing-person = Gósi sirvisu di AIMA ka ta konsigi risebe pididu. Pididus ta fika guardadu i ta mandadu más tardi.
fault-central-partly-person = Es kioski sta ta funsiona.
fault-configuration-refused-person = Kioski sta ta funsiona ku informason di antis di AIMA.
fault-clock-person = Rilóji di kioski ka sta sértu.
fault-printer-none-person = Es kioski ka ten inpresora.
fault-printer-absent-person = Inpresora ka ta responde.
fault-printer-out-of-paper-person = Inpresora ka ten papel. Avisa pesoal di lója.
fault-printer-paper-low-person = Inpresora ten poku papel.
fault-printer-cover-open-person = Tanpa di inpresora sta abertu. Avisa pesoal di lója.
fault-printer-jam-person = Papel fika prezu na inpresora. Avisa pesoal di lója.
fault-printer-stopped-person = Inpresora para. Avisa pesoal di lója.
fault-printer-format-person = Inpresora ka ta seta es risibu.
fault-printer-stuck-person = Inpresora dura dimás.
fault-printer-other-person = Inpresora sta ku un prubléma. Avisa pesoal di lója.
fault-receipt-layout-person = Kioski ka ta konsigi faze risibu.
fault-speech-missing-person = Es kioski sta ta funsiona.
fault-speech-failing-person = Es kioski sta ta funsiona.
date-in-words =
    { $month ->
        [1] { $day } di janeru di { $year }
        [2] { $day } di febreru di { $year }
        [3] { $day } di marsu di { $year }
        [4] { $day } di abril di { $year }
        [5] { $day } di maiu di { $year }
        [6] { $day } di junhu di { $year }
        [7] { $day } di julhu di { $year }
        [8] { $day } di agostu di { $year }
        [9] { $day } di setenbru di { $year }
        [10] { $day } di otubru di { $year }
        [11] { $day } di nuvenbru di { $year }
       *[12] { $day } di dizenbru di { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = Koriji enderesu di e-mail
kind-reactivate = Reativa prusésu
kind-resend = Manda dadus pa paga otu bês
kind-closed = Karta di AIMA: prusésu sta fitxadu

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = Pididu inda ka txiga
state-not-here-yet-detail = Nu ka risebe inda un pididu ku es kódigu. Un kioski sen redi ta guarda pididu i ta manda-l más tardi. Djobe otu bês dentu di uns óra. Konfirma tanbê si kódigu sta sértu.
state-being-checked = Pididu sta ta verifikadu
state-being-checked-detail = Nu risebe pididu. El ta verifikadu ti { $until }. Ka meste faze otu.
state-being-checked-late = Nu risebe pididu. AIMA sta kuazi ta kaba di verifika i respósta sta ta ben. Ka meste faze otu.
state-done = AIMA dja faze kel ki pididu
state-done-detail = Es li é sô pididu, ka é disizon di rezidénsia. Kel ki ta ben dipôs ta mandadu pa e-mail. Djobe tanbê na pasta di spam.
state-come-to-the-counter = Ben na balkon, pur favor
state-come-to-the-counter-detail = Pa kontinua, nu meste papia. Bai na balkon di un lója di AIMA ku pasaporti i es kódigu.
state-stopped = Pididu fika paradu
state-stopped-detail = Prusésu fika sima staba. Ken ki ka sabe pamodi pididu fika paradu, pode bai na balkon di un lója di AIMA ku pasaporti i es kódigu.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = Ti { $date }
step-now = Gósi
step-confirm = Abri link ki AIMA ta ba manda pa e-mail. Ten 72 óra dipôs di kel e-mail. Si nau, ta meste ben na balkon.
step-confirm-here = Konfirma es e-mail na buton ki sta más riba.
step-old-address = AIMA ta skrebe tanbê pa e-mail ki sta na prusésu. Si ta da pa abri-l, karga la na «Sin, foi mi».
step-answer-here = Karga más riba na «Sin, foi mi» ô «Ka foi mi».
step-checked = AIMA ta verifika pididu.
step-checked-if-today =
    { $days ->
        [1] AIMA ta verifika-l dentu di un dia útil dipôs di el txiga; si el txiga oji, ti { $date }.
       *[other] AIMA ta verifika-l dentu di { $days } dia útil dipôs di el txiga; si el txiga oji, ti { $date }.
    }
step-answer = AIMA sta kuazi ta kaba di verifika. Respósta sta ta ben.
step-replaced = Si tudu sta sértu, di la pa frenti AIMA ta skrebe pa e-mail nobu.
step-payment = Si tudu sta sértu, AIMA ta manda pa e-mail dadus pa paga, ku últimu dia di paga.
step-reactivated = Si tudu sta sértu, dipôs AIMA ta skrebe pa e-mail ki sta na prusésu, i prusésu ta kontinua.
step-counter = Es pididu ta tratadu na balkon, djuntu ku donu di prusésu. Traze pasaporti i mensaji di AIMA.

### Receipt

receipt-office = Ajénsia pa Integrason, Migrason i Azilu
receipt-title = Risibu di pididu
receipt-duplicate = DUPLIKADU
receipt-demo = Dimonstrason (DEMO): ka ten valor. Tudu é inventadu.
receipt-code-label = Kódigu di pididu
receipt-saved = Guardadu na es kioski, dia { $when }. Lé kódigu QR pa odja si pididu dja txiga na AIMA.
receipt-scan-domain = Kódigu QR ta abri { $domain }. Si parse otu enderesu, para li.
receipt-time-label = Data i óra
receipt-store-label = Lója
receipt-kiosk-label = Kioski
receipt-new-email-label = E-mail nobu
receipt-next-title = Kuzê ki ta ben dipôs
receipt-hurry = Ku présa? Mostra pasaporti i es kódigu na balkon.
receipt-safety-title = Pa siguransa
receipt-sender = AIMA ta skrebe di enderesus ki ta kaba na { $senders }.
receipt-money = AIMA nunka ka ta pidi dinheru na kioski ô pa kódigu QR.
receipt-complaints-title = Livru di reklamason (Livro Amarelo)
receipt-complaints = Pa reklama, gaba ô da un ideia: na balkon ô na { $site }.
receipt-complaints-counter = Pa reklama, gaba ô da un ideia: na balkon.
receipt-complaints-site = Pa reklama, gaba ô da un ideia: na { $site }.

### Tracking page

tracking-title = Undi pididu sta
tracking-languages = Língua
tracking-domain = Es pájina sta na { $domain }. Si tilifóni mostra otu enderesu, para li.
tracking-bad-code = Konfirma kódigu
tracking-bad-code-detail = Kódigu di risibu ten 12 létra i númeru, na tres grupu di kuatu. Lé kódigu QR otu bês, ô skrebe kódigu sima el sta na risibu. Si ka da, mostra risibu na balkon.
tracking-too-often = Spera un minutu
tracking-too-often-detail = Txeu algen sta ta uza mésmu redi. Abri es pájina otu bês dentu di un minutu.
tracking-unavailable = Gósi ka da pa mostra
tracking-unavailable-detail = Abri es pájina otu bês dentu di uns minutu. Ka meste faze otu pididu.

### Mail

# Every mail.
mail-demo = Dimonstrason (DEMO): tudu na es e-mail é inventadu i ka ten valor.
mail-no-reply = Es e-mail ka é pa responde: ningen ka ta lé respóstas. Pa djuda, bai na balkon di un lója di AIMA (Loja AIMA).
mail-link-copy = Si buton ka funsiona, kopia es enderesu pa navegador:

# The six digits.
mail-code-subject = Kódigu pa kioski di AIMA
mail-code-title = Kódigu
mail-code-intro = Skrebe es seis númeru na kioski di AIMA:
mail-code-valid =
    { $minutes ->
        [1] Kódigu ta sirvi duránti un minutu.
       *[other] Kódigu ta sirvi duránti { $minutes } minutu.
    }
mail-code-secret = Ningen di AIMA ka ta pidi es kódigu. Skrebe-l sô na kioski.
mail-code-not-you = É otu algen ki sta na kioski di AIMA? Nton ka meste faze nada: sen kódigu, nada ka ta muda.

# The link that confirms a new address.
mail-confirm-link-subject = Konfirma e-mail nobu
mail-confirm-link-title = Es e-mail é di nho/nha?
mail-confirm-link-intro = Na un kioski di AIMA, es e-mail dadu sima e-mail nobu. Pa konfirma-l, abri pájina i karga na buton ki sta la.
mail-confirm-link-open = Konfirma es e-mail
mail-confirm-link-valid =
    { $hours ->
        [1] Link ta sirvi duránti un óra.
       *[other] Link ta sirvi duránti { $hours } óra.
    }
mail-confirm-link-later = Dipôs di kel-li, bai na balkon di un lója di AIMA ku pasaporti i es kódigu.
mail-confirm-link-not-you = Foi otu algen ki faze es pididu? Nton ka meste faze nada: sen konfirmason, es e-mail ka ta uzadu.

# The notice to the registered address.
mail-old-address-subject = Foi nho/nha? Un pididu sobri prusésu na AIMA
mail-old-address-title = Foi nho/nha ki faze es pididu?
mail-old-address-correct-email = Na un kioski di AIMA, algen pidi pa mensajis sobri prusésu di nho/nha bai pa otu e-mail di gósi pa frenti.
mail-old-address-reactivate = Na un kioski di AIMA, algen pidi pa prusésu di nho/nha reativadu.
mail-old-address-resend = Na un kioski di AIMA, algen pidi pa dadus pa paga di prusésu di nho/nha mandadu otu bês.
mail-old-address-closed = Na un kioski di AIMA, algen fla ma AIMA skrebe-l: prusésu di nho/nha sta fitxadu.
mail-old-address-yes = Sin, foi mi
mail-old-address-no = Ka foi mi
mail-old-address-press = Kada buton ta abri un pájina pa konfirma respósta. Abri pájina ka ta muda nada.
mail-old-address-until = Nada ka ta muda ti AIMA kaba di verifika pididu.
mail-old-address-if-no = Si foi otu algen, pididu ta paradu i prusésu ta kontinua sima el sta.

# What a correction or a resend was for.
mail-payment-data-subject = Dadus pa paga i marka atendimentu
mail-payment-data-title = Dadus pa paga
mail-payment-data-intro = Li sta kes dadus pididu. Dipôs di pagamentu, AIMA ta marka atendimentu.
mail-payment-data-reference = Referénsia
mail-payment-data-amount = Valor
mail-payment-data-deadline = Paga ti
mail-payment-data-working-days =
    { $days ->
        [1] É un dia útil: sábadu, dumingu i feriadu ka ta konta.
       *[other] É { $days } dia útil: sábadu, dumingu i feriadu ka ta konta.
    }
mail-payment-data-pay = Paga valor sértu ku referénsia, na un kaxa Multibanco ô na banku.
mail-payment-data-keep = Guarda konprovativu di pagamentu.
mail-payment-data-wait = Spera e-mail di AIMA ku dia i óra di atendimentu. Djobe tanbê na pasta di spam.
mail-payment-data-late = Ténpu dja pasa, ô ka ta da pa paga? Bai na balkon di un lója di AIMA ku pasaporti i es kódigu.
mail-payment-data-calendar = Fixeru di djuntu ta po últimu dia na kalendáriu di telefoni.

# Three working days before the last day to pay.
mail-payment-reminder-subject = Últimu dia di paga sta pertu
mail-payment-reminder-title = Últimu dia di paga sta pertu
mail-payment-reminder-intro =
    { $days ->
        [1] Falta { $days } dia útil pa paga atendimentu na AIMA.
       *[other] Falta { $days } dia útil pa paga atendimentu na AIMA.
    }
mail-payment-reminder-paid = Dja pagadu? Anton ka ten nada pa faze; guarda konprovativu di pagamentu.

# The day in a calendar.
calendar-payment-summary = AIMA: últimu dia di paga
calendar-payment-detail = Dadus sta na e-mail di AIMA. Si ka ta pode paga, bai na balkon di un lója di AIMA ku pasaporti.
amount-in-euros = { $number } €

# The case is pending again.
mail-reactivated-subject = Prusésu na AIMA reativadu
mail-reactivated-title = Prusésu reativadu
mail-reactivated-intro = Prusésu sta otu bês na spera. Ka meste faze otu pididu.
mail-reactivated-wait = Óra ki txiga ténpu di paga i marka atendimentu, AIMA ta manda dadus pa es e-mail. Djobe tanbê na pasta di spam.

# Staff have to look at it with the person.
mail-come-to-counter-subject = Ben na balkon di AIMA, pur favor
mail-come-to-counter-title = Ben na balkon, pur favor

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = Es e-mail torna podu na prusésu na AIMA
mail-address-restored-title = Es e-mail torna podu na prusésu
mail-address-restored-intro = Na balkon di AIMA, ku pasaporti, es e-mail torna podu na prusésu. Es otu e-mail tradu:
mail-address-restored-replaced = E-mail tradu
mail-address-restored-quiet = Duránti un dia útil AIMA ka ta manda más nada pa li.
mail-address-restored-wrong = Foi otu algen? Bai na balkon di un lója di AIMA ku pasaporti.
mail-address-replaced-subject = AIMA ka ta uza más es e-mail
mail-address-replaced-title = Es e-mail tradu
mail-address-replaced-intro = Na balkon di AIMA, es e-mail tradu di un prusésu. AIMA ka ta manda más nada sobri el pa li.
mail-address-replaced-wrong = Prusésu é di nho/nha? Bai na balkon di un lója di AIMA ku pasaporti.

### Links in mails: what is asked, and what a press did

mailbox-title = Respósta pa AIMA
mailbox-confirm-title = Konfirma e-mail
mailbox-confirm-detail = Algen da es e-mail na un kioski di AIMA. Si foi nho/nha, karga na buton pa konfirma ma es kaxa di e-mail é di nho/nha.
mailbox-confirm-button = Sin, es kaxa di e-mail é di meu
mailbox-confirm-done = E-mail sta konfirmadu
mailbox-confirm-done-detail = Ka meste faze más nada. Pa odja undi pididu sta, lé kódigu QR di risibu.
mailbox-yes-title = Foi nho/nha ki faze es pididu?
mailbox-yes-detail = Algen faze na un kioski di AIMA un pididu sobri prusésu ki ten es e-mail. Karga na buton sô si foi nho/nha.
mailbox-yes-button = Sin, foi mi
mailbox-yes-done = Obrigadu: dja notadu
mailbox-yes-done-detail = Gósi AIMA sabe ma pididu é di nho/nha. Ka meste faze más nada.
mailbox-no-title = Foi otu algen?
mailbox-no-detail = Si foi otu algen, karga na buton pa para pididu. Prusésu ta kontinua sima el sta.
mailbox-no-button = Ka foi mi: para pididu
mailbox-no-done = Pididu fika paradu
mailbox-no-done-detail = Nada ka ta muda na prusésu. Di gósi pa frenti, se dadus ta mudadu sô na balkon, ku pasaporti.
mailbox-too-late = AIMA dja sta avisadu
mailbox-too-late-detail = Pididu dja staba fazedu. Ben na balkon ku pasaporti. Ti la, ningen ka pode muda dadus di prusésu na un kioski.
mailbox-under-way = AIMA dja sta avisadu
mailbox-under-way-detail = Pididu staba ta fazedu na es mumentu, i nu sta ta purba para-l. Ben na balkon ku pasaporti. Ti la, ningen ka pode muda dadus di prusésu na un kioski.
mailbox-overruled = AIMA dja sta avisadu
mailbox-overruled-detail = Pididu fazedu na balkon, ku pasaporti. Si prusésu é di nho/nha, ben na balkon ku pasaporti.
mailbox-before = Respósta dja staba notadu
mailbox-before-detail = Ka meste faze más nada. Si respósta ka sta sértu, ben na balkon ku pasaporti.
mailbox-after-no = Nada ka ta muda: algen dja responde «Ka foi mi»
mailbox-after-no-detail = Prusésu sta protejidu. Si pididu é di nho/nha, ben na balkon ku pasaporti.
mailbox-ended = Es pididu dja kaba
mailbox-ended-detail = Respósta ka ta muda nada. Pa odja modi ki el fika, lé kódigu QR di risibu; si algun kuza ka sta sértu, ben na balkon.
mailbox-expired = Es link ka ta funsiona más
mailbox-expired-detail = Se ténpu dja pasa. Ben na balkon ku pasaporti, ô faze un pididu nobu na un kioski.
mailbox-bad-link = Es link ka sta konpletu
mailbox-bad-link-detail = Abri link di e-mail otu bês, ô kopia-l tudu.
mailbox-not-now = Gósi ka da pa nota respósta
mailbox-not-now-detail = Abri link otu bês dentu di uns minutu. Respósta inda ka notadu.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = Oji nu ta fitxa ás { $time }.
ready-counter-closed = Oji balkon sta fitxadu.
ready-long-wait = Oji ta spera txeu na balkon.
