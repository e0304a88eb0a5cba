# Hindi (hi). Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = सेवा मशीन
demo = यह सिर्फ़ नमूना है। यहाँ सब कुछ बनावटी है, AIMA भी।
actions = इस स्क्रीन के बटन
content = इस स्क्रीन पर लिखी बातें
continue = आगे बढ़ें
back = वापस
cancel = मिटाएँ और बाहर जाएँ
finish = खत्म करें
close = बंद करें
help = मदद
send = अनुरोध भेजें
sending = दर्ज हो रहा है…
try-again = फिर कोशिश करें
scroll-down = नीचे और देखें
scroll-up = ऊपर देखें
read-on = आखिर तक पढ़ें
step-of = कदम { $step }, कुल { $steps }
language-title = अपनी भाषा चुनें
look = अक्षर और रंग
look-size = अक्षरों का आकार
look-colours = रंग
look-usual = सामान्य
look-light = साफ़ उजले रंग
look-dark = साफ़ गहरे रंग
look-lower = सब कुछ नीचे लाएँ
keyboard = कीबोर्ड
key-backspace = मिटाएँ
field-clear = यहाँ लिखा हुआ सब मिटाएँ
key-signs = दूसरे निशान
key-letters = अक्षर
key-at = @ का निशान
key-dot = डॉट
key-hyphen = हाइफ़न
key-underscore = अंडरस्कोर
key-plus = प्लस
key-exclamation = विस्मय चिह्न
key-hash = हैश
key-dollar = डॉलर
key-percent = प्रतिशत
key-and = & का निशान
key-apostrophe = अपॉस्ट्रॉफ़ी
key-asterisk = तारे का निशान
key-slash = स्लैश
key-equals = बराबर
key-question = प्रश्न चिह्न
key-caret = कैरेट का निशान
key-grave = ग्रेव का निशान
key-brace-open = मझला कोष्ठक, खुला
key-bar = खड़ी लकीर
key-brace-close = मझला कोष्ठक, बंद
key-tilde = टिल्ड
error-summary = कृपया इसे ठीक करें
trouble = अभी यह नहीं हो पाया। आपका लिखा हुआ यहीं है। फिर कोशिश करें, या स्टाफ़ से मदद माँगें।

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = यह मशीन काम नहीं कर रही
out-of-service-reason = मशीन में कोई खराबी है।
out-of-service-what-to-do = कृपया काउंटर पर जाएँ: वहाँ भी यही अनुरोध हो सकता है। खराबी ठीक होते ही मशीन अपने आप फिर चलने लगेगी।
out-of-service-go = कृपया काउंटर पर जाएँ: वहाँ भी यही अनुरोध हो सकता है।
out-of-service-code = स्टाफ़ के लिए कोड: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = अपनी भाषा चुनें
welcome-what = अपना ईमेल ठीक करें, केस फिर चालू करवाएँ, अनुरोध देखें। यह मुफ़्त है। पासपोर्ट, NIF या दूसरे नंबर साथ रखें।
welcome-what-short = AIMA में अपना ईमेल ठीक करें। मुफ़्त। पासपोर्ट लाएँ।
welcome-trouble = अभी यह नहीं हो पाया। फिर कोशिश करें, या स्टाफ़ से मदद माँगें।
welcome-printing = पिछले व्यक्ति की रसीद अभी निकल रही है। थोड़ा रुकें।

# Purpose.
purpose-title = आपको क्या करना है?
purpose-correct-email = मेरा ईमेल ठीक करें
purpose-correct-email-detail = मुझे AIMA के संदेश नहीं मिले, या मेरा ईमेल बदल गया है।
purpose-resend = पेमेंट की जानकारी फिर से मँगाएँ
purpose-resend-detail = मेरा ईमेल सही है, पर जानकारी नहीं आई।
purpose-reactivate = मेरा केस फिर चालू करें
purpose-reactivate-detail = गलती से “अब रुचि नहीं” (já não tenho interesse) दब गया।
purpose-closed = AIMA ने लिखा कि मेरा केस बंद है
purpose-closed-detail = यहाँ से शुरू करें। फिर काउंटर पर किसी से बात होगी।
purpose-track = पहले किया हुआ अनुरोध देखें
purpose-track-detail = मेरे पास कोड वाली रसीद है।
purpose-call-staff = मुझे पता नहीं, या मेरे पास ईमेल नहीं है
purpose-call-staff-detail = यहाँ छुएँ: स्टाफ़ में से कोई आपके पास आएगा।
notice-no-receipt = अभी रसीद नहीं निकल रही। फिर भी अनुरोध हो सकता है: आखिर में कोड की फ़ोटो लें, उसे लिख लें, या स्टाफ़ को दिखाएँ।
notice-go-on = फिर भी अनुरोध हो सकता है।

# Privacy.
privacy-title = आपकी जानकारी
privacy-who = यहाँ लिखी जानकारी सिर्फ़ AIMA इस्तेमाल करती है।
privacy-what = इससे सिर्फ़ आपका केस ढूँढा जाता है और आपके अनुरोध का जवाब दिया जाता है।
privacy-kept = मशीन जानकारी को ताला लगाकर (एन्क्रिप्ट करके) रखती है। उसे सिर्फ़ AIMA पढ़ सकती है।
privacy-more = और पढ़ें
privacy-basis-title = AIMA को इसका अधिकार क्यों है
privacy-basis = यह जनहित का काम है, जो कानून ने AIMA (एकीकरण, प्रवासन और शरण एजेंसी) को दिया है (GDPR, अनुच्छेद 6(1)(e))।
privacy-sharing-title = जानकारी किसे मिलती है
privacy-sharing = सिर्फ़ AIMA के उन लोगों को जो आपके केस का काम करते हैं।
privacy-how-long-title = कितने समय तक
privacy-how-long = मशीन में: अनुरोध AIMA तक पहुँचने के 7 दिन बाद तक, हमेशा ताला लगाकर। AIMA में: जितने समय तक कानून आपके केस के लिए कहता है।
privacy-rights-title = आपके अधिकार
privacy-rights = आपको अपनी जानकारी देखने, ठीक कराने, सीमित कराने या मिटवाने का, और उसके इस्तेमाल पर आपत्ति करने का अधिकार है। काउंटर पर कहें, या aima.gov.pt पर AIMA के डेटा सुरक्षा अधिकारी से कहें।
privacy-authority-title = आपकी जानकारी के बारे में शिकायत
privacy-authority = राष्ट्रीय डेटा सुरक्षा आयोग (CNPD): cnpd.pt

# Identity.
identity-title = इनमें से आपके पास क्या-क्या है?
identity-lead = कम से कम दो को छुएँ और नंबर लिखें।
identity-nif = NIF (टैक्स नंबर)
identity-nif-hint = 9 अंक। Finanças (टैक्स दफ़्तर) के कार्ड या चिट्ठी पर।
identity-passport = पासपोर्ट नंबर
identity-passport-hint = अक्षर और अंक, आपकी फ़ोटो वाले पन्ने पर।
identity-country = पासपोर्ट किस देश का है
identity-country-choose = देश चुनें
identity-niss = NISS (Segurança Social नंबर)
identity-niss-hint = 11 अंक। आपकी वेतन पर्ची पर लिखा है।
identity-phone = फ़ोन नंबर
identity-phone-hint = जो नंबर AIMA को दिया था। दूसरे देश का हो तो शुरू में + लगाएँ।
identity-number = नंबर
identity-too-few = सिर्फ़ एक है? पासपोर्ट लेकर काउंटर पर जाएँ: वहाँ आपके साथ मिलकर अनुरोध किया जाएगा।
passport-renewed = केस में मेरा पुराना पासपोर्ट है
phone-country-title = यह नंबर किस देश का है?
phone-country-other = इनमें से कोई नहीं: मुझे ठीक करना है
identity-assisted = कोई मेरी मदद कर रहा है
paper-empty = लिखने के लिए छुएँ
paper-none = मेरे पास नहीं है
country-common = सबसे ज़्यादा चुने गए
country-letters = अक्षर के हिसाब से देश
country-missing = मेरा देश यहाँ नहीं है
country-missing-detail = क्या आपके पास शरणार्थी या बिना नागरिकता वालों का यात्रा दस्तावेज़ है? अपना देश न मिले तो किसी को बुलाएँ।
country-stateless = बिना नागरिकता (यात्रा दस्तावेज़)
country-refugee = शरणार्थी (यात्रा दस्तावेज़)
country-close = बिना चुने वापस जाएँ

# Old e-mail.
old-email-title = AIMA के पास कौन-सा ईमेल है?
old-email-lead = वह ईमेल जो केस शुरू होते समय दिया गया था।
old-email-label = पुराना ईमेल
old-email-hint = उसमें गलती हो सकती है, या वह किसी और का हो सकता है। जैसा दिया गया था, वैसा ही लिखें।
old-email-unknown = मुझे पता नहीं
old-email-none = मैंने कोई नहीं दिया
old-email-helpers = मेरी मदद करने वाले का है

# New e-mail.
new-email-title = अब कौन-सा ईमेल रखना है?
new-email-lead = AIMA इसी ईमेल पर लिखेगी।
new-email-label = नया ईमेल
new-email-own = क्या यह ईमेल आपका अपना है? वही ईमेल दें जो आप किसी की मदद के बिना खुद खोल सकें।
resend-email-title = AIMA के पास कौन-सा ईमेल है?
resend-email-lead = AIMA पेमेंट की जानकारी फिर से इसी ईमेल पर भेजेगी।
resend-email-label = आपका ईमेल
resend-email-own = क्या यह ईमेल आपसे खुल जाता है? अगर नहीं, तो “वापस” दबाएँ और “मेरा ईमेल ठीक करें” चुनें।
email-suggestion-title = क्या आपका मतलब दूसरे ईमेल से था?
email-suggestion-accept = हाँ, यह है
email-suggestion-keep = नहीं, यही सही है
same-email-title = आपने वही ईमेल दो बार लिखा
same-email-detail = अगर यह ईमेल सही है, तो AIMA पेमेंट की जानकारी फिर से भेज सकती है।
same-email-resend = हाँ, जानकारी फिर से भेजें
same-email-change = नहीं, मुझे दूसरा ईमेल देना है

# Check.
check-title = क्या सब सही है?
check-lead-correct-email = अनुरोध: ईमेल ठीक करना। भेजने से पहले धीरे-धीरे पढ़ें।
check-lead-resend = अनुरोध: पेमेंट की जानकारी फिर से भेजना। भेजने से पहले धीरे-धीरे पढ़ें।
check-lead-reactivate = अनुरोध: केस फिर चालू करना। भेजने से पहले धीरे-धीरे पढ़ें।
check-lead-closed = अनुरोध: AIMA ने लिखा कि केस बंद है। भेजने से पहले धीरे-धीरे पढ़ें।
check-identity = आपकी पहचान
check-old-email = AIMA के पास जो ईमेल है
check-old-email-unknown = मुझे पता नहीं
check-old-email-none = कोई नहीं दिया गया
check-old-email-helpers = मेरी मदद करने वाले का है
check-new-email = नया ईमेल
check-resend-email = जानकारी इस पर भेजें
check-assisted = मदद
check-assisted-yes = कोई मेरी मदद कर रहा है
check-passport-renewed = केस में पुराना पासपोर्ट है
check-change = बदलें
check-change-what = बदलें: { $what }
check-statement-title = भेजने पर यह आपका बयान होगा
check-statement-means = पुर्तगाली में, जो सरकारी भाषा है। इसका मतलब है:
reactivation-statement = मेरा बयान है कि मेरा इरादा अपनी “manifestação de interesse” (रहने की अर्ज़ी) वापस लेने का नहीं था। मेरा अनुरोध है कि मेरा केस फिर चालू किया जाए।
closed-counter = यह अनुरोध काउंटर पर ही पूरा होता है: AIMA का कोई व्यक्ति आपके साथ केस देखेगा। मशीन अनुरोध दर्ज करके आपको रसीद देगी। उसे वहाँ दिखाएँ।

# Not saved.
not-saved-title = अनुरोध दर्ज नहीं हुआ
not-saved-nothing-kept = कुछ भी दर्ज नहीं हुआ। AIMA को यह अनुरोध नहीं मिला।
not-saved-what-now = अब क्या करें
not-saved-try-again = फिर कोशिश करें: आपका लिखा हुआ यहीं है।
not-saved-counter = फिर भी न हो तो काउंटर पर जाएँ: वहाँ भी यही अनुरोध हो सकता है।

# Done.
done-title = आपका अनुरोध दर्ज हो गया
done-title-several = आपके अनुरोध दर्ज हो गए
done-keep-code =
    { $requests ->
        [1] यह कोड सँभालकर रखें, या इसकी फ़ोटो लें।
       *[other] ये कोड सँभालकर रखें, या इनकी फ़ोटो लें।
    }
done-new-email = नया ईमेल:
address-begins = { $begins } से शुरू
address-begins-at = { $begins } से शुरू, { $domain } पर
done-show-address = दिखाएँ
done-person = व्यक्ति { $number }: { $kind }
done-person-alone = व्यक्ति { $number }
done-another-person = यही किसी और के लिए भी
another-person-title = AIMA उस व्यक्ति को किस ईमेल पर लिखे?
another-person-detail = आपके लिखे नंबर अब मिटाए जा रहे हैं। दर्ज अनुरोध वैसे ही रहेंगे।
another-person-yes = इसी ईमेल पर
another-person-own = दूसरे ईमेल पर
another-person-no = और कोई नहीं है: यहीं रहें
done-qr = अनुरोध की स्थिति देखने का QR कोड
done-qr-opens = यह पेज खुलेगा
fact-saved = इस मशीन पर { $time } बजे दर्ज हुआ
fact-printing = रसीद छप रही है…
fact-printed = रसीद छप गई। साथ ले जाएँ।
fact-not-printed = रसीद नहीं छपी
fact-not-printed-photo = अनुरोध फिर भी दर्ज है। कोड की फ़ोटो लें।
fact-unconfirmed = पता नहीं कि रसीद निकली या नहीं
fact-unconfirmed-detail = प्रिंटर पर देखें। वहाँ न हो तो स्टाफ़ से दूसरी कॉपी माँगें।
fact-delivered = AIMA के पास पहुँच गया
fact-not-delivered = अभी तक AIMA के पास नहीं पहुँचा
fact-not-delivered-detail = मशीन इसे अपने आप भेज देगी। आपको यहाँ रुकने की ज़रूरत नहीं।
print-again = फिर से छापें
fact-short-saved = { $time } बजे दर्ज
fact-short-printing = छप रही है…
fact-short-printed = रसीद छप गई
fact-short-not-printed = नहीं छपी
fact-short-unconfirmed = शायद नहीं छपी
fact-short-delivered = AIMA को मिल गया
fact-short-not-delivered = अभी नहीं पहुँचा
no-receipt = रसीद नहीं निकली। कोड की फ़ोटो लें, उसे लिख लें, या स्टाफ़ को दिखाएँ: वे रसीद छाप सकते हैं।
done-another-reactivate = मेरा केस भी फिर चालू करें
done-another-correct-email = मेरा ईमेल भी ठीक करें

# Track.
track-title = अनुरोध देखें
track-lead = रसीद पर लिखा कोड यहाँ लिखें।
track-label = ट्रैकिंग कोड
track-hint = 12 अक्षर और अंक। हाइफ़न (-) लिखना ज़रूरी नहीं।
track-look-up = स्थिति देखें
track-looking-up = ढूँढ रहे हैं…
track-another = दूसरा अनुरोध देखें
track-offline = मशीन का नेटवर्क नहीं चल रहा, इसलिए अभी स्थिति नहीं दिख सकती। रसीद का QR कोड अपने फ़ोन से खोलें, या बाद में कोशिश करें।
track-slow-down = थोड़ी देर में बहुत बार देखा गया। एक मिनट रुककर फिर कोशिश करें।

# Help: what each screen wants.
help-title = मदद
help-staff = किसी से बात करनी है? “किसी को बुलाएँ” दबाएँ, या काउंटर पर जाएँ। यह मशीन कुछ मिनट आपका इंतज़ार करेगी।
help-close = मदद बंद करें
help-welcome = जो भाषा आप सबसे अच्छी तरह पढ़ सकें, उसे छुएँ। यहाँ AIMA के पास दर्ज ईमेल ठीक होता है, केस फिर चालू करने का अनुरोध होता है, और पहले किया अनुरोध दिखता है। यह मुफ़्त है।
help-purpose = जो काम करना है, उसे छुएँ। पता न हो, या ईमेल न हो, तो “किसी को बुलाएँ” दबाएँ: स्टाफ़ मदद करेगा।
help-privacy = इस स्क्रीन पर लिखा है कि आपकी जानकारी का क्या होता है। आगे जाने के लिए “आगे बढ़ें” दबाएँ।
help-identity = इनमें से दो नंबरों से AIMA आपका केस ढूँढ लेती है। ज़्यादा हों तो और अच्छा। नंबर लिखने के लिए उस कागज़ को छुएँ। आराम से अपने कागज़ निकालें: समय है।
help-identity-passport = नंबर आपकी फ़ोटो वाले पन्ने पर है, ऊपर और फिर नीचे। वह पन्ना रीडर पर भी रखा जा सकता है। पासपोर्ट न हो तो “मेरे पास नहीं है” दबाएँ।
help-identity-nif = NIF में 9 अंक होते हैं। वह Finanças के कार्ड या चिट्ठी पर है। न हो तो “मेरे पास नहीं है” दबाएँ।
help-identity-niss = NISS में 11 अंक होते हैं। वह आपकी वेतन पर्ची पर है। न हो तो “मेरे पास नहीं है” दबाएँ।
help-identity-phone = वही नंबर जो आपने AIMA को दिया था, चाहे अब वह बंद हो। याद न हो तो “मेरे पास नहीं है” दबाएँ।
help-old-email = वह ईमेल जो आपके केस में है, चाहे उसमें गलती हो या वह आपकी मदद करने वाले का हो। पता न हो तो “मुझे पता नहीं” दबाएँ।
help-new-email = अपना रोज़ का ईमेल लिखें, जैसे आपके फ़ोन वाला। ईमेल के बीच में हमेशा @ होता है। ईमेल न हो तो “किसी को बुलाएँ” दबाएँ।
help-check = नंबर अपने कागज़ों से मिलाएँ। ठीक करने के लिए “बदलें” दबाएँ। सब सही हो तो “अनुरोध भेजें” दबाएँ।
help-not-saved = अनुरोध दर्ज नहीं हुआ। फिर कोशिश करें, या काउंटर पर अनुरोध करें।
help-done = रसीद लें, या कोड की फ़ोटो लें। QR कोड और अपने फ़ोन से पता चलेगा कि अनुरोध का क्या हुआ। फिर “खत्म करें” दबाएँ।
help-track = कोड रसीद पर “ट्रैकिंग कोड” के नीचे है। उसे लिखें और “स्थिति देखें” दबाएँ।

# Idle.
idle-title = क्या आप अभी यहीं हैं?
idle-why = आपकी जानकारी की सुरक्षा के लिए, आपका लिखा हुआ मिटा दिया जाएगा।
idle-why-done = आपकी जानकारी की सुरक्षा के लिए यह स्क्रीन बंद हो जाएगी। अनुरोध दर्ज रहेगा।
idle-seconds = बचा समय: { $seconds } सेकंड
idle-stay = मैं यहीं हूँ
idle-start-again = मिटाएँ और फिर से शुरू करें
idle-minutes = बचा समय: { $minutes } मिनट

# Leaving, where something would be lost.
leave-typed-title = क्या सच में बाहर जाना है?
leave-typed = आपका लिखा हुआ मिट जाएगा। जो दर्ज हो चुका है, वह दर्ज रहेगा।
leave-typed-stay = अनुरोध जारी रखें
leave-typed-anyway = मिटाएँ और बाहर जाएँ
leave-printing-title = रसीद अभी निकल रही है
leave-printing = कुछ सेकंड रुकें और उसे साथ ले जाएँ। वह आपके अनुरोध का सबूत है।
leave-printing-stay = रसीद का इंतज़ार करें
leave-printing-anyway = बिना रसीद बाहर जाएँ
leave-no-receipt-title = कोड की फ़ोटो ले ली या लिख लिया?
leave-no-receipt = रसीद नहीं निकली। बाहर जाने के बाद कोड यहाँ नहीं दिखेगा। उसके बिना अनुरोध ढूँढना मुश्किल है।
leave-no-receipt-stay = कोड पर वापस
leave-no-receipt-anyway = कोड मेरे पास है: बाहर जाएँ
leave-not-saved-title = अनुरोध किए बिना बाहर जाना है?
leave-not-saved = अनुरोध दर्ज नहीं हुआ। बाहर जाने पर आपका लिखा हुआ मिट जाएगा। यही अनुरोध काउंटर पर हो सकता है।
leave-not-saved-stay = वापस, फिर कोशिश करें
leave-not-saved-anyway = मिटाएँ और बाहर जाएँ

# An answer that takes its time.
slow-answer = इसमें थोड़ा समय लगता है। रुकें, या “वापस” दबाएँ।
slow-saving = अनुरोध अभी दर्ज हो रहा है। कृपया रुकें।

# The passport reader.
reader-passport = पासपोर्ट पढ़ लिया गया। नंबर जाँच लें।
reader-visa = यह वीज़ा है। पासपोर्ट का फ़ोटो वाला पन्ना रीडर पर रखें।
reader-residence-card = यह आपका रेज़िडेंस कार्ड (título de residência) है। पासपोर्ट रखें।
reader-identity-card = यह पहचान पत्र है। पासपोर्ट रखें।
reader-other-card = यह कार्ड यहाँ नहीं चलेगा। पासपोर्ट रखें।
reader-long-number = इस दस्तावेज़ का नंबर रीडर के लिए बहुत लंबा है। पासपोर्ट का नंबर लिखें।
reader-misread = पासपोर्ट ठीक से नहीं पढ़ा गया। उसे फिर से रीडर पर रखें।
reader-unknown = रीडर ने जो पढ़ा, वह समझ नहीं आया। पासपोर्ट का फ़ोटो वाला पन्ना रखें, या नंबर लिखें।
reader-tracking-code = यह रसीद का कोड है। यहाँ पासपोर्ट चाहिए।
reader-no-code = यह रसीद का कोड नहीं है। रसीद का QR कोड रीडर पर रखें, या कोड लिखें।
reader-not-here = इस स्क्रीन पर रीडर की ज़रूरत नहीं है।
reader-question = पहले स्क्रीन पर पूछे सवाल का जवाब दें।

### Page: the code to the new mailbox

code-title = जो कोड मिला है, वह लिखें
code-title-waiting = हम आपको एक कोड भेजेंगे
code-spent-title = आपको दूसरा कोड चाहिए
code-lead = हमने अभी 6 अंकों का कोड ईमेल किया है:
code-lead-waiting = थोड़ी देर में हम 6 अंकों का कोड ईमेल करेंगे:
code-address-wrong = ईमेल गलत है? “वापस” दबाएँ और ठीक करें।
code-label = 6 अंकों का कोड
code-hint = कोड AIMA के ईमेल में है, जैसे आपके फ़ोन पर। स्पैम (spam) फ़ोल्डर में भी देखें।
code-resend = दूसरा कोड भेजें
code-resend-wait = दूसरा कोड { $seconds } सेकंड में भेजें
code-first-wait = कोड { $seconds } सेकंड में जाएगा
code-skip = यहाँ मेरा ईमेल नहीं खुल सकता
code-sending = कोड भेजा जा रहा है…
one-moment = ज़रा रुकें…
code-sent-again = हमने दूसरा कोड भेज दिया है। पहले वाला अब नहीं चलेगा।
code-offline = मशीन AIMA से नहीं जुड़ पाई। फिर कोशिश करें, या बिना कोड आगे जाने के लिए “यहाँ मेरा ईमेल नहीं खुल सकता” दबाएँ।
code-slow-down = थोड़ी देर में बहुत बार कोशिश हुई। थोड़ा रुकें, या बिना कोड आगे जाने के लिए “यहाँ मेरा ईमेल नहीं खुल सकता” दबाएँ।
error-code-form = कोड में 6 अंक होते हैं। देखें कि कोई कम या ज़्यादा तो नहीं।
error-code-wrong =
    { $tries ->
        [1] यह सही कोड नहीं है। एक बार और कोशिश हो सकती है।
        [2] यह सही कोड नहीं है। दो बार और कोशिश हो सकती है।
       *[other] यह सही कोड नहीं है। मिले हुए ईमेल से मिलाएँ।
    }
error-code-spent = यह कोड अब नहीं चलेगा। “दूसरा कोड भेजें” दबाएँ।
check-mailbox-confirmed = कोड से पक्का हो गया
check-mailbox-skipped = अभी पक्का नहीं हुआ। AIMA इस ईमेल पर एक लिंक भेजेगी: पक्का करने के लिए उसे खोलें।
check-mailbox-offline = अभी कोड नहीं भेजा जा सका। AIMA इस ईमेल पर एक लिंक भेजेगी: पक्का करने के लिए उसे खोलें।
help-confirm-code = अपना ईमेल खोलें, जैसे फ़ोन पर, और AIMA का संदेश ढूँढें। उसके 6 अंक यहाँ लिखें। ईमेल न खुल सके तो “यहाँ मेरा ईमेल नहीं खुल सकता” दबाएँ: AIMA बाद में आपको एक लिंक भेजेगी।

### Page: call for help

help-call = किसी को बुलाएँ
help-call-again = फिर बुलाएँ
help-call-calling = काउंटर को खबर दी जा रही है…
help-call-called = काउंटर को खबर मिल गई है। कृपया यहीं रुकें। अभी तक किसी ने जवाब नहीं दिया।
help-call-late = काउंटर को खबर मिल गई है, पर अभी तक किसी ने जवाब नहीं दिया। चाहें तो और रुकें, या काउंटर पर जाएँ।
help-call-coming = कोई आ रहा है। कृपया यहीं रुकें।
help-call-offline = मशीन से काउंटर को खबर नहीं जा रही। कृपया काउंटर पर जाएँ।
help-call-ended = काउंटर ने मदद की माँग बंद कर दी। अब भी मदद चाहिए तो फिर बुलाएँ।
call-calling = काउंटर को खबर दे रहे हैं…
call-called = काउंटर को खबर मिल गई है। यहीं रुकें।
call-late = अभी तक किसी ने जवाब नहीं दिया। रुकें, या काउंटर पर जाएँ।
call-coming = कोई आ रहा है। यहीं रुकें।
call-offline = कोई जवाब नहीं। कृपया काउंटर पर जाएँ।
call-ended = काउंटर ने मदद की माँग बंद कर दी।
call-end = बुलाना रद्द करें

### Page: reading aloud, and the keys of a pad

speech = ज़ोर से पढ़कर सुनाएँ
speech-stop = पढ़ना बंद करें
speech-repeat = फिर से पढ़ें
speech-slower = धीरे बोलें
speech-faster = तेज़ बोलें
speech-louder = आवाज़ बढ़ाएँ
speech-softer = आवाज़ घटाएँ
speech-dark = अँधेरी स्क्रीन
speech-words = हर अक्षर के साथ एक शब्द
speech-keys = बटन आज़माएँ
keys-detail = पैड का कोई भी बटन दबाएँ: वह क्या करता है, यहाँ बोला और दिखाया जाएगा। आगे जाने के लिए “वापस” दो बार दबाएँ।
speech-on = यह मशीन पढ़कर सुना रही है। “अगला” और “पिछला” एक चीज़ से दूसरी पर ले जाते हैं, “चुनें” उसे दबाता है, “मदद” स्क्रीन समझाती है।
speech-off = पढ़कर सुनाना बंद हुआ।
speech-private = यह सुनने के लिए हेडफ़ोन लगाएँ।
speech-voice = इस भाषा की आवाज़ नहीं है। इसे पुर्तगाली आवाज़ पढ़ती है।
ear-button = बटन
ear-field = यहाँ लिखें
ear-chosen = चुना हुआ
ear-not-chosen = चुना नहीं है
ear-unavailable = अभी नहीं हो सकता
ear-empty = अभी कुछ नहीं लिखा है
ear-deleted = मिटाया गया
ear-receipt = रसीद में लिखा है:
ear-keyboard = नीचे कीबोर्ड है: उसके बटनों तक जाने के लिए “अगला” दबाते रहें।
pad-previous = पिछला: एक चीज़ पीछे
pad-next = अगला: एक चीज़ आगे
pad-up = ऊपर: एक पंक्ति ऊपर
pad-down = नीचे: एक पंक्ति नीचे
pad-select = चुनें: जहाँ हैं उसे दबाता है
pad-back = वापस: पिछली स्क्रीन पर
pad-help = मदद: स्क्रीन समझाती है
pad-speech = आवाज़: पढ़कर सुनाना शुरू और बंद करता है

### Field errors

error-nif-length = NIF में 9 अंक होते हैं। देखें कि कोई कम या ज़्यादा तो नहीं।
error-nif-check = इस NIF का कोई अंक सही नहीं है। कागज़ से मिलाएँ।
error-nif-company = यह NIF किसी कंपनी का है। अपना NIF लिखें।
error-nif-placeholder = यह नंबर सिर्फ़ नमूना है। अपना NIF लिखें।
error-nif-prefix = किसी व्यक्ति का NIF 1, 2, 3 या 45 से शुरू होता है। कागज़ से मिलाएँ।
error-niss-length = NISS में 11 अंक होते हैं। देखें कि कोई कम या ज़्यादा तो नहीं।
error-niss-check = इस NISS का कोई अंक सही नहीं है। कागज़ से मिलाएँ।
error-niss-prefix = किसी व्यक्ति का NISS 1 से शुरू होता है। कागज़ से मिलाएँ।
error-niss-placeholder = यह नंबर सिर्फ़ नमूना है। अपना NISS लिखें।
error-passport-form = पासपोर्ट नंबर में 6 से 9 अक्षर और अंक होते हैं। पासपोर्ट से मिलाएँ।
error-passport-mrz = पासपोर्ट ठीक से नहीं पढ़ा गया। उसे फिर से रीडर पर रखें, या सिर्फ़ नंबर लिखें।
error-passport-other-paper = यह पासपोर्ट नहीं है। पासपोर्ट रीडर पर रखें, या सिर्फ़ नंबर लिखें।
error-country-missing = चुनें कि पासपोर्ट किस देश का है।
error-country-unknown = यह देश पहचान में नहीं आया। सूची में से चुनें।
error-phone-invalid = फ़ोन नंबर जाँचें। दूसरे देश का हो तो शुरू में + और देश का कोड लगाएँ।
error-identity-need-two = नंबर कम हैं: आपका केस ढूँढने के लिए कम से कम दो चाहिए।
error-paper-empty = नंबर लिखें, या “मेरे पास नहीं है” दबाएँ।
error-email-empty = ईमेल लिखें।
error-email-form = ईमेल जाँचें। वह name@example.pt जैसा होना चाहिए, बीच में खाली जगह के बिना।
error-email-too-long = यह ईमेल बहुत लंबा है। देखें कि दो बार तो नहीं लिखा गया।
error-email-invisible = ईमेल में ऐसे निशान हैं जो दिखते नहीं। पूरा मिटाएँ और फिर से लिखें।
error-email-mixed-script = ईमेल में अलग-अलग लिपियों के अक्षर मिले हैं। पूरा मिटाएँ और फिर से लिखें।
error-email-domain = @ के बाद वाला हिस्सा जाँचें, जैसे gmail.com होता है।
error-email-same = आपने वही ईमेल दो बार लिखा। दूसरा लिखें, या जानकारी फिर से मँगाएँ।
error-tracking-code = यह कोड अधूरा है, या इसमें कुछ गलत है। रसीद से मिलाएँ।
error-other = यहाँ जो लिखा है, उसे जाँचें।

### Faults: what the person reads, what staff read

fault-configuration-person = यह मशीन अभी इस्तेमाल नहीं हो सकती।
fault-not-enrolled-person = यह मशीन अभी चालू नहीं हुई है।
fault-paused-person = स्टाफ़ ने यह मशीन थोड़ी देर के लिए रोकी है।
fault-disk-full-person = मशीन में अनुरोध दर्ज करने की जगह नहीं बची।
fault-storage-read-only-person = मशीन अनुरोध दर्ज नहीं कर पा रही।
fault-storage-damaged-person = मशीन अनुरोध दर्ज नहीं कर पा रही।
fault-storage-newer-person = मशीन अनुरोध दर्ज नहीं कर पा रही।
fault-storage-failing-person = मशीन अनुरोध दर्ज नहीं कर पा रही।
fault-storage-salvaged-person = यह मशीन चल रही है।
fault-storage-copy-lags-person = यह मशीन चल रही है।
fault-request-unknown-person = यह मशीन चल रही है।
fault-identity-unusable-person = यह मशीन अभी तैयार नहीं है।
fault-already-running-person = यह मशीन अभी तैयार नहीं है।
fault-no-network-person = मशीन का नेटवर्क नहीं चल रहा। अनुरोध दर्ज रहते हैं और बाद में भेजे जाते हैं।
fault-central-refuses-person = मशीन अभी AIMA को अनुरोध नहीं पहुँचा पा रही। अनुरोध दर्ज रहते हैं और बाद में भेजे जाते हैं।
fault-central-certificate-person = मशीन यह पक्का नहीं कर पाई कि वह AIMA से ही जुड़ी है। सुरक्षा के लिए अनुरोध दर्ज रहते हैं और बाद में भेजे जाते हैं।
fault-central-certificate-expired-person = मशीन यह पक्का नहीं कर पाई कि वह AIMA से ही जुड़ी है। सुरक्षा के लिए अनुरोध दर्ज रहते हैं और बाद में भेजे जाते हैं।
fault-central-failing-person = AIMA की सेवा अभी अनुरोध नहीं ले पा रही। अनुरोध दर्ज रहते हैं और बाद में भेजे जाते हैं।
fault-central-partly-person = यह मशीन चल रही है।
fault-configuration-refused-person = मशीन AIMA की पहले वाली जानकारी से चल रही है।
fault-clock-person = मशीन की घड़ी सही नहीं है।
fault-printer-none-person = इस मशीन में प्रिंटर नहीं है।
fault-printer-absent-person = प्रिंटर जवाब नहीं दे रहा।
fault-printer-out-of-paper-person = प्रिंटर में कागज़ नहीं है। कृपया स्टाफ़ को बताएँ।
fault-printer-paper-low-person = प्रिंटर में कागज़ कम बचा है।
fault-printer-cover-open-person = प्रिंटर का ढक्कन खुला है। कृपया स्टाफ़ को बताएँ।
fault-printer-jam-person = प्रिंटर में कागज़ फँस गया है। कृपया स्टाफ़ को बताएँ।
fault-printer-stopped-person = प्रिंटर रुक गया है। कृपया स्टाफ़ को बताएँ।
fault-printer-format-person = प्रिंटर यह रसीद नहीं छाप सकता।
fault-printer-stuck-person = प्रिंटर ने बहुत समय लगाया।
fault-printer-other-person = प्रिंटर में कोई खराबी है। कृपया स्टाफ़ को बताएँ।
fault-receipt-layout-person = मशीन रसीद नहीं बना पा रही।
fault-speech-missing-person = यह मशीन चल रही है।
fault-speech-failing-person = यह मशीन चल रही है।
date-in-words =
    { $month ->
        [1] { $day } जनवरी { $year }
        [2] { $day } फ़रवरी { $year }
        [3] { $day } मार्च { $year }
        [4] { $day } अप्रैल { $year }
        [5] { $day } मई { $year }
        [6] { $day } जून { $year }
        [7] { $day } जुलाई { $year }
        [8] { $day } अगस्त { $year }
        [9] { $day } सितंबर { $year }
        [10] { $day } अक्टूबर { $year }
        [11] { $day } नवंबर { $year }
       *[12] { $day } दिसंबर { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = ईमेल ठीक करना
kind-reactivate = केस फिर चालू करना
kind-resend = पेमेंट की जानकारी फिर से भेजना
kind-closed = AIMA की चिट्ठी: केस बंद है

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = आपका अनुरोध अभी तक नहीं पहुँचा
state-not-here-yet-detail = इस कोड वाला अनुरोध हमें अभी तक नहीं मिला। नेटवर्क न हो तो मशीन अनुरोध दर्ज रखती है और बाद में भेजती है। कुछ घंटे बाद फिर देखें। यह भी देख लें कि कोड सही है।
state-being-checked = आपके अनुरोध की जाँच हो रही है
state-being-checked-detail = हमें आपका अनुरोध मिल गया है। जाँच { $until } तक हो जाएगी। दूसरा अनुरोध करने की ज़रूरत नहीं।
state-being-checked-late = हमें आपका अनुरोध मिल गया है। AIMA जाँच पूरी कर रही है और जवाब जल्दी आएगा। दूसरा अनुरोध करने की ज़रूरत नहीं।
state-done = AIMA ने अनुरोध का काम कर दिया
state-done-detail = यह सिर्फ़ इस अनुरोध की बात है, रेज़िडेंस का फ़ैसला नहीं। आगे की बात ईमेल से आएगी। स्पैम (spam) फ़ोल्डर में भी देखें।
state-come-to-the-counter = कृपया काउंटर पर आएँ
state-come-to-the-counter-detail = आगे के लिए हमें आपसे बात करनी है। अपना पासपोर्ट और यह कोड लेकर AIMA के किसी दफ़्तर के काउंटर पर जाएँ।
state-stopped = यह अनुरोध रोक दिया गया
state-stopped-detail = आपका केस जैसा था वैसा ही है। अनुरोध क्यों रोका गया, पता न हो तो अपना पासपोर्ट और यह कोड लेकर AIMA के किसी दफ़्तर के काउंटर पर जाएँ।

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = { $date } तक
step-now = अभी
step-confirm = AIMA ईमेल से एक लिंक भेजेगी, उसे खोलें। ईमेल भेजे जाने के बाद 72 घंटे हैं। नहीं तो काउंटर पर आना पड़ेगा।
step-confirm-here = ऊपर के बटन से यह ईमेल पक्का करें।
step-old-address = केस में अभी जो ईमेल है, AIMA उस पर भी लिखेगी। उसे खोल सकें तो वहाँ “हाँ, यह मैंने किया” दबाएँ।
step-answer-here = ऊपर “हाँ, यह मैंने किया” या “यह मैंने नहीं किया” दबाएँ।
step-checked = AIMA अनुरोध की जाँच करेगी।
step-checked-if-today =
    { $days ->
        [one] अनुरोध पहुँचने के { $days } कामकाजी दिन में AIMA जाँच करेगी; आज पहुँचे तो { $date } तक।
       *[other] अनुरोध पहुँचने के { $days } कामकाजी दिनों में AIMA जाँच करेगी; आज पहुँचे तो { $date } तक।
    }
step-answer = AIMA जाँच पूरी कर रही है। जवाब जल्दी आएगा।
step-replaced = सब सही हुआ तो AIMA आगे से नए ईमेल पर लिखेगी।
step-payment = सब सही हुआ तो AIMA पेमेंट की जानकारी और पैसे भरने की आखिरी तारीख ईमेल से भेजेगी।
step-reactivated = सब सही हुआ तो AIMA आपके केस में दर्ज ईमेल पर लिखेगी, और केस आगे चलेगा।
step-counter = यह अनुरोध काउंटर पर, आपके साथ निपटाया जाएगा। पासपोर्ट और AIMA का संदेश लाएँ।

### Receipt

receipt-office = एकीकरण, प्रवासन और शरण एजेंसी
receipt-title = आपके अनुरोध की रसीद
receipt-duplicate = दूसरी कॉपी
receipt-demo = नमूना (DEMO): मान्य नहीं। सब कुछ बनावटी है।
receipt-code-label = ट्रैकिंग कोड
receipt-saved = इस मशीन पर दर्ज: { $when }। अनुरोध AIMA तक पहुँचा या नहीं, यह देखने के लिए QR कोड स्कैन करें।
receipt-scan-domain = QR कोड से { $domain } खुलता है। कोई और पता दिखे तो आगे न बढ़ें।
receipt-time-label = तारीख और समय
receipt-store-label = दफ़्तर
receipt-kiosk-label = मशीन
receipt-new-email-label = नया ईमेल
receipt-next-title = आगे क्या होगा
receipt-hurry = जल्दी है? काउंटर पर अपना पासपोर्ट और यह कोड दिखाएँ।
receipt-safety-title = आपकी सुरक्षा के लिए
receipt-sender = AIMA के ईमेल उन पतों से आते हैं जिनके अंत में { $senders } होता है।
receipt-money = AIMA मशीन पर या QR कोड से कभी पैसे नहीं माँगती।
receipt-complaints-title = शिकायत की किताब (Livro Amarelo)
receipt-complaints = शिकायत, तारीफ़ या सुझाव: काउंटर पर या { $site } पर।
receipt-complaints-counter = शिकायत, तारीफ़ या सुझाव: काउंटर पर।
receipt-complaints-site = शिकायत, तारीफ़ या सुझाव: { $site } पर।

### Tracking page

tracking-title = आपके अनुरोध की स्थिति
tracking-languages = भाषा
tracking-domain = यह पेज { $domain } पर है। फ़ोन पर कोई और पता दिखे तो आगे न बढ़ें।
tracking-bad-code = कृपया कोड जाँचें
tracking-bad-code-detail = रसीद के कोड में 12 अक्षर और अंक हैं, चार-चार के तीन हिस्सों में। QR कोड फिर से स्कैन करें, या कोड वैसा ही लिखें जैसा रसीद पर है। न हो पाए तो काउंटर पर रसीद दिखाएँ।
tracking-too-often = कृपया एक मिनट रुकें
tracking-too-often-detail = बहुत से लोग एक ही नेटवर्क इस्तेमाल कर रहे हैं। एक मिनट बाद यह पेज फिर से खोलें।
tracking-unavailable = अभी यह नहीं दिख सकता
tracking-unavailable-detail = कुछ मिनट बाद यह पेज फिर से खोलें। दूसरा अनुरोध करने की ज़रूरत नहीं।

### Mail

# Every mail.
mail-demo = नमूना (DEMO): इस ईमेल में सब कुछ बनावटी है और मान्य नहीं है।
mail-no-reply = इस ईमेल का जवाब न दें: जवाब कोई नहीं पढ़ता। मदद चाहिए तो AIMA के किसी दफ़्तर के काउंटर पर जाएँ।
mail-link-copy = बटन काम न करे तो यह पता अपने ब्राउज़र में कॉपी करें:

# The six digits.
mail-code-subject = AIMA मशीन के लिए आपका कोड
mail-code-title = आपका कोड
mail-code-intro = ये 6 अंक AIMA मशीन पर लिखें:
mail-code-valid =
    { $minutes ->
        [one] यह कोड { $minutes } मिनट तक चलेगा।
       *[other] यह कोड { $minutes } मिनट तक चलेगा।
    }
mail-code-secret = AIMA का कोई व्यक्ति आपसे यह कोड नहीं माँगता। इसे सिर्फ़ मशीन पर लिखें।
mail-code-not-you = क्या आप AIMA मशीन पर नहीं हैं? तो कुछ न करें: कोड के बिना कुछ नहीं बदलता।

# The link that confirms a new address.
mail-confirm-link-subject = अपना नया ईमेल पक्का करें
mail-confirm-link-title = क्या यह ईमेल आपका है?
mail-confirm-link-intro = AIMA की एक मशीन पर यह ईमेल नए ईमेल के तौर पर दिया गया। इसे पक्का करने के लिए पेज खोलें और वहाँ का बटन दबाएँ।
mail-confirm-link-open = यह ईमेल पक्का करें
mail-confirm-link-valid =
    { $hours ->
        [one] यह लिंक { $hours } घंटे तक चलेगा।
       *[other] यह लिंक { $hours } घंटे तक चलेगा।
    }
mail-confirm-link-later = उसके बाद, अपना पासपोर्ट और यह कोड लेकर AIMA के किसी दफ़्तर के काउंटर पर जाएँ।
mail-confirm-link-not-you = यह अनुरोध आपने नहीं किया? तो कुछ न करें: पक्का किए बिना यह ईमेल इस्तेमाल नहीं होगा।

# The notice to the registered address.
mail-old-address-subject = क्या यह आपने किया? AIMA में आपके केस पर एक अनुरोध
mail-old-address-title = क्या यह अनुरोध आपने किया?
mail-old-address-correct-email = AIMA की एक मशीन पर किसी ने अनुरोध किया है कि आपके केस के संदेश अब से दूसरे ईमेल पर जाएँ।
mail-old-address-reactivate = AIMA की एक मशीन पर किसी ने अनुरोध किया है कि आपका केस फिर चालू किया जाए।
mail-old-address-resend = AIMA की एक मशीन पर किसी ने अनुरोध किया है कि आपके केस की पेमेंट की जानकारी फिर से भेजी जाए।
mail-old-address-closed = AIMA की एक मशीन पर किसी ने कहा कि उन्हें AIMA का यह संदेश मिला: आपका केस बंद है।
mail-old-address-yes = हाँ, यह मैंने किया
mail-old-address-no = यह मैंने नहीं किया
mail-old-address-press = हर बटन एक पेज खोलता है, जहाँ आपको अपना जवाब पक्का करना है। सिर्फ़ पेज खोलने से कुछ नहीं बदलता।
mail-old-address-until = जब तक AIMA अनुरोध की जाँच पूरी नहीं करती, कुछ नहीं बदलेगा।
mail-old-address-if-no = अगर यह आपने नहीं किया, तो अनुरोध रोक दिया जाएगा और आपका केस जैसा है वैसा ही चलेगा।

# What a correction or a resend was for.
mail-payment-data-subject = आपकी अपॉइंटमेंट के लिए पेमेंट की जानकारी
mail-payment-data-title = पेमेंट की जानकारी
mail-payment-data-intro = यह वही जानकारी है जो आपने मँगाई थी। पैसे भरने के बाद AIMA आपकी अपॉइंटमेंट तय करेगी।
mail-payment-data-reference = रेफ़रेंस
mail-payment-data-amount = रकम
mail-payment-data-deadline = आखिरी तारीख
mail-payment-data-working-days =
    { $days ->
        [one] यानी { $days } कामकाजी दिन: शनिवार, रविवार और सरकारी छुट्टियाँ नहीं गिनी जातीं।
       *[other] यानी { $days } कामकाजी दिन: शनिवार, रविवार और सरकारी छुट्टियाँ नहीं गिनी जातीं।
    }
mail-payment-data-pay = रेफ़रेंस (Referência) डालकर ठीक इतनी ही रकम Multibanco ATM पर या अपने बैंक से भरें।
mail-payment-data-keep = पैसे भरने का सबूत सँभालकर रखें।
mail-payment-data-wait = AIMA के ईमेल का इंतज़ार करें, उसमें अपॉइंटमेंट का दिन और समय होगा। स्पैम (spam) फ़ोल्डर में भी देखें।
mail-payment-data-late = समय निकल गया, या पैसे भरना मुमकिन नहीं? अपना पासपोर्ट और यह कोड लेकर AIMA के किसी दफ़्तर के काउंटर पर जाएँ।
mail-payment-data-calendar = साथ लगी फ़ाइल आखिरी तारीख को आपके फ़ोन के कैलेंडर में डाल देती है।

# Three working days before the last day to pay.
mail-payment-reminder-subject = पैसे भरने की आखिरी तारीख पास है
mail-payment-reminder-title = पैसे भरने की आखिरी तारीख पास है
mail-payment-reminder-intro =
    { $days ->
        [one] AIMA की अपॉइंटमेंट के पैसे भरने के लिए { $days } कामकाजी दिन बचा है।
       *[other] AIMA की अपॉइंटमेंट के पैसे भरने के लिए { $days } कामकाजी दिन बचे हैं।
    }
mail-payment-reminder-paid = पैसे भर दिए? तो कुछ न करें; पेमेंट की रसीद सँभालकर रखें।

# The day in a calendar.
calendar-payment-summary = AIMA: पैसे भरने की आखिरी तारीख
calendar-payment-detail = जानकारी AIMA के ईमेल में है। पैसे न भर सकें तो पासपोर्ट लेकर AIMA के काउंटर पर जाएँ।
amount-in-euros = €{ $number }

# The case is pending again.
mail-reactivated-subject = AIMA में आपका केस फिर चालू हो गया है
mail-reactivated-title = आपका केस फिर चालू हो गया है
mail-reactivated-intro = आपका केस फिर से कतार में है। दूसरा अनुरोध करने की ज़रूरत नहीं।
mail-reactivated-wait = जब पैसे भरने और अपॉइंटमेंट तय करने का समय आएगा, AIMA इसी ईमेल पर जानकारी भेजेगी। स्पैम (spam) फ़ोल्डर में भी देखें।

# Staff have to look at it with the person.
mail-come-to-counter-subject = कृपया AIMA के काउंटर पर आएँ
mail-come-to-counter-title = कृपया काउंटर पर आएँ

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = AIMA में आपके केस का पुराना ईमेल वापस लगा दिया गया है
mail-address-restored-title = आपका ईमेल वापस लगा दिया गया है
mail-address-restored-intro = AIMA के काउंटर पर, आपके पासपोर्ट के साथ, आपके केस में यह ईमेल वापस लगा दिया गया। यह वाला हटाया गया:
mail-address-restored-replaced = हटाया गया ईमेल
mail-address-restored-quiet = एक कामकाजी दिन तक AIMA यहाँ और कुछ नहीं भेजेगी।
mail-address-restored-wrong = यह आपने नहीं किया? पासपोर्ट लेकर AIMA के किसी दफ़्तर के काउंटर पर जाएँ।
mail-address-replaced-subject = AIMA अब इस ईमेल पर नहीं लिखेगी
mail-address-replaced-title = यह ईमेल हटा दिया गया है
mail-address-replaced-intro = AIMA के काउंटर पर यह ईमेल एक केस से हटा दिया गया। उस केस के बारे में AIMA यहाँ और कुछ नहीं भेजेगी।
mail-address-replaced-wrong = क्या वह केस आपका है? पासपोर्ट लेकर AIMA के किसी दफ़्तर के काउंटर पर जाएँ।

### Links in mails: what is asked, and what a press did

mailbox-title = AIMA को आपका जवाब
mailbox-confirm-title = अपना ईमेल पक्का करें
mailbox-confirm-detail = किसी ने AIMA की एक मशीन पर यह ईमेल दिया। अगर यह आपने किया, तो बटन दबाकर पक्का करें कि यह ईमेल आपका है।
mailbox-confirm-button = हाँ, यह ईमेल मेरा है
mailbox-confirm-done = आपका ईमेल पक्का हो गया
mailbox-confirm-done-detail = आपको और कुछ नहीं करना है। अनुरोध की स्थिति देखने के लिए रसीद का QR कोड स्कैन करें।
mailbox-yes-title = क्या यह अनुरोध आपने किया?
mailbox-yes-detail = जिस केस में यह ईमेल है, उसके बारे में किसी ने AIMA की एक मशीन पर अनुरोध किया है। बटन तभी दबाएँ जब यह आपने किया हो।
mailbox-yes-button = हाँ, यह मैंने किया
mailbox-yes-done = धन्यवाद: आपका जवाब दर्ज हो गया
mailbox-yes-done-detail = AIMA को अब पता है कि अनुरोध आपका है। आपको और कुछ नहीं करना है।
mailbox-no-title = यह आपने नहीं किया?
mailbox-no-detail = अगर यह आपने नहीं किया, तो अनुरोध रोकने के लिए बटन दबाएँ। आपका केस जैसा है वैसा ही चलेगा।
mailbox-no-button = यह मैंने नहीं किया: अनुरोध रोकें
mailbox-no-done = अनुरोध रोक दिया गया
mailbox-no-done-detail = आपके केस में कुछ नहीं बदलेगा। अब से केस की जानकारी सिर्फ़ काउंटर पर, आपके पासपोर्ट के साथ बदली जा सकती है।
mailbox-too-late = AIMA को खबर दे दी गई है
mailbox-too-late-detail = अनुरोध पर काम पहले ही हो चुका था। अपना पासपोर्ट लेकर काउंटर पर आएँ। तब तक कोई भी किसी मशीन पर केस की जानकारी नहीं बदल सकता।
mailbox-under-way = AIMA को खबर दे दी गई है
mailbox-under-way-detail = अनुरोध पर अभी काम हो रहा था, हम उसे रोकने की कोशिश कर रहे हैं। अपना पासपोर्ट लेकर काउंटर पर आएँ। तब तक कोई भी किसी मशीन पर केस की जानकारी नहीं बदल सकता।
mailbox-overruled = AIMA को खबर दे दी गई है
mailbox-overruled-detail = यह अनुरोध काउंटर पर, पासपोर्ट के साथ किया गया था। केस आपका है तो अपना पासपोर्ट लेकर काउंटर पर आएँ।
mailbox-before = आपका जवाब पहले से दर्ज है
mailbox-before-detail = आपको और कुछ नहीं करना है। जवाब सही न हो तो अपना पासपोर्ट लेकर काउंटर पर आएँ।
mailbox-after-no = कुछ नहीं बदलेगा: किसी ने कहा है कि यह अनुरोध उनका नहीं
mailbox-after-no-detail = केस सुरक्षित है। अनुरोध आपका है तो अपना पासपोर्ट लेकर काउंटर पर आएँ।
mailbox-ended = यह अनुरोध पहले ही खत्म हो चुका है
mailbox-ended-detail = आपके जवाब से कुछ नहीं बदलेगा। क्या हुआ, यह देखने के लिए रसीद का QR कोड स्कैन करें; कुछ सही न हो तो काउंटर पर आएँ।
mailbox-expired = यह लिंक अब काम नहीं करता
mailbox-expired-detail = इसका समय निकल गया। अपना पासपोर्ट लेकर काउंटर पर आएँ, या मशीन पर नया अनुरोध करें।
mailbox-bad-link = यह लिंक अधूरा है
mailbox-bad-link-detail = ईमेल का लिंक फिर से खोलें, या उसे पूरा कॉपी करें।
mailbox-not-now = अभी दर्ज नहीं हो पाया
mailbox-not-now-detail = कुछ मिनट बाद लिंक फिर से खोलें। आपका जवाब अभी दर्ज नहीं हुआ है।

### Notices for a day that staff choose: kiosks show them

ready-closes-at = आज हम { $time } बजे बंद करेंगे।
ready-counter-closed = आज काउंटर बंद है।
ready-long-wait = आज काउंटर पर देर तक इंतज़ार करना होगा।
