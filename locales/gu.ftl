# Gujarati (gu). Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = સેવા મશીન
demo = આ માત્ર નમૂનો છે. અહીં બધું બનાવટી છે, AIMA પણ.
actions = આ સ્ક્રીનનાં બટન
content = આ સ્ક્રીન પરનું લખાણ
continue = આગળ વધો
back = પાછા જાઓ
cancel = ભૂંસો અને બહાર જાઓ
finish = પૂરું કરો
close = બંધ કરો
help = મદદ
send = વિનંતી મોકલો
sending = નોંધાઈ રહી છે…
try-again = ફરી પ્રયત્ન કરો
scroll-down = નીચે વધુ જુઓ
scroll-up = ઉપર જુઓ
read-on = છેલ્લે સુધી વાંચો
step-of = પગલું { $step }, કુલ { $steps }
language-title = તમારી ભાષા પસંદ કરો
look = અક્ષર અને રંગ
look-size = અક્ષરનું કદ
look-colours = રંગ
look-usual = સામાન્ય
look-light = સ્પષ્ટ, આછા રંગ
look-dark = સ્પષ્ટ, ઘેરા રંગ
look-lower = બધું નીચે લાવો
keyboard = કીબોર્ડ
key-backspace = ભૂંસો
field-clear = અહીં લખેલું બધું ભૂંસો
key-signs = બીજી નિશાનીઓ
key-letters = અક્ષરો
key-at = @ નિશાની
key-dot = ડૉટ
key-hyphen = હાઇફન
key-underscore = અંડરસ્કોર
key-plus = પ્લસ
key-exclamation = ઉદ્ગાર ચિહ્ન
key-hash = હૅશ
key-dollar = ડૉલર
key-percent = ટકા
key-and = & નિશાની
key-apostrophe = અપૉસ્ટ્રોફી
key-asterisk = તારાની નિશાની
key-slash = સ્લૅશ
key-equals = બરાબર
key-question = પ્રશ્ન ચિહ્ન
key-caret = કૅરેટ નિશાની
key-grave = ગ્રેવ નિશાની
key-brace-open = છગડિયો કૌંસ, ખૂલતો
key-bar = ઊભી લીટી
key-brace-close = છગડિયો કૌંસ, બંધ થતો
key-tilde = ટિલ્ડ
error-summary = કૃપા કરીને આ સુધારો
trouble = હમણાં આ થઈ શક્યું નહીં. તમે લખેલું અહીં જ છે. ફરી પ્રયત્ન કરો, અથવા સ્ટાફની મદદ માગો.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = આ મશીન કામ કરતું નથી
out-of-service-reason = મશીનમાં ખામી છે.
out-of-service-what-to-do = કૃપા કરીને કાઉન્ટર પર જાઓ: ત્યાં પણ આ જ વિનંતી થઈ શકે છે. ખામી દૂર થતાં જ મશીન આપોઆપ ફરી ચાલુ થશે.
out-of-service-go = કૃપા કરીને કાઉન્ટર પર જાઓ: ત્યાં પણ આ જ વિનંતી થઈ શકે છે.
out-of-service-code = સ્ટાફ માટે કોડ: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = તમારી ભાષા પસંદ કરો
welcome-what = ઈમેલ સુધારો, કેસ ફરી ચાલુ કરાવો, વિનંતી જુઓ. આ મફત છે. પાસપોર્ટ, NIF અથવા બીજા નંબર સાથે રાખો.
welcome-what-short = AIMAમાં તમારો ઈમેલ સુધારો. મફત. પાસપોર્ટ લાવો.
welcome-trouble = હમણાં આ થઈ શક્યું નહીં. ફરી પ્રયત્ન કરો, અથવા સ્ટાફની મદદ માગો.
welcome-printing = તમારી પહેલાંની વ્યક્તિની રસીદ હજી નીકળી રહી છે. થોડી રાહ જુઓ.

# Purpose.
purpose-title = તમારે શું કરવું છે?
purpose-correct-email = મારો ઈમેલ સુધારો
purpose-correct-email-detail = મને AIMAના સંદેશા મળ્યા નથી, અથવા મારો ઈમેલ બદલાયો છે.
purpose-resend = પેમેન્ટની માહિતી ફરી મંગાવો
purpose-resend-detail = મારો ઈમેલ સાચો છે, પણ માહિતી આવી નથી.
purpose-reactivate = મારો કેસ ફરી ચાલુ કરો
purpose-reactivate-detail = ભૂલથી “હવે રસ નથી” (já não tenho interesse) દબાઈ ગયું.
purpose-closed = AIMAએ લખ્યું કે મારો કેસ બંધ છે
purpose-closed-detail = અહીંથી શરૂ કરો. પછી કાઉન્ટર પર કોઈની સાથે વાત થશે.
purpose-track = પહેલાં કરેલી વિનંતી જુઓ
purpose-track-detail = મારી પાસે કોડવાળી રસીદ છે.
purpose-call-staff = મને ખબર નથી, અથવા મારી પાસે ઈમેલ નથી
purpose-call-staff-detail = અહીં અડો: સ્ટાફમાંથી કોઈ તમારી પાસે આવશે.
notice-no-receipt = હમણાં રસીદ નીકળતી નથી. તોપણ વિનંતી થઈ શકે છે: છેલ્લે કોડનો ફોટો લો, લખી લો, અથવા સ્ટાફને બતાવો.
notice-go-on = તોપણ વિનંતી થઈ શકે છે.

# Privacy.
privacy-title = તમારી માહિતી
privacy-who = અહીં લખેલી માહિતી માત્ર AIMA વાપરે છે.
privacy-what = તે માત્ર તમારો કેસ શોધવા અને તમારી વિનંતીનો જવાબ આપવા માટે છે.
privacy-kept = મશીન માહિતીને તાળું મારીને (એન્ક્રિપ્ટ કરીને) રાખે છે. તેને માત્ર AIMA વાંચી શકે છે.
privacy-more = વધુ વાંચો
privacy-basis-title = AIMAને આનો અધિકાર શા માટે છે
privacy-basis = આ જાહેર હિતનું કામ છે, જે કાયદાએ AIMA, એટલે કે એકીકરણ, સ્થળાંતર અને આશ્રય એજન્સીને સોંપ્યું છે (GDPR, કલમ 6(1)(e)).
privacy-sharing-title = માહિતી કોને મળે છે
privacy-sharing = માત્ર AIMAના એ વિભાગોને જે તમારા કેસનું કામ કરે છે.
privacy-how-long-title = કેટલા સમય સુધી
privacy-how-long = મશીનમાં: વિનંતી AIMAને પહોંચે પછી 7 દિવસ સુધી, હંમેશાં તાળું મારીને. AIMAમાં: તમારા કેસ માટે કાયદો કહે ત્યાં સુધી.
privacy-rights-title = તમારા અધિકારો
privacy-rights = તમે તમારી માહિતી જોવા, સુધારવા, મર્યાદિત કરવા કે ભૂંસવા કહી શકો છો, અને તેના વપરાશ સામે વાંધો લઈ શકો છો. કાઉન્ટર પર કહો, અથવા aima.gov.pt પર AIMAના ડેટા સુરક્ષા અધિકારીને કહો.
privacy-authority-title = તમારી માહિતી વિશે ફરિયાદ
privacy-authority = રાષ્ટ્રીય ડેટા સુરક્ષા આયોગ (CNPD): cnpd.pt

# Identity.
identity-title = આમાંથી તમારી પાસે શું છે?
identity-lead = ઓછામાં ઓછા બેને અડો અને નંબર લખો.
identity-nif = NIF (ટેક્સ નંબર)
identity-nif-hint = 9 આંકડા. Finanças (ટેક્સ ઑફિસ)ના કાર્ડ કે પત્ર પર છે.
identity-passport = પાસપોર્ટ નંબર
identity-passport-hint = અક્ષરો અને આંકડા, તમારા ફોટાવાળા પાના પર.
identity-country = પાસપોર્ટ કયા દેશનો છે
identity-country-choose = દેશ પસંદ કરો
identity-niss = NISS (Segurança Social નંબર)
identity-niss-hint = 11 આંકડા. તમારી પગાર સ્લિપ પર છે.
identity-phone = ફોન નંબર
identity-phone-hint = જે નંબર તમે AIMAને આપ્યો હતો. બીજા દેશનો હોય તો આગળ + મૂકો.
identity-number = નંબર
identity-too-few = માત્ર એક જ છે? પાસપોર્ટ લઈને કાઉન્ટર પર જાઓ: ત્યાં તમારી સાથે મળીને વિનંતી કરશે.
passport-renewed = કેસમાં મારો જૂનો પાસપોર્ટ છે
phone-country-title = આ નંબર કયા દેશનો છે?
phone-country-other = આમાંથી એકેય નહીં: મારે સુધારવો છે
identity-assisted = કોઈ મને મદદ કરે છે
paper-empty = લખવા માટે અડો
paper-none = મારી પાસે નથી
country-common = સૌથી વધુ પસંદ થયેલા
country-letters = અક્ષર પ્રમાણે દેશ
country-missing = મારો દેશ અહીં નથી
country-missing-detail = શું તમારી પાસે શરણાર્થી કે નાગરિકતા વગરની વ્યક્તિનો પ્રવાસ દસ્તાવેજ છે? તમારો દેશ ન મળે તો કોઈને બોલાવો.
country-stateless = નાગરિકતા વગર (પ્રવાસ દસ્તાવેજ)
country-refugee = શરણાર્થી (પ્રવાસ દસ્તાવેજ)
country-close = પસંદ કર્યા વગર પાછા જાઓ

# Old e-mail.
old-email-title = AIMA પાસે કયો ઈમેલ છે?
old-email-lead = કેસ શરૂ થયો ત્યારે જે ઈમેલ આપ્યો હતો તે.
old-email-label = જૂનો ઈમેલ
old-email-hint = તેમાં ભૂલ હોઈ શકે, અથવા તે બીજા કોઈનો હોઈ શકે. જેવો આપ્યો હતો તેવો જ લખો.
old-email-unknown = મને ખબર નથી
old-email-none = મેં કોઈ આપ્યો નથી
old-email-helpers = મને મદદ કરનારનો છે

# New e-mail.
new-email-title = હવે કયો ઈમેલ રાખવો છે?
new-email-lead = AIMA આ ઈમેલ પર લખશે.
new-email-label = નવો ઈમેલ
new-email-own = શું આ ઈમેલ તમારો પોતાનો છે? કોઈની મદદ વગર તમે જાતે ખોલી શકો તેવો ઈમેલ આપો.
resend-email-title = AIMA પાસે કયો ઈમેલ છે?
resend-email-lead = AIMA પેમેન્ટની માહિતી ફરી આ ઈમેલ પર મોકલશે.
resend-email-label = તમારો ઈમેલ
resend-email-own = તમે આ ઈમેલ ખોલી શકો છો? ન ખોલી શકો તો “પાછા જાઓ” દબાવો અને “મારો ઈમેલ સુધારો” પસંદ કરો.
email-suggestion-title = શું તમારો મતલબ બીજા ઈમેલથી હતો?
email-suggestion-accept = હા, આ છે
email-suggestion-keep = ના, આ જ સાચો છે
same-email-title = તમે એ જ ઈમેલ બે વાર લખ્યો
same-email-detail = જો આ ઈમેલ સાચો હોય, તો AIMA પેમેન્ટની માહિતી ફરી મોકલી શકે છે.
same-email-resend = હા, માહિતી ફરી મોકલો
same-email-change = ના, મારે બીજો ઈમેલ આપવો છે

# Check.
check-title = બધું બરાબર છે?
check-lead-correct-email = વિનંતી: ઈમેલ સુધારવો. મોકલતાં પહેલાં ધીમે ધીમે વાંચો.
check-lead-resend = વિનંતી: પેમેન્ટની માહિતી ફરી મોકલવી. મોકલતાં પહેલાં ધીમે ધીમે વાંચો.
check-lead-reactivate = વિનંતી: કેસ ફરી ચાલુ કરવો. મોકલતાં પહેલાં ધીમે ધીમે વાંચો.
check-lead-closed = વિનંતી: AIMAએ લખ્યું કે કેસ બંધ છે. મોકલતાં પહેલાં ધીમે ધીમે વાંચો.
check-identity = તમારી ઓળખ
check-old-email = AIMA પાસે જે ઈમેલ છે
check-old-email-unknown = મને ખબર નથી
check-old-email-none = કોઈ આપ્યો નથી
check-old-email-helpers = મને મદદ કરનારનો છે
check-new-email = નવો ઈમેલ
check-resend-email = માહિતી આના પર મોકલો
check-assisted = મદદ
check-assisted-yes = કોઈ મને મદદ કરે છે
check-passport-renewed = કેસમાં જૂનો પાસપોર્ટ છે
check-change = બદલો
check-change-what = બદલો: { $what }
check-statement-title = મોકલશો એટલે આ તમારું નિવેદન ગણાશે
check-statement-means = પોર્ટુગીઝમાં, જે સરકારી ભાષા છે. એનો અર્થ:
reactivation-statement = હું જણાવું છું કે મારી “manifestação de interesse” (રહેવાની અરજી) પાછી ખેંચવાનો મારો ઇરાદો નહોતો, અને વિનંતી છે કે મારો કેસ ફરી ચાલુ કરો.
closed-counter = આ વિનંતી કાઉન્ટર પર જ પૂરી થાય છે: AIMAની કોઈ વ્યક્તિ તમારી સાથે કેસ જોશે. મશીન વિનંતી નોંધીને તમને રસીદ આપશે. તે ત્યાં બતાવો.

# Not saved.
not-saved-title = વિનંતી નોંધાઈ નથી
not-saved-nothing-kept = કંઈ નોંધાયું નથી. AIMAને આ વિનંતી મળી નથી.
not-saved-what-now = હવે શું કરવું
not-saved-try-again = ફરી પ્રયત્ન કરો: તમે લખેલું અહીં જ છે.
not-saved-counter = તોપણ ન થાય તો કાઉન્ટર પર જાઓ: ત્યાં પણ આ જ વિનંતી થઈ શકે છે.

# Done.
done-title = તમારી વિનંતી નોંધાઈ ગઈ
done-title-several = તમારી વિનંતીઓ નોંધાઈ ગઈ
done-keep-code =
    { $requests ->
        [1] આ કોડ સાચવી રાખો, અથવા તેનો ફોટો લો.
       *[other] આ કોડ સાચવી રાખો, અથવા તેમનો ફોટો લો.
    }
done-new-email = નવો ઈમેલ:
address-begins = { $begins } થી શરૂ
address-begins-at = { $begins } થી શરૂ, { $domain } પર
done-show-address = બતાવો
done-person = વ્યક્તિ { $number }: { $kind }
done-person-alone = વ્યક્તિ { $number }
done-another-person = આ જ બીજી વ્યક્તિ માટે
another-person-title = AIMA એ વ્યક્તિને કયા ઈમેલ પર લખે?
another-person-detail = તમે લખેલા નંબર હવે ભૂંસાઈ જાય છે. નોંધાયેલી વિનંતીઓ એમ જ રહે છે.
another-person-yes = આ જ ઈમેલ પર
another-person-own = બીજા ઈમેલ પર
another-person-no = બીજું કોઈ નથી: અહીં જ રહો
done-qr = વિનંતીની સ્થિતિ જોવાનો QR કોડ
done-qr-opens = આ પેજ ખૂલશે
fact-saved = આ મશીન પર { $time } વાગ્યે નોંધાઈ
fact-printing = રસીદ છપાઈ રહી છે…
fact-printed = રસીદ છપાઈ ગઈ. સાથે લઈ જાઓ.
fact-not-printed = રસીદ છપાઈ નથી
fact-not-printed-photo = વિનંતી તો નોંધાયેલી જ છે. કોડનો ફોટો લો.
fact-unconfirmed = ખબર નથી કે રસીદ નીકળી કે નહીં
fact-unconfirmed-detail = પ્રિન્ટર પર જુઓ. ત્યાં ન હોય તો સ્ટાફ પાસે બીજી નકલ માગો.
fact-delivered = AIMAને પહોંચી ગઈ
fact-not-delivered = હજી AIMAને પહોંચી નથી
fact-not-delivered-detail = મશીન તેને આપોઆપ મોકલશે. તમારે અહીં રાહ જોવાની જરૂર નથી.
print-again = ફરી છાપો
fact-short-saved = { $time } વાગ્યે નોંધાઈ
fact-short-printing = છપાઈ રહી છે…
fact-short-printed = રસીદ છપાઈ ગઈ
fact-short-not-printed = છપાઈ નથી
fact-short-unconfirmed = કદાચ છપાઈ નથી
fact-short-delivered = AIMAને મળી ગઈ
fact-short-not-delivered = હજી પહોંચી નથી
no-receipt = રસીદ નીકળી નથી. કોડનો ફોટો લો, લખી લો, અથવા સ્ટાફને બતાવો: તેઓ રસીદ છાપી શકે છે.
done-another-reactivate = મારો કેસ પણ ફરી ચાલુ કરો
done-another-correct-email = મારો ઈમેલ પણ સુધારો

# Track.
track-title = વિનંતી જુઓ
track-lead = રસીદ પરનો કોડ અહીં લખો.
track-label = ટ્રેકિંગ કોડ
track-hint = 12 અક્ષરો અને આંકડા. હાઇફન (-) લખવા જરૂરી નથી.
track-look-up = સ્થિતિ જુઓ
track-looking-up = શોધી રહ્યા છીએ…
track-another = બીજી વિનંતી જુઓ
track-offline = મશીનનું નેટવર્ક ચાલતું નથી, એટલે હમણાં સ્થિતિ દેખાતી નથી. રસીદનો QR કોડ તમારા ફોનથી ખોલો, અથવા પછી પ્રયત્ન કરો.
track-slow-down = થોડી વારમાં ઘણી વાર જોવાયું. એક મિનિટ રાહ જોઈને ફરી પ્રયત્ન કરો.

# Help: what each screen wants.
help-title = મદદ
help-staff = કોઈ વ્યક્તિની મદદ જોઈએ છે? “કોઈને બોલાવો” દબાવો, અથવા કાઉન્ટર પર જાઓ. આ મશીન થોડી મિનિટ તમારી રાહ જોશે.
help-close = મદદ બંધ કરો
help-welcome = તમે સૌથી સારી રીતે વાંચી શકો તે ભાષાને અડો. અહીં તમે AIMA પાસે નોંધાયેલો ઈમેલ સુધારી શકો, કેસ ફરી ચાલુ કરવાની વિનંતી કરી શકો, અથવા કરેલી વિનંતી જોઈ શકો છો. આ મફત છે.
help-purpose = જે કામ કરવું હોય તેને અડો. ખબર ન હોય, કે ઈમેલ ન હોય, તો “કોઈને બોલાવો” દબાવો: સ્ટાફ મદદ કરશે.
help-privacy = આ સ્ક્રીન પર લખ્યું છે કે તમારી માહિતીનું શું થાય છે. આગળ જવા “આગળ વધો” દબાવો.
help-identity = આમાંથી બે નંબરથી AIMA તમારો કેસ શોધી લે છે. વધુ હોય તો વધુ સારું. નંબર લખવા તે કાગળને અડો. નિરાંતે તમારા કાગળો કાઢો: સમય છે.
help-identity-passport = નંબર તમારા ફોટાવાળા પાના પર છે, ઉપર અને ફરી નીચે. તે પાનું રીડર પર મૂકી શકો છો. પાસપોર્ટ ન હોય તો “મારી પાસે નથી” દબાવો.
help-identity-nif = NIFમાં 9 આંકડા હોય છે. તે Finançasના કાર્ડ કે પત્ર પર છે. ન હોય તો “મારી પાસે નથી” દબાવો.
help-identity-niss = NISSમાં 11 આંકડા હોય છે. તે તમારી પગાર સ્લિપ પર છે. ન હોય તો “મારી પાસે નથી” દબાવો.
help-identity-phone = તમે AIMAને આપેલો નંબર, ભલે હવે વાપરતા ન હો. યાદ ન હોય તો “મારી પાસે નથી” દબાવો.
help-old-email = તમારા કેસમાં જે ઈમેલ છે તે, ભલે તેમાં ભૂલ હોય કે તે તમને મદદ કરનારનો હોય. ખબર ન હોય તો “મને ખબર નથી” દબાવો.
help-new-email = તમે રોજ વાપરો છો તે ઈમેલ લખો, જેમ કે તમારા ફોનમાં છે તે. ઈમેલની વચ્ચે હંમેશાં @ હોય છે. ઈમેલ ન હોય તો “કોઈને બોલાવો” દબાવો.
help-check = નંબર તમારા કાગળો સાથે સરખાવો. સુધારવા માટે “બદલો” દબાવો. બધું બરાબર હોય ત્યારે “વિનંતી મોકલો” દબાવો.
help-not-saved = વિનંતી નોંધાઈ નથી. ફરી પ્રયત્ન કરો, અથવા કાઉન્ટર પર વિનંતી કરો.
help-done = રસીદ લો, અથવા કોડનો ફોટો લો. QR કોડ અને તમારા ફોનથી જોઈ શકશો કે વિનંતીનું શું થયું. પછી “પૂરું કરો” દબાવો.
help-track = કોડ રસીદ પર “ટ્રેકિંગ કોડ”ની નીચે છે. તે લખો અને “સ્થિતિ જુઓ” દબાવો.

# Idle.
idle-title = તમે હજી અહીં જ છો?
idle-why = તમારી માહિતીની સુરક્ષા માટે, તમે લખેલું ભૂંસાઈ જશે.
idle-why-done = તમારી માહિતીની સુરક્ષા માટે આ સ્ક્રીન બંધ થઈ જશે. વિનંતી નોંધાયેલી રહેશે.
idle-seconds = બાકી સમય: { $seconds } સેકન્ડ
idle-stay = હું અહીં જ છું
idle-start-again = ભૂંસો અને ફરી શરૂ કરો
idle-minutes = બાકી સમય: { $minutes } મિનિટ

# Leaving, where something would be lost.
leave-typed-title = શું ખરેખર બહાર જવું છે?
leave-typed = તમે લખેલું ભૂંસાઈ જશે. જે નોંધાઈ ગયું છે તે નોંધાયેલું રહેશે.
leave-typed-stay = વિનંતી ચાલુ રાખો
leave-typed-anyway = ભૂંસો અને બહાર જાઓ
leave-printing-title = રસીદ હજી નીકળી રહી છે
leave-printing = થોડી સેકન્ડ રાહ જુઓ અને તેને સાથે લઈ જાઓ. તે તમારી વિનંતીનો પુરાવો છે.
leave-printing-stay = રસીદની રાહ જુઓ
leave-printing-anyway = રસીદ વગર બહાર જાઓ
leave-no-receipt-title = કોડનો ફોટો લીધો કે લખી લીધો?
leave-no-receipt = રસીદ નીકળી નથી. બહાર ગયા પછી કોડ અહીં દેખાશે નહીં. તેના વગર વિનંતી શોધવી અઘરી છે.
leave-no-receipt-stay = કોડ પર પાછા જાઓ
leave-no-receipt-anyway = કોડ મારી પાસે છે: બહાર જાઓ
leave-not-saved-title = વિનંતી કર્યા વગર બહાર જવું છે?
leave-not-saved = વિનંતી નોંધાઈ નથી. બહાર જશો તો તમે લખેલું ભૂંસાઈ જશે. આ જ વિનંતી કાઉન્ટર પર થઈ શકે છે.
leave-not-saved-stay = પાછા જઈ ફરી પ્રયત્ન કરો
leave-not-saved-anyway = ભૂંસો અને બહાર જાઓ

# An answer that takes its time.
slow-answer = આમાં થોડો સમય લાગે છે. રાહ જુઓ, અથવા “પાછા જાઓ” દબાવો.
slow-saving = વિનંતી હજી નોંધાઈ રહી છે. કૃપા કરીને રાહ જુઓ.

# The passport reader.
reader-passport = પાસપોર્ટ વંચાઈ ગયો. નંબર તપાસી લો.
reader-visa = આ વિઝા છે. પાસપોર્ટનું ફોટાવાળું પાનું રીડર પર મૂકો.
reader-residence-card = આ તમારું રેસિડન્સ કાર્ડ (título de residência) છે. પાસપોર્ટ મૂકો.
reader-identity-card = આ ઓળખપત્ર છે. પાસપોર્ટ મૂકો.
reader-other-card = આ કાર્ડ અહીં નહીં ચાલે. પાસપોર્ટ મૂકો.
reader-long-number = આ દસ્તાવેજનો નંબર રીડર માટે બહુ લાંબો છે. પાસપોર્ટનો નંબર લખો.
reader-misread = પાસપોર્ટ બરાબર વંચાયો નહીં. તેને ફરી રીડર પર મૂકો.
reader-unknown = રીડરે જે વાંચ્યું તે ઓળખાયું નહીં. પાસપોર્ટનું ફોટાવાળું પાનું મૂકો, અથવા નંબર લખો.
reader-tracking-code = આ રસીદનો કોડ છે. અહીં પાસપોર્ટ જોઈએ.
reader-no-code = આ રસીદનો કોડ નથી. રસીદનો QR કોડ રીડર પર મૂકો, અથવા કોડ લખો.
reader-not-here = આ સ્ક્રીન પર રીડરની જરૂર નથી.
reader-question = પહેલાં સ્ક્રીન પરના સવાલનો જવાબ આપો.

### Page: the code to the new mailbox

code-title = તમને મળેલો કોડ લખો
code-title-waiting = અમે તમને એક કોડ મોકલીશું
code-spent-title = તમારે બીજો કોડ જોઈએ
code-lead = અમે હમણાં જ 6 આંકડાનો કોડ ઈમેલ કર્યો છે:
code-lead-waiting = થોડી વારમાં અમે 6 આંકડાનો કોડ ઈમેલ કરીશું:
code-address-wrong = ઈમેલ ખોટો છે? “પાછા જાઓ” દબાવો અને સુધારો.
code-label = 6 આંકડાનો કોડ
code-hint = કોડ AIMAના ઈમેલમાં છે, જેમ કે તમારા ફોન પર. સ્પેમ (spam) ફોલ્ડરમાં પણ જુઓ.
code-resend = બીજો કોડ મોકલો
code-resend-wait = બીજો કોડ { $seconds } સેકન્ડમાં મોકલો
code-first-wait = કોડ { $seconds } સેકન્ડમાં જશે
code-skip = અહીં મારો ઈમેલ ખૂલે તેમ નથી
code-sending = કોડ મોકલાઈ રહ્યો છે…
one-moment = જરા રાહ જુઓ…
code-sent-again = અમે બીજો કોડ મોકલ્યો છે. પહેલાંનો હવે નહીં ચાલે.
code-offline = મશીન AIMA સાથે જોડાઈ શક્યું નહીં. ફરી પ્રયત્ન કરો, અથવા કોડ વગર આગળ જવા “અહીં મારો ઈમેલ ખૂલે તેમ નથી” દબાવો.
code-slow-down = થોડી વારમાં ઘણા પ્રયત્ન થયા. થોડી રાહ જુઓ, અથવા કોડ વગર આગળ જવા “અહીં મારો ઈમેલ ખૂલે તેમ નથી” દબાવો.
error-code-form = કોડમાં 6 આંકડા હોય છે. જુઓ કે કોઈ ઓછો કે વધારે તો નથી.
error-code-wrong =
    { $tries ->
        [1] આ સાચો કોડ નથી. હજી એક વાર પ્રયત્ન થઈ શકે છે.
        [2] આ સાચો કોડ નથી. હજી બે વાર પ્રયત્ન થઈ શકે છે.
       *[other] આ સાચો કોડ નથી. મળેલા ઈમેલ સાથે સરખાવો.
    }
error-code-spent = આ કોડ હવે નહીં ચાલે. “બીજો કોડ મોકલો” દબાવો.
check-mailbox-confirmed = કોડથી પાકો થયો
check-mailbox-skipped = હજી પાકો થયો નથી. AIMA આ ઈમેલ પર એક લિંક મોકલશે: પાકો કરવા તે ખોલો.
check-mailbox-offline = હમણાં કોડ મોકલી શકાયો નહીં. AIMA આ ઈમેલ પર એક લિંક મોકલશે: પાકો કરવા તે ખોલો.
help-confirm-code = તમારો ઈમેલ ખોલો, જેમ કે ફોન પર, અને AIMAનો સંદેશ શોધો. તેના 6 આંકડા અહીં લખો. ઈમેલ ન ખૂલે તો “અહીં મારો ઈમેલ ખૂલે તેમ નથી” દબાવો: AIMA તમને પછી એક લિંક મોકલશે.

### Page: call for help

help-call = કોઈને બોલાવો
help-call-again = ફરી બોલાવો
help-call-calling = કાઉન્ટરને ખબર આપીએ છીએ…
help-call-called = કાઉન્ટરને ખબર મળી ગઈ છે. કૃપા કરીને અહીં જ રહો. હજી કોઈએ જવાબ આપ્યો નથી.
help-call-late = કાઉન્ટરને ખબર મળી ગઈ છે, પણ હજી કોઈએ જવાબ આપ્યો નથી. તમે હજી રાહ જોઈ શકો છો, અથવા કાઉન્ટર પર જાઓ.
help-call-coming = કોઈ આવી રહ્યું છે. કૃપા કરીને અહીં જ રહો.
help-call-offline = મશીનથી કાઉન્ટરને ખબર જતી નથી. કૃપા કરીને કાઉન્ટર પર જાઓ.
help-call-ended = કાઉન્ટરે મદદની માગણી બંધ કરી છે. હજી મદદ જોઈએ તો ફરી બોલાવો.
call-calling = કાઉન્ટરને ખબર આપીએ છીએ…
call-called = કાઉન્ટરને ખબર મળી ગઈ છે. અહીં જ રહો.
call-late = હજી કોઈએ જવાબ આપ્યો નથી. રાહ જુઓ, અથવા કાઉન્ટર પર જાઓ.
call-coming = કોઈ આવી રહ્યું છે. અહીં જ રહો.
call-offline = જવાબ નથી. કૃપા કરીને કાઉન્ટર પર જાઓ.
call-ended = કાઉન્ટરે મદદની માગણી બંધ કરી છે.
call-end = બોલાવવાનું રદ કરો

### Page: reading aloud, and the keys of a pad

speech = વાંચી સંભળાવો
speech-stop = વાંચવાનું બંધ કરો
speech-repeat = ફરી વાંચો
speech-slower = ધીમે બોલો
speech-faster = ઝડપથી બોલો
speech-louder = અવાજ વધારો
speech-softer = અવાજ ઘટાડો
speech-dark = અંધારી સ્ક્રીન
speech-words = દરેક અક્ષર સાથે એક શબ્દ
speech-keys = બટન અજમાવો
keys-detail = પૅડનું કોઈ પણ બટન દબાવો: તે શું કરે છે તે અહીં બોલાશે અને દેખાશે. આગળ જવા “પાછા જાઓ” બે વાર દબાવો.
speech-on = આ મશીન વાંચી સંભળાવે છે. “આગલું” અને “પાછલું” એક વસ્તુથી બીજી પર લઈ જાય છે, “પસંદ કરો” તેને દબાવે છે, “મદદ” સ્ક્રીન સમજાવે છે.
speech-off = વાંચી સંભળાવવાનું પૂરું થયું.
speech-private = આ સાંભળવા હેડફોન લગાવો.
speech-voice = આ ભાષાનો અવાજ નથી. પોર્ટુગીઝ અવાજ તે વાંચે છે.
ear-button = બટન
ear-field = અહીં લખો
ear-chosen = પસંદ કરેલું
ear-not-chosen = પસંદ કરેલું નથી
ear-unavailable = હમણાં શક્ય નથી
ear-empty = હજી કંઈ લખ્યું નથી
ear-deleted = ભૂંસાઈ ગયું
ear-receipt = રસીદમાં લખ્યું છે:
ear-keyboard = નીચે કીબોર્ડ છે: તેનાં બટન સુધી જવા “આગલું” દબાવતા રહો.
pad-previous = પાછલું: એક વસ્તુ પાછળ
pad-next = આગલું: એક વસ્તુ આગળ
pad-up = ઉપર: એક હરોળ ઉપર
pad-down = નીચે: એક હરોળ નીચે
pad-select = પસંદ કરો: જ્યાં છો તેને દબાવે છે
pad-back = પાછા જાઓ: આગલી સ્ક્રીન પર
pad-help = મદદ: સ્ક્રીન સમજાવે છે
pad-speech = અવાજ: વાંચી સંભળાવવાનું શરૂ અને બંધ કરે છે

### Field errors

error-nif-length = NIFમાં 9 આંકડા હોય છે. જુઓ કે કોઈ ઓછો કે વધારે તો નથી.
error-nif-check = આ NIFનો કોઈ આંકડો ખોટો છે. કાગળ સાથે સરખાવો.
error-nif-company = આ NIF કોઈ કંપનીનો છે. તમારો પોતાનો NIF લખો.
error-nif-placeholder = આ નંબર માત્ર નમૂનો છે. તમારો પોતાનો NIF લખો.
error-nif-prefix = વ્યક્તિનો NIF 1, 2, 3 અથવા 45થી શરૂ થાય છે. કાગળ સાથે સરખાવો.
error-niss-length = NISSમાં 11 આંકડા હોય છે. જુઓ કે કોઈ ઓછો કે વધારે તો નથી.
error-niss-check = આ NISSનો કોઈ આંકડો ખોટો છે. કાગળ સાથે સરખાવો.
error-niss-prefix = વ્યક્તિનો NISS 1થી શરૂ થાય છે. કાગળ સાથે સરખાવો.
error-niss-placeholder = આ નંબર માત્ર નમૂનો છે. તમારો પોતાનો NISS લખો.
error-passport-form = પાસપોર્ટ નંબરમાં 6થી 9 અક્ષરો અને આંકડા હોય છે. પાસપોર્ટ સાથે સરખાવો.
error-passport-mrz = પાસપોર્ટ બરાબર વંચાયો નહીં. તેને ફરી રીડર પર મૂકો, અથવા માત્ર નંબર લખો.
error-passport-other-paper = આ પાસપોર્ટ નથી. પાસપોર્ટ રીડર પર મૂકો, અથવા માત્ર નંબર લખો.
error-country-missing = પાસપોર્ટ કયા દેશનો છે તે પસંદ કરો.
error-country-unknown = આ દેશ ઓળખાયો નહીં. યાદીમાંથી પસંદ કરો.
error-phone-invalid = ફોન નંબર તપાસો. બીજા દેશનો હોય તો આગળ + અને દેશનો કોડ મૂકો.
error-identity-need-two = નંબર ઓછા છે: તમારો કેસ શોધવા ઓછામાં ઓછા બે જોઈએ.
error-paper-empty = નંબર લખો, અથવા “મારી પાસે નથી” દબાવો.
error-email-empty = ઈમેલ લખો.
error-email-form = ઈમેલ તપાસો. તે name@example.pt જેવો હોવો જોઈએ, વચ્ચે ખાલી જગ્યા વગર.
error-email-too-long = આ ઈમેલ બહુ લાંબો છે. જુઓ કે બે વાર તો નથી લખાયો.
error-email-invisible = ઈમેલમાં ન દેખાતી નિશાનીઓ છે. બધું ભૂંસો અને ફરી લખો.
error-email-mixed-script = ઈમેલમાં જુદી જુદી લિપિના અક્ષરો ભળેલા છે. બધું ભૂંસો અને ફરી લખો.
error-email-domain = @ પછીનો ભાગ તપાસો, જેમ કે gmail.com.
error-email-same = તમે એ જ ઈમેલ બે વાર લખ્યો. બીજો લખો, અથવા માહિતી ફરી મંગાવો.
error-tracking-code = આ કોડ અધૂરો છે, અથવા તેમાં કંઈક ખોટું છે. રસીદ સાથે સરખાવો.
error-other = અહીં જે લખ્યું છે તે તપાસો.

### Faults: what the person reads, what staff read

fault-configuration-person = આ મશીન હમણાં વાપરી શકાય તેમ નથી.
fault-not-enrolled-person = આ મશીન હજી ચાલુ થયું નથી.
fault-paused-person = સ્ટાફે આ મશીન થોડી વાર માટે અટકાવ્યું છે.
fault-disk-full-person = મશીનમાં વિનંતીઓ નોંધવાની જગ્યા નથી રહી.
fault-storage-read-only-person = મશીન વિનંતીઓ નોંધી શકતું નથી.
fault-storage-damaged-person = મશીન વિનંતીઓ નોંધી શકતું નથી.
fault-storage-newer-person = મશીન વિનંતીઓ નોંધી શકતું નથી.
fault-storage-failing-person = મશીન વિનંતીઓ નોંધી શકતું નથી.
fault-storage-salvaged-person = આ મશીન ચાલે છે.
fault-storage-copy-lags-person = આ મશીન ચાલે છે.
fault-request-unknown-person = આ મશીન ચાલે છે.
fault-identity-unusable-person = આ મશીન હજી તૈયાર નથી.
fault-already-running-person = આ મશીન હજી તૈયાર નથી.
fault-no-network-person = મશીનનું નેટવર્ક ચાલતું નથી. વિનંતીઓ નોંધાય છે અને પછી મોકલાશે.
fault-central-refuses-person = મશીન હમણાં AIMAને વિનંતીઓ પહોંચાડી શકતું નથી. વિનંતીઓ નોંધાય છે અને પછી મોકલાશે.
fault-central-certificate-person = મશીન પાકું કરી શક્યું નહીં કે તે AIMA સાથે જ જોડાયું છે. સુરક્ષા માટે વિનંતીઓ નોંધાય છે અને પછી મોકલાશે.
fault-central-certificate-expired-person = મશીન પાકું કરી શક્યું નહીં કે તે AIMA સાથે જ જોડાયું છે. સુરક્ષા માટે વિનંતીઓ નોંધાય છે અને પછી મોકલાશે.
fault-central-failing-person = AIMAની સેવા હમણાં વિનંતીઓ લઈ શકતી નથી. વિનંતીઓ નોંધાય છે અને પછી મોકલાશે.
fault-central-partly-person = આ મશીન ચાલે છે.
fault-configuration-refused-person = મશીન AIMAની પહેલાંની માહિતીથી ચાલે છે.
fault-clock-person = મશીનની ઘડિયાળ સાચી નથી.
fault-printer-none-person = આ મશીનમાં પ્રિન્ટર નથી.
fault-printer-absent-person = પ્રિન્ટર જવાબ આપતું નથી.
fault-printer-out-of-paper-person = પ્રિન્ટરમાં કાગળ નથી. કૃપા કરીને સ્ટાફને કહો.
fault-printer-paper-low-person = પ્રિન્ટરમાં થોડો જ કાગળ બાકી છે.
fault-printer-cover-open-person = પ્રિન્ટરનું ઢાંકણ ખુલ્લું છે. કૃપા કરીને સ્ટાફને કહો.
fault-printer-jam-person = પ્રિન્ટરમાં કાગળ ફસાયો છે. કૃપા કરીને સ્ટાફને કહો.
fault-printer-stopped-person = પ્રિન્ટર અટકી ગયું છે. કૃપા કરીને સ્ટાફને કહો.
fault-printer-format-person = પ્રિન્ટર આ રસીદ છાપી શકતું નથી.
fault-printer-stuck-person = પ્રિન્ટરે બહુ સમય લીધો.
fault-printer-other-person = પ્રિન્ટરમાં ખામી છે. કૃપા કરીને સ્ટાફને કહો.
fault-receipt-layout-person = મશીન રસીદ બનાવી શકતું નથી.
fault-speech-missing-person = આ મશીન ચાલે છે.
fault-speech-failing-person = આ મશીન ચાલે છે.
date-in-words =
    { $month ->
        [1] { $day } જાન્યુઆરી { $year }
        [2] { $day } ફેબ્રુઆરી { $year }
        [3] { $day } માર્ચ { $year }
        [4] { $day } એપ્રિલ { $year }
        [5] { $day } મે { $year }
        [6] { $day } જૂન { $year }
        [7] { $day } જુલાઈ { $year }
        [8] { $day } ઑગસ્ટ { $year }
        [9] { $day } સપ્ટેમ્બર { $year }
        [10] { $day } ઑક્ટોબર { $year }
        [11] { $day } નવેમ્બર { $year }
       *[12] { $day } ડિસેમ્બર { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = ઈમેલ સુધારવો
kind-reactivate = કેસ ફરી ચાલુ કરવો
kind-resend = પેમેન્ટની માહિતી ફરી મોકલવી
kind-closed = AIMAનો પત્ર: કેસ બંધ છે

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = તમારી વિનંતી હજી પહોંચી નથી
state-not-here-yet-detail = આ કોડવાળી વિનંતી અમને હજી મળી નથી. નેટવર્ક ન હોય તો મશીન વિનંતી નોંધી રાખે છે અને પછી મોકલે છે. થોડા કલાક પછી ફરી જુઓ. કોડ સાચો છે કે નહીં તે પણ જોઈ લો.
state-being-checked = તમારી વિનંતીની તપાસ ચાલે છે
state-being-checked-detail = અમને તમારી વિનંતી મળી ગઈ છે. તપાસ { $until } સુધીમાં થઈ જશે. બીજી વિનંતી કરવાની જરૂર નથી.
state-being-checked-late = અમને તમારી વિનંતી મળી ગઈ છે. AIMA તપાસ પૂરી કરી રહી છે અને જવાબ જલદી આવશે. બીજી વિનંતી કરવાની જરૂર નથી.
state-done = AIMAએ વિનંતીનું કામ કર્યું
state-done-detail = આ ફક્ત આ વિનંતીની વાત છે, રેસિડન્સનો નિર્ણય નથી. આગળની વાત ઈમેલથી આવશે. સ્પેમ (spam) ફોલ્ડરમાં પણ જુઓ.
state-come-to-the-counter = કૃપા કરીને કાઉન્ટર પર આવો
state-come-to-the-counter-detail = આગળ વધવા અમારે તમારી સાથે વાત કરવી છે. તમારો પાસપોર્ટ અને આ કોડ લઈને AIMAની કોઈ પણ ઑફિસના કાઉન્ટર પર જાઓ.
state-stopped = આ વિનંતી રોકી દેવાઈ છે
state-stopped-detail = તમારો કેસ જેમ હતો તેમ જ છે. વિનંતી કેમ રોકાઈ તેની ખબર ન હોય તો તમારો પાસપોર્ટ અને આ કોડ લઈને AIMAની કોઈ પણ ઑફિસના કાઉન્ટર પર જાઓ.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = { $date } સુધીમાં
step-now = હમણાં
step-confirm = AIMA તમને ઈમેલથી લિંક મોકલશે, તે ખોલો. ઈમેલ મોકલાય ત્યારથી 72 કલાક છે. નહીં તો કાઉન્ટર પર આવવું પડશે.
step-confirm-here = ઉપરના બટનથી આ ઈમેલ પાકો કરો.
step-old-address = કેસમાં અત્યારે જે ઈમેલ છે તેના પર પણ AIMA લખશે. તે ખોલી શકો તો ત્યાં “હા, આ મેં કર્યું” દબાવો.
step-answer-here = ઉપર “હા, આ મેં કર્યું” અથવા “આ મેં નથી કર્યું” દબાવો.
step-checked = AIMA વિનંતી તપાસશે.
step-checked-if-today =
    { $days ->
        [one] વિનંતી પહોંચ્યા પછી કામકાજના { $days } દિવસમાં AIMA તપાસશે; આજે પહોંચે તો { $date } સુધીમાં.
       *[other] વિનંતી પહોંચ્યા પછી કામકાજના { $days } દિવસમાં AIMA તપાસશે; આજે પહોંચે તો { $date } સુધીમાં.
    }
step-answer = AIMA તપાસ પૂરી કરી રહી છે. જવાબ જલદી આવશે.
step-replaced = બધું બરાબર હશે તો AIMA ત્યારથી નવા ઈમેલ પર લખશે.
step-payment = બધું બરાબર હશે તો AIMA પેમેન્ટની માહિતી અને પૈસા ભરવાની છેલ્લી તારીખ ઈમેલથી મોકલશે.
step-reactivated = બધું બરાબર હશે તો AIMA તમારા કેસમાં જે ઈમેલ છે તેના પર લખશે, અને કેસ આગળ ચાલશે.
step-counter = આ વિનંતીનું કામ કાઉન્ટર પર, તમારી સાથે થશે. પાસપોર્ટ અને AIMAનો સંદેશ લાવો.

### Receipt

receipt-office = એકીકરણ, સ્થળાંતર અને આશ્રય એજન્સી
receipt-title = તમારી વિનંતીની રસીદ
receipt-duplicate = બીજી નકલ
receipt-demo = નમૂનો (DEMO): માન્ય નથી. બધું બનાવટી છે.
receipt-code-label = ટ્રેકિંગ કોડ
receipt-saved = આ મશીન પર નોંધાઈ: { $when }. વિનંતી AIMAને પહોંચી કે નહીં તે જોવા QR કોડ સ્કેન કરો.
receipt-scan-domain = QR કોડથી { $domain } ખૂલે છે. બીજું સરનામું દેખાય તો આગળ ન વધો.
receipt-time-label = તારીખ અને સમય
receipt-store-label = ઑફિસ
receipt-kiosk-label = મશીન
receipt-new-email-label = નવો ઈમેલ
receipt-next-title = હવે આગળ શું થશે
receipt-hurry = ઉતાવળ છે? કાઉન્ટર પર તમારો પાસપોર્ટ અને આ કોડ બતાવો.
receipt-safety-title = તમારી સુરક્ષા માટે
receipt-sender = AIMAના ઈમેલ એવા સરનામેથી આવે છે જેના અંતે { $senders } હોય છે.
receipt-money = AIMA મશીન પર કે QR કોડથી ક્યારેય પૈસા માગતી નથી.
receipt-complaints-title = ફરિયાદપોથી (Livro Amarelo)
receipt-complaints = ફરિયાદ, વખાણ કે સૂચન: કાઉન્ટર પર અથવા { $site } પર.
receipt-complaints-counter = ફરિયાદ, વખાણ કે સૂચન: કાઉન્ટર પર.
receipt-complaints-site = ફરિયાદ, વખાણ કે સૂચન: { $site } પર.

### Tracking page

tracking-title = તમારી વિનંતીની સ્થિતિ
tracking-languages = ભાષા
tracking-domain = આ પેજ { $domain } પર છે. ફોનમાં બીજું સરનામું દેખાય તો આગળ ન વધો.
tracking-bad-code = કૃપા કરીને કોડ તપાસો
tracking-bad-code-detail = રસીદ પરના કોડમાં 12 અક્ષરો અને આંકડા છે, ચાર-ચારના ત્રણ ભાગમાં. QR કોડ ફરી સ્કેન કરો, અથવા રસીદ પર છે તેવો જ કોડ લખો. ન થાય તો કાઉન્ટર પર રસીદ બતાવો.
tracking-too-often = કૃપા કરીને એક મિનિટ રાહ જુઓ
tracking-too-often-detail = ઘણા લોકો એક જ નેટવર્ક વાપરી રહ્યા છે. એક મિનિટ પછી આ પેજ ફરી ખોલો.
tracking-unavailable = હમણાં આ બતાવી શકાય તેમ નથી
tracking-unavailable-detail = થોડી મિનિટ પછી આ પેજ ફરી ખોલો. બીજી વિનંતી કરવાની જરૂર નથી.

### Mail

# Every mail.
mail-demo = નમૂનો (DEMO): આ ઈમેલમાં બધું બનાવટી છે અને માન્ય નથી.
mail-no-reply = આ ઈમેલનો જવાબ ન આપો: જવાબ કોઈ વાંચતું નથી. મદદ જોઈએ તો AIMAની કોઈ પણ ઑફિસના કાઉન્ટર પર જાઓ.
mail-link-copy = બટન કામ ન કરે તો આ સરનામું તમારા બ્રાઉઝરમાં કૉપિ કરો:

# The six digits.
mail-code-subject = AIMA મશીન માટે તમારો કોડ
mail-code-title = તમારો કોડ
mail-code-intro = આ 6 આંકડા AIMA મશીન પર લખો:
mail-code-valid =
    { $minutes ->
        [one] આ કોડ { $minutes } મિનિટ સુધી ચાલશે.
       *[other] આ કોડ { $minutes } મિનિટ સુધી ચાલશે.
    }
mail-code-secret = AIMAમાંથી કોઈ તમારી પાસે આ કોડ માગતું નથી. તે માત્ર મશીન પર લખો.
mail-code-not-you = તમે AIMA મશીન પર નથી? તો કંઈ ન કરો: કોડ વગર કંઈ બદલાતું નથી.

# The link that confirms a new address.
mail-confirm-link-subject = તમારો નવો ઈમેલ પાકો કરો
mail-confirm-link-title = શું આ ઈમેલ તમારો છે?
mail-confirm-link-intro = AIMAના એક મશીન પર આ ઈમેલ નવા ઈમેલ તરીકે આપવામાં આવ્યો. તેને પાકો કરવા પેજ ખોલો અને ત્યાંનું બટન દબાવો.
mail-confirm-link-open = આ ઈમેલ પાકો કરો
mail-confirm-link-valid =
    { $hours ->
        [one] આ લિંક { $hours } કલાક સુધી ચાલશે.
       *[other] આ લિંક { $hours } કલાક સુધી ચાલશે.
    }
mail-confirm-link-later = તે પછી, તમારો પાસપોર્ટ અને આ કોડ લઈને AIMAની કોઈ પણ ઑફિસના કાઉન્ટર પર જાઓ.
mail-confirm-link-not-you = આ વિનંતી તમે નથી કરી? તો કંઈ ન કરો: પાકો કર્યા વગર આ ઈમેલ વપરાશે નહીં.

# The notice to the registered address.
mail-old-address-subject = શું આ તમે કર્યું? AIMAમાં તમારા કેસ વિશે એક વિનંતી
mail-old-address-title = શું આ વિનંતી તમે કરી?
mail-old-address-correct-email = AIMAના એક મશીન પર કોઈએ વિનંતી કરી છે કે તમારા કેસના સંદેશા હવેથી બીજા ઈમેલ પર જાય.
mail-old-address-reactivate = AIMAના એક મશીન પર કોઈએ વિનંતી કરી છે કે તમારો કેસ ફરી ચાલુ કરવામાં આવે.
mail-old-address-resend = AIMAના એક મશીન પર કોઈએ વિનંતી કરી છે કે તમારા કેસની પેમેન્ટની માહિતી ફરી મોકલવામાં આવે.
mail-old-address-closed = AIMAના એક મશીન પર કોઈએ કહ્યું કે તેમને AIMAનો આ સંદેશ મળ્યો: તમારો કેસ બંધ છે.
mail-old-address-yes = હા, આ મેં કર્યું
mail-old-address-no = આ મેં નથી કર્યું
mail-old-address-press = દરેક બટન એક પેજ ખોલે છે, જ્યાં તમારે તમારો જવાબ પાકો કરવાનો છે. માત્ર પેજ ખોલવાથી કંઈ બદલાતું નથી.
mail-old-address-until = AIMA વિનંતીની તપાસ પૂરી ન કરે ત્યાં સુધી કંઈ બદલાશે નહીં.
mail-old-address-if-no = જો આ તમે નથી કર્યું, તો વિનંતી રોકી દેવાશે અને તમારો કેસ જેમ છે તેમ ચાલશે.

# What a correction or a resend was for.
mail-payment-data-subject = તમારી અપૉઇન્ટમેન્ટ માટે પેમેન્ટની માહિતી
mail-payment-data-title = પેમેન્ટની માહિતી
mail-payment-data-intro = આ તમે મંગાવેલી માહિતી છે. તમે પૈસા ભરો પછી AIMA તમારી અપૉઇન્ટમેન્ટ નક્કી કરશે.
mail-payment-data-reference = રેફરન્સ
mail-payment-data-amount = રકમ
mail-payment-data-deadline = છેલ્લી તારીખ
mail-payment-data-working-days =
    { $days ->
        [one] એટલે કામકાજનો { $days } દિવસ: શનિવાર, રવિવાર અને જાહેર રજાઓ ગણાતી નથી.
       *[other] એટલે કામકાજના { $days } દિવસ: શનિવાર, રવિવાર અને જાહેર રજાઓ ગણાતી નથી.
    }
mail-payment-data-pay = રેફરન્સ (Referência) નાખીને બરાબર આટલી જ રકમ Multibanco ATM પર અથવા તમારી બૅંક મારફતે ભરો.
mail-payment-data-keep = પૈસા ભર્યાનો પુરાવો સાચવી રાખો.
mail-payment-data-wait = AIMAના ઈમેલની રાહ જુઓ, તેમાં અપૉઇન્ટમેન્ટનો દિવસ અને સમય હશે. સ્પેમ (spam) ફોલ્ડરમાં પણ જુઓ.
mail-payment-data-late = સમય વીતી ગયો, અથવા પૈસા ભરી શકાય તેમ નથી? તમારો પાસપોર્ટ અને આ કોડ લઈને AIMAની કોઈ પણ ઑફિસના કાઉન્ટર પર જાઓ.
mail-payment-data-calendar = સાથેની ફાઇલ છેલ્લી તારીખ તમારા ફોનના કૅલેન્ડરમાં મૂકી દે છે.

# Three working days before the last day to pay.
mail-payment-reminder-subject = પૈસા ભરવાની છેલ્લી તારીખ નજીક છે
mail-payment-reminder-title = પૈસા ભરવાની છેલ્લી તારીખ નજીક છે
mail-payment-reminder-intro =
    { $days ->
        [one] AIMAની અપૉઇન્ટમેન્ટના પૈસા ભરવા { $days } કામકાજનો દિવસ બાકી છે.
       *[other] AIMAની અપૉઇન્ટમેન્ટના પૈસા ભરવા { $days } કામકાજના દિવસ બાકી છે.
    }
mail-payment-reminder-paid = પૈસા ભરી દીધા? તો કંઈ ન કરો; પેમેન્ટની રસીદ સાચવી રાખો.

# The day in a calendar.
calendar-payment-summary = AIMA: પૈસા ભરવાની છેલ્લી તારીખ
calendar-payment-detail = માહિતી AIMAના ઈમેલમાં છે. પૈસા ન ભરી શકાય તો પાસપોર્ટ લઈને AIMAના કાઉન્ટર પર જાઓ.
amount-in-euros = €{ $number }

# The case is pending again.
mail-reactivated-subject = AIMAમાં તમારો કેસ ફરી ચાલુ થયો છે
mail-reactivated-title = તમારો કેસ ફરી ચાલુ થયો છે
mail-reactivated-intro = તમારો કેસ ફરી કતારમાં છે. બીજી વિનંતી કરવાની જરૂર નથી.
mail-reactivated-wait = પૈસા ભરવાનો અને અપૉઇન્ટમેન્ટ નક્કી કરવાનો સમય આવશે ત્યારે AIMA આ ઈમેલ પર માહિતી મોકલશે. સ્પેમ (spam) ફોલ્ડરમાં પણ જુઓ.

# Staff have to look at it with the person.
mail-come-to-counter-subject = કૃપા કરીને AIMAના કાઉન્ટર પર આવો
mail-come-to-counter-title = કૃપા કરીને કાઉન્ટર પર આવો

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = AIMAમાં તમારા કેસનો પહેલાંનો ઈમેલ પાછો મુકાયો છે
mail-address-restored-title = તમારો ઈમેલ પાછો મુકાયો છે
mail-address-restored-intro = AIMAના કાઉન્ટર પર, તમારા પાસપોર્ટ સાથે, તમારા કેસમાં આ ઈમેલ પાછો મુકાયો છે. આ ઈમેલ હટાવાયો:
mail-address-restored-replaced = હટાવેલો ઈમેલ
mail-address-restored-quiet = કામકાજના એક દિવસ સુધી AIMA અહીં બીજું કંઈ મોકલશે નહીં.
mail-address-restored-wrong = આ તમે નથી કર્યું? પાસપોર્ટ લઈને AIMAની કોઈ પણ ઑફિસના કાઉન્ટર પર જાઓ.
mail-address-replaced-subject = AIMA હવે આ ઈમેલ વાપરતી નથી
mail-address-replaced-title = આ ઈમેલ હટાવી દેવાયો છે
mail-address-replaced-intro = AIMAના કાઉન્ટર પર આ ઈમેલ એક કેસમાંથી હટાવી દેવાયો છે. તે કેસ વિશે AIMA અહીં બીજું કંઈ મોકલશે નહીં.
mail-address-replaced-wrong = શું તે કેસ તમારો છે? પાસપોર્ટ લઈને AIMAની કોઈ પણ ઑફિસના કાઉન્ટર પર જાઓ.

### Links in mails: what is asked, and what a press did

mailbox-title = AIMAને તમારો જવાબ
mailbox-confirm-title = તમારો ઈમેલ પાકો કરો
mailbox-confirm-detail = કોઈએ AIMAના એક મશીન પર આ ઈમેલ આપ્યો છે. જો આ તમે કર્યું હોય, તો બટન દબાવીને પાકું કરો કે આ ઈમેલ તમારો છે.
mailbox-confirm-button = હા, આ ઈમેલ મારો છે
mailbox-confirm-done = તમારો ઈમેલ પાકો થયો
mailbox-confirm-done-detail = તમારે બીજું કંઈ કરવાનું નથી. વિનંતીની સ્થિતિ જોવા રસીદનો QR કોડ સ્કેન કરો.
mailbox-yes-title = શું આ વિનંતી તમે કરી?
mailbox-yes-detail = જે કેસમાં આ ઈમેલ છે તેના વિશે કોઈએ AIMAના એક મશીન પર વિનંતી કરી છે. આ તમે કર્યું હોય તો જ બટન દબાવો.
mailbox-yes-button = હા, આ મેં કર્યું
mailbox-yes-done = આભાર: તમારો જવાબ નોંધાઈ ગયો
mailbox-yes-done-detail = AIMAને હવે ખબર છે કે વિનંતી તમારી છે. તમારે બીજું કંઈ કરવાનું નથી.
mailbox-no-title = આ તમે નથી કર્યું?
mailbox-no-detail = જો આ તમે નથી કર્યું, તો વિનંતી રોકવા બટન દબાવો. તમારો કેસ જેમ છે તેમ ચાલશે.
mailbox-no-button = આ મેં નથી કર્યું: વિનંતી રોકો
mailbox-no-done = વિનંતી રોકી દેવાઈ છે
mailbox-no-done-detail = તમારા કેસમાં કંઈ બદલાશે નહીં. હવેથી કેસની માહિતી માત્ર કાઉન્ટર પર, તમારા પાસપોર્ટ સાથે બદલી શકાશે.
mailbox-too-late = AIMAને જાણ કરી દેવાઈ છે
mailbox-too-late-detail = વિનંતીનું કામ પહેલાં જ થઈ ગયું હતું. તમારો પાસપોર્ટ લઈને કાઉન્ટર પર આવો. ત્યાં સુધી કોઈ પણ વ્યક્તિ મશીન પર કેસની માહિતી બદલી શકશે નહીં.
mailbox-under-way = AIMAને જાણ કરી દેવાઈ છે
mailbox-under-way-detail = વિનંતીનું કામ ચાલી જ રહ્યું હતું, અમે તેને રોકવાનો પ્રયત્ન કરીએ છીએ. તમારો પાસપોર્ટ લઈને કાઉન્ટર પર આવો. ત્યાં સુધી કોઈ પણ વ્યક્તિ મશીન પર કેસની માહિતી બદલી શકશે નહીં.
mailbox-overruled = AIMAને જાણ કરી દેવાઈ છે
mailbox-overruled-detail = વિનંતી કાઉન્ટર પર, પાસપોર્ટ સાથે કરવામાં આવી હતી. કેસ તમારો હોય તો તમારો પાસપોર્ટ લઈને કાઉન્ટર પર આવો.
mailbox-before = તમારો જવાબ પહેલેથી નોંધાયેલો છે
mailbox-before-detail = તમારે બીજું કંઈ કરવાનું નથી. જવાબ સાચો ન હોય તો તમારો પાસપોર્ટ લઈને કાઉન્ટર પર આવો.
mailbox-after-no = કંઈ બદલાશે નહીં: કોઈએ કહ્યું છે કે આ વિનંતી તેમની નથી
mailbox-after-no-detail = કેસ સુરક્ષિત છે. વિનંતી તમારી હોય તો તમારો પાસપોર્ટ લઈને કાઉન્ટર પર આવો.
mailbox-ended = આ વિનંતી પહેલાં જ પતી ગઈ છે
mailbox-ended-detail = તમારા જવાબથી કંઈ બદલાશે નહીં. શું થયું તે જોવા રસીદનો QR કોડ સ્કેન કરો; કંઈ બરાબર ન હોય તો કાઉન્ટર પર આવો.
mailbox-expired = આ લિંક હવે ચાલતી નથી
mailbox-expired-detail = તેનો સમય પૂરો થઈ ગયો. તમારો પાસપોર્ટ લઈને કાઉન્ટર પર આવો, અથવા મશીન પર નવી વિનંતી કરો.
mailbox-bad-link = આ લિંક અધૂરી છે
mailbox-bad-link-detail = ઈમેલમાંની લિંક ફરી ખોલો, અથવા તેને આખી કૉપિ કરો.
mailbox-not-now = હમણાં નોંધાઈ શક્યું નહીં
mailbox-not-now-detail = થોડી મિનિટ પછી લિંક ફરી ખોલો. તમારો જવાબ હજી નોંધાયો નથી.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = આજે અમે { $time } વાગ્યે બંધ કરીશું.
ready-counter-closed = આજે કાઉન્ટર બંધ છે.
ready-long-wait = આજે કાઉન્ટર પર લાંબી રાહ જોવી પડશે.
