# Nepali (ne).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = सेवा मेसिन
demo = नमुना (डेमो)। यहाँ सबै कुरा बनावटी हुन्, AIMA पनि।
actions = यो स्क्रिनका बटन
content = यो स्क्रिनमा लेखिएको कुरा
continue = अगाडि जानुहोस्
back = फर्कनुहोस्
cancel = मेटाएर बाहिर जानुहोस्
finish = सिध्याउनुहोस्
close = बन्द गर्नुहोस्
help = मद्दत
send = अनुरोध पठाउनुहोस्
sending = दर्ता हुँदैछ…
try-again = फेरि प्रयास गर्नुहोस्
scroll-down = तल अझै छ
scroll-up = माथि हेर्नुहोस्
read-on = अन्तिमसम्म पढ्नुहोस्
step-of = चरण { $step }, जम्मा { $steps }
language-title = भाषा छान्नुहोस्
look = अक्षर र रङ
look-size = अक्षरको आकार
look-colours = रङ
look-usual = सामान्य
look-light = प्रस्ट, उज्यालो रङ
look-dark = प्रस्ट, गाढा रङ
look-lower = सबै कुरा तल ल्याउनुहोस्
keyboard = किबोर्ड
key-backspace = मेटाउनुहोस्
field-clear = यहाँ लेखेको सबै मेटाउनुहोस्
key-signs = अरू चिह्न
key-letters = अक्षर
key-at = एट चिह्न
key-dot = डट
key-hyphen = हाइफन
key-underscore = अन्डरस्कोर
key-plus = जोड चिह्न
key-exclamation = उद्गार चिह्न
key-hash = ह्यास
key-dollar = डलर
key-percent = प्रतिशत चिह्न
key-and = एन्ड चिह्न
key-apostrophe = अपोस्ट्रोफी
key-asterisk = तारा चिह्न
key-slash = स्ल्यास
key-equals = बराबर चिह्न
key-question = प्रश्न चिह्न
key-caret = क्यारेट
key-grave = ग्रेभ चिह्न
key-brace-open = मझौला कोष्ठ खोल्ने
key-bar = ठाडो धर्को
key-brace-close = मझौला कोष्ठ बन्द गर्ने
key-tilde = टिल्ड
error-summary = यो कुरा मिलाउनुहोस्
trouble = अहिले यो काम भएन। तपाईंले लेखेको कुरा यहीँ छ। फेरि प्रयास गर्नुहोस्, वा कर्मचारीसँग मद्दत माग्नुहोस्।

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = यो मेसिन अहिले चल्दैन
out-of-service-reason = मेसिनमा समस्या छ।
out-of-service-what-to-do = काउन्टरमा जानुहोस्: त्यहाँ यही अनुरोध गर्न सकिन्छ। समस्या मिलेपछि मेसिन आफैँ फेरि खुल्छ।
out-of-service-go = काउन्टरमा जानुहोस्: त्यहाँ यही अनुरोध गर्न सकिन्छ।
out-of-service-code = कर्मचारीका लागि कोड: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = आफ्नो भाषा छान्नुहोस्
welcome-what = इमेल सच्याउने, फाइल फेरि चालु गर्ने, अनुरोध हेर्ने। पैसा लाग्दैन। पासपोर्ट, NIF वा अरू नम्बर साथमा राख्नुहोस्।
welcome-what-short = AIMA मा इमेल सच्याउनुहोस्। पैसा लाग्दैन। पासपोर्ट ल्याउनुहोस्।
welcome-trouble = अहिले यो काम भएन। फेरि प्रयास गर्नुहोस्, वा कर्मचारीसँग मद्दत माग्नुहोस्।
welcome-printing = अघिल्लो व्यक्तिको रसिद अझै निस्कँदैछ। एकछिन पर्खनुहोस्।

# Purpose.
purpose-title = तपाईंलाई के गर्नु छ?
purpose-correct-email = मेरो इमेल सच्याउने
purpose-correct-email-detail = मैले AIMA का सन्देश पाइनँ, वा मेरो इमेल फेरियो।
purpose-resend = पैसा तिर्ने विवरण फेरि माग्ने
purpose-resend-detail = मेरो इमेल ठीक छ, तर विवरण आएन।
purpose-reactivate = मेरो फाइल फेरि चालु गर्ने
purpose-reactivate-detail = मैले भुलले “अब चासो छैन” (já não tenho interesse) थिचेँ।
purpose-closed = AIMA ले मेरो फाइल बन्द छ भनी लेख्यो
purpose-closed-detail = यहाँ सुरु गर्नुहोस्। त्यसपछि काउन्टरमा कसैसँग कुरा हुन्छ।
purpose-track = पहिले गरेको अनुरोध हेर्ने
purpose-track-detail = मसँग कोड भएको रसिद छ।
purpose-call-staff = थाहा छैन, वा मेरो इमेल छैन
purpose-call-staff-detail = थिच्नुहोस्: अफिसबाट कोही आउनुहुन्छ।
notice-no-receipt = अहिले रसिद निस्कँदैन। तैपनि अनुरोध गर्न सकिन्छ: अन्त्यमा कोडको फोटो खिच्नुहोस्, कागजमा लेख्नुहोस्, वा कर्मचारीलाई देखाउनुहोस्।
notice-go-on = तैपनि अनुरोध गर्न सकिन्छ।

# Privacy.
privacy-title = तपाईंको विवरण
privacy-who = यहाँ लेखेको विवरण AIMA ले मात्र प्रयोग गर्छ।
privacy-what = यो तपाईंको फाइल खोज्न र अनुरोधको जवाफ दिन मात्र हो।
privacy-kept = मेसिनले विवरण गोप्य कोडमा राख्छ। AIMA ले मात्र पढ्न सक्छ।
privacy-more = थप पढ्नुहोस्
privacy-basis-title = AIMA ले किन यसो गर्न पाउँछ
privacy-basis = यो सार्वजनिक हितको काम हो। कानुनले यो काम AIMA (एकीकरण, आप्रवासन र शरण निकाय) लाई दिएको छ (GDPR, धारा 6(1)(e))।
privacy-sharing-title = विवरण कसले पाउँछ
privacy-sharing = तपाईंको फाइल हेर्ने AIMA का शाखाले मात्र।
privacy-how-long-title = कति समयसम्म
privacy-how-long = मेसिनमा: अनुरोध AIMA मा पुगेको 7 दिनसम्म, सधैँ गोप्य कोडमा। AIMA मा: तपाईंको फाइलका लागि कानुनले भनेको समयसम्म।
privacy-rights-title = तपाईंका अधिकार
privacy-rights = तपाईं आफ्नो विवरण हेर्न, सच्याउन, सीमित गर्न वा मेटाउन माग्न सक्नुहुन्छ, र यसको प्रयोगमा असहमति जनाउन सक्नुहुन्छ। काउन्टरमा भन्नुहोस्, वा aima.gov.pt बाट AIMA को विवरण सुरक्षा अधिकारीलाई भन्नुहोस्।
privacy-authority-title = आफ्नो विवरणबारे उजुरी
privacy-authority = राष्ट्रिय विवरण सुरक्षा निकाय (CNPD): cnpd.pt।

# Identity.
identity-title = यीमध्ये तपाईंसँग कुन-कुन छ?
identity-lead = कम्तीमा दुईवटा थिच्नुहोस् र नम्बर लेख्नुहोस्।
identity-nif = NIF (कर नम्बर)
identity-nif-hint = 9 अङ्क। Finanças (कर कार्यालय) को कार्ड वा चिठीमा हुन्छ।
identity-passport = पासपोर्ट नम्बर
identity-passport-hint = अक्षर र अङ्क, तपाईंको फोटो भएको पानामा।
identity-country = पासपोर्ट दिने देश
identity-country-choose = देश छान्नुहोस्
identity-niss = NISS (सामाजिक सुरक्षा नम्बर)
identity-niss-hint = 11 अङ्क। तपाईंको तलबको पर्चीमा हुन्छ।
identity-phone = फोन
identity-phone-hint = तपाईंले AIMA लाई दिएको नम्बर। अर्को देशको भए + बाट सुरु गर्नुहोस्।
identity-number = नम्बर
identity-too-few = एउटा मात्र छ? पासपोर्ट लिएर काउन्टरमा जानुहोस्: त्यहाँ तपाईंसँगै बसेर अनुरोध गरिन्छ।
passport-renewed = फाइलमा मेरो पुरानो पासपोर्ट छ
phone-country-title = यो नम्बर कुन देशको हो?
phone-country-other = यीमध्ये होइन: म सच्याउँछु
identity-assisted = कसैले मलाई मद्दत गर्दैछ
paper-empty = लेख्न यहाँ थिच्नुहोस्
paper-none = मसँग छैन
country-common = धेरैले छानेका
country-letters = अक्षरअनुसार देश
country-missing = मेरो देश यहाँ छैन
country-missing-detail = तपाईंसँग शरणार्थी वा राज्यविहीन व्यक्तिको यात्रा कागजात छ? आफ्नो देश नभेटे कसैलाई बोलाउनुहोस्।
country-stateless = राज्यविहीन (यात्रा कागजात)
country-refugee = शरणार्थी (यात्रा कागजात)
country-close = नछानी फर्कनुहोस्

# Old e-mail.
old-email-title = AIMA सँग कुन इमेल छ?
old-email-lead = फाइल सुरु हुँदा दिइएको इमेल।
old-email-label = पुरानो इमेल
old-email-hint = गल्ती हुन सक्छ, वा अरू कसैको हुन सक्छ। जस्तो दिइएको थियो, त्यस्तै लेख्नुहोस्।
old-email-unknown = थाहा छैन
old-email-none = मैले इमेल दिएको छैन
old-email-helpers = मलाई मद्दत गर्ने व्यक्तिको हो

# New e-mail.
new-email-title = कुन इमेल चलाउन चाहनुहुन्छ?
new-email-lead = AIMA ले यो इमेलमा लेख्नेछ।
new-email-label = नयाँ इमेल
new-email-own = यो इमेल तपाईंको आफ्नै हो? कसैको मद्दत नलिई खोल्न सकिने इमेल दिनुहोस्।
resend-email-title = AIMA सँग कुन इमेल छ?
resend-email-lead = AIMA ले यो इमेलमा पैसा तिर्ने विवरण फेरि पठाउनेछ।
resend-email-label = तपाईंको इमेल
resend-email-own = यो इमेल खोल्न सक्नुहुन्छ? नसके “फर्कनुहोस्” थिच्नुहोस् र “मेरो इमेल सच्याउने” छान्नुहोस्।
email-suggestion-title = अर्को इमेल लेख्न खोज्नुभएको हो?
email-suggestion-accept = हो, यो हो
email-suggestion-keep = होइन, यही ठीक हो
same-email-title = एउटै इमेल दुई पटक लेख्नुभयो
same-email-detail = यो इमेल ठीक भए AIMA ले पैसा तिर्ने विवरण फेरि पठाउन सक्छ।
same-email-resend = हो, विवरण फेरि पठाउनुहोस्
same-email-change = होइन, अर्कै इमेल दिन्छु

# Check.
check-title = सबै ठीक छ?
check-lead-correct-email = अनुरोध: इमेल सच्याउने। पठाउनुअघि बिस्तारै पढ्नुहोस्।
check-lead-resend = अनुरोध: पैसा तिर्ने विवरण फेरि पठाउने। पठाउनुअघि बिस्तारै पढ्नुहोस्।
check-lead-reactivate = अनुरोध: फाइल फेरि चालु गर्ने। पठाउनुअघि बिस्तारै पढ्नुहोस्।
check-lead-closed = अनुरोध: AIMA ले फाइल बन्द छ भनी लेख्यो। पठाउनुअघि बिस्तारै पढ्नुहोस्।
check-identity = तपाईं को हो
check-old-email = AIMA सँग भएको इमेल
check-old-email-unknown = थाहा छैन
check-old-email-none = इमेल दिइएको थिएन
check-old-email-helpers = मलाई मद्दत गर्ने व्यक्तिको हो
check-new-email = नयाँ इमेल
check-resend-email = विवरण जाने इमेल
check-assisted = मद्दत
check-assisted-yes = कसैले मलाई मद्दत गर्दैछ
check-passport-renewed = फाइलमा पुरानो पासपोर्ट छ
check-change = बदल्नुहोस्
check-change-what = बदल्नुहोस्: { $what }
check-statement-title = पठाएर तपाईं यो घोषणा गर्नुहुन्छ
check-statement-means = यो सरकारी भाषा पोर्चुगिजमा छ। यसको अर्थ:
reactivation-statement = मेरो निवेदन (manifestação de interesse) फिर्ता लिने मेरो मनसाय थिएन भनी म घोषणा गर्छु, र मेरो फाइल फेरि चालु गरिदिन अनुरोध गर्छु।
closed-counter = यो अनुरोध सधैँ काउन्टरमा सकिन्छ: AIMA को कसैले तपाईंसँगै बसेर फाइल हेर्नुपर्छ। मेसिनले अनुरोध दर्ता गर्छ र त्यहाँ देखाउन रसिद दिन्छ।

# Not saved.
not-saved-title = अनुरोध दर्ता भएन
not-saved-nothing-kept = केही पनि दर्ता भएन। AIMA ले यो अनुरोध पाएन।
not-saved-what-now = अब के गर्न सकिन्छ
not-saved-try-again = फेरि प्रयास गर्नुहोस्: तपाईंले लेखेको कुरा यहीँ छ।
not-saved-counter = भएन भने काउन्टरमा जानुहोस्: त्यहाँ यही अनुरोध गर्न सकिन्छ।

# Done.
done-title = तपाईंको अनुरोध दर्ता भयो
done-title-several = तपाईंका अनुरोधहरू दर्ता भए
done-keep-code =
    { $requests ->
        [1] यो कोड जोगाएर राख्नुहोस्, वा फोटो खिच्नुहोस्।
       *[other] यी कोडहरू जोगाएर राख्नुहोस्, वा फोटो खिच्नुहोस्।
    }
done-new-email = नयाँ इमेल:
address-begins = सुरुमा { $begins }
address-begins-at = सुरुमा { $begins }, @ पछि { $domain }
done-show-address = देखाउनुहोस्
done-person = व्यक्ति { $number }: { $kind }
done-person-alone = व्यक्ति { $number }
done-another-person = अर्को व्यक्तिका लागि पनि यही
another-person-title = AIMA ले त्यो व्यक्तिलाई कुन इमेलमा लेखोस्?
another-person-detail = तपाईंले लेखेका नम्बर अब मेटिन्छन्। दर्ता भएका अनुरोध जस्ताको तस्तै रहन्छन्।
another-person-yes = उही इमेलमा
another-person-own = अर्को इमेलमा
another-person-no = अरू कोही छैन: यहीँ बस्छु
done-qr = अनुरोधको अवस्था हेर्ने QR कोड
done-qr-opens = पृष्ठ खोल्छ
fact-saved = { $time } बजे यो मेसिनमा दर्ता भयो
fact-printing = रसिद छापिँदैछ…
fact-printed = रसिद छापियो। साथमा लैजानुहोस्।
fact-not-printed = रसिद छापिएन
fact-not-printed-photo = तैपनि अनुरोध दर्ता भयो। कोडको फोटो खिच्नुहोस्।
fact-unconfirmed = रसिद निस्कियो कि निस्किएन थाहा छैन
fact-unconfirmed-detail = प्रिन्टरमा हेर्नुहोस्। छैन भने कर्मचारीसँग अर्को प्रति माग्नुहोस्।
fact-delivered = AIMA मा पुग्यो
fact-not-delivered = AIMA मा अझै पुगेको छैन
fact-not-delivered-detail = मेसिनले आफैँ पठाउँछ। तपाईंले यहाँ पर्खनु पर्दैन।
print-again = फेरि छाप्नुहोस्
fact-short-saved = { $time } बजे दर्ता भयो
fact-short-printing = छापिँदैछ…
fact-short-printed = रसिद छापियो
fact-short-not-printed = छापिएन
fact-short-unconfirmed = सायद छापिएन
fact-short-delivered = AIMA ले पायो
fact-short-not-delivered = AIMA मा अझै पुगेन
no-receipt = रसिद निस्किएन। कोडको फोटो खिच्नुहोस्, कागजमा लेख्नुहोस्, वा कर्मचारीलाई देखाउनुहोस्: उहाँहरू छाप्न सक्नुहुन्छ।
done-another-reactivate = मेरो फाइल पनि फेरि चालु गर्ने
done-another-correct-email = मेरो इमेल पनि सच्याउने

# Track.
track-title = अनुरोध हेर्ने
track-lead = रसिदमा भएको कोड लेख्नुहोस्।
track-label = ट्र्याकिङ कोड
track-hint = 12 अक्षर र अङ्क। बीचका धर्का लेख्नु पर्दैन।
track-look-up = अवस्था हेर्नुहोस्
track-looking-up = खोजिँदैछ…
track-another = अर्को अनुरोध हेर्नुहोस्
track-offline = मेसिनमा नेटवर्क छैन, त्यसैले अहिले अवस्था हेर्न सकिँदैन। फोनबाट रसिदको QR कोड खोल्नुहोस्, वा पछि प्रयास गर्नुहोस्।
track-slow-down = छोटो समयमा धेरै पटक खोजियो। एक मिनेट पर्खेर फेरि प्रयास गर्नुहोस्।

# Help: what each screen wants.
help-title = मद्दत
help-staff = कुनै मान्छेको मद्दत चाहियो? “कसैलाई बोलाउनुहोस्” थिच्नुहोस्, वा काउन्टरमा जानुहोस्। यो मेसिनले तपाईंलाई केही मिनेट पर्खन्छ।
help-close = मद्दत बन्द गर्नुहोस्
help-welcome = सबैभन्दा राम्रोसँग पढ्न सक्ने भाषा थिच्नुहोस्। यहाँ AIMA सँग भएको इमेल सच्याउन, फाइल फेरि चालु गर्न माग्न, वा पहिलेको अनुरोध हेर्न सकिन्छ। पैसा लाग्दैन।
help-purpose = गर्नुपर्ने काम थिच्नुहोस्। थाहा छैन वा इमेल छैन भने “कसैलाई बोलाउनुहोस्” थिच्नुहोस्: कर्मचारीले मद्दत गर्नुहुन्छ।
help-privacy = तपाईंको विवरणलाई के गरिन्छ, यो स्क्रिनले बताउँछ। अगाडि बढ्न “अगाडि जानुहोस्” थिच्नुहोस्।
help-identity = यीमध्ये दुई नम्बरबाट AIMA ले तपाईंको फाइल भेट्छ। धेरै नम्बर भए अझ राम्रो। नम्बर लेख्न कागजको नाम थिच्नुहोस्। कागजपत्र निकाल्न सक्नुहुन्छ: समय छ।
help-identity-passport = नम्बर तपाईंको फोटो भएको पानामा माथि र फेरि तल हुन्छ। त्यो पाना स्क्यानरमा राख्न सक्नुहुन्छ। पासपोर्ट नभए “मसँग छैन” थिच्नुहोस्।
help-identity-nif = NIF मा 9 अङ्क हुन्छन्। Finanças को कार्ड वा चिठीमा हुन्छ। नभए “मसँग छैन” थिच्नुहोस्।
help-identity-niss = NISS मा 11 अङ्क हुन्छन्। तपाईंको तलबको पर्चीमा हुन्छ। नभए “मसँग छैन” थिच्नुहोस्।
help-identity-phone = तपाईंले AIMA लाई दिएको नम्बर हो, अहिले नचलाए पनि। याद नभए “मसँग छैन” थिच्नुहोस्।
help-old-email = तपाईंको फाइलमा भएको इमेल हो, गल्ती भए पनि वा मद्दत गर्ने व्यक्तिको भए पनि। थाहा नभए “थाहा छैन” थिच्नुहोस्।
help-new-email = दिनदिनै चलाउने इमेल लेख्नुहोस्, जस्तै तपाईंको फोनमा भएको। इमेलको बीचमा सधैँ @ हुन्छ। इमेल नभए “कसैलाई बोलाउनुहोस्” थिच्नुहोस्।
help-check = नम्बरहरू आफ्ना कागजपत्रसँग भिडाउनुहोस्। सच्याउन “बदल्नुहोस्” थिच्नुहोस्। सबै ठीक भएपछि “अनुरोध पठाउनुहोस्” थिच्नुहोस्।
help-not-saved = अनुरोध दर्ता भएन। फेरि प्रयास गर्नुहोस्, वा काउन्टरमा अनुरोध गर्नुहोस्।
help-done = रसिद लिनुहोस्, वा कोडको फोटो खिच्नुहोस्। QR कोड र फोनबाट अनुरोधको के भयो हेर्न सकिन्छ। त्यसपछि “सिध्याउनुहोस्” थिच्नुहोस्।
help-track = कोड रसिदमा “ट्र्याकिङ कोड” मुनि छ। त्यो लेखेर “अवस्था हेर्नुहोस्” थिच्नुहोस्।

# Idle.
idle-title = तपाईं अझै यहीँ हुनुहुन्छ?
idle-why = तपाईंको विवरण जोगाउन, लेखेको कुरा मेटिनेछ।
idle-why-done = तपाईंको विवरण जोगाउन यो स्क्रिन बन्द हुनेछ। अनुरोध दर्ता नै रहन्छ।
idle-seconds = बाँकी समय: { $seconds } सेकेन्ड
idle-stay = म अझै यहीँ छु
idle-start-again = मेटाएर फेरि सुरु गर्नुहोस्
idle-minutes = बाँकी समय: { $minutes } मिनेट

# Leaving, where something would be lost.
leave-typed-title = साँच्चै बाहिर जाने हो?
leave-typed = तपाईंले लेखेको कुरा मेटिनेछ। पहिले दर्ता भएको कुरा दर्ता नै रहन्छ।
leave-typed-stay = अनुरोध जारी राख्नुहोस्
leave-typed-anyway = मेटाएर बाहिर जानुहोस्
leave-printing-title = रसिद अझै निस्कँदैछ
leave-printing = केही सेकेन्ड पर्खेर रसिद लैजानुहोस्। यो तपाईंको अनुरोधको प्रमाण हो।
leave-printing-stay = रसिद पर्खनुहोस्
leave-printing-anyway = रसिद नलिई जानुहोस्
leave-no-receipt-title = कोडको फोटो खिच्नुभयो वा लेख्नुभयो?
leave-no-receipt = रसिद निस्किएन। बाहिर गएपछि कोड यहाँ फेरि देखिँदैन। कोड नभए अनुरोध भेट्टाउन गाह्रो हुन्छ।
leave-no-receipt-stay = कोडमा फर्कनुहोस्
leave-no-receipt-anyway = कोड मसँग छ: बाहिर जान्छु
leave-not-saved-title = अनुरोध नगरी जाने हो?
leave-not-saved = अनुरोध दर्ता भएन। बाहिर गए तपाईंले लेखेको कुरा मेटिन्छ। काउन्टरमा यही अनुरोध गर्न सकिन्छ।
leave-not-saved-stay = फर्केर फेरि प्रयास गर्नुहोस्
leave-not-saved-anyway = मेटाएर बाहिर जानुहोस्

# An answer that takes its time.
slow-answer = अलि समय लाग्छ। पर्खनुहोस्, वा “फर्कनुहोस्” थिच्नुहोस्।
slow-saving = अनुरोध अझै दर्ता हुँदैछ। कृपया पर्खनुहोस्।

# The passport reader.
reader-passport = पासपोर्ट पढियो। नम्बर मिलेको छ कि हेर्नुहोस्।
reader-visa = यो भिसा हो। पासपोर्टको फोटो भएको पाना स्क्यानरमा राख्नुहोस्।
reader-residence-card = यो रेसिडेन्स कार्ड (título de residência) हो। पासपोर्ट राख्नुहोस्।
reader-identity-card = यो परिचयपत्र हो। पासपोर्ट राख्नुहोस्।
reader-other-card = यो कार्डले यहाँ काम गर्दैन। पासपोर्ट राख्नुहोस्।
reader-long-number = यो कागजको नम्बर स्क्यानरका लागि धेरै लामो छ। पासपोर्ट नम्बर लेख्नुहोस्।
reader-misread = पासपोर्ट राम्रोसँग पढिएन। फेरि स्क्यानरमा राख्नुहोस्।
reader-unknown = स्क्यानरले हामीले नचिनेको कुरा पढ्यो। पासपोर्टको फोटो भएको पाना राख्नुहोस्, वा नम्बर लेख्नुहोस्।
reader-tracking-code = यो रसिदको कोड हो। यहाँ पासपोर्ट चाहिन्छ।
reader-no-code = यो रसिदको कोड होइन। रसिदको QR कोड स्क्यानरमा राख्नुहोस्, वा कोड लेख्नुहोस्।
reader-not-here = यो स्क्रिनमा स्क्यानर चाहिँदैन।
reader-question = पहिले स्क्रिनको प्रश्नको जवाफ दिनुहोस्।

### Page: the code to the new mailbox

code-title = तपाईंले पाएको कोड लेख्नुहोस्
code-title-waiting = हामी तपाईंलाई कोड पठाउँछौँ
code-spent-title = तपाईंलाई अर्को कोड चाहिन्छ
code-lead = भर्खरै 6 अङ्क भएको इमेल यहाँ पठायौँ:
code-lead-waiting = एकैछिनमा 6 अङ्क भएको इमेल यहाँ पठाउँछौँ:
code-address-wrong = इमेल गलत छ? “फर्कनुहोस्” थिचेर सच्याउनुहोस्।
code-label = 6 अङ्कको कोड
code-hint = AIMA को इमेलमा छ, जस्तै तपाईंको फोनमा। स्प्याम (Spam) फोल्डरमा पनि हेर्नुहोस्।
code-resend = अर्को कोड पठाउनुहोस्
code-resend-wait = { $seconds } सेकेन्डपछि अर्को कोड
code-first-wait = { $seconds } सेकेन्डपछि कोड जान्छ
code-skip = यहाँ मेरो इमेल खोल्न सक्दिनँ
code-sending = कोड पठाइँदैछ…
one-moment = एकछिन पर्खनुहोस्…
code-sent-again = अर्को कोड पठायौँ। पहिलेको कोड अब चल्दैन।
code-offline = मेसिनले AIMA सँग सम्पर्क गर्न सकेन। फेरि प्रयास गर्नुहोस्, वा कोडबिना अगाडि बढ्न “यहाँ मेरो इमेल खोल्न सक्दिनँ” थिच्नुहोस्।
code-slow-down = छोटो समयमा धेरै पटक प्रयास भयो। अलि पर्खनुहोस्, वा कोडबिना अगाडि बढ्न “यहाँ मेरो इमेल खोल्न सक्दिनँ” थिच्नुहोस्।
error-code-form = कोडमा 6 अङ्क हुन्छन्। घटी वा बढी छ कि हेर्नुहोस्।
error-code-wrong =
    { $tries ->
        [1] कोड मिलेन। अझै एक पटक प्रयास गर्न सकिन्छ।
        [2] कोड मिलेन। अझै दुई पटक प्रयास गर्न सकिन्छ।
       *[other] कोड मिलेन। पाएको इमेलसँग भिडाएर हेर्नुहोस्।
    }
error-code-spent = यो कोड अब चल्दैन। “अर्को कोड पठाउनुहोस्” थिच्नुहोस्।
check-mailbox-confirmed = कोडबाट पुष्टि भयो
check-mailbox-skipped = अझै पुष्टि भएको छैन। AIMA ले यो इमेलमा लिङ्क पठाउनेछ: त्यो खोलेर पुष्टि गर्नुहोस्।
check-mailbox-offline = अहिले कोड पठाउन सकिएन। AIMA ले यो इमेलमा लिङ्क पठाउनेछ: त्यो खोलेर पुष्टि गर्नुहोस्।
help-confirm-code = आफ्नो इमेल खोल्नुहोस्, जस्तै फोनमा, र AIMA को सन्देश खोज्नुहोस्। त्यसका 6 अङ्क यहाँ लेख्नुहोस्। इमेल खोल्न नसके “यहाँ मेरो इमेल खोल्न सक्दिनँ” थिच्नुहोस्: AIMA ले पछि लिङ्क पठाउँछ।

### Page: call for help

help-call = कसैलाई बोलाउनुहोस्
help-call-again = फेरि बोलाउनुहोस्
help-call-calling = काउन्टरलाई खबर गर्दैछौँ…
help-call-called = काउन्टरमा खबर पुग्यो। कृपया यहीँ पर्खनुहोस्। अझै कसैले जवाफ दिएको छैन।
help-call-late = काउन्टरमा खबर पुग्यो, तर अझै कसैले जवाफ दिएको छैन। अझ पर्खनुहोस्, वा काउन्टरमा जानुहोस्।
help-call-coming = कोही आउँदै हुनुहुन्छ। कृपया यहीँ पर्खनुहोस्।
help-call-offline = मेसिनले काउन्टरलाई खबर गर्न सकेन। कृपया काउन्टरमा जानुहोस्।
help-call-ended = काउन्टरमा तपाईंको बोलाहट बन्द गरियो। अझै मद्दत चाहिए फेरि बोलाउनुहोस्।
call-calling = काउन्टरलाई बोलाउँदै…
call-called = काउन्टरमा खबर पुग्यो। यहीँ पर्खनुहोस्।
call-late = अझै कसैले जवाफ दिएको छैन। पर्खनुहोस्, वा काउन्टरमा जानुहोस्।
call-coming = कोही आउँदै हुनुहुन्छ। यहीँ पर्खनुहोस्।
call-offline = जवाफ आएन। कृपया काउन्टरमा जानुहोस्।
call-ended = काउन्टरमा तपाईंको बोलाहट बन्द गरियो।
call-end = बोलाउन छोड्नुहोस्

### Page: reading aloud, and the keys of a pad

speech = पढेर सुनाउनुहोस्
speech-stop = पढ्न रोक्नुहोस्
speech-repeat = फेरि पढ्नुहोस्
speech-slower = बिस्तारै बोल्नुहोस्
speech-faster = छिटो बोल्नुहोस्
speech-louder = आवाज बढाउनुहोस्
speech-softer = आवाज घटाउनुहोस्
speech-dark = अँध्यारो स्क्रिन
speech-words = हरेक अक्षरसँग एउटा शब्द
speech-keys = बटनहरू जाँच्नुहोस्
keys-detail = प्याडको जुनसुकै बटन थिच्नुहोस्: त्यसले के गर्छ, यहाँ भनिन्छ र देखाइन्छ। अगाडि बढ्न “फर्कनुहोस्” दुई पटक थिच्नुहोस्।
speech-on = यो मेसिनले पढेर सुनाइरहेको छ। “अर्को” र “अघिल्लो” ले एउटाबाट अर्कोमा लैजान्छन्, “छान्नुहोस्” ले त्यसलाई थिच्छ, “मद्दत” ले स्क्रिन बुझाउँछ।
speech-off = पढेर सुनाउने काम सकियो।
speech-private = यो सुन्न हेडफोन लगाउनुहोस्।
speech-voice = यस भाषाको आवाज छैन। पोर्चुगिज आवाजले पढ्छ।
ear-button = बटन
ear-field = यहाँ लेख्नुहोस्
ear-chosen = छानिएको
ear-not-chosen = छानिएको छैन
ear-unavailable = अहिले हुँदैन
ear-empty = अहिलेसम्म केही लेखिएको छैन
ear-deleted = मेटाइयो
ear-receipt = रसिदमा लेखिएको छ:
ear-keyboard = तल किबोर्ड छ: त्यसका बटनसम्म पुग्न “अर्को” थिच्दै जानुहोस्।
pad-previous = अघिल्लो: एउटा पछाडि
pad-next = अर्को: एउटा अगाडि
pad-up = माथि: एक पङ्क्ति माथि
pad-down = तल: एक पङ्क्ति तल
pad-select = छान्नुहोस्: जहाँ हुनुहुन्छ त्यसलाई थिच्छ
pad-back = फर्कनुहोस्: अघिल्लो स्क्रिनमा
pad-help = मद्दत: स्क्रिन बुझाउँछ
pad-speech = आवाज: पढेर सुनाउन सुरु र बन्द गर्छ

### Field errors

error-nif-length = NIF मा 9 अङ्क हुन्छन्। घटी वा बढी छ कि हेर्नुहोस्।
error-nif-check = यो NIF को एउटा अङ्क मिलेन। कागजसँग भिडाउनुहोस्।
error-nif-company = यो NIF कम्पनीको हो। आफ्नै NIF लेख्नुहोस्।
error-nif-placeholder = यो नम्बर उदाहरण मात्र हो। आफ्नै NIF लेख्नुहोस्।
error-nif-prefix = व्यक्तिको NIF 1, 2, 3 वा 45 बाट सुरु हुन्छ। कागजसँग भिडाउनुहोस्।
error-niss-length = NISS मा 11 अङ्क हुन्छन्। घटी वा बढी छ कि हेर्नुहोस्।
error-niss-check = यो NISS को एउटा अङ्क मिलेन। कागजसँग भिडाउनुहोस्।
error-niss-prefix = व्यक्तिको NISS 1 बाट सुरु हुन्छ। कागजसँग भिडाउनुहोस्।
error-niss-placeholder = यो नम्बर उदाहरण मात्र हो। आफ्नै NISS लेख्नुहोस्।
error-passport-form = पासपोर्ट नम्बरमा 6 देखि 9 अक्षर र अङ्क हुन्छन्। आफ्नो पासपोर्टसँग भिडाउनुहोस्।
error-passport-mrz = पासपोर्ट राम्रोसँग पढिएन। फेरि स्क्यानरमा राख्नुहोस्, वा नम्बर मात्र लेख्नुहोस्।
error-passport-other-paper = यो पासपोर्ट होइन। पासपोर्ट स्क्यानरमा राख्नुहोस्, वा नम्बर मात्र लेख्नुहोस्।
error-country-missing = पासपोर्ट दिने देश छान्नुहोस्।
error-country-unknown = यो देश हामीले चिनेनौँ। सूचीबाट एउटा छान्नुहोस्।
error-phone-invalid = फोन नम्बर हेर्नुहोस्। अर्को देशको भए + र देशको कोडबाट सुरु गर्नुहोस्।
error-identity-need-two = नम्बर पुगेन: तपाईंको फाइल खोज्न कम्तीमा दुईवटा चाहिन्छ।
error-paper-empty = नम्बर लेख्नुहोस्, वा “मसँग छैन” थिच्नुहोस्।
error-email-empty = इमेल लेख्नुहोस्।
error-email-form = इमेल हेर्नुहोस्। name@example.pt जस्तो हुनुपर्छ, खाली ठाउँ नछोडी।
error-email-too-long = यो इमेल धेरै लामो छ। दुई पटक लेखियो कि हेर्नुहोस्।
error-email-invisible = इमेलमा नदेखिने चिह्न छन्। सबै मेटाएर फेरि लेख्नुहोस्।
error-email-mixed-script = इमेलमा फरक-फरक लिपिका अक्षर मिसिएका छन्। सबै मेटाएर फेरि लेख्नुहोस्।
error-email-domain = @ पछिको भाग हेर्नुहोस्, जस्तै gmail.com।
error-email-same = एउटै इमेल दुई पटक लेख्नुभयो। अर्को लेख्नुहोस्, वा विवरण फेरि माग्नुहोस्।
error-tracking-code = कोड पूरा छैन, वा एउटा अक्षर मिलेन। रसिदसँग भिडाउनुहोस्।
error-other = यहाँ लेखेको कुरा फेरि हेर्नुहोस्।

### Faults: what the person reads, what staff read

fault-configuration-person = यो मेसिन अहिले चलाउन मिल्दैन।
fault-not-enrolled-person = यो मेसिन अझै चालु भएको छैन।
fault-paused-person = कर्मचारीले यो मेसिन केही समय रोक्नुभएको छ।
fault-disk-full-person = मेसिनमा अनुरोध राख्ने ठाउँ छैन।
fault-storage-read-only-person = मेसिनले अनुरोध दर्ता गर्न सक्दैन।
fault-storage-damaged-person = मेसिनले अनुरोध दर्ता गर्न सक्दैन।
fault-storage-newer-person = मेसिनले अनुरोध दर्ता गर्न सक्दैन।
fault-storage-failing-person = मेसिनले अनुरोध दर्ता गर्न सक्दैन।
fault-storage-salvaged-person = यो मेसिन चलिरहेको छ।
fault-storage-copy-lags-person = यो मेसिन चलिरहेको छ।
fault-request-unknown-person = यो मेसिन चलिरहेको छ।
fault-identity-unusable-person = यो मेसिन तयार छैन।
fault-already-running-person = यो मेसिन तयार छैन।
fault-no-network-person = मेसिनमा नेटवर्क छैन। अनुरोध दर्ता हुन्छन् र पछि जान्छन्।
fault-central-refuses-person = मेसिनले अहिले AIMA मा अनुरोध पठाउन सक्दैन। अनुरोध दर्ता हुन्छन् र पछि जान्छन्।
fault-central-certificate-person = सम्पर्क AIMA सँगै हो भनी मेसिनले पक्का गर्न सकेन। सुरक्षाका लागि अनुरोध दर्ता हुन्छन् र पछि जान्छन्।
fault-central-certificate-expired-person = सम्पर्क AIMA सँगै हो भनी मेसिनले पक्का गर्न सकेन। सुरक्षाका लागि अनुरोध दर्ता हुन्छन् र पछि जान्छन्।
fault-central-failing-person = AIMA को सेवाले अहिले अनुरोध लिन सक्दैन। अनुरोध दर्ता हुन्छन् र पछि जान्छन्।
fault-central-partly-person = यो मेसिन चलिरहेको छ।
fault-configuration-refused-person = मेसिन AIMA को पहिलेको जानकारीले चलिरहेको छ।
fault-clock-person = मेसिनको घडी मिलेको छैन।
fault-printer-none-person = यो मेसिनमा प्रिन्टर छैन।
fault-printer-absent-person = प्रिन्टरले जवाफ दिँदैन।
fault-printer-out-of-paper-person = प्रिन्टरमा कागज छैन। कर्मचारीलाई भन्नुहोस्।
fault-printer-paper-low-person = प्रिन्टरमा कागज थोरै छ।
fault-printer-cover-open-person = प्रिन्टरको ढक्कन खुला छ। कर्मचारीलाई भन्नुहोस्।
fault-printer-jam-person = प्रिन्टरमा कागज अड्कियो। कर्मचारीलाई भन्नुहोस्।
fault-printer-stopped-person = प्रिन्टर रोकियो। कर्मचारीलाई भन्नुहोस्।
fault-printer-format-person = प्रिन्टरले यो रसिद लिँदैन।
fault-printer-stuck-person = प्रिन्टरले धेरै समय लगायो।
fault-printer-other-person = प्रिन्टरमा समस्या छ। कर्मचारीलाई भन्नुहोस्।
fault-receipt-layout-person = मेसिनले रसिद बनाउन सक्दैन।
fault-speech-missing-person = यो मेसिन चलिरहेको छ।
fault-speech-failing-person = यो मेसिन चलिरहेको छ।
date-in-words =
    { $month ->
        [1] { $day } जनवरी { $year }
        [2] { $day } फेब्रुअरी { $year }
        [3] { $day } मार्च { $year }
        [4] { $day } अप्रिल { $year }
        [5] { $day } मे { $year }
        [6] { $day } जुन { $year }
        [7] { $day } जुलाई { $year }
        [8] { $day } अगस्ट { $year }
        [9] { $day } सेप्टेम्बर { $year }
        [10] { $day } अक्टोबर { $year }
        [11] { $day } नोभेम्बर { $year }
       *[12] { $day } डिसेम्बर { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = इमेल सच्याउने
kind-reactivate = फाइल फेरि चालु गर्ने
kind-resend = पैसा तिर्ने विवरण फेरि पठाउने
kind-closed = AIMA को चिठी: फाइल बन्द छ

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = तपाईंको अनुरोध अझै आएको छैन
state-not-here-yet-detail = यो कोडको अनुरोध हामीले अझै पाएका छैनौँ। नेटवर्क नभए मेसिनले अनुरोध राख्छ र पछि पठाउँछ। केही घण्टापछि फेरि हेर्नुहोस्। कोड मिलेको छ कि पनि हेर्नुहोस्।
state-being-checked = तपाईंको अनुरोध जाँच हुँदैछ
state-being-checked-detail = तपाईंको अनुरोध पायौँ। जाँच { $until } सम्म पूरा हुन्छ। अर्को अनुरोध गर्नु पर्दैन।
state-being-checked-late = तपाईंको अनुरोध पायौँ। AIMA ले जाँच सिध्याउँदैछ, जवाफ चाँडै आउँछ। अर्को अनुरोध गर्नु पर्दैन।
state-done = AIMA ले अनुरोधको काम सक्यो
state-done-detail = यो यही अनुरोधको कुरा हो, रेसिडेन्सको निर्णय होइन। अब के हुन्छ, इमेलमा आउँछ। स्प्याम (Spam) फोल्डरमा पनि हेर्नुहोस्।
state-come-to-the-counter = कृपया काउन्टरमा आउनुहोस्
state-come-to-the-counter-detail = अगाडि बढ्न तपाईंसँग कुरा गर्नुपर्छ। पासपोर्ट र यो कोड लिएर AIMA अफिसको काउन्टरमा जानुहोस्।
state-stopped = अनुरोध रोकियो
state-stopped-detail = तपाईंको फाइल जस्तो थियो त्यस्तै छ। अनुरोध किन रोकियो थाहा नभए पासपोर्ट र यो कोड लिएर AIMA अफिसको काउन्टरमा जानुहोस्।

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = { $date } सम्म
step-now = अहिले
step-confirm = AIMA ले इमेलमा पठाउने लिङ्क खोल्नुहोस्। इमेल पठाएपछि समय 72 घण्टा छ। नखोले काउन्टरमा आउनुपर्छ।
step-confirm-here = माथिको बटन थिचेर यो इमेल पुष्टि गर्नुहोस्।
step-old-address = फाइलमा अहिले भएको इमेलमा पनि AIMA ले लेख्छ। त्यो खोल्न सके त्यहाँ “हो, यो मैले गरेको हुँ” थिच्नुहोस्।
step-answer-here = माथि “हो, यो मैले गरेको हुँ” वा “यो मैले गरेको होइन” थिच्नुहोस्।
step-checked = AIMA ले अनुरोध जाँच्छ।
step-checked-if-today =
    { $days ->
        [one] पुगेको एक कार्य दिनभित्र AIMA ले जाँच्छ; आज पुगे, { $date } सम्म।
       *[other] पुगेको { $days } कार्य दिनभित्र AIMA ले जाँच्छ; आज पुगे, { $date } सम्म।
    }
step-answer = AIMA ले जाँच सिध्याउँदैछ। जवाफ चाँडै आउँछ।
step-replaced = सबै ठीक भए, त्यसपछि AIMA ले नयाँ इमेलमा लेख्छ।
step-payment = सबै ठीक भए, AIMA ले पैसा तिर्ने विवरण र तिर्ने अन्तिम दिन इमेलमा पठाउँछ।
step-reactivated = सबै ठीक भए, AIMA ले तपाईंको फाइलमा भएको इमेलमा लेख्छ, र फाइल अगाडि बढ्छ।
step-counter = यो अनुरोधको काम काउन्टरमा, तपाईंकै अगाडि हुन्छ। पासपोर्ट र AIMA को सन्देश ल्याउनुहोस्।

### Receipt

receipt-office = एकीकरण, आप्रवासन र शरण निकाय
receipt-title = तपाईंको अनुरोधको रसिद
receipt-duplicate = दोस्रो प्रति
receipt-demo = नमुना (DEMO): मान्य छैन। सबै कुरा बनावटी हुन्।
receipt-code-label = ट्र्याकिङ कोड
receipt-saved = यो मेसिनमा दर्ता भयो: { $when }। अनुरोध AIMA मा पुग्यो कि हेर्न QR कोड स्क्यान गर्नुहोस्।
receipt-scan-domain = QR कोडले { $domain } खोल्छ। अर्कै ठेगाना देखिए अगाडि नबढ्नुहोस्।
receipt-time-label = मिति र समय
receipt-store-label = अफिस (Loja)
receipt-kiosk-label = मेसिन
receipt-new-email-label = नयाँ इमेल
receipt-next-title = अब के हुन्छ
receipt-hurry = हतार छ? काउन्टरमा पासपोर्ट र यो कोड देखाउनुहोस्।
receipt-safety-title = तपाईंको सुरक्षाका लागि
receipt-sender = AIMA को इमेल ठेगानाको अन्त्यमा { $senders } हुन्छ।
receipt-money = AIMA ले मेसिनमा वा QR कोडबाट कहिल्यै पैसा माग्दैन।
receipt-complaints-title = गुनासो पुस्तक (Livro Amarelo)
receipt-complaints = गुनासो, प्रशंसा वा सुझाव: काउन्टरमा वा { $site } मा।
receipt-complaints-counter = गुनासो, प्रशंसा वा सुझाव: काउन्टरमा।
receipt-complaints-site = गुनासो, प्रशंसा वा सुझाव: { $site } मा।

### Tracking page

tracking-title = तपाईंको अनुरोधको अवस्था
tracking-languages = भाषा
tracking-domain = यो पृष्ठको ठेगाना { $domain } हो। फोनमा अर्कै ठेगाना देखिए अगाडि नबढ्नुहोस्।
tracking-bad-code = कोड मिलेको छ कि हेर्नुहोस्
tracking-bad-code-detail = रसिदको कोडमा 12 अक्षर र अङ्क हुन्छन्, चार-चारका तीन भागमा। QR कोड फेरि स्क्यान गर्नुहोस्, वा रसिदमा जस्तो छ त्यस्तै कोड लेख्नुहोस्। भएन भने काउन्टरमा रसिद देखाउनुहोस्।
tracking-too-often = कृपया एक मिनेट पर्खनुहोस्
tracking-too-often-detail = धेरै जनाले एउटै नेटवर्क चलाइरहेका छन्। एक मिनेटपछि यो पृष्ठ फेरि खोल्नुहोस्।
tracking-unavailable = अहिले अवस्था देखाउन सकिँदैन
tracking-unavailable-detail = केही मिनेटपछि यो पृष्ठ फेरि खोल्नुहोस्। अर्को अनुरोध गर्नु पर्दैन।

### Mail

# Every mail.
mail-demo = नमुना (DEMO): यो इमेलमा सबै कुरा बनावटी हुन्, मान्य छैनन्।
mail-no-reply = यो इमेलको जवाफ नपठाउनुहोस्: जवाफ कसैले पढ्दैन। मद्दत चाहिए AIMA अफिसको काउन्टरमा जानुहोस्।
mail-link-copy = बटनले काम नगरे यो ठेगाना कपी गरेर ब्राउजरमा राख्नुहोस्:

# The six digits.
mail-code-subject = AIMA मेसिनका लागि तपाईंको कोड
mail-code-title = तपाईंको कोड
mail-code-intro = AIMA मेसिनमा यी 6 अङ्क लेख्नुहोस्:
mail-code-valid =
    { $minutes ->
        [one] कोड एक मिनेट चल्छ।
       *[other] कोड { $minutes } मिनेट चल्छ।
    }
mail-code-secret = AIMA को कसैले तपाईंसँग यो कोड माग्दैन। मेसिनमा मात्र लेख्नुहोस्।
mail-code-not-you = तपाईंले AIMA मेसिन चलाउनुभएको छैन? त्यसो भए केही नगर्नुहोस्: कोडबिना केही बदलिँदैन।

# The link that confirms a new address.
mail-confirm-link-subject = आफ्नो नयाँ इमेल पुष्टि गर्नुहोस्
mail-confirm-link-title = यो इमेल तपाईंको हो?
mail-confirm-link-intro = AIMA को मेसिनमा यो इमेल नयाँ इमेल भनी दिइएको छ। पुष्टि गर्न पृष्ठ खोल्नुहोस् र त्यहाँको बटन थिच्नुहोस्।
mail-confirm-link-open = यो इमेल पुष्टि गर्नुहोस्
mail-confirm-link-valid =
    { $hours ->
        [one] लिङ्क एक घण्टा चल्छ।
       *[other] लिङ्क { $hours } घण्टा चल्छ।
    }
mail-confirm-link-later = त्यसपछि भए पासपोर्ट र यो कोड लिएर AIMA अफिसको काउन्टरमा जानुहोस्।
mail-confirm-link-not-you = यो अनुरोध तपाईंले गर्नुभएको होइन? त्यसो भए केही नगर्नुहोस्: पुष्टि नगरे यो इमेल प्रयोग हुँदैन।

# The notice to the registered address.
mail-old-address-subject = यो तपाईंले गर्नुभएको हो? AIMA मा तपाईंको फाइलबारे अनुरोध
mail-old-address-title = यो अनुरोध तपाईंले गर्नुभएको हो?
mail-old-address-correct-email = AIMA को मेसिनमा कसैले तपाईंको फाइलका सन्देश अबदेखि अर्को इमेलमा पठाउन अनुरोध गरेको छ।
mail-old-address-reactivate = AIMA को मेसिनमा कसैले तपाईंको फाइल फेरि चालु गर्न अनुरोध गरेको छ।
mail-old-address-resend = AIMA को मेसिनमा कसैले तपाईंको फाइलको पैसा तिर्ने विवरण फेरि पठाउन अनुरोध गरेको छ।
mail-old-address-closed = AIMA को मेसिनमा कसैले AIMA बाट सन्देश आएको बताएको छ: तपाईंको फाइल बन्द छ।
mail-old-address-yes = हो, यो मैले गरेको हुँ
mail-old-address-no = यो मैले गरेको होइन
mail-old-address-press = हरेक बटनले एउटा पृष्ठ खोल्छ, त्यहाँ जवाफ पुष्टि गर्नुहोस्। पृष्ठ खोल्दैमा केही बदलिँदैन।
mail-old-address-until = AIMA ले अनुरोध जाँच्न नसकुन्जेल केही बदलिँदैन।
mail-old-address-if-no = तपाईंले गरेको होइन भने अनुरोध रोकिन्छ, र तपाईंको फाइल जस्तो छ त्यस्तै चल्छ।

# What a correction or a resend was for.
mail-payment-data-subject = अपोइन्टमेन्टका लागि पैसा तिर्ने विवरण
mail-payment-data-title = पैसा तिर्ने विवरण
mail-payment-data-intro = तपाईंले मागेको विवरण यही हो। पैसा तिरेपछि AIMA ले तपाईंको अपोइन्टमेन्ट तय गर्छ।
mail-payment-data-reference = रेफरेन्स (Referência)
mail-payment-data-amount = रकम
mail-payment-data-deadline = तिर्ने अन्तिम दिन
mail-payment-data-working-days =
    { $days ->
        [one] यो एक कार्य दिन हो: शनिबार, आइतबार र सार्वजनिक बिदा गनिँदैन।
       *[other] यो { $days } कार्य दिन हो: शनिबार, आइतबार र सार्वजनिक बिदा गनिँदैन।
    }
mail-payment-data-pay = रेफरेन्स राखेर ठ्याक्कै यति रकम तिर्नुहोस्: Multibanco (ATM) मा वा आफ्नो बैंकबाट।
mail-payment-data-keep = पैसा तिरेको प्रमाण जोगाएर राख्नुहोस्।
mail-payment-data-wait = अपोइन्टमेन्टको दिन र समय लेखिएको AIMA को इमेल पर्खनुहोस्। स्प्याम (Spam) फोल्डरमा पनि हेर्नुहोस्।
mail-payment-data-late = समय सकियो, वा तिर्न सक्नुभएन? पासपोर्ट र यो कोड लिएर AIMA अफिसको काउन्टरमा जानुहोस्।
mail-payment-data-calendar = साथको फाइलले अन्तिम दिन तपाईंको फोनको क्यालेन्डरमा राख्छ।

# Three working days before the last day to pay.
mail-payment-reminder-subject = पैसा तिर्ने अन्तिम दिन नजिक छ
mail-payment-reminder-title = पैसा तिर्ने अन्तिम दिन नजिक छ
mail-payment-reminder-intro =
    { $days ->
        [one] AIMA को अपोइन्टमेन्टको पैसा तिर्न { $days } कार्य दिन बाँकी छ।
       *[other] AIMA को अपोइन्टमेन्टको पैसा तिर्न { $days } कार्य दिन बाँकी छन्।
    }
mail-payment-reminder-paid = पैसा तिरिसक्नुभयो? त्यसो भए केही गर्नु पर्दैन; तिरेको प्रमाण राख्नुहोस्।

# The day in a calendar.
calendar-payment-summary = AIMA: पैसा तिर्ने अन्तिम दिन
calendar-payment-detail = विवरण AIMA को इमेलमा छ। तिर्न नसके पासपोर्ट लिएर AIMA को काउन्टरमा जानुहोस्।
amount-in-euros = { $number } युरो

# The case is pending again.
mail-reactivated-subject = AIMA मा तपाईंको फाइल फेरि चालु भयो
mail-reactivated-title = तपाईंको फाइल फेरि चालु भयो
mail-reactivated-intro = फाइलको काम फेरि चल्दैछ। अर्को अनुरोध गर्नु पर्दैन।
mail-reactivated-wait = पैसा तिर्ने र अपोइन्टमेन्ट लिने बेला भएपछि AIMA ले यो इमेलमा विवरण पठाउँछ। स्प्याम (Spam) फोल्डरमा पनि हेर्नुहोस्।

# Staff have to look at it with the person.
mail-come-to-counter-subject = कृपया AIMA काउन्टरमा आउनुहोस्
mail-come-to-counter-title = कृपया काउन्टरमा आउनुहोस्

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = AIMA मा तपाईंको फाइलको इमेल फिर्ता राखियो
mail-address-restored-title = तपाईंको इमेल फिर्ता राखियो
mail-address-restored-intro = AIMA काउन्टरमा, तपाईंको पासपोर्ट हेरेर, तपाईंको फाइलमा यो इमेल फिर्ता राखियो। यो चाहिँ हटाइयो:
mail-address-restored-replaced = हटाइएको इमेल
mail-address-restored-quiet = एक कार्य दिनसम्म AIMA ले यहाँ अरू केही पठाउँदैन।
mail-address-restored-wrong = यो तपाईंले गर्नुभएको होइन? पासपोर्ट लिएर AIMA अफिसको काउन्टरमा जानुहोस्।
mail-address-replaced-subject = AIMA ले अब यो इमेल चलाउँदैन
mail-address-replaced-title = यो इमेल हटाइयो
mail-address-replaced-intro = AIMA काउन्टरमा एउटा फाइलबाट यो इमेल हटाइयो। त्यो फाइलबारे AIMA ले यहाँ अरू केही पठाउँदैन।
mail-address-replaced-wrong = फाइल तपाईंको हो? पासपोर्ट लिएर AIMA अफिसको काउन्टरमा जानुहोस्।

### Links in mails: what is asked, and what a press did

mailbox-title = AIMA लाई तपाईंको जवाफ
mailbox-confirm-title = आफ्नो इमेल पुष्टि गर्नुहोस्
mailbox-confirm-detail = AIMA को मेसिनमा कसैले यो इमेल दियो। तपाईंले दिएको हो भने, यो इमेल तपाईंकै हो भनी पुष्टि गर्न बटन थिच्नुहोस्।
mailbox-confirm-button = हो, यो इमेल मेरो हो
mailbox-confirm-done = तपाईंको इमेल पुष्टि भयो
mailbox-confirm-done-detail = अरू केही गर्नु पर्दैन। अनुरोधको अवस्था हेर्न रसिदको QR कोड स्क्यान गर्नुहोस्।
mailbox-yes-title = यो अनुरोध तपाईंले गर्नुभएको हो?
mailbox-yes-detail = यो इमेल भएको फाइलबारे AIMA को मेसिनमा कसैले अनुरोध गरेको छ। तपाईंले गरेको हो भने मात्र बटन थिच्नुहोस्।
mailbox-yes-button = हो, यो मैले गरेको हुँ
mailbox-yes-done = धन्यवाद: तपाईंको जवाफ दर्ता भयो
mailbox-yes-done-detail = अनुरोध तपाईंकै हो भनी AIMA लाई थाहा भयो। अरू केही गर्नु पर्दैन।
mailbox-no-title = यो तपाईंले गर्नुभएको होइन?
mailbox-no-detail = तपाईंले गरेको होइन भने अनुरोध रोक्न बटन थिच्नुहोस्। तपाईंको फाइल जस्तो छ त्यस्तै चल्छ।
mailbox-no-button = यो मैले गरेको होइन: अनुरोध रोक्नुहोस्
mailbox-no-done = अनुरोध रोकियो
mailbox-no-done-detail = तपाईंको फाइलमा केही बदलिँदैन। अबदेखि यसको विवरण काउन्टरमा, तपाईंको पासपोर्ट देखाएर मात्र बदल्न सकिन्छ।
mailbox-too-late = AIMA लाई खबर गरियो
mailbox-too-late-detail = अनुरोधको काम पहिले नै भइसकेको थियो। पासपोर्ट लिएर काउन्टरमा आउनुहोस्। त्यतिन्जेल कसैले मेसिनमा फाइलको विवरण बदल्न सक्दैन।
mailbox-under-way = AIMA लाई खबर गरियो
mailbox-under-way-detail = अनुरोधको काम हुँदै थियो, हामी रोक्ने कोसिस गर्दैछौँ। पासपोर्ट लिएर काउन्टरमा आउनुहोस्। त्यतिन्जेल कसैले मेसिनमा फाइलको विवरण बदल्न सक्दैन।
mailbox-overruled = AIMA लाई खबर गरियो
mailbox-overruled-detail = अनुरोध काउन्टरमा, पासपोर्ट देखाएर गरिएको हो। फाइल तपाईंको हो भने पासपोर्ट लिएर काउन्टरमा आउनुहोस्।
mailbox-before = तपाईंको जवाफ पहिले नै दर्ता भएको छ
mailbox-before-detail = अरू केही गर्नु पर्दैन। जवाफ ठीक छैन भने पासपोर्ट लिएर काउन्टरमा आउनुहोस्।
mailbox-after-no = केही बदलिँदैन: कसैले यो आफूले गरेको होइन भनेको छ
mailbox-after-no-detail = फाइल सुरक्षित छ। अनुरोध तपाईंको हो भने पासपोर्ट लिएर काउन्टरमा आउनुहोस्।
mailbox-ended = यो अनुरोध सकिइसक्यो
mailbox-ended-detail = तपाईंको जवाफले केही बदल्दैन। के भयो हेर्न रसिदको QR कोड स्क्यान गर्नुहोस्; केही ठीक छैन भने काउन्टरमा आउनुहोस्।
mailbox-expired = यो लिङ्क अब चल्दैन
mailbox-expired-detail = यसको समय सकियो। पासपोर्ट लिएर काउन्टरमा आउनुहोस्, वा मेसिनमा नयाँ अनुरोध गर्नुहोस्।
mailbox-bad-link = यो लिङ्क पूरा छैन
mailbox-bad-link-detail = इमेलबाट लिङ्क फेरि खोल्नुहोस्, वा पूरै कपी गर्नुहोस्।
mailbox-not-now = अहिले जवाफ दर्ता गर्न सकिएन
mailbox-not-now-detail = केही मिनेटपछि लिङ्क फेरि खोल्नुहोस्। तपाईंको जवाफ अझै दर्ता भएको छैन।

### Notices for a day that staff choose: kiosks show them

ready-closes-at = आज हामी { $time } बजे बन्द गर्छौं।
ready-counter-closed = आज काउन्टर बन्द छ।
ready-long-wait = आज काउन्टरमा धेरै बेर पर्खनुपर्छ।
