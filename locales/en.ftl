### Page: words common to all screens

product-kiosk = Kiosk
demo = Demonstration. Everything here is made up, AIMA too.
actions = Buttons of this screen
content = Content of this screen
continue = Continue
back = Back
cancel = Delete and leave
finish = Finish
close = Close
help = Help
send = Send request
sending = Saving…
try-again = Try again
scroll-down = See more below
scroll-up = See above
read-on = Read to the end
step-of = Step { $step } of { $steps }
language-title = Choose your language
look = Letters and colours
look-size = Size of the letters
look-colours = Colours
look-usual = Usual
look-light = High contrast, light
look-dark = High contrast, dark
look-lower = Everything lower
keyboard = Keyboard
key-backspace = Delete
field-clear = Delete what you typed here
key-signs = Other signs
key-letters = Letters
key-at = At sign
key-dot = Dot
key-hyphen = Hyphen
key-underscore = Underscore
key-plus = Plus
key-exclamation = Exclamation mark
key-hash = Hash
key-dollar = Dollar
key-percent = Percent
key-and = Ampersand
key-apostrophe = Apostrophe
key-asterisk = Asterisk
key-slash = Slash
key-equals = Equals
key-question = Question mark
key-caret = Caret
key-grave = Grave accent
key-brace-open = Opening brace
key-bar = Vertical bar
key-brace-close = Closing brace
key-tilde = Tilde
error-summary = Please put this right
trouble = That did not work just now. What you typed is still here. Try again, or ask the staff for help.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = This kiosk is not working
out-of-service-reason = The kiosk has a problem.
out-of-service-what-to-do = Please go to the counter: you can make the same request there. The kiosk opens again by itself as soon as the problem is solved.
out-of-service-go = Please go to the counter: you can make the same request there.
out-of-service-code = Code for the staff: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = Choose your language
welcome-what = Correct your e-mail, reactivate your case, see a request. It is free. Have your passport, NIF or other numbers with you.
welcome-what-short = Correct your e-mail at AIMA. Free. Bring your passport.
welcome-trouble = That did not work just now. Try again, or ask the staff for help.
welcome-printing = The receipt of the person before you is still coming out. Wait a moment.

# Purpose.
purpose-title = What do you need to do?
purpose-correct-email = Correct my e-mail address
purpose-correct-email-detail = I did not get AIMA’s messages, or my e-mail has changed.
purpose-resend = Get the payment data again
purpose-resend-detail = My address is right, but the data did not come.
purpose-reactivate = Reactivate my case
purpose-reactivate-detail = I pressed “no longer interested” by mistake.
purpose-closed = AIMA wrote that my case is closed
purpose-closed-detail = Begin here. Then you speak to a person at the counter.
purpose-track = See a request I already made
purpose-track-detail = I have a receipt with a code.
purpose-call-staff = I do not know, or I have no e-mail
purpose-call-staff-detail = Touch: a person from this store comes to you.
notice-no-receipt = No receipt comes out now. You can make your request all the same: at the end, photograph the code, write it down, or show it to the staff.
notice-go-on = You can make your request all the same.

# Privacy.
privacy-title = Your data
privacy-who = AIMA alone handles the data that you type here.
privacy-what = It serves only to find your case and to answer your request.
privacy-kept = The kiosk keeps the data encrypted. Only AIMA can read it.
privacy-more = Read more
privacy-basis-title = Why AIMA may do this
privacy-basis = It is a task in the public interest that the law gives to AIMA, the Agency for Integration, Migration and Asylum (GDPR, article 6(1)(e)).
privacy-sharing-title = Who receives the data
privacy-sharing = Only the services of AIMA that handle your case.
privacy-how-long-title = For how long
privacy-how-long = At the kiosk: until 7 days after the request has reached AIMA, always encrypted. At AIMA: as long as the law requires for your case.
privacy-rights-title = Your rights
privacy-rights = You can ask to see, correct, restrict or delete your data, and you can object to its use. Ask at the counter or ask AIMA’s data protection officer, through aima.gov.pt.
privacy-authority-title = Complaints about your data
privacy-authority = The national data protection authority (CNPD): cnpd.pt.

# Identity.
identity-title = Which of these do you have?
identity-lead = Touch at least two and type the number.
identity-nif = NIF (tax number)
identity-nif-hint = 9 digits. It is on the card or letter from Finanças.
identity-passport = Passport number
identity-passport-hint = Letters and digits, on the page with your photograph.
identity-country = Country that issued the passport
identity-country-choose = Choose the country
identity-niss = NISS (social security number)
identity-niss-hint = 11 digits. It is on your pay slip.
identity-phone = Telephone
identity-phone-hint = The number that you gave to AIMA. From another country: begin with +.
identity-number = Number
identity-too-few = Only one? Go to the counter with your passport: they make the request with you there.
passport-renewed = The case has my old passport
phone-country-title = Which country is this number from?
phone-country-other = None of these: I will correct it
identity-assisted = Somebody is helping me
paper-empty = Touch to type it
paper-none = I do not have it
country-common = Most often chosen
country-letters = Countries by letter
country-missing = My country is not here
country-missing-detail = Do you have a travel document for refugees or stateless persons? If you do not find your country, call somebody.
country-stateless = Stateless (travel document)
country-refugee = Refugee (travel document)
country-close = Go back without choosing

# Old e-mail.
old-email-title = Which e-mail does AIMA have?
old-email-lead = It is the address that was given when the case began.
old-email-label = Old e-mail address
old-email-hint = It may have a mistake or belong to somebody else. Type it as it was given.
old-email-unknown = I do not know
old-email-none = I gave none
old-email-helpers = It belongs to somebody who helped me

# New e-mail.
new-email-title = Which e-mail do you want to use?
new-email-lead = AIMA will write to this address.
new-email-label = New e-mail address
new-email-own = Is this address your own? Use one that you can open without anybody’s help.
resend-email-title = Which e-mail does AIMA have?
resend-email-lead = AIMA will send the payment data to this address again.
resend-email-label = Your e-mail address
resend-email-own = Can you open this mailbox? If you cannot, touch “Back” and choose “Correct my e-mail address”.
email-suggestion-title = Did you mean another address?
email-suggestion-accept = Yes, it is
email-suggestion-keep = No, it really is
same-email-title = You typed the same address twice
same-email-detail = If this address is right, AIMA can send the payment data again.
same-email-resend = Yes, send the data again
same-email-change = No, I want to use another address

# Check.
check-title = Is everything right?
check-lead-correct-email = Request: correct the e-mail address. Read slowly before you send it.
check-lead-resend = Request: send the payment data again. Read slowly before you send it.
check-lead-reactivate = Request: reactivate the case. Read slowly before you send it.
check-lead-closed = Request: AIMA wrote that the case is closed. Read slowly before you send it.
check-identity = Who you are
check-old-email = Address that AIMA has
check-old-email-unknown = I do not know
check-old-email-none = None was given
check-old-email-helpers = It belongs to somebody who helped me
check-new-email = New e-mail address
check-resend-email = Send the data to
check-assisted = Help
check-assisted-yes = Somebody is helping me
check-passport-renewed = The case has the old passport
check-change = Change
check-change-what = Change: { $what }
check-statement-title = By sending, you declare
check-statement-means = In Portuguese, the official language. It means:
reactivation-statement = I declare that I did not intend to withdraw my expression of interest, and I ask for my case to be reactivated.
closed-counter = This request always ends at the counter: somebody from AIMA has to look at the case with you. The kiosk saves the request and gives you a receipt to show there.

# Not saved.
not-saved-title = The request was not saved
not-saved-nothing-kept = Nothing was kept. AIMA has not received this request.
not-saved-what-now = What you can do
not-saved-try-again = Try again: what you typed is still here.
not-saved-counter = If it does not work, go to the counter: you can make the same request there.

# Done.
done-title = Your request is saved
done-title-several = Your requests are saved
done-keep-code =
    { $requests ->
        [1] Keep this code, or take a photograph.
       *[other] Keep these codes, or take a photograph.
    }
done-new-email = New e-mail address:
address-begins = begins with { $begins }
address-begins-at = begins with { $begins }, at { $domain }
done-show-address = Show it
done-person = Person { $number }: { $kind }
done-person-alone = Person { $number }
done-another-person = The same for another person
another-person-title = At which e-mail should AIMA write to that person?
another-person-detail = The numbers that you typed are deleted now. Requests that are saved stay as they are.
another-person-yes = At the same e-mail
another-person-own = At another e-mail
another-person-no = There is nobody else: stay here
done-qr = QR code to see where the request stands
done-qr-opens = Opens the page
fact-saved = Saved at this kiosk at { $time }
fact-printing = Printing the receipt…
fact-printed = Receipt printed. Take it with you.
fact-not-printed = The receipt was not printed
fact-not-printed-photo = The request is saved all the same. Take a photograph of the code.
fact-unconfirmed = It is not known whether the receipt came out
fact-unconfirmed-detail = Look at the printer. If there is none, ask the staff for a duplicate.
fact-delivered = It has reached AIMA
fact-not-delivered = It has not reached AIMA yet
fact-not-delivered-detail = The kiosk sends it by itself. You do not need to wait here.
print-again = Print again
fact-short-saved = Saved at { $time }
fact-short-printing = Printing…
fact-short-printed = Receipt printed
fact-short-not-printed = Not printed
fact-short-unconfirmed = Perhaps not printed
fact-short-delivered = AIMA has it
fact-short-not-delivered = Not at AIMA yet
no-receipt = No receipt came out. Take a photograph of the code, write it down, or show it to the staff: they can print it.
done-another-reactivate = Reactivate my case as well
done-another-correct-email = Correct my e-mail address as well

# Track.
track-title = See a request
track-lead = Type the code that is on the receipt.
track-label = Tracking code
track-hint = 12 letters and digits. You can leave out the hyphens.
track-look-up = See where it stands
track-looking-up = Looking…
track-another = See another request
track-offline = The kiosk has no network and cannot see it now. You can use the QR code of the receipt with your phone, or try later.
track-slow-down = There were many look-ups in a short time. Wait a minute and try again.

# Help: what each screen wants.
help-title = Help
help-staff = Do you need a person? Touch “Call somebody”, or go to the counter. This kiosk waits a few minutes for you.
help-close = Close help
help-welcome = Touch the language that you read best. Here you can correct the e-mail that AIMA has, ask for your case to be reactivated, or see a request that you made. It is free.
help-purpose = Touch what you need to do. If you do not know, or have no e-mail, touch “Call somebody”: the staff will help.
help-privacy = This screen explains what happens to your data. To go on, touch “Continue”.
help-identity = With two of these numbers, AIMA finds your case. More of them help. Touch a paper to type its number. You can fetch your documents: there is time.
help-identity-passport = The number is on the page with your photograph, at the top and again at the bottom. You can put that page on the reader. If you have no passport, touch “I do not have it”.
help-identity-nif = The NIF has nine digits. It is on the card or letter from Finanças. If you do not have it, touch “I do not have it”.
help-identity-niss = The NISS has eleven digits. It is on your pay slip. If you do not have it, touch “I do not have it”.
help-identity-phone = It is the number that you gave to AIMA, even if you no longer use it. If you do not remember it, touch “I do not have it”.
help-old-email = It is the address in your case, even if it has a mistake or belongs to somebody who helped you. If you do not know it, touch “I do not know”.
help-new-email = Type the address that you use every day, for example the one on your phone. An address always has an @ in the middle. If you have no e-mail, touch “Call somebody”.
help-check = Compare the numbers with your documents. To correct one, touch “Change”. When everything is right, touch “Send request”.
help-not-saved = The request was not saved. Try again, or make it at the counter.
help-done = Take the receipt, or photograph the code. With the QR code and your phone you can see what became of the request. Then touch “Finish”.
help-track = The code is on the receipt, below “Tracking code”. Type it and touch “See where it stands”.

# Idle.
idle-title = Are you still there?
idle-why = To protect your data, what you typed will be deleted.
idle-why-done = To protect your data, this screen will close. The request stays saved.
idle-seconds = Time left: { $seconds } s
idle-stay = I am still here
idle-start-again = Delete and start again
idle-minutes = Time left: { $minutes } min

# Leaving, where something would be lost.
leave-typed-title = Do you really want to leave?
leave-typed = What you typed will be deleted. What is saved already stays saved.
leave-typed-stay = Go on with the request
leave-typed-anyway = Delete and leave
leave-printing-title = The receipt is still coming out
leave-printing = Wait a few seconds and take it with you. It is the proof of your request.
leave-printing-stay = Wait for the receipt
leave-printing-anyway = Leave without it
leave-no-receipt-title = Have you photographed or written down the code?
leave-no-receipt = No receipt came out. When you have left, the code is no longer shown here. Without it the request is hard to find.
leave-no-receipt-stay = Back to the code
leave-no-receipt-anyway = I have the code: leave
leave-not-saved-title = Leave without the request?
leave-not-saved = The request was not saved. If you leave, what you typed is deleted. You can make the same request at the counter.
leave-not-saved-stay = Back, and try again
leave-not-saved-anyway = Delete and leave

# An answer that takes its time.
slow-answer = This takes a little. You can wait, or touch “Back”.
slow-saving = The request is still being saved. Please wait.

# The passport reader.
reader-passport = Passport read. Check the number.
reader-visa = This is a visa. Put the passport’s page with your photograph on the reader.
reader-residence-card = This is your residence card. Use the passport.
reader-identity-card = This is an identity card. Use the passport.
reader-other-card = This card is not the right one here. Use the passport.
reader-long-number = The number of this document is too long for the reader. Type the passport’s number.
reader-misread = The passport was not read well. Put it on the reader again.
reader-unknown = The reader read something that we do not know. Put the passport’s page with your photograph on it, or type the number.
reader-tracking-code = This is the code of a receipt. Here we need the passport.
reader-no-code = This is not the code of a receipt. Put the receipt’s QR code on the reader, or type the code.
reader-not-here = The reader is not needed on this screen.
reader-question = Answer the question on the screen first.

### Page: the code to the new mailbox

code-title = Type the code that you received
code-title-waiting = We will send you a code
code-spent-title = You need another code
code-lead = We have just sent an e-mail with six digits to:
code-lead-waiting = In a moment we will send an e-mail with six digits to:
code-address-wrong = Is the address wrong? Touch “Back” and correct it.
code-label = Code of six digits
code-hint = It is in the e-mail from AIMA, for example on your phone. Look in the spam folder too.
code-resend = Send another code
code-resend-wait = Send another code in { $seconds } s
code-first-wait = The code goes out in { $seconds } s
code-skip = I can’t open my e-mail here
code-sending = Sending the code…
one-moment = One moment…
code-sent-again = We have sent another code. The one before no longer works.
code-offline = The kiosk could not reach AIMA. Try again, or touch “I can’t open my e-mail here” to go on without a code.
code-slow-down = There were many tries in a short time. Wait a little, or touch “I can’t open my e-mail here” to go on without a code.
error-code-form = The code has six digits. See whether one is missing or too many.
error-code-wrong =
    { $tries ->
        [1] This is not the code. You can try once more.
        [2] This is not the code. You can try twice more.
       *[other] This is not the code. Compare it with the e-mail that you received.
    }
error-code-spent = This code no longer works. Touch “Send another code”.
check-mailbox-confirmed = Confirmed with the code
check-mailbox-skipped = Not confirmed yet. AIMA will send a link to this address: open it to confirm.
check-mailbox-offline = We could not send a code now. AIMA will send a link to this address: open it to confirm.
help-confirm-code = Open your e-mail, for example on your phone, and look for the message from AIMA. Type its six digits here. If you can’t open your e-mail, touch “I can’t open my e-mail here”: AIMA will send you a link later.

### Page: call for help

help-call = Call somebody
help-call-again = Call again
help-call-calling = We are telling the counter…
help-call-called = The counter has your call. Please wait here. Nobody has answered yet.
help-call-late = The counter has your call, but nobody has answered yet. You can go on waiting, or go to the counter.
help-call-coming = Somebody is coming. Please wait here.
help-call-offline = The kiosk cannot reach the counter. Please go to the counter.
help-call-ended = The counter has closed your call. If you still need help, call again.
call-calling = Calling the counter…
call-called = The counter has your call. Wait here.
call-late = Nobody has answered yet. Wait, or go to the counter.
call-coming = Somebody is coming. Wait here.
call-offline = No answer. Please go to the counter.
call-ended = The counter has closed your call.
call-end = End the call

### Page: reading aloud, and the keys of a pad

speech = Read aloud
speech-stop = Stop reading aloud
speech-repeat = Read again
speech-slower = Slower
speech-faster = Faster
speech-louder = Louder
speech-softer = Softer
speech-dark = Dark screen
speech-words = A word for each letter
speech-keys = Try the keys
keys-detail = Press any key of the pad: what it does is said and shown here. Press Back twice to go on.
speech-on = This kiosk is reading aloud. Next and Previous go from one thing to another, Select presses it, Help explains the screen.
speech-off = Reading aloud has ended.
speech-private = Plug in headphones to hear this.
speech-voice = There is no voice for this language. A Portuguese voice reads it.
ear-button = button
ear-field = type here
ear-chosen = chosen
ear-not-chosen = not chosen
ear-unavailable = not possible now
ear-empty = nothing typed yet
ear-deleted = deleted
ear-receipt = The receipt says:
ear-keyboard = Keyboard below: go on with Next to come to its keys.
pad-previous = Previous: one thing back
pad-next = Next: one thing on
pad-up = Up: one row up
pad-down = Down: one row down
pad-select = Select: presses where you are
pad-back = Back: to the screen before
pad-help = Help: explains the screen
pad-speech = Voice: starts and ends reading aloud

### Field errors

error-nif-length = The NIF has 9 digits. See whether one is missing or too many.
error-nif-check = One digit of this NIF is not right. Compare it with the document.
error-nif-company = This NIF belongs to a company. Type your personal NIF.
error-nif-placeholder = This number is only an example. Type your own NIF.
error-nif-prefix = A person’s NIF begins with 1, 2, 3 or 45. Compare it with the document.
error-niss-length = The NISS has 11 digits. See whether one is missing or too many.
error-niss-check = One digit of this NISS is not right. Compare it with the document.
error-niss-prefix = A person’s NISS begins with 1. Compare it with the document.
error-niss-placeholder = This number is only an example. Type your own NISS.
error-passport-form = A passport number has 6 to 9 letters and digits. Compare it with your passport.
error-passport-mrz = The passport was not read well. Put it on the reader again, or type the number alone.
error-passport-other-paper = This is not the passport. Put the passport on the reader, or type the number alone.
error-country-missing = Choose the country that issued the passport.
error-country-unknown = We do not know this country. Choose one from the list.
error-phone-invalid = Check the telephone number. If it is from another country, begin with + and the country code.
error-identity-need-two = Numbers are missing: at least two are needed to find your case.
error-paper-empty = Type the number, or touch “I do not have it”.
error-email-empty = Type the e-mail address.
error-email-form = Check the address. It should look like name@example.pt, without spaces.
error-email-too-long = This address is too long. See whether it was typed twice.
error-email-invisible = The address has signs that cannot be seen. Delete it all and type it again.
error-email-mixed-script = The address mixes letters of different alphabets. Delete it all and type it again.
error-email-domain = Check the part after the @, for example gmail.com.
error-email-same = You typed the same address twice. Type another one, or ask for the data again.
error-tracking-code = This code is not complete, or one of its signs is not right. Compare it with the receipt.
error-other = Check what you typed here.

### Faults: what the person reads

fault-configuration-person = This kiosk cannot be used now.
fault-not-enrolled-person = This kiosk is not in use yet.
fault-paused-person = The staff have paused this kiosk.
fault-disk-full-person = The kiosk has no room left to save requests.
fault-storage-read-only-person = The kiosk cannot save requests.
fault-storage-damaged-person = The kiosk cannot save requests.
fault-storage-newer-person = The kiosk cannot save requests.
fault-storage-failing-person = The kiosk cannot save requests.
fault-storage-salvaged-person = This kiosk works.
fault-storage-copy-lags-person = This kiosk works.
fault-request-unknown-person = This kiosk works.
fault-identity-unusable-person = This kiosk is not ready.
fault-already-running-person = This kiosk is not ready.
fault-no-network-person = The kiosk has no network. Requests are kept and follow later.
fault-central-refuses-person = The kiosk cannot deliver requests to AIMA now. Requests are kept and follow later.
fault-central-certificate-person = The kiosk could not confirm that it is talking to AIMA. To be safe, requests are kept and follow later.
fault-central-certificate-expired-person = The kiosk could not confirm that it is talking to AIMA. To be safe, requests are kept and follow later.
fault-central-failing-person = The AIMA service cannot take requests now. Requests are kept and follow later.
fault-central-partly-person = This kiosk works.
fault-configuration-refused-person = The kiosk works with AIMA’s earlier information.
fault-clock-person = The kiosk’s clock is not right.
fault-printer-none-person = This kiosk has no printer.
fault-printer-absent-person = The printer does not answer.
fault-printer-out-of-paper-person = The printer has no paper. Please tell the staff.
fault-printer-paper-low-person = The printer has little paper left.
fault-printer-cover-open-person = The printer’s cover is open. Please tell the staff.
fault-printer-jam-person = The paper is stuck in the printer. Please tell the staff.
fault-printer-stopped-person = The printer has stopped. Please tell the staff.
fault-printer-format-person = The printer does not take this receipt.
fault-printer-stuck-person = The printer took too long.
fault-printer-other-person = The printer has a problem. Please tell the staff.
fault-receipt-layout-person = The kiosk cannot make the receipt.
fault-speech-missing-person = This kiosk works.
fault-speech-failing-person = This kiosk works.

### States of a request (page, receipt, tracking page)

# Dates: month is a number that only chooses the name; day and year are texts.
date-in-words =
    { $month ->
        [1] { $day } January { $year }
        [2] { $day } February { $year }
        [3] { $day } March { $year }
        [4] { $day } April { $year }
        [5] { $day } May { $year }
        [6] { $day } June { $year }
        [7] { $day } July { $year }
        [8] { $day } August { $year }
        [9] { $day } September { $year }
        [10] { $day } October { $year }
        [11] { $day } November { $year }
       *[12] { $day } December { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = Correction of the e-mail address
kind-reactivate = Reactivation of the case
kind-resend = Payment details sent again
kind-closed = Letter from AIMA: the case is closed

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = Your request has not arrived yet
state-not-here-yet-detail = We have not received a request with this code yet. A kiosk without a network keeps the request and sends it later. Look again in a few hours. Please also check that the code is right.
state-being-checked = Your request is being checked
state-being-checked-detail = We have received your request. It will be checked by { $until }. You do not need to make another one.
state-being-checked-late = We have received your request. AIMA is finishing the check, and the answer comes soon. You do not need to make another one.
state-done = AIMA has done what you asked
state-done-detail = It is about your request, not the decision on your residence. What comes next is sent by e-mail. Look in the spam folder too.
state-come-to-the-counter = Please come to the counter
state-come-to-the-counter-detail = To go on, we need to speak with you. Go to the counter of an AIMA store with your passport and this code.
state-stopped = The request was stopped
state-stopped-detail = Your case stays as it was. If you do not know why the request was stopped, go to the counter of an AIMA store with your passport and this code.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = By { $date }
step-now = Now
step-confirm = Open the link that AIMA will e-mail you. You have 72 hours from when it is sent. Otherwise you will have to come to the counter.
step-confirm-here = Confirm this address with the button above.
step-old-address = AIMA also e-mails the address now in your case. If you can open that mailbox, press “Yes, this was me” there.
step-answer-here = Press “Yes, this was me” or “This was not me” above.
step-checked = AIMA checks the request.
step-checked-if-today =
    { $days ->
        [one] AIMA checks it within one working day of its arrival; if it arrives today, by { $date }.
       *[other] AIMA checks it within { $days } working days of its arrival; if it arrives today, by { $date }.
    }
step-answer = AIMA is finishing the check. The answer comes soon.
step-replaced = If all is right, AIMA writes to the new address from then on.
step-payment = If all is right, AIMA then sends the payment data by e-mail, with the last day to pay.
step-reactivated = If all is right, AIMA then writes to the e-mail address in your case, and your case continues.
step-counter = This request is dealt with at the counter, with you. Bring your passport and the message from AIMA.

### Receipt

receipt-office = Agency for Integration, Migration and Asylum
receipt-title = Receipt of your request
receipt-duplicate = DUPLICATE
receipt-demo = Demonstration (DEMO): not valid. Everything is made up.
receipt-code-label = Tracking code
receipt-saved = Saved at this kiosk on { $when }. Scan the QR code to see whether the request has arrived at AIMA.
receipt-scan-domain = The QR code opens { $domain }. If you see another address, do not go on.
receipt-time-label = Date and time
receipt-store-label = Store
receipt-kiosk-label = Kiosk
receipt-new-email-label = New e-mail
receipt-next-title = What happens next
receipt-hurry = In a hurry? Show your passport and this code at the counter.
receipt-safety-title = For your safety
receipt-sender = AIMA writes from addresses that end in { $senders }.
receipt-money = AIMA never asks for money at the kiosk or by QR code.
receipt-complaints-title = Complaint book (Livro Amarelo)
receipt-complaints = To complain, praise or suggest: at the counter or at { $site }.
receipt-complaints-counter = To complain, praise or suggest: at the counter.
receipt-complaints-site = To complain, praise or suggest: at { $site }.

### Tracking page

tracking-title = Where your request stands
tracking-languages = Language
tracking-domain = This page is at { $domain }. If your phone shows another address, do not go on.
tracking-bad-code = Please check the code
tracking-bad-code-detail = The code on the receipt has 12 letters and numbers, in three groups of four. Scan the QR code again, or type the code as it is on the receipt. If that does not work, show the receipt at the counter.
tracking-too-often = Please wait a minute
tracking-too-often-detail = Many people are using the same network. Open this page again in a minute.
tracking-unavailable = This cannot be shown right now
tracking-unavailable-detail = Open this page again in a few minutes. You do not need to make another request.

### Mail

# Every mail.
mail-demo = Demonstration (DEMO): everything in this e-mail is made up and not valid.
mail-no-reply = Do not reply to this e-mail: nobody reads the replies. If you need help, go to the counter of an AIMA store.
mail-link-copy = If the button does not work, copy this address into your browser:

# The six digits.
mail-code-subject = Your code for the AIMA kiosk
mail-code-title = Your code
mail-code-intro = Type these six digits at the AIMA kiosk:
mail-code-valid =
    { $minutes ->
        [one] The code works for one minute.
       *[other] The code works for { $minutes } minutes.
    }
mail-code-secret = Nobody from AIMA asks you for this code. Type it at the kiosk only.
mail-code-not-you = You are not using an AIMA kiosk? Then do nothing: without the code, nothing changes.

# The link that confirms a new address.
mail-confirm-link-subject = Confirm your new e-mail
mail-confirm-link-title = Is this e-mail address yours?
mail-confirm-link-intro = At an AIMA kiosk, this address was given as the new e-mail. To confirm it, open the page and press the button there.
mail-confirm-link-open = Confirm this e-mail
mail-confirm-link-valid =
    { $hours ->
        [one] The link works for one hour.
       *[other] The link works for { $hours } hours.
    }
mail-confirm-link-later = After that, go to the counter of an AIMA store with your passport and this code.
mail-confirm-link-not-you = You did not make this request? Then do nothing: without confirmation, this address is not used.

# The notice to the registered address.
mail-old-address-subject = Was this you? A request about your case at AIMA
mail-old-address-title = Did you make this request?
mail-old-address-correct-email = At an AIMA kiosk, somebody asked for the messages about your case to go to another e-mail from now on.
mail-old-address-reactivate = At an AIMA kiosk, somebody asked for your case to be reactivated.
mail-old-address-resend = At an AIMA kiosk, somebody asked for the payment details of your case to be sent again.
mail-old-address-closed = At an AIMA kiosk, somebody said that AIMA has written to them: your case is closed.
mail-old-address-yes = Yes, this was me
mail-old-address-no = This was not me
mail-old-address-press = Each button opens a page where you confirm your answer. Opening the page changes nothing.
mail-old-address-until = Nothing changes until AIMA has finished checking the request.
mail-old-address-if-no = If this was not you, the request is stopped and your case goes on as it is.

# What a correction or a resend was for.
mail-payment-data-subject = Payment details for your appointment
mail-payment-data-title = Payment details
mail-payment-data-intro = These are the details that you asked for. After you have paid, AIMA schedules your appointment.
mail-payment-data-reference = Reference
mail-payment-data-amount = Amount
mail-payment-data-deadline = Pay by
mail-payment-data-working-days =
    { $days ->
        [one] That is one working day: Saturdays, Sundays and public holidays do not count.
       *[other] That is { $days } working days: Saturdays, Sundays and public holidays do not count.
    }
mail-payment-data-pay = Pay the exact amount with the reference, at a Multibanco cash machine or through your bank.
mail-payment-data-keep = Keep the proof of payment.
mail-payment-data-wait = Wait for AIMA's e-mail with the day and time of your appointment. Look in the spam folder too.
mail-payment-data-late = The time is over, or you cannot pay? Go to the counter of an AIMA store with your passport and this code.
mail-payment-data-calendar = The attached file puts the last day into the calendar of your phone.

# Three working days before the last day to pay.
mail-payment-reminder-subject = The last day to pay is near
mail-payment-reminder-title = The last day to pay is near
mail-payment-reminder-intro =
    { $days ->
        [one] One working day is left to pay for your appointment at AIMA.
       *[other] { $days } working days are left to pay for your appointment at AIMA.
    }
mail-payment-reminder-paid = Have you paid already? Then do nothing, and keep the proof of payment.

# The day in a calendar.
calendar-payment-summary = AIMA: last day to pay
calendar-payment-detail = The details are in AIMA's e-mail. If you cannot pay, go to the counter of an AIMA store with your passport.

amount-in-euros = €{ $number }

# The case is pending again.
mail-reactivated-subject = Your case at AIMA has been reactivated
mail-reactivated-title = Your case has been reactivated
mail-reactivated-intro = The case is pending again. You do not need to make another request.
mail-reactivated-wait = When it is time to pay and to schedule the appointment, AIMA sends the details to this e-mail. Look in the spam folder too.

# Staff have to look at it with the person.
mail-come-to-counter-subject = Please come to the AIMA counter
mail-come-to-counter-title = Please come to the counter

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = The e-mail of your case at AIMA has been restored
mail-address-restored-title = Your e-mail has been restored
mail-address-restored-intro = At an AIMA counter, with your passport, your case got this e-mail back. This one was removed:
mail-address-restored-replaced = E-mail removed
mail-address-restored-quiet = For one working day AIMA sends nothing else here.
mail-address-restored-wrong = Was this not you? Go to the counter of an AIMA store with your passport.
mail-address-replaced-subject = AIMA no longer uses this e-mail
mail-address-replaced-title = This e-mail has been removed
mail-address-replaced-intro = At an AIMA counter this e-mail was taken off a case. AIMA sends nothing more about it here.
mail-address-replaced-wrong = Is the case yours? Go to the counter of an AIMA store with your passport.

### Links in mails: what is asked, and what a press did

mailbox-title = Your answer to AIMA
mailbox-confirm-title = Confirm your e-mail address
mailbox-confirm-detail = Somebody gave this address at an AIMA kiosk. If it was you, press the button to confirm that this mailbox is yours.
mailbox-confirm-button = Yes, this mailbox is mine
mailbox-confirm-done = Your e-mail address is confirmed
mailbox-confirm-done-detail = You do not need to do anything else. To see where your request stands, scan the QR code on your receipt.
mailbox-yes-title = Did you make this request?
mailbox-yes-detail = Somebody made a request at an AIMA kiosk about the case that has this e-mail address. Press the button only if it was you.
mailbox-yes-button = Yes, this was me
mailbox-yes-done = Thank you: it is noted
mailbox-yes-done-detail = AIMA now knows that the request is yours. You do not need to do anything else.
mailbox-no-title = Was this not you?
mailbox-no-detail = If it was not you, press the button to stop the request. Your case goes on as it is.
mailbox-no-button = This was not me: stop the request
mailbox-no-done = The request has been stopped
mailbox-no-done-detail = Nothing in your case changes. From now on, its data can only be changed at the counter, with your passport.
mailbox-too-late = AIMA has been warned
mailbox-too-late-detail = The request had been carried out already. Come to the counter with your passport. Until then, nobody can change the data of the case at a kiosk.
mailbox-under-way = AIMA has been warned
mailbox-under-way-detail = The request was just being carried out, and we try to stop it. Come to the counter with your passport. Until then, nobody can change the data of the case at a kiosk.
mailbox-overruled = AIMA has been warned
mailbox-overruled-detail = The request was made at the counter, with the passport. If the case is yours, come to the counter with your passport.
mailbox-before = Your answer was noted before
mailbox-before-detail = You do not need to do anything else. If the answer is not right, come to the counter with your passport.
mailbox-after-no = Nothing changes: somebody has said that this was not them
mailbox-after-no-detail = The case is protected. If the request is yours, come to the counter with your passport.
mailbox-ended = This request has ended already
mailbox-ended-detail = Your answer changes nothing. To see what became of it, scan the QR code on the receipt; if something is not right, come to the counter.
mailbox-expired = This link no longer works
mailbox-expired-detail = Its time is over. Come to the counter with your passport, or make a new request at a kiosk.
mailbox-bad-link = This link is not complete
mailbox-bad-link-detail = Open the link from the e-mail again, or copy all of it.
mailbox-not-now = It could not be noted just now
mailbox-not-now-detail = Open the link again in a few minutes. Your answer has not been noted yet.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = We close at { $time } today.
ready-counter-closed = The counter is closed today.
ready-long-wait = The wait at the counter is long today.
