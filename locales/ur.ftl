# Urdu (ur).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = سروس مشین
demo = نمونہ (ڈیمو)۔ یہاں سب کچھ فرضی ہے، AIMA بھی۔
actions = اس سکرین کے بٹن
content = اس سکرین کی تحریر
continue = آگے جائیں
back = واپس
cancel = مٹا کر باہر جائیں
finish = ختم کریں
close = بند کریں
help = مدد
send = درخواست بھیجیں
sending = درج ہو رہی ہے…
try-again = دوبارہ کوشش کریں
scroll-down = نیچے مزید دیکھیں
scroll-up = اوپر دیکھیں
read-on = آخر تک پڑھیں
step-of = مرحلہ { $step }، کل { $steps }
language-title = زبان چنیں
look = حروف اور رنگ
look-size = حروف کا سائز
look-colours = رنگ
look-usual = عام
look-light = واضح، ہلکے رنگ
look-dark = واضح، گہرے رنگ
look-lower = سب کچھ نیچے لائیں
keyboard = کی بورڈ
key-backspace = مٹائیں
field-clear = یہاں لکھا ہوا سب مٹائیں
key-signs = دوسری علامتیں
key-letters = حروف
key-at = ایٹ کی علامت
key-dot = ڈاٹ
key-hyphen = ہائفن
key-underscore = انڈر سکور
key-plus = جمع
key-exclamation = فجائیہ نشان
key-hash = ہیش
key-dollar = ڈالر
key-percent = فیصد
key-and = اینڈ کی علامت
key-apostrophe = اپاسٹروفی
key-asterisk = ستارہ
key-slash = سلیش
key-equals = برابر
key-question = سوالیہ نشان
key-caret = کیرٹ
key-grave = الٹی اپاسٹروفی
key-brace-open = بریکٹ کھولیں
key-bar = کھڑی لکیر
key-brace-close = بریکٹ بند کریں
key-tilde = لہر کی علامت
error-summary = براہ کرم اسے درست کریں
trouble = ابھی یہ کام نہیں ہوا۔ جو آپ نے لکھا وہ یہیں ہے۔ دوبارہ کوشش کریں، یا عملے سے مدد لیں۔

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = یہ مشین کام نہیں کر رہی
out-of-service-reason = مشین میں خرابی ہے۔
out-of-service-what-to-do = براہ کرم کاؤنٹر پر جائیں: یہی درخواست وہاں ہو سکتی ہے۔ خرابی دور ہوتے ہی مشین خود دوبارہ چل پڑے گی۔
out-of-service-go = براہ کرم کاؤنٹر پر جائیں: یہی درخواست وہاں ہو سکتی ہے۔
out-of-service-code = عملے کے لیے کوڈ: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = اپنی زبان چنیں
welcome-what = ای میل درست کریں، فائل دوبارہ چالو کروائیں، درخواست کا حال دیکھیں۔ یہ مفت ہے۔ پاسپورٹ، NIF یا دوسرے نمبر ساتھ رکھیں۔
welcome-what-short = ای میل AIMA میں درست کریں۔ مفت۔ پاسپورٹ لائیں۔
welcome-trouble = ابھی یہ کام نہیں ہوا۔ دوبارہ کوشش کریں، یا عملے سے مدد لیں۔
welcome-printing = آپ سے پہلے والے شخص کی رسید ابھی نکل رہی ہے۔ ذرا انتظار کریں۔

# Purpose.
purpose-title = آپ کو کیا کرنا ہے؟
purpose-correct-email = میری ای میل درست کریں
purpose-correct-email-detail = مجھے AIMA کے پیغام نہیں ملے، یا میری ای میل بدل گئی ہے۔
purpose-resend = ادائیگی کی معلومات دوبارہ لیں
purpose-resend-detail = میری ای میل درست ہے، مگر معلومات نہیں آئیں۔
purpose-reactivate = میری فائل دوبارہ چالو کریں
purpose-reactivate-detail = مجھ سے غلطی سے “اب دلچسپی نہیں” (já não tenho interesse) دب گیا۔
purpose-closed = مجھے AIMA نے لکھا کہ میری فائل بند ہے
purpose-closed-detail = یہاں سے شروع کریں۔ پھر کاؤنٹر پر کسی سے بات ہو گی۔
purpose-track = پہلے کی درخواست دیکھیں
purpose-track-detail = میرے پاس کوڈ والی رسید ہے۔
purpose-call-staff = معلوم نہیں، یا میری ای میل نہیں
purpose-call-staff-detail = دبائیں: دفتر سے کوئی آپ کے پاس آئے گا۔
notice-no-receipt = ابھی رسید نہیں نکلے گی۔ درخواست پھر بھی ہو سکتی ہے: آخر میں کوڈ کی تصویر لیں، اسے لکھ لیں، یا عملے کو دکھائیں۔
notice-go-on = درخواست پھر بھی ہو سکتی ہے۔

# Privacy.
privacy-title = آپ کی معلومات
privacy-who = یہاں لکھی گئی معلومات صرف AIMA استعمال کرتا ہے۔
privacy-what = یہ صرف آپ کی فائل ڈھونڈنے اور آپ کی درخواست کا جواب دینے کے لیے ہیں۔
privacy-kept = مشین معلومات خفیہ کوڈ میں رکھتی ہے۔ انہیں صرف AIMA پڑھ سکتا ہے۔
privacy-more = مزید پڑھیں
privacy-basis-title = یہ حق AIMA کو کیوں ہے
privacy-basis = یہ عوامی مفاد کا کام ہے۔ قانون نے یہ کام AIMA (ادارہ برائے انضمام، ہجرت اور پناہ) کو دیا ہے (GDPR، آرٹیکل 6(1)(e))۔
privacy-sharing-title = معلومات کس کو ملتی ہیں
privacy-sharing = صرف AIMA کے ان شعبوں کو جو آپ کی فائل دیکھتے ہیں۔
privacy-how-long-title = کتنے عرصے تک
privacy-how-long = مشین میں: درخواست AIMA تک پہنچنے کے بعد 7 دن تک، ہمیشہ خفیہ کوڈ میں۔ پھر AIMA میں: جتنا عرصہ قانون آپ کی فائل کے لیے کہے۔
privacy-rights-title = آپ کے حقوق
privacy-rights = آپ کو حق ہے کہ اپنی معلومات دیکھنے، درست کروانے، محدود کروانے یا مٹوانے کا کہیں، اور ان کے استعمال پر اعتراض کریں۔ کاؤنٹر پر کہیں، یا aima.gov.pt کے ذریعے AIMA کے ڈیٹا پروٹیکشن افسر سے کہیں۔
privacy-authority-title = اپنی معلومات کے بارے میں شکایت
privacy-authority = ڈیٹا کے تحفظ کا قومی ادارہ (CNPD): cnpd.pt۔

# Identity.
identity-title = ان میں سے آپ کے پاس کیا ہے؟
identity-lead = کم از کم دو دبائیں اور نمبر لکھیں۔
identity-nif = NIF (ٹیکس نمبر)
identity-nif-hint = 9 ہندسے۔ یہ Finanças (ٹیکس دفتر) کے کارڈ یا خط پر ہے۔
identity-passport = پاسپورٹ نمبر
identity-passport-hint = حروف اور ہندسے، آپ کی تصویر والے صفحے پر۔
identity-country = پاسپورٹ کس ملک نے دیا
identity-country-choose = ملک چنیں
identity-niss = NISS (سوشل سکیورٹی نمبر)
identity-niss-hint = 11 ہندسے۔ یہ آپ کی تنخواہ کی پرچی پر ہے۔
identity-phone = فون
identity-phone-hint = وہ نمبر جو آپ نے AIMA کو دیا۔ کسی اور ملک کا ہو تو + سے شروع کریں۔
identity-number = نمبر
identity-too-few = صرف ایک ہے؟ پاسپورٹ لے کر کاؤنٹر پر جائیں: وہاں درخواست آپ کے ساتھ مل کر کی جائے گی۔
passport-renewed = فائل میں میرا پرانا پاسپورٹ ہے
phone-country-title = یہ نمبر کس ملک کا ہے؟
phone-country-other = ان میں سے نہیں: نمبر درست کرنا ہے
identity-assisted = کوئی میری مدد کر رہا ہے
paper-empty = لکھنے کے لیے دبائیں
paper-none = میرے پاس نہیں
country-common = زیادہ چنے گئے
country-letters = حروف کے لحاظ سے ملک
country-missing = میرا ملک یہاں نہیں ہے
country-missing-detail = کیا آپ کے پاس پناہ گزین یا بے وطن شخص کی سفری دستاویز ہے؟ اپنا ملک نہ ملے تو کسی کو بلائیں۔
country-stateless = بے وطن (سفری دستاویز)
country-refugee = پناہ گزین (سفری دستاویز)
country-close = چنے بغیر واپس

# Old e-mail.
old-email-title = پہلے سے AIMA کے پاس کون سی ای میل ہے؟
old-email-lead = وہ ای میل جو فائل شروع ہوتے وقت دی گئی تھی۔
old-email-label = پرانی ای میل
old-email-hint = اس میں غلطی ہو سکتی ہے یا کسی اور کی ہو سکتی ہے۔ جیسے دی گئی تھی ویسے ہی لکھیں۔
old-email-unknown = مجھے معلوم نہیں
old-email-none = میں نے کوئی نہیں دی
old-email-helpers = یہ اس کی ہے جس نے میری مدد کی

# New e-mail.
new-email-title = کون سی ای میل استعمال کرنی ہے؟
new-email-lead = اس ای میل پر AIMA لکھے گا۔
new-email-label = نئی ای میل
new-email-own = کیا یہ ای میل آپ کی اپنی ہے؟ وہ ای میل دیں جو کسی کی مدد کے بغیر آپ سے کھل جائے۔
resend-email-title = پہلے سے AIMA کے پاس کون سی ای میل ہے؟
resend-email-lead = اس ای میل پر AIMA ادائیگی کی معلومات دوبارہ بھیجے گا۔
resend-email-label = آپ کی ای میل
resend-email-own = کیا یہ ای میل آپ سے کھلتی ہے؟ نہیں تو “واپس” دبائیں اور “میری ای میل درست کریں” چنیں۔
email-suggestion-title = کیا کوئی اور ای میل لکھنی تھی؟
email-suggestion-accept = جی ہاں، یہ ہے
email-suggestion-keep = نہیں، یہی درست ہے
same-email-title = آپ نے ایک ہی ای میل دو بار لکھی
same-email-detail = اگر یہ ای میل درست ہے تو AIMA ادائیگی کی معلومات دوبارہ بھیج سکتا ہے۔
same-email-resend = جی ہاں، معلومات دوبارہ بھیجیں
same-email-change = نہیں، دوسری ای میل دینی ہے

# Check.
check-title = کیا سب درست ہے؟
check-lead-correct-email = درخواست: ای میل درست کریں۔ بھیجنے سے پہلے آرام سے پڑھیں۔
check-lead-resend = درخواست: ادائیگی کی معلومات دوبارہ بھیجیں۔ بھیجنے سے پہلے آرام سے پڑھیں۔
check-lead-reactivate = درخواست: فائل دوبارہ چالو کریں۔ بھیجنے سے پہلے آرام سے پڑھیں۔
check-lead-closed = درخواست: AIMA نے لکھا کہ فائل بند ہے۔ بھیجنے سے پہلے آرام سے پڑھیں۔
check-identity = آپ کون ہیں
check-old-email = ای میل جو AIMA کے پاس ہے
check-old-email-unknown = مجھے معلوم نہیں
check-old-email-none = کوئی ای میل نہیں دی گئی
check-old-email-helpers = یہ اس کی ہے جس نے میری مدد کی
check-new-email = نئی ای میل
check-resend-email = معلومات جس ای میل پر جائیں گی
check-assisted = مدد
check-assisted-yes = کوئی میری مدد کر رہا ہے
check-passport-renewed = فائل میں پرانا پاسپورٹ ہے
check-change = بدلیں
check-change-what = بدلیں: { $what }
check-statement-title = بھیجنے پر آپ کا بیان یہ ہو گا
check-statement-means = یہ سرکاری زبان پرتگالی میں ہے۔ اس کا مطلب ہے:
reactivation-statement = میرا بیان ہے کہ اپنی درخواست (manifestação de interesse) واپس لینے کا میرا ارادہ نہیں تھا، اور میری گزارش ہے کہ میری فائل دوبارہ چالو کی جائے۔
closed-counter = یہ درخواست ہمیشہ کاؤنٹر پر ختم ہوتی ہے: AIMA کے کسی شخص کو فائل آپ کے ساتھ دیکھنی ہوتی ہے۔ مشین درخواست درج کرتی ہے اور وہاں دکھانے کے لیے رسید دیتی ہے۔

# Not saved.
not-saved-title = درخواست درج نہیں ہوئی
not-saved-nothing-kept = کچھ بھی درج نہیں ہوا۔ یہ درخواست AIMA کو نہیں ملی۔
not-saved-what-now = اب کیا ہو سکتا ہے
not-saved-try-again = دوبارہ کوشش کریں: جو آپ نے لکھا وہ یہیں ہے۔
not-saved-counter = کام نہ ہو تو کاؤنٹر پر جائیں: یہی درخواست وہاں ہو سکتی ہے۔

# Done.
done-title = آپ کی درخواست درج ہو گئی
done-title-several = آپ کی درخواستیں درج ہو گئیں
done-keep-code =
    { $requests ->
        [1] یہ کوڈ سنبھال کر رکھیں، یا تصویر لیں۔
       *[other] یہ سب کوڈ سنبھال کر رکھیں، یا تصویر لیں۔
    }
done-new-email = نئی ای میل:
address-begins = شروع میں { $begins }
address-begins-at = شروع میں { $begins }، @ کے بعد { $domain }
done-show-address = دکھائیں
done-person = شخص { $number }: { $kind }
done-person-alone = شخص { $number }
done-another-person = یہی کام کسی اور کے لیے
another-person-title = اس شخص کو AIMA کس ای میل پر لکھے؟
another-person-detail = جو نمبر آپ نے لکھے وہ اب مٹ جائیں گے۔ جو درخواستیں درج ہو چکیں وہ ویسی ہی رہیں گی۔
another-person-yes = اسی ای میل پر
another-person-own = دوسری ای میل پر
another-person-no = اور کوئی نہیں: یہیں رہنا ہے
done-qr = درخواست کا حال دیکھنے کا QR کوڈ
done-qr-opens = صفحہ کھولتا ہے
fact-saved = اس مشین میں { $time } بجے درج ہوئی
fact-printing = رسید چھپ رہی ہے…
fact-printed = رسید چھپ گئی۔ ساتھ لے جائیں۔
fact-not-printed = رسید نہیں چھپی
fact-not-printed-photo = درخواست پھر بھی درج ہے۔ کوڈ کی تصویر لیں۔
fact-unconfirmed = پتا نہیں کہ رسید نکلی یا نہیں
fact-unconfirmed-detail = پرنٹر میں دیکھیں۔ نہ ہو تو عملے سے دوسری نقل مانگیں۔
fact-delivered = یہ AIMA تک پہنچ گئی
fact-not-delivered = ابھی AIMA تک نہیں پہنچی
fact-not-delivered-detail = مشین اسے خود بھیجے گی۔ یہاں انتظار کی ضرورت نہیں۔
print-again = دوبارہ چھاپیں
fact-short-saved = { $time } بجے درج ہوئی
fact-short-printing = چھپ رہی ہے…
fact-short-printed = رسید چھپ گئی
fact-short-not-printed = نہیں چھپی
fact-short-unconfirmed = شاید نہیں چھپی
fact-short-delivered = یہ AIMA کو مل گئی
fact-short-not-delivered = ابھی AIMA کو نہیں ملی
no-receipt = رسید نہیں نکلی۔ کوڈ کی تصویر لیں، اسے لکھ لیں، یا عملے کو دکھائیں: وہ اسے چھاپ سکتے ہیں۔
done-another-reactivate = میری فائل بھی دوبارہ چالو کریں
done-another-correct-email = میری ای میل بھی درست کریں

# Track.
track-title = درخواست دیکھیں
track-lead = رسید پر جو کوڈ ہے وہ لکھیں۔
track-label = ٹریکنگ کوڈ
track-hint = 12 حروف اور ہندسے۔ بیچ کی لکیریں لکھنا ضروری نہیں۔
track-look-up = حال دیکھیں
track-looking-up = ڈھونڈ رہے ہیں…
track-another = کوئی اور درخواست دیکھیں
track-offline = مشین میں نیٹ ورک نہیں، اس لیے ابھی حال نہیں دکھ سکتا۔ رسید کا QR کوڈ اپنے فون سے کھولیں، یا بعد میں کوشش کریں۔
track-slow-down = تھوڑے وقت میں بہت بار دیکھا گیا۔ ایک منٹ رک کر دوبارہ کوشش کریں۔

# Help: what each screen wants.
help-title = مدد
help-staff = کسی انسان کی مدد چاہیے؟ “کسی کو بلائیں” دبائیں، یا کاؤنٹر پر جائیں۔ یہ مشین چند منٹ آپ کا انتظار کرے گی۔
help-close = مدد بند کریں
help-welcome = وہ زبان دبائیں جو آپ سب سے اچھی پڑھ سکیں۔ یہاں AIMA کے پاس موجود ای میل درست ہو سکتی ہے، فائل دوبارہ چالو کرنے کی درخواست ہو سکتی ہے، یا پہلے کی درخواست دیکھی جا سکتی ہے۔ یہ مفت ہے۔
help-purpose = جو کام کرنا ہے اسے دبائیں۔ معلوم نہ ہو، یا ای میل نہ ہو، تو “کسی کو بلائیں” دبائیں: عملہ مدد کرے گا۔
help-privacy = یہ سکرین بتاتی ہے کہ آپ کی معلومات کا کیا ہوتا ہے۔ آگے بڑھنے کے لیے “آگے جائیں” دبائیں۔
help-identity = ان میں سے دو نمبروں سے AIMA کو آپ کی فائل مل جاتی ہے۔ زیادہ نمبر ہوں تو بہتر ہے۔ نمبر لکھنے کے لیے کاغذ کا نام دبائیں۔ اپنے کاغذات لے آئیں: وقت ہے۔
help-identity-passport = نمبر آپ کی تصویر والے صفحے پر اوپر ہے، اور پھر نیچے بھی۔ یہ صفحہ سکینر پر رکھا جا سکتا ہے۔ پاسپورٹ نہ ہو تو “میرے پاس نہیں” دبائیں۔
help-identity-nif = ہر NIF میں 9 ہندسے ہوتے ہیں۔ یہ Finanças کے کارڈ یا خط پر ہے۔ نہ ہو تو “میرے پاس نہیں” دبائیں۔
help-identity-niss = ہر NISS میں 11 ہندسے ہوتے ہیں۔ یہ آپ کی تنخواہ کی پرچی پر ہے۔ نہ ہو تو “میرے پاس نہیں” دبائیں۔
help-identity-phone = یہ وہ نمبر ہے جو آپ نے AIMA کو دیا، چاہے اب استعمال میں نہ ہو۔ یاد نہ ہو تو “میرے پاس نہیں” دبائیں۔
help-old-email = یہ آپ کی فائل والی ای میل ہے، چاہے اس میں غلطی ہو یا مدد کرنے والے کی ہو۔ معلوم نہ ہو تو “مجھے معلوم نہیں” دبائیں۔
help-new-email = وہ ای میل لکھیں جو روز استعمال ہوتی ہے، مثلاً آپ کے فون والی۔ ای میل کے بیچ میں ہمیشہ @ ہوتا ہے۔ ای میل نہ ہو تو “کسی کو بلائیں” دبائیں۔
help-check = نمبر اپنے کاغذات سے ملائیں۔ درست کرنے کے لیے “بدلیں” دبائیں۔ سب درست ہو تو “درخواست بھیجیں” دبائیں۔
help-not-saved = درخواست درج نہیں ہوئی۔ دوبارہ کوشش کریں، یا کاؤنٹر پر درخواست کریں۔
help-done = رسید لیں، یا کوڈ کی تصویر لیں۔ QR کوڈ اور اپنے فون سے دیکھیں کہ درخواست کا کیا ہوا۔ پھر “ختم کریں” دبائیں۔
help-track = کوڈ رسید پر “ٹریکنگ کوڈ” کے نیچے ہے۔ اسے لکھیں اور “حال دیکھیں” دبائیں۔

# Idle.
idle-title = کیا آپ ابھی یہیں ہیں؟
idle-why = آپ کی معلومات کی حفاظت کے لیے، جو آپ نے لکھا وہ مٹ جائے گا۔
idle-why-done = آپ کی معلومات کی حفاظت کے لیے یہ سکرین بند ہو جائے گی۔ درخواست درج رہے گی۔
idle-seconds = باقی وقت: { $seconds } سیکنڈ
idle-stay = میں یہیں ہوں
idle-start-again = مٹا کر نئے سرے سے شروع کریں
idle-minutes = باقی وقت: { $minutes } منٹ

# Leaving, where something would be lost.
leave-typed-title = کیا واقعی باہر جانا ہے؟
leave-typed = جو آپ نے لکھا وہ مٹ جائے گا۔ جو پہلے درج ہو چکا وہ درج رہے گا۔
leave-typed-stay = درخواست جاری رکھیں
leave-typed-anyway = مٹا کر باہر جائیں
leave-printing-title = رسید ابھی نکل رہی ہے
leave-printing = چند سیکنڈ رک کر رسید ساتھ لے جائیں۔ یہ آپ کی درخواست کا ثبوت ہے۔
leave-printing-stay = رسید کا انتظار کریں
leave-printing-anyway = رسید کے بغیر جائیں
leave-no-receipt-title = کیا آپ نے کوڈ کی تصویر لی یا اسے لکھا؟
leave-no-receipt = رسید نہیں نکلی۔ باہر جانے کے بعد کوڈ یہاں نظر نہیں آئے گا۔ اس کے بغیر درخواست ڈھونڈنا مشکل ہے۔
leave-no-receipt-stay = کوڈ پر واپس
leave-no-receipt-anyway = کوڈ میرے پاس ہے: باہر جائیں
leave-not-saved-title = درخواست کے بغیر جانا ہے؟
leave-not-saved = درخواست درج نہیں ہوئی۔ باہر جانے پر آپ کا لکھا ہوا مٹ جائے گا۔ یہی درخواست کاؤنٹر پر ہو سکتی ہے۔
leave-not-saved-stay = واپس جا کر دوبارہ کوشش کریں
leave-not-saved-anyway = مٹا کر باہر جائیں

# An answer that takes its time.
slow-answer = تھوڑا انتظار کریں، یا “واپس” دبائیں۔
slow-saving = درخواست ابھی درج ہو رہی ہے۔ براہ کرم انتظار کریں۔

# The passport reader.
reader-passport = پاسپورٹ پڑھ لیا گیا۔ نمبر ملا کر دیکھیں۔
reader-visa = یہ ویزا ہے۔ پاسپورٹ کا تصویر والا صفحہ سکینر پر رکھیں۔
reader-residence-card = یہ آپ کا ریزیڈنس کارڈ (título de residência) ہے۔ پاسپورٹ رکھیں۔
reader-identity-card = یہ شناختی کارڈ ہے۔ پاسپورٹ رکھیں۔
reader-other-card = یہ کارڈ یہاں نہیں چلتا۔ پاسپورٹ رکھیں۔
reader-long-number = اس کاغذ کا نمبر سکینر کے لیے بہت لمبا ہے۔ پاسپورٹ کا نمبر لکھیں۔
reader-misread = پاسپورٹ ٹھیک سے پڑھا نہیں گیا۔ اسے دوبارہ سکینر پر رکھیں۔
reader-unknown = سکینر نے ایسی چیز پڑھی جو ہم نہیں پہچانتے۔ پاسپورٹ کا تصویر والا صفحہ رکھیں، یا نمبر لکھیں۔
reader-tracking-code = یہ رسید کا کوڈ ہے۔ یہاں پاسپورٹ چاہیے۔
reader-no-code = یہ رسید کا کوڈ نہیں۔ رسید کا QR کوڈ سکینر پر رکھیں، یا کوڈ لکھیں۔
reader-not-here = اس سکرین پر سکینر کی ضرورت نہیں۔
reader-question = پہلے سکرین پر سوال کا جواب دیں۔

### Page: the code to the new mailbox

code-title = جو کوڈ آپ کو ملا وہ لکھیں
code-title-waiting = ہم آپ کو ایک کوڈ بھیجیں گے
code-spent-title = آپ کو دوسرا کوڈ چاہیے
code-lead = ہم نے ابھی 6 ہندسوں والی ای میل یہاں بھیجی ہے:
code-lead-waiting = ہم ذرا دیر میں 6 ہندسوں والی ای میل یہاں بھیجیں گے:
code-address-wrong = کیا ای میل غلط ہے؟ “واپس” دبا کر اسے درست کریں۔
code-label = 6 ہندسوں کا کوڈ
code-hint = یہ AIMA کی ای میل میں ہے، مثلاً آپ کے فون پر۔ سپیم (Spam) فولڈر میں بھی دیکھیں۔
code-resend = دوسرا کوڈ بھیجیں
code-resend-wait = دوسرا کوڈ { $seconds } سیکنڈ بعد
code-first-wait = کوڈ { $seconds } سیکنڈ میں جائے گا
code-skip = یہاں میری ای میل نہیں کھل سکتی
code-sending = کوڈ بھیجا جا رہا ہے…
one-moment = ذرا انتظار کریں…
code-sent-again = ہم نے دوسرا کوڈ بھیجا ہے۔ پہلے والا اب نہیں چلے گا۔
code-offline = مشین کا AIMA سے رابطہ نہیں ہو سکا۔ دوبارہ کوشش کریں، یا کوڈ کے بغیر آگے جانے کے لیے “یہاں میری ای میل نہیں کھل سکتی” دبائیں۔
code-slow-down = تھوڑے وقت میں بہت بار کوشش ہوئی۔ ذرا رکیں، یا کوڈ کے بغیر آگے جانے کے لیے “یہاں میری ای میل نہیں کھل سکتی” دبائیں۔
error-code-form = کوڈ میں 6 ہندسے ہوتے ہیں۔ دیکھیں کہ کم یا زیادہ تو نہیں۔
error-code-wrong =
    { $tries ->
        [1] یہ کوڈ درست نہیں۔ ایک بار اور کوشش ہو سکتی ہے۔
        [2] یہ کوڈ درست نہیں۔ دو بار اور کوشش ہو سکتی ہے۔
       *[other] یہ کوڈ درست نہیں۔ جو ای میل آپ کو ملی اس سے ملا کر دیکھیں۔
    }
error-code-spent = یہ کوڈ اب نہیں چلتا۔ “دوسرا کوڈ بھیجیں” دبائیں۔
check-mailbox-confirmed = کوڈ سے تصدیق ہو گئی
check-mailbox-skipped = ابھی تصدیق نہیں ہوئی۔ اس ای میل پر AIMA ایک لنک بھیجے گا: تصدیق کے لیے اسے کھولیں۔
check-mailbox-offline = ابھی کوڈ نہیں بھیجا جا سکا۔ اس ای میل پر AIMA ایک لنک بھیجے گا: تصدیق کے لیے اسے کھولیں۔
help-confirm-code = اپنی ای میل کھولیں، مثلاً فون پر، اور AIMA کا پیغام ڈھونڈیں۔ اس کے 6 ہندسے یہاں لکھیں۔ ای میل نہ کھل سکے تو “یہاں میری ای میل نہیں کھل سکتی” دبائیں: AIMA آپ کو بعد میں لنک بھیجے گا۔

### Page: call for help

help-call = کسی کو بلائیں
help-call-again = دوبارہ بلائیں
help-call-calling = کاؤنٹر کو بتا رہے ہیں…
help-call-called = کاؤنٹر کو آپ کا بلاوا مل گیا۔ براہ کرم یہیں انتظار کریں۔ ابھی کسی نے جواب نہیں دیا۔
help-call-late = کاؤنٹر کو آپ کا بلاوا مل گیا، مگر ابھی کسی نے جواب نہیں دیا۔ مزید انتظار کریں، یا کاؤنٹر پر جائیں۔
help-call-coming = کوئی آ رہا ہے۔ براہ کرم یہیں انتظار کریں۔
help-call-offline = مشین کا کاؤنٹر سے رابطہ نہیں ہو رہا۔ براہ کرم کاؤنٹر پر جائیں۔
help-call-ended = کاؤنٹر نے آپ کا بلاوا بند کر دیا۔ اب بھی مدد چاہیے تو دوبارہ بلائیں۔
call-calling = کاؤنٹر کو بلا رہے ہیں…
call-called = کاؤنٹر کو آپ کا بلاوا مل گیا۔ یہیں انتظار کریں۔
call-late = ابھی کسی نے جواب نہیں دیا۔ انتظار کریں، یا کاؤنٹر پر جائیں۔
call-coming = کوئی آ رہا ہے۔ یہیں انتظار کریں۔
call-offline = جواب نہیں ملا۔ براہ کرم کاؤنٹر پر جائیں۔
call-ended = کاؤنٹر نے آپ کا بلاوا بند کر دیا۔
call-end = بلاوا ختم کریں

### Page: reading aloud, and the keys of a pad

speech = پڑھ کر سنائیں
speech-stop = پڑھنا بند کریں
speech-repeat = دوبارہ پڑھیں
speech-slower = آہستہ بولیں
speech-faster = تیز بولیں
speech-louder = آواز بڑھائیں
speech-softer = آواز گھٹائیں
speech-dark = تاریک اسکرین
speech-words = ہر حرف کے ساتھ ایک لفظ
speech-keys = بٹن آزمائیں
keys-detail = پیڈ کا کوئی بھی بٹن دبائیں: وہ کیا کرتا ہے، یہاں بولا اور دکھایا جائے گا۔ آگے جانے کے لیے “واپس” دو بار دبائیں۔
speech-on = یہ مشین پڑھ کر سنا رہی ہے۔ “اگلا” اور “پچھلا” ایک چیز سے دوسری پر لے جاتے ہیں، “چنیں” اسے دباتا ہے، “مدد” اسکرین سمجھاتی ہے۔
speech-off = پڑھ کر سنانا بند ہو گیا۔
speech-private = یہ سننے کے لیے ہیڈفون لگائیں۔
speech-voice = اس زبان کی آواز نہیں ہے۔ اسے پرتگالی آواز پڑھتی ہے۔
ear-button = بٹن
ear-field = یہاں لکھیں
ear-chosen = چنا ہوا
ear-not-chosen = چنا نہیں
ear-unavailable = ابھی ممکن نہیں
ear-empty = ابھی کچھ نہیں لکھا
ear-deleted = مٹا دیا گیا
ear-receipt = رسید میں لکھا ہے:
ear-keyboard = نیچے کی بورڈ ہے: اس کے بٹنوں تک جانے کے لیے “اگلا” دباتے رہیں۔
pad-previous = پچھلا: ایک چیز پیچھے
pad-next = اگلا: ایک چیز آگے
pad-up = اوپر: ایک قطار اوپر
pad-down = نیچے: ایک قطار نیچے
pad-select = چنیں: جہاں ہیں اسے دباتا ہے
pad-back = واپس: پچھلی اسکرین پر
pad-help = مدد: اسکرین سمجھاتی ہے
pad-speech = آواز: پڑھ کر سنانا شروع اور بند کرتا ہے

### Field errors

error-nif-length = ہر NIF میں 9 ہندسے ہوتے ہیں۔ دیکھیں کہ کم یا زیادہ تو نہیں۔
error-nif-check = اس NIF کا ایک ہندسہ درست نہیں۔ کاغذ سے ملا کر دیکھیں۔
error-nif-company = یہ NIF کسی کمپنی کا ہے۔ اپنا ذاتی NIF لکھیں۔
error-nif-placeholder = یہ نمبر صرف مثال ہے۔ اپنا NIF لکھیں۔
error-nif-prefix = کسی شخص کا NIF ان ہندسوں سے شروع ہوتا ہے: 1، 2، 3 یا 45۔ کاغذ سے ملا کر دیکھیں۔
error-niss-length = ہر NISS میں 11 ہندسے ہوتے ہیں۔ دیکھیں کہ کم یا زیادہ تو نہیں۔
error-niss-check = اس NISS کا ایک ہندسہ درست نہیں۔ کاغذ سے ملا کر دیکھیں۔
error-niss-prefix = کسی شخص کا NISS ہندسے 1 سے شروع ہوتا ہے۔ کاغذ سے ملا کر دیکھیں۔
error-niss-placeholder = یہ نمبر صرف مثال ہے۔ اپنا NISS لکھیں۔
error-passport-form = پاسپورٹ نمبر میں 6 سے 9 حروف اور ہندسے ہوتے ہیں۔ اپنے پاسپورٹ سے ملا کر دیکھیں۔
error-passport-mrz = پاسپورٹ ٹھیک سے پڑھا نہیں گیا۔ دوبارہ سکینر پر رکھیں، یا صرف نمبر لکھیں۔
error-passport-other-paper = یہ پاسپورٹ نہیں ہے۔ پاسپورٹ سکینر پر رکھیں، یا صرف نمبر لکھیں۔
error-country-missing = وہ ملک چنیں جس نے پاسپورٹ دیا۔
error-country-unknown = ہم یہ ملک نہیں پہچانتے۔ فہرست میں سے ایک چنیں۔
error-phone-invalid = فون نمبر دیکھیں۔ کسی اور ملک کا ہو تو + اور ملک کے کوڈ سے شروع کریں۔
error-identity-need-two = نمبر کم ہیں: آپ کی فائل ڈھونڈنے کے لیے کم از کم دو چاہییں۔
error-paper-empty = نمبر لکھیں، یا “میرے پاس نہیں” دبائیں۔
error-email-empty = ای میل لکھیں۔
error-email-form = ای میل دیکھیں۔ یہ name@example.pt جیسی ہو، خالی جگہ کے بغیر۔
error-email-too-long = یہ ای میل بہت لمبی ہے۔ دیکھیں کہ دو بار تو نہیں لکھی گئی۔
error-email-invisible = ای میل میں ایسی علامتیں ہیں جو نظر نہیں آتیں۔ سب مٹا کر دوبارہ لکھیں۔
error-email-mixed-script = ای میل میں مختلف رسم الخط کے حروف ملے ہوئے ہیں۔ سب مٹا کر دوبارہ لکھیں۔
error-email-domain = جو حصہ @ کے بعد ہے اسے دیکھیں، مثلاً gmail.com۔
error-email-same = آپ نے ایک ہی ای میل دو بار لکھی۔ دوسری لکھیں، یا معلومات دوبارہ مانگیں۔
error-tracking-code = یہ کوڈ پورا نہیں، یا اس کا ایک حرف درست نہیں۔ رسید سے ملا کر دیکھیں۔
error-other = جو یہاں لکھا ہے اسے دوبارہ دیکھیں۔

### Faults: what the person reads, what staff read

fault-configuration-person = یہ مشین ابھی استعمال نہیں ہو سکتی۔
fault-not-enrolled-person = یہ مشین ابھی شروع نہیں ہوئی۔
fault-paused-person = عملے نے یہ مشین کچھ دیر کے لیے روکی ہے۔
fault-disk-full-person = مشین میں درخواستیں درج کرنے کی جگہ نہیں رہی۔
fault-storage-read-only-person = مشین درخواستیں درج نہیں کر سکتی۔
fault-storage-damaged-person = مشین درخواستیں درج نہیں کر سکتی۔
fault-storage-newer-person = مشین درخواستیں درج نہیں کر سکتی۔
fault-storage-failing-person = مشین درخواستیں درج نہیں کر سکتی۔
fault-storage-salvaged-person = یہ مشین چل رہی ہے۔
fault-storage-copy-lags-person = یہ مشین چل رہی ہے۔
fault-request-unknown-person = یہ مشین چل رہی ہے۔
fault-identity-unusable-person = یہ مشین تیار نہیں ہے۔
fault-already-running-person = یہ مشین تیار نہیں ہے۔
fault-no-network-person = مشین میں نیٹ ورک نہیں۔ درخواستیں درج رہیں گی اور بعد میں جائیں گی۔
fault-central-refuses-person = مشین ابھی AIMA کو درخواستیں نہیں بھیج سکتی۔ درخواستیں درج رہیں گی اور بعد میں جائیں گی۔
fault-central-certificate-person = مشین کو یقین نہیں ہو سکا کہ رابطہ AIMA ہی سے ہے۔ حفاظت کے لیے درخواستیں درج رہیں گی اور بعد میں جائیں گی۔
fault-central-certificate-expired-person = مشین کو یقین نہیں ہو سکا کہ رابطہ AIMA ہی سے ہے۔ حفاظت کے لیے درخواستیں درج رہیں گی اور بعد میں جائیں گی۔
fault-central-failing-person = ابھی AIMA کی سروس درخواستیں نہیں لے سکتی۔ درخواستیں درج رہیں گی اور بعد میں جائیں گی۔
fault-central-partly-person = یہ مشین چل رہی ہے۔
fault-configuration-refused-person = مشین AIMA کی پہلے والی معلومات سے چل رہی ہے۔
fault-clock-person = مشین کی گھڑی درست نہیں۔
fault-printer-none-person = اس مشین میں پرنٹر نہیں ہے۔
fault-printer-absent-person = پرنٹر جواب نہیں دے رہا۔
fault-printer-out-of-paper-person = پرنٹر میں کاغذ نہیں ہے۔ براہ کرم عملے کو بتائیں۔
fault-printer-paper-low-person = پرنٹر میں کاغذ تھوڑا رہ گیا ہے۔
fault-printer-cover-open-person = پرنٹر کا ڈھکن کھلا ہے۔ براہ کرم عملے کو بتائیں۔
fault-printer-jam-person = پرنٹر میں کاغذ پھنس گیا ہے۔ براہ کرم عملے کو بتائیں۔
fault-printer-stopped-person = پرنٹر رک گیا ہے۔ براہ کرم عملے کو بتائیں۔
fault-printer-format-person = پرنٹر یہ رسید نہیں لیتا۔
fault-printer-stuck-person = پرنٹر نے بہت وقت لیا۔
fault-printer-other-person = پرنٹر میں خرابی ہے۔ براہ کرم عملے کو بتائیں۔
fault-receipt-layout-person = مشین رسید نہیں بنا سکتی۔
fault-speech-missing-person = یہ مشین چل رہی ہے۔
fault-speech-failing-person = یہ مشین چل رہی ہے۔
date-in-words =
    { $month ->
        [1] { $day } جنوری { $year }
        [2] { $day } فروری { $year }
        [3] { $day } مارچ { $year }
        [4] { $day } اپریل { $year }
        [5] { $day } مئی { $year }
        [6] { $day } جون { $year }
        [7] { $day } جولائی { $year }
        [8] { $day } اگست { $year }
        [9] { $day } ستمبر { $year }
        [10] { $day } اکتوبر { $year }
        [11] { $day } نومبر { $year }
       *[12] { $day } دسمبر { $year }
    }
date-and-time = { $date }، { $time } بجے

# What was asked.
kind-correct-email = ای میل درست کرنا
kind-reactivate = فائل دوبارہ چالو کرنا
kind-resend = ادائیگی کی معلومات دوبارہ بھیجنا
kind-closed = فائل بند ہونے کا AIMA کا خط

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = آپ کی درخواست ابھی نہیں پہنچی
state-not-here-yet-detail = اس کوڈ کی درخواست ہمیں ابھی نہیں ملی۔ نیٹ ورک نہ ہو تو مشین درخواست رکھ لیتی ہے اور بعد میں بھیجتی ہے۔ چند گھنٹے بعد دوبارہ دیکھیں۔ یہ بھی دیکھیں کہ کوڈ درست ہے۔
state-being-checked = آپ کی درخواست کی جانچ ہو رہی ہے
state-being-checked-detail = آپ کی درخواست ہمیں مل گئی۔ جانچ { $until } تک پوری ہو گی۔ دوسری درخواست کی ضرورت نہیں۔
state-being-checked-late = آپ کی درخواست ہمیں مل گئی۔ AIMA جانچ پوری کر رہا ہے اور جواب جلد آئے گا۔ دوسری درخواست کی ضرورت نہیں۔
state-done = AIMA نے درخواست کا کام کر دیا
state-done-detail = یہ صرف اس درخواست کی بات ہے، ریزیڈنس کا فیصلہ نہیں۔ آگے کی بات ای میل سے آئے گی۔ سپیم (Spam) فولڈر میں بھی دیکھیں۔
state-come-to-the-counter = براہ کرم کاؤنٹر پر آئیں
state-come-to-the-counter-detail = آگے بڑھنے کے لیے آپ سے بات کرنی ہے۔ پاسپورٹ اور یہ کوڈ لے کر AIMA کے دفتر کے کاؤنٹر پر جائیں۔
state-stopped = درخواست روک دی گئی
state-stopped-detail = آپ کی فائل ویسی ہی ہے جیسی تھی۔ درخواست کیوں روکی گئی، معلوم نہ ہو تو پاسپورٹ اور یہ کوڈ لے کر AIMA کے دفتر کے کاؤنٹر پر جائیں۔

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = { $date } تک
step-now = ابھی
step-confirm = جو لنک AIMA ای میل سے بھیجے گا اسے کھولیں۔ ای میل بھیجے جانے کے بعد وقت 72 گھنٹے ہے۔ ورنہ کاؤنٹر پر آنا ہو گا۔
step-confirm-here = اوپر والا بٹن دبا کر اس ای میل کی تصدیق کریں۔
step-old-address = فائل میں ابھی جو ای میل ہے، AIMA اس پر بھی لکھے گا۔ اسے کھول سکیں تو وہاں “جی ہاں، یہ میں نے کیا” دبائیں۔
step-answer-here = اوپر “جی ہاں، یہ میں نے کیا” یا “یہ میں نے نہیں کیا” دبائیں۔
step-checked = درخواست کی جانچ AIMA کرے گا۔
step-checked-if-today =
    { $days ->
        [one] پہنچنے کے بعد کام کے ایک دن کے اندر AIMA جانچ کرے گا؛ آج پہنچے تو { $date } تک۔
       *[other] پہنچنے کے بعد کام کے { $days } دنوں کے اندر AIMA جانچ کرے گا؛ آج پہنچے تو { $date } تک۔
    }
step-answer = AIMA جانچ پوری کر رہا ہے۔ جواب جلد آئے گا۔
step-replaced = سب درست ہوا تو اس کے بعد AIMA نئی ای میل پر لکھے گا۔
step-payment = سب درست ہوا تو AIMA ادائیگی کی معلومات اور آخری دن ای میل سے بھیجے گا۔
step-reactivated = سب درست ہوا تو AIMA آپ کی فائل والی ای میل پر لکھے گا، اور فائل آگے چلے گی۔
step-counter = اس درخواست کا کام کاؤنٹر پر، آپ کے سامنے ہوتا ہے۔ پاسپورٹ اور AIMA کا پیغام لائیں۔

### Receipt

receipt-office = ادارہ برائے انضمام، ہجرت اور پناہ
receipt-title = آپ کی درخواست کی رسید
receipt-duplicate = دوسری نقل
receipt-demo = نمونہ (DEMO): اصلی نہیں۔ سب کچھ فرضی ہے۔
receipt-code-label = ٹریکنگ کوڈ
receipt-saved = اس مشین میں درج ہوئی: { $when }۔ درخواست AIMA تک پہنچی یا نہیں، دیکھنے کے لیے QR کوڈ سکین کریں۔
receipt-scan-domain = یہ QR کوڈ { $domain } کھولتا ہے۔ کوئی اور پتہ نظر آئے تو آگے نہ جائیں۔
receipt-time-label = تاریخ اور وقت
receipt-store-label = دفتر (Loja)
receipt-kiosk-label = مشین
receipt-new-email-label = نئی ای میل
receipt-next-title = آگے کیا ہو گا
receipt-hurry = جلدی ہے؟ کاؤنٹر پر پاسپورٹ اور یہ کوڈ دکھائیں۔
receipt-safety-title = آپ کی حفاظت کے لیے
receipt-sender = اصل AIMA ای میل کے پتے کے آخر میں { $senders } ہوتا ہے۔
receipt-money = مشین پر یا QR کوڈ سے AIMA کبھی پیسے نہیں مانگتا۔
receipt-complaints-title = شکایات کی کتاب (Livro Amarelo)
receipt-complaints = شکایت، تعریف یا تجویز: کاؤنٹر پر یا { $site } پر۔
receipt-complaints-counter = شکایت، تعریف یا تجویز: کاؤنٹر پر۔
receipt-complaints-site = شکایت، تعریف یا تجویز: { $site } پر۔

### Tracking page

tracking-title = آپ کی درخواست کا حال
tracking-languages = زبان
tracking-domain = اس صفحے کا پتہ { $domain } ہے۔ فون پر کوئی اور پتہ نظر آئے تو آگے نہ جائیں۔
tracking-bad-code = براہ کرم کوڈ ملا کر دیکھیں
tracking-bad-code-detail = رسید کے کوڈ میں 12 حروف اور ہندسے ہوتے ہیں، چار چار کے تین حصوں میں۔ QR کوڈ دوبارہ سکین کریں، یا کوڈ ویسے ہی لکھیں جیسے رسید پر ہے۔ کام نہ ہو تو کاؤنٹر پر رسید دکھائیں۔
tracking-too-often = براہ کرم ایک منٹ رکیں
tracking-too-often-detail = بہت سے لوگ ایک ہی نیٹ ورک استعمال کر رہے ہیں۔ ایک منٹ بعد یہ صفحہ دوبارہ کھولیں۔
tracking-unavailable = ابھی حال نہیں دکھایا جا سکتا
tracking-unavailable-detail = چند منٹ بعد یہ صفحہ دوبارہ کھولیں۔ دوسری درخواست کی ضرورت نہیں۔

### Mail

# Every mail.
mail-demo = نمونہ (DEMO): اس ای میل میں سب کچھ فرضی ہے، اصلی نہیں۔
mail-no-reply = اس ای میل کا جواب نہ دیں: جواب کوئی نہیں پڑھتا۔ مدد چاہیے تو AIMA کے دفتر کے کاؤنٹر پر جائیں۔
mail-link-copy = بٹن کام نہ کرے تو یہ پتہ کاپی کر کے براؤزر میں ڈالیں:

# The six digits.
mail-code-subject = آپ کا کوڈ، AIMA مشین کے لیے
mail-code-title = آپ کا کوڈ
mail-code-intro = یہ 6 ہندسے AIMA مشین پر لکھیں:
mail-code-valid =
    { $minutes ->
        [one] کوڈ ایک منٹ تک چلے گا۔
       *[other] کوڈ { $minutes } منٹ تک چلے گا۔
    }
mail-code-secret = یہ کوڈ AIMA کا کوئی شخص آپ سے نہیں مانگتا۔ اسے صرف مشین پر لکھیں۔
mail-code-not-you = آپ AIMA مشین پر نہیں ہیں؟ تو کچھ نہ کریں: کوڈ کے بغیر کچھ نہیں بدلتا۔

# The link that confirms a new address.
mail-confirm-link-subject = اپنی نئی ای میل کی تصدیق کریں
mail-confirm-link-title = کیا یہ ای میل آپ کی ہے؟
mail-confirm-link-intro = ایک AIMA مشین پر یہ ای میل نئی ای میل کے طور پر دی گئی۔ تصدیق کے لیے صفحہ کھولیں اور وہاں بٹن دبائیں۔
mail-confirm-link-open = اس ای میل کی تصدیق کریں
mail-confirm-link-valid =
    { $hours ->
        [one] لنک ایک گھنٹے تک چلے گا۔
       *[other] لنک { $hours } گھنٹے تک چلے گا۔
    }
mail-confirm-link-later = اس کے بعد پاسپورٹ اور یہ کوڈ لے کر AIMA کے دفتر کے کاؤنٹر پر جائیں۔
mail-confirm-link-not-you = یہ درخواست آپ نے نہیں کی؟ تو کچھ نہ کریں: تصدیق کے بغیر یہ ای میل استعمال نہیں ہوتی۔

# The notice to the registered address.
mail-old-address-subject = کیا یہ آپ نے کیا؟ AIMA میں آپ کی فائل کے بارے میں درخواست
mail-old-address-title = کیا یہ درخواست آپ نے کی؟
mail-old-address-correct-email = ایک AIMA مشین پر کسی نے درخواست کی کہ آپ کی فائل کے پیغام اب دوسری ای میل پر جائیں۔
mail-old-address-reactivate = ایک AIMA مشین پر کسی نے درخواست کی کہ آپ کی فائل دوبارہ چالو کی جائے۔
mail-old-address-resend = ایک AIMA مشین پر کسی نے درخواست کی کہ آپ کی فائل کی ادائیگی کی معلومات دوبارہ بھیجی جائیں۔
mail-old-address-closed = ایک AIMA مشین پر کسی نے کہا کہ اسے AIMA نے لکھا ہے: آپ کی فائل بند ہے۔
mail-old-address-yes = جی ہاں، یہ میں نے کیا
mail-old-address-no = یہ میں نے نہیں کیا
mail-old-address-press = ہر بٹن ایک صفحہ کھولتا ہے جہاں جواب کی تصدیق کریں۔ صرف صفحہ کھولنے سے کچھ نہیں بدلتا۔
mail-old-address-until = جب تک AIMA درخواست کی جانچ پوری نہ کرے، کچھ نہیں بدلتا۔
mail-old-address-if-no = اگر یہ آپ نے نہیں کیا تو درخواست روک دی جائے گی اور آپ کی فائل ویسے ہی چلے گی۔

# What a correction or a resend was for.
mail-payment-data-subject = آپ کی اپائنٹمنٹ کے لیے ادائیگی کی معلومات
mail-payment-data-title = ادائیگی کی معلومات
mail-payment-data-intro = جو معلومات آپ نے مانگیں وہ یہ ہیں۔ پیسے جمع ہونے کے بعد AIMA آپ کی اپائنٹمنٹ طے کرے گا۔
mail-payment-data-reference = ریفرنس (Referência)
mail-payment-data-amount = رقم
mail-payment-data-deadline = ادائیگی کا آخری دن
mail-payment-data-working-days =
    { $days ->
        [one] یعنی کام کا ایک دن: ہفتہ، اتوار اور سرکاری چھٹیاں شمار نہیں ہوتیں۔
       *[other] یعنی کام کے { $days } دن: ہفتہ، اتوار اور سرکاری چھٹیاں شمار نہیں ہوتیں۔
    }
mail-payment-data-pay = ریفرنس ڈال کر بالکل یہی رقم ادا کریں: Multibanco (ATM) پر یا اپنے بینک سے۔
mail-payment-data-keep = ادائیگی کا ثبوت سنبھال کر رکھیں۔
mail-payment-data-wait = اپائنٹمنٹ کے دن اور وقت والی AIMA کی ای میل کا انتظار کریں۔ سپیم (Spam) فولڈر میں بھی دیکھیں۔
mail-payment-data-late = وقت گزر گیا، یا ادائیگی نہیں ہو سکتی؟ پاسپورٹ اور یہ کوڈ لے کر AIMA کے دفتر کے کاؤنٹر پر جائیں۔
mail-payment-data-calendar = ساتھ لگی فائل آخری دن کو آپ کے فون کے کیلنڈر میں ڈال دیتی ہے۔

# Three working days before the last day to pay.
mail-payment-reminder-subject = ادائیگی کا آخری دن قریب ہے
mail-payment-reminder-title = ادائیگی کا آخری دن قریب ہے
mail-payment-reminder-intro =
    { $days ->
        [one] اپائنٹمنٹ کی ادائیگی کے لیے کام کا { $days } دن باقی ہے۔
       *[other] اپائنٹمنٹ کی ادائیگی کے لیے کام کے { $days } دن باقی ہیں۔
    }
mail-payment-reminder-paid = ادائیگی ہو چکی؟ تو کچھ نہ کریں؛ ادائیگی کا ثبوت سنبھال کر رکھیں۔

# The day in a calendar.
calendar-payment-summary = ادائیگی کا آخری دن (AIMA)
calendar-payment-detail = معلومات AIMA کی ای میل میں ہیں۔ ادائیگی نہ ہو سکے تو پاسپورٹ لے کر AIMA کے کاؤنٹر پر جائیں۔
amount-in-euros = { $number } یورو

# The case is pending again.
mail-reactivated-subject = آپ کی فائل AIMA میں دوبارہ چالو ہو گئی
mail-reactivated-title = آپ کی فائل دوبارہ چالو ہو گئی
mail-reactivated-intro = فائل پر کام پھر سے چل رہا ہے۔ دوسری درخواست کی ضرورت نہیں۔
mail-reactivated-wait = جب ادائیگی اور اپائنٹمنٹ کا وقت آئے گا تو AIMA اس ای میل پر معلومات بھیجے گا۔ سپیم (Spam) فولڈر میں بھی دیکھیں۔

# Staff have to look at it with the person.
mail-come-to-counter-subject = براہ کرم AIMA کے کاؤنٹر پر آئیں
mail-come-to-counter-title = براہ کرم کاؤنٹر پر آئیں

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = آپ کی فائل کی ای میل AIMA میں بحال ہو گئی
mail-address-restored-title = آپ کی ای میل بحال ہو گئی
mail-address-restored-intro = ایک AIMA کاؤنٹر پر آپ کا پاسپورٹ دیکھ کر آپ کی فائل میں یہ ای میل بحال کر دی گئی۔ یہ والی ہٹا دی گئی:
mail-address-restored-replaced = ہٹائی گئی ای میل
mail-address-restored-quiet = کام کے ایک دن تک AIMA یہاں اور کچھ نہیں بھیجے گا۔
mail-address-restored-wrong = کیا یہ آپ نے نہیں کیا؟ پاسپورٹ لے کر AIMA کے دفتر کے کاؤنٹر پر جائیں۔
mail-address-replaced-subject = یہ ای میل اب AIMA استعمال نہیں کرتا
mail-address-replaced-title = یہ ای میل ہٹا دی گئی
mail-address-replaced-intro = ایک AIMA کاؤنٹر پر ایک فائل سے یہ ای میل ہٹا دی گئی۔ اس فائل کے بارے میں AIMA یہاں اور کچھ نہیں بھیجے گا۔
mail-address-replaced-wrong = کیا فائل آپ کی ہے؟ پاسپورٹ لے کر AIMA کے دفتر کے کاؤنٹر پر جائیں۔

### Links in mails: what is asked, and what a press did

mailbox-title = آپ کا جواب AIMA کو
mailbox-confirm-title = اپنی ای میل کی تصدیق کریں
mailbox-confirm-detail = ایک AIMA مشین پر کسی نے یہ ای میل دی۔ اگر یہ آپ نے دی ہے تو بٹن دبا کر تصدیق کریں کہ یہ ای میل آپ کی ہے۔
mailbox-confirm-button = جی ہاں، یہ ای میل میری ہے
mailbox-confirm-done = آپ کی ای میل کی تصدیق ہو گئی
mailbox-confirm-done-detail = اور کچھ کرنے کی ضرورت نہیں۔ درخواست کا حال دیکھنے کے لیے رسید کا QR کوڈ سکین کریں۔
mailbox-yes-title = کیا یہ درخواست آپ نے کی؟
mailbox-yes-detail = جس فائل میں یہ ای میل ہے اس کے بارے میں کسی نے ایک AIMA مشین پر درخواست کی۔ بٹن صرف تب دبائیں جب یہ آپ نے کیا ہو۔
mailbox-yes-button = جی ہاں، یہ میں نے کیا
mailbox-yes-done = شکریہ: آپ کا جواب درج ہو گیا
mailbox-yes-done-detail = اب AIMA کو معلوم ہے کہ درخواست آپ کی ہے۔ اور کچھ کرنے کی ضرورت نہیں۔
mailbox-no-title = کیا یہ آپ نے نہیں کیا؟
mailbox-no-detail = اگر یہ آپ نے نہیں کیا تو درخواست روکنے کے لیے بٹن دبائیں۔ آپ کی فائل ویسے ہی چلے گی۔
mailbox-no-button = یہ میں نے نہیں کیا: درخواست روکیں
mailbox-no-done = درخواست روک دی گئی
mailbox-no-done-detail = آپ کی فائل میں کچھ نہیں بدلتا۔ اب سے اس کی معلومات صرف کاؤنٹر پر، آپ کے پاسپورٹ سے بدلی جا سکیں گی۔
mailbox-too-late = اطلاع AIMA کو مل گئی
mailbox-too-late-detail = درخواست پر کام پہلے ہی ہو چکا تھا۔ پاسپورٹ لے کر کاؤنٹر پر آئیں۔ تب تک کوئی بھی مشین پر فائل کی معلومات نہیں بدل سکتا۔
mailbox-under-way = اطلاع AIMA کو مل گئی
mailbox-under-way-detail = درخواست پر کام ہو رہا تھا، ہم روکنے کی کوشش کر رہے ہیں۔ پاسپورٹ لے کر کاؤنٹر پر آئیں۔ تب تک کوئی بھی مشین پر فائل کی معلومات نہیں بدل سکتا۔
mailbox-overruled = اطلاع AIMA کو مل گئی
mailbox-overruled-detail = یہ درخواست کاؤنٹر پر، پاسپورٹ دکھا کر کی گئی۔ فائل آپ کی ہے تو پاسپورٹ لے کر کاؤنٹر پر آئیں۔
mailbox-before = آپ کا جواب پہلے ہی درج ہے
mailbox-before-detail = اور کچھ کرنے کی ضرورت نہیں۔ جواب درست نہ ہو تو پاسپورٹ لے کر کاؤنٹر پر آئیں۔
mailbox-after-no = کچھ نہیں بدلتا: کسی نے کہا ہے کہ یہ اس نے نہیں کیا
mailbox-after-no-detail = فائل محفوظ ہے۔ درخواست آپ کی ہے تو پاسپورٹ لے کر کاؤنٹر پر آئیں۔
mailbox-ended = یہ درخواست پہلے ہی ختم ہو چکی
mailbox-ended-detail = آپ کے جواب سے کچھ نہیں بدلتا۔ اس کا کیا ہوا، دیکھنے کے لیے رسید کا QR کوڈ سکین کریں؛ کچھ درست نہ ہو تو کاؤنٹر پر آئیں۔
mailbox-expired = یہ لنک اب نہیں چلتا
mailbox-expired-detail = اس کا وقت گزر گیا۔ پاسپورٹ لے کر کاؤنٹر پر آئیں، یا مشین پر نئی درخواست کریں۔
mailbox-bad-link = یہ لنک پورا نہیں ہے
mailbox-bad-link-detail = ای میل سے لنک دوبارہ کھولیں، یا پورا کاپی کریں۔
mailbox-not-now = ابھی جواب درج نہیں ہو سکا
mailbox-not-now-detail = چند منٹ بعد لنک دوبارہ کھولیں۔ آپ کا جواب ابھی درج نہیں ہوا۔

### Notices for a day that staff choose: kiosks show them

ready-closes-at = آج ہم { $time } بجے بند کریں گے۔
ready-counter-closed = آج کاؤنٹر بند ہے۔
ready-long-wait = آج کاؤنٹر پر دیر تک انتظار کرنا ہوگا۔
