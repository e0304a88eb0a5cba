# Spanish (es).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = Quiosco
demo = Demostración. Aquí todo es inventado, también la AIMA.
actions = Botones de esta pantalla
content = Contenido de esta pantalla
continue = Continuar
back = Volver
cancel = Borrar y salir
finish = Terminar
close = Cerrar
help = Ayuda
send = Enviar solicitud
sending = Guardando…
try-again = Intentar otra vez
scroll-down = Ver más abajo
scroll-up = Ver arriba
read-on = Leer hasta el final
step-of = Paso { $step } de { $steps }
language-title = Elija el idioma
look = Letras y colores
look-size = Tamaño de las letras
look-colours = Colores
look-usual = Habitual
look-light = Contraste alto, claro
look-dark = Contraste alto, oscuro
look-lower = Todo más abajo
keyboard = Teclado
key-backspace = Borrar
field-clear = Borrar lo que ha escrito aquí
key-signs = Otros signos
key-letters = Letras
key-at = Arroba
key-dot = Punto
key-hyphen = Guion
key-underscore = Guion bajo
key-plus = Más
key-exclamation = Signo de exclamación
key-hash = Almohadilla
key-dollar = Dólar
key-percent = Por ciento
key-and = Signo &
key-apostrophe = Apóstrofo
key-asterisk = Asterisco
key-slash = Barra
key-equals = Igual
key-question = Signo de interrogación
key-caret = Acento circunflejo
key-grave = Acento grave
key-brace-open = Abrir llave
key-bar = Barra vertical
key-brace-close = Cerrar llave
key-tilde = Virgulilla
error-summary = Hay que corregir
trouble = No ha funcionado. Lo que escribió sigue aquí. Inténtelo otra vez o pida ayuda al personal.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = Este quiosco no funciona
out-of-service-reason = El quiosco tiene un problema.
out-of-service-what-to-do = Vaya a la ventanilla: allí puede hacer la misma solicitud. El quiosco vuelve a abrirse solo en cuanto se resuelva el problema.
out-of-service-go = Vaya a la ventanilla: allí puede hacer la misma solicitud.
out-of-service-code = Código para el personal: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = Elija su idioma
welcome-what = Corregir su correo, reactivar su expediente, ver una solicitud. Es gratis. Tenga a mano su pasaporte, NIF u otros números.
welcome-what-short = Corregir su correo en la AIMA. Gratis. Traiga su pasaporte.
welcome-trouble = No ha funcionado. Inténtelo otra vez o pida ayuda al personal.
welcome-printing = Todavía está saliendo el recibo de la persona anterior. Espere un momento.

# Purpose.
purpose-title = ¿Qué necesita hacer?
purpose-correct-email = Corregir mi correo electrónico
purpose-correct-email-detail = No recibí los mensajes de la AIMA, o mi correo cambió.
purpose-resend = Recibir otra vez los datos de pago
purpose-resend-detail = Mi correo está bien, pero los datos no llegaron.
purpose-reactivate = Reactivar mi expediente
purpose-reactivate-detail = Pulsé por error «ya no me interesa» (já não tenho interesse).
purpose-closed = La AIMA escribió que mi expediente está cerrado
purpose-closed-detail = Empiece aquí. Luego habla con una persona en la ventanilla.
purpose-track = Ver una solicitud que ya hice
purpose-track-detail = Tengo un recibo con un código.
purpose-call-staff = No lo sé, o no tengo correo
purpose-call-staff-detail = Toque: una persona de la oficina viene aquí.
notice-no-receipt = Ahora no sale recibo. Puede hacer su solicitud igualmente: al final, haga una foto del código, apúntelo o muéstrelo al personal.
notice-go-on = Puede hacer su solicitud igualmente.

# Privacy.
privacy-title = Sus datos
privacy-who = Solo la AIMA usa los datos que escriba aquí.
privacy-what = Sirven solo para encontrar su expediente y responder a su solicitud.
privacy-kept = El quiosco guarda los datos cifrados. Solo la AIMA los puede leer.
privacy-more = Leer más
privacy-basis-title = Por qué la AIMA puede hacerlo
privacy-basis = Es una tarea de interés público que la ley da a la AIMA, la Agencia para la Integración, las Migraciones y el Asilo (RGPD, artículo 6, apartado 1, letra e).
privacy-sharing-title = Quién recibe los datos
privacy-sharing = Solo los servicios de la AIMA que llevan su expediente.
privacy-how-long-title = Durante cuánto tiempo
privacy-how-long = En el quiosco: hasta 7 días después de que la solicitud llegue a la AIMA, siempre cifrados. En la AIMA: el tiempo que la ley exige para su expediente.
privacy-rights-title = Sus derechos
privacy-rights = Puede pedir ver, corregir, limitar o borrar sus datos, y puede oponerse a su uso. Pídalo en la ventanilla o al delegado de protección de datos de la AIMA, en aima.gov.pt.
privacy-authority-title = Quejas sobre sus datos
privacy-authority = La autoridad nacional de protección de datos (CNPD): cnpd.pt.

# Identity.
identity-title = ¿Cuáles de estos tiene?
identity-lead = Toque al menos dos y escriba el número.
identity-nif = NIF (número de impuestos)
identity-nif-hint = 9 dígitos. Está en la tarjeta o carta de Finanças (Hacienda).
identity-passport = Número de pasaporte
identity-passport-hint = Letras y dígitos, en la página con su foto.
identity-country = País que emitió el pasaporte
identity-country-choose = Elegir el país
identity-niss = NISS (seguridad social)
identity-niss-hint = 11 dígitos. Está en su recibo del sueldo.
identity-phone = Teléfono
identity-phone-hint = El número que dio a la AIMA. De otro país: empiece con +.
identity-number = Número
identity-too-few = ¿Solo uno? Vaya a la ventanilla con su pasaporte: allí hacen la solicitud con usted.
passport-renewed = El expediente tiene mi pasaporte anterior
phone-country-title = ¿De qué país es este número?
phone-country-other = Ninguno de estos: voy a corregirlo
identity-assisted = Alguien me está ayudando
paper-empty = Toque para escribirlo
paper-none = No lo tengo
country-common = Los más elegidos
country-letters = Países por letra
country-missing = Mi país no está aquí
country-missing-detail = ¿Tiene un documento de viaje para refugiados o apátridas? Si no encuentra su país, llame a alguien.
country-stateless = Apátrida (documento de viaje)
country-refugee = Refugiado (documento de viaje)
country-close = Volver sin elegir

# Old e-mail.
old-email-title = ¿Qué correo tiene la AIMA?
old-email-lead = Es el correo que se dio al empezar el expediente.
old-email-label = Correo anterior
old-email-hint = Puede tener un error o ser de otra persona. Escríbalo como se dio.
old-email-unknown = No lo sé
old-email-none = No di ninguno
old-email-helpers = Es de alguien que me ayudó

# New e-mail.
new-email-title = ¿Qué correo quiere usar?
new-email-lead = La AIMA escribirá a este correo.
new-email-label = Correo nuevo
new-email-own = ¿Este correo es suyo? Use uno que pueda abrir sin ayuda de nadie.
resend-email-title = ¿Qué correo tiene la AIMA?
resend-email-lead = La AIMA enviará otra vez los datos de pago a este correo.
resend-email-label = Su correo
resend-email-own = ¿Puede abrir este correo? Si no puede, toque «Volver» y elija «Corregir mi correo electrónico».
email-suggestion-title = ¿Quería escribir otro correo?
email-suggestion-accept = Sí, es
email-suggestion-keep = No, es
same-email-title = Escribió dos veces el mismo correo
same-email-detail = Si este correo está bien, la AIMA puede enviar otra vez los datos de pago.
same-email-resend = Sí, enviar los datos otra vez
same-email-change = No, quiero usar otro correo

# Check.
check-title = ¿Está todo bien?
check-lead-correct-email = Solicitud: corregir el correo electrónico. Lea despacio antes de enviarla.
check-lead-resend = Solicitud: enviar otra vez los datos de pago. Lea despacio antes de enviarla.
check-lead-reactivate = Solicitud: reactivar el expediente. Lea despacio antes de enviarla.
check-lead-closed = Solicitud: la AIMA escribió que el expediente está cerrado. Lea despacio antes de enviarla.
check-identity = Quién es usted
check-old-email = Correo que tiene la AIMA
check-old-email-unknown = No lo sé
check-old-email-none = No se dio ninguno
check-old-email-helpers = Es de alguien que me ayudó
check-new-email = Correo nuevo
check-resend-email = Enviar los datos a
check-assisted = Ayuda
check-assisted-yes = Alguien me está ayudando
check-passport-renewed = El expediente tiene el pasaporte anterior
check-change = Cambiar
check-change-what = Cambiar: { $what }
check-statement-title = Al enviar, usted declara
check-statement-means = En portugués, el idioma oficial. Quiere decir:
reactivation-statement = Declaro que no quise renunciar a mi manifestación de interés y pido que se reactive mi expediente.
closed-counter = Esta solicitud siempre termina en la ventanilla: alguien de la AIMA tiene que ver el expediente con usted. El quiosco guarda la solicitud y le da un recibo para mostrarlo allí.

# Not saved.
not-saved-title = La solicitud no se guardó
not-saved-nothing-kept = No se guardó nada. La AIMA no ha recibido esta solicitud.
not-saved-what-now = Qué puede hacer
not-saved-try-again = Inténtelo otra vez: lo que escribió sigue aquí.
not-saved-counter = Si no funciona, vaya a la ventanilla: allí puede hacer la misma solicitud.

# Done.
done-title = Su solicitud está guardada
done-title-several = Sus solicitudes están guardadas
done-keep-code =
    { $requests ->
        [1] Guarde este código o hágale una foto.
       *[other] Guarde estos códigos o hágales una foto.
    }
done-new-email = Correo nuevo:
address-begins = empieza con { $begins }
address-begins-at = empieza con { $begins }, en { $domain }
done-show-address = Mostrar
done-person = Persona { $number }: { $kind }
done-person-alone = Persona { $number }
done-another-person = Lo mismo para otra persona
another-person-title = ¿A qué correo debe escribir la AIMA a esa persona?
another-person-detail = Los números que escribió se borran ahora. Las solicitudes guardadas quedan como están.
another-person-yes = Al mismo correo
another-person-own = A otro correo
another-person-no = No hay nadie más: seguir aquí
done-qr = Código QR para ver cómo va la solicitud
done-qr-opens = Abre la página
fact-saved = Guardada en este quiosco a las { $time }
fact-printing = Imprimiendo el recibo…
fact-printed = Recibo impreso. Lléveselo.
fact-not-printed = El recibo no se imprimió
fact-not-printed-photo = La solicitud está guardada igualmente. Haga una foto del código.
fact-unconfirmed = No se sabe si salió el recibo
fact-unconfirmed-detail = Mire en la impresora. Si no está, pida un duplicado al personal.
fact-delivered = Ya ha llegado a la AIMA
fact-not-delivered = Todavía no ha llegado a la AIMA
fact-not-delivered-detail = El quiosco la envía solo. No hace falta que espere aquí.
print-again = Imprimir otra vez
fact-short-saved = Guardada a las { $time }
fact-short-printing = Imprimiendo…
fact-short-printed = Recibo impreso
fact-short-not-printed = Sin imprimir
fact-short-unconfirmed = Quizá sin imprimir
fact-short-delivered = La AIMA ya la tiene
fact-short-not-delivered = Aún no está en la AIMA
no-receipt = No salió recibo. Haga una foto del código, apúntelo o muéstrelo al personal, que puede imprimirlo.
done-another-reactivate = Reactivar también mi expediente
done-another-correct-email = Corregir también mi correo electrónico

# Track.
track-title = Ver una solicitud
track-lead = Escriba el código que está en el recibo.
track-label = Código de seguimiento
track-hint = 12 letras y números. No hacen falta los guiones.
track-look-up = Ver cómo va
track-looking-up = Buscando…
track-another = Ver otra solicitud
track-offline = El quiosco no tiene red y ahora no puede verla. Puede leer el código QR del recibo con su teléfono, o probar más tarde.
track-slow-down = Se han hecho muchas consultas seguidas. Espere un minuto e inténtelo otra vez.

# Help: what each screen wants.
help-title = Ayuda
help-staff = ¿Necesita a una persona? Toque «Llamar a alguien» o vaya a la ventanilla. Este quiosco le espera unos minutos.
help-close = Cerrar la ayuda
help-welcome = Toque el idioma que lea mejor. Aquí puede corregir el correo que tiene la AIMA, pedir que se reactive su expediente o ver una solicitud que hizo. Es gratis.
help-purpose = Toque lo que necesita hacer. Si no lo sabe o no tiene correo, toque «Llamar a alguien»: el personal le ayuda.
help-privacy = Esta pantalla explica qué pasa con sus datos. Para seguir, toque «Continuar».
help-identity = Con dos de estos números, la AIMA encuentra su expediente. Si pone más, mejor. Toque un documento para escribir su número. Puede ir a buscar sus documentos: hay tiempo.
help-identity-passport = El número está en la página con su foto, arriba y otra vez abajo. Puede poner esa página en el lector. Si no tiene pasaporte, toque «No lo tengo».
help-identity-nif = El NIF tiene nueve dígitos. Está en la tarjeta o carta de Finanças (Hacienda). Si no lo tiene, toque «No lo tengo».
help-identity-niss = El NISS tiene once dígitos. Está en su recibo del sueldo. Si no lo tiene, toque «No lo tengo».
help-identity-phone = Es el número que dio a la AIMA, aunque ya no lo use. Si no lo recuerda, toque «No lo tengo».
help-old-email = Es el correo de su expediente, aunque tenga un error o sea de alguien que le ayudó. Si no lo sabe, toque «No lo sé».
help-new-email = Escriba el correo que usa todos los días, por ejemplo el de su teléfono. Un correo siempre tiene una @ en medio. Si no tiene correo, toque «Llamar a alguien».
help-check = Compare los números con sus documentos. Para corregir algo, toque «Cambiar». Cuando todo esté bien, toque «Enviar solicitud».
help-not-saved = La solicitud no se guardó. Inténtelo otra vez, o hágala en la ventanilla.
help-done = Llévese el recibo o haga una foto del código. Con el código QR y su teléfono puede ver cómo va la solicitud. Después toque «Terminar».
help-track = El código está en el recibo, debajo de «Código de seguimiento». Escríbalo y toque «Ver cómo va».

# Idle.
idle-title = ¿Sigue ahí?
idle-why = Para proteger sus datos, se va a borrar lo que escribió.
idle-why-done = Para proteger sus datos, esta pantalla se va a cerrar. La solicitud sigue guardada.
idle-seconds = Tiempo que queda: { $seconds } s
idle-stay = Sigo aquí
idle-start-again = Borrar y empezar de nuevo
idle-minutes = Tiempo que queda: { $minutes } min

# Leaving, where something would be lost.
leave-typed-title = ¿De verdad quiere salir?
leave-typed = Se va a borrar lo que escribió. Lo que ya está guardado sigue guardado.
leave-typed-stay = Seguir con la solicitud
leave-typed-anyway = Borrar y salir
leave-printing-title = El recibo todavía está saliendo
leave-printing = Espere unos segundos y lléveselo. Es la prueba de su solicitud.
leave-printing-stay = Esperar el recibo
leave-printing-anyway = Salir sin recibo
leave-no-receipt-title = ¿Ya hizo una foto del código o lo apuntó?
leave-no-receipt = No salió recibo. Cuando salga de aquí, el código ya no se verá. Sin él, es difícil encontrar la solicitud.
leave-no-receipt-stay = Volver al código
leave-no-receipt-anyway = Ya tengo el código: salir
leave-not-saved-title = ¿Salir sin la solicitud?
leave-not-saved = La solicitud no se guardó. Si sale, se borra lo que escribió. Puede hacer la misma solicitud en la ventanilla.
leave-not-saved-stay = Volver e intentar otra vez
leave-not-saved-anyway = Borrar y salir

# An answer that takes its time.
slow-answer = Esto tarda un poco. Puede esperar o tocar «Volver».
slow-saving = La solicitud todavía se está guardando. Espere, por favor.

# The passport reader.
reader-passport = Pasaporte leído. Compruebe el número.
reader-visa = Esto es un visado (visa). Ponga en el lector la página del pasaporte con su foto.
reader-residence-card = Esta es su tarjeta de residencia. Use el pasaporte.
reader-identity-card = Este es un documento de identidad. Use el pasaporte.
reader-other-card = Esta tarjeta no sirve aquí. Use el pasaporte.
reader-long-number = El número de este documento es demasiado largo para el lector. Escriba el número del pasaporte.
reader-misread = El pasaporte no se leyó bien. Póngalo otra vez en el lector.
reader-unknown = El lector leyó algo que no conocemos. Ponga en él la página del pasaporte con su foto, o escriba el número.
reader-tracking-code = Este es el código de un recibo. Aquí hace falta el pasaporte.
reader-no-code = Este no es el código de un recibo. Ponga en el lector el código QR del recibo, o escriba el código.
reader-not-here = En esta pantalla no hace falta el lector.
reader-question = Responda primero a la pregunta de la pantalla.

### Page: the code to the new mailbox

code-title = Escriba el código que recibió
code-title-waiting = Le vamos a enviar un código
code-spent-title = Necesita otro código
code-lead = Acabamos de enviar un correo con seis dígitos a:
code-lead-waiting = En un momento enviaremos un correo con seis dígitos a:
code-address-wrong = ¿El correo está mal? Toque «Volver» y corríjalo.
code-label = Código de seis dígitos
code-hint = Está en el correo de la AIMA, por ejemplo en su teléfono. Mire también en la carpeta de spam.
code-resend = Enviar otro código
code-resend-wait = Enviar otro código dentro de { $seconds } s
code-first-wait = El código sale dentro de { $seconds } s
code-skip = No puedo abrir mi correo aquí
code-sending = Enviando el código…
one-moment = Un momento…
code-sent-again = Enviamos otro código. El anterior ya no sirve.
code-offline = El quiosco no pudo comunicarse con la AIMA. Inténtelo otra vez, o toque «No puedo abrir mi correo aquí» para seguir sin código.
code-slow-down = Hubo muchos intentos seguidos. Espere un poco, o toque «No puedo abrir mi correo aquí» para seguir sin código.
error-code-form = El código tiene seis dígitos. Mire si falta o sobra alguno.
error-code-wrong =
    { $tries ->
        [1] Este no es el código. Puede intentarlo una vez más.
        [2] Este no es el código. Puede intentarlo dos veces más.
       *[other] Este no es el código. Compárelo con el correo que recibió.
    }
error-code-spent = Este código ya no sirve. Toque «Enviar otro código».
check-mailbox-confirmed = Confirmado con el código
check-mailbox-skipped = Aún sin confirmar. La AIMA enviará un enlace a este correo: ábralo para confirmar.
check-mailbox-offline = Ahora no pudimos enviar un código. La AIMA enviará un enlace a este correo: ábralo para confirmar.
help-confirm-code = Abra su correo, por ejemplo en su teléfono, y busque el mensaje de la AIMA. Escriba aquí sus seis dígitos. Si no puede abrir su correo, toque «No puedo abrir mi correo aquí»: la AIMA le enviará después un enlace.

### Page: call for help

help-call = Llamar a alguien
help-call-again = Llamar otra vez
help-call-calling = Estamos avisando a la ventanilla…
help-call-called = La ventanilla recibió su llamada. Espere aquí, por favor. Todavía no ha respondido nadie.
help-call-late = La ventanilla recibió su llamada, pero todavía no ha respondido nadie. Puede seguir esperando o ir a la ventanilla.
help-call-coming = Ya viene alguien. Espere aquí, por favor.
help-call-offline = El quiosco no puede comunicarse con la ventanilla. Vaya a la ventanilla, por favor.
help-call-ended = La ventanilla cerró su llamada. Si todavía necesita ayuda, llame otra vez.
call-calling = Llamando a la ventanilla…
call-called = La ventanilla recibió su llamada. Espere aquí.
call-late = Todavía no ha respondido nadie. Espere o vaya a la ventanilla.
call-coming = Ya viene alguien. Espere aquí.
call-offline = Sin respuesta. Vaya a la ventanilla.
call-ended = La ventanilla cerró su llamada.
call-end = Terminar la llamada

### Page: reading aloud, and the keys of a pad

speech = Leer en voz alta
speech-stop = Parar la lectura
speech-repeat = Leer otra vez
speech-slower = Más despacio
speech-faster = Más deprisa
speech-louder = Más alto
speech-softer = Más bajo
speech-dark = Pantalla oscura
speech-words = Una palabra por letra
speech-keys = Probar las teclas
keys-detail = Pulse cualquier tecla del mando: aquí se dice y se muestra lo que hace. Pulse “Volver” dos veces para continuar.
speech-on = Este quiosco está leyendo en voz alta. “Siguiente” y “Anterior” pasan de una cosa a otra, “Elegir” la pulsa, “Ayuda” explica la pantalla.
speech-off = La lectura en voz alta ha terminado.
speech-private = Conecte unos auriculares para oír esto.
speech-voice = No hay voz para este idioma. Lo lee una voz portuguesa.
ear-button = botón
ear-field = escriba aquí
ear-chosen = elegido
ear-not-chosen = no elegido
ear-unavailable = ahora no es posible
ear-empty = todavía no hay nada escrito
ear-deleted = borrado
ear-receipt = El recibo dice:
ear-keyboard = Teclado abajo: siga con “Siguiente” hasta sus teclas.
pad-previous = Anterior: una cosa atrás
pad-next = Siguiente: una cosa adelante
pad-up = Arriba: una fila más arriba
pad-down = Abajo: una fila más abajo
pad-select = Elegir: pulsa donde está
pad-back = Volver: a la pantalla anterior
pad-help = Ayuda: explica la pantalla
pad-speech = Voz: empieza y termina la lectura

### Field errors

error-nif-length = El NIF tiene 9 dígitos. Mire si falta o sobra alguno.
error-nif-check = Un dígito de este NIF no está bien. Compárelo con el documento.
error-nif-company = Este NIF es de una empresa. Escriba su NIF personal.
error-nif-placeholder = Este número es solo un ejemplo. Escriba su propio NIF.
error-nif-prefix = El NIF de una persona empieza con 1, 2, 3 o 45. Compárelo con el documento.
error-niss-length = El NISS tiene 11 dígitos. Mire si falta o sobra alguno.
error-niss-check = Un dígito de este NISS no está bien. Compárelo con el documento.
error-niss-prefix = El NISS de una persona empieza con 1. Compárelo con el documento.
error-niss-placeholder = Este número es solo un ejemplo. Escriba su propio NISS.
error-passport-form = Un número de pasaporte tiene de 6 a 9 letras y dígitos. Compárelo con su pasaporte.
error-passport-mrz = El pasaporte no se leyó bien. Póngalo otra vez en el lector, o escriba solo el número.
error-passport-other-paper = Esto no es el pasaporte. Ponga el pasaporte en el lector, o escriba solo el número.
error-country-missing = Elija el país que emitió el pasaporte.
error-country-unknown = No conocemos este país. Elija uno de la lista.
error-phone-invalid = Compruebe el número de teléfono. Si es de otro país, empiece con + y el código del país.
error-identity-need-two = Faltan números: hacen falta al menos dos para encontrar su expediente.
error-paper-empty = Escriba el número, o toque «No lo tengo».
error-email-empty = Escriba el correo.
error-email-form = Compruebe el correo. Debe ser como name@example.pt, sin espacios.
error-email-too-long = Este correo es demasiado largo. Mire si lo escribió dos veces.
error-email-invisible = El correo tiene signos que no se ven. Bórrelo todo y escríbalo otra vez.
error-email-mixed-script = El correo mezcla letras de alfabetos distintos. Bórrelo todo y escríbalo otra vez.
error-email-domain = Compruebe la parte después de la @, por ejemplo gmail.com.
error-email-same = Escribió dos veces el mismo correo. Escriba otro, o pida los datos otra vez.
error-tracking-code = Este código no está completo, o uno de sus signos no está bien. Compárelo con el recibo.
error-other = Compruebe lo que escribió aquí.

### Faults: what the person reads, what staff read

fault-configuration-person = Este quiosco no se puede usar ahora.
fault-not-enrolled-person = Este quiosco todavía no está en uso.
fault-paused-person = El personal ha puesto este quiosco en pausa.
fault-disk-full-person = El quiosco no tiene espacio para guardar solicitudes.
fault-storage-read-only-person = El quiosco no puede guardar solicitudes.
fault-storage-damaged-person = El quiosco no puede guardar solicitudes.
fault-storage-newer-person = El quiosco no puede guardar solicitudes.
fault-storage-failing-person = El quiosco no puede guardar solicitudes.
fault-storage-salvaged-person = Este quiosco funciona.
fault-storage-copy-lags-person = Este quiosco funciona.
fault-request-unknown-person = Este quiosco funciona.
fault-identity-unusable-person = Este quiosco no está listo.
fault-already-running-person = Este quiosco no está listo.
fault-no-network-person = El quiosco no tiene red. Las solicitudes se guardan y se envían más tarde.
fault-central-refuses-person = El quiosco no puede enviar ahora solicitudes a la AIMA. Las solicitudes se guardan y se envían más tarde.
fault-central-certificate-person = El quiosco no pudo confirmar que habla con la AIMA. Por seguridad, las solicitudes se guardan y se envían más tarde.
fault-central-certificate-expired-person = El quiosco no pudo confirmar que habla con la AIMA. Por seguridad, las solicitudes se guardan y se envían más tarde.
fault-central-failing-person = El servicio de la AIMA no puede recibir solicitudes ahora. Las solicitudes se guardan y se envían más tarde.
fault-central-partly-person = Este quiosco funciona.
fault-configuration-refused-person = El quiosco funciona con la información anterior de la AIMA.
fault-clock-person = El reloj del quiosco no está bien.
fault-printer-none-person = Este quiosco no tiene impresora.
fault-printer-absent-person = La impresora no responde.
fault-printer-out-of-paper-person = La impresora no tiene papel. Avise al personal.
fault-printer-paper-low-person = A la impresora le queda poco papel.
fault-printer-cover-open-person = La tapa de la impresora está abierta. Avise al personal.
fault-printer-jam-person = El papel está atascado en la impresora. Avise al personal.
fault-printer-stopped-person = La impresora se ha parado. Avise al personal.
fault-printer-format-person = La impresora no acepta este recibo.
fault-printer-stuck-person = La impresora tardó demasiado.
fault-printer-other-person = La impresora tiene un problema. Avise al personal.
fault-receipt-layout-person = El quiosco no puede hacer el recibo.
fault-speech-missing-person = Este quiosco funciona.
fault-speech-failing-person = Este quiosco funciona.
date-in-words =
    { $month ->
        [1] { $day } de enero de { $year }
        [2] { $day } de febrero de { $year }
        [3] { $day } de marzo de { $year }
        [4] { $day } de abril de { $year }
        [5] { $day } de mayo de { $year }
        [6] { $day } de junio de { $year }
        [7] { $day } de julio de { $year }
        [8] { $day } de agosto de { $year }
        [9] { $day } de septiembre de { $year }
        [10] { $day } de octubre de { $year }
        [11] { $day } de noviembre de { $year }
       *[12] { $day } de diciembre de { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = Corrección del correo electrónico
kind-reactivate = Reactivación del expediente
kind-resend = Nuevo envío de los datos de pago
kind-closed = Carta de la AIMA: el expediente está cerrado

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = Su solicitud aún no ha llegado
state-not-here-yet-detail = Todavía no hemos recibido una solicitud con este código. Un quiosco sin red guarda la solicitud y la envía más tarde. Mire otra vez dentro de unas horas. Compruebe también que el código está bien.
state-being-checked = Su solicitud se está revisando
state-being-checked-detail = Hemos recibido su solicitud. Estará revisada a más tardar el { $until }. No necesita hacer otra.
state-being-checked-late = Hemos recibido su solicitud. La AIMA está terminando la revisión y la respuesta llega pronto. No necesita hacer otra.
state-done = Lo que usted pidió está hecho
state-done-detail = Es solo su solicitud, no la decisión sobre su residencia. Lo siguiente le llega por correo. Mire también en la carpeta de spam.
state-come-to-the-counter = Venga a la ventanilla, por favor
state-come-to-the-counter-detail = Para seguir, tenemos que hablar con usted. Vaya a la ventanilla de una oficina de la AIMA con su pasaporte y este código.
state-stopped = La solicitud se ha parado
state-stopped-detail = Su expediente sigue como estaba. Si no sabe por qué se ha parado la solicitud, vaya a la ventanilla de una oficina de la AIMA con su pasaporte y este código.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = Hasta el { $date }
step-now = Ahora
step-confirm = Abra el enlace que la AIMA le enviará por correo. Tiene 72 horas desde el envío del correo. Si no, tendrá que venir a la ventanilla.
step-confirm-here = Confirme este correo con el botón de arriba.
step-old-address = La AIMA escribe también al correo actual del expediente. Si puede abrirlo, pulse allí «Sí, fui yo».
step-answer-here = Pulse arriba «Sí, fui yo» o «No fui yo».
step-checked = La AIMA revisa la solicitud.
step-checked-if-today =
    { $days ->
        [one] La AIMA la revisa en un día hábil desde que llega; si llega hoy, a más tardar el { $date }.
       *[other] La AIMA la revisa en { $days } días hábiles desde que llega; si llega hoy, a más tardar el { $date }.
    }
step-answer = La AIMA está terminando la revisión. La respuesta llega pronto.
step-replaced = Si todo está bien, la AIMA escribe desde entonces al correo nuevo.
step-payment = Si todo está bien, la AIMA le envía por correo los datos de pago, con el último día para pagar.
step-reactivated = Si todo está bien, la AIMA escribe después al correo de su expediente, y el expediente sigue adelante.
step-counter = Esta solicitud se atiende en la ventanilla, con usted. Traiga su pasaporte y el mensaje de la AIMA.

### Receipt

receipt-office = Agencia para la Integración, las Migraciones y el Asilo
receipt-title = Recibo de su solicitud
receipt-duplicate = DUPLICADO
receipt-demo = Demostración (DEMO): no vale. Todo es inventado.
receipt-code-label = Código de seguimiento
receipt-saved = Guardada en este quiosco el { $when }. Lea el código QR para ver si la solicitud llegó a la AIMA.
receipt-scan-domain = El código QR abre { $domain }. Si ve otra dirección, no siga.
receipt-time-label = Fecha y hora
receipt-store-label = Oficina (Loja)
receipt-kiosk-label = Quiosco
receipt-new-email-label = Correo nuevo
receipt-next-title = Qué pasa después
receipt-hurry = ¿Tiene prisa? Muestre su pasaporte y este código en la ventanilla.
receipt-safety-title = Para su seguridad
receipt-sender = La AIMA escribe desde correos que terminan en { $senders }.
receipt-money = La AIMA nunca pide dinero en el quiosco ni por código QR.
receipt-complaints-title = Libro de reclamaciones (Livro Amarelo)
receipt-complaints = Para quejas, elogios o ideas: en la ventanilla o en { $site }.
receipt-complaints-counter = Para quejas, elogios o ideas: en la ventanilla.
receipt-complaints-site = Para quejas, elogios o ideas: en { $site }.

### Tracking page

tracking-title = Cómo va su solicitud
tracking-languages = Idioma
tracking-domain = Esta página está en { $domain }. Si su teléfono muestra otra dirección, no siga.
tracking-bad-code = Compruebe el código
tracking-bad-code-detail = El código del recibo tiene 12 letras y números, en tres grupos de cuatro. Lea otra vez el código QR, o escriba el código tal como está en el recibo. Si no funciona, muestre el recibo en la ventanilla.
tracking-too-often = Espere un minuto
tracking-too-often-detail = Mucha gente está usando la misma red. Abra esta página otra vez dentro de un minuto.
tracking-unavailable = No se puede mostrar ahora
tracking-unavailable-detail = Abra esta página otra vez dentro de unos minutos. No necesita hacer otra solicitud.

### Mail

# Every mail.
mail-demo = Demostración (DEMO): todo en este correo es inventado y no vale.
mail-no-reply = No responda a este correo: nadie lee las respuestas. Si necesita ayuda, vaya a la ventanilla de una oficina de la AIMA (Loja AIMA).
mail-link-copy = Si el botón no funciona, copie esta dirección en su navegador:

# The six digits.
mail-code-subject = Su código para el quiosco de la AIMA
mail-code-title = Su código
mail-code-intro = Escriba estos seis dígitos en el quiosco de la AIMA:
mail-code-valid =
    { $minutes ->
        [one] El código sirve durante un minuto.
       *[other] El código sirve durante { $minutes } minutos.
    }
mail-code-secret = Nadie de la AIMA le pide este código. Escríbalo solo en el quiosco.
mail-code-not-you = ¿No está usando un quiosco de la AIMA? Entonces no haga nada: sin el código, nada cambia.

# The link that confirms a new address.
mail-confirm-link-subject = Confirme su correo nuevo
mail-confirm-link-title = ¿Este correo es suyo?
mail-confirm-link-intro = En un quiosco de la AIMA se dio esta dirección como correo nuevo. Para confirmarla, abra la página y pulse el botón que hay en ella.
mail-confirm-link-open = Confirmar este correo
mail-confirm-link-valid =
    { $hours ->
        [one] El enlace sirve durante una hora.
       *[other] El enlace sirve durante { $hours } horas.
    }
mail-confirm-link-later = Después, vaya a la ventanilla de una oficina de la AIMA con su pasaporte y este código.
mail-confirm-link-not-you = ¿No hizo esta solicitud? Entonces no haga nada: sin confirmación, esta dirección no se usa.

# The notice to the registered address.
mail-old-address-subject = ¿Fue usted? Una solicitud sobre su expediente en la AIMA
mail-old-address-title = ¿Hizo usted esta solicitud?
mail-old-address-correct-email = En un quiosco de la AIMA, alguien pidió que los mensajes sobre su expediente vayan desde ahora a otro correo.
mail-old-address-reactivate = En un quiosco de la AIMA, alguien pidió que se reactive su expediente.
mail-old-address-resend = En un quiosco de la AIMA, alguien pidió que se envíen otra vez los datos de pago de su expediente.
mail-old-address-closed = En un quiosco de la AIMA, alguien dijo que recibió un mensaje de la AIMA: su expediente está cerrado.
mail-old-address-yes = Sí, fui yo
mail-old-address-no = No fui yo
mail-old-address-press = Cada botón abre una página donde confirma su respuesta. Abrir la página no cambia nada.
mail-old-address-until = Nada cambia hasta que la AIMA termine de revisar la solicitud.
mail-old-address-if-no = Si no fue usted, la solicitud se para y su expediente sigue como está.

# What a correction or a resend was for.
mail-payment-data-subject = Datos de pago para su cita
mail-payment-data-title = Datos de pago
mail-payment-data-intro = Estos son los datos que pidió. Cuando haya pagado, la AIMA le dará la cita.
mail-payment-data-reference = Referencia
mail-payment-data-amount = Importe
mail-payment-data-deadline = Pagar hasta el
mail-payment-data-working-days =
    { $days ->
        [one] Es un día hábil: los sábados, domingos y festivos no cuentan.
       *[other] Son { $days } días hábiles: los sábados, domingos y festivos no cuentan.
    }
mail-payment-data-pay = Pague el importe exacto con la referencia, en un cajero Multibanco o por su banco.
mail-payment-data-keep = Guarde el comprobante del pago.
mail-payment-data-wait = Espere el correo de la AIMA con el día y la hora de su cita. Mire también en la carpeta de spam.
mail-payment-data-late = ¿Se acabó el tiempo, o no puede pagar? Vaya a la ventanilla de una oficina de la AIMA con su pasaporte y este código.
mail-payment-data-calendar = El archivo adjunto pone el último día en el calendario de su teléfono.

# Three working days before the last day to pay.
mail-payment-reminder-subject = El último día para pagar está cerca
mail-payment-reminder-title = El último día para pagar está cerca
mail-payment-reminder-intro =
    { $days ->
        [one] Queda { $days } día hábil para pagar su cita en la AIMA.
       *[other] Quedan { $days } días hábiles para pagar su cita en la AIMA.
    }
mail-payment-reminder-paid = ¿Ya pagó? Entonces no haga nada; guarde el comprobante del pago.

# The day in a calendar.
calendar-payment-summary = AIMA: último día para pagar
calendar-payment-detail = Los datos están en el correo de la AIMA. Si no puede pagar, vaya a la ventanilla de una oficina de la AIMA con su pasaporte.
amount-in-euros = { $number } €

# The case is pending again.
mail-reactivated-subject = Su expediente en la AIMA se ha reactivado
mail-reactivated-title = Su expediente se ha reactivado
mail-reactivated-intro = El expediente está otra vez pendiente. No necesita hacer otra solicitud.
mail-reactivated-wait = Cuando llegue el momento de pagar y fijar la cita, la AIMA enviará los datos a este correo. Mire también en la carpeta de spam.

# Staff have to look at it with the person.
mail-come-to-counter-subject = Venga a la ventanilla de la AIMA
mail-come-to-counter-title = Venga a la ventanilla, por favor

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = Se ha recuperado el correo de su expediente en la AIMA
mail-address-restored-title = Se ha recuperado su correo
mail-address-restored-intro = En la ventanilla de la AIMA, con su pasaporte, su expediente volvió a tener este correo. Se quitó este:
mail-address-restored-replaced = Correo quitado
mail-address-restored-quiet = Durante un día hábil, la AIMA no envía nada más aquí.
mail-address-restored-wrong = ¿No fue usted? Vaya a la ventanilla de una oficina de la AIMA con su pasaporte.
mail-address-replaced-subject = La AIMA ya no usa este correo
mail-address-replaced-title = Este correo se ha quitado
mail-address-replaced-intro = En la ventanilla de la AIMA se quitó este correo de un expediente. La AIMA ya no envía nada sobre él aquí.
mail-address-replaced-wrong = ¿El expediente es suyo? Vaya a la ventanilla de una oficina de la AIMA con su pasaporte.

### Links in mails: what is asked, and what a press did

mailbox-title = Su respuesta a la AIMA
mailbox-confirm-title = Confirme su correo
mailbox-confirm-detail = Alguien dio esta dirección en un quiosco de la AIMA. Si fue usted, pulse el botón para confirmar que este buzón de correo es suyo.
mailbox-confirm-button = Sí, este buzón es mío
mailbox-confirm-done = Su correo está confirmado
mailbox-confirm-done-detail = No necesita hacer nada más. Para ver cómo va su solicitud, lea el código QR de su recibo.
mailbox-yes-title = ¿Hizo usted esta solicitud?
mailbox-yes-detail = Alguien hizo en un quiosco de la AIMA una solicitud sobre el expediente que tiene este correo. Pulse el botón solo si fue usted.
mailbox-yes-button = Sí, fui yo
mailbox-yes-done = Gracias: queda anotado
mailbox-yes-done-detail = La AIMA ya sabe que la solicitud es suya. No necesita hacer nada más.
mailbox-no-title = ¿No fue usted?
mailbox-no-detail = Si no fue usted, pulse el botón para parar la solicitud. Su expediente sigue como está.
mailbox-no-button = No fui yo: parar la solicitud
mailbox-no-done = La solicitud se ha parado
mailbox-no-done-detail = Nada cambia en su expediente. Desde ahora, sus datos solo se pueden cambiar en la ventanilla, con su pasaporte.
mailbox-too-late = La AIMA ya está avisada
mailbox-too-late-detail = La solicitud ya se había hecho. Venga a la ventanilla con su pasaporte. Hasta entonces, nadie puede cambiar los datos del expediente en un quiosco.
mailbox-under-way = La AIMA ya está avisada
mailbox-under-way-detail = La solicitud se estaba haciendo en este momento, y tratamos de pararla. Venga a la ventanilla con su pasaporte. Hasta entonces, nadie puede cambiar los datos del expediente en un quiosco.
mailbox-overruled = La AIMA ya está avisada
mailbox-overruled-detail = La solicitud se hizo en la ventanilla, con el pasaporte. Si el expediente es suyo, venga a la ventanilla con su pasaporte.
mailbox-before = Su respuesta ya estaba anotada
mailbox-before-detail = No necesita hacer nada más. Si la respuesta no es correcta, venga a la ventanilla con su pasaporte.
mailbox-after-no = Nada cambia: alguien ya respondió «No fui yo»
mailbox-after-no-detail = El expediente está protegido. Si la solicitud es suya, venga a la ventanilla con su pasaporte.
mailbox-ended = Esta solicitud ya terminó
mailbox-ended-detail = Su respuesta no cambia nada. Para ver qué pasó, lea el código QR del recibo; si algo no está bien, venga a la ventanilla.
mailbox-expired = Este enlace ya no funciona
mailbox-expired-detail = Se acabó su tiempo. Venga a la ventanilla con su pasaporte, o haga una nueva solicitud en un quiosco.
mailbox-bad-link = Este enlace no está completo
mailbox-bad-link-detail = Abra otra vez el enlace desde el correo, o cópielo entero.
mailbox-not-now = No se pudo anotar ahora
mailbox-not-now-detail = Abra el enlace otra vez dentro de unos minutos. Su respuesta todavía no está anotada.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = Hoy cerramos a las { $time }.
ready-counter-closed = La ventanilla está cerrada hoy.
ready-long-wait = Hoy la espera en la ventanilla es larga.
