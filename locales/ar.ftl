# Arabic (ar).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = جهاز الخدمة الذاتية
demo = عرض تجريبي. كل شيء هنا غير حقيقي، وكذلك AIMA.
actions = أزرار هذه الشاشة
content = محتوى هذه الشاشة
continue = التالي
back = رجوع
cancel = حذف ومغادرة
finish = إنهاء
close = إغلاق
help = مساعدة
send = إرسال الطلب
sending = جارٍ التسجيل…
try-again = المحاولة مرة أخرى
scroll-down = المزيد في الأسفل
scroll-up = إلى الأعلى
read-on = اقرأ حتى النهاية
step-of = الخطوة { $step } من { $steps }
language-title = اختر اللغة
look = الحروف والألوان
look-size = حجم الحروف
look-colours = الألوان
look-usual = المعتاد
look-light = تباين عالٍ، فاتح
look-dark = تباين عالٍ، داكن
look-lower = كل شيء في الأسفل
keyboard = لوحة المفاتيح
key-backspace = حذف
field-clear = حذف ما كتبته هنا
key-signs = رموز أخرى
key-letters = أحرف
key-at = علامة @
key-dot = نقطة
key-hyphen = شرطة
key-underscore = شرطة سفلية
key-plus = زائد
key-exclamation = علامة تعجب
key-hash = علامة #
key-dollar = دولار
key-percent = بالمئة
key-and = علامة &
key-apostrophe = فاصلة علوية
key-asterisk = نجمة
key-slash = شرطة مائلة
key-equals = يساوي
key-question = علامة استفهام
key-caret = علامة ^
key-grave = علامة `
key-brace-open = قوس معقوف أيسر
key-bar = خط عمودي
key-brace-close = قوس معقوف أيمن
key-tilde = علامة ~
error-summary = يُرجى تصحيح ما يلي
trouble = لم ينجح ذلك الآن. ما كتبته ما زال هنا. حاول مرة أخرى أو اطلب المساعدة من الموظفين.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = هذا الجهاز لا يعمل الآن
out-of-service-reason = توجد مشكلة في الجهاز.
out-of-service-what-to-do = يُرجى التوجه إلى الشباك: يمكنك تقديم الطلب نفسه هناك. يعود الجهاز إلى العمل تلقائيًا فور حل المشكلة.
out-of-service-go = يُرجى التوجه إلى الشباك: يمكنك تقديم الطلب نفسه هناك.
out-of-service-code = رمز للموظفين: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = اختر لغتك
welcome-what = تصحيح البريد الإلكتروني، إعادة تفعيل الملف، متابعة طلب. الخدمة مجانية. أحضر معك جواز السفر أو NIF أو أرقامًا أخرى.
welcome-what-short = تصحيح البريد الإلكتروني لدى AIMA. مجانًا. أحضر جواز السفر.
welcome-trouble = لم ينجح ذلك الآن. حاول مرة أخرى أو اطلب المساعدة من الموظفين.
welcome-printing = إيصال الشخص السابق ما زال يُطبع. انتظر لحظة من فضلك.

# Purpose.
purpose-title = ماذا تريد أن تفعل؟
purpose-correct-email = تصحيح بريدي الإلكتروني
purpose-correct-email-detail = لم تصلني رسائل AIMA، أو تغيّر بريدي الإلكتروني.
purpose-resend = طلب بيانات الدفع مرة أخرى
purpose-resend-detail = بريدي صحيح، لكن البيانات لم تصل.
purpose-reactivate = إعادة تفعيل ملفي
purpose-reactivate-detail = ضغطت بالخطأ على «لم أعد مهتمًا».
purpose-closed = أبلغتني AIMA أن ملفي مغلق
purpose-closed-detail = ابدأ هنا. ثم تتحدث مع موظف عند الشباك.
purpose-track = متابعة طلب قدّمته من قبل
purpose-track-detail = لديّ إيصال عليه رمز.
purpose-call-staff = لا أعرف، أو ليس لديّ بريد إلكتروني
purpose-call-staff-detail = المس، فيأتي إليك أحد الموظفين.
notice-no-receipt = لا يخرج إيصال الآن. يمكنك تقديم طلبك رغم ذلك: في النهاية التقط صورة للرمز، أو اكتبه على ورقة، أو أرِه للموظفين.
notice-go-on = يمكنك تقديم طلبك رغم ذلك.

# Privacy.
privacy-title = بياناتك
privacy-who = تعالج AIMA وحدها البيانات التي تكتبها هنا.
privacy-what = تُستخدم فقط للعثور على ملفك والرد على طلبك.
privacy-kept = يحفظ الجهاز البيانات مشفّرة، ولا يستطيع قراءتها إلا AIMA.
privacy-more = معرفة المزيد
privacy-basis-title = لماذا يحق لـ AIMA ذلك
privacy-basis = إنها مهمة للمصلحة العامة يكلّف القانون بها AIMA، وكالة الاندماج والهجرة واللجوء (اللائحة العامة لحماية البيانات، المادة 6(1)(هـ)).
privacy-sharing-title = من يتلقى البيانات
privacy-sharing = فقط أقسام AIMA التي تعالج ملفك.
privacy-how-long-title = إلى متى
privacy-how-long = في الجهاز: حتى 7 أيام بعد وصول الطلب إلى AIMA، مشفّرة دائمًا. لدى AIMA: المدة التي يفرضها القانون لملفك.
privacy-rights-title = حقوقك
privacy-rights = يمكنك طلب الاطلاع على بياناتك أو تصحيحها أو تقييدها أو حذفها، والاعتراض على استخدامها. اطلب ذلك عند الشباك أو من مسؤول حماية البيانات في AIMA عبر aima.gov.pt.
privacy-authority-title = الشكاوى المتعلقة ببياناتك
privacy-authority = اللجنة الوطنية لحماية البيانات (CNPD): cnpd.pt.

# Identity.
identity-title = أيّ من هذه لديك؟
identity-lead = المس اثنين على الأقل واكتب الرقم.
identity-nif = NIF (الرقم الضريبي)
identity-nif-hint = 9 أرقام. تجده في بطاقة أو رسالة مصلحة الضرائب (Finanças).
identity-passport = رقم جواز السفر
identity-passport-hint = حروف وأرقام، في الصفحة التي عليها صورتك.
identity-country = البلد الذي أصدر الجواز
identity-country-choose = اختر البلد
identity-niss = NISS (رقم الضمان الاجتماعي)
identity-niss-hint = 11 رقمًا. تجده في قسيمة الراتب.
identity-phone = رقم الهاتف
identity-phone-hint = الرقم الذي أعطيته لـ AIMA. إذا كان من بلد آخر فابدأ بعلامة +.
identity-number = الرقم
identity-too-few = لديك رقم واحد فقط؟ توجه إلى الشباك ومعك جواز السفر: هناك يقدمون الطلب معك.
passport-renewed = في الملف جوازي القديم
phone-country-title = من أي بلد هذا الرقم؟
phone-country-other = ليس من هذه: سأصححه
identity-assisted = هناك من يساعدني
paper-empty = المس للكتابة
paper-none = ليس لديّ
country-common = الأكثر اختيارًا
country-letters = البلدان حسب الحرف
country-missing = بلدي ليس هنا
country-missing-detail = هل لديك وثيقة سفر للاجئين أو لعديمي الجنسية؟ إذا لم تجد بلدك، فاطلب حضور أحد الموظفين.
country-stateless = عديم الجنسية (وثيقة سفر)
country-refugee = لاجئ (وثيقة سفر)
country-close = الرجوع دون اختيار

# Old e-mail.
old-email-title = ما البريد الإلكتروني المسجّل لدى AIMA؟
old-email-lead = هو البريد الذي قُدّم عند بدء الملف.
old-email-label = البريد الإلكتروني القديم
old-email-hint = قد يكون فيه خطأ أو يخص شخصًا آخر. اكتبه كما قُدّم.
old-email-unknown = لا أعرف
old-email-none = لم أعطِ أي بريد
old-email-helpers = هو لشخص ساعدني

# New e-mail.
new-email-title = ما البريد الإلكتروني الذي تريد استخدامه؟
new-email-lead = ستكتب AIMA إلى هذا البريد.
new-email-label = البريد الإلكتروني الجديد
new-email-own = هل هذا البريد لك أنت؟ استخدم بريدًا تستطيع فتحه دون مساعدة أحد.
resend-email-title = ما البريد الإلكتروني الموجود لدى AIMA؟
resend-email-lead = سترسل AIMA بيانات الدفع مرة أخرى إلى هذا البريد.
resend-email-label = بريدك الإلكتروني
resend-email-own = هل تستطيع فتح هذا البريد؟ إذا كنت لا تستطيع، المس «رجوع» واختر «تصحيح بريدي الإلكتروني».
email-suggestion-title = هل كنت تقصد بريدًا آخر؟
email-suggestion-accept = نعم، هو
email-suggestion-keep = لا، بل هو
same-email-title = كتبت البريد نفسه مرتين
same-email-detail = إذا كان هذا البريد صحيحًا، يمكن لـ AIMA أن ترسل بيانات الدفع مرة أخرى.
same-email-resend = نعم، أرسلوا البيانات مرة أخرى
same-email-change = لا، أريد استخدام بريد آخر

# Check.
check-title = هل كل شيء صحيح؟
check-lead-correct-email = الطلب: تصحيح البريد الإلكتروني. اقرأ بتمهّل قبل الإرسال.
check-lead-resend = الطلب: إعادة إرسال بيانات الدفع. اقرأ بتمهّل قبل الإرسال.
check-lead-reactivate = الطلب: إعادة تفعيل الملف. اقرأ بتمهّل قبل الإرسال.
check-lead-closed = الطلب: أبلغتني AIMA أن الملف مغلق. اقرأ بتمهّل قبل الإرسال.
check-identity = من أنت
check-old-email = البريد المسجّل لدى AIMA
check-old-email-unknown = لا أعرف
check-old-email-none = لم يُعطَ أي بريد
check-old-email-helpers = هو لشخص ساعدني
check-new-email = البريد الإلكتروني الجديد
check-resend-email = إرسال البيانات إلى
check-assisted = المساعدة
check-assisted-yes = هناك من يساعدني
check-passport-renewed = في الملف الجواز القديم
check-change = تغيير
check-change-what = تغيير: { $what }
check-statement-title = بالإرسال، أنت تُقرّ بما يلي
check-statement-means = بالبرتغالية، وهي اللغة الرسمية. ومعناه:
reactivation-statement = أقرّ بأنني لم أقصد سحب طلب إبداء الاهتمام الخاص بي، وأطلب إعادة تفعيل ملفي.
closed-counter = هذا الطلب ينتهي دائمًا عند الشباك: يجب أن ينظر أحد موظفي AIMA في الملف معك. يسجّل الجهاز الطلب ويعطيك إيصالًا لتُريه هناك.

# Not saved.
not-saved-title = لم يُسجَّل الطلب
not-saved-nothing-kept = لم يُسجَّل أي شيء. لم تتلقَّ AIMA هذا الطلب.
not-saved-what-now = ما يمكنك فعله
not-saved-try-again = حاول مرة أخرى: ما كتبته ما زال هنا.
not-saved-counter = إذا لم ينجح ذلك، فتوجه إلى الشباك: يمكنك تقديم الطلب نفسه هناك.

# Done.
done-title = تم تسجيل طلبك
done-title-several = تم تسجيل طلباتك
done-keep-code =
    { $requests ->
        [1] احتفظ بهذا الرمز أو التقط صورة له.
        [2] احتفظ بهذين الرمزين أو التقط صورة لهما.
       *[other] احتفظ بهذه الرموز أو التقط صورة لها.
    }
done-new-email = البريد الإلكتروني الجديد:
address-begins = يبدأ بـ { $begins }
address-begins-at = يبدأ بـ { $begins }، في { $domain }
done-show-address = إظهار
done-person = الشخص { $number }: { $kind }
done-person-alone = الشخص { $number }
done-another-person = الشيء نفسه لشخص آخر
another-person-title = إلى أي بريد تكتب AIMA إلى ذلك الشخص؟
another-person-detail = نحذف الآن الأرقام التي كتبتها؛ وتبقى الطلبات المسجَّلة كما هي.
another-person-yes = إلى البريد نفسه
another-person-own = إلى بريد آخر
another-person-no = لا أحد غيري: البقاء هنا
done-qr = رمز QR لمعرفة حالة الطلب
done-qr-opens = يفتح الصفحة
fact-saved = سُجّل في هذا الجهاز الساعة { $time }
fact-printing = جارٍ طباعة الإيصال…
fact-printed = طُبع الإيصال. خذه معك.
fact-not-printed = لم يُطبع الإيصال
fact-not-printed-photo = الطلب مسجَّل مع ذلك. التقط صورة للرمز.
fact-unconfirmed = لا نعرف هل خرج الإيصال أم لا
fact-unconfirmed-detail = انظر إلى الطابعة. إذا لم يخرج، فاطلب نسخة ثانية من موظفي المكتب.
fact-delivered = وصل إلى AIMA
fact-not-delivered = لم يصل إلى AIMA بعد
fact-not-delivered-detail = يرسله الجهاز تلقائيًا. لا داعي للانتظار هنا.
print-again = الطباعة مرة أخرى
fact-short-saved = سُجّل الساعة { $time }
fact-short-printing = جارٍ الطباعة…
fact-short-printed = طُبع الإيصال
fact-short-not-printed = لم يُطبع
fact-short-unconfirmed = ربما لم يُطبع
fact-short-delivered = وصل إلى AIMA
fact-short-not-delivered = لم يصل بعد
no-receipt = لم يخرج أي إيصال. التقط صورة للرمز، أو اكتبه على ورقة، أو أرِه للموظفين: يمكنهم طباعته.
done-another-reactivate = إعادة تفعيل ملفي أيضًا
done-another-correct-email = تصحيح بريدي الإلكتروني أيضًا

# Track.
track-title = متابعة طلب
track-lead = اكتب الرمز الموجود على الإيصال.
track-label = رمز المتابعة
track-hint = 12 حرفًا ورقمًا. لا حاجة إلى الشرطات.
track-look-up = عرض الحالة
track-looking-up = جارٍ البحث…
track-another = متابعة طلب آخر
track-offline = لا توجد شبكة في الجهاز، ولا يمكن عرض الحالة الآن. استخدم رمز QR الموجود على الإيصال بهاتفك، أو حاول لاحقًا.
track-slow-down = جرت استفسارات كثيرة في وقت قصير. انتظر دقيقة ثم حاول مرة أخرى.

# Help: what each screen wants.
help-title = مساعدة
help-staff = هل تحتاج إلى شخص يساعدك؟ المس «اطلب حضور أحد الموظفين» أو توجه إلى الشباك. ينتظرك هذا الجهاز بضع دقائق.
help-close = إغلاق المساعدة
help-welcome = المس اللغة التي تقرؤها أفضل. هنا يمكنك تصحيح البريد الإلكتروني المسجّل لدى AIMA، أو طلب إعادة تفعيل ملفك، أو متابعة طلب قدّمته. الخدمة مجانية.
help-purpose = المس ما تحتاج إليه. إذا كنت لا تعرف، أو ليس لديك بريد إلكتروني، المس «اطلب حضور أحد الموظفين»: سيساعدونك.
help-privacy = تشرح هذه الشاشة ما يحدث لبياناتك. للاستمرار، المس «التالي».
help-identity = برقمين من هذه تجد AIMA ملفك. المزيد منها يساعد. المس وثيقة لكتابة رقمها. يمكنك إحضار وثائقك: هناك وقت.
help-identity-passport = الرقم في الصفحة التي فيها الصورة، في الأعلى ومرة أخرى في الأسفل. يمكنك وضع هذه الصفحة على القارئ. إذا لم يكن لديك جواز، المس «ليس لديّ».
help-identity-nif = يتكون NIF من تسعة أرقام. تجده في بطاقة أو رسالة Finanças. إذا لم يكن لديك، المس «ليس لديّ».
help-identity-niss = يتكون NISS من أحد عشر رقمًا. تجده في قسيمة الراتب. إذا لم يكن لديك، المس «ليس لديّ».
help-identity-phone = هو الرقم الذي أعطيته إلى AIMA حتى لو لم تعد تستخدمه. إذا كنت لا تتذكره، المس «ليس لديّ».
help-old-email = هو البريد المسجّل في ملفك، حتى لو كان فيه خطأ أو كان لمن ساعدك. إذا كنت لا تعرفه، فالمس «لا أعرف».
help-new-email = اكتب البريد الذي تستخدمه كل يوم، مثل البريد الموجود في هاتفك. في كل بريد علامة @ في وسطه. إذا لم يكن لديك بريد إلكتروني، المس «اطلب حضور أحد الموظفين».
help-check = قارن الأرقام بوثائقك. للتصحيح، المس «تغيير». وعندما يكون كل شيء صحيحًا، المس «إرسال الطلب».
help-not-saved = لم يُسجَّل الطلب. حاول مرة أخرى، أو قدّم الطلب عند الشباك.
help-done = خذ الإيصال أو التقط صورة للرمز. برمز QR وهاتفك يمكنك معرفة ما حدث لطلبك. ثم المس «إنهاء».
help-track = الرمز موجود على الإيصال تحت «رمز المتابعة». اكتبه ثم المس «عرض الحالة».

# Idle.
idle-title = هل ما زلت هنا؟
idle-why = لحماية بياناتك، سيُحذف ما كتبته.
idle-why-done = لحماية بياناتك، ستُغلق هذه الشاشة. يبقى الطلب مسجَّلًا.
idle-seconds = الوقت المتبقي: { $seconds } ث
idle-stay = ما زلت هنا
idle-start-again = حذف وبدء من جديد
idle-minutes = الوقت المتبقي: { $minutes } د

# Leaving, where something would be lost.
leave-typed-title = هل تريد المغادرة حقًا؟
leave-typed = سيُحذف ما كتبته. ما سُجّل من قبل يبقى مسجَّلًا.
leave-typed-stay = العودة إلى الطلب
leave-typed-anyway = حذف ومغادرة
leave-printing-title = الإيصال ما زال يخرج
leave-printing = انتظر بضع ثوانٍ وخذه معك. هو دليل طلبك.
leave-printing-stay = انتظار الإيصال
leave-printing-anyway = المغادرة بدونه
leave-no-receipt-title = هل صوّرت الرمز أو كتبته؟
leave-no-receipt = لم يخرج إيصال. بعد المغادرة لن يظهر الرمز هنا. من دونه يصعب العثور على الطلب.
leave-no-receipt-stay = العودة إلى الرمز
leave-no-receipt-anyway = لديّ الرمز: مغادرة
leave-not-saved-title = هل تغادر بدون الطلب؟
leave-not-saved = لم يُسجَّل الطلب. إذا غادرت، يُحذف ما كتبته. يمكنك تقديم الطلب نفسه عند الشباك.
leave-not-saved-stay = العودة والمحاولة مرة أخرى
leave-not-saved-anyway = حذف ومغادرة

# An answer that takes its time.
slow-answer = هذا يستغرق قليلًا. يمكنك الانتظار أو لمس «رجوع».
slow-saving = ما زلنا نسجّل الطلب. انتظر من فضلك.

# The passport reader.
reader-passport = قُرئ الجواز. تحقق من الرقم.
reader-visa = هذه تأشيرة. ضع على القارئ صفحة الجواز التي فيها الصورة.
reader-residence-card = هذه بطاقة إقامتك. استخدم جواز السفر.
reader-identity-card = هذه بطاقة هوية. استخدم جواز السفر.
reader-other-card = هذه البطاقة لا تصلح هنا. استخدم جواز السفر.
reader-long-number = رقم هذه الوثيقة أطول من أن يقرأه القارئ. اكتب رقم الجواز.
reader-misread = لم يُقرأ الجواز جيدًا. ضعه على القارئ مرة أخرى.
reader-unknown = قرأ القارئ شيئًا لا نعرفه. ضع صفحة الجواز التي فيها الصورة، أو اكتب الرقم.
reader-tracking-code = هذا رمز إيصال. هنا نحتاج إلى الجواز.
reader-no-code = هذا ليس رمز إيصال. ضع رمز QR الخاص بالإيصال على القارئ، أو اكتب الرمز.
reader-not-here = لا حاجة إلى القارئ في هذه الشاشة.
reader-question = أجب أولًا عن السؤال على الشاشة.

### Page: the code to the new mailbox

code-title = اكتب الرمز الذي وصلك
code-title-waiting = سنرسل إليك رمزًا
code-spent-title = تحتاج إلى رمز آخر
code-lead = أرسلنا الآن رسالة فيها ستة أرقام إلى:
code-lead-waiting = بعد لحظات سنرسل رسالة فيها ستة أرقام إلى:
code-address-wrong = هل في البريد خطأ؟ المس «رجوع» وصحّحه.
code-label = الرمز المكوّن من ستة أرقام
code-hint = تجده في رسالة AIMA الإلكترونية، على هاتفك مثلًا. انظر أيضًا في مجلد الرسائل غير المرغوب فيها (spam).
code-resend = إرسال رمز آخر
code-resend-wait = إرسال رمز آخر بعد { $seconds } ث
code-first-wait = يُرسل الرمز بعد { $seconds } ث
code-skip = لا أستطيع فتح بريدي الإلكتروني هنا
code-sending = جارٍ إرسال الرمز…
one-moment = لحظة من فضلك…
code-sent-again = أرسلنا رمزًا آخر. الرمز السابق لم يعد صالحًا.
code-offline = لم يتمكن الجهاز من الاتصال بـ AIMA. حاول مرة أخرى، أو المس «لا أستطيع فتح بريدي الإلكتروني هنا» للمتابعة دون رمز.
code-slow-down = جرت محاولات كثيرة في وقت قصير. انتظر قليلًا، أو المس «لا أستطيع فتح بريدي الإلكتروني هنا» للمتابعة دون رمز.
error-code-form = يتكون الرمز من ستة أرقام. تأكد من عدم وجود رقم ناقص أو زائد.
error-code-wrong =
    { $tries ->
        [1] هذا ليس الرمز الصحيح. يمكنك المحاولة مرة واحدة أخرى.
        [2] هذا ليس الرمز الصحيح. يمكنك المحاولة مرتين أخريين.
       *[other] هذا ليس الرمز الصحيح. قارنه بالرسالة التي وصلتك.
    }
error-code-spent = لم يعد هذا الرمز صالحًا. المس «إرسال رمز آخر».
check-mailbox-confirmed = تم التأكيد بالرمز
check-mailbox-skipped = لم يُؤكَّد بعد. سترسل AIMA رابطًا إلى هذا البريد: افتحه للتأكيد.
check-mailbox-offline = تعذّر إرسال رمز الآن. سترسل AIMA رابطًا إلى هذا البريد: افتحه للتأكيد.
help-confirm-code = افتح بريدك الإلكتروني، على هاتفك مثلًا، وابحث عن رسالة AIMA. اكتب هنا الأرقام الستة. إذا كنت لا تستطيع فتح بريدك، فالمس «لا أستطيع فتح بريدي الإلكتروني هنا»: سترسل لك AIMA رابطًا لاحقًا.

### Page: call for help

help-call = اطلب حضور أحد الموظفين
help-call-again = اطلب مرة أخرى
help-call-calling = نبلّغ الشباك الآن…
help-call-called = وصل طلبك إلى الشباك. انتظر هنا من فضلك. لم يردّ أحد بعد.
help-call-late = وصل طلبك إلى الشباك، لكن لم يردّ أحد بعد. يمكنك مواصلة الانتظار أو التوجه إلى الشباك.
help-call-coming = سيأتي إليك أحد الموظفين. انتظر هنا من فضلك.
help-call-offline = لا يستطيع هذا الجهاز الاتصال بالشباك. توجه إلى الشباك من فضلك.
help-call-ended = أُغلق طلبك عند الشباك. إذا كنت لا تزال بحاجة إلى مساعدة، فاطلب مرة أخرى.
call-calling = جارٍ الاتصال بالشباك…
call-called = وصل نداؤك إلى الشباك. انتظر هنا.
call-late = لم يجب أحد بعد. انتظر أو توجه إلى الشباك.
call-coming = هناك من هو قادم إليك. انتظر هنا.
call-offline = لا جواب. يُرجى التوجه إلى الشباك.
call-ended = أنهى الشباك نداءك.
call-end = إنهاء النداء

### Page: reading aloud, and the keys of a pad

speech = القراءة بصوت عالٍ
speech-stop = إيقاف القراءة
speech-repeat = القراءة من جديد
speech-slower = أبطأ
speech-faster = أسرع
speech-louder = صوت أعلى
speech-softer = صوت أخفض
speech-dark = شاشة معتمة
speech-words = كلمة لكل حرف
speech-keys = تجربة المفاتيح
keys-detail = اضغط أي مفتاح في لوحة اللمس: يُقال هنا ويُعرض ما يفعله. اضغط «رجوع» مرتين للمتابعة.
speech-on = هذا الجهاز يقرأ بصوت عالٍ. «التالي» و«السابق» ينتقلان من شيء إلى آخر، و«اختيار» يضغط عليه، و«مساعدة» تشرح الشاشة.
speech-off = انتهت القراءة بصوت عالٍ.
speech-private = صِل سماعات الرأس لتسمع هذا.
speech-voice = لا يوجد صوت لهذه اللغة. يقرؤها صوت برتغالي.
ear-button = زر
ear-field = اكتب هنا
ear-chosen = مختار
ear-not-chosen = غير مختار
ear-unavailable = غير ممكن الآن
ear-empty = لم يُكتب شيء بعد
ear-deleted = حُذف
ear-receipt = يقول الإيصال:
ear-keyboard = لوحة المفاتيح في الأسفل: تابع بمفتاح «التالي» حتى تصل إلى مفاتيحها.
pad-previous = السابق: شيء واحد إلى الوراء
pad-next = التالي: شيء واحد إلى الأمام
pad-up = أعلى: صف واحد إلى الأعلى
pad-down = أسفل: صف واحد إلى الأسفل
pad-select = اختيار: يضغط حيث أنت
pad-back = رجوع: إلى الشاشة السابقة
pad-help = مساعدة: تشرح الشاشة
pad-speech = الصوت: يبدأ القراءة وينهيها

### Field errors

error-nif-length = يتكون NIF من 9 أرقام. تأكد من عدم وجود رقم ناقص أو زائد.
error-nif-check = أحد أرقام NIF غير صحيح. قارنه بالوثيقة.
error-nif-company = هذا NIF لشركة. اكتب NIF الشخصي الخاص بك.
error-nif-placeholder = هذا الرقم مجرد مثال. اكتب NIF الخاص بك.
error-nif-prefix = يبدأ NIF الخاص بالأشخاص بـ 1 أو 2 أو 3 أو 45. قارنه بالوثيقة.
error-niss-length = يتكون NISS من 11 رقمًا. تأكد من عدم وجود رقم ناقص أو زائد.
error-niss-check = أحد أرقام NISS غير صحيح. قارنه بالوثيقة.
error-niss-prefix = يبدأ NISS الخاص بالأشخاص بالرقم 1. قارنه بالوثيقة.
error-niss-placeholder = هذا الرقم مجرد مثال. اكتب NISS الخاص بك.
error-passport-form = يتكون رقم جواز السفر من 6 إلى 9 حروف وأرقام. قارنه بجواز سفرك.
error-passport-mrz = لم يُقرأ جواز السفر جيدًا. مرّره على القارئ مرة أخرى أو اكتب الرقم فقط.
error-passport-other-paper = هذا ليس جواز السفر. ضع جواز السفر على القارئ أو اكتب الرقم وحده.
error-country-missing = اختر البلد الذي أصدر جواز السفر.
error-country-unknown = لا نعرف هذا البلد. اختر بلدًا من القائمة.
error-phone-invalid = تأكد من رقم الهاتف. إذا كان من بلد آخر، فابدأ بعلامة + ورمز البلد.
error-identity-need-two = هناك أرقام ناقصة: نحتاج إلى رقمين على الأقل للعثور على ملفك.
error-paper-empty = اكتب الرقم، أو المس «ليس لديّ».
error-email-empty = اكتب البريد الإلكتروني.
error-email-form = تأكد من البريد. يجب أن يكون مثل name@example.pt، بلا مسافات.
error-email-too-long = هذا البريد طويل جدًا. تأكد من أنه لم يُكتب مرتين.
error-email-invisible = يحتوي البريد على علامات غير مرئية. احذفه كله واكتبه من جديد.
error-email-mixed-script = يخلط البريد حروفًا من أبجديات مختلفة. احذفه كله واكتبه من جديد.
error-email-domain = تأكد من الجزء الذي بعد @، مثل gmail.com.
error-email-same = كتبت البريد نفسه مرتين. اكتب بريدًا آخر، أو اطلب البيانات مرة أخرى.
error-tracking-code = هذا الرمز غير كامل أو فيه علامة غير صحيحة. قارنه بالإيصال.
error-other = تأكد مما كتبته هنا.

### Faults: what the person reads

fault-configuration-person = لا يمكن استخدام هذا الجهاز الآن.
fault-not-enrolled-person = هذا الجهاز ليس قيد الاستخدام بعد.
fault-paused-person = أوقف الموظفون هذا الجهاز مؤقتًا.
fault-disk-full-person = لا توجد في الجهاز مساحة لتسجيل الطلبات.
fault-storage-read-only-person = لا يستطيع الجهاز تسجيل الطلبات.
fault-storage-damaged-person = لا يستطيع الجهاز تسجيل الطلبات.
fault-storage-newer-person = لا يستطيع الجهاز تسجيل الطلبات.
fault-storage-failing-person = لا يستطيع الجهاز تسجيل الطلبات.
fault-storage-salvaged-person = هذا الجهاز يعمل.
fault-storage-copy-lags-person = هذا الجهاز يعمل.
fault-request-unknown-person = هذا الجهاز يعمل.
fault-identity-unusable-person = هذا الجهاز غير جاهز.
fault-already-running-person = هذا الجهاز غير جاهز.
fault-no-network-person = لا توجد شبكة في الجهاز. تُسجَّل الطلبات وتُرسل لاحقًا.
fault-central-refuses-person = لا يستطيع الجهاز الآن تسليم الطلبات إلى AIMA. تُسجَّل الطلبات وتُرسل لاحقًا.
fault-central-certificate-person = لم يتأكد الجهاز من أنه متصل بـ AIMA. من أجل السلامة، تُسجَّل الطلبات وتُرسل لاحقًا.
fault-central-certificate-expired-person = لم يتأكد الجهاز من أنه متصل بـ AIMA. من أجل السلامة، تُسجَّل الطلبات وتُرسل لاحقًا.
fault-central-failing-person = لا تستطيع خدمة AIMA استلام الطلبات الآن. تُسجَّل الطلبات وتُرسل لاحقًا.
fault-central-partly-person = هذا الجهاز يعمل.
fault-configuration-refused-person = يعمل الجهاز بمعلومات AIMA السابقة.
fault-clock-person = ساعة الجهاز غير مضبوطة.
fault-printer-none-person = لا توجد طابعة في هذا الجهاز.
fault-printer-absent-person = الطابعة لا تستجيب.
fault-printer-out-of-paper-person = لا يوجد ورق في الطابعة. أبلغ الموظفين من فضلك.
fault-printer-paper-low-person = بقي ورق قليل في الطابعة.
fault-printer-cover-open-person = غطاء الطابعة مفتوح. أبلغ الموظفين من فضلك.
fault-printer-jam-person = الورق عالق في الطابعة. أبلغ الموظفين من فضلك.
fault-printer-stopped-person = الطابعة متوقفة. أبلغ الموظفين من فضلك.
fault-printer-format-person = لا تقبل الطابعة هذا الإيصال.
fault-printer-stuck-person = استغرقت الطابعة وقتًا طويلًا.
fault-printer-other-person = توجد مشكلة في الطابعة. أبلغ الموظفين من فضلك.
fault-receipt-layout-person = لا يستطيع الجهاز إعداد الإيصال.
fault-speech-missing-person = هذا الجهاز يعمل.
fault-speech-failing-person = هذا الجهاز يعمل.

### States of a request (page, receipt, tracking page)

# Dates: month is a number that only chooses the name; day and year are texts.
date-in-words =
    { $month ->
        [1] { $day } يناير { $year }
        [2] { $day } فبراير { $year }
        [3] { $day } مارس { $year }
        [4] { $day } أبريل { $year }
        [5] { $day } مايو { $year }
        [6] { $day } يونيو { $year }
        [7] { $day } يوليو { $year }
        [8] { $day } أغسطس { $year }
        [9] { $day } سبتمبر { $year }
        [10] { $day } أكتوبر { $year }
        [11] { $day } نوفمبر { $year }
       *[12] { $day } ديسمبر { $year }
    }
# A word between the two: without a letter of its own the whole would be taken for left to right.
date-and-time = { $date } الساعة { $time }

# What was asked.
kind-correct-email = تصحيح عنوان البريد الإلكتروني
kind-reactivate = إعادة تفعيل الملف
kind-resend = إعادة إرسال بيانات الدفع
kind-closed = رسالة من AIMA: الملف مغلق

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = لم يصل طلبك بعد
state-not-here-yet-detail = لم نتلقَّ بعد طلبًا بهذا الرمز. إذا انقطعت الشبكة عن الجهاز، يسجّل الطلب ويرسله لاحقًا. انظر مرة أخرى بعد بضع ساعات، وتأكد أيضًا من صحة الرمز.
state-being-checked = يجري التحقق من طلبك
state-being-checked-detail = تلقينا طلبك. ينتهي التحقق منه في موعد أقصاه { $until }. لا حاجة إلى تقديم طلب آخر.
state-being-checked-late = تلقينا طلبك. تُنهي AIMA التحقق منه الآن ويأتي الرد قريبًا. لا حاجة إلى تقديم طلب آخر.
state-done = نفّذت AIMA طلبك
state-done-detail = هذا يخص طلبك فقط، وليس القرار بشأن إقامتك. تُرسل الخطوة التالية بالبريد الإلكتروني. انظر أيضًا في مجلد الرسائل غير المرغوب فيها (spam).
state-come-to-the-counter = يُرجى التوجه إلى الشباك
state-come-to-the-counter-detail = للمتابعة، نحتاج إلى التحدث معك. توجه إلى شباك أحد مكاتب AIMA ومعك جواز سفرك وهذا الرمز.
state-stopped = أُوقف الطلب
state-stopped-detail = يبقى ملفك كما كان. إذا كنت لا تعرف لماذا أُوقف الطلب، فتوجه إلى شباك أحد مكاتب AIMA ومعك جواز سفرك وهذا الرمز.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = حتى { $date }
step-now = الآن
step-confirm = افتح الرابط الذي سترسله AIMA إليك بالبريد الإلكتروني. لديك 72 ساعة من إرسال الرسالة. وإلا فعليك التوجه إلى الشباك.
step-confirm-here = أكّد هذا البريد بالزر أعلاه.
step-old-address = تكتب AIMA أيضًا إلى البريد المسجّل الآن في ملفك. إن أمكنك فتحه فاضغط هناك “نعم، أنا من قدّمه”.
step-answer-here = اضغط أعلاه “نعم، أنا من قدّمه” أو “لا، لست أنا”.
step-checked = تتحقق AIMA من الطلب.
step-checked-if-today =
    { $days ->
        [one] تتحقق منه AIMA خلال يوم عمل واحد من وصوله؛ إذا وصل اليوم، فحتى { $date }.
        [two] تتحقق منه AIMA خلال يومي عمل من وصوله؛ إذا وصل اليوم، فحتى { $date }.
        [few] تتحقق منه AIMA خلال { $days } أيام عمل من وصوله؛ إذا وصل اليوم، فحتى { $date }.
       *[other] تتحقق منه AIMA خلال { $days } يوم عمل من وصوله؛ إذا وصل اليوم، فحتى { $date }.
    }
step-answer = تُنهي AIMA التحقق الآن. يأتي الرد قريبًا.
step-replaced = إذا كان كل شيء صحيحًا، تكتب AIMA بعد ذلك إلى البريد الجديد.
step-payment = إذا كان كل شيء صحيحًا، ترسل AIMA بيانات الدفع وآخر يوم للدفع بالبريد الإلكتروني.
step-reactivated = إذا كان كل شيء صحيحًا، تكتب AIMA بعد ذلك إلى البريد المسجّل في ملفك، ويستمر ملفك.
step-counter = يُعالَج هذا الطلب عند الشباك بحضورك. أحضر جواز سفرك ورسالة AIMA.

### Receipt

receipt-office = وكالة الاندماج والهجرة واللجوء
receipt-title = إيصال الطلب
receipt-duplicate = نسخة ثانية من الإيصال
receipt-demo = عرض تجريبي (DEMO): بلا قيمة. كل شيء هنا غير حقيقي.
receipt-code-label = رمز المتابعة
receipt-saved = سُجّل في هذا الجهاز بتاريخ { $when }. امسح رمز QR لمعرفة ما إذا وصل الطلب إلى AIMA.
receipt-scan-domain = يفتح رمز QR العنوان { $domain }. إذا ظهر عنوان آخر، فلا تتابع.
receipt-time-label = التاريخ والوقت
receipt-store-label = المكتب
receipt-kiosk-label = الجهاز
receipt-new-email-label = البريد الإلكتروني الجديد
receipt-next-title = ماذا يحدث الآن
receipt-hurry = هل أنت في عجلة من أمرك؟ أظهر جواز سفرك وهذا الرمز عند الشباك.
receipt-safety-title = من أجل سلامتك
receipt-sender = تكتب AIMA من عناوين تنتهي بـ { $senders }.
receipt-money = لا تطلب AIMA المال أبدًا عند الجهاز ولا عبر رمز QR.
receipt-complaints-title = دفتر الشكاوى (Livro Amarelo)
receipt-complaints = للشكوى أو الثناء أو الاقتراح: عند الشباك أو على { $site }.
receipt-complaints-counter = للشكوى أو الثناء أو الاقتراح: عند الشباك.
receipt-complaints-site = للشكوى أو الثناء أو الاقتراح: على { $site }.

### Tracking page

tracking-title = حالة الطلب
tracking-languages = اللغة
tracking-domain = هذه الصفحة موجودة على { $domain }. إذا أظهر هاتفك عنوانًا آخر، فلا تتابع.
tracking-bad-code = يُرجى التأكد من الرمز
tracking-bad-code-detail = يتكون الرمز الموجود على الإيصال من 12 حرفًا ورقمًا، في ثلاث مجموعات من أربعة. امسح رمز QR مرة أخرى، أو اكتب الرمز كما هو على الإيصال. وإذا لم ينجح ذلك، فأظهر الإيصال عند الشباك.
tracking-too-often = يُرجى الانتظار دقيقة
tracking-too-often-detail = يستخدم كثير من الناس الشبكة نفسها. افتح هذه الصفحة مرة أخرى بعد دقيقة.
tracking-unavailable = لا يمكن عرض الحالة الآن
tracking-unavailable-detail = افتح هذه الصفحة مرة أخرى بعد بضع دقائق. لا حاجة إلى تقديم طلب آخر.

### Mail

# Every mail.
mail-demo = عرض تجريبي (DEMO): كل ما في هذه الرسالة مُختلق وبلا قيمة.
mail-no-reply = لا تردّ على هذه الرسالة، فلا أحد يقرأ الردود. إذا احتجت إلى مساعدة، فتوجه إلى شباك أحد مكاتب AIMA.
mail-link-copy = إذا لم يعمل الزر، فانسخ هذا العنوان إلى المتصفح:

# The six digits.
mail-code-subject = رمزك لجهاز AIMA
mail-code-title = رمزك
mail-code-intro = اكتب هذه الأرقام الستة في جهاز AIMA:
mail-code-valid =
    { $minutes ->
        [one] يصلح الرمز لمدة دقيقة واحدة.
        [two] يصلح الرمز لمدة دقيقتين.
        [few] يصلح الرمز لمدة { $minutes } دقائق.
       *[other] يصلح الرمز لمدة { $minutes } دقيقة.
    }
mail-code-secret = لا أحد من AIMA يطلب منك هذا الرمز. اكتبه في الجهاز فقط.
mail-code-not-you = ألا تستخدم جهاز AIMA الآن؟ إذن لا تفعل شيئًا: من دون الرمز لا يتغير أي شيء.

# The link that confirms a new address.
mail-confirm-link-subject = أكّد بريدك الإلكتروني الجديد
mail-confirm-link-title = هل هذا البريد الإلكتروني لك؟
mail-confirm-link-intro = قُدّم هذا العنوان في أحد أجهزة AIMA على أنه البريد الإلكتروني الجديد. لتأكيده، افتح الصفحة واضغط على الزر الموجود فيها.
mail-confirm-link-open = تأكيد هذا البريد الإلكتروني
mail-confirm-link-valid =
    { $hours ->
        [one] يصلح الرابط لمدة ساعة واحدة.
        [two] يصلح الرابط لمدة ساعتين.
        [few] يصلح الرابط لمدة { $hours } ساعات.
       *[other] يصلح الرابط لمدة { $hours } ساعة.
    }
mail-confirm-link-later = بعد ذلك، توجه إلى شباك أحد مكاتب AIMA ومعك جواز سفرك وهذا الرمز.
mail-confirm-link-not-you = ألم تقدّم هذا الطلب؟ إذن لا تفعل شيئًا: من دون التأكيد لا يُستخدم هذا العنوان.

# The notice to the registered address.
mail-old-address-subject = هل هذا أنت؟ طلب يخص ملفك لدى AIMA
mail-old-address-title = هل أنت من قدّم هذا الطلب؟
mail-old-address-correct-email = في أحد أجهزة AIMA، طلب شخص ما أن تُرسل الرسائل الخاصة بملفك إلى بريد إلكتروني آخر.
mail-old-address-reactivate = في أحد أجهزة AIMA، طلب شخص ما إعادة تفعيل ملفك.
mail-old-address-resend = في أحد أجهزة AIMA، طلب شخص ما إعادة إرسال بيانات الدفع الخاصة بملفك.
mail-old-address-closed = في أحد أجهزة AIMA، قال شخص ما إنه تلقّى رسالة من AIMA بأن ملفك مغلق.
mail-old-address-yes = نعم، أنا من قدّمه
mail-old-address-no = لا، لست أنا
mail-old-address-press = يفتح كل زر صفحة تؤكد فيها جوابك. فتح الصفحة وحده لا يغيّر شيئًا.
mail-old-address-until = لا يتغير أي شيء إلى أن تنتهي AIMA من التحقق من الطلب.
mail-old-address-if-no = إذا لم تكن أنت، يُوقف الطلب ويبقى ملفك كما هو.

# What a correction or a resend was for.
mail-payment-data-subject = بيانات الدفع لتحديد موعدك
mail-payment-data-title = بيانات الدفع
mail-payment-data-intro = هذه هي البيانات التي طلبتها. بعد أن تدفع، تحدد AIMA موعدك.
mail-payment-data-reference = المرجع
mail-payment-data-amount = المبلغ
mail-payment-data-deadline = آخر يوم للدفع
mail-payment-data-working-days =
    { $days ->
        [one] أي خلال يوم عمل واحد: لا تُحسب أيام السبت والأحد والعطل الرسمية.
        [two] أي خلال يومي عمل: لا تُحسب أيام السبت والأحد والعطل الرسمية.
        [few] أي خلال { $days } أيام عمل: لا تُحسب أيام السبت والأحد والعطل الرسمية.
       *[other] أي خلال { $days } يوم عمل: لا تُحسب أيام السبت والأحد والعطل الرسمية.
    }
mail-payment-data-pay = ادفع المبلغ بالضبط باستخدام المرجع، في صراف آلي (Multibanco) أو عن طريق مصرفك.
mail-payment-data-keep = احتفظ بإثبات الدفع.
mail-payment-data-wait = انتظر رسالة AIMA التي فيها يوم الموعد وساعته. انظر أيضًا في مجلد الرسائل غير المرغوب فيها (spam).
mail-payment-data-late = هل انتهت المهلة أو لا تستطيع الدفع؟ توجه إلى شباك أحد مكاتب AIMA ومعك جواز سفرك وهذا الرمز.
mail-payment-data-calendar = الملف المرفق يضع آخر يوم للدفع في تقويم هاتفك.

# Three working days before the last day to pay.
mail-payment-reminder-subject = اقترب آخر يوم للدفع
mail-payment-reminder-title = اقترب آخر يوم للدفع
mail-payment-reminder-intro =
    { $days ->
        [one] بقي يوم عمل واحد لدفع رسوم موعدك لدى AIMA.
        [two] بقي يوما عمل لدفع رسوم موعدك لدى AIMA.
        [few] بقيت { $days } أيام عمل لدفع رسوم موعدك لدى AIMA.
       *[other] بقي { $days } يوم عمل لدفع رسوم موعدك لدى AIMA.
    }
mail-payment-reminder-paid = هل دفعت؟ إذن لا تحتاج إلى فعل شيء، واحتفظ بإثبات الدفع.

# The day in a calendar.
calendar-payment-summary = AIMA: آخر يوم للدفع
calendar-payment-detail = البيانات في رسالة AIMA. إذا كنت لا تستطيع الدفع، توجه إلى شباك أحد مكاتب AIMA ومعك جواز سفرك.

amount-in-euros = { $number } يورو

# The case is pending again.
mail-reactivated-subject = أُعيد تفعيل ملفك لدى AIMA
mail-reactivated-title = أُعيد تفعيل ملفك
mail-reactivated-intro = عاد ملفك إلى قائمة الانتظار. لا حاجة إلى تقديم طلب آخر.
mail-reactivated-wait = عندما يحين وقت الدفع وتحديد الموعد، ترسل AIMA البيانات إلى هذا البريد الإلكتروني. انظر أيضًا في مجلد الرسائل غير المرغوب فيها (spam).

# Staff have to look at it with the person.
mail-come-to-counter-subject = يُرجى التوجه إلى شباك AIMA
mail-come-to-counter-title = يُرجى التوجه إلى الشباك

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = أُعيد البريد الإلكتروني لملفك لدى AIMA
mail-address-restored-title = أُعيد بريدك الإلكتروني
mail-address-restored-intro = عند شباك AIMA، وبجواز سفرك، عاد هذا البريد الإلكتروني إلى ملفك. وأُزيل هذا:
mail-address-restored-replaced = البريد الإلكتروني المُزال
mail-address-restored-quiet = طوال يوم عمل لا ترسل AIMA شيئًا آخر إلى هنا.
mail-address-restored-wrong = ألم تكن أنت؟ اذهب إلى شباك أحد مكاتب AIMA ومعك الجواز.
mail-address-replaced-subject = لم تعد AIMA تستعمل هذا البريد الإلكتروني
mail-address-replaced-title = أُزيل هذا البريد الإلكتروني
mail-address-replaced-intro = عند شباك AIMA أُزيل هذا البريد الإلكتروني من أحد الملفات. لا ترسل AIMA شيئًا آخر عنه إلى هنا.
mail-address-replaced-wrong = هل الملف ملفك؟ اذهب إلى شباك أحد مكاتب AIMA ومعك الجواز.

### Links in mails: what is asked, and what a press did

mailbox-title = ردّك على AIMA
mailbox-confirm-title = أكّد عنوان بريدك الإلكتروني
mailbox-confirm-detail = أدخل شخص ما هذا العنوان في أحد أجهزة AIMA. إذا كنت أنت، فاضغط على الزر لتأكيد أن صندوق البريد هذا لك.
mailbox-confirm-button = نعم، صندوق البريد هذا لي
mailbox-confirm-done = تم تأكيد عنوان بريدك الإلكتروني
mailbox-confirm-done-detail = لا تحتاج إلى فعل أي شيء آخر. لمعرفة أين وصل طلبك، امسح رمز QR الموجود على الإيصال.
mailbox-yes-title = هل أنت من قدّم هذا الطلب؟
mailbox-yes-detail = قدّم شخص ما في أحد أجهزة AIMA طلبًا يخص الملف المرتبط بعنوان البريد هذا. اضغط على الزر فقط إذا كنت أنت.
mailbox-yes-button = نعم، أنا من قدّمه
mailbox-yes-done = شكرًا لك: تم تسجيل ردّك
mailbox-yes-done-detail = تعلم AIMA الآن أن الطلب لك. لا تحتاج إلى فعل أي شيء آخر.
mailbox-no-title = ألست أنت من قدّم الطلب؟
mailbox-no-detail = إذا لم تكن أنت، فاضغط على الزر لإيقاف الطلب. ملفك يستمر كما هو.
mailbox-no-button = لست أنا: أوقفوا الطلب
mailbox-no-done = تم إيقاف الطلب
mailbox-no-done-detail = لا يتغير شيء في ملفك. من الآن فصاعدًا لا يمكن تغيير بياناته إلا في الشباك، بجواز سفرك.
mailbox-too-late = تم إبلاغ AIMA
mailbox-too-late-detail = كان الطلب قد نُفّذ من قبل. يرجى الحضور إلى الشباك مع جواز سفرك. حتى ذلك الحين لا يستطيع أحد تغيير بيانات الملف في أي جهاز.
mailbox-under-way = تم إبلاغ AIMA
mailbox-under-way-detail = كان الطلب قيد التنفيذ، ونحاول إيقافه. يرجى الحضور إلى الشباك مع جواز سفرك. حتى ذلك الحين لا يستطيع أحد تغيير بيانات الملف في أي جهاز.
mailbox-overruled = تم تنبيه AIMA
mailbox-overruled-detail = قُدِّم الطلب عند الشباك مع جواز السفر. إذا كان الملف لك، فتعال إلى الشباك مع جواز سفرك.
mailbox-before = سبق تسجيل ردّك
mailbox-before-detail = لا تحتاج إلى فعل أي شيء آخر. إذا كان الرد غير صحيح، فيرجى الحضور إلى الشباك مع جواز سفرك.
mailbox-after-no = لا يتغير شيء: قال أحدهم إنه لم يقدّم هذا الطلب
mailbox-after-no-detail = الملف محمي. إذا كان الطلب لك، فتعال إلى الشباك مع جواز سفرك.
mailbox-ended = انتهى هذا الطلب
mailbox-ended-detail = جوابك لا يغيّر شيئًا. لمعرفة النتيجة، امسح رمز QR على الإيصال؛ وإن كان هناك خطأ، فتعال إلى الشباك.
mailbox-expired = هذا الرابط لم يعد يعمل
mailbox-expired-detail = انتهت مدته. يرجى الحضور إلى الشباك مع جواز سفرك، أو تقديم طلب جديد في أحد الأجهزة.
mailbox-bad-link = هذا الرابط غير كامل
mailbox-bad-link-detail = افتح الرابط من الرسالة مرة أخرى، أو انسخه كاملًا.
mailbox-not-now = تعذّر التسجيل الآن
mailbox-not-now-detail = افتح الرابط مرة أخرى بعد بضع دقائق. لم يُسجَّل ردّك بعد.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = نغلق اليوم في الساعة { $time }.
ready-counter-closed = الشباك مغلق اليوم.
ready-long-wait = الانتظار عند الشباك طويل اليوم.
