# Bengali (bn).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = সেবা মেশিন
demo = নমুনা (ডেমো)। এখানে সবকিছু বানানো, AIMA-ও।
actions = এই স্ক্রিনের বোতাম
content = এই স্ক্রিনের লেখা
continue = এগিয়ে যান
back = ফিরে যান
cancel = মুছে বেরিয়ে যান
finish = শেষ করুন
close = বন্ধ করুন
help = সাহায্য
send = অনুরোধ পাঠান
sending = জমা হচ্ছে…
try-again = আবার চেষ্টা করুন
scroll-down = নিচে আরও দেখুন
scroll-up = উপরে দেখুন
read-on = শেষ পর্যন্ত পড়ুন
step-of = ধাপ { $step }, মোট { $steps }
language-title = ভাষা বেছে নিন
look = অক্ষর ও রং
look-size = অক্ষরের আকার
look-colours = রং
look-usual = সাধারণ
look-light = স্পষ্ট, হালকা রং
look-dark = স্পষ্ট, গাঢ় রং
look-lower = সবকিছু নিচে আনুন
keyboard = কিবোর্ড
key-backspace = মুছুন
field-clear = এখানে যা লিখেছেন তা মুছুন
key-signs = অন্য চিহ্ন
key-letters = অক্ষর
key-at = অ্যাট চিহ্ন
key-dot = ডট
key-hyphen = হাইফেন
key-underscore = আন্ডারস্কোর
key-plus = যোগ চিহ্ন
key-exclamation = বিস্ময় চিহ্ন
key-hash = হ্যাশ
key-dollar = ডলার
key-percent = শতকরা চিহ্ন
key-and = অ্যান্ড চিহ্ন
key-apostrophe = ঊর্ধ্বকমা
key-asterisk = তারকা চিহ্ন
key-slash = স্ল্যাশ
key-equals = সমান চিহ্ন
key-question = প্রশ্ন চিহ্ন
key-caret = ক্যারেট
key-grave = উল্টো ঊর্ধ্বকমা
key-brace-open = দ্বিতীয় বন্ধনী শুরু
key-bar = খাড়া দাগ
key-brace-close = দ্বিতীয় বন্ধনী শেষ
key-tilde = ঢেউ চিহ্ন
error-summary = এটি ঠিক করুন
trouble = এখন কাজটি হয়নি। যা লিখেছেন তা এখানেই আছে। আবার চেষ্টা করুন, বা কর্মীদের সাহায্য নিন।

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = এই মেশিন কাজ করছে না
out-of-service-reason = মেশিনে সমস্যা হয়েছে।
out-of-service-what-to-do = কাউন্টারে যান: সেখানে একই অনুরোধ করতে পারবেন। সমস্যা ঠিক হলেই মেশিন নিজে থেকে আবার চালু হবে।
out-of-service-go = কাউন্টারে যান: সেখানে একই অনুরোধ করতে পারবেন।
out-of-service-code = কর্মীদের জন্য কোড: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = আপনার ভাষা বেছে নিন
welcome-what = ইমেইল ঠিক করা, ফাইল আবার চালু করা, অনুরোধের খোঁজ নেওয়া। টাকা লাগে না। পাসপোর্ট, NIF বা অন্য নম্বর সাথে রাখুন।
welcome-what-short = AIMA-তে ইমেইল ঠিক করুন। টাকা লাগে না। পাসপোর্ট আনুন।
welcome-trouble = এখন কাজটি হয়নি। আবার চেষ্টা করুন, বা কর্মীদের সাহায্য নিন।
welcome-printing = আগের জনের রসিদ এখনো বের হচ্ছে। একটু অপেক্ষা করুন।

# Purpose.
purpose-title = আপনি কী করতে চান?
purpose-correct-email = আমার ইমেইল ঠিক করা
purpose-correct-email-detail = AIMA-র বার্তা পাইনি, বা আমার ইমেইল বদলেছে।
purpose-resend = পেমেন্টের তথ্য আবার চাওয়া
purpose-resend-detail = আমার ইমেইল ঠিক আছে, কিন্তু তথ্য আসেনি।
purpose-reactivate = আমার ফাইল আবার চালু করা
purpose-reactivate-detail = ভুল করে “আর আগ্রহী নই” (já não tenho interesse) চেপেছি।
purpose-closed = AIMA লিখেছে, আমার ফাইল বন্ধ
purpose-closed-detail = এখানে শুরু করুন। পরে কাউন্টারে একজনের সাথে কথা হবে।
purpose-track = আগে করা অনুরোধ দেখা
purpose-track-detail = আমার কাছে কোডসহ রসিদ আছে।
purpose-call-staff = জানি না, বা আমার ইমেইল নেই
purpose-call-staff-detail = চাপুন: অফিসের কেউ আপনার কাছে আসবেন।
notice-no-receipt = এখন রসিদ বের হবে না। তবু অনুরোধ করতে পারেন: শেষে কোডের ছবি তুলুন, কাগজে লিখে নিন, বা কর্মীদের দেখান।
notice-go-on = তবু আপনি অনুরোধ করতে পারেন।

# Privacy.
privacy-title = আপনার তথ্য
privacy-who = এখানে যা লেখেন, সেই তথ্য নিয়ে কাজ করে শুধু AIMA।
privacy-what = শুধু আপনার ফাইল খুঁজতে ও অনুরোধের উত্তর দিতে এই তথ্য লাগে।
privacy-kept = মেশিন তথ্য গোপন কোডে রাখে। শুধু AIMA তা পড়তে পারে।
privacy-more = আরও পড়ুন
privacy-basis-title = AIMA কেন এটি করতে পারে
privacy-basis = এটি জনস্বার্থের কাজ। আইন এই দায়িত্ব AIMA-কে (ইন্টিগ্রেশন, অভিবাসন ও আশ্রয় সংস্থা) দিয়েছে (GDPR, অনুচ্ছেদ 6(1)(e))।
privacy-sharing-title = তথ্য কে পায়
privacy-sharing = শুধু AIMA-র সেই বিভাগ, যারা আপনার ফাইল দেখে।
privacy-how-long-title = কত দিন থাকে
privacy-how-long = মেশিনে: অনুরোধ AIMA-তে পৌঁছানোর পরে 7 দিন পর্যন্ত, সব সময় গোপন কোডে। AIMA-তে: আপনার ফাইলের জন্য আইন যত দিন বলে।
privacy-rights-title = আপনার অধিকার
privacy-rights = আপনি নিজের তথ্য দেখতে চাইতে পারেন, তা ঠিক করতে, সীমিত করতে বা মুছতে বলতে পারেন, ব্যবহারে আপত্তিও করতে পারেন। কাউন্টারে বলুন, বা aima.gov.pt ওয়েবসাইটে AIMA-র তথ্য সুরক্ষা কর্মকর্তাকে জানান।
privacy-authority-title = আপনার তথ্য নিয়ে অভিযোগ
privacy-authority = জাতীয় তথ্য সুরক্ষা কর্তৃপক্ষ (CNPD): cnpd.pt।

# Identity.
identity-title = এর মধ্যে কোনগুলো আপনার আছে?
identity-lead = অন্তত দুটিতে চাপুন, তারপর নম্বর লিখুন।
identity-nif = NIF (ট্যাক্স নম্বর)
identity-nif-hint = 9টি সংখ্যা। Finanças (ট্যাক্স অফিস)-এর কার্ড বা চিঠিতে আছে।
identity-passport = পাসপোর্ট নম্বর
identity-passport-hint = অক্ষর ও সংখ্যা, আপনার ছবির পাতায়।
identity-country = যে দেশ পাসপোর্ট দিয়েছে
identity-country-choose = দেশ বেছে নিন
identity-niss = NISS (সোশ্যাল সিকিউরিটি নম্বর)
identity-niss-hint = 11টি সংখ্যা। আপনার বেতনের স্লিপে আছে।
identity-phone = ফোন
identity-phone-hint = যে নম্বর AIMA-কে দিয়েছেন। অন্য দেশের হলে + দিয়ে শুরু করুন।
identity-number = নম্বর
identity-too-few = শুধু একটি আছে? পাসপোর্ট নিয়ে কাউন্টারে যান: সেখানে আপনার সাথে বসে অনুরোধ করা হবে।
passport-renewed = ফাইলে আমার পুরনো পাসপোর্ট আছে
phone-country-title = এই নম্বর কোন দেশের?
phone-country-other = কোনোটি নয়: আমি ঠিক করব
identity-assisted = কেউ আমাকে সাহায্য করছেন
paper-empty = লিখতে এখানে চাপুন
paper-none = আমার নেই
country-common = বেশি বাছা দেশ
country-letters = অক্ষর অনুযায়ী দেশ
country-missing = আমার দেশ এখানে নেই
country-missing-detail = আপনার কি শরণার্থী বা রাষ্ট্রহীন মানুষের ট্রাভেল ডকুমেন্ট আছে? নিজের দেশ না পেলে কাউকে ডাকুন।
country-stateless = রাষ্ট্রহীন (ট্রাভেল ডকুমেন্ট)
country-refugee = শরণার্থী (ট্রাভেল ডকুমেন্ট)
country-close = না বেছে ফিরে যান

# Old e-mail.
old-email-title = AIMA-র কাছে কোন ইমেইল আছে?
old-email-lead = ফাইল শুরুর সময় যে ইমেইল দেওয়া হয়েছিল।
old-email-label = পুরনো ইমেইল
old-email-hint = ভুল থাকতে পারে, বা অন্য কারও হতে পারে। যেমন দেওয়া হয়েছিল, তেমনই লিখুন।
old-email-unknown = জানি না
old-email-none = কোনো ইমেইল দিইনি
old-email-helpers = যিনি আমাকে সাহায্য করেছিলেন, তাঁর

# New e-mail.
new-email-title = কোন ইমেইল ব্যবহার করতে চান?
new-email-lead = AIMA এই ইমেইলে লিখবে।
new-email-label = নতুন ইমেইল
new-email-own = এই ইমেইল কি আপনার নিজের? যেটি কারও সাহায্য ছাড়া খুলতে পারেন, সেটি দিন।
resend-email-title = AIMA-র কাছে কোন ইমেইল আছে?
resend-email-lead = AIMA এই ইমেইলে পেমেন্টের তথ্য আবার পাঠাবে।
resend-email-label = আপনার ইমেইল
resend-email-own = এই ইমেইল কি খুলতে পারেন? না পারলে “ফিরে যান” চাপুন, তারপর “আমার ইমেইল ঠিক করা” বেছে নিন।
email-suggestion-title = অন্য ইমেইল লিখতে চেয়েছিলেন কি?
email-suggestion-accept = হ্যাঁ, এটি
email-suggestion-keep = না, এটিই ঠিক
same-email-title = একই ইমেইল দুবার লিখেছেন
same-email-detail = এই ইমেইল ঠিক হলে AIMA পেমেন্টের তথ্য আবার পাঠাতে পারে।
same-email-resend = হ্যাঁ, তথ্য আবার পাঠান
same-email-change = না, অন্য ইমেইল দিতে চাই

# Check.
check-title = সব ঠিক আছে?
check-lead-correct-email = অনুরোধ: ইমেইল ঠিক করা। পাঠানোর আগে ধীরে ধীরে পড়ুন।
check-lead-resend = অনুরোধ: পেমেন্টের তথ্য আবার পাঠানো। পাঠানোর আগে ধীরে ধীরে পড়ুন।
check-lead-reactivate = অনুরোধ: ফাইল আবার চালু করা। পাঠানোর আগে ধীরে ধীরে পড়ুন।
check-lead-closed = অনুরোধ: AIMA লিখেছে, ফাইল বন্ধ। পাঠানোর আগে ধীরে ধীরে পড়ুন।
check-identity = আপনি কে
check-old-email = AIMA-র কাছে যে ইমেইল আছে
check-old-email-unknown = জানি না
check-old-email-none = কোনো ইমেইল দেওয়া হয়নি
check-old-email-helpers = যিনি আমাকে সাহায্য করেছিলেন, তাঁর
check-new-email = নতুন ইমেইল
check-resend-email = যে ইমেইলে তথ্য যাবে
check-assisted = সাহায্য
check-assisted-yes = কেউ আমাকে সাহায্য করছেন
check-passport-renewed = ফাইলে পুরনো পাসপোর্ট আছে
check-change = বদলান
check-change-what = বদলান: { $what }
check-statement-title = পাঠালে আপনি ঘোষণা করছেন
check-statement-means = লেখাটি পর্তুগিজে, সরকারি ভাষায়। এর মানে:
reactivation-statement = আমি ঘোষণা করছি যে আমি আমার আগ্রহের আবেদন (manifestação de interesse) তুলে নিতে চাইনি, এবং অনুরোধ করছি আমার ফাইল আবার চালু করা হোক।
closed-counter = এই অনুরোধ সব সময় কাউন্টারে শেষ হয়: AIMA-র কাউকে আপনার সাথে বসে ফাইল দেখতে হবে। মেশিন অনুরোধ জমা রাখে ও সেখানে দেখানোর জন্য রসিদ দেয়।

# Not saved.
not-saved-title = অনুরোধ জমা হয়নি
not-saved-nothing-kept = কিছুই জমা হয়নি। AIMA এই অনুরোধ পায়নি।
not-saved-what-now = আপনি যা করতে পারেন
not-saved-try-again = আবার চেষ্টা করুন: যা লিখেছেন তা এখানেই আছে।
not-saved-counter = কাজ না হলে কাউন্টারে যান: সেখানে একই অনুরোধ করতে পারবেন।

# Done.
done-title = আপনার অনুরোধ জমা হয়েছে
done-title-several = আপনার অনুরোধগুলো জমা হয়েছে
done-keep-code =
    { $requests ->
        [1] এই কোড রেখে দিন, বা ছবি তুলুন।
       *[other] এই কোডগুলো রেখে দিন, বা ছবি তুলুন।
    }
done-new-email = নতুন ইমেইল:
address-begins = শুরুতে { $begins }
address-begins-at = শুরুতে { $begins }, @-এর পরে { $domain }
done-show-address = দেখান
done-person = ব্যক্তি { $number }: { $kind }
done-person-alone = ব্যক্তি { $number }
done-another-person = অন্য একজনের জন্য একই কাজ
another-person-title = AIMA ওই ব্যক্তিকে কোন ইমেইলে লিখবে?
another-person-detail = যে নম্বরগুলো লিখেছেন, তা এখন মুছে যাবে। জমা হওয়া অনুরোধ যেমন আছে তেমনই থাকবে।
another-person-yes = একই ইমেইলে
another-person-own = অন্য ইমেইলে
another-person-no = আর কেউ নেই: এখানে থাকব
done-qr = অনুরোধের অবস্থা দেখার QR কোড
done-qr-opens = পাতাটি খোলে
fact-saved = এই মেশিনে জমা হয়েছে { $time }-এ
fact-printing = রসিদ ছাপা হচ্ছে…
fact-printed = রসিদ ছাপা হয়েছে। সাথে নিয়ে যান।
fact-not-printed = রসিদ ছাপা হয়নি
fact-not-printed-photo = তবু অনুরোধ জমা হয়েছে। কোডের ছবি তুলুন।
fact-unconfirmed = রসিদ বেরিয়েছে কি না জানা যায়নি
fact-unconfirmed-detail = প্রিন্টারে দেখুন। না থাকলে কর্মীদের কাছে আরেকটি কপি চান।
fact-delivered = AIMA-তে পৌঁছেছে
fact-not-delivered = এখনো AIMA-তে পৌঁছায়নি
fact-not-delivered-detail = মেশিন নিজেই পাঠাবে। আপনাকে এখানে অপেক্ষা করতে হবে না।
print-again = আবার ছাপুন
fact-short-saved = জমা হয়েছে { $time }-এ
fact-short-printing = ছাপা হচ্ছে…
fact-short-printed = রসিদ ছাপা হয়েছে
fact-short-not-printed = ছাপা হয়নি
fact-short-unconfirmed = হয়তো ছাপা হয়নি
fact-short-delivered = AIMA পেয়েছে
fact-short-not-delivered = AIMA এখনো পায়নি
no-receipt = রসিদ বের হয়নি। কোডের ছবি তুলুন, কাগজে লিখে নিন, বা কর্মীদের দেখান: তাঁরা ছেপে দিতে পারেন।
done-another-reactivate = আমার ফাইলও আবার চালু করা
done-another-correct-email = আমার ইমেইলও ঠিক করা

# Track.
track-title = অনুরোধ দেখা
track-lead = রসিদে যে কোড আছে, তা লিখুন।
track-label = ট্র্যাকিং কোড
track-hint = 12টি অক্ষর ও সংখ্যা। মাঝের দাগ লিখতে হবে না।
track-look-up = অবস্থা দেখুন
track-looking-up = খোঁজা হচ্ছে…
track-another = আরেকটি অনুরোধ দেখুন
track-offline = মেশিনে নেটওয়ার্ক নেই, তাই এখন অবস্থা দেখা যাচ্ছে না। ফোন দিয়ে রসিদের QR কোড খুলুন, বা পরে চেষ্টা করুন।
track-slow-down = অল্প সময়ে অনেকবার খোঁজা হয়েছে। এক মিনিট পরে আবার চেষ্টা করুন।

# Help: what each screen wants.
help-title = সাহায্য
help-staff = কোনো মানুষের সাহায্য চান? “কাউকে ডাকুন” চাপুন, বা কাউন্টারে যান। এই মেশিন আপনার জন্য কয়েক মিনিট অপেক্ষা করবে।
help-close = সাহায্য বন্ধ করুন
help-welcome = যে ভাষা সবচেয়ে ভালো পড়েন, সেটি চাপুন। এখানে AIMA-র কাছে থাকা ইমেইল ঠিক করতে, ফাইল আবার চালু করার অনুরোধ করতে, বা আগের অনুরোধ দেখতে পারেন। টাকা লাগে না।
help-purpose = যা করতে চান, সেটি চাপুন। না জানলে, বা ইমেইল না থাকলে, “কাউকে ডাকুন” চাপুন: কর্মীরা সাহায্য করবেন।
help-privacy = আপনার তথ্য দিয়ে কী করা হয়, এই স্ক্রিনে তা লেখা আছে। সামনে যেতে “এগিয়ে যান” চাপুন।
help-identity = এর মধ্যে দুটি নম্বর দিয়ে AIMA আপনার ফাইল খুঁজে পায়। আরও নম্বর দিলে সুবিধা হয়। নম্বর লিখতে একটি কাগজের নাম চাপুন। কাগজপত্র বের করে আনতে পারেন: সময় আছে।
help-identity-passport = নম্বরটি আপনার ছবির পাতায়, উপরে এবং আবার নিচে আছে। ওই পাতা স্ক্যানারে রাখতে পারেন। পাসপোর্ট না থাকলে “আমার নেই” চাপুন।
help-identity-nif = NIF-এ 9টি সংখ্যা থাকে। Finanças-এর কার্ড বা চিঠিতে আছে। না থাকলে “আমার নেই” চাপুন।
help-identity-niss = NISS-এ 11টি সংখ্যা থাকে। আপনার বেতনের স্লিপে আছে। না থাকলে “আমার নেই” চাপুন।
help-identity-phone = যে নম্বর AIMA-কে দিয়েছেন, সেটি; এখন ব্যবহার না করলেও। মনে না থাকলে “আমার নেই” চাপুন।
help-old-email = আপনার ফাইলে যে ইমেইল আছে, সেটি; ভুল থাকলেও, বা সাহায্যকারী কারও হলেও। না জানলে “জানি না” চাপুন।
help-new-email = যে ইমেইল প্রতিদিন ব্যবহার করেন সেটি লিখুন, যেমন আপনার ফোনেরটি। ইমেইলের মাঝে সব সময় @ থাকে। ইমেইল না থাকলে “কাউকে ডাকুন” চাপুন।
help-check = নম্বরগুলো আপনার কাগজের সাথে মিলিয়ে দেখুন। ঠিক করতে “বদলান” চাপুন। সব ঠিক হলে “অনুরোধ পাঠান” চাপুন।
help-not-saved = অনুরোধ জমা হয়নি। আবার চেষ্টা করুন, বা কাউন্টারে অনুরোধ করুন।
help-done = রসিদ নিন, বা কোডের ছবি তুলুন। QR কোড ও ফোন দিয়ে দেখতে পারবেন অনুরোধের কী হলো। তারপর “শেষ করুন” চাপুন।
help-track = কোডটি রসিদে “ট্র্যাকিং কোড” লেখার নিচে আছে। সেটি লিখে “অবস্থা দেখুন” চাপুন।

# Idle.
idle-title = আপনি কি এখনো এখানে আছেন?
idle-why = আপনার তথ্য নিরাপদ রাখতে, যা লিখেছেন তা মুছে যাবে।
idle-why-done = আপনার তথ্য নিরাপদ রাখতে এই স্ক্রিন বন্ধ হবে। অনুরোধ জমা থাকবে।
idle-seconds = সময় বাকি: { $seconds } সেকেন্ড
idle-stay = আমি এখানেই আছি
idle-start-again = মুছে নতুন করে শুরু করুন
idle-minutes = সময় বাকি: { $minutes } মিনিট

# Leaving, where something would be lost.
leave-typed-title = সত্যিই বেরিয়ে যাবেন?
leave-typed = যা লিখেছেন তা মুছে যাবে। আগে যা জমা হয়েছে তা জমা থাকবে।
leave-typed-stay = অনুরোধ চালিয়ে যান
leave-typed-anyway = মুছে বেরিয়ে যান
leave-printing-title = রসিদ এখনো বের হচ্ছে
leave-printing = কয়েক সেকেন্ড অপেক্ষা করে রসিদ নিয়ে যান। এটি আপনার অনুরোধের প্রমাণ।
leave-printing-stay = রসিদের জন্য অপেক্ষা করুন
leave-printing-anyway = রসিদ ছাড়াই যান
leave-no-receipt-title = কোডের ছবি তুলেছেন বা লিখে নিয়েছেন?
leave-no-receipt = রসিদ বের হয়নি। বেরিয়ে গেলে কোড আর এখানে দেখা যাবে না। কোড ছাড়া অনুরোধ খুঁজে পাওয়া কঠিন।
leave-no-receipt-stay = কোডে ফিরে যান
leave-no-receipt-anyway = কোড নিয়েছি: বেরিয়ে যাব
leave-not-saved-title = অনুরোধ ছাড়াই চলে যাবেন?
leave-not-saved = অনুরোধ জমা হয়নি। বেরিয়ে গেলে যা লিখেছেন তা মুছে যাবে। কাউন্টারে একই অনুরোধ করতে পারবেন।
leave-not-saved-stay = ফিরে আবার চেষ্টা করুন
leave-not-saved-anyway = মুছে বেরিয়ে যান

# An answer that takes its time.
slow-answer = একটু সময় লাগছে। অপেক্ষা করুন, বা “ফিরে যান” চাপুন।
slow-saving = অনুরোধ এখনো জমা হচ্ছে। অপেক্ষা করুন।

# The passport reader.
reader-passport = পাসপোর্ট পড়া হয়েছে। নম্বর মিলিয়ে দেখুন।
reader-visa = এটি ভিসা। পাসপোর্টের ছবির পাতা স্ক্যানারে রাখুন।
reader-residence-card = এটি আপনার রেসিডেন্স কার্ড (título de residência)। পাসপোর্ট দিন।
reader-identity-card = এটি পরিচয়পত্র। পাসপোর্ট দিন।
reader-other-card = এই কার্ড এখানে চলবে না। পাসপোর্ট দিন।
reader-long-number = এই কাগজের নম্বর স্ক্যানারের জন্য বেশি লম্বা। পাসপোর্ট নম্বর লিখুন।
reader-misread = পাসপোর্ট ভালো পড়া যায়নি। আবার স্ক্যানারে রাখুন।
reader-unknown = স্ক্যানার এমন কিছু পড়েছে যা আমরা চিনি না। পাসপোর্টের ছবির পাতা রাখুন, বা নম্বর লিখুন।
reader-tracking-code = এটি রসিদের কোড। এখানে পাসপোর্ট লাগবে।
reader-no-code = এটি রসিদের কোড নয়। রসিদের QR কোড স্ক্যানারে রাখুন, বা কোড লিখুন।
reader-not-here = এই স্ক্রিনে স্ক্যানার লাগে না।
reader-question = আগে স্ক্রিনের প্রশ্নের উত্তর দিন।

### Page: the code to the new mailbox

code-title = যে কোড পেয়েছেন তা লিখুন
code-title-waiting = আমরা আপনাকে একটি কোড পাঠাব
code-spent-title = আপনার আরেকটি কোড লাগবে
code-lead = এইমাত্র 6টি সংখ্যাসহ ইমেইল পাঠিয়েছি এখানে:
code-lead-waiting = একটু পরেই 6টি সংখ্যাসহ ইমেইল পাঠাব এখানে:
code-address-wrong = ইমেইলে ভুল আছে? “ফিরে যান” চেপে ঠিক করুন।
code-label = 6 সংখ্যার কোড
code-hint = AIMA-র ইমেইলে আছে, যেমন আপনার ফোনে। স্প্যাম (Spam) ফোল্ডারেও দেখুন।
code-resend = আরেকটি কোড পাঠান
code-resend-wait = আরেকটি কোড { $seconds } সেকেন্ড পরে
code-first-wait = কোড যাবে { $seconds } সেকেন্ড পরে
code-skip = এখানে আমার ইমেইল খুলতে পারছি না
code-sending = কোড পাঠানো হচ্ছে…
one-moment = একটু অপেক্ষা করুন…
code-sent-again = আরেকটি কোড পাঠিয়েছি। আগের কোড আর চলবে না।
code-offline = মেশিন AIMA-র সাথে যোগাযোগ করতে পারেনি। আবার চেষ্টা করুন, বা কোড ছাড়া এগোতে “এখানে আমার ইমেইল খুলতে পারছি না” চাপুন।
code-slow-down = অল্প সময়ে অনেকবার চেষ্টা হয়েছে। একটু অপেক্ষা করুন, বা কোড ছাড়া এগোতে “এখানে আমার ইমেইল খুলতে পারছি না” চাপুন।
error-code-form = কোডে 6টি সংখ্যা থাকে। কম বা বেশি হয়েছে কি না দেখুন।
error-code-wrong =
    { $tries ->
        [1] কোডটি ঠিক নয়। আর একবার চেষ্টা করতে পারেন।
        [2] কোডটি ঠিক নয়। আর দুবার চেষ্টা করতে পারেন।
       *[other] কোডটি ঠিক নয়। যে ইমেইল পেয়েছেন তার সাথে মিলিয়ে দেখুন।
    }
error-code-spent = এই কোড আর চলবে না। “আরেকটি কোড পাঠান” চাপুন।
check-mailbox-confirmed = কোড দিয়ে নিশ্চিত হয়েছে
check-mailbox-skipped = এখনো নিশ্চিত হয়নি। AIMA এই ইমেইলে একটি লিংক পাঠাবে: সেটি খুলে নিশ্চিত করুন।
check-mailbox-offline = এখন কোড পাঠানো গেল না। AIMA এই ইমেইলে একটি লিংক পাঠাবে: সেটি খুলে নিশ্চিত করুন।
help-confirm-code = আপনার ইমেইল খুলুন, যেমন ফোনে, এবং AIMA-র বার্তা খুঁজুন। তার 6টি সংখ্যা এখানে লিখুন। ইমেইল খুলতে না পারলে “এখানে আমার ইমেইল খুলতে পারছি না” চাপুন: AIMA পরে আপনাকে লিংক পাঠাবে।

### Page: call for help

help-call = কাউকে ডাকুন
help-call-again = আবার ডাকুন
help-call-calling = কাউন্টারে জানানো হচ্ছে…
help-call-called = কাউন্টার আপনার ডাক পেয়েছে। এখানে অপেক্ষা করুন। এখনো কেউ সাড়া দেননি।
help-call-late = কাউন্টার আপনার ডাক পেয়েছে, কিন্তু এখনো কেউ সাড়া দেননি। আরও অপেক্ষা করুন, বা কাউন্টারে যান।
help-call-coming = কেউ আসছেন। এখানে অপেক্ষা করুন।
help-call-offline = মেশিন কাউন্টারে খবর দিতে পারছে না। দয়া করে কাউন্টারে যান।
help-call-ended = কাউন্টার আপনার ডাক বন্ধ করেছে। এখনো সাহায্য লাগলে আবার ডাকুন।
call-calling = কাউন্টারকে ডাকা হচ্ছে…
call-called = কাউন্টার আপনার ডাক পেয়েছে। এখানে অপেক্ষা করুন।
call-late = এখনো কেউ সাড়া দেননি। অপেক্ষা করুন, বা কাউন্টারে যান।
call-coming = কেউ আসছেন। এখানে অপেক্ষা করুন।
call-offline = সাড়া নেই। দয়া করে কাউন্টারে যান।
call-ended = কাউন্টার আপনার ডাক বন্ধ করেছে।
call-end = ডাকা বন্ধ করুন

### Page: reading aloud, and the keys of a pad

speech = পড়ে শোনান
speech-stop = পড়া বন্ধ করুন
speech-repeat = আবার পড়ুন
speech-slower = আস্তে বলুন
speech-faster = তাড়াতাড়ি বলুন
speech-louder = শব্দ বাড়ান
speech-softer = শব্দ কমান
speech-dark = অন্ধকার পর্দা
speech-words = প্রতি অক্ষরে একটি শব্দ
speech-keys = বোতামগুলো পরখ করুন
keys-detail = প্যাডের যেকোনো বোতাম চাপুন: সেটি কী করে তা এখানে বলা ও দেখানো হবে। এগিয়ে যেতে “ফিরে যান” দুবার চাপুন।
speech-on = এই মেশিন পড়ে শোনাচ্ছে। “পরেরটি” ও “আগেরটি” এক জিনিস থেকে আরেকটিতে নিয়ে যায়, “বাছুন” সেটি চাপে, “সাহায্য” পর্দাটি বুঝিয়ে দেয়।
speech-off = পড়ে শোনানো শেষ হয়েছে।
speech-private = এটি শুনতে হেডফোন লাগান।
speech-voice = এই ভাষার কণ্ঠ নেই। একটি পর্তুগিজ কণ্ঠ এটি পড়ে।
ear-button = বোতাম
ear-field = এখানে লিখুন
ear-chosen = বাছা হয়েছে
ear-not-chosen = বাছা হয়নি
ear-unavailable = এখন সম্ভব নয়
ear-empty = এখনও কিছু লেখা হয়নি
ear-deleted = মুছে ফেলা হয়েছে
ear-receipt = রসিদে লেখা আছে:
ear-keyboard = নিচে কীবোর্ড: তার বোতামে যেতে “পরেরটি” চাপতে থাকুন।
pad-previous = আগেরটি: এক জিনিস পিছনে
pad-next = পরেরটি: এক জিনিস সামনে
pad-up = উপরে: এক সারি উপরে
pad-down = নিচে: এক সারি নিচে
pad-select = বাছুন: যেখানে আছেন সেটি চাপে
pad-back = ফিরে যান: আগের পর্দায়
pad-help = সাহায্য: পর্দাটি বুঝিয়ে দেয়
pad-speech = কণ্ঠ: পড়ে শোনানো শুরু ও শেষ করে

### Field errors

error-nif-length = NIF-এ 9টি সংখ্যা থাকে। কম বা বেশি হয়েছে কি না দেখুন।
error-nif-check = এই NIF-এর একটি সংখ্যা ঠিক নয়। কাগজের সাথে মিলিয়ে দেখুন।
error-nif-company = এই NIF একটি কোম্পানির। আপনার নিজের NIF লিখুন।
error-nif-placeholder = এই নম্বর শুধু উদাহরণ। আপনার নিজের NIF লিখুন।
error-nif-prefix = মানুষের NIF শুরু হয় 1, 2, 3 বা 45 দিয়ে। কাগজের সাথে মিলিয়ে দেখুন।
error-niss-length = NISS-এ 11টি সংখ্যা থাকে। কম বা বেশি হয়েছে কি না দেখুন।
error-niss-check = এই NISS-এর একটি সংখ্যা ঠিক নয়। কাগজের সাথে মিলিয়ে দেখুন।
error-niss-prefix = মানুষের NISS শুরু হয় 1 দিয়ে। কাগজের সাথে মিলিয়ে দেখুন।
error-niss-placeholder = এই নম্বর শুধু উদাহরণ। আপনার নিজের NISS লিখুন।
error-passport-form = পাসপোর্ট নম্বরে 6 থেকে 9টি অক্ষর ও সংখ্যা থাকে। আপনার পাসপোর্টের সাথে মিলিয়ে দেখুন।
error-passport-mrz = পাসপোর্ট ভালো পড়া যায়নি। আবার স্ক্যানারে রাখুন, বা শুধু নম্বর লিখুন।
error-passport-other-paper = এটি পাসপোর্ট নয়। পাসপোর্ট স্ক্যানারে রাখুন, বা শুধু নম্বর লিখুন।
error-country-missing = যে দেশ পাসপোর্ট দিয়েছে, সেটি বেছে নিন।
error-country-unknown = এই দেশ আমরা চিনি না। তালিকা থেকে একটি বেছে নিন।
error-phone-invalid = ফোন নম্বর দেখুন। অন্য দেশের হলে + ও দেশের কোড দিয়ে শুরু করুন।
error-identity-need-two = নম্বর কম আছে: আপনার ফাইল খুঁজতে অন্তত দুটি লাগবে।
error-paper-empty = নম্বর লিখুন, বা “আমার নেই” চাপুন।
error-email-empty = ইমেইল লিখুন।
error-email-form = ইমেইল দেখুন। এমন হবে: name@example.pt। মাঝে ফাঁকা থাকবে না।
error-email-too-long = এই ইমেইল বেশি লম্বা। দুবার লেখা হয়েছে কি না দেখুন।
error-email-invisible = ইমেইলে এমন চিহ্ন আছে যা দেখা যায় না। সব মুছে আবার লিখুন।
error-email-mixed-script = ইমেইলে আলাদা ভাষার অক্ষর মিশে আছে। সব মুছে আবার লিখুন।
error-email-domain = @-এর পরের অংশ দেখুন, যেমন gmail.com।
error-email-same = একই ইমেইল দুবার লিখেছেন। অন্যটি লিখুন, বা তথ্য আবার চান।
error-tracking-code = কোডটি পুরো নয়, বা একটি অক্ষর ঠিক নয়। রসিদের সাথে মিলিয়ে দেখুন।
error-other = এখানে যা লিখেছেন তা আবার দেখুন।

### Faults: what the person reads, what staff read

fault-configuration-person = এই মেশিন এখন ব্যবহার করা যাবে না।
fault-not-enrolled-person = এই মেশিন এখনো চালু হয়নি।
fault-paused-person = কর্মীরা এই মেশিন কিছু সময়ের জন্য থামিয়েছেন।
fault-disk-full-person = মেশিনে অনুরোধ জমা রাখার জায়গা নেই।
fault-storage-read-only-person = মেশিন অনুরোধ জমা রাখতে পারছে না।
fault-storage-damaged-person = মেশিন অনুরোধ জমা রাখতে পারছে না।
fault-storage-newer-person = মেশিন অনুরোধ জমা রাখতে পারছে না।
fault-storage-failing-person = মেশিন অনুরোধ জমা রাখতে পারছে না।
fault-storage-salvaged-person = এই মেশিন কাজ করছে।
fault-storage-copy-lags-person = এই মেশিন কাজ করছে।
fault-request-unknown-person = এই মেশিন কাজ করছে।
fault-identity-unusable-person = এই মেশিন তৈরি নয়।
fault-already-running-person = এই মেশিন তৈরি নয়।
fault-no-network-person = মেশিনে নেটওয়ার্ক নেই। অনুরোধ জমা থাকবে, পরে যাবে।
fault-central-refuses-person = মেশিন এখন AIMA-তে অনুরোধ পাঠাতে পারছে না। অনুরোধ জমা থাকবে, পরে যাবে।
fault-central-certificate-person = মেশিন নিশ্চিত হতে পারেনি যে ওপাশে AIMA আছে। নিরাপত্তার জন্য অনুরোধ জমা থাকবে, পরে যাবে।
fault-central-certificate-expired-person = মেশিন নিশ্চিত হতে পারেনি যে ওপাশে AIMA আছে। নিরাপত্তার জন্য অনুরোধ জমা থাকবে, পরে যাবে।
fault-central-failing-person = AIMA-র সার্ভিস এখন অনুরোধ নিতে পারছে না। অনুরোধ জমা থাকবে, পরে যাবে।
fault-central-partly-person = এই মেশিন কাজ করছে।
fault-configuration-refused-person = মেশিন AIMA-র আগের তথ্য দিয়ে চলছে।
fault-clock-person = মেশিনের ঘড়ি ঠিক নেই।
fault-printer-none-person = এই মেশিনে প্রিন্টার নেই।
fault-printer-absent-person = প্রিন্টার সাড়া দিচ্ছে না।
fault-printer-out-of-paper-person = প্রিন্টারে কাগজ নেই। কর্মীদের জানান।
fault-printer-paper-low-person = প্রিন্টারে কাগজ কম আছে।
fault-printer-cover-open-person = প্রিন্টারের ঢাকনা খোলা। কর্মীদের জানান।
fault-printer-jam-person = প্রিন্টারে কাগজ আটকে গেছে। কর্মীদের জানান।
fault-printer-stopped-person = প্রিন্টার থেমে গেছে। কর্মীদের জানান।
fault-printer-format-person = প্রিন্টার এই রসিদ নিচ্ছে না।
fault-printer-stuck-person = প্রিন্টার বেশি সময় নিয়েছে।
fault-printer-other-person = প্রিন্টারে সমস্যা হয়েছে। কর্মীদের জানান।
fault-receipt-layout-person = মেশিন রসিদ তৈরি করতে পারছে না।
fault-speech-missing-person = এই মেশিন কাজ করছে।
fault-speech-failing-person = এই মেশিন কাজ করছে।
date-in-words =
    { $month ->
        [1] { $day } জানুয়ারি { $year }
        [2] { $day } ফেব্রুয়ারি { $year }
        [3] { $day } মার্চ { $year }
        [4] { $day } এপ্রিল { $year }
        [5] { $day } মে { $year }
        [6] { $day } জুন { $year }
        [7] { $day } জুলাই { $year }
        [8] { $day } আগস্ট { $year }
        [9] { $day } সেপ্টেম্বর { $year }
        [10] { $day } অক্টোবর { $year }
        [11] { $day } নভেম্বর { $year }
       *[12] { $day } ডিসেম্বর { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = ইমেইল ঠিক করা
kind-reactivate = ফাইল আবার চালু করা
kind-resend = পেমেন্টের তথ্য আবার পাঠানো
kind-closed = AIMA-র চিঠি: ফাইল বন্ধ

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = আপনার অনুরোধ এখনো আসেনি
state-not-here-yet-detail = এই কোডের অনুরোধ আমরা এখনো পাইনি। নেটওয়ার্ক না থাকলে মেশিন অনুরোধ জমা রাখে, পরে পাঠায়। কয়েক ঘণ্টা পরে আবার দেখুন। কোড ঠিক আছে কি না, তাও দেখুন।
state-being-checked = আপনার অনুরোধ যাচাই হচ্ছে
state-being-checked-detail = আপনার অনুরোধ পেয়েছি। যাচাই শেষ হবে { $until }-এর মধ্যে। আরেকটি অনুরোধ করতে হবে না।
state-being-checked-late = আপনার অনুরোধ পেয়েছি। AIMA যাচাই শেষ করছে, উত্তর শিগগির আসবে। আরেকটি অনুরোধ করতে হবে না।
state-done = AIMA অনুরোধের কাজ করেছে
state-done-detail = এটি শুধু এই অনুরোধের কথা, রেসিডেন্সের সিদ্ধান্ত নয়। এর পরে যা হবে, ইমেইলে জানানো হবে। স্প্যাম (Spam) ফোল্ডারেও দেখুন।
state-come-to-the-counter = কাউন্টারে আসুন
state-come-to-the-counter-detail = এগোতে হলে আপনার সাথে কথা বলতে হবে। পাসপোর্ট ও এই কোড নিয়ে AIMA অফিসের কাউন্টারে যান।
state-stopped = অনুরোধ থামানো হয়েছে
state-stopped-detail = আপনার ফাইল আগের মতোই আছে। অনুরোধ কেন থামানো হয়েছে না জানলে পাসপোর্ট ও এই কোড নিয়ে AIMA অফিসের কাউন্টারে যান।

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = { $date }-এর মধ্যে
step-now = এখন
step-confirm = AIMA ইমেইলে যে লিংক পাঠাবে, তা খুলুন। ইমেইল পাঠানোর পর সময় 72 ঘণ্টা। না হলে কাউন্টারে আসতে হবে।
step-confirm-here = উপরের বোতাম চেপে এই ইমেইল নিশ্চিত করুন।
step-old-address = ফাইলে এখন যে ইমেইল আছে, AIMA তাতেও লিখবে। সেটি খুলতে পারলে সেখানে “হ্যাঁ, এটি আমি করেছি” চাপুন।
step-answer-here = উপরে “হ্যাঁ, এটি আমি করেছি” বা “এটি আমি করিনি” চাপুন।
step-checked = AIMA অনুরোধ যাচাই করবে।
step-checked-if-today =
    { $days ->
        [one] পৌঁছানোর পরে { $days } কর্মদিবসের মধ্যে AIMA যাচাই করবে; আজ পৌঁছালে, { $date }-এর মধ্যে।
       *[other] পৌঁছানোর পরে { $days } কর্মদিবসের মধ্যে AIMA যাচাই করবে; আজ পৌঁছালে, { $date }-এর মধ্যে।
    }
step-answer = AIMA যাচাই শেষ করছে। উত্তর শিগগির আসবে।
step-replaced = সব ঠিক থাকলে, তখন থেকে AIMA নতুন ইমেইলে লিখবে।
step-payment = সব ঠিক থাকলে, AIMA পেমেন্টের তথ্য ও টাকা দেওয়ার শেষ দিন ইমেইলে পাঠাবে।
step-reactivated = সব ঠিক থাকলে, AIMA আপনার ফাইলের ইমেইলে লিখবে, আর আপনার ফাইলের কাজ চলবে।
step-counter = এই অনুরোধের কাজ কাউন্টারে, আপনার সামনে হবে। পাসপোর্ট ও AIMA-র বার্তা আনুন।

### Receipt

receipt-office = ইন্টিগ্রেশন, অভিবাসন ও আশ্রয় সংস্থা
receipt-title = আপনার অনুরোধের রসিদ
receipt-duplicate = দ্বিতীয় কপি
receipt-demo = নমুনা (DEMO): বৈধ নয়। সবকিছু বানানো।
receipt-code-label = ট্র্যাকিং কোড
receipt-saved = এই মেশিনে জমা হয়েছে: { $when }। অনুরোধ AIMA-তে পৌঁছেছে কি না জানতে QR কোড স্ক্যান করুন।
receipt-scan-domain = QR কোড খোলে { $domain }। অন্য ঠিকানা দেখলে আর এগোবেন না।
receipt-time-label = তারিখ ও সময়
receipt-store-label = অফিস (Loja)
receipt-kiosk-label = মেশিন
receipt-new-email-label = নতুন ইমেইল
receipt-next-title = এর পরে কী হবে
receipt-hurry = তাড়া আছে? কাউন্টারে পাসপোর্ট ও এই কোড দেখান।
receipt-safety-title = আপনার নিরাপত্তার জন্য
receipt-sender = AIMA-র ইমেইল ঠিকানার শেষে থাকে { $senders }।
receipt-money = AIMA কখনো মেশিনে বা QR কোড দিয়ে টাকা চায় না।
receipt-complaints-title = অভিযোগ বই (Livro Amarelo)
receipt-complaints = অভিযোগ, প্রশংসা বা পরামর্শ: কাউন্টারে বা { $site } ওয়েবসাইটে।
receipt-complaints-counter = অভিযোগ, প্রশংসা বা পরামর্শ: কাউন্টারে।
receipt-complaints-site = অভিযোগ, প্রশংসা বা পরামর্শ: { $site } ওয়েবসাইটে।

### Tracking page

tracking-title = আপনার অনুরোধের অবস্থা
tracking-languages = ভাষা
tracking-domain = এই পাতার ঠিকানা { $domain }। ফোনে অন্য ঠিকানা দেখলে আর এগোবেন না।
tracking-bad-code = কোড মিলিয়ে দেখুন
tracking-bad-code-detail = রসিদের কোডে 12টি অক্ষর ও সংখ্যা থাকে, চারটি করে তিন ভাগে। QR কোড আবার স্ক্যান করুন, বা রসিদে যেমন আছে তেমন কোড লিখুন। কাজ না হলে কাউন্টারে রসিদ দেখান।
tracking-too-often = এক মিনিট অপেক্ষা করুন
tracking-too-often-detail = অনেকে একই নেটওয়ার্ক ব্যবহার করছেন। এক মিনিট পরে এই পাতা আবার খুলুন।
tracking-unavailable = এখন অবস্থা দেখানো যাচ্ছে না
tracking-unavailable-detail = কয়েক মিনিট পরে এই পাতা আবার খুলুন। আরেকটি অনুরোধ করতে হবে না।

### Mail

# Every mail.
mail-demo = নমুনা (DEMO): এই ইমেইলের সবকিছু বানানো, বৈধ নয়।
mail-no-reply = এই ইমেইলের উত্তর দেবেন না: উত্তর কেউ পড়ে না। সাহায্য লাগলে AIMA অফিসের কাউন্টারে যান।
mail-link-copy = বোতাম কাজ না করলে এই ঠিকানা কপি করে ব্রাউজারে দিন:

# The six digits.
mail-code-subject = AIMA মেশিনের জন্য আপনার কোড
mail-code-title = আপনার কোড
mail-code-intro = AIMA মেশিনে এই 6টি সংখ্যা লিখুন:
mail-code-valid =
    { $minutes ->
        [one] কোডটি { $minutes } মিনিট চলবে।
       *[other] কোডটি { $minutes } মিনিট চলবে।
    }
mail-code-secret = AIMA-র কেউ আপনার কাছে এই কোড চাইবেন না। শুধু মেশিনেই লিখুন।
mail-code-not-you = আপনি AIMA মেশিন ব্যবহার করছেন না? তাহলে কিছু করবেন না: কোড ছাড়া কিছুই বদলায় না।

# The link that confirms a new address.
mail-confirm-link-subject = আপনার নতুন ইমেইল নিশ্চিত করুন
mail-confirm-link-title = এই ইমেইল কি আপনার?
mail-confirm-link-intro = AIMA-র একটি মেশিনে এই ইমেইল নতুন ইমেইল হিসেবে দেওয়া হয়েছে। নিশ্চিত করতে পাতাটি খুলুন এবং সেখানে বোতাম চাপুন।
mail-confirm-link-open = এই ইমেইল নিশ্চিত করুন
mail-confirm-link-valid =
    { $hours ->
        [one] লিংকটি { $hours } ঘণ্টা চলবে।
       *[other] লিংকটি { $hours } ঘণ্টা চলবে।
    }
mail-confirm-link-later = এর পরে হলে, পাসপোর্ট ও এই কোড নিয়ে AIMA অফিসের কাউন্টারে যান।
mail-confirm-link-not-you = আপনি এই অনুরোধ করেননি? তাহলে কিছু করবেন না: নিশ্চিত না করলে এই ইমেইল ব্যবহার হবে না।

# The notice to the registered address.
mail-old-address-subject = এটি কি আপনি করেছেন? AIMA-তে আপনার ফাইল নিয়ে অনুরোধ
mail-old-address-title = এই অনুরোধ কি আপনি করেছেন?
mail-old-address-correct-email = AIMA-র একটি মেশিনে কেউ অনুরোধ করেছেন, আপনার ফাইলের বার্তা এখন থেকে অন্য ইমেইলে যাক।
mail-old-address-reactivate = AIMA-র একটি মেশিনে কেউ অনুরোধ করেছেন, আপনার ফাইল আবার চালু হোক।
mail-old-address-resend = AIMA-র একটি মেশিনে কেউ অনুরোধ করেছেন, আপনার ফাইলের পেমেন্টের তথ্য আবার পাঠানো হোক।
mail-old-address-closed = AIMA-র একটি মেশিনে কেউ জানিয়েছেন, AIMA তাঁকে লিখেছে: আপনার ফাইল বন্ধ।
mail-old-address-yes = হ্যাঁ, এটি আমি করেছি
mail-old-address-no = এটি আমি করিনি
mail-old-address-press = প্রতিটি বোতাম একটি পাতা খোলে, সেখানে উত্তর নিশ্চিত করবেন। শুধু পাতা খুললে কিছু বদলায় না।
mail-old-address-until = AIMA অনুরোধ যাচাই শেষ না করা পর্যন্ত কিছু বদলাবে না।
mail-old-address-if-no = আপনি না করে থাকলে অনুরোধ থামানো হবে, আপনার ফাইল যেমন আছে তেমনই চলবে।

# What a correction or a resend was for.
mail-payment-data-subject = আপনার অ্যাপয়েন্টমেন্টের পেমেন্টের তথ্য
mail-payment-data-title = পেমেন্টের তথ্য
mail-payment-data-intro = আপনি যে তথ্য চেয়েছেন, তা এখানে। টাকা দেওয়ার পরে AIMA আপনার অ্যাপয়েন্টমেন্ট ঠিক করবে।
mail-payment-data-reference = রেফারেন্স (Referência)
mail-payment-data-amount = টাকার পরিমাণ
mail-payment-data-deadline = টাকা দেওয়ার শেষ দিন
mail-payment-data-working-days =
    { $days ->
        [one] মানে { $days } কর্মদিবস: শনিবার, রবিবার ও সরকারি ছুটি ধরা হয় না।
       *[other] মানে { $days } কর্মদিবস: শনিবার, রবিবার ও সরকারি ছুটি ধরা হয় না।
    }
mail-payment-data-pay = রেফারেন্স দিয়ে ঠিক এই পরিমাণ টাকা দিন: Multibanco (ATM)-এ বা আপনার ব্যাংকের মাধ্যমে।
mail-payment-data-keep = টাকা দেওয়ার প্রমাণ রেখে দিন।
mail-payment-data-wait = অ্যাপয়েন্টমেন্টের দিন ও সময়সহ AIMA-র ইমেইলের অপেক্ষা করুন। স্প্যাম (Spam) ফোল্ডারেও দেখুন।
mail-payment-data-late = সময় শেষ, বা টাকা দিতে পারছেন না? পাসপোর্ট ও এই কোড নিয়ে AIMA অফিসের কাউন্টারে যান।
mail-payment-data-calendar = সঙ্গের ফাইলটি শেষ দিনটি আপনার ফোনের ক্যালেন্ডারে বসিয়ে দেয়।

# Three working days before the last day to pay.
mail-payment-reminder-subject = টাকা দেওয়ার শেষ দিন কাছে
mail-payment-reminder-title = টাকা দেওয়ার শেষ দিন কাছে
mail-payment-reminder-intro =
    { $days ->
        [one] AIMA-র অ্যাপয়েন্টমেন্টের টাকা দেওয়ার আর { $days } কর্মদিবস বাকি।
       *[other] AIMA-র অ্যাপয়েন্টমেন্টের টাকা দেওয়ার আর { $days } কর্মদিবস বাকি।
    }
mail-payment-reminder-paid = টাকা দিয়ে দিয়েছেন? তাহলে কিছু করতে হবে না; টাকা দেওয়ার প্রমাণ রেখে দিন।

# The day in a calendar.
calendar-payment-summary = AIMA: টাকা দেওয়ার শেষ দিন
calendar-payment-detail = তথ্য AIMA-র ইমেইলে আছে। টাকা দিতে না পারলে পাসপোর্ট নিয়ে AIMA-র কাউন্টারে যান।
amount-in-euros = { $number } ইউরো

# The case is pending again.
mail-reactivated-subject = AIMA-তে আপনার ফাইল আবার চালু হয়েছে
mail-reactivated-title = আপনার ফাইল আবার চালু হয়েছে
mail-reactivated-intro = ফাইলটির কাজ আবার চলছে। আরেকটি অনুরোধ করতে হবে না।
mail-reactivated-wait = টাকা দেওয়ার ও অ্যাপয়েন্টমেন্টের সময় হলে AIMA এই ইমেইলে তথ্য পাঠাবে। স্প্যাম (Spam) ফোল্ডারেও দেখুন।

# Staff have to look at it with the person.
mail-come-to-counter-subject = AIMA কাউন্টারে আসুন
mail-come-to-counter-title = কাউন্টারে আসুন

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = AIMA-তে আপনার ফাইলের ইমেইল ফিরিয়ে আনা হয়েছে
mail-address-restored-title = আপনার ইমেইল ফিরিয়ে আনা হয়েছে
mail-address-restored-intro = AIMA কাউন্টারে, আপনার পাসপোর্ট দেখে, আপনার ফাইলে এই ইমেইল ফিরিয়ে আনা হয়েছে। বাদ দেওয়া হয়েছে এটি:
mail-address-restored-replaced = বাদ দেওয়া ইমেইল
mail-address-restored-quiet = এক কর্মদিবস AIMA এখানে আর কিছু পাঠাবে না।
mail-address-restored-wrong = এটি কি আপনি করেননি? পাসপোর্ট নিয়ে AIMA অফিসের কাউন্টারে যান।
mail-address-replaced-subject = AIMA এই ইমেইল আর ব্যবহার করে না
mail-address-replaced-title = এই ইমেইল বাদ দেওয়া হয়েছে
mail-address-replaced-intro = AIMA কাউন্টারে একটি ফাইল থেকে এই ইমেইল বাদ দেওয়া হয়েছে। ওই ফাইল নিয়ে AIMA এখানে আর কিছু পাঠাবে না।
mail-address-replaced-wrong = ফাইলটি কি আপনার? পাসপোর্ট নিয়ে AIMA অফিসের কাউন্টারে যান।

### Links in mails: what is asked, and what a press did

mailbox-title = AIMA-কে আপনার উত্তর
mailbox-confirm-title = আপনার ইমেইল নিশ্চিত করুন
mailbox-confirm-detail = AIMA-র একটি মেশিনে কেউ এই ইমেইল দিয়েছেন। আপনি দিয়ে থাকলে, এই ইমেইল আপনার তা নিশ্চিত করতে বোতাম চাপুন।
mailbox-confirm-button = হ্যাঁ, এই ইমেইল আমার
mailbox-confirm-done = আপনার ইমেইল নিশ্চিত হয়েছে
mailbox-confirm-done-detail = আর কিছু করতে হবে না। অনুরোধের অবস্থা দেখতে রসিদের QR কোড স্ক্যান করুন।
mailbox-yes-title = এই অনুরোধ কি আপনি করেছেন?
mailbox-yes-detail = যে ফাইলে এই ইমেইল আছে, সেটি নিয়ে AIMA-র একটি মেশিনে কেউ অনুরোধ করেছেন। শুধু আপনি করে থাকলে বোতাম চাপুন।
mailbox-yes-button = হ্যাঁ, এটি আমি করেছি
mailbox-yes-done = ধন্যবাদ: আপনার উত্তর নেওয়া হয়েছে
mailbox-yes-done-detail = AIMA এখন জানে যে অনুরোধটি আপনার। আর কিছু করতে হবে না।
mailbox-no-title = এটি কি আপনি করেননি?
mailbox-no-detail = আপনি না করে থাকলে, অনুরোধ থামাতে বোতাম চাপুন। আপনার ফাইল যেমন আছে তেমনই চলবে।
mailbox-no-button = এটি আমি করিনি: অনুরোধ থামান
mailbox-no-done = অনুরোধ থামানো হয়েছে
mailbox-no-done-detail = আপনার ফাইলে কিছু বদলাবে না। এখন থেকে এর তথ্য শুধু কাউন্টারে, আপনার পাসপোর্ট দেখিয়ে বদলানো যাবে।
mailbox-too-late = AIMA-কে জানানো হয়েছে
mailbox-too-late-detail = অনুরোধের কাজ আগেই হয়ে গেছে। পাসপোর্ট নিয়ে কাউন্টারে আসুন। তার আগে কেউ মেশিনে এই ফাইলের তথ্য বদলাতে পারবে না।
mailbox-under-way = AIMA-কে জানানো হয়েছে
mailbox-under-way-detail = অনুরোধের কাজ চলছিল, আমরা থামানোর চেষ্টা করছি। পাসপোর্ট নিয়ে কাউন্টারে আসুন। তার আগে কেউ মেশিনে এই ফাইলের তথ্য বদলাতে পারবে না।
mailbox-overruled = AIMA-কে জানানো হয়েছে
mailbox-overruled-detail = অনুরোধটি পাসপোর্ট দেখিয়ে কাউন্টারে করা হয়েছে। ফাইল আপনার হলে পাসপোর্ট নিয়ে কাউন্টারে আসুন।
mailbox-before = আপনার উত্তর আগেই নেওয়া হয়েছে
mailbox-before-detail = আর কিছু করতে হবে না। উত্তর ঠিক না হলে পাসপোর্ট নিয়ে কাউন্টারে আসুন।
mailbox-after-no = কিছু বদলাবে না: একজন জানিয়েছেন, এটি তিনি করেননি
mailbox-after-no-detail = ফাইলটি সুরক্ষিত আছে। অনুরোধ আপনার হলে পাসপোর্ট নিয়ে কাউন্টারে আসুন।
mailbox-ended = এই অনুরোধ আগেই শেষ হয়েছে
mailbox-ended-detail = আপনার উত্তরে কিছু বদলাবে না। কী হলো দেখতে রসিদের QR কোড স্ক্যান করুন; কিছু ঠিক না হলে কাউন্টারে আসুন।
mailbox-expired = এই লিংক আর কাজ করে না
mailbox-expired-detail = এর সময় শেষ। পাসপোর্ট নিয়ে কাউন্টারে আসুন, বা মেশিনে নতুন অনুরোধ করুন।
mailbox-bad-link = এই লিংক পুরো নয়
mailbox-bad-link-detail = ইমেইল থেকে লিংকটি আবার খুলুন, বা পুরোটা কপি করুন।
mailbox-not-now = এখন উত্তর নেওয়া গেল না
mailbox-not-now-detail = কয়েক মিনিট পরে লিংকটি আবার খুলুন। আপনার উত্তর এখনো নেওয়া হয়নি।

### Notices for a day that staff choose: kiosks show them

ready-closes-at = আজ আমরা { $time }-এ বন্ধ করব।
ready-counter-closed = আজ কাউন্টার বন্ধ।
ready-long-wait = আজ কাউন্টারে অনেকক্ষণ অপেক্ষা করতে হবে।
