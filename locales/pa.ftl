# Punjabi in Gurmukhi (pa). Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = ਸੇਵਾ ਮਸ਼ੀਨ
demo = ਇਹ ਸਿਰਫ਼ ਨਮੂਨਾ ਹੈ। ਇੱਥੇ ਸਭ ਕੁਝ ਬਣਾਉਟੀ ਹੈ, AIMA ਵੀ।
actions = ਇਸ ਸਕ੍ਰੀਨ ਦੇ ਬਟਨ
content = ਇਸ ਸਕ੍ਰੀਨ ਉੱਤੇ ਲਿਖੀਆਂ ਗੱਲਾਂ
continue = ਅੱਗੇ ਵਧੋ
back = ਵਾਪਸ
cancel = ਮਿਟਾਓ ਤੇ ਬਾਹਰ ਜਾਓ
finish = ਖ਼ਤਮ ਕਰੋ
close = ਬੰਦ ਕਰੋ
help = ਮਦਦ
send = ਬੇਨਤੀ ਭੇਜੋ
sending = ਦਰਜ ਹੋ ਰਹੀ ਹੈ…
try-again = ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ
scroll-down = ਹੇਠਾਂ ਹੋਰ ਵੇਖੋ
scroll-up = ਉੱਪਰ ਵੇਖੋ
read-on = ਅਖ਼ੀਰ ਤੱਕ ਪੜ੍ਹੋ
step-of = ਕਦਮ { $step }, ਕੁੱਲ { $steps }
language-title = ਆਪਣੀ ਭਾਸ਼ਾ ਚੁਣੋ
look = ਅੱਖਰ ਅਤੇ ਰੰਗ
look-size = ਅੱਖਰਾਂ ਦਾ ਆਕਾਰ
look-colours = ਰੰਗ
look-usual = ਆਮ
look-light = ਸਾਫ਼ ਹਲਕੇ ਰੰਗ
look-dark = ਸਾਫ਼ ਗੂੜ੍ਹੇ ਰੰਗ
look-lower = ਸਭ ਕੁਝ ਹੇਠਾਂ ਲਿਆਓ
keyboard = ਕੀਬੋਰਡ
key-backspace = ਮਿਟਾਓ
field-clear = ਇੱਥੇ ਲਿਖਿਆ ਸਭ ਮਿਟਾਓ
key-signs = ਹੋਰ ਨਿਸ਼ਾਨ
key-letters = ਅੱਖਰ
key-at = @ ਦਾ ਨਿਸ਼ਾਨ
key-dot = ਡੌਟ
key-hyphen = ਹਾਈਫ਼ਨ
key-underscore = ਅੰਡਰਸਕੋਰ
key-plus = ਪਲੱਸ
key-exclamation = ਵਿਸਮਿਕ ਚਿੰਨ੍ਹ
key-hash = ਹੈਸ਼
key-dollar = ਡਾਲਰ
key-percent = ਫ਼ੀਸਦੀ
key-and = & ਦਾ ਨਿਸ਼ਾਨ
key-apostrophe = ਅਪੌਸਟ੍ਰੌਫ਼ੀ
key-asterisk = ਤਾਰੇ ਦਾ ਨਿਸ਼ਾਨ
key-slash = ਸਲੈਸ਼
key-equals = ਬਰਾਬਰ
key-question = ਪ੍ਰਸ਼ਨ ਚਿੰਨ੍ਹ
key-caret = ਕੈਰਟ ਦਾ ਨਿਸ਼ਾਨ
key-grave = ਗ੍ਰੇਵ ਦਾ ਨਿਸ਼ਾਨ
key-brace-open = ਬਰੈਕਟ, ਖੁੱਲ੍ਹਾ
key-bar = ਖੜ੍ਹੀ ਲਕੀਰ
key-brace-close = ਬਰੈਕਟ, ਬੰਦ
key-tilde = ਟਿਲਡ
error-summary = ਕਿਰਪਾ ਕਰਕੇ ਇਹ ਠੀਕ ਕਰੋ
trouble = ਹੁਣੇ ਇਹ ਨਹੀਂ ਹੋ ਸਕਿਆ। ਤੁਹਾਡਾ ਲਿਖਿਆ ਇੱਥੇ ਹੀ ਹੈ। ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਸਟਾਫ਼ ਤੋਂ ਮਦਦ ਮੰਗੋ।

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = ਇਹ ਮਸ਼ੀਨ ਕੰਮ ਨਹੀਂ ਕਰ ਰਹੀ
out-of-service-reason = ਮਸ਼ੀਨ ਵਿੱਚ ਕੋਈ ਖ਼ਰਾਬੀ ਹੈ।
out-of-service-what-to-do = ਕਿਰਪਾ ਕਰਕੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ: ਉੱਥੇ ਵੀ ਇਹੀ ਬੇਨਤੀ ਹੋ ਸਕਦੀ ਹੈ। ਖ਼ਰਾਬੀ ਠੀਕ ਹੁੰਦੇ ਹੀ ਮਸ਼ੀਨ ਆਪਣੇ ਆਪ ਦੁਬਾਰਾ ਚੱਲ ਪਵੇਗੀ।
out-of-service-go = ਕਿਰਪਾ ਕਰਕੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ: ਉੱਥੇ ਵੀ ਇਹੀ ਬੇਨਤੀ ਹੋ ਸਕਦੀ ਹੈ।
out-of-service-code = ਸਟਾਫ਼ ਲਈ ਕੋਡ: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = ਆਪਣੀ ਭਾਸ਼ਾ ਚੁਣੋ
welcome-what = ਆਪਣੀ ਈਮੇਲ ਠੀਕ ਕਰੋ, ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਕਰਵਾਓ, ਬੇਨਤੀ ਵੇਖੋ। ਇਹ ਮੁਫ਼ਤ ਹੈ। ਪਾਸਪੋਰਟ, NIF ਜਾਂ ਹੋਰ ਨੰਬਰ ਨਾਲ ਰੱਖੋ।
welcome-what-short = AIMA ਵਿੱਚ ਆਪਣੀ ਈਮੇਲ ਠੀਕ ਕਰੋ। ਮੁਫ਼ਤ। ਪਾਸਪੋਰਟ ਲਿਆਓ।
welcome-trouble = ਹੁਣੇ ਇਹ ਨਹੀਂ ਹੋ ਸਕਿਆ। ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਸਟਾਫ਼ ਤੋਂ ਮਦਦ ਮੰਗੋ।
welcome-printing = ਤੁਹਾਡੇ ਤੋਂ ਪਹਿਲੇ ਵਿਅਕਤੀ ਦੀ ਰਸੀਦ ਅਜੇ ਨਿਕਲ ਰਹੀ ਹੈ। ਥੋੜ੍ਹਾ ਰੁਕੋ।

# Purpose.
purpose-title = ਤੁਸੀਂ ਕੀ ਕਰਨਾ ਹੈ?
purpose-correct-email = ਮੇਰੀ ਈਮੇਲ ਠੀਕ ਕਰੋ
purpose-correct-email-detail = ਮੈਨੂੰ AIMA ਦੇ ਸੁਨੇਹੇ ਨਹੀਂ ਮਿਲੇ, ਜਾਂ ਮੇਰੀ ਈਮੇਲ ਬਦਲ ਗਈ ਹੈ।
purpose-resend = ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਮੰਗਵਾਓ
purpose-resend-detail = ਮੇਰੀ ਈਮੇਲ ਸਹੀ ਹੈ, ਪਰ ਜਾਣਕਾਰੀ ਨਹੀਂ ਆਈ।
purpose-reactivate = ਮੇਰਾ ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਕਰੋ
purpose-reactivate-detail = ਗ਼ਲਤੀ ਨਾਲ “ਹੁਣ ਦਿਲਚਸਪੀ ਨਹੀਂ” (já não tenho interesse) ਦੱਬਿਆ ਗਿਆ।
purpose-closed = AIMA ਨੇ ਲਿਖਿਆ ਕਿ ਮੇਰਾ ਕੇਸ ਬੰਦ ਹੈ
purpose-closed-detail = ਇੱਥੋਂ ਸ਼ੁਰੂ ਕਰੋ। ਫਿਰ ਕਾਊਂਟਰ ’ਤੇ ਕਿਸੇ ਨਾਲ ਗੱਲ ਹੋਵੇਗੀ।
purpose-track = ਪਹਿਲਾਂ ਕੀਤੀ ਬੇਨਤੀ ਵੇਖੋ
purpose-track-detail = ਮੇਰੇ ਕੋਲ ਕੋਡ ਵਾਲੀ ਰਸੀਦ ਹੈ।
purpose-call-staff = ਮੈਨੂੰ ਪਤਾ ਨਹੀਂ, ਜਾਂ ਮੇਰੇ ਕੋਲ ਈਮੇਲ ਨਹੀਂ ਹੈ
purpose-call-staff-detail = ਇੱਥੇ ਛੂਹੋ: ਸਟਾਫ਼ ਵਿੱਚੋਂ ਕੋਈ ਤੁਹਾਡੇ ਕੋਲ ਆਵੇਗਾ।
notice-no-receipt = ਹੁਣ ਰਸੀਦ ਨਹੀਂ ਨਿਕਲ ਰਹੀ। ਫਿਰ ਵੀ ਬੇਨਤੀ ਹੋ ਸਕਦੀ ਹੈ: ਅਖ਼ੀਰ ’ਤੇ ਕੋਡ ਦੀ ਫ਼ੋਟੋ ਲਓ, ਉਸ ਨੂੰ ਲਿਖ ਲਓ, ਜਾਂ ਸਟਾਫ਼ ਨੂੰ ਵਿਖਾਓ।
notice-go-on = ਫਿਰ ਵੀ ਬੇਨਤੀ ਹੋ ਸਕਦੀ ਹੈ।

# Privacy.
privacy-title = ਤੁਹਾਡੀ ਜਾਣਕਾਰੀ
privacy-who = ਇੱਥੇ ਲਿਖੀ ਜਾਣਕਾਰੀ ਸਿਰਫ਼ AIMA ਵਰਤਦੀ ਹੈ।
privacy-what = ਇਹ ਸਿਰਫ਼ ਤੁਹਾਡਾ ਕੇਸ ਲੱਭਣ ਅਤੇ ਤੁਹਾਡੀ ਬੇਨਤੀ ਦਾ ਜਵਾਬ ਦੇਣ ਲਈ ਹੈ।
privacy-kept = ਮਸ਼ੀਨ ਜਾਣਕਾਰੀ ਨੂੰ ਜਿੰਦਰਾ ਲਾ ਕੇ (ਇਨਕ੍ਰਿਪਟ ਕਰਕੇ) ਰੱਖਦੀ ਹੈ। ਸਿਰਫ਼ AIMA ਪੜ੍ਹ ਸਕਦੀ ਹੈ।
privacy-more = ਹੋਰ ਪੜ੍ਹੋ
privacy-basis-title = AIMA ਨੂੰ ਇਸ ਦਾ ਹੱਕ ਕਿਉਂ ਹੈ
privacy-basis = ਇਹ ਲੋਕ-ਹਿੱਤ ਦਾ ਕੰਮ ਹੈ, ਜੋ ਕਾਨੂੰਨ ਨੇ AIMA (ਏਕੀਕਰਨ, ਪਰਵਾਸ ਅਤੇ ਸ਼ਰਨ ਏਜੰਸੀ) ਨੂੰ ਦਿੱਤਾ ਹੈ (GDPR, ਧਾਰਾ 6(1)(e))।
privacy-sharing-title = ਜਾਣਕਾਰੀ ਕਿਸ ਨੂੰ ਮਿਲਦੀ ਹੈ
privacy-sharing = ਸਿਰਫ਼ AIMA ਦੇ ਉਨ੍ਹਾਂ ਲੋਕਾਂ ਨੂੰ ਜੋ ਤੁਹਾਡੇ ਕੇਸ ਦਾ ਕੰਮ ਕਰਦੇ ਹਨ।
privacy-how-long-title = ਕਿੰਨੇ ਸਮੇਂ ਤੱਕ
privacy-how-long = ਮਸ਼ੀਨ ਵਿੱਚ: ਬੇਨਤੀ AIMA ਕੋਲ ਪਹੁੰਚਣ ਤੋਂ 7 ਦਿਨ ਬਾਅਦ ਤੱਕ, ਹਮੇਸ਼ਾ ਜਿੰਦਰਾ ਲਾ ਕੇ। AIMA ਵਿੱਚ: ਜਿੰਨੇ ਸਮੇਂ ਤੱਕ ਕਾਨੂੰਨ ਤੁਹਾਡੇ ਕੇਸ ਲਈ ਕਹਿੰਦਾ ਹੈ।
privacy-rights-title = ਤੁਹਾਡੇ ਹੱਕ
privacy-rights = ਤੁਹਾਨੂੰ ਆਪਣੀ ਜਾਣਕਾਰੀ ਵੇਖਣ, ਠੀਕ ਕਰਵਾਉਣ, ਸੀਮਤ ਕਰਵਾਉਣ ਜਾਂ ਮਿਟਵਾਉਣ ਦਾ, ਅਤੇ ਉਸ ਦੀ ਵਰਤੋਂ ’ਤੇ ਇਤਰਾਜ਼ ਕਰਨ ਦਾ ਹੱਕ ਹੈ। ਕਾਊਂਟਰ ’ਤੇ ਕਹੋ, ਜਾਂ aima.gov.pt ਰਾਹੀਂ AIMA ਦੇ ਡਾਟਾ ਸੁਰੱਖਿਆ ਅਧਿਕਾਰੀ ਨੂੰ ਕਹੋ।
privacy-authority-title = ਤੁਹਾਡੀ ਜਾਣਕਾਰੀ ਬਾਰੇ ਸ਼ਿਕਾਇਤ
privacy-authority = ਰਾਸ਼ਟਰੀ ਡਾਟਾ ਸੁਰੱਖਿਆ ਕਮਿਸ਼ਨ (CNPD): cnpd.pt

# Identity.
identity-title = ਇਨ੍ਹਾਂ ਵਿੱਚੋਂ ਤੁਹਾਡੇ ਕੋਲ ਕੀ-ਕੀ ਹੈ?
identity-lead = ਘੱਟੋ-ਘੱਟ ਦੋ ਨੂੰ ਛੂਹੋ ਅਤੇ ਨੰਬਰ ਲਿਖੋ।
identity-nif = NIF (ਟੈਕਸ ਨੰਬਰ)
identity-nif-hint = 9 ਅੰਕ। Finanças (ਟੈਕਸ ਦਫ਼ਤਰ) ਦੇ ਕਾਰਡ ਜਾਂ ਚਿੱਠੀ ’ਤੇ।
identity-passport = ਪਾਸਪੋਰਟ ਨੰਬਰ
identity-passport-hint = ਅੱਖਰ ਅਤੇ ਅੰਕ, ਤੁਹਾਡੀ ਫ਼ੋਟੋ ਵਾਲੇ ਪੰਨੇ ’ਤੇ।
identity-country = ਪਾਸਪੋਰਟ ਕਿਸ ਦੇਸ਼ ਦਾ ਹੈ
identity-country-choose = ਦੇਸ਼ ਚੁਣੋ
identity-niss = NISS (Segurança Social ਨੰਬਰ)
identity-niss-hint = 11 ਅੰਕ। ਤੁਹਾਡੀ ਤਨਖ਼ਾਹ ਪਰਚੀ ’ਤੇ ਹੈ।
identity-phone = ਫ਼ੋਨ ਨੰਬਰ
identity-phone-hint = ਜੋ ਨੰਬਰ AIMA ਨੂੰ ਦਿੱਤਾ ਸੀ। ਕਿਸੇ ਹੋਰ ਦੇਸ਼ ਦਾ ਹੋਵੇ ਤਾਂ ਅੱਗੇ + ਲਾਓ।
identity-number = ਨੰਬਰ
identity-too-few = ਸਿਰਫ਼ ਇੱਕ ਹੈ? ਪਾਸਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ: ਉੱਥੇ ਤੁਹਾਡੇ ਨਾਲ ਰਲ ਕੇ ਬੇਨਤੀ ਕੀਤੀ ਜਾਵੇਗੀ।
passport-renewed = ਕੇਸ ਵਿੱਚ ਮੇਰਾ ਪੁਰਾਣਾ ਪਾਸਪੋਰਟ ਹੈ
phone-country-title = ਇਹ ਨੰਬਰ ਕਿਸ ਦੇਸ਼ ਦਾ ਹੈ?
phone-country-other = ਇਨ੍ਹਾਂ ਵਿੱਚੋਂ ਕੋਈ ਨਹੀਂ: ਮੈਂ ਠੀਕ ਕਰਨਾ ਹੈ
identity-assisted = ਕੋਈ ਮੇਰੀ ਮਦਦ ਕਰ ਰਿਹਾ ਹੈ
paper-empty = ਲਿਖਣ ਲਈ ਛੂਹੋ
paper-none = ਮੇਰੇ ਕੋਲ ਨਹੀਂ ਹੈ
country-common = ਸਭ ਤੋਂ ਵੱਧ ਚੁਣੇ ਗਏ
country-letters = ਅੱਖਰਾਂ ਮੁਤਾਬਕ ਦੇਸ਼
country-missing = ਮੇਰਾ ਦੇਸ਼ ਇੱਥੇ ਨਹੀਂ ਹੈ
country-missing-detail = ਕੀ ਤੁਹਾਡੇ ਕੋਲ ਸ਼ਰਨਾਰਥੀ ਜਾਂ ਬਿਨਾਂ ਨਾਗਰਿਕਤਾ ਵਾਲਿਆਂ ਦਾ ਯਾਤਰਾ ਦਸਤਾਵੇਜ਼ ਹੈ? ਆਪਣਾ ਦੇਸ਼ ਨਾ ਲੱਭੇ ਤਾਂ ਕਿਸੇ ਨੂੰ ਬੁਲਾਓ।
country-stateless = ਬਿਨਾਂ ਨਾਗਰਿਕਤਾ (ਯਾਤਰਾ ਦਸਤਾਵੇਜ਼)
country-refugee = ਸ਼ਰਨਾਰਥੀ (ਯਾਤਰਾ ਦਸਤਾਵੇਜ਼)
country-close = ਬਿਨਾਂ ਚੁਣੇ ਵਾਪਸ ਜਾਓ

# Old e-mail.
old-email-title = AIMA ਕੋਲ ਕਿਹੜੀ ਈਮੇਲ ਹੈ?
old-email-lead = ਉਹ ਈਮੇਲ ਜੋ ਕੇਸ ਸ਼ੁਰੂ ਹੋਣ ਵੇਲੇ ਦਿੱਤੀ ਗਈ ਸੀ।
old-email-label = ਪੁਰਾਣੀ ਈਮੇਲ
old-email-hint = ਉਸ ਵਿੱਚ ਗ਼ਲਤੀ ਹੋ ਸਕਦੀ ਹੈ, ਜਾਂ ਉਹ ਕਿਸੇ ਹੋਰ ਦੀ ਹੋ ਸਕਦੀ ਹੈ। ਜਿਵੇਂ ਦਿੱਤੀ ਗਈ ਸੀ, ਉਵੇਂ ਹੀ ਲਿਖੋ।
old-email-unknown = ਮੈਨੂੰ ਪਤਾ ਨਹੀਂ
old-email-none = ਮੈਂ ਕੋਈ ਨਹੀਂ ਦਿੱਤੀ
old-email-helpers = ਮੇਰੀ ਮਦਦ ਕਰਨ ਵਾਲੇ ਦੀ ਹੈ

# New e-mail.
new-email-title = ਹੁਣ ਕਿਹੜੀ ਈਮੇਲ ਰੱਖਣੀ ਹੈ?
new-email-lead = AIMA ਇਸੇ ਈਮੇਲ ’ਤੇ ਲਿਖੇਗੀ।
new-email-label = ਨਵੀਂ ਈਮੇਲ
new-email-own = ਕੀ ਇਹ ਈਮੇਲ ਤੁਹਾਡੀ ਆਪਣੀ ਹੈ? ਉਹੀ ਈਮੇਲ ਦਿਓ ਜੋ ਤੁਸੀਂ ਕਿਸੇ ਦੀ ਮਦਦ ਤੋਂ ਬਿਨਾਂ ਆਪ ਖੋਲ੍ਹ ਸਕੋ।
resend-email-title = AIMA ਕੋਲ ਕਿਹੜੀ ਈਮੇਲ ਹੈ?
resend-email-lead = AIMA ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਇਸੇ ਈਮੇਲ ’ਤੇ ਭੇਜੇਗੀ।
resend-email-label = ਤੁਹਾਡੀ ਈਮੇਲ
resend-email-own = ਕੀ ਇਹ ਈਮੇਲ ਤੁਹਾਥੋਂ ਖੁੱਲ੍ਹ ਜਾਂਦੀ ਹੈ? ਜੇ ਨਹੀਂ, ਤਾਂ “ਵਾਪਸ” ਦਬਾਓ ਅਤੇ “ਮੇਰੀ ਈਮੇਲ ਠੀਕ ਕਰੋ” ਚੁਣੋ।
email-suggestion-title = ਕੀ ਤੁਹਾਡਾ ਮਤਲਬ ਕਿਸੇ ਹੋਰ ਈਮੇਲ ਤੋਂ ਸੀ?
email-suggestion-accept = ਹਾਂ, ਇਹ ਹੈ
email-suggestion-keep = ਨਹੀਂ, ਇਹੀ ਸਹੀ ਹੈ
same-email-title = ਤੁਸੀਂ ਉਹੀ ਈਮੇਲ ਦੋ ਵਾਰ ਲਿਖੀ
same-email-detail = ਜੇ ਇਹ ਈਮੇਲ ਸਹੀ ਹੈ, ਤਾਂ AIMA ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਭੇਜ ਸਕਦੀ ਹੈ।
same-email-resend = ਹਾਂ, ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਭੇਜੋ
same-email-change = ਨਹੀਂ, ਮੈਂ ਦੂਜੀ ਈਮੇਲ ਦੇਣੀ ਹੈ

# Check.
check-title = ਕੀ ਸਭ ਕੁਝ ਸਹੀ ਹੈ?
check-lead-correct-email = ਬੇਨਤੀ: ਈਮੇਲ ਠੀਕ ਕਰਨੀ। ਭੇਜਣ ਤੋਂ ਪਹਿਲਾਂ ਹੌਲੀ-ਹੌਲੀ ਪੜ੍ਹੋ।
check-lead-resend = ਬੇਨਤੀ: ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਭੇਜਣੀ। ਭੇਜਣ ਤੋਂ ਪਹਿਲਾਂ ਹੌਲੀ-ਹੌਲੀ ਪੜ੍ਹੋ।
check-lead-reactivate = ਬੇਨਤੀ: ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਕਰਨਾ। ਭੇਜਣ ਤੋਂ ਪਹਿਲਾਂ ਹੌਲੀ-ਹੌਲੀ ਪੜ੍ਹੋ।
check-lead-closed = ਬੇਨਤੀ: AIMA ਨੇ ਲਿਖਿਆ ਕਿ ਕੇਸ ਬੰਦ ਹੈ। ਭੇਜਣ ਤੋਂ ਪਹਿਲਾਂ ਹੌਲੀ-ਹੌਲੀ ਪੜ੍ਹੋ।
check-identity = ਤੁਹਾਡੀ ਪਛਾਣ
check-old-email = AIMA ਕੋਲ ਜੋ ਈਮੇਲ ਹੈ
check-old-email-unknown = ਮੈਨੂੰ ਪਤਾ ਨਹੀਂ
check-old-email-none = ਕੋਈ ਨਹੀਂ ਦਿੱਤੀ ਗਈ
check-old-email-helpers = ਮੇਰੀ ਮਦਦ ਕਰਨ ਵਾਲੇ ਦੀ ਹੈ
check-new-email = ਨਵੀਂ ਈਮੇਲ
check-resend-email = ਜਾਣਕਾਰੀ ਇਸ ’ਤੇ ਭੇਜੋ
check-assisted = ਮਦਦ
check-assisted-yes = ਕੋਈ ਮੇਰੀ ਮਦਦ ਕਰ ਰਿਹਾ ਹੈ
check-passport-renewed = ਕੇਸ ਵਿੱਚ ਪੁਰਾਣਾ ਪਾਸਪੋਰਟ ਹੈ
check-change = ਬਦਲੋ
check-change-what = ਬਦਲੋ: { $what }
check-statement-title = ਭੇਜਣ ’ਤੇ ਇਹ ਤੁਹਾਡਾ ਬਿਆਨ ਹੋਵੇਗਾ
check-statement-means = ਪੁਰਤਗਾਲੀ ਵਿੱਚ, ਜੋ ਸਰਕਾਰੀ ਭਾਸ਼ਾ ਹੈ। ਇਸ ਦਾ ਮਤਲਬ ਹੈ:
reactivation-statement = ਮੇਰਾ ਬਿਆਨ ਹੈ ਕਿ ਮੇਰਾ ਇਰਾਦਾ ਆਪਣੀ “manifestação de interesse” (ਰਹਿਣ ਦੀ ਅਰਜ਼ੀ) ਵਾਪਸ ਲੈਣ ਦਾ ਨਹੀਂ ਸੀ। ਮੇਰੀ ਬੇਨਤੀ ਹੈ ਕਿ ਮੇਰਾ ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਕੀਤਾ ਜਾਵੇ।
closed-counter = ਇਹ ਬੇਨਤੀ ਕਾਊਂਟਰ ’ਤੇ ਹੀ ਪੂਰੀ ਹੁੰਦੀ ਹੈ: AIMA ਦਾ ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਡੇ ਨਾਲ ਕੇਸ ਵੇਖੇਗਾ। ਮਸ਼ੀਨ ਬੇਨਤੀ ਦਰਜ ਕਰਕੇ ਤੁਹਾਨੂੰ ਰਸੀਦ ਦੇਵੇਗੀ। ਉਹ ਉੱਥੇ ਵਿਖਾਓ।

# Not saved.
not-saved-title = ਬੇਨਤੀ ਦਰਜ ਨਹੀਂ ਹੋਈ
not-saved-nothing-kept = ਕੁਝ ਵੀ ਦਰਜ ਨਹੀਂ ਹੋਇਆ। AIMA ਨੂੰ ਇਹ ਬੇਨਤੀ ਨਹੀਂ ਮਿਲੀ।
not-saved-what-now = ਹੁਣ ਕੀ ਕਰਨਾ ਹੈ
not-saved-try-again = ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ: ਤੁਹਾਡਾ ਲਿਖਿਆ ਇੱਥੇ ਹੀ ਹੈ।
not-saved-counter = ਫਿਰ ਵੀ ਨਾ ਹੋਵੇ ਤਾਂ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ: ਉੱਥੇ ਵੀ ਇਹੀ ਬੇਨਤੀ ਹੋ ਸਕਦੀ ਹੈ।

# Done.
done-title = ਤੁਹਾਡੀ ਬੇਨਤੀ ਦਰਜ ਹੋ ਗਈ
done-title-several = ਤੁਹਾਡੀਆਂ ਬੇਨਤੀਆਂ ਦਰਜ ਹੋ ਗਈਆਂ
done-keep-code =
    { $requests ->
        [1] ਇਹ ਕੋਡ ਸਾਂਭ ਕੇ ਰੱਖੋ, ਜਾਂ ਇਸ ਦੀ ਫ਼ੋਟੋ ਲਓ।
       *[other] ਇਹ ਕੋਡ ਸਾਂਭ ਕੇ ਰੱਖੋ, ਜਾਂ ਇਨ੍ਹਾਂ ਦੀ ਫ਼ੋਟੋ ਲਓ।
    }
done-new-email = ਨਵੀਂ ਈਮੇਲ:
address-begins = { $begins } ਤੋਂ ਸ਼ੁਰੂ
address-begins-at = { $begins } ਤੋਂ ਸ਼ੁਰੂ, { $domain } ’ਤੇ
done-show-address = ਵਿਖਾਓ
done-person = ਵਿਅਕਤੀ { $number }: { $kind }
done-person-alone = ਵਿਅਕਤੀ { $number }
done-another-person = ਇਹੀ ਕਿਸੇ ਹੋਰ ਲਈ ਵੀ
another-person-title = AIMA ਉਸ ਵਿਅਕਤੀ ਨੂੰ ਕਿਸ ਈਮੇਲ ’ਤੇ ਲਿਖੇ?
another-person-detail = ਤੁਹਾਡੇ ਲਿਖੇ ਨੰਬਰ ਹੁਣ ਮਿਟਾਏ ਜਾ ਰਹੇ ਹਨ। ਦਰਜ ਬੇਨਤੀਆਂ ਉਵੇਂ ਹੀ ਰਹਿਣਗੀਆਂ।
another-person-yes = ਇਸੇ ਈਮੇਲ ’ਤੇ
another-person-own = ਦੂਜੀ ਈਮੇਲ ’ਤੇ
another-person-no = ਹੋਰ ਕੋਈ ਨਹੀਂ ਹੈ: ਇੱਥੇ ਹੀ ਰਹੋ
done-qr = ਬੇਨਤੀ ਦੀ ਸਥਿਤੀ ਵੇਖਣ ਲਈ QR ਕੋਡ
done-qr-opens = ਇਹ ਪੇਜ ਖੁੱਲ੍ਹੇਗਾ
fact-saved = ਇਸ ਮਸ਼ੀਨ ’ਤੇ { $time } ਵਜੇ ਦਰਜ ਹੋਈ
fact-printing = ਰਸੀਦ ਛਪ ਰਹੀ ਹੈ…
fact-printed = ਰਸੀਦ ਛਪ ਗਈ। ਨਾਲ ਲੈ ਜਾਓ।
fact-not-printed = ਰਸੀਦ ਨਹੀਂ ਛਪੀ
fact-not-printed-photo = ਬੇਨਤੀ ਫਿਰ ਵੀ ਦਰਜ ਹੈ। ਕੋਡ ਦੀ ਫ਼ੋਟੋ ਲਓ।
fact-unconfirmed = ਪਤਾ ਨਹੀਂ ਕਿ ਰਸੀਦ ਨਿਕਲੀ ਜਾਂ ਨਹੀਂ
fact-unconfirmed-detail = ਪ੍ਰਿੰਟਰ ’ਤੇ ਵੇਖੋ। ਉੱਥੇ ਨਾ ਹੋਵੇ ਤਾਂ ਸਟਾਫ਼ ਤੋਂ ਦੂਜੀ ਕਾਪੀ ਮੰਗੋ।
fact-delivered = AIMA ਕੋਲ ਪਹੁੰਚ ਗਈ
fact-not-delivered = ਅਜੇ AIMA ਕੋਲ ਨਹੀਂ ਪਹੁੰਚੀ
fact-not-delivered-detail = ਮਸ਼ੀਨ ਇਸ ਨੂੰ ਆਪਣੇ ਆਪ ਭੇਜ ਦੇਵੇਗੀ। ਤੁਹਾਨੂੰ ਇੱਥੇ ਰੁਕਣ ਦੀ ਲੋੜ ਨਹੀਂ।
print-again = ਦੁਬਾਰਾ ਛਾਪੋ
fact-short-saved = { $time } ਵਜੇ ਦਰਜ
fact-short-printing = ਛਪ ਰਹੀ ਹੈ…
fact-short-printed = ਰਸੀਦ ਛਪ ਗਈ
fact-short-not-printed = ਨਹੀਂ ਛਪੀ
fact-short-unconfirmed = ਸ਼ਾਇਦ ਨਹੀਂ ਛਪੀ
fact-short-delivered = AIMA ਨੂੰ ਮਿਲ ਗਈ
fact-short-not-delivered = ਅਜੇ ਨਹੀਂ ਪਹੁੰਚੀ
no-receipt = ਰਸੀਦ ਨਹੀਂ ਨਿਕਲੀ। ਕੋਡ ਦੀ ਫ਼ੋਟੋ ਲਓ, ਉਸ ਨੂੰ ਲਿਖ ਲਓ, ਜਾਂ ਸਟਾਫ਼ ਨੂੰ ਵਿਖਾਓ: ਉਹ ਰਸੀਦ ਛਾਪ ਸਕਦੇ ਹਨ।
done-another-reactivate = ਮੇਰਾ ਕੇਸ ਵੀ ਦੁਬਾਰਾ ਚਾਲੂ ਕਰੋ
done-another-correct-email = ਮੇਰੀ ਈਮੇਲ ਵੀ ਠੀਕ ਕਰੋ

# Track.
track-title = ਬੇਨਤੀ ਵੇਖੋ
track-lead = ਰਸੀਦ ’ਤੇ ਲਿਖਿਆ ਕੋਡ ਇੱਥੇ ਲਿਖੋ।
track-label = ਟ੍ਰੈਕਿੰਗ ਕੋਡ
track-hint = 12 ਅੱਖਰ ਅਤੇ ਅੰਕ। ਹਾਈਫ਼ਨ (-) ਲਿਖਣੇ ਜ਼ਰੂਰੀ ਨਹੀਂ।
track-look-up = ਸਥਿਤੀ ਵੇਖੋ
track-looking-up = ਲੱਭ ਰਹੇ ਹਾਂ…
track-another = ਦੂਜੀ ਬੇਨਤੀ ਵੇਖੋ
track-offline = ਮਸ਼ੀਨ ਦਾ ਨੈੱਟਵਰਕ ਨਹੀਂ ਚੱਲ ਰਿਹਾ, ਇਸ ਲਈ ਹੁਣ ਸਥਿਤੀ ਨਹੀਂ ਦਿਸ ਸਕਦੀ। ਰਸੀਦ ਦਾ QR ਕੋਡ ਆਪਣੇ ਫ਼ੋਨ ਨਾਲ ਖੋਲ੍ਹੋ, ਜਾਂ ਬਾਅਦ ਵਿੱਚ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
track-slow-down = ਥੋੜ੍ਹੇ ਸਮੇਂ ਵਿੱਚ ਬਹੁਤ ਵਾਰ ਵੇਖਿਆ ਗਿਆ। ਇੱਕ ਮਿੰਟ ਰੁਕ ਕੇ ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ।

# Help: what each screen wants.
help-title = ਮਦਦ
help-staff = ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰਨੀ ਹੈ? “ਕਿਸੇ ਨੂੰ ਬੁਲਾਓ” ਦਬਾਓ, ਜਾਂ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ। ਇਹ ਮਸ਼ੀਨ ਕੁਝ ਮਿੰਟ ਤੁਹਾਡੀ ਉਡੀਕ ਕਰੇਗੀ।
help-close = ਮਦਦ ਬੰਦ ਕਰੋ
help-welcome = ਜੋ ਭਾਸ਼ਾ ਤੁਸੀਂ ਸਭ ਤੋਂ ਚੰਗੀ ਤਰ੍ਹਾਂ ਪੜ੍ਹ ਸਕੋ, ਉਸ ਨੂੰ ਛੂਹੋ। ਇੱਥੇ AIMA ਕੋਲ ਦਰਜ ਈਮੇਲ ਠੀਕ ਹੁੰਦੀ ਹੈ, ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਕਰਨ ਦੀ ਬੇਨਤੀ ਹੁੰਦੀ ਹੈ, ਅਤੇ ਪਹਿਲਾਂ ਕੀਤੀ ਬੇਨਤੀ ਦਿਸਦੀ ਹੈ। ਇਹ ਮੁਫ਼ਤ ਹੈ।
help-purpose = ਜੋ ਕੰਮ ਕਰਨਾ ਹੈ, ਉਸ ਨੂੰ ਛੂਹੋ। ਪਤਾ ਨਾ ਹੋਵੇ, ਜਾਂ ਈਮੇਲ ਨਾ ਹੋਵੇ, ਤਾਂ “ਕਿਸੇ ਨੂੰ ਬੁਲਾਓ” ਦਬਾਓ: ਸਟਾਫ਼ ਮਦਦ ਕਰੇਗਾ।
help-privacy = ਇਸ ਸਕ੍ਰੀਨ ’ਤੇ ਲਿਖਿਆ ਹੈ ਕਿ ਤੁਹਾਡੀ ਜਾਣਕਾਰੀ ਦਾ ਕੀ ਹੁੰਦਾ ਹੈ। ਅੱਗੇ ਜਾਣ ਲਈ “ਅੱਗੇ ਵਧੋ” ਦਬਾਓ।
help-identity = ਇਨ੍ਹਾਂ ਵਿੱਚੋਂ ਦੋ ਨੰਬਰਾਂ ਨਾਲ AIMA ਤੁਹਾਡਾ ਕੇਸ ਲੱਭ ਲੈਂਦੀ ਹੈ। ਵੱਧ ਹੋਣ ਤਾਂ ਹੋਰ ਚੰਗਾ। ਨੰਬਰ ਲਿਖਣ ਲਈ ਉਸ ਕਾਗਜ਼ ਨੂੰ ਛੂਹੋ। ਆਰਾਮ ਨਾਲ ਆਪਣੇ ਕਾਗਜ਼ ਕੱਢੋ: ਸਮਾਂ ਹੈ।
help-identity-passport = ਨੰਬਰ ਤੁਹਾਡੀ ਫ਼ੋਟੋ ਵਾਲੇ ਪੰਨੇ ’ਤੇ ਹੈ, ਉੱਪਰ ਅਤੇ ਫਿਰ ਹੇਠਾਂ। ਉਹ ਪੰਨਾ ਰੀਡਰ ’ਤੇ ਵੀ ਰੱਖਿਆ ਜਾ ਸਕਦਾ ਹੈ। ਪਾਸਪੋਰਟ ਨਾ ਹੋਵੇ ਤਾਂ “ਮੇਰੇ ਕੋਲ ਨਹੀਂ ਹੈ” ਦਬਾਓ।
help-identity-nif = NIF ਵਿੱਚ 9 ਅੰਕ ਹੁੰਦੇ ਹਨ। ਉਹ Finanças ਦੇ ਕਾਰਡ ਜਾਂ ਚਿੱਠੀ ’ਤੇ ਹੈ। ਨਾ ਹੋਵੇ ਤਾਂ “ਮੇਰੇ ਕੋਲ ਨਹੀਂ ਹੈ” ਦਬਾਓ।
help-identity-niss = NISS ਵਿੱਚ 11 ਅੰਕ ਹੁੰਦੇ ਹਨ। ਉਹ ਤੁਹਾਡੀ ਤਨਖ਼ਾਹ ਪਰਚੀ ’ਤੇ ਹੈ। ਨਾ ਹੋਵੇ ਤਾਂ “ਮੇਰੇ ਕੋਲ ਨਹੀਂ ਹੈ” ਦਬਾਓ।
help-identity-phone = ਉਹੀ ਨੰਬਰ ਜੋ ਤੁਸੀਂ AIMA ਨੂੰ ਦਿੱਤਾ ਸੀ, ਭਾਵੇਂ ਹੁਣ ਉਹ ਬੰਦ ਹੋਵੇ। ਯਾਦ ਨਾ ਹੋਵੇ ਤਾਂ “ਮੇਰੇ ਕੋਲ ਨਹੀਂ ਹੈ” ਦਬਾਓ।
help-old-email = ਉਹ ਈਮੇਲ ਜੋ ਤੁਹਾਡੇ ਕੇਸ ਵਿੱਚ ਹੈ, ਭਾਵੇਂ ਉਸ ਵਿੱਚ ਗ਼ਲਤੀ ਹੋਵੇ ਜਾਂ ਉਹ ਤੁਹਾਡੀ ਮਦਦ ਕਰਨ ਵਾਲੇ ਦੀ ਹੋਵੇ। ਪਤਾ ਨਾ ਹੋਵੇ ਤਾਂ “ਮੈਨੂੰ ਪਤਾ ਨਹੀਂ” ਦਬਾਓ।
help-new-email = ਆਪਣੀ ਰੋਜ਼ ਦੀ ਈਮੇਲ ਲਿਖੋ, ਜਿਵੇਂ ਤੁਹਾਡੇ ਫ਼ੋਨ ਵਾਲੀ। ਈਮੇਲ ਦੇ ਵਿਚਕਾਰ ਹਮੇਸ਼ਾ @ ਹੁੰਦਾ ਹੈ। ਈਮੇਲ ਨਾ ਹੋਵੇ ਤਾਂ “ਕਿਸੇ ਨੂੰ ਬੁਲਾਓ” ਦਬਾਓ।
help-check = ਨੰਬਰ ਆਪਣੇ ਕਾਗਜ਼ਾਂ ਨਾਲ ਮਿਲਾਓ। ਠੀਕ ਕਰਨ ਲਈ “ਬਦਲੋ” ਦਬਾਓ। ਸਭ ਸਹੀ ਹੋਵੇ ਤਾਂ “ਬੇਨਤੀ ਭੇਜੋ” ਦਬਾਓ।
help-not-saved = ਬੇਨਤੀ ਦਰਜ ਨਹੀਂ ਹੋਈ। ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਕਾਊਂਟਰ ’ਤੇ ਬੇਨਤੀ ਕਰੋ।
help-done = ਰਸੀਦ ਲਓ, ਜਾਂ ਕੋਡ ਦੀ ਫ਼ੋਟੋ ਲਓ। QR ਕੋਡ ਅਤੇ ਆਪਣੇ ਫ਼ੋਨ ਨਾਲ ਪਤਾ ਲੱਗੇਗਾ ਕਿ ਬੇਨਤੀ ਦਾ ਕੀ ਬਣਿਆ। ਫਿਰ “ਖ਼ਤਮ ਕਰੋ” ਦਬਾਓ।
help-track = ਕੋਡ ਰਸੀਦ ’ਤੇ “ਟ੍ਰੈਕਿੰਗ ਕੋਡ” ਦੇ ਹੇਠਾਂ ਹੈ। ਉਹ ਲਿਖੋ ਅਤੇ “ਸਥਿਤੀ ਵੇਖੋ” ਦਬਾਓ।

# Idle.
idle-title = ਕੀ ਤੁਸੀਂ ਅਜੇ ਇੱਥੇ ਹੀ ਹੋ?
idle-why = ਤੁਹਾਡੀ ਜਾਣਕਾਰੀ ਦੀ ਸੁਰੱਖਿਆ ਲਈ, ਤੁਹਾਡਾ ਲਿਖਿਆ ਮਿਟਾ ਦਿੱਤਾ ਜਾਵੇਗਾ।
idle-why-done = ਤੁਹਾਡੀ ਜਾਣਕਾਰੀ ਦੀ ਸੁਰੱਖਿਆ ਲਈ ਇਹ ਸਕ੍ਰੀਨ ਬੰਦ ਹੋ ਜਾਵੇਗੀ। ਬੇਨਤੀ ਦਰਜ ਰਹੇਗੀ।
idle-seconds = ਬਾਕੀ ਸਮਾਂ: { $seconds } ਸਕਿੰਟ
idle-stay = ਮੈਂ ਇੱਥੇ ਹੀ ਹਾਂ
idle-start-again = ਮਿਟਾਓ ਤੇ ਦੁਬਾਰਾ ਸ਼ੁਰੂ ਕਰੋ
idle-minutes = ਬਾਕੀ ਸਮਾਂ: { $minutes } ਮਿੰਟ

# Leaving, where something would be lost.
leave-typed-title = ਕੀ ਸੱਚੀਂ ਬਾਹਰ ਜਾਣਾ ਹੈ?
leave-typed = ਤੁਹਾਡਾ ਲਿਖਿਆ ਮਿਟ ਜਾਵੇਗਾ। ਜੋ ਦਰਜ ਹੋ ਚੁੱਕਾ ਹੈ, ਉਹ ਦਰਜ ਰਹੇਗਾ।
leave-typed-stay = ਬੇਨਤੀ ਜਾਰੀ ਰੱਖੋ
leave-typed-anyway = ਮਿਟਾਓ ਤੇ ਬਾਹਰ ਜਾਓ
leave-printing-title = ਰਸੀਦ ਅਜੇ ਨਿਕਲ ਰਹੀ ਹੈ
leave-printing = ਕੁਝ ਸਕਿੰਟ ਰੁਕੋ ਅਤੇ ਉਸ ਨੂੰ ਨਾਲ ਲੈ ਜਾਓ। ਉਹ ਤੁਹਾਡੀ ਬੇਨਤੀ ਦਾ ਸਬੂਤ ਹੈ।
leave-printing-stay = ਰਸੀਦ ਦੀ ਉਡੀਕ ਕਰੋ
leave-printing-anyway = ਬਿਨਾਂ ਰਸੀਦ ਬਾਹਰ ਜਾਓ
leave-no-receipt-title = ਕੋਡ ਦੀ ਫ਼ੋਟੋ ਲੈ ਲਈ ਜਾਂ ਲਿਖ ਲਿਆ?
leave-no-receipt = ਰਸੀਦ ਨਹੀਂ ਨਿਕਲੀ। ਬਾਹਰ ਜਾਣ ਤੋਂ ਬਾਅਦ ਕੋਡ ਇੱਥੇ ਨਹੀਂ ਦਿਸੇਗਾ। ਉਸ ਤੋਂ ਬਿਨਾਂ ਬੇਨਤੀ ਲੱਭਣੀ ਔਖੀ ਹੈ।
leave-no-receipt-stay = ਕੋਡ ’ਤੇ ਵਾਪਸ ਜਾਓ
leave-no-receipt-anyway = ਕੋਡ ਮੇਰੇ ਕੋਲ ਹੈ: ਬਾਹਰ ਜਾਓ
leave-not-saved-title = ਬੇਨਤੀ ਕੀਤੇ ਬਿਨਾਂ ਬਾਹਰ ਜਾਣਾ ਹੈ?
leave-not-saved = ਬੇਨਤੀ ਦਰਜ ਨਹੀਂ ਹੋਈ। ਬਾਹਰ ਜਾਣ ’ਤੇ ਤੁਹਾਡਾ ਲਿਖਿਆ ਮਿਟ ਜਾਵੇਗਾ। ਇਹੀ ਬੇਨਤੀ ਕਾਊਂਟਰ ’ਤੇ ਹੋ ਸਕਦੀ ਹੈ।
leave-not-saved-stay = ਵਾਪਸ, ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ
leave-not-saved-anyway = ਮਿਟਾਓ ਤੇ ਬਾਹਰ ਜਾਓ

# An answer that takes its time.
slow-answer = ਇਸ ਵਿੱਚ ਥੋੜ੍ਹਾ ਸਮਾਂ ਲੱਗਦਾ ਹੈ। ਰੁਕੋ, ਜਾਂ “ਵਾਪਸ” ਦਬਾਓ।
slow-saving = ਬੇਨਤੀ ਅਜੇ ਦਰਜ ਹੋ ਰਹੀ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਰੁਕੋ।

# The passport reader.
reader-passport = ਪਾਸਪੋਰਟ ਪੜ੍ਹ ਲਿਆ ਗਿਆ। ਨੰਬਰ ਜਾਂਚ ਲਓ।
reader-visa = ਇਹ ਵੀਜ਼ਾ ਹੈ। ਪਾਸਪੋਰਟ ਦਾ ਫ਼ੋਟੋ ਵਾਲਾ ਪੰਨਾ ਰੀਡਰ ’ਤੇ ਰੱਖੋ।
reader-residence-card = ਇਹ ਤੁਹਾਡਾ ਰੈਜ਼ੀਡੈਂਸ ਕਾਰਡ (título de residência) ਹੈ। ਪਾਸਪੋਰਟ ਰੱਖੋ।
reader-identity-card = ਇਹ ਪਛਾਣ ਪੱਤਰ ਹੈ। ਪਾਸਪੋਰਟ ਰੱਖੋ।
reader-other-card = ਇਹ ਕਾਰਡ ਇੱਥੇ ਨਹੀਂ ਚੱਲੇਗਾ। ਪਾਸਪੋਰਟ ਰੱਖੋ।
reader-long-number = ਇਸ ਦਸਤਾਵੇਜ਼ ਦਾ ਨੰਬਰ ਰੀਡਰ ਲਈ ਬਹੁਤ ਲੰਮਾ ਹੈ। ਪਾਸਪੋਰਟ ਦਾ ਨੰਬਰ ਲਿਖੋ।
reader-misread = ਪਾਸਪੋਰਟ ਠੀਕ ਤਰ੍ਹਾਂ ਨਹੀਂ ਪੜ੍ਹਿਆ ਗਿਆ। ਉਸ ਨੂੰ ਦੁਬਾਰਾ ਰੀਡਰ ’ਤੇ ਰੱਖੋ।
reader-unknown = ਰੀਡਰ ਨੇ ਜੋ ਪੜ੍ਹਿਆ, ਉਹ ਸਮਝ ਨਹੀਂ ਆਇਆ। ਪਾਸਪੋਰਟ ਦਾ ਫ਼ੋਟੋ ਵਾਲਾ ਪੰਨਾ ਰੱਖੋ, ਜਾਂ ਨੰਬਰ ਲਿਖੋ।
reader-tracking-code = ਇਹ ਰਸੀਦ ਦਾ ਕੋਡ ਹੈ। ਇੱਥੇ ਪਾਸਪੋਰਟ ਚਾਹੀਦਾ ਹੈ।
reader-no-code = ਇਹ ਰਸੀਦ ਦਾ ਕੋਡ ਨਹੀਂ ਹੈ। ਰਸੀਦ ਦਾ QR ਕੋਡ ਰੀਡਰ ’ਤੇ ਰੱਖੋ, ਜਾਂ ਕੋਡ ਲਿਖੋ।
reader-not-here = ਇਸ ਸਕ੍ਰੀਨ ’ਤੇ ਰੀਡਰ ਦੀ ਲੋੜ ਨਹੀਂ ਹੈ।
reader-question = ਪਹਿਲਾਂ ਸਕ੍ਰੀਨ ’ਤੇ ਪੁੱਛੇ ਸਵਾਲ ਦਾ ਜਵਾਬ ਦਿਓ।

### Page: the code to the new mailbox

code-title = ਜੋ ਕੋਡ ਮਿਲਿਆ ਹੈ, ਉਹ ਲਿਖੋ
code-title-waiting = ਅਸੀਂ ਤੁਹਾਨੂੰ ਇੱਕ ਕੋਡ ਭੇਜਾਂਗੇ
code-spent-title = ਤੁਹਾਨੂੰ ਨਵਾਂ ਕੋਡ ਚਾਹੀਦਾ ਹੈ
code-lead = ਅਸੀਂ ਹੁਣੇ 6 ਅੰਕਾਂ ਦਾ ਕੋਡ ਈਮੇਲ ਕੀਤਾ ਹੈ:
code-lead-waiting = ਥੋੜ੍ਹੀ ਦੇਰ ਵਿੱਚ ਅਸੀਂ 6 ਅੰਕਾਂ ਦਾ ਕੋਡ ਈਮੇਲ ਕਰਾਂਗੇ:
code-address-wrong = ਈਮੇਲ ਗ਼ਲਤ ਹੈ? “ਵਾਪਸ” ਦਬਾਓ ਅਤੇ ਠੀਕ ਕਰੋ।
code-label = 6 ਅੰਕਾਂ ਦਾ ਕੋਡ
code-hint = ਕੋਡ AIMA ਦੀ ਈਮੇਲ ਵਿੱਚ ਹੈ, ਜਿਵੇਂ ਤੁਹਾਡੇ ਫ਼ੋਨ ’ਤੇ। ਸਪੈਮ (spam) ਫ਼ੋਲਡਰ ਵਿੱਚ ਵੀ ਵੇਖੋ।
code-resend = ਨਵਾਂ ਕੋਡ ਭੇਜੋ
code-resend-wait = ਨਵਾਂ ਕੋਡ { $seconds } ਸਕਿੰਟ ਵਿੱਚ ਭੇਜੋ
code-first-wait = ਕੋਡ { $seconds } ਸਕਿੰਟ ਵਿੱਚ ਜਾਵੇਗਾ
code-skip = ਇੱਥੇ ਮੇਰੀ ਈਮੇਲ ਨਹੀਂ ਖੁੱਲ੍ਹ ਸਕਦੀ
code-sending = ਕੋਡ ਭੇਜਿਆ ਜਾ ਰਿਹਾ ਹੈ…
one-moment = ਜ਼ਰਾ ਰੁਕੋ…
code-sent-again = ਅਸੀਂ ਨਵਾਂ ਕੋਡ ਭੇਜ ਦਿੱਤਾ ਹੈ। ਪਹਿਲਾਂ ਵਾਲਾ ਹੁਣ ਨਹੀਂ ਚੱਲੇਗਾ।
code-offline = ਮਸ਼ੀਨ AIMA ਨਾਲ ਨਹੀਂ ਜੁੜ ਸਕੀ। ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਬਿਨਾਂ ਕੋਡ ਅੱਗੇ ਜਾਣ ਲਈ “ਇੱਥੇ ਮੇਰੀ ਈਮੇਲ ਨਹੀਂ ਖੁੱਲ੍ਹ ਸਕਦੀ” ਦਬਾਓ।
code-slow-down = ਥੋੜ੍ਹੇ ਸਮੇਂ ਵਿੱਚ ਬਹੁਤ ਵਾਰ ਕੋਸ਼ਿਸ਼ ਹੋਈ। ਥੋੜ੍ਹਾ ਰੁਕੋ, ਜਾਂ ਬਿਨਾਂ ਕੋਡ ਅੱਗੇ ਜਾਣ ਲਈ “ਇੱਥੇ ਮੇਰੀ ਈਮੇਲ ਨਹੀਂ ਖੁੱਲ੍ਹ ਸਕਦੀ” ਦਬਾਓ।
error-code-form = ਕੋਡ ਵਿੱਚ 6 ਅੰਕ ਹੁੰਦੇ ਹਨ। ਵੇਖੋ ਕਿ ਕੋਈ ਘੱਟ ਜਾਂ ਵੱਧ ਤਾਂ ਨਹੀਂ।
error-code-wrong =
    { $tries ->
        [1] ਇਹ ਸਹੀ ਕੋਡ ਨਹੀਂ ਹੈ। ਇੱਕ ਵਾਰ ਹੋਰ ਕੋਸ਼ਿਸ਼ ਹੋ ਸਕਦੀ ਹੈ।
        [2] ਇਹ ਸਹੀ ਕੋਡ ਨਹੀਂ ਹੈ। ਦੋ ਵਾਰ ਹੋਰ ਕੋਸ਼ਿਸ਼ ਹੋ ਸਕਦੀ ਹੈ।
       *[other] ਇਹ ਸਹੀ ਕੋਡ ਨਹੀਂ ਹੈ। ਮਿਲੀ ਹੋਈ ਈਮੇਲ ਨਾਲ ਮਿਲਾਓ।
    }
error-code-spent = ਇਹ ਕੋਡ ਹੁਣ ਨਹੀਂ ਚੱਲੇਗਾ। “ਨਵਾਂ ਕੋਡ ਭੇਜੋ” ਦਬਾਓ।
check-mailbox-confirmed = ਕੋਡ ਨਾਲ ਪੱਕੀ ਹੋ ਗਈ
check-mailbox-skipped = ਅਜੇ ਪੱਕੀ ਨਹੀਂ ਹੋਈ। AIMA ਇਸ ਈਮੇਲ ’ਤੇ ਇੱਕ ਲਿੰਕ ਭੇਜੇਗੀ: ਪੱਕੀ ਕਰਨ ਲਈ ਉਹ ਖੋਲ੍ਹੋ।
check-mailbox-offline = ਹੁਣੇ ਕੋਡ ਨਹੀਂ ਭੇਜਿਆ ਜਾ ਸਕਿਆ। AIMA ਇਸ ਈਮੇਲ ’ਤੇ ਇੱਕ ਲਿੰਕ ਭੇਜੇਗੀ: ਪੱਕੀ ਕਰਨ ਲਈ ਉਹ ਖੋਲ੍ਹੋ।
help-confirm-code = ਆਪਣੀ ਈਮੇਲ ਖੋਲ੍ਹੋ, ਜਿਵੇਂ ਫ਼ੋਨ ’ਤੇ, ਅਤੇ AIMA ਦਾ ਸੁਨੇਹਾ ਲੱਭੋ। ਉਸ ਦੇ 6 ਅੰਕ ਇੱਥੇ ਲਿਖੋ। ਈਮੇਲ ਨਾ ਖੁੱਲ੍ਹੇ ਤਾਂ “ਇੱਥੇ ਮੇਰੀ ਈਮੇਲ ਨਹੀਂ ਖੁੱਲ੍ਹ ਸਕਦੀ” ਦਬਾਓ: AIMA ਬਾਅਦ ਵਿੱਚ ਤੁਹਾਨੂੰ ਇੱਕ ਲਿੰਕ ਭੇਜੇਗੀ।

### Page: call for help

help-call = ਕਿਸੇ ਨੂੰ ਬੁਲਾਓ
help-call-again = ਦੁਬਾਰਾ ਬੁਲਾਓ
help-call-calling = ਕਾਊਂਟਰ ਨੂੰ ਖ਼ਬਰ ਦਿੱਤੀ ਜਾ ਰਹੀ ਹੈ…
help-call-called = ਕਾਊਂਟਰ ਨੂੰ ਖ਼ਬਰ ਮਿਲ ਗਈ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਇੱਥੇ ਹੀ ਰੁਕੋ। ਅਜੇ ਕਿਸੇ ਨੇ ਜਵਾਬ ਨਹੀਂ ਦਿੱਤਾ।
help-call-late = ਕਾਊਂਟਰ ਨੂੰ ਖ਼ਬਰ ਮਿਲ ਗਈ ਹੈ, ਪਰ ਅਜੇ ਕਿਸੇ ਨੇ ਜਵਾਬ ਨਹੀਂ ਦਿੱਤਾ। ਚਾਹੋ ਤਾਂ ਹੋਰ ਰੁਕੋ, ਜਾਂ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
help-call-coming = ਕੋਈ ਆ ਰਿਹਾ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਇੱਥੇ ਹੀ ਰੁਕੋ।
help-call-offline = ਮਸ਼ੀਨ ਤੋਂ ਕਾਊਂਟਰ ਨੂੰ ਖ਼ਬਰ ਨਹੀਂ ਜਾ ਰਹੀ। ਕਿਰਪਾ ਕਰਕੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
help-call-ended = ਕਾਊਂਟਰ ਨੇ ਮਦਦ ਦੀ ਮੰਗ ਬੰਦ ਕਰ ਦਿੱਤੀ ਹੈ। ਅਜੇ ਵੀ ਮਦਦ ਚਾਹੀਦੀ ਹੈ ਤਾਂ ਦੁਬਾਰਾ ਬੁਲਾਓ।
call-calling = ਕਾਊਂਟਰ ਨੂੰ ਖ਼ਬਰ ਦੇ ਰਹੇ ਹਾਂ…
call-called = ਕਾਊਂਟਰ ਨੂੰ ਖ਼ਬਰ ਮਿਲ ਗਈ ਹੈ। ਇੱਥੇ ਹੀ ਰੁਕੋ।
call-late = ਅਜੇ ਕਿਸੇ ਨੇ ਜਵਾਬ ਨਹੀਂ ਦਿੱਤਾ। ਰੁਕੋ, ਜਾਂ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
call-coming = ਕੋਈ ਆ ਰਿਹਾ ਹੈ। ਇੱਥੇ ਹੀ ਰੁਕੋ।
call-offline = ਕੋਈ ਜਵਾਬ ਨਹੀਂ। ਕਿਰਪਾ ਕਰਕੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
call-ended = ਕਾਊਂਟਰ ਨੇ ਮਦਦ ਦੀ ਮੰਗ ਬੰਦ ਕਰ ਦਿੱਤੀ ਹੈ।
call-end = ਬੁਲਾਉਣਾ ਰੱਦ ਕਰੋ

### Page: reading aloud, and the keys of a pad

speech = ਪੜ੍ਹ ਕੇ ਸੁਣਾਓ
speech-stop = ਪੜ੍ਹਨਾ ਬੰਦ ਕਰੋ
speech-repeat = ਫਿਰ ਪੜ੍ਹੋ
speech-slower = ਹੌਲੀ ਬੋਲੋ
speech-faster = ਤੇਜ਼ ਬੋਲੋ
speech-louder = ਆਵਾਜ਼ ਵਧਾਓ
speech-softer = ਆਵਾਜ਼ ਘਟਾਓ
speech-dark = ਹਨੇਰੀ ਸਕ੍ਰੀਨ
speech-words = ਹਰ ਅੱਖਰ ਨਾਲ ਇੱਕ ਸ਼ਬਦ
speech-keys = ਬਟਨ ਅਜ਼ਮਾਓ
keys-detail = ਪੈਡ ਦਾ ਕੋਈ ਵੀ ਬਟਨ ਦਬਾਓ: ਉਹ ਕੀ ਕਰਦਾ ਹੈ, ਇੱਥੇ ਬੋਲਿਆ ਅਤੇ ਦਿਖਾਇਆ ਜਾਵੇਗਾ। ਅੱਗੇ ਜਾਣ ਲਈ “ਵਾਪਸ” ਦੋ ਵਾਰ ਦਬਾਓ।
speech-on = ਇਹ ਮਸ਼ੀਨ ਪੜ੍ਹ ਕੇ ਸੁਣਾ ਰਹੀ ਹੈ। “ਅਗਲਾ” ਅਤੇ “ਪਿਛਲਾ” ਇੱਕ ਚੀਜ਼ ਤੋਂ ਦੂਜੀ ਤੇ ਲੈ ਜਾਂਦੇ ਹਨ, “ਚੁਣੋ” ਉਸਨੂੰ ਦਬਾਉਂਦਾ ਹੈ, “ਮਦਦ” ਸਕ੍ਰੀਨ ਸਮਝਾਉਂਦੀ ਹੈ।
speech-off = ਪੜ੍ਹ ਕੇ ਸੁਣਾਉਣਾ ਬੰਦ ਹੋਇਆ।
speech-private = ਇਹ ਸੁਣਨ ਲਈ ਹੈੱਡਫ਼ੋਨ ਲਗਾਓ।
speech-voice = ਇਸ ਭਾਸ਼ਾ ਦੀ ਆਵਾਜ਼ ਨਹੀਂ ਹੈ। ਇਸਨੂੰ ਪੁਰਤਗਾਲੀ ਆਵਾਜ਼ ਪੜ੍ਹਦੀ ਹੈ।
ear-button = ਬਟਨ
ear-field = ਇੱਥੇ ਲਿਖੋ
ear-chosen = ਚੁਣਿਆ ਹੋਇਆ
ear-not-chosen = ਚੁਣਿਆ ਨਹੀਂ
ear-unavailable = ਹੁਣੇ ਨਹੀਂ ਹੋ ਸਕਦਾ
ear-empty = ਅਜੇ ਕੁਝ ਨਹੀਂ ਲਿਖਿਆ
ear-deleted = ਮਿਟਾਇਆ ਗਿਆ
ear-receipt = ਰਸੀਦ ਵਿੱਚ ਲਿਖਿਆ ਹੈ:
ear-keyboard = ਹੇਠਾਂ ਕੀਬੋਰਡ ਹੈ: ਉਸਦੇ ਬਟਨਾਂ ਤੱਕ ਜਾਣ ਲਈ “ਅਗਲਾ” ਦਬਾਉਂਦੇ ਰਹੋ।
pad-previous = ਪਿਛਲਾ: ਇੱਕ ਚੀਜ਼ ਪਿੱਛੇ
pad-next = ਅਗਲਾ: ਇੱਕ ਚੀਜ਼ ਅੱਗੇ
pad-up = ਉੱਪਰ: ਇੱਕ ਕਤਾਰ ਉੱਪਰ
pad-down = ਹੇਠਾਂ: ਇੱਕ ਕਤਾਰ ਹੇਠਾਂ
pad-select = ਚੁਣੋ: ਜਿੱਥੇ ਹੋ ਉਸਨੂੰ ਦਬਾਉਂਦਾ ਹੈ
pad-back = ਵਾਪਸ: ਪਿਛਲੀ ਸਕ੍ਰੀਨ ਤੇ
pad-help = ਮਦਦ: ਸਕ੍ਰੀਨ ਸਮਝਾਉਂਦੀ ਹੈ
pad-speech = ਆਵਾਜ਼: ਪੜ੍ਹ ਕੇ ਸੁਣਾਉਣਾ ਸ਼ੁਰੂ ਅਤੇ ਬੰਦ ਕਰਦਾ ਹੈ

### Field errors

error-nif-length = NIF ਵਿੱਚ 9 ਅੰਕ ਹੁੰਦੇ ਹਨ। ਵੇਖੋ ਕਿ ਕੋਈ ਘੱਟ ਜਾਂ ਵੱਧ ਤਾਂ ਨਹੀਂ।
error-nif-check = ਇਸ NIF ਦਾ ਕੋਈ ਅੰਕ ਸਹੀ ਨਹੀਂ ਹੈ। ਕਾਗਜ਼ ਨਾਲ ਮਿਲਾਓ।
error-nif-company = ਇਹ NIF ਕਿਸੇ ਕੰਪਨੀ ਦਾ ਹੈ। ਆਪਣਾ NIF ਲਿਖੋ।
error-nif-placeholder = ਇਹ ਨੰਬਰ ਸਿਰਫ਼ ਨਮੂਨਾ ਹੈ। ਆਪਣਾ NIF ਲਿਖੋ।
error-nif-prefix = ਕਿਸੇ ਵਿਅਕਤੀ ਦਾ NIF 1, 2, 3 ਜਾਂ 45 ਤੋਂ ਸ਼ੁਰੂ ਹੁੰਦਾ ਹੈ। ਕਾਗਜ਼ ਨਾਲ ਮਿਲਾਓ।
error-niss-length = NISS ਵਿੱਚ 11 ਅੰਕ ਹੁੰਦੇ ਹਨ। ਵੇਖੋ ਕਿ ਕੋਈ ਘੱਟ ਜਾਂ ਵੱਧ ਤਾਂ ਨਹੀਂ।
error-niss-check = ਇਸ NISS ਦਾ ਕੋਈ ਅੰਕ ਸਹੀ ਨਹੀਂ ਹੈ। ਕਾਗਜ਼ ਨਾਲ ਮਿਲਾਓ।
error-niss-prefix = ਕਿਸੇ ਵਿਅਕਤੀ ਦਾ NISS 1 ਤੋਂ ਸ਼ੁਰੂ ਹੁੰਦਾ ਹੈ। ਕਾਗਜ਼ ਨਾਲ ਮਿਲਾਓ।
error-niss-placeholder = ਇਹ ਨੰਬਰ ਸਿਰਫ਼ ਨਮੂਨਾ ਹੈ। ਆਪਣਾ NISS ਲਿਖੋ।
error-passport-form = ਪਾਸਪੋਰਟ ਨੰਬਰ ਵਿੱਚ 6 ਤੋਂ 9 ਅੱਖਰ ਅਤੇ ਅੰਕ ਹੁੰਦੇ ਹਨ। ਪਾਸਪੋਰਟ ਨਾਲ ਮਿਲਾਓ।
error-passport-mrz = ਪਾਸਪੋਰਟ ਠੀਕ ਤਰ੍ਹਾਂ ਨਹੀਂ ਪੜ੍ਹਿਆ ਗਿਆ। ਉਸ ਨੂੰ ਦੁਬਾਰਾ ਰੀਡਰ ’ਤੇ ਰੱਖੋ, ਜਾਂ ਸਿਰਫ਼ ਨੰਬਰ ਲਿਖੋ।
error-passport-other-paper = ਇਹ ਪਾਸਪੋਰਟ ਨਹੀਂ ਹੈ। ਪਾਸਪੋਰਟ ਰੀਡਰ ’ਤੇ ਰੱਖੋ, ਜਾਂ ਸਿਰਫ਼ ਨੰਬਰ ਲਿਖੋ।
error-country-missing = ਚੁਣੋ ਕਿ ਪਾਸਪੋਰਟ ਕਿਸ ਦੇਸ਼ ਦਾ ਹੈ।
error-country-unknown = ਇਹ ਦੇਸ਼ ਪਛਾਣ ਵਿੱਚ ਨਹੀਂ ਆਇਆ। ਸੂਚੀ ਵਿੱਚੋਂ ਚੁਣੋ।
error-phone-invalid = ਫ਼ੋਨ ਨੰਬਰ ਜਾਂਚੋ। ਕਿਸੇ ਹੋਰ ਦੇਸ਼ ਦਾ ਹੋਵੇ ਤਾਂ ਅੱਗੇ + ਅਤੇ ਦੇਸ਼ ਦਾ ਕੋਡ ਲਾਓ।
error-identity-need-two = ਨੰਬਰ ਘੱਟ ਹਨ: ਤੁਹਾਡਾ ਕੇਸ ਲੱਭਣ ਲਈ ਘੱਟੋ-ਘੱਟ ਦੋ ਚਾਹੀਦੇ ਹਨ।
error-paper-empty = ਨੰਬਰ ਲਿਖੋ, ਜਾਂ “ਮੇਰੇ ਕੋਲ ਨਹੀਂ ਹੈ” ਦਬਾਓ।
error-email-empty = ਈਮੇਲ ਲਿਖੋ।
error-email-form = ਈਮੇਲ ਜਾਂਚੋ। ਉਹ name@example.pt ਵਰਗੀ ਹੋਣੀ ਚਾਹੀਦੀ ਹੈ, ਵਿਚਕਾਰ ਖ਼ਾਲੀ ਥਾਂ ਤੋਂ ਬਿਨਾਂ।
error-email-too-long = ਇਹ ਈਮੇਲ ਬਹੁਤ ਲੰਮੀ ਹੈ। ਵੇਖੋ ਕਿ ਦੋ ਵਾਰ ਤਾਂ ਨਹੀਂ ਲਿਖੀ ਗਈ।
error-email-invisible = ਈਮੇਲ ਵਿੱਚ ਅਜਿਹੇ ਨਿਸ਼ਾਨ ਹਨ ਜੋ ਦਿਸਦੇ ਨਹੀਂ। ਸਾਰੀ ਮਿਟਾਓ ਅਤੇ ਦੁਬਾਰਾ ਲਿਖੋ।
error-email-mixed-script = ਈਮੇਲ ਵਿੱਚ ਵੱਖ-ਵੱਖ ਲਿਪੀਆਂ ਦੇ ਅੱਖਰ ਰਲੇ ਹੋਏ ਹਨ। ਸਾਰੀ ਮਿਟਾਓ ਅਤੇ ਦੁਬਾਰਾ ਲਿਖੋ।
error-email-domain = @ ਤੋਂ ਬਾਅਦ ਵਾਲਾ ਹਿੱਸਾ ਜਾਂਚੋ, ਜਿਵੇਂ gmail.com ਹੁੰਦਾ ਹੈ।
error-email-same = ਤੁਸੀਂ ਉਹੀ ਈਮੇਲ ਦੋ ਵਾਰ ਲਿਖੀ। ਦੂਜੀ ਲਿਖੋ, ਜਾਂ ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਮੰਗਵਾਓ।
error-tracking-code = ਇਹ ਕੋਡ ਅਧੂਰਾ ਹੈ, ਜਾਂ ਇਸ ਵਿੱਚ ਕੁਝ ਗ਼ਲਤ ਹੈ। ਰਸੀਦ ਨਾਲ ਮਿਲਾਓ।
error-other = ਇੱਥੇ ਜੋ ਲਿਖਿਆ ਹੈ, ਉਹ ਜਾਂਚੋ।

### Faults: what the person reads, what staff read

fault-configuration-person = ਇਹ ਮਸ਼ੀਨ ਹੁਣ ਵਰਤੀ ਨਹੀਂ ਜਾ ਸਕਦੀ।
fault-not-enrolled-person = ਇਹ ਮਸ਼ੀਨ ਅਜੇ ਚਾਲੂ ਨਹੀਂ ਹੋਈ ਹੈ।
fault-paused-person = ਸਟਾਫ਼ ਨੇ ਇਹ ਮਸ਼ੀਨ ਥੋੜ੍ਹੀ ਦੇਰ ਲਈ ਰੋਕੀ ਹੈ।
fault-disk-full-person = ਮਸ਼ੀਨ ਵਿੱਚ ਬੇਨਤੀਆਂ ਦਰਜ ਕਰਨ ਦੀ ਥਾਂ ਨਹੀਂ ਬਚੀ।
fault-storage-read-only-person = ਮਸ਼ੀਨ ਬੇਨਤੀਆਂ ਦਰਜ ਨਹੀਂ ਕਰ ਸਕਦੀ।
fault-storage-damaged-person = ਮਸ਼ੀਨ ਬੇਨਤੀਆਂ ਦਰਜ ਨਹੀਂ ਕਰ ਸਕਦੀ।
fault-storage-newer-person = ਮਸ਼ੀਨ ਬੇਨਤੀਆਂ ਦਰਜ ਨਹੀਂ ਕਰ ਸਕਦੀ।
fault-storage-failing-person = ਮਸ਼ੀਨ ਬੇਨਤੀਆਂ ਦਰਜ ਨਹੀਂ ਕਰ ਸਕਦੀ।
fault-storage-salvaged-person = ਇਹ ਮਸ਼ੀਨ ਚੱਲ ਰਹੀ ਹੈ।
fault-storage-copy-lags-person = ਇਹ ਮਸ਼ੀਨ ਚੱਲ ਰਹੀ ਹੈ।
fault-request-unknown-person = ਇਹ ਮਸ਼ੀਨ ਚੱਲ ਰਹੀ ਹੈ।
fault-identity-unusable-person = ਇਹ ਮਸ਼ੀਨ ਅਜੇ ਤਿਆਰ ਨਹੀਂ ਹੈ।
fault-already-running-person = ਇਹ ਮਸ਼ੀਨ ਅਜੇ ਤਿਆਰ ਨਹੀਂ ਹੈ।
fault-no-network-person = ਮਸ਼ੀਨ ਦਾ ਨੈੱਟਵਰਕ ਨਹੀਂ ਚੱਲ ਰਿਹਾ। ਬੇਨਤੀਆਂ ਦਰਜ ਰਹਿੰਦੀਆਂ ਹਨ ਅਤੇ ਬਾਅਦ ਵਿੱਚ ਭੇਜੀਆਂ ਜਾਂਦੀਆਂ ਹਨ।
fault-central-refuses-person = ਮਸ਼ੀਨ ਹੁਣ AIMA ਨੂੰ ਬੇਨਤੀਆਂ ਨਹੀਂ ਪਹੁੰਚਾ ਸਕਦੀ। ਬੇਨਤੀਆਂ ਦਰਜ ਰਹਿੰਦੀਆਂ ਹਨ ਅਤੇ ਬਾਅਦ ਵਿੱਚ ਭੇਜੀਆਂ ਜਾਂਦੀਆਂ ਹਨ।
fault-central-certificate-person = ਮਸ਼ੀਨ ਇਹ ਪੱਕਾ ਨਹੀਂ ਕਰ ਸਕੀ ਕਿ ਉਹ AIMA ਨਾਲ ਹੀ ਜੁੜੀ ਹੈ। ਸੁਰੱਖਿਆ ਲਈ ਬੇਨਤੀਆਂ ਦਰਜ ਰਹਿੰਦੀਆਂ ਹਨ ਅਤੇ ਬਾਅਦ ਵਿੱਚ ਭੇਜੀਆਂ ਜਾਂਦੀਆਂ ਹਨ।
fault-central-certificate-expired-person = ਮਸ਼ੀਨ ਇਹ ਪੱਕਾ ਨਹੀਂ ਕਰ ਸਕੀ ਕਿ ਉਹ AIMA ਨਾਲ ਹੀ ਜੁੜੀ ਹੈ। ਸੁਰੱਖਿਆ ਲਈ ਬੇਨਤੀਆਂ ਦਰਜ ਰਹਿੰਦੀਆਂ ਹਨ ਅਤੇ ਬਾਅਦ ਵਿੱਚ ਭੇਜੀਆਂ ਜਾਂਦੀਆਂ ਹਨ।
fault-central-failing-person = AIMA ਦੀ ਸੇਵਾ ਹੁਣ ਬੇਨਤੀਆਂ ਨਹੀਂ ਲੈ ਸਕਦੀ। ਬੇਨਤੀਆਂ ਦਰਜ ਰਹਿੰਦੀਆਂ ਹਨ ਅਤੇ ਬਾਅਦ ਵਿੱਚ ਭੇਜੀਆਂ ਜਾਂਦੀਆਂ ਹਨ।
fault-central-partly-person = ਇਹ ਮਸ਼ੀਨ ਚੱਲ ਰਹੀ ਹੈ।
fault-configuration-refused-person = ਮਸ਼ੀਨ AIMA ਦੀ ਪਹਿਲਾਂ ਵਾਲੀ ਜਾਣਕਾਰੀ ਨਾਲ ਚੱਲ ਰਹੀ ਹੈ।
fault-clock-person = ਮਸ਼ੀਨ ਦੀ ਘੜੀ ਸਹੀ ਨਹੀਂ ਹੈ।
fault-printer-none-person = ਇਸ ਮਸ਼ੀਨ ਵਿੱਚ ਪ੍ਰਿੰਟਰ ਨਹੀਂ ਹੈ।
fault-printer-absent-person = ਪ੍ਰਿੰਟਰ ਜਵਾਬ ਨਹੀਂ ਦੇ ਰਿਹਾ।
fault-printer-out-of-paper-person = ਪ੍ਰਿੰਟਰ ਵਿੱਚ ਕਾਗਜ਼ ਨਹੀਂ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਸਟਾਫ਼ ਨੂੰ ਦੱਸੋ।
fault-printer-paper-low-person = ਪ੍ਰਿੰਟਰ ਵਿੱਚ ਕਾਗਜ਼ ਘੱਟ ਬਚਿਆ ਹੈ।
fault-printer-cover-open-person = ਪ੍ਰਿੰਟਰ ਦਾ ਢੱਕਣ ਖੁੱਲ੍ਹਾ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਸਟਾਫ਼ ਨੂੰ ਦੱਸੋ।
fault-printer-jam-person = ਪ੍ਰਿੰਟਰ ਵਿੱਚ ਕਾਗਜ਼ ਫਸ ਗਿਆ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਸਟਾਫ਼ ਨੂੰ ਦੱਸੋ।
fault-printer-stopped-person = ਪ੍ਰਿੰਟਰ ਰੁਕ ਗਿਆ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਸਟਾਫ਼ ਨੂੰ ਦੱਸੋ।
fault-printer-format-person = ਪ੍ਰਿੰਟਰ ਇਹ ਰਸੀਦ ਨਹੀਂ ਛਾਪ ਸਕਦਾ।
fault-printer-stuck-person = ਪ੍ਰਿੰਟਰ ਨੇ ਬਹੁਤ ਸਮਾਂ ਲਾਇਆ।
fault-printer-other-person = ਪ੍ਰਿੰਟਰ ਵਿੱਚ ਕੋਈ ਖ਼ਰਾਬੀ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਸਟਾਫ਼ ਨੂੰ ਦੱਸੋ।
fault-receipt-layout-person = ਮਸ਼ੀਨ ਰਸੀਦ ਨਹੀਂ ਬਣਾ ਸਕਦੀ।
fault-speech-missing-person = ਇਹ ਮਸ਼ੀਨ ਚੱਲ ਰਹੀ ਹੈ।
fault-speech-failing-person = ਇਹ ਮਸ਼ੀਨ ਚੱਲ ਰਹੀ ਹੈ।
date-in-words =
    { $month ->
        [1] { $day } ਜਨਵਰੀ { $year }
        [2] { $day } ਫ਼ਰਵਰੀ { $year }
        [3] { $day } ਮਾਰਚ { $year }
        [4] { $day } ਅਪ੍ਰੈਲ { $year }
        [5] { $day } ਮਈ { $year }
        [6] { $day } ਜੂਨ { $year }
        [7] { $day } ਜੁਲਾਈ { $year }
        [8] { $day } ਅਗਸਤ { $year }
        [9] { $day } ਸਤੰਬਰ { $year }
        [10] { $day } ਅਕਤੂਬਰ { $year }
        [11] { $day } ਨਵੰਬਰ { $year }
       *[12] { $day } ਦਸੰਬਰ { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = ਈਮੇਲ ਠੀਕ ਕਰਨੀ
kind-reactivate = ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਕਰਨਾ
kind-resend = ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਭੇਜਣੀ
kind-closed = AIMA ਦੀ ਚਿੱਠੀ: ਕੇਸ ਬੰਦ ਹੈ

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = ਤੁਹਾਡੀ ਬੇਨਤੀ ਅਜੇ ਨਹੀਂ ਪਹੁੰਚੀ
state-not-here-yet-detail = ਇਸ ਕੋਡ ਵਾਲੀ ਬੇਨਤੀ ਸਾਨੂੰ ਅਜੇ ਨਹੀਂ ਮਿਲੀ। ਨੈੱਟਵਰਕ ਨਾ ਹੋਵੇ ਤਾਂ ਮਸ਼ੀਨ ਬੇਨਤੀ ਦਰਜ ਰੱਖਦੀ ਹੈ ਅਤੇ ਬਾਅਦ ਵਿੱਚ ਭੇਜਦੀ ਹੈ। ਕੁਝ ਘੰਟਿਆਂ ਬਾਅਦ ਫਿਰ ਵੇਖੋ। ਇਹ ਵੀ ਵੇਖ ਲਓ ਕਿ ਕੋਡ ਸਹੀ ਹੈ।
state-being-checked = ਤੁਹਾਡੀ ਬੇਨਤੀ ਦੀ ਜਾਂਚ ਹੋ ਰਹੀ ਹੈ
state-being-checked-detail = ਸਾਨੂੰ ਤੁਹਾਡੀ ਬੇਨਤੀ ਮਿਲ ਗਈ ਹੈ। ਜਾਂਚ { $until } ਤੱਕ ਹੋ ਜਾਵੇਗੀ। ਦੁਬਾਰਾ ਬੇਨਤੀ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।
state-being-checked-late = ਸਾਨੂੰ ਤੁਹਾਡੀ ਬੇਨਤੀ ਮਿਲ ਗਈ ਹੈ। AIMA ਜਾਂਚ ਪੂਰੀ ਕਰ ਰਹੀ ਹੈ ਅਤੇ ਜਵਾਬ ਜਲਦੀ ਆਵੇਗਾ। ਦੁਬਾਰਾ ਬੇਨਤੀ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।
state-done = AIMA ਨੇ ਬੇਨਤੀ ਦਾ ਕੰਮ ਕਰ ਦਿੱਤਾ
state-done-detail = ਇਹ ਸਿਰਫ਼ ਇਸ ਬੇਨਤੀ ਦੀ ਗੱਲ ਹੈ, ਰੈਜ਼ੀਡੈਂਸ ਦਾ ਫ਼ੈਸਲਾ ਨਹੀਂ। ਅੱਗੇ ਦੀ ਗੱਲ ਈਮੇਲ ਰਾਹੀਂ ਆਵੇਗੀ। ਸਪੈਮ (spam) ਫ਼ੋਲਡਰ ਵਿੱਚ ਵੀ ਵੇਖੋ।
state-come-to-the-counter = ਕਿਰਪਾ ਕਰਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ
state-come-to-the-counter-detail = ਅੱਗੇ ਵਧਣ ਲਈ ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਗੱਲ ਕਰਨੀ ਹੈ। ਆਪਣਾ ਪਾਸਪੋਰਟ ਅਤੇ ਇਹ ਕੋਡ ਲੈ ਕੇ AIMA ਦੇ ਕਿਸੇ ਦਫ਼ਤਰ ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
state-stopped = ਇਹ ਬੇਨਤੀ ਰੋਕ ਦਿੱਤੀ ਗਈ ਹੈ
state-stopped-detail = ਤੁਹਾਡਾ ਕੇਸ ਜਿਵੇਂ ਸੀ ਉਵੇਂ ਹੀ ਹੈ। ਬੇਨਤੀ ਕਿਉਂ ਰੋਕੀ ਗਈ, ਪਤਾ ਨਾ ਹੋਵੇ ਤਾਂ ਆਪਣਾ ਪਾਸਪੋਰਟ ਅਤੇ ਇਹ ਕੋਡ ਲੈ ਕੇ AIMA ਦੇ ਕਿਸੇ ਦਫ਼ਤਰ ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = { $date } ਤੱਕ
step-now = ਹੁਣੇ
step-confirm = AIMA ਈਮੇਲ ਰਾਹੀਂ ਇੱਕ ਲਿੰਕ ਭੇਜੇਗੀ, ਉਹ ਖੋਲ੍ਹੋ। ਈਮੇਲ ਭੇਜੇ ਜਾਣ ਤੋਂ ਬਾਅਦ 72 ਘੰਟੇ ਹਨ। ਨਹੀਂ ਤਾਂ ਕਾਊਂਟਰ ’ਤੇ ਆਉਣਾ ਪਵੇਗਾ।
step-confirm-here = ਉੱਪਰਲੇ ਬਟਨ ਨਾਲ ਇਹ ਈਮੇਲ ਪੱਕੀ ਕਰੋ।
step-old-address = ਕੇਸ ਵਿੱਚ ਹੁਣ ਜੋ ਈਮੇਲ ਹੈ, AIMA ਉਸ ’ਤੇ ਵੀ ਲਿਖੇਗੀ। ਉਹ ਖੋਲ੍ਹ ਸਕੋ ਤਾਂ ਉੱਥੇ “ਹਾਂ, ਇਹ ਮੈਂ ਕੀਤਾ” ਦਬਾਓ।
step-answer-here = ਉੱਪਰ “ਹਾਂ, ਇਹ ਮੈਂ ਕੀਤਾ” ਜਾਂ “ਇਹ ਮੈਂ ਨਹੀਂ ਕੀਤਾ” ਦਬਾਓ।
step-checked = AIMA ਬੇਨਤੀ ਦੀ ਜਾਂਚ ਕਰੇਗੀ।
step-checked-if-today =
    { $days ->
        [one] ਬੇਨਤੀ ਪਹੁੰਚਣ ਤੋਂ ਬਾਅਦ ਕੰਮ ਵਾਲੇ { $days } ਦਿਨ ਵਿੱਚ AIMA ਜਾਂਚ ਕਰੇਗੀ; ਅੱਜ ਪਹੁੰਚੇ ਤਾਂ { $date } ਤੱਕ।
       *[other] ਬੇਨਤੀ ਪਹੁੰਚਣ ਤੋਂ ਬਾਅਦ ਕੰਮ ਵਾਲੇ { $days } ਦਿਨਾਂ ਵਿੱਚ AIMA ਜਾਂਚ ਕਰੇਗੀ; ਅੱਜ ਪਹੁੰਚੇ ਤਾਂ { $date } ਤੱਕ।
    }
step-answer = AIMA ਜਾਂਚ ਪੂਰੀ ਕਰ ਰਹੀ ਹੈ। ਜਵਾਬ ਜਲਦੀ ਆਵੇਗਾ।
step-replaced = ਸਭ ਸਹੀ ਹੋਇਆ ਤਾਂ AIMA ਅੱਗੇ ਤੋਂ ਨਵੀਂ ਈਮੇਲ ’ਤੇ ਲਿਖੇਗੀ।
step-payment = ਸਭ ਸਹੀ ਹੋਇਆ ਤਾਂ AIMA ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ ਅਤੇ ਪੈਸੇ ਭਰਨ ਦੀ ਆਖ਼ਰੀ ਤਾਰੀਖ਼ ਈਮੇਲ ਰਾਹੀਂ ਭੇਜੇਗੀ।
step-reactivated = ਸਭ ਸਹੀ ਹੋਇਆ ਤਾਂ AIMA ਤੁਹਾਡੇ ਕੇਸ ਵਿੱਚ ਦਰਜ ਈਮੇਲ ’ਤੇ ਲਿਖੇਗੀ, ਅਤੇ ਕੇਸ ਅੱਗੇ ਚੱਲੇਗਾ।
step-counter = ਇਸ ਬੇਨਤੀ ਦਾ ਕੰਮ ਕਾਊਂਟਰ ’ਤੇ, ਤੁਹਾਡੇ ਨਾਲ ਹੋਵੇਗਾ। ਪਾਸਪੋਰਟ ਅਤੇ AIMA ਦਾ ਸੁਨੇਹਾ ਲਿਆਓ।

### Receipt

receipt-office = ਏਕੀਕਰਨ, ਪਰਵਾਸ ਅਤੇ ਸ਼ਰਨ ਏਜੰਸੀ
receipt-title = ਤੁਹਾਡੀ ਬੇਨਤੀ ਦੀ ਰਸੀਦ
receipt-duplicate = ਦੂਜੀ ਕਾਪੀ
receipt-demo = ਨਮੂਨਾ (DEMO): ਮੰਨਣਯੋਗ ਨਹੀਂ। ਸਭ ਕੁਝ ਬਣਾਉਟੀ ਹੈ।
receipt-code-label = ਟ੍ਰੈਕਿੰਗ ਕੋਡ
receipt-saved = ਇਸ ਮਸ਼ੀਨ ’ਤੇ ਦਰਜ: { $when }। ਬੇਨਤੀ AIMA ਕੋਲ ਪਹੁੰਚੀ ਜਾਂ ਨਹੀਂ, ਇਹ ਵੇਖਣ ਲਈ QR ਕੋਡ ਸਕੈਨ ਕਰੋ।
receipt-scan-domain = QR ਕੋਡ ਨਾਲ { $domain } ਖੁੱਲ੍ਹਦਾ ਹੈ। ਕੋਈ ਹੋਰ ਪਤਾ ਦਿਸੇ ਤਾਂ ਅੱਗੇ ਨਾ ਵਧੋ।
receipt-time-label = ਤਾਰੀਖ਼ ਅਤੇ ਸਮਾਂ
receipt-store-label = ਦਫ਼ਤਰ
receipt-kiosk-label = ਮਸ਼ੀਨ
receipt-new-email-label = ਨਵੀਂ ਈਮੇਲ
receipt-next-title = ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ
receipt-hurry = ਕਾਹਲੀ ਹੈ? ਕਾਊਂਟਰ ’ਤੇ ਆਪਣਾ ਪਾਸਪੋਰਟ ਅਤੇ ਇਹ ਕੋਡ ਵਿਖਾਓ।
receipt-safety-title = ਤੁਹਾਡੀ ਸੁਰੱਖਿਆ ਲਈ
receipt-sender = AIMA ਉਨ੍ਹਾਂ ਪਤਿਆਂ ਤੋਂ ਲਿਖਦੀ ਹੈ ਜਿਨ੍ਹਾਂ ਦੇ ਅਖ਼ੀਰ ਵਿੱਚ { $senders } ਹੈ।
receipt-money = AIMA ਮਸ਼ੀਨ ’ਤੇ ਜਾਂ QR ਕੋਡ ਰਾਹੀਂ ਕਦੇ ਪੈਸੇ ਨਹੀਂ ਮੰਗਦੀ।
receipt-complaints-title = ਸ਼ਿਕਾਇਤਾਂ ਦੀ ਕਿਤਾਬ (Livro Amarelo)
receipt-complaints = ਸ਼ਿਕਾਇਤ, ਤਾਰੀਫ਼ ਜਾਂ ਸੁਝਾਅ: ਕਾਊਂਟਰ ’ਤੇ ਜਾਂ { $site } ’ਤੇ।
receipt-complaints-counter = ਸ਼ਿਕਾਇਤ, ਤਾਰੀਫ਼ ਜਾਂ ਸੁਝਾਅ: ਕਾਊਂਟਰ ’ਤੇ।
receipt-complaints-site = ਸ਼ਿਕਾਇਤ, ਤਾਰੀਫ਼ ਜਾਂ ਸੁਝਾਅ: { $site } ’ਤੇ।

### Tracking page

tracking-title = ਤੁਹਾਡੀ ਬੇਨਤੀ ਦੀ ਸਥਿਤੀ
tracking-languages = ਭਾਸ਼ਾ
tracking-domain = ਇਹ ਪੇਜ { $domain } ’ਤੇ ਹੈ। ਫ਼ੋਨ ’ਤੇ ਕੋਈ ਹੋਰ ਪਤਾ ਦਿਸੇ ਤਾਂ ਅੱਗੇ ਨਾ ਵਧੋ।
tracking-bad-code = ਕਿਰਪਾ ਕਰਕੇ ਕੋਡ ਜਾਂਚੋ
tracking-bad-code-detail = ਰਸੀਦ ਦੇ ਕੋਡ ਵਿੱਚ 12 ਅੱਖਰ ਅਤੇ ਅੰਕ ਹਨ, ਚਾਰ-ਚਾਰ ਦੇ ਤਿੰਨ ਹਿੱਸਿਆਂ ਵਿੱਚ। QR ਕੋਡ ਦੁਬਾਰਾ ਸਕੈਨ ਕਰੋ, ਜਾਂ ਕੋਡ ਉਵੇਂ ਹੀ ਲਿਖੋ ਜਿਵੇਂ ਰਸੀਦ ’ਤੇ ਹੈ। ਨਾ ਹੋ ਸਕੇ ਤਾਂ ਕਾਊਂਟਰ ’ਤੇ ਰਸੀਦ ਵਿਖਾਓ।
tracking-too-often = ਕਿਰਪਾ ਕਰਕੇ ਇੱਕ ਮਿੰਟ ਰੁਕੋ
tracking-too-often-detail = ਬਹੁਤ ਲੋਕ ਇੱਕੋ ਨੈੱਟਵਰਕ ਵਰਤ ਰਹੇ ਹਨ। ਇੱਕ ਮਿੰਟ ਬਾਅਦ ਇਹ ਪੇਜ ਦੁਬਾਰਾ ਖੋਲ੍ਹੋ।
tracking-unavailable = ਹੁਣ ਇਹ ਨਹੀਂ ਦਿਸ ਸਕਦਾ
tracking-unavailable-detail = ਕੁਝ ਮਿੰਟਾਂ ਬਾਅਦ ਇਹ ਪੇਜ ਦੁਬਾਰਾ ਖੋਲ੍ਹੋ। ਦੁਬਾਰਾ ਬੇਨਤੀ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।

### Mail

# Every mail.
mail-demo = ਨਮੂਨਾ (DEMO): ਇਸ ਈਮੇਲ ਵਿੱਚ ਸਭ ਕੁਝ ਬਣਾਉਟੀ ਹੈ ਅਤੇ ਮੰਨਣਯੋਗ ਨਹੀਂ।
mail-no-reply = ਇਸ ਈਮੇਲ ਦਾ ਜਵਾਬ ਨਾ ਦਿਓ: ਜਵਾਬ ਕੋਈ ਨਹੀਂ ਪੜ੍ਹਦਾ। ਮਦਦ ਚਾਹੀਦੀ ਹੈ ਤਾਂ AIMA ਦੇ ਕਿਸੇ ਦਫ਼ਤਰ ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
mail-link-copy = ਬਟਨ ਕੰਮ ਨਾ ਕਰੇ ਤਾਂ ਇਹ ਪਤਾ ਆਪਣੇ ਬ੍ਰਾਊਜ਼ਰ ਵਿੱਚ ਕਾਪੀ ਕਰੋ:

# The six digits.
mail-code-subject = AIMA ਮਸ਼ੀਨ ਲਈ ਤੁਹਾਡਾ ਕੋਡ
mail-code-title = ਤੁਹਾਡਾ ਕੋਡ
mail-code-intro = ਇਹ 6 ਅੰਕ AIMA ਮਸ਼ੀਨ ’ਤੇ ਲਿਖੋ:
mail-code-valid =
    { $minutes ->
        [one] ਇਹ ਕੋਡ { $minutes } ਮਿੰਟ ਤੱਕ ਚੱਲੇਗਾ।
       *[other] ਇਹ ਕੋਡ { $minutes } ਮਿੰਟਾਂ ਤੱਕ ਚੱਲੇਗਾ।
    }
mail-code-secret = AIMA ਦਾ ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਡੇ ਤੋਂ ਇਹ ਕੋਡ ਨਹੀਂ ਮੰਗਦਾ। ਇਸ ਨੂੰ ਸਿਰਫ਼ ਮਸ਼ੀਨ ’ਤੇ ਲਿਖੋ।
mail-code-not-you = ਕੀ ਤੁਸੀਂ AIMA ਮਸ਼ੀਨ ’ਤੇ ਨਹੀਂ ਹੋ? ਤਾਂ ਕੁਝ ਨਾ ਕਰੋ: ਕੋਡ ਤੋਂ ਬਿਨਾਂ ਕੁਝ ਨਹੀਂ ਬਦਲਦਾ।

# The link that confirms a new address.
mail-confirm-link-subject = ਆਪਣੀ ਨਵੀਂ ਈਮੇਲ ਪੱਕੀ ਕਰੋ
mail-confirm-link-title = ਕੀ ਇਹ ਈਮੇਲ ਤੁਹਾਡੀ ਹੈ?
mail-confirm-link-intro = AIMA ਦੀ ਇੱਕ ਮਸ਼ੀਨ ’ਤੇ ਇਹ ਈਮੇਲ ਨਵੀਂ ਈਮੇਲ ਵਜੋਂ ਦਿੱਤੀ ਗਈ। ਇਸ ਨੂੰ ਪੱਕਾ ਕਰਨ ਲਈ ਪੇਜ ਖੋਲ੍ਹੋ ਅਤੇ ਉੱਥੋਂ ਦਾ ਬਟਨ ਦਬਾਓ।
mail-confirm-link-open = ਇਹ ਈਮੇਲ ਪੱਕੀ ਕਰੋ
mail-confirm-link-valid =
    { $hours ->
        [one] ਇਹ ਲਿੰਕ { $hours } ਘੰਟੇ ਤੱਕ ਚੱਲੇਗਾ।
       *[other] ਇਹ ਲਿੰਕ { $hours } ਘੰਟਿਆਂ ਤੱਕ ਚੱਲੇਗਾ।
    }
mail-confirm-link-later = ਉਸ ਤੋਂ ਬਾਅਦ, ਆਪਣਾ ਪਾਸਪੋਰਟ ਅਤੇ ਇਹ ਕੋਡ ਲੈ ਕੇ AIMA ਦੇ ਕਿਸੇ ਦਫ਼ਤਰ ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
mail-confirm-link-not-you = ਇਹ ਬੇਨਤੀ ਤੁਸੀਂ ਨਹੀਂ ਕੀਤੀ? ਤਾਂ ਕੁਝ ਨਾ ਕਰੋ: ਪੱਕੀ ਕੀਤੇ ਬਿਨਾਂ ਇਹ ਈਮੇਲ ਨਹੀਂ ਵਰਤੀ ਜਾਵੇਗੀ।

# The notice to the registered address.
mail-old-address-subject = ਕੀ ਇਹ ਤੁਸੀਂ ਕੀਤਾ? AIMA ਵਿੱਚ ਤੁਹਾਡੇ ਕੇਸ ਬਾਰੇ ਇੱਕ ਬੇਨਤੀ
mail-old-address-title = ਕੀ ਇਹ ਬੇਨਤੀ ਤੁਸੀਂ ਕੀਤੀ?
mail-old-address-correct-email = AIMA ਦੀ ਇੱਕ ਮਸ਼ੀਨ ’ਤੇ ਕਿਸੇ ਨੇ ਬੇਨਤੀ ਕੀਤੀ ਹੈ ਕਿ ਤੁਹਾਡੇ ਕੇਸ ਦੇ ਸੁਨੇਹੇ ਹੁਣ ਤੋਂ ਕਿਸੇ ਹੋਰ ਈਮੇਲ ’ਤੇ ਜਾਣ।
mail-old-address-reactivate = AIMA ਦੀ ਇੱਕ ਮਸ਼ੀਨ ’ਤੇ ਕਿਸੇ ਨੇ ਬੇਨਤੀ ਕੀਤੀ ਹੈ ਕਿ ਤੁਹਾਡਾ ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਕੀਤਾ ਜਾਵੇ।
mail-old-address-resend = AIMA ਦੀ ਇੱਕ ਮਸ਼ੀਨ ’ਤੇ ਕਿਸੇ ਨੇ ਬੇਨਤੀ ਕੀਤੀ ਹੈ ਕਿ ਤੁਹਾਡੇ ਕੇਸ ਦੀ ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ ਦੁਬਾਰਾ ਭੇਜੀ ਜਾਵੇ।
mail-old-address-closed = AIMA ਦੀ ਇੱਕ ਮਸ਼ੀਨ ’ਤੇ ਕਿਸੇ ਨੇ ਕਿਹਾ ਕਿ ਉਨ੍ਹਾਂ ਨੂੰ AIMA ਦਾ ਇਹ ਸੁਨੇਹਾ ਮਿਲਿਆ: ਤੁਹਾਡਾ ਕੇਸ ਬੰਦ ਹੈ।
mail-old-address-yes = ਹਾਂ, ਇਹ ਮੈਂ ਕੀਤਾ
mail-old-address-no = ਇਹ ਮੈਂ ਨਹੀਂ ਕੀਤਾ
mail-old-address-press = ਹਰ ਬਟਨ ਇੱਕ ਪੇਜ ਖੋਲ੍ਹਦਾ ਹੈ, ਜਿੱਥੇ ਤੁਸੀਂ ਆਪਣਾ ਜਵਾਬ ਪੱਕਾ ਕਰਨਾ ਹੈ। ਸਿਰਫ਼ ਪੇਜ ਖੋਲ੍ਹਣ ਨਾਲ ਕੁਝ ਨਹੀਂ ਬਦਲਦਾ।
mail-old-address-until = ਜਦ ਤੱਕ AIMA ਬੇਨਤੀ ਦੀ ਜਾਂਚ ਪੂਰੀ ਨਹੀਂ ਕਰਦੀ, ਕੁਝ ਨਹੀਂ ਬਦਲੇਗਾ।
mail-old-address-if-no = ਜੇ ਇਹ ਤੁਸੀਂ ਨਹੀਂ ਕੀਤਾ, ਤਾਂ ਬੇਨਤੀ ਰੋਕ ਦਿੱਤੀ ਜਾਵੇਗੀ ਅਤੇ ਤੁਹਾਡਾ ਕੇਸ ਜਿਵੇਂ ਹੈ ਉਵੇਂ ਹੀ ਚੱਲੇਗਾ।

# What a correction or a resend was for.
mail-payment-data-subject = ਤੁਹਾਡੀ ਅਪਾਇੰਟਮੈਂਟ ਲਈ ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ
mail-payment-data-title = ਪੇਮੈਂਟ ਦੀ ਜਾਣਕਾਰੀ
mail-payment-data-intro = ਇਹ ਉਹੀ ਜਾਣਕਾਰੀ ਹੈ ਜੋ ਤੁਸੀਂ ਮੰਗਵਾਈ ਸੀ। ਪੈਸੇ ਭਰਨ ਤੋਂ ਬਾਅਦ AIMA ਤੁਹਾਡੀ ਅਪਾਇੰਟਮੈਂਟ ਤੈਅ ਕਰੇਗੀ।
mail-payment-data-reference = ਰੈਫ਼ਰੈਂਸ
mail-payment-data-amount = ਰਕਮ
mail-payment-data-deadline = ਆਖ਼ਰੀ ਤਾਰੀਖ਼
mail-payment-data-working-days =
    { $days ->
        [one] ਯਾਨੀ ਕੰਮ ਵਾਲਾ { $days } ਦਿਨ: ਸ਼ਨੀਵਾਰ, ਐਤਵਾਰ ਅਤੇ ਸਰਕਾਰੀ ਛੁੱਟੀਆਂ ਨਹੀਂ ਗਿਣੀਆਂ ਜਾਂਦੀਆਂ।
       *[other] ਯਾਨੀ ਕੰਮ ਵਾਲੇ { $days } ਦਿਨ: ਸ਼ਨੀਵਾਰ, ਐਤਵਾਰ ਅਤੇ ਸਰਕਾਰੀ ਛੁੱਟੀਆਂ ਨਹੀਂ ਗਿਣੀਆਂ ਜਾਂਦੀਆਂ।
    }
mail-payment-data-pay = ਰੈਫ਼ਰੈਂਸ (Referência) ਪਾ ਕੇ ਠੀਕ ਇੰਨੀ ਹੀ ਰਕਮ Multibanco ATM ’ਤੇ ਜਾਂ ਆਪਣੇ ਬੈਂਕ ਰਾਹੀਂ ਭਰੋ।
mail-payment-data-keep = ਪੈਸੇ ਭਰਨ ਦਾ ਸਬੂਤ ਸਾਂਭ ਕੇ ਰੱਖੋ।
mail-payment-data-wait = AIMA ਦੀ ਈਮੇਲ ਦੀ ਉਡੀਕ ਕਰੋ, ਉਸ ਵਿੱਚ ਅਪਾਇੰਟਮੈਂਟ ਦਾ ਦਿਨ ਅਤੇ ਸਮਾਂ ਹੋਵੇਗਾ। ਸਪੈਮ (spam) ਫ਼ੋਲਡਰ ਵਿੱਚ ਵੀ ਵੇਖੋ।
mail-payment-data-late = ਸਮਾਂ ਲੰਘ ਗਿਆ, ਜਾਂ ਪੈਸੇ ਭਰਨੇ ਮੁਮਕਿਨ ਨਹੀਂ? ਆਪਣਾ ਪਾਸਪੋਰਟ ਅਤੇ ਇਹ ਕੋਡ ਲੈ ਕੇ AIMA ਦੇ ਕਿਸੇ ਦਫ਼ਤਰ ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
mail-payment-data-calendar = ਨਾਲ ਲੱਗੀ ਫ਼ਾਈਲ ਆਖ਼ਰੀ ਤਾਰੀਖ਼ ਨੂੰ ਤੁਹਾਡੇ ਫ਼ੋਨ ਦੇ ਕੈਲੰਡਰ ਵਿੱਚ ਪਾ ਦਿੰਦੀ ਹੈ।

# Three working days before the last day to pay.
mail-payment-reminder-subject = ਪੈਸੇ ਭਰਨ ਦੀ ਆਖ਼ਰੀ ਤਾਰੀਖ਼ ਨੇੜੇ ਹੈ
mail-payment-reminder-title = ਪੈਸੇ ਭਰਨ ਦੀ ਆਖ਼ਰੀ ਤਾਰੀਖ਼ ਨੇੜੇ ਹੈ
mail-payment-reminder-intro =
    { $days ->
        [one] AIMA ਦੀ ਅਪਾਇੰਟਮੈਂਟ ਦੇ ਪੈਸੇ ਭਰਨ ਲਈ { $days } ਕੰਮ ਵਾਲਾ ਦਿਨ ਬਚਿਆ ਹੈ।
       *[other] AIMA ਦੀ ਅਪਾਇੰਟਮੈਂਟ ਦੇ ਪੈਸੇ ਭਰਨ ਲਈ { $days } ਕੰਮ ਵਾਲੇ ਦਿਨ ਬਚੇ ਹਨ।
    }
mail-payment-reminder-paid = ਪੈਸੇ ਭਰ ਦਿੱਤੇ? ਤਾਂ ਕੁਝ ਨਾ ਕਰੋ; ਪੇਮੈਂਟ ਦੀ ਰਸੀਦ ਸਾਂਭ ਕੇ ਰੱਖੋ।

# The day in a calendar.
calendar-payment-summary = AIMA: ਪੈਸੇ ਭਰਨ ਦੀ ਆਖ਼ਰੀ ਤਾਰੀਖ਼
calendar-payment-detail = ਜਾਣਕਾਰੀ AIMA ਦੀ ਈਮੇਲ ਵਿੱਚ ਹੈ। ਪੈਸੇ ਨਾ ਭਰ ਸਕੋ ਤਾਂ ਪਾਸਪੋਰਟ ਲੈ ਕੇ AIMA ਦੇ ਕਾਊਂਟਰ ਤੇ ਜਾਓ।
amount-in-euros = €{ $number }

# The case is pending again.
mail-reactivated-subject = AIMA ਵਿੱਚ ਤੁਹਾਡਾ ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਹੋ ਗਿਆ ਹੈ
mail-reactivated-title = ਤੁਹਾਡਾ ਕੇਸ ਦੁਬਾਰਾ ਚਾਲੂ ਹੋ ਗਿਆ ਹੈ
mail-reactivated-intro = ਤੁਹਾਡਾ ਕੇਸ ਫਿਰ ਤੋਂ ਕਤਾਰ ਵਿੱਚ ਹੈ। ਦੁਬਾਰਾ ਬੇਨਤੀ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।
mail-reactivated-wait = ਜਦੋਂ ਪੈਸੇ ਭਰਨ ਅਤੇ ਅਪਾਇੰਟਮੈਂਟ ਤੈਅ ਕਰਨ ਦਾ ਸਮਾਂ ਆਵੇਗਾ, AIMA ਇਸੇ ਈਮੇਲ ’ਤੇ ਜਾਣਕਾਰੀ ਭੇਜੇਗੀ। ਸਪੈਮ (spam) ਫ਼ੋਲਡਰ ਵਿੱਚ ਵੀ ਵੇਖੋ।

# Staff have to look at it with the person.
mail-come-to-counter-subject = ਕਿਰਪਾ ਕਰਕੇ AIMA ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ
mail-come-to-counter-title = ਕਿਰਪਾ ਕਰਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = AIMA ਵਿੱਚ ਤੁਹਾਡੇ ਕੇਸ ਦੀ ਪਹਿਲਾਂ ਵਾਲੀ ਈਮੇਲ ਵਾਪਸ ਲਾ ਦਿੱਤੀ ਗਈ ਹੈ
mail-address-restored-title = ਤੁਹਾਡੀ ਈਮੇਲ ਵਾਪਸ ਲਾ ਦਿੱਤੀ ਗਈ ਹੈ
mail-address-restored-intro = AIMA ਦੇ ਕਾਊਂਟਰ ’ਤੇ, ਤੁਹਾਡੇ ਪਾਸਪੋਰਟ ਨਾਲ, ਤੁਹਾਡੇ ਕੇਸ ਵਿੱਚ ਇਹ ਈਮੇਲ ਵਾਪਸ ਲਾ ਦਿੱਤੀ ਗਈ। ਇਹ ਵਾਲੀ ਹਟਾਈ ਗਈ:
mail-address-restored-replaced = ਹਟਾਈ ਗਈ ਈਮੇਲ
mail-address-restored-quiet = ਕੰਮ ਵਾਲੇ ਇੱਕ ਦਿਨ ਤੱਕ AIMA ਇੱਥੇ ਹੋਰ ਕੁਝ ਨਹੀਂ ਭੇਜੇਗੀ।
mail-address-restored-wrong = ਇਹ ਤੁਸੀਂ ਨਹੀਂ ਕੀਤਾ? ਪਾਸਪੋਰਟ ਲੈ ਕੇ AIMA ਦੇ ਕਿਸੇ ਦਫ਼ਤਰ ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।
mail-address-replaced-subject = AIMA ਹੁਣ ਇਹ ਈਮੇਲ ਨਹੀਂ ਵਰਤਦੀ
mail-address-replaced-title = ਇਹ ਈਮੇਲ ਹਟਾ ਦਿੱਤੀ ਗਈ ਹੈ
mail-address-replaced-intro = AIMA ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਇਹ ਈਮੇਲ ਇੱਕ ਕੇਸ ਤੋਂ ਹਟਾ ਦਿੱਤੀ ਗਈ। ਉਸ ਕੇਸ ਬਾਰੇ AIMA ਇੱਥੇ ਹੋਰ ਕੁਝ ਨਹੀਂ ਭੇਜੇਗੀ।
mail-address-replaced-wrong = ਕੀ ਉਹ ਕੇਸ ਤੁਹਾਡਾ ਹੈ? ਪਾਸਪੋਰਟ ਲੈ ਕੇ AIMA ਦੇ ਕਿਸੇ ਦਫ਼ਤਰ ਦੇ ਕਾਊਂਟਰ ’ਤੇ ਜਾਓ।

### Links in mails: what is asked, and what a press did

mailbox-title = AIMA ਨੂੰ ਤੁਹਾਡਾ ਜਵਾਬ
mailbox-confirm-title = ਆਪਣੀ ਈਮੇਲ ਪੱਕੀ ਕਰੋ
mailbox-confirm-detail = ਕਿਸੇ ਨੇ AIMA ਦੀ ਇੱਕ ਮਸ਼ੀਨ ’ਤੇ ਇਹ ਈਮੇਲ ਦਿੱਤੀ। ਜੇ ਇਹ ਤੁਸੀਂ ਕੀਤਾ, ਤਾਂ ਬਟਨ ਦਬਾ ਕੇ ਪੱਕਾ ਕਰੋ ਕਿ ਇਹ ਈਮੇਲ ਤੁਹਾਡੀ ਹੈ।
mailbox-confirm-button = ਹਾਂ, ਇਹ ਈਮੇਲ ਮੇਰੀ ਹੈ
mailbox-confirm-done = ਤੁਹਾਡੀ ਈਮੇਲ ਪੱਕੀ ਹੋ ਗਈ
mailbox-confirm-done-detail = ਤੁਸੀਂ ਹੋਰ ਕੁਝ ਨਹੀਂ ਕਰਨਾ। ਬੇਨਤੀ ਦੀ ਸਥਿਤੀ ਵੇਖਣ ਲਈ ਰਸੀਦ ਦਾ QR ਕੋਡ ਸਕੈਨ ਕਰੋ।
mailbox-yes-title = ਕੀ ਇਹ ਬੇਨਤੀ ਤੁਸੀਂ ਕੀਤੀ?
mailbox-yes-detail = ਜਿਸ ਕੇਸ ਵਿੱਚ ਇਹ ਈਮੇਲ ਹੈ, ਉਸ ਬਾਰੇ ਕਿਸੇ ਨੇ AIMA ਦੀ ਇੱਕ ਮਸ਼ੀਨ ’ਤੇ ਬੇਨਤੀ ਕੀਤੀ ਹੈ। ਬਟਨ ਤਾਂ ਹੀ ਦਬਾਓ ਜੇ ਇਹ ਤੁਸੀਂ ਕੀਤਾ ਹੋਵੇ।
mailbox-yes-button = ਹਾਂ, ਇਹ ਮੈਂ ਕੀਤਾ
mailbox-yes-done = ਧੰਨਵਾਦ: ਤੁਹਾਡਾ ਜਵਾਬ ਦਰਜ ਹੋ ਗਿਆ
mailbox-yes-done-detail = AIMA ਨੂੰ ਹੁਣ ਪਤਾ ਹੈ ਕਿ ਬੇਨਤੀ ਤੁਹਾਡੀ ਹੈ। ਤੁਸੀਂ ਹੋਰ ਕੁਝ ਨਹੀਂ ਕਰਨਾ।
mailbox-no-title = ਇਹ ਤੁਸੀਂ ਨਹੀਂ ਕੀਤਾ?
mailbox-no-detail = ਜੇ ਇਹ ਤੁਸੀਂ ਨਹੀਂ ਕੀਤਾ, ਤਾਂ ਬੇਨਤੀ ਰੋਕਣ ਲਈ ਬਟਨ ਦਬਾਓ। ਤੁਹਾਡਾ ਕੇਸ ਜਿਵੇਂ ਹੈ ਉਵੇਂ ਹੀ ਚੱਲੇਗਾ।
mailbox-no-button = ਇਹ ਮੈਂ ਨਹੀਂ ਕੀਤਾ: ਬੇਨਤੀ ਰੋਕੋ
mailbox-no-done = ਬੇਨਤੀ ਰੋਕ ਦਿੱਤੀ ਗਈ ਹੈ
mailbox-no-done-detail = ਤੁਹਾਡੇ ਕੇਸ ਵਿੱਚ ਕੁਝ ਨਹੀਂ ਬਦਲੇਗਾ। ਹੁਣ ਤੋਂ ਕੇਸ ਦੀ ਜਾਣਕਾਰੀ ਸਿਰਫ਼ ਕਾਊਂਟਰ ’ਤੇ, ਤੁਹਾਡੇ ਪਾਸਪੋਰਟ ਨਾਲ ਬਦਲੀ ਜਾ ਸਕਦੀ ਹੈ।
mailbox-too-late = AIMA ਨੂੰ ਖ਼ਬਰ ਦੇ ਦਿੱਤੀ ਗਈ ਹੈ
mailbox-too-late-detail = ਬੇਨਤੀ ਦਾ ਕੰਮ ਪਹਿਲਾਂ ਹੀ ਹੋ ਚੁੱਕਾ ਸੀ। ਆਪਣਾ ਪਾਸਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ। ਉਦੋਂ ਤੱਕ ਕੋਈ ਵੀ ਕਿਸੇ ਮਸ਼ੀਨ ’ਤੇ ਕੇਸ ਦੀ ਜਾਣਕਾਰੀ ਨਹੀਂ ਬਦਲ ਸਕਦਾ।
mailbox-under-way = AIMA ਨੂੰ ਖ਼ਬਰ ਦੇ ਦਿੱਤੀ ਗਈ ਹੈ
mailbox-under-way-detail = ਬੇਨਤੀ ਦਾ ਕੰਮ ਹੁਣੇ ਹੋ ਰਿਹਾ ਸੀ, ਅਸੀਂ ਉਸ ਨੂੰ ਰੋਕਣ ਦੀ ਕੋਸ਼ਿਸ਼ ਕਰ ਰਹੇ ਹਾਂ। ਆਪਣਾ ਪਾਸਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ। ਉਦੋਂ ਤੱਕ ਕੋਈ ਵੀ ਕਿਸੇ ਮਸ਼ੀਨ ’ਤੇ ਕੇਸ ਦੀ ਜਾਣਕਾਰੀ ਨਹੀਂ ਬਦਲ ਸਕਦਾ।
mailbox-overruled = AIMA ਨੂੰ ਖ਼ਬਰ ਦੇ ਦਿੱਤੀ ਗਈ ਹੈ
mailbox-overruled-detail = ਇਹ ਬੇਨਤੀ ਕਾਊਂਟਰ ’ਤੇ, ਪਾਸਪੋਰਟ ਨਾਲ ਕੀਤੀ ਗਈ ਸੀ। ਕੇਸ ਤੁਹਾਡਾ ਹੈ ਤਾਂ ਆਪਣਾ ਪਾਸਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ।
mailbox-before = ਤੁਹਾਡਾ ਜਵਾਬ ਪਹਿਲਾਂ ਹੀ ਦਰਜ ਹੈ
mailbox-before-detail = ਤੁਸੀਂ ਹੋਰ ਕੁਝ ਨਹੀਂ ਕਰਨਾ। ਜਵਾਬ ਸਹੀ ਨਾ ਹੋਵੇ ਤਾਂ ਆਪਣਾ ਪਾਸਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ।
mailbox-after-no = ਕੁਝ ਨਹੀਂ ਬਦਲੇਗਾ: ਕਿਸੇ ਨੇ ਕਿਹਾ ਹੈ ਕਿ ਇਹ ਬੇਨਤੀ ਉਨ੍ਹਾਂ ਦੀ ਨਹੀਂ
mailbox-after-no-detail = ਕੇਸ ਸੁਰੱਖਿਅਤ ਹੈ। ਬੇਨਤੀ ਤੁਹਾਡੀ ਹੈ ਤਾਂ ਆਪਣਾ ਪਾਸਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ।
mailbox-ended = ਇਹ ਬੇਨਤੀ ਪਹਿਲਾਂ ਹੀ ਖ਼ਤਮ ਹੋ ਚੁੱਕੀ ਹੈ
mailbox-ended-detail = ਤੁਹਾਡੇ ਜਵਾਬ ਨਾਲ ਕੁਝ ਨਹੀਂ ਬਦਲੇਗਾ। ਕੀ ਬਣਿਆ, ਇਹ ਵੇਖਣ ਲਈ ਰਸੀਦ ਦਾ QR ਕੋਡ ਸਕੈਨ ਕਰੋ; ਕੁਝ ਸਹੀ ਨਾ ਹੋਵੇ ਤਾਂ ਕਾਊਂਟਰ ’ਤੇ ਆਓ।
mailbox-expired = ਇਹ ਲਿੰਕ ਹੁਣ ਨਹੀਂ ਚੱਲਦਾ
mailbox-expired-detail = ਇਸ ਦਾ ਸਮਾਂ ਲੰਘ ਗਿਆ। ਆਪਣਾ ਪਾਸਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ’ਤੇ ਆਓ, ਜਾਂ ਮਸ਼ੀਨ ’ਤੇ ਨਵੀਂ ਬੇਨਤੀ ਕਰੋ।
mailbox-bad-link = ਇਹ ਲਿੰਕ ਅਧੂਰਾ ਹੈ
mailbox-bad-link-detail = ਈਮੇਲ ਵਾਲਾ ਲਿੰਕ ਦੁਬਾਰਾ ਖੋਲ੍ਹੋ, ਜਾਂ ਉਸ ਨੂੰ ਪੂਰਾ ਕਾਪੀ ਕਰੋ।
mailbox-not-now = ਹੁਣੇ ਦਰਜ ਨਹੀਂ ਹੋ ਸਕਿਆ
mailbox-not-now-detail = ਕੁਝ ਮਿੰਟਾਂ ਬਾਅਦ ਲਿੰਕ ਦੁਬਾਰਾ ਖੋਲ੍ਹੋ। ਤੁਹਾਡਾ ਜਵਾਬ ਅਜੇ ਦਰਜ ਨਹੀਂ ਹੋਇਆ।

### Notices for a day that staff choose: kiosks show them

ready-closes-at = ਅੱਜ ਅਸੀਂ { $time } ਵਜੇ ਬੰਦ ਕਰਾਂਗੇ।
ready-counter-closed = ਅੱਜ ਕਾਊਂਟਰ ਬੰਦ ਹੈ।
ready-long-wait = ਅੱਜ ਕਾਊਂਟਰ ’ਤੇ ਲੰਮੀ ਉਡੀਕ ਹੈ।
