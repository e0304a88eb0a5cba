# French (fr).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = Borne
demo = Démonstration. Tout ici est inventé, l’AIMA aussi.
actions = Boutons de cet écran
content = Contenu de cet écran
continue = Continuer
back = Retour
cancel = Effacer et quitter
finish = Terminer
close = Fermer
help = Aide
send = Envoyer la demande
sending = Enregistrement…
try-again = Réessayer
scroll-down = Voir plus bas
scroll-up = Voir plus haut
read-on = Lire jusqu’à la fin
step-of = Étape { $step } sur { $steps }
language-title = Choisissez la langue
look = Lettres et couleurs
look-size = Taille des lettres
look-colours = Couleurs
look-usual = Habituel
look-light = Contraste fort, clair
look-dark = Contraste fort, sombre
look-lower = Tout plus bas
keyboard = Clavier
key-backspace = Effacer
field-clear = Effacer ce que vous avez écrit ici
key-signs = Autres signes
key-letters = Lettres
key-at = Arobase
key-dot = Point
key-hyphen = Tiret
key-underscore = Tiret bas
key-plus = Plus
key-exclamation = Point d’exclamation
key-hash = Dièse
key-dollar = Dollar
key-percent = Pour cent
key-and = Signe &
key-apostrophe = Apostrophe
key-asterisk = Astérisque
key-slash = Slash
key-equals = Égal
key-question = Point d’interrogation
key-caret = Accent circonflexe
key-grave = Accent grave
key-brace-open = Accolade ouvrante
key-bar = Barre verticale
key-brace-close = Accolade fermante
key-tilde = Tilde
error-summary = À corriger
trouble = Cela n’a pas marché. Ce que vous avez écrit est toujours là. Réessayez, ou demandez de l’aide au personnel.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = Cette borne ne marche pas
out-of-service-reason = La borne a un problème.
out-of-service-what-to-do = Allez au guichet : vous pouvez y faire la même demande. La borne rouvre toute seule dès que le problème est réglé.
out-of-service-go = Allez au guichet : vous pouvez y faire la même demande.
out-of-service-code = Code pour le personnel : { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = Choisissez votre langue
welcome-what = Corriger votre e-mail, réactiver votre dossier, voir une demande. C’est gratuit. Ayez avec vous votre passeport, votre NIF ou d’autres numéros.
welcome-what-short = Corriger votre e-mail à l’AIMA. Gratuit. Apportez votre passeport.
welcome-trouble = Cela n’a pas marché. Réessayez, ou demandez de l’aide au personnel.
welcome-printing = Le reçu de la personne d’avant est encore en train de sortir. Attendez un moment.

# Purpose.
purpose-title = Que voulez-vous faire ?
purpose-correct-email = Corriger mon adresse e-mail
purpose-correct-email-detail = Je n’ai pas reçu les messages de l’AIMA, ou mon e-mail a changé.
purpose-resend = Recevoir à nouveau les données de paiement
purpose-resend-detail = Mon adresse est bonne, mais je n’ai rien reçu.
purpose-reactivate = Réactiver mon dossier
purpose-reactivate-detail = Par erreur, j’ai dit « ne m’intéresse plus » (já não tenho interesse).
purpose-closed = L’AIMA a écrit que mon dossier est fermé
purpose-closed-detail = Commencez ici. Ensuite, vous parlez à quelqu’un au guichet.
purpose-track = Voir une demande déjà faite
purpose-track-detail = J’ai un reçu avec un code.
purpose-call-staff = Je ne sais pas, ou je n’ai pas d’e-mail
purpose-call-staff-detail = Touchez : une personne de l’agence vient vers vous.
notice-no-receipt = Pas de reçu en ce moment. Vous pouvez quand même faire votre demande : à la fin, prenez le code en photo, notez-le ou montrez-le au personnel.
notice-go-on = Vous pouvez quand même faire votre demande.

# Privacy.
privacy-title = Vos données
privacy-who = Seule l’AIMA utilise les données que vous écrivez ici.
privacy-what = Elles servent seulement à trouver votre dossier et à répondre à votre demande.
privacy-kept = La borne garde les données chiffrées. Seule l’AIMA peut les lire.
privacy-more = En savoir plus
privacy-basis-title = Pourquoi l’AIMA peut le faire
privacy-basis = C’est une mission d’intérêt public que la loi donne à l’AIMA, l’Agence pour l’intégration, les migrations et l’asile (RGPD, article 6, paragraphe 1, point e).
privacy-sharing-title = Qui reçoit les données
privacy-sharing = Seulement les services de l’AIMA qui s’occupent de votre dossier.
privacy-how-long-title = Pendant combien de temps
privacy-how-long = Sur la borne : jusqu’à 7 jours après l’arrivée de la demande à l’AIMA, toujours chiffrées. À l’AIMA : aussi longtemps que la loi l’exige pour votre dossier.
privacy-rights-title = Vos droits
privacy-rights = Vous pouvez demander à voir, corriger, limiter ou effacer vos données, et vous opposer à leur usage. Demandez au guichet ou au responsable de la protection des données de l’AIMA, sur aima.gov.pt.
privacy-authority-title = Plaintes sur vos données
privacy-authority = L’autorité nationale de protection des données (CNPD) : cnpd.pt.

# Identity.
identity-title = Quels numéros avez-vous ?
identity-lead = Touchez-en au moins deux et écrivez le numéro.
identity-nif = NIF (numéro des impôts)
identity-nif-hint = 9 chiffres. Il est sur la carte ou la lettre des impôts (Finanças).
identity-passport = Numéro de passeport
identity-passport-hint = Lettres et chiffres, sur la page avec votre photo.
identity-country = Pays qui a délivré le passeport
identity-country-choose = Choisir le pays
identity-niss = NISS (sécurité sociale)
identity-niss-hint = 11 chiffres. Il est sur votre fiche de paie.
identity-phone = Téléphone
identity-phone-hint = Le numéro que vous avez donné à l’AIMA. D’un autre pays : commencez par +.
identity-number = Numéro
identity-too-few = Un seul ? Allez au guichet avec votre passeport : on y fait la demande avec vous.
passport-renewed = Le dossier a mon ancien passeport
phone-country-title = De quel pays est ce numéro ?
phone-country-other = Aucun : je vais corriger le numéro
identity-assisted = Quelqu’un m’aide
paper-empty = Touchez pour l’écrire
paper-none = Je ne l’ai pas
country-common = Les plus choisis
country-letters = Pays par lettre
country-missing = Mon pays n’est pas ici
country-missing-detail = Avez-vous un titre de voyage pour réfugiés ou apatrides ? Si vous ne trouvez pas votre pays, appelez quelqu’un.
country-stateless = Apatride (titre de voyage)
country-refugee = Réfugié (titre de voyage)
country-close = Revenir sans choisir

# Old e-mail.
old-email-title = Quelle adresse e-mail a l’AIMA ?
old-email-lead = C’est l’adresse donnée au début du dossier.
old-email-label = Ancienne adresse e-mail
old-email-hint = Elle a peut-être une faute, ou elle est à quelqu’un d’autre. Écrivez-la comme elle a été donnée.
old-email-unknown = Je ne sais pas
old-email-none = Je n’en ai pas donné
old-email-helpers = Elle est à quelqu’un qui m’aidait

# New e-mail.
new-email-title = Quelle adresse e-mail voulez-vous utiliser ?
new-email-lead = L’AIMA écrira à cette adresse.
new-email-label = Nouvelle adresse e-mail
new-email-own = Cette adresse est bien à vous ? Prenez-en une que vous pouvez ouvrir sans aucune aide.
resend-email-title = Quelle adresse e-mail a l’AIMA ?
resend-email-lead = L’AIMA enverra à nouveau les données de paiement à cette adresse.
resend-email-label = Votre adresse e-mail
resend-email-own = Pouvez-vous ouvrir cette boîte mail ? Sinon, touchez « Retour » et choisissez « Corriger mon adresse e-mail ».
email-suggestion-title = Vouliez-vous écrire une autre adresse ?
email-suggestion-accept = Oui, c’est
email-suggestion-keep = Non, c’est bien
same-email-title = Vous avez écrit deux fois la même adresse
same-email-detail = Si cette adresse est bonne, l’AIMA peut renvoyer les données de paiement.
same-email-resend = Oui, renvoyer les données
same-email-change = Non, je veux utiliser une autre adresse

# Check.
check-title = Est-ce que tout est juste ?
check-lead-correct-email = Demande : corriger l’adresse e-mail. Lisez lentement avant d’envoyer.
check-lead-resend = Demande : renvoyer les données de paiement. Lisez lentement avant d’envoyer.
check-lead-reactivate = Demande : réactiver le dossier. Lisez lentement avant d’envoyer.
check-lead-closed = Demande : l’AIMA a écrit que le dossier est fermé. Lisez lentement avant d’envoyer.
check-identity = Qui vous êtes
check-old-email = Adresse que l’AIMA a
check-old-email-unknown = Je ne sais pas
check-old-email-none = Aucune n’a été donnée
check-old-email-helpers = Elle est à quelqu’un qui m’aidait
check-new-email = Nouvelle adresse e-mail
check-resend-email = Envoyer les données à
check-assisted = Aide
check-assisted-yes = Quelqu’un m’aide
check-passport-renewed = Le dossier a l’ancien passeport
check-change = Changer
check-change-what = Changer : { $what }
check-statement-title = En envoyant, vous déclarez
check-statement-means = En portugais, la langue officielle. Cela veut dire :
reactivation-statement = Je déclare que je n’ai pas voulu renoncer à ma manifestation d’intérêt, et je demande que mon dossier soit réactivé.
closed-counter = Cette demande finit toujours au guichet : quelqu’un de l’AIMA doit voir le dossier avec vous. La borne enregistre la demande et vous donne un reçu à montrer au guichet.

# Not saved.
not-saved-title = La demande n’est pas enregistrée
not-saved-nothing-kept = Rien n’a été gardé. L’AIMA n’a pas reçu cette demande.
not-saved-what-now = Ce que vous pouvez faire
not-saved-try-again = Réessayez : ce que vous avez écrit est toujours là.
not-saved-counter = Si cela ne marche pas, allez au guichet : vous pouvez y faire la même demande.

# Done.
done-title = Votre demande est enregistrée
done-title-several = Vos demandes sont enregistrées
done-keep-code =
    { $requests ->
        [1] Gardez ce code, ou prenez-le en photo.
       *[other] Gardez ces codes, ou prenez-les en photo.
    }
done-new-email = Nouvelle adresse e-mail :
address-begins = commence par { $begins }
address-begins-at = commence par { $begins }, chez { $domain }
done-show-address = Montrer
done-person = Personne { $number } : { $kind }
done-person-alone = Personne { $number }
done-another-person = La même chose pour une autre personne
another-person-title = À quelle adresse l’AIMA doit-elle écrire à cette personne ?
another-person-detail = Les numéros que vous avez écrits sont effacés maintenant. Les demandes enregistrées ne changent pas.
another-person-yes = À la même adresse e-mail
another-person-own = À une autre adresse e-mail
another-person-no = Il n’y a personne d’autre : rester ici
done-qr = Code QR pour voir où en est la demande
done-qr-opens = Ouvre la page
fact-saved = Enregistrée sur cette borne à { $time }
fact-printing = Le reçu s’imprime…
fact-printed = Reçu imprimé. Prenez-le avec vous.
fact-not-printed = Le reçu n’a pas été imprimé
fact-not-printed-photo = La demande est quand même enregistrée. Prenez le code en photo.
fact-unconfirmed = On ne sait pas si le reçu est sorti
fact-unconfirmed-detail = Regardez l’imprimante. S’il n’y est pas, demandez un duplicata au personnel.
fact-delivered = Elle est arrivée à l’AIMA
fact-not-delivered = Elle n’est pas encore arrivée à l’AIMA
fact-not-delivered-detail = La borne l’envoie toute seule. Pas besoin d’attendre ici.
print-again = Imprimer à nouveau
fact-short-saved = Enregistrée à { $time }
fact-short-printing = Impression…
fact-short-printed = Reçu imprimé
fact-short-not-printed = Pas imprimé
fact-short-unconfirmed = Peut-être pas imprimé
fact-short-delivered = L’AIMA l’a reçue
fact-short-not-delivered = Pas encore à l’AIMA
no-receipt = Aucun reçu n’est sorti. Prenez le code en photo, notez-le ou montrez-le au personnel, qui peut l’imprimer.
done-another-reactivate = Réactiver aussi mon dossier
done-another-correct-email = Corriger aussi mon adresse e-mail

# Track.
track-title = Voir une demande
track-lead = Écrivez le code qui est sur le reçu.
track-label = Code de suivi
track-hint = 12 lettres et chiffres. Pas besoin des tirets.
track-look-up = Voir où en est la demande
track-looking-up = Recherche…
track-another = Voir une autre demande
track-offline = La borne n’a pas de réseau et ne peut pas voir la demande maintenant. Vous pouvez lire le code QR du reçu avec votre téléphone, ou essayer plus tard.
track-slow-down = Trop de recherches en peu de temps. Attendez une minute et réessayez.

# Help: what each screen wants.
help-title = Aide
help-staff = Besoin de quelqu’un ? Touchez « Appeler quelqu’un », ou allez au guichet. Cette borne vous attend quelques minutes.
help-close = Fermer l’aide
help-welcome = Touchez la langue que vous lisez le mieux. Ici, vous pouvez corriger l’e-mail que l’AIMA a, demander de réactiver votre dossier ou voir une demande déjà faite. C’est gratuit.
help-purpose = Touchez ce que vous voulez faire. Si vous ne savez pas, ou si vous n’avez pas d’e-mail, touchez « Appeler quelqu’un » : le personnel vous aide.
help-privacy = Cet écran explique ce que deviennent vos données. Pour continuer, touchez « Continuer ».
help-identity = Avec deux de ces numéros, l’AIMA trouve votre dossier. Plus il y en a, mieux c’est. Touchez un document pour écrire son numéro. Vous pouvez aller chercher vos documents : vous avez le temps.
help-identity-passport = Le numéro est sur la page avec votre photo, en haut et aussi en bas. Vous pouvez poser cette page sur le lecteur. Si vous n’avez pas de passeport, touchez « Je ne l’ai pas ».
help-identity-nif = Le NIF a neuf chiffres. Il est sur la carte ou la lettre des impôts (Finanças). Si vous n’en avez pas, touchez « Je ne l’ai pas ».
help-identity-niss = Le NISS a onze chiffres. Il est sur votre fiche de paie. Si vous n’en avez pas, touchez « Je ne l’ai pas ».
help-identity-phone = C’est le numéro que vous avez donné à l’AIMA, même s’il ne vous sert plus. Si vous l’avez oublié, touchez « Je ne l’ai pas ».
help-old-email = C’est l’adresse de votre dossier, même si elle a une faute ou si elle est à quelqu’un qui vous aidait. Si vous ne la savez pas, touchez « Je ne sais pas ».
help-new-email = Écrivez l’adresse que vous utilisez tous les jours, par exemple celle de votre téléphone. Une adresse a toujours un @ au milieu. Si vous n’avez pas d’e-mail, touchez « Appeler quelqu’un ».
help-check = Comparez les numéros avec vos documents. Pour corriger, touchez « Changer ». Quand tout est juste, touchez « Envoyer la demande ».
help-not-saved = La demande n’est pas enregistrée. Réessayez, ou faites-la au guichet.
help-done = Prenez le reçu, ou prenez le code en photo. Avec le code QR et votre téléphone, vous pouvez voir où en est la demande. Puis touchez « Terminer ».
help-track = Le code est sur le reçu, sous « Code de suivi ». Écrivez-le et touchez « Voir où en est la demande ».

# Idle.
idle-title = Êtes-vous toujours là ?
idle-why = Pour protéger vos données, ce que vous avez écrit va être effacé.
idle-why-done = Pour protéger vos données, cet écran va se fermer. La demande reste enregistrée.
idle-seconds = Temps qui reste : { $seconds } s
idle-stay = Je suis toujours là
idle-start-again = Effacer et recommencer
idle-minutes = Temps qui reste : { $minutes } min

# Leaving, where something would be lost.
leave-typed-title = Voulez-vous vraiment quitter ?
leave-typed = Ce que vous avez écrit va être effacé. Ce qui est déjà enregistré reste enregistré.
leave-typed-stay = Continuer la demande
leave-typed-anyway = Effacer et quitter
leave-printing-title = Le reçu est en train de sortir
leave-printing = Attendez quelques secondes et prenez-le avec vous. C’est la preuve de votre demande.
leave-printing-stay = Attendre le reçu
leave-printing-anyway = Partir sans le reçu
leave-no-receipt-title = Avez-vous noté le code ou pris une photo ?
leave-no-receipt = Aucun reçu n’est sorti. Après votre départ, le code ne s’affiche plus ici. Sans lui, la demande est difficile à retrouver.
leave-no-receipt-stay = Retour au code
leave-no-receipt-anyway = J’ai le code : quitter
leave-not-saved-title = Partir sans la demande ?
leave-not-saved = La demande n’est pas enregistrée. Si vous partez, ce que vous avez écrit est effacé. Vous pouvez faire la même demande au guichet.
leave-not-saved-stay = Revenir et réessayer
leave-not-saved-anyway = Effacer et quitter

# An answer that takes its time.
slow-answer = Attendez un peu, ou touchez « Retour ».
slow-saving = L’enregistrement continue. Attendez, s’il vous plaît.

# The passport reader.
reader-passport = Passeport lu. Vérifiez le numéro.
reader-visa = C’est un visa. Posez sur le lecteur la page du passeport avec votre photo.
reader-residence-card = C’est votre titre de séjour. Utilisez le passeport.
reader-identity-card = C’est une carte d’identité. Utilisez le passeport.
reader-other-card = Cette carte n’est pas la bonne ici. Utilisez le passeport.
reader-long-number = Le numéro de ce document est trop long pour le lecteur. Écrivez le numéro du passeport.
reader-misread = Le passeport a été mal lu. Posez-le à nouveau sur le lecteur.
reader-unknown = Le lecteur a lu quelque chose que nous ne connaissons pas. Posez-y la page du passeport avec votre photo, ou écrivez le numéro.
reader-tracking-code = C’est le code d’un reçu. Ici, il faut le passeport.
reader-no-code = Ce n’est pas le code d’un reçu. Posez le code QR du reçu sur le lecteur, ou écrivez le code.
reader-not-here = Le lecteur ne sert pas sur cet écran.
reader-question = Répondez d’abord à la question sur l’écran.

### Page: the code to the new mailbox

code-title = Écrivez le code que vous avez reçu
code-title-waiting = Nous allons vous envoyer un code
code-spent-title = Il vous faut un autre code
code-lead = Nous venons d’envoyer un e-mail avec six chiffres à :
code-lead-waiting = Dans un moment, nous envoyons un e-mail avec six chiffres à :
code-address-wrong = L’adresse est fausse ? Touchez « Retour » et corrigez-la.
code-label = Code de six chiffres
code-hint = Il est dans l’e-mail de l’AIMA, par exemple sur votre téléphone. Regardez aussi dans les spams.
code-resend = Envoyer un autre code
code-resend-wait = Envoyer un autre code dans { $seconds } s
code-first-wait = Le code part dans { $seconds } s
code-skip = Je ne peux pas ouvrir mon e-mail ici
code-sending = Envoi du code…
one-moment = Un moment…
code-sent-again = Nous avons envoyé un autre code. Celui d’avant ne marche plus.
code-offline = La borne n’a pas pu joindre l’AIMA. Réessayez, ou touchez « Je ne peux pas ouvrir mon e-mail ici » pour continuer sans code.
code-slow-down = Trop d’essais en peu de temps. Attendez un peu, ou touchez « Je ne peux pas ouvrir mon e-mail ici » pour continuer sans code.
error-code-form = Le code a six chiffres. Regardez s’il en manque un ou s’il y en a un de trop.
error-code-wrong =
    { $tries ->
        [1] Ce n’est pas le bon code. Vous pouvez essayer encore une fois.
        [2] Ce n’est pas le bon code. Vous pouvez essayer encore deux fois.
       *[other] Ce n’est pas le bon code. Comparez avec l’e-mail que vous avez reçu.
    }
error-code-spent = Ce code ne marche plus. Touchez « Envoyer un autre code ».
check-mailbox-confirmed = Confirmée avec le code
check-mailbox-skipped = Pas encore confirmée. L’AIMA enverra un lien à cette adresse : ouvrez-le pour confirmer.
check-mailbox-offline = Impossible d’envoyer un code maintenant. L’AIMA enverra un lien à cette adresse : ouvrez-le pour confirmer.
help-confirm-code = Ouvrez votre e-mail, par exemple sur votre téléphone, et cherchez le message de l’AIMA. Écrivez ici ses six chiffres. Si vous ne pouvez pas ouvrir votre e-mail, touchez « Je ne peux pas ouvrir mon e-mail ici » : l’AIMA vous enverra plus tard un lien.

### Page: call for help

help-call = Appeler quelqu’un
help-call-again = Appeler à nouveau
help-call-calling = Nous prévenons le guichet…
help-call-called = Le guichet a reçu votre appel. Attendez ici, s’il vous plaît. Personne n’a encore répondu.
help-call-late = Le guichet a reçu votre appel, mais personne n’a encore répondu. Vous pouvez encore attendre, ou aller au guichet.
help-call-coming = Quelqu’un arrive. Attendez ici, s’il vous plaît.
help-call-offline = La borne ne peut pas joindre le guichet. Allez au guichet, s’il vous plaît.
help-call-ended = Le guichet a fermé votre appel. Si vous avez encore besoin d’aide, appelez à nouveau.
call-calling = Appel du guichet…
call-called = Le guichet a reçu votre appel. Attendez ici.
call-late = Personne n’a encore répondu. Attendez, ou allez au guichet.
call-coming = Quelqu’un arrive. Attendez ici.
call-offline = Pas de réponse. Allez au guichet.
call-ended = Le guichet a fermé votre appel.
call-end = Arrêter l’appel

### Page: reading aloud, and the keys of a pad

speech = Lire à voix haute
speech-stop = Arrêter la lecture
speech-repeat = Lire encore
speech-slower = Plus lentement
speech-faster = Plus vite
speech-louder = Plus fort
speech-softer = Moins fort
speech-dark = Écran noir
speech-words = Un mot pour chaque lettre
speech-keys = Essayer les touches
keys-detail = Appuyez sur n’importe quelle touche du pavé : ce qu’elle fait est dit et montré ici. Appuyez deux fois sur « Retour » pour continuer.
speech-on = Cette borne lit à voix haute. « Suivant » et « Précédent » passent d’une chose à l’autre, « Choisir » appuie dessus, « Aide » explique l’écran.
speech-off = La lecture à voix haute est terminée.
speech-private = Branchez un casque pour entendre ceci.
speech-voice = Il n’y a pas de voix pour cette langue. Une voix portugaise la lit.
ear-button = bouton
ear-field = écrivez ici
ear-chosen = choisi
ear-not-chosen = pas choisi
ear-unavailable = impossible pour le moment
ear-empty = rien n’est encore écrit
ear-deleted = effacé
ear-receipt = Le reçu dit :
ear-keyboard = Clavier en bas : continuez avec « Suivant » jusqu’à ses touches.
pad-previous = Précédent : une chose en arrière
pad-next = Suivant : une chose en avant
pad-up = Haut : une rangée plus haut
pad-down = Bas : une rangée plus bas
pad-select = Choisir : appuie là où vous êtes
pad-back = Retour : à l’écran d’avant
pad-help = Aide : explique l’écran
pad-speech = Voix : commence et arrête la lecture

### Field errors

error-nif-length = Le NIF a 9 chiffres. Regardez s’il en manque un ou s’il y en a un de trop.
error-nif-check = Un chiffre de ce NIF n’est pas juste. Comparez avec le document.
error-nif-company = Ce NIF est celui d’une entreprise. Écrivez votre NIF personnel.
error-nif-placeholder = Ce numéro est seulement un exemple. Écrivez votre NIF à vous.
error-nif-prefix = Le NIF d’une personne commence par 1, 2, 3 ou 45. Comparez avec le document.
error-niss-length = Le NISS a 11 chiffres. Regardez s’il en manque un ou s’il y en a un de trop.
error-niss-check = Un chiffre de ce NISS n’est pas juste. Comparez avec le document.
error-niss-prefix = Le NISS d’une personne commence par 1. Comparez avec le document.
error-niss-placeholder = Ce numéro est seulement un exemple. Écrivez votre NISS à vous.
error-passport-form = Un numéro de passeport a de 6 à 9 lettres et chiffres. Comparez avec votre passeport.
error-passport-mrz = Le passeport a été mal lu. Posez-le à nouveau sur le lecteur, ou écrivez seulement le numéro.
error-passport-other-paper = Ce n’est pas le passeport. Posez le passeport sur le lecteur, ou écrivez seulement le numéro.
error-country-missing = Choisissez le pays qui a délivré le passeport.
error-country-unknown = Nous ne connaissons pas ce pays. Choisissez-en un dans la liste.
error-phone-invalid = Vérifiez le numéro de téléphone. S’il est d’un autre pays, commencez par + et l’indicatif du pays.
error-identity-need-two = Il manque des numéros : il en faut au moins deux pour trouver votre dossier.
error-paper-empty = Écrivez le numéro, ou touchez « Je ne l’ai pas ».
error-email-empty = Écrivez l’adresse e-mail.
error-email-form = Vérifiez l’adresse. Elle doit être comme name@example.pt, sans espaces.
error-email-too-long = Cette adresse est trop longue. Regardez si elle n’est pas écrite deux fois.
error-email-invisible = L’adresse a des signes qu’on ne voit pas. Effacez tout et écrivez-la à nouveau.
error-email-mixed-script = L’adresse mélange des lettres d’alphabets différents. Effacez tout et écrivez-la à nouveau.
error-email-domain = Vérifiez la partie après le @, par exemple gmail.com.
error-email-same = Vous avez écrit deux fois la même adresse. Écrivez-en une autre, ou demandez à nouveau les données.
error-tracking-code = Ce code n’est pas complet, ou un de ses signes n’est pas juste. Comparez avec le reçu.
error-other = Vérifiez ce que vous avez écrit ici.

### Faults: what the person reads, what staff read

fault-configuration-person = Cette borne ne peut pas être utilisée maintenant.
fault-not-enrolled-person = Cette borne n’est pas encore en service.
fault-paused-person = Le personnel a mis cette borne en pause.
fault-disk-full-person = La borne n’a plus de place pour enregistrer des demandes.
fault-storage-read-only-person = La borne ne peut pas enregistrer de demandes.
fault-storage-damaged-person = La borne ne peut pas enregistrer de demandes.
fault-storage-newer-person = La borne ne peut pas enregistrer de demandes.
fault-storage-failing-person = La borne ne peut pas enregistrer de demandes.
fault-storage-salvaged-person = Cette borne marche.
fault-storage-copy-lags-person = Cette borne marche.
fault-request-unknown-person = Cette borne marche.
fault-identity-unusable-person = Cette borne n’est pas prête.
fault-already-running-person = Cette borne n’est pas prête.
fault-no-network-person = La borne n’a pas de réseau. Les demandes sont gardées et partiront plus tard.
fault-central-refuses-person = La borne ne peut pas envoyer de demandes à l’AIMA maintenant. Les demandes sont gardées et partiront plus tard.
fault-central-certificate-person = La borne n’a pas pu vérifier qu’elle parle bien à l’AIMA. Par sécurité, les demandes sont gardées et partiront plus tard.
fault-central-certificate-expired-person = La borne n’a pas pu vérifier qu’elle parle bien à l’AIMA. Par sécurité, les demandes sont gardées et partiront plus tard.
fault-central-failing-person = Le service de l’AIMA ne peut pas recevoir de demandes maintenant. Les demandes sont gardées et partiront plus tard.
fault-central-partly-person = Cette borne marche.
fault-configuration-refused-person = La borne marche avec les informations précédentes de l’AIMA.
fault-clock-person = L’horloge de la borne n’est pas à l’heure.
fault-printer-none-person = Cette borne n’a pas d’imprimante.
fault-printer-absent-person = L’imprimante ne répond pas.
fault-printer-out-of-paper-person = L’imprimante n’a plus de papier. Prévenez le personnel.
fault-printer-paper-low-person = L’imprimante n’a presque plus de papier.
fault-printer-cover-open-person = Le capot de l’imprimante est ouvert. Prévenez le personnel.
fault-printer-jam-person = Le papier est coincé dans l’imprimante. Prévenez le personnel.
fault-printer-stopped-person = L’imprimante s’est arrêtée. Prévenez le personnel.
fault-printer-format-person = L’imprimante n’accepte pas ce reçu.
fault-printer-stuck-person = L’imprimante a mis trop de temps.
fault-printer-other-person = L’imprimante a un problème. Prévenez le personnel.
fault-receipt-layout-person = La borne ne peut pas faire le reçu.
fault-speech-missing-person = Cette borne marche.
fault-speech-failing-person = Cette borne marche.
date-in-words =
    { $month ->
        [1] { $day } janvier { $year }
        [2] { $day } février { $year }
        [3] { $day } mars { $year }
        [4] { $day } avril { $year }
        [5] { $day } mai { $year }
        [6] { $day } juin { $year }
        [7] { $day } juillet { $year }
        [8] { $day } août { $year }
        [9] { $day } septembre { $year }
        [10] { $day } octobre { $year }
        [11] { $day } novembre { $year }
       *[12] { $day } décembre { $year }
    }
date-and-time = { $date } à { $time }

# What was asked.
kind-correct-email = Correction de l’adresse e-mail
kind-reactivate = Réactivation du dossier
kind-resend = Nouvel envoi des données de paiement
kind-closed = Lettre de l’AIMA : le dossier est fermé

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = Votre demande n’est pas encore arrivée
state-not-here-yet-detail = Nous n’avons pas encore reçu de demande avec ce code. Une borne sans réseau garde la demande et l’envoie plus tard. Revenez voir dans quelques heures. Vérifiez aussi que le code est juste.
state-being-checked = Votre demande est en cours de vérification
state-being-checked-detail = Nous avons reçu votre demande. Elle sera vérifiée au plus tard le { $until }. Vous n’avez pas besoin d’en faire une autre.
state-being-checked-late = Nous avons reçu votre demande. L’AIMA termine la vérification et la réponse arrive bientôt. Vous n’avez pas besoin d’en faire une autre.
state-done = Ce que vous demandiez est fait
state-done-detail = C’est votre demande, pas la décision sur votre séjour. La suite arrive par e-mail. Regardez aussi dans les spams.
state-come-to-the-counter = Venez au guichet, s’il vous plaît
state-come-to-the-counter-detail = Pour continuer, nous devons vous parler. Allez au guichet d’une agence AIMA avec votre passeport et ce code.
state-stopped = La demande a été arrêtée
state-stopped-detail = Votre dossier reste comme avant. Si vous ne savez pas pourquoi la demande est arrêtée, allez au guichet d’une agence AIMA avec votre passeport et ce code.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = D’ici au { $date }
step-now = Maintenant
step-confirm = Ouvrez le lien que l’AIMA vous enverra par e-mail. Vous avez 72 heures après l’envoi de l’e-mail. Sinon, il faudra venir au guichet.
step-confirm-here = Confirmez cette adresse avec le bouton plus haut.
step-old-address = L’AIMA écrit aussi à l’e-mail actuel du dossier. Si vous pouvez l’ouvrir, appuyez là sur « Oui, c’était moi ».
step-answer-here = Appuyez plus haut sur « Oui, c’était moi » ou « Ce n’était pas moi ».
step-checked = L’AIMA vérifie la demande.
step-checked-if-today =
    { $days ->
        [one] L’AIMA la vérifie dans le jour ouvré qui suit son arrivée ; si elle arrive aujourd’hui, au plus tard le { $date }.
       *[other] L’AIMA la vérifie dans les { $days } jours ouvrés qui suivent son arrivée ; si elle arrive aujourd’hui, au plus tard le { $date }.
    }
step-answer = L’AIMA termine la vérification. La réponse arrive bientôt.
step-replaced = Si tout est juste, l’AIMA écrira ensuite à la nouvelle adresse.
step-payment = Si tout est juste, l’AIMA envoie par e-mail les données de paiement, avec le dernier jour pour payer.
step-reactivated = Si tout est juste, l’AIMA écrira ensuite à l’adresse e-mail de votre dossier, et le dossier continue.
step-counter = Cette demande se traite au guichet, avec vous. Apportez votre passeport et le message de l’AIMA.

### Receipt

receipt-office = Agence pour l’intégration, les migrations et l’asile
receipt-title = Reçu de votre demande
receipt-duplicate = DUPLICATA
receipt-demo = Démonstration (DEMO) : sans valeur. Tout est inventé.
receipt-code-label = Code de suivi
receipt-saved = Enregistrée sur cette borne le { $when }. Lisez le code QR pour voir si la demande est arrivée à l’AIMA.
receipt-scan-domain = Le code QR ouvre { $domain }. Si vous voyez une autre adresse, ne continuez pas.
receipt-time-label = Date et heure
receipt-store-label = Agence (Loja)
receipt-kiosk-label = Borne
receipt-new-email-label = Nouvel e-mail
receipt-next-title = La suite
receipt-hurry = C’est urgent ? Montrez votre passeport et ce code au guichet.
receipt-safety-title = Pour votre sécurité
receipt-sender = L’AIMA écrit avec des adresses qui finissent par { $senders }.
receipt-money = L’AIMA ne demande jamais d’argent à la borne ni par code QR.
receipt-complaints-title = Livre de réclamations (Livro Amarelo)
receipt-complaints = Pour une plainte, un merci ou une idée : au guichet ou sur { $site }.
receipt-complaints-counter = Pour une plainte, un merci ou une idée : au guichet.
receipt-complaints-site = Pour une plainte, un merci ou une idée : sur { $site }.

### Tracking page

tracking-title = Où en est votre demande
tracking-languages = Langue
tracking-domain = Cette page est sur { $domain }. Si votre téléphone montre une autre adresse, ne continuez pas.
tracking-bad-code = Vérifiez le code
tracking-bad-code-detail = Le code du reçu a 12 lettres et chiffres, en trois groupes de quatre. Lisez à nouveau le code QR, ou écrivez le code comme il est sur le reçu. Si cela ne marche pas, montrez le reçu au guichet.
tracking-too-often = Attendez une minute
tracking-too-often-detail = Beaucoup de personnes utilisent le même réseau. Rouvrez cette page dans une minute.
tracking-unavailable = Impossible de l’afficher maintenant
tracking-unavailable-detail = Rouvrez cette page dans quelques minutes. Vous n’avez pas besoin de faire une autre demande.

### Mail

# Every mail.
mail-demo = Démonstration (DEMO) : tout dans cet e-mail est inventé et sans valeur.
mail-no-reply = Ne répondez pas à cet e-mail : personne ne lit les réponses. Pour avoir de l’aide, allez au guichet d’une agence AIMA (Loja AIMA).
mail-link-copy = Si le bouton ne marche pas, copiez cette adresse dans votre navigateur :

# The six digits.
mail-code-subject = Votre code pour la borne de l’AIMA
mail-code-title = Votre code
mail-code-intro = Écrivez ces six chiffres sur la borne de l’AIMA :
mail-code-valid =
    { $minutes ->
        [one] Le code marche pendant une minute.
       *[other] Le code marche pendant { $minutes } minutes.
    }
mail-code-secret = Personne de l’AIMA ne vous demande ce code. Écrivez-le seulement sur la borne.
mail-code-not-you = Vous n’êtes pas devant une borne de l’AIMA ? Alors ne faites rien : sans le code, rien ne change.

# The link that confirms a new address.
mail-confirm-link-subject = Confirmez votre nouvel e-mail
mail-confirm-link-title = Cette adresse e-mail est-elle à vous ?
mail-confirm-link-intro = Sur une borne de l’AIMA, cette adresse a été donnée comme nouvel e-mail. Pour la confirmer, ouvrez la page et appuyez sur le bouton qui s’y trouve.
mail-confirm-link-open = Confirmer cet e-mail
mail-confirm-link-valid =
    { $hours ->
        [one] Le lien marche pendant une heure.
       *[other] Le lien marche pendant { $hours } heures.
    }
mail-confirm-link-later = Après, allez au guichet d’une agence AIMA avec votre passeport et ce code.
mail-confirm-link-not-you = Vous n’avez pas fait cette demande ? Alors ne faites rien : sans confirmation, cette adresse n’est pas utilisée.

# The notice to the registered address.
mail-old-address-subject = C’était vous ? Une demande sur votre dossier à l’AIMA
mail-old-address-title = Avez-vous fait cette demande ?
mail-old-address-correct-email = Sur une borne de l’AIMA, quelqu’un a demandé que les messages sur votre dossier aillent désormais à un autre e-mail.
mail-old-address-reactivate = Sur une borne de l’AIMA, quelqu’un a demandé de réactiver votre dossier.
mail-old-address-resend = Sur une borne de l’AIMA, quelqu’un a demandé de renvoyer les données de paiement de votre dossier.
mail-old-address-closed = Sur une borne de l’AIMA, quelqu’un a dit avoir reçu un message de l’AIMA : votre dossier est fermé.
mail-old-address-yes = Oui, c’était moi
mail-old-address-no = Ce n’était pas moi
mail-old-address-press = Chaque bouton ouvre une page où vous confirmez votre réponse. Ouvrir la page ne change rien.
mail-old-address-until = Rien ne change tant que l’AIMA n’a pas fini de vérifier la demande.
mail-old-address-if-no = Si ce n’était pas vous, la demande est arrêtée et votre dossier continue comme avant.

# What a correction or a resend was for.
mail-payment-data-subject = Données de paiement pour votre rendez-vous
mail-payment-data-title = Données de paiement
mail-payment-data-intro = Voici les données que vous avez demandées. Quand vous aurez payé, l’AIMA fixera votre rendez-vous.
mail-payment-data-reference = Référence
mail-payment-data-amount = Montant
mail-payment-data-deadline = À payer jusqu’au
mail-payment-data-working-days =
    { $days ->
        [one] C’est un jour ouvré : les samedis, dimanches et jours fériés ne comptent pas.
       *[other] Ce sont { $days } jours ouvrés : les samedis, dimanches et jours fériés ne comptent pas.
    }
mail-payment-data-pay = Payez le montant exact avec la référence, à un distributeur Multibanco ou par votre banque.
mail-payment-data-keep = Gardez la preuve du paiement.
mail-payment-data-wait = Attendez l’e-mail de l’AIMA avec le jour et l’heure de votre rendez-vous. Regardez aussi dans les spams.
mail-payment-data-late = Le temps est passé, ou vous ne pouvez pas payer ? Allez au guichet d’une agence AIMA avec votre passeport et ce code.
mail-payment-data-calendar = Le fichier joint met le dernier jour dans le calendrier de votre téléphone.

# Three working days before the last day to pay.
mail-payment-reminder-subject = Le dernier jour pour payer est proche
mail-payment-reminder-title = Le dernier jour pour payer est proche
mail-payment-reminder-intro =
    { $days ->
        [one] Il reste { $days } jour ouvré pour payer votre rendez-vous à l’AIMA.
       *[other] Il reste { $days } jours ouvrés pour payer votre rendez-vous à l’AIMA.
    }
mail-payment-reminder-paid = Vous avez déjà payé ? Alors ne faites rien, et gardez la preuve du paiement.

# The day in a calendar.
calendar-payment-summary = AIMA : dernier jour pour payer
calendar-payment-detail = Les données sont dans l’e-mail de l’AIMA. Si vous ne pouvez pas payer, allez au guichet d’une agence AIMA avec votre passeport.
amount-in-euros = { $number } €

# The case is pending again.
mail-reactivated-subject = Votre dossier à l’AIMA a été réactivé
mail-reactivated-title = Votre dossier a été réactivé
mail-reactivated-intro = Le dossier est de nouveau en attente. Vous n’avez pas besoin de faire une autre demande.
mail-reactivated-wait = Quand il faudra payer et prendre le rendez-vous, l’AIMA enverra les données à cet e-mail. Regardez aussi dans les spams.

# Staff have to look at it with the person.
mail-come-to-counter-subject = Venez au guichet de l’AIMA
mail-come-to-counter-title = Venez au guichet, s’il vous plaît

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = L’e-mail de votre dossier à l’AIMA a été rétabli
mail-address-restored-title = Votre e-mail a été rétabli
mail-address-restored-intro = Au guichet de l’AIMA, avec votre passeport, cet e-mail a été remis dans votre dossier. Celui-ci a été retiré :
mail-address-restored-replaced = E-mail retiré
mail-address-restored-quiet = Pendant un jour ouvré, l’AIMA n’envoie rien d’autre ici.
mail-address-restored-wrong = Ce n’était pas vous ? Allez au guichet d’une agence AIMA avec votre passeport.
mail-address-replaced-subject = L’AIMA n’utilise plus cet e-mail
mail-address-replaced-title = Cet e-mail a été retiré
mail-address-replaced-intro = Au guichet de l’AIMA, cet e-mail a été retiré d’un dossier. L’AIMA n’envoie plus rien ici sur ce dossier.
mail-address-replaced-wrong = Le dossier est à vous ? Allez au guichet d’une agence AIMA avec votre passeport.

### Links in mails: what is asked, and what a press did

mailbox-title = Votre réponse à l’AIMA
mailbox-confirm-title = Confirmez votre adresse e-mail
mailbox-confirm-detail = Quelqu’un a donné cette adresse sur une borne de l’AIMA. Si c’était vous, appuyez sur le bouton pour confirmer que cette boîte mail est à vous.
mailbox-confirm-button = Oui, cette boîte mail est à moi
mailbox-confirm-done = Votre adresse e-mail est confirmée
mailbox-confirm-done-detail = Vous n’avez rien d’autre à faire. Pour voir où en est votre demande, lisez le code QR de votre reçu.
mailbox-yes-title = Avez-vous fait cette demande ?
mailbox-yes-detail = Quelqu’un a fait sur une borne de l’AIMA une demande sur le dossier qui a cette adresse e-mail. Appuyez sur le bouton seulement si c’était vous.
mailbox-yes-button = Oui, c’était moi
mailbox-yes-done = Merci : c’est noté
mailbox-yes-done-detail = L’AIMA sait maintenant que la demande est à vous. Vous n’avez rien d’autre à faire.
mailbox-no-title = Ce n’était pas vous ?
mailbox-no-detail = Si ce n’était pas vous, appuyez sur le bouton pour arrêter la demande. Votre dossier continue comme avant.
mailbox-no-button = Ce n’était pas moi : arrêter la demande
mailbox-no-done = La demande a été arrêtée
mailbox-no-done-detail = Rien ne change dans votre dossier. À partir de maintenant, ses données ne peuvent être changées qu’au guichet, avec votre passeport.
mailbox-too-late = L’AIMA est prévenue
mailbox-too-late-detail = La demande avait déjà été faite. Venez au guichet avec votre passeport. D’ici là, personne ne peut changer les données du dossier sur une borne.
mailbox-under-way = L’AIMA est prévenue
mailbox-under-way-detail = La demande était en train d’être faite, et nous essayons de l’arrêter. Venez au guichet avec votre passeport. D’ici là, personne ne peut changer les données du dossier sur une borne.
mailbox-overruled = L’AIMA est prévenue
mailbox-overruled-detail = La demande a été faite au guichet, avec le passeport. Si le dossier est à vous, venez au guichet avec votre passeport.
mailbox-before = Votre réponse était déjà notée
mailbox-before-detail = Vous n’avez rien d’autre à faire. Si la réponse n’est pas juste, venez au guichet avec votre passeport.
mailbox-after-no = Rien ne change : quelqu’un a déjà répondu « Ce n’était pas moi »
mailbox-after-no-detail = Le dossier est protégé. Si la demande est à vous, venez au guichet avec votre passeport.
mailbox-ended = Cette demande est déjà finie
mailbox-ended-detail = Votre réponse ne change rien. Pour voir ce qui s’est passé, lisez le code QR du reçu ; si quelque chose n’est pas juste, venez au guichet.
mailbox-expired = Ce lien ne marche plus
mailbox-expired-detail = Son temps est passé. Venez au guichet avec votre passeport, ou faites une nouvelle demande sur une borne.
mailbox-bad-link = Ce lien n’est pas complet
mailbox-bad-link-detail = Rouvrez le lien à partir de l’e-mail, ou copiez-le en entier.
mailbox-not-now = Impossible de noter la réponse maintenant
mailbox-not-now-detail = Rouvrez le lien dans quelques minutes. Votre réponse n’est pas encore notée.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = Aujourd’hui, nous fermons à { $time }.
ready-counter-closed = Le guichet est fermé aujourd’hui.
ready-long-wait = Aujourd’hui, l’attente au guichet est longue.
