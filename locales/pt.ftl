### Page: words common to all screens

product-kiosk = Quiosque
demo = Demonstração. Tudo aqui é inventado, também a AIMA.
actions = Botões deste ecrã
content = Conteúdo deste ecrã
continue = Continuar
back = Voltar
cancel = Apagar e sair
finish = Terminar
close = Fechar
help = Ajuda
send = Enviar pedido
sending = A registar…
try-again = Tentar outra vez
scroll-down = Ver mais abaixo
scroll-up = Ver acima
read-on = Ler até ao fim
step-of = Passo { $step } de { $steps }
language-title = Escolha a língua
look = Letras e cores
look-size = Tamanho das letras
look-colours = Cores
look-usual = Habitual
look-light = Contraste alto, claro
look-dark = Contraste alto, escuro
look-lower = Tudo mais em baixo
keyboard = Teclado
key-backspace = Apagar
field-clear = Apagar o que escreveu aqui
key-signs = Outros sinais
key-letters = Letras
key-at = Arroba
key-dot = Ponto
key-hyphen = Hífen
key-underscore = Traço inferior
key-plus = Mais
key-exclamation = Ponto de exclamação
key-hash = Cardinal
key-dollar = Cifrão
key-percent = Percentagem
key-and = E comercial
key-apostrophe = Apóstrofo
key-asterisk = Asterisco
key-slash = Barra
key-equals = Igual
key-question = Ponto de interrogação
key-caret = Acento circunflexo
key-grave = Acento grave
key-brace-open = Abrir chaveta
key-bar = Barra vertical
key-brace-close = Fechar chaveta
key-tilde = Til
error-summary = Falta corrigir
trouble = Isto não resultou agora. O que escreveu continua aqui. Tente outra vez ou peça ajuda à equipa da loja.

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = Este quiosque não está a funcionar
out-of-service-reason = O quiosque está com um problema.
out-of-service-what-to-do = Dirija-se ao balcão: lá pode fazer o mesmo pedido. O quiosque volta a abrir sozinho logo que o problema esteja resolvido.
out-of-service-go = Dirija-se ao balcão: lá pode fazer o mesmo pedido.
out-of-service-code = Código para a equipa: { $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = Escolha a sua língua
welcome-what = Corrigir o e-mail, reativar o processo, ver um pedido. É grátis. Tenha consigo o passaporte, o NIF ou outros números.
welcome-what-short = Corrigir o e-mail da AIMA. Grátis. Traga o passaporte.
welcome-trouble = Isto não resultou agora. Tente outra vez ou peça ajuda à equipa da loja.
welcome-printing = O recibo da pessoa anterior ainda está a sair. Espere um momento.

# Purpose.
purpose-title = O que precisa de fazer?
purpose-correct-email = Corrigir o meu e-mail
purpose-correct-email-detail = Não recebi as mensagens da AIMA, ou o meu e-mail mudou.
purpose-resend = Pedir outra vez os dados para pagar
purpose-resend-detail = O e-mail está certo, mas não recebi os dados.
purpose-reactivate = Reativar o meu processo
purpose-reactivate-detail = Carreguei por engano em «já não tenho interesse».
purpose-closed = A AIMA escreveu que o processo está fechado
purpose-closed-detail = Comece aqui. Depois fala com uma pessoa ao balcão.
purpose-track = Ver um pedido que já fiz
purpose-track-detail = Tenho um recibo com um código.
purpose-call-staff = Não sei, ou não tenho e-mail
purpose-call-staff-detail = Toque: alguém da loja vem ter consigo.
notice-no-receipt = Agora não sai recibo. Pode fazer o pedido na mesma: no fim, fotografe o código, escreva-o num papel ou mostre-o à equipa da loja.
notice-go-on = Pode fazer o pedido na mesma.

# Privacy.
privacy-title = Os seus dados
privacy-who = Só a AIMA trata os dados que escrever aqui.
privacy-what = Servem só para encontrar o seu processo e responder ao seu pedido.
privacy-kept = O quiosque guarda os dados cifrados. Só a AIMA os consegue ler.
privacy-more = Saber mais
privacy-basis-title = Porque pode a AIMA fazê-lo
privacy-basis = É uma tarefa de interesse público que a lei dá à AIMA, Agência para a Integração, Migrações e Asilo (RGPD, artigo 6.º, n.º 1, alínea e).
privacy-sharing-title = Quem recebe os dados
privacy-sharing = Só os serviços da AIMA que tratam do seu processo.
privacy-how-long-title = Durante quanto tempo
privacy-how-long = No quiosque: até 7 dias depois de o pedido chegar à AIMA, sempre cifrados. Na AIMA: o tempo que a lei manda guardar o processo.
privacy-rights-title = Os seus direitos
privacy-rights = Pode pedir para ver, corrigir, limitar ou apagar os seus dados, e pode opor-se ao seu uso. Peça ao balcão ou ao encarregado de proteção de dados da AIMA, através de aima.gov.pt.
privacy-authority-title = Queixas sobre os seus dados
privacy-authority = Comissão Nacional de Proteção de Dados (CNPD): cnpd.pt.

# Identity.
identity-title = Quais destes tem?
identity-lead = Toque em pelo menos dois e escreva o número.
identity-nif = NIF (número de contribuinte)
identity-nif-hint = 9 algarismos. Está no cartão ou na carta das Finanças.
identity-passport = Número do passaporte
identity-passport-hint = Letras e algarismos, na página com a fotografia.
identity-country = País que emitiu o passaporte
identity-country-choose = Escolher o país
identity-niss = NISS (Segurança Social)
identity-niss-hint = 11 algarismos. Está no recibo do salário.
identity-phone = Telefone
identity-phone-hint = O número que deu à AIMA. De outro país: comece por +.
identity-number = Número
identity-too-few = Só tem um? Vá ao balcão com o passaporte: lá fazem o pedido consigo.
passport-renewed = O processo tem o meu passaporte antigo
phone-country-title = De que país é este número?
phone-country-other = Nenhum destes: vou corrigir
identity-assisted = Alguém está a ajudar-me
paper-empty = Toque para escrever
paper-none = Não tenho
country-common = Mais procurados
country-letters = Países por letra
country-missing = O meu país não está aqui
country-missing-detail = Tem um título de viagem de refugiado ou de apátrida? Se não encontra o seu país, chame alguém da loja.
country-stateless = Apátrida (título de viagem)
country-refugee = Refugiado (título de viagem)
country-close = Voltar sem escolher

# Old e-mail.
old-email-title = Que e-mail tem a AIMA?
old-email-lead = É o e-mail que foi dado quando o processo começou.
old-email-label = E-mail antigo
old-email-hint = Pode ter erros ou ser de outra pessoa. Escreva como foi dado.
old-email-unknown = Não sei
old-email-none = Não dei nenhum
old-email-helpers = É de uma pessoa que me ajudou

# New e-mail.
new-email-title = Que e-mail quer usar?
new-email-lead = A AIMA vai escrever para este e-mail.
new-email-label = Novo e-mail
new-email-own = Este e-mail é mesmo seu? Use um e-mail que consegue abrir sem ajuda de ninguém.
resend-email-title = Que e-mail tem a AIMA?
resend-email-lead = A AIMA envia outra vez os dados de pagamento para este e-mail.
resend-email-label = O seu e-mail
resend-email-own = Consegue abrir este e-mail? Se não consegue, toque em «Voltar» e escolha «Corrigir o meu e-mail».
email-suggestion-title = Será que queria escrever outro e-mail?
email-suggestion-accept = Sim, é
email-suggestion-keep = Não, é mesmo
same-email-title = Escreveu o mesmo e-mail duas vezes
same-email-detail = Se este e-mail está certo, a AIMA pode enviar outra vez os dados para pagar.
same-email-resend = Sim, enviar os dados outra vez
same-email-change = Não, quero usar outro e-mail

# Check.
check-title = Está tudo certo?
check-lead-correct-email = Pedido: corrigir o e-mail. Leia devagar antes de enviar.
check-lead-resend = Pedido: enviar outra vez os dados de pagamento. Leia devagar antes de enviar.
check-lead-reactivate = Pedido: reativar o processo. Leia devagar antes de enviar.
check-lead-closed = Pedido: a AIMA escreveu que o processo está fechado. Leia devagar antes de enviar.
check-identity = Quem é
check-old-email = E-mail que a AIMA tem
check-old-email-unknown = Não sei
check-old-email-none = Não foi dado nenhum
check-old-email-helpers = É de uma pessoa que me ajudou
check-new-email = Novo e-mail
check-resend-email = Enviar os dados para
check-assisted = Ajuda
check-assisted-yes = Alguém está a ajudar-me
check-passport-renewed = O processo tem o passaporte antigo
check-change = Mudar
check-change-what = Mudar: { $what }
check-statement-title = Ao enviar, declara
check-statement-means = Em português, a língua oficial. Quer dizer:
reactivation-statement = Declaro que não pretendi desistir da minha manifestação de interesse e peço que o meu processo seja reativado.
closed-counter = Este pedido acaba sempre ao balcão: alguém da AIMA tem de ver o processo consigo. O quiosque regista o pedido e dá-lhe um recibo para mostrar lá.

# Not saved.
not-saved-title = O pedido não ficou registado
not-saved-nothing-kept = Nada ficou registado. A AIMA não recebeu este pedido.
not-saved-what-now = O que pode fazer
not-saved-try-again = Tente outra vez: o que escreveu continua aqui.
not-saved-counter = Se não resultar, vá ao balcão: lá pode fazer o mesmo pedido.

# Done.
done-title = O seu pedido ficou registado
done-title-several = Os seus pedidos ficaram registados
done-keep-code =
    { $requests ->
        [1] Guarde este código ou tire uma fotografia.
       *[other] Guarde estes códigos ou tire uma fotografia.
    }
done-new-email = Novo e-mail:
address-begins = começa por { $begins }
address-begins-at = começa por { $begins }, em { $domain }
done-show-address = Mostrar
done-person = Pessoa { $number }: { $kind }
done-person-alone = Pessoa { $number }
done-another-person = O mesmo para outra pessoa
another-person-title = Para que e-mail escreve a AIMA a essa pessoa?
another-person-detail = Apagamos agora os números que escreveu. Os pedidos registados ficam como estão.
another-person-yes = Para o mesmo e-mail
another-person-own = Para outro e-mail
another-person-no = Não há mais ninguém: ficar aqui
done-qr = Código QR para ver o estado do pedido
done-qr-opens = Abre a página
fact-saved = Registado neste quiosque às { $time }
fact-printing = A imprimir o recibo…
fact-printed = Recibo impresso. Leve-o consigo.
fact-not-printed = O recibo não foi impresso
fact-not-printed-photo = O pedido está registado na mesma. Tire uma fotografia do código.
fact-unconfirmed = Não se sabe se o recibo saiu
fact-unconfirmed-detail = Veja na impressora. Se não saiu, peça uma segunda via à equipa da loja.
fact-delivered = Chegou à AIMA
fact-not-delivered = Ainda não chegou à AIMA
fact-not-delivered-detail = O quiosque envia-o sozinho. Não precisa de esperar aqui.
print-again = Imprimir outra vez
fact-short-saved = Registado às { $time }
fact-short-printing = A imprimir…
fact-short-printed = Recibo impresso
fact-short-not-printed = Não impresso
fact-short-unconfirmed = Talvez não impresso
fact-short-delivered = A AIMA já o tem
fact-short-not-delivered = Ainda não chegou
no-receipt = Não saiu recibo. Tire uma fotografia ao código, escreva-o num papel ou mostre-o à equipa da loja: ela pode imprimi-lo.
done-another-reactivate = Reativar também o meu processo
done-another-correct-email = Corrigir também o meu e-mail

# Track.
track-title = Ver um pedido
track-lead = Escreva o código que está no recibo.
track-label = Código de acompanhamento
track-hint = 12 letras e algarismos. Os traços não são precisos.
track-look-up = Ver o estado
track-looking-up = A procurar…
track-another = Ver outro pedido
track-offline = O quiosque está sem rede e não consegue ver o estado agora. Pode usar o código QR do recibo no seu telefone, ou tentar mais tarde.
track-slow-down = Foram feitas muitas consultas seguidas. Espere um minuto e tente outra vez.

# Help: what each screen wants.
help-title = Ajuda
help-staff = Precisa de uma pessoa? Toque em «Chamar alguém», ou vá ao balcão. Este quiosque espera por si alguns minutos.
help-close = Fechar a ajuda
help-welcome = Toque na língua que lê melhor. Aqui pode corrigir o e-mail que a AIMA tem, pedir para reativar o processo ou ver um pedido que já fez. É grátis.
help-purpose = Toque no que precisa de fazer. Se não sabe, ou se não tem e-mail, toque em «Chamar alguém»: a equipa da loja ajuda.
help-privacy = Este ecrã explica o que acontece aos seus dados. Se concorda em continuar, toque em «Continuar».
help-identity = Com dois destes números, a AIMA encontra o seu processo. Mais números ajudam. Toque num documento para escrever o número. Pode ir buscar os documentos: há tempo.
help-identity-passport = O número está na página com a fotografia, em cima, e outra vez em baixo. Pode pôr essa página no leitor. Se não tem passaporte, toque em «Não tenho».
help-identity-nif = O NIF tem nove algarismos. Está no cartão ou na carta das Finanças. Se não o tem, toque em «Não tenho».
help-identity-niss = O NISS tem onze algarismos. Está no recibo do salário. Se não o tem, toque em «Não tenho».
help-identity-phone = É o número que deu à AIMA, mesmo que já não o use. Se não se lembra, toque em «Não tenho».
help-old-email = É o e-mail que estava no processo, mesmo que tenha erros ou seja de quem o ajudou. Se não o sabe, toque em «Não sei».
help-new-email = Escreva o e-mail que usa todos os dias, por exemplo o do seu telefone. Um e-mail tem sempre um @ no meio. Se não tem e-mail, toque em «Chamar alguém».
help-check = Compare os números com os seus documentos. Para corrigir, toque em «Mudar». Quando estiver certo, toque em «Enviar pedido».
help-not-saved = O pedido não ficou registado. Tente outra vez, ou faça o pedido ao balcão.
help-done = Leve o recibo ou tire uma fotografia do código. Com o código QR e o seu telefone pode ver o que aconteceu ao pedido. Depois toque em «Terminar».
help-track = O código está no recibo, debaixo de «Código de acompanhamento». Escreva-o e toque em «Ver o estado».

# Idle.
idle-title = Ainda está aí?
idle-why = Para proteger os seus dados, o que escreveu vai ser apagado.
idle-why-done = Para proteger os seus dados, este ecrã vai fechar. O pedido continua registado.
idle-seconds = Tempo que falta: { $seconds } s
idle-stay = Continuo aqui
idle-start-again = Apagar e começar de novo
idle-minutes = Tempo que falta: { $minutes } min

# Leaving, where something would be lost.
leave-typed-title = Quer mesmo sair?
leave-typed = O que escreveu vai ser apagado. O que já foi registado continua registado.
leave-typed-stay = Continuar o pedido
leave-typed-anyway = Apagar e sair
leave-printing-title = O recibo ainda está a sair
leave-printing = Espere uns segundos e leve-o consigo. É a prova do seu pedido.
leave-printing-stay = Esperar pelo recibo
leave-printing-anyway = Sair sem recibo
leave-no-receipt-title = Já fotografou ou escreveu o código?
leave-no-receipt = Não saiu recibo. Depois de sair, o código já não aparece aqui. Sem ele, é difícil encontrar o pedido.
leave-no-receipt-stay = Voltar ao código
leave-no-receipt-anyway = Já tenho o código: sair
leave-not-saved-title = Quer sair sem o pedido?
leave-not-saved = O pedido não foi registado. Se sair, o que escreveu é apagado. Ao balcão pode fazer o mesmo pedido.
leave-not-saved-stay = Voltar e tentar outra vez
leave-not-saved-anyway = Apagar e sair

# An answer that takes its time.
slow-answer = Isto demora um pouco. Pode esperar ou tocar em «Voltar».
slow-saving = Ainda estamos a registar o pedido. Espere, por favor.

# The passport reader.
reader-passport = Passaporte lido. Confirme o número.
reader-visa = Isto é um visto. Ponha no leitor a página do passaporte com a fotografia.
reader-residence-card = Isto é o seu título de residência. Use o passaporte.
reader-identity-card = Isto é um cartão de identidade. Use o passaporte.
reader-other-card = Este cartão não serve aqui. Use o passaporte.
reader-long-number = O número deste documento é demasiado comprido para o leitor. Escreva o número do passaporte.
reader-misread = O passaporte não foi bem lido. Ponha-o outra vez no leitor.
reader-unknown = O leitor leu uma coisa que não conhecemos. Ponha no leitor a página do passaporte com a fotografia, ou escreva o número.
reader-tracking-code = Isto é o código de um recibo. Aqui precisamos do passaporte.
reader-no-code = Isto não é o código de um recibo. Ponha no leitor o código QR do recibo, ou escreva o código.
reader-not-here = Neste ecrã o leitor não é preciso.
reader-question = Responda primeiro à pergunta no ecrã.

### Page: the code to the new mailbox

code-title = Escreva o código que recebeu
code-title-waiting = Vamos enviar-lhe um código
code-spent-title = Precisa de outro código
code-lead = Enviámos agora um e-mail com seis algarismos para:
code-lead-waiting = Dentro de momentos, enviamos um e-mail com seis algarismos para:
code-address-wrong = O e-mail está errado? Toque em «Voltar» e corrija.
code-label = Código de seis algarismos
code-hint = Está no e-mail da AIMA, por exemplo no seu telefone. Veja também no spam.
code-resend = Enviar outro código
code-resend-wait = Enviar outro código dentro de { $seconds } s
code-first-wait = O código segue dentro de { $seconds } s
code-skip = Não posso abrir o meu e-mail aqui
code-sending = A enviar o código…
one-moment = Um momento…
code-sent-again = Enviámos outro código. O anterior já não serve.
code-offline = O quiosque não conseguiu falar com a AIMA. Tente outra vez, ou toque em «Não posso abrir o meu e-mail aqui» para continuar sem código.
code-slow-down = Houve muitas tentativas seguidas. Espere um pouco, ou toque em «Não posso abrir o meu e-mail aqui» para continuar sem código.
error-code-form = O código tem seis algarismos. Confirme se falta ou sobra algum.
error-code-wrong =
    { $tries ->
        [1] Não é este o código. Pode tentar mais uma vez.
        [2] Não é este o código. Pode tentar mais duas vezes.
       *[other] Não é este o código. Compare com o e-mail que recebeu.
    }
error-code-spent = Este código já não serve. Toque em «Enviar outro código».
check-mailbox-confirmed = Confirmado com o código
check-mailbox-skipped = Ainda não confirmado. A AIMA vai enviar uma ligação para este e-mail: abra-a para confirmar.
check-mailbox-offline = Agora não foi possível enviar um código. A AIMA vai enviar uma ligação para este e-mail: abra-a para confirmar.
help-confirm-code = Abra o seu e-mail, por exemplo no telefone, e procure a mensagem da AIMA. Escreva aqui os seis algarismos. Se não pode abrir o e-mail, toque em «Não posso abrir o meu e-mail aqui»: a AIMA envia-lhe depois uma ligação.

### Page: call for help

help-call = Chamar alguém
help-call-again = Chamar outra vez
help-call-calling = Estamos a avisar o balcão…
help-call-called = O balcão recebeu a sua chamada. Espere aqui, por favor. Ainda ninguém respondeu.
help-call-late = O balcão recebeu a sua chamada, mas ainda ninguém respondeu. Pode continuar a esperar ou ir ao balcão.
help-call-coming = Alguém vem já ter consigo. Espere aqui, por favor.
help-call-offline = O quiosque não consegue falar com o balcão. Vá ao balcão, por favor.
help-call-ended = O balcão fechou a sua chamada. Se ainda precisa de ajuda, chame outra vez.
call-calling = A chamar o balcão…
call-called = O balcão recebeu a sua chamada. Espere aqui.
call-late = Ainda ninguém respondeu. Espere ou vá ao balcão.
call-coming = Alguém vem a caminho. Espere aqui.
call-offline = Sem resposta. Vá ao balcão.
call-ended = O balcão terminou a sua chamada.
call-end = Terminar a chamada

### Page: reading aloud, and the keys of a pad

speech = Ler em voz alta
speech-stop = Parar a leitura
speech-repeat = Ler outra vez
speech-slower = Mais devagar
speech-faster = Mais depressa
speech-louder = Mais alto
speech-softer = Mais baixo
speech-dark = Ecrã escuro
speech-words = Uma palavra por letra
speech-keys = Experimentar as teclas
keys-detail = Carregue em qualquer tecla do teclado tátil: o que ela faz é dito e mostrado aqui. Carregue duas vezes em Voltar para continuar.
speech-on = Este quiosque está a ler em voz alta. Seguinte e Anterior passam de uma coisa a outra, Escolher carrega nela, Ajuda explica o ecrã.
speech-off = A leitura em voz alta terminou.
speech-private = Ligue auscultadores para ouvir isto.
speech-voice = Não há voz para esta língua. Lê uma voz portuguesa.
ear-button = botão
ear-field = escreva aqui
ear-chosen = escolhido
ear-not-chosen = não escolhido
ear-unavailable = agora não é possível
ear-empty = ainda não escreveu nada
ear-deleted = apagado
ear-receipt = O recibo diz:
ear-keyboard = Teclado em baixo: continue com Seguinte até às teclas.
pad-previous = Anterior: uma coisa para trás
pad-next = Seguinte: uma coisa para a frente
pad-up = Cima: uma fila acima
pad-down = Baixo: uma fila abaixo
pad-select = Escolher: carrega onde está
pad-back = Voltar: ao ecrã anterior
pad-help = Ajuda: explica o ecrã
pad-speech = Voz: começa e termina a leitura

### Field errors

error-nif-length = O NIF tem 9 algarismos. Confirme se falta ou sobra algum.
error-nif-check = Este NIF tem um algarismo trocado. Compare com o documento.
error-nif-company = Este NIF é de uma empresa. Escreva o seu NIF pessoal.
error-nif-placeholder = Este número é só um exemplo. Escreva o seu NIF.
error-nif-prefix = O NIF de uma pessoa começa por 1, 2, 3 ou 45. Compare com o documento.
error-niss-length = O NISS tem 11 algarismos. Confirme se falta ou sobra algum.
error-niss-check = Este NISS tem um algarismo trocado. Compare com o documento.
error-niss-prefix = O NISS de uma pessoa começa por 1. Compare com o documento.
error-niss-placeholder = Este número é só um exemplo. Escreva o seu NISS.
error-passport-form = O número do passaporte tem 6 a 9 letras e algarismos. Compare com o passaporte.
error-passport-mrz = O passaporte não foi bem lido. Passe-o outra vez no leitor ou escreva só o número.
error-passport-other-paper = Isto não é o passaporte. Ponha o passaporte no leitor ou escreva só o número.
error-country-missing = Escolha o país que emitiu o passaporte.
error-country-unknown = Não conhecemos este país. Escolha um da lista.
error-phone-invalid = Confirme o número de telefone. Se é de outro país, comece por + e pelo indicativo.
error-identity-need-two = Faltam números: precisamos de pelo menos dois para encontrar o seu processo.
error-paper-empty = Escreva o número, ou toque em «Não tenho».
error-email-empty = Escreva o e-mail.
error-email-form = Confirme o e-mail. Deve ser como nome@exemplo.pt, sem espaços.
error-email-too-long = Este e-mail é demasiado comprido. Confirme se não foi escrito duas vezes.
error-email-invisible = O e-mail tem sinais que não se veem. Apague tudo e escreva outra vez.
error-email-mixed-script = O e-mail mistura letras de alfabetos diferentes. Apague tudo e escreva outra vez.
error-email-domain = Confirme a parte depois do @, por exemplo gmail.com.
error-email-same = Escreveu o mesmo e-mail duas vezes. Escreva outro, ou peça os dados outra vez.
error-tracking-code = Este código não está completo ou tem um sinal trocado. Compare com o recibo.
error-other = Confirme o que escreveu aqui.

### Faults: what the person reads

fault-configuration-person = Este quiosque não pode ser usado agora.
fault-not-enrolled-person = Este quiosque ainda não está em uso.
fault-paused-person = A equipa da loja fez uma pausa neste quiosque.
fault-disk-full-person = O quiosque não tem espaço para registar pedidos.
fault-storage-read-only-person = O quiosque não consegue registar pedidos.
fault-storage-damaged-person = O quiosque não consegue registar pedidos.
fault-storage-newer-person = O quiosque não consegue registar pedidos.
fault-storage-failing-person = O quiosque não consegue registar pedidos.
fault-storage-salvaged-person = Este quiosque funciona.
fault-storage-copy-lags-person = Este quiosque funciona.
fault-request-unknown-person = Este quiosque funciona.
fault-identity-unusable-person = Este quiosque não está pronto.
fault-already-running-person = Este quiosque não está pronto.
fault-no-network-person = O quiosque está sem rede. Os pedidos ficam registados e seguem mais tarde.
fault-central-refuses-person = O quiosque não consegue agora entregar pedidos à AIMA. Os pedidos ficam registados e seguem mais tarde.
fault-central-certificate-person = O quiosque não conseguiu confirmar que fala com a AIMA. Por segurança, os pedidos ficam registados e seguem mais tarde.
fault-central-certificate-expired-person = O quiosque não conseguiu confirmar que fala com a AIMA. Por segurança, os pedidos ficam registados e seguem mais tarde.
fault-central-failing-person = O serviço da AIMA não consegue agora receber pedidos. Os pedidos ficam registados e seguem mais tarde.
fault-central-partly-person = Este quiosque funciona.
fault-configuration-refused-person = O quiosque funciona com as informações anteriores da AIMA.
fault-clock-person = O relógio do quiosque não está certo.
fault-printer-none-person = Este quiosque não tem impressora.
fault-printer-absent-person = A impressora não responde.
fault-printer-out-of-paper-person = A impressora não tem papel. Avise a equipa da loja.
fault-printer-paper-low-person = A impressora tem pouco papel.
fault-printer-cover-open-person = A tampa da impressora está aberta. Avise a equipa da loja.
fault-printer-jam-person = O papel ficou preso na impressora. Avise a equipa da loja.
fault-printer-stopped-person = A impressora está parada. Avise a equipa da loja.
fault-printer-format-person = A impressora não aceita este recibo.
fault-printer-stuck-person = A impressora demorou demasiado.
fault-printer-other-person = A impressora está com um problema. Avise a equipa da loja.
fault-receipt-layout-person = O quiosque não consegue fazer o recibo.
fault-speech-missing-person = Este quiosque funciona.
fault-speech-failing-person = Este quiosque funciona.

### States of a request (page, receipt, tracking page)

# Dates: month is a number that only chooses the name; day and year are texts.
date-in-words =
    { $month ->
        [1] { $day } de janeiro de { $year }
        [2] { $day } de fevereiro de { $year }
        [3] { $day } de março de { $year }
        [4] { $day } de abril de { $year }
        [5] { $day } de maio de { $year }
        [6] { $day } de junho de { $year }
        [7] { $day } de julho de { $year }
        [8] { $day } de agosto de { $year }
        [9] { $day } de setembro de { $year }
        [10] { $day } de outubro de { $year }
        [11] { $day } de novembro de { $year }
       *[12] { $day } de dezembro de { $year }
    }
date-and-time = { $date }, { $time }

# What was asked.
kind-correct-email = Correção do endereço de e-mail
kind-reactivate = Reativação do processo
kind-resend = Novo envio dos dados de pagamento
kind-closed = Carta da AIMA: o processo está encerrado

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = O pedido ainda não chegou
state-not-here-yet-detail = Ainda não recebemos um pedido com este código. Um quiosque sem rede regista o pedido e envia-o mais tarde. Volte a ver dentro de algumas horas. Confirme também se o código está certo.
state-being-checked = O pedido está a ser verificado
state-being-checked-detail = Recebemos o seu pedido. A verificação termina até { $until }. Não precisa de fazer outro.
state-being-checked-late = Recebemos o seu pedido. A AIMA está a acabar a verificação e a resposta chega em breve. Não precisa de fazer outro.
state-done = O que pediu está feito
state-done-detail = Isto é só o seu pedido, não a decisão sobre a residência. O que se segue é enviado por e-mail. Veja também a pasta de correio não desejado (spam).
state-come-to-the-counter = Dirija-se ao balcão
state-come-to-the-counter-detail = Para continuar, precisamos de falar consigo. Vá ao balcão de uma loja AIMA com o passaporte e este código.
state-stopped = O pedido foi parado
state-stopped-detail = O seu processo continua como estava. Se não sabe porque é que o pedido foi parado, vá ao balcão de uma loja AIMA com o passaporte e este código.

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = Até { $date }
step-now = Agora
step-confirm = Abra a ligação que a AIMA lhe vai enviar por e-mail. Tem 72 horas a contar desse e-mail. Sem isso, terá de ir ao balcão.
step-confirm-here = Confirme este endereço com o botão acima.
step-old-address = A AIMA escreve também para o e-mail que está agora no processo. Se o pode abrir, carregue aí em “Sim, fui eu”.
step-answer-here = Carregue acima em “Sim, fui eu” ou “Não fui eu”.
step-checked = A AIMA verifica o pedido.
step-checked-if-today =
    { $days ->
        [one] A AIMA verifica-o no dia útil após a chegada; se chegar hoje, até { $date }.
       *[other] A AIMA verifica-o em { $days } dias úteis após a chegada; se chegar hoje, até { $date }.
    }
step-answer = A AIMA está a acabar a verificação. A resposta chega em breve.
step-replaced = Se estiver tudo certo, a AIMA passa a escrever para o endereço novo.
step-payment = Se estiver tudo certo, a AIMA envia por e-mail os dados e o último dia para pagar.
step-reactivated = Se estiver tudo certo, a AIMA escreve para o e-mail que está no processo, e o processo continua.
step-counter = Este pedido é tratado ao balcão, consigo. Traga o passaporte e a mensagem da AIMA.

### Receipt

receipt-office = Agência para a Integração, Migrações e Asilo
receipt-title = Comprovativo do pedido
receipt-duplicate = DUPLICADO (SEGUNDA VIA)
receipt-demo = Demonstração (DEMO): sem valor. Tudo é inventado.
receipt-code-label = Código de acompanhamento
receipt-saved = Registado neste quiosque em { $when }. Leia o código QR para saber se o pedido já chegou à AIMA.
receipt-scan-domain = O código QR abre { $domain }. Se aparecer outro endereço, não continue.
receipt-time-label = Data e hora
receipt-store-label = Loja
receipt-kiosk-label = Quiosque
receipt-new-email-label = Novo e-mail
receipt-next-title = O que acontece agora
receipt-hurry = Tem pressa? Mostre o passaporte e este código ao balcão.
receipt-safety-title = Para sua segurança
receipt-sender = A AIMA escreve a partir de endereços que acabam em { $senders }.
receipt-money = A AIMA nunca pede dinheiro no quiosque nem por código QR.
receipt-complaints-title = Livro Amarelo
receipt-complaints = Para reclamar, elogiar ou sugerir: ao balcão ou em { $site }.
receipt-complaints-counter = Para reclamar, elogiar ou sugerir: ao balcão.
receipt-complaints-site = Para reclamar, elogiar ou sugerir: em { $site }.

### Tracking page

tracking-title = Estado do pedido
tracking-languages = Língua
tracking-domain = Esta página está em { $domain }. Se o telemóvel mostrar outro endereço, não continue.
tracking-bad-code = Verifique o código
tracking-bad-code-detail = O código do comprovativo tem 12 letras e números, em três grupos de quatro. Leia outra vez o código QR ou escreva o código tal como está no comprovativo. Se não conseguir, mostre o comprovativo ao balcão.
tracking-too-often = Espere um minuto
tracking-too-often-detail = Muitas pessoas estão a usar a mesma rede. Volte a abrir esta página dentro de um minuto.
tracking-unavailable = O estado não está disponível agora
tracking-unavailable-detail = Volte a abrir esta página dentro de alguns minutos. Não precisa de fazer outro pedido.

### Mail

# Every mail.
mail-demo = Demonstração (DEMO): tudo neste e-mail é inventado e não tem valor.
mail-no-reply = Não responda a este e-mail: ninguém lê as respostas. Se precisar de ajuda, vá ao balcão de uma loja AIMA.
mail-link-copy = Se o botão não funcionar, copie este endereço para o navegador:

# The six digits.
mail-code-subject = O seu código para o quiosque da AIMA
mail-code-title = O seu código
mail-code-intro = Escreva estes seis números no quiosque da AIMA:
mail-code-valid =
    { $minutes ->
        [one] O código serve durante um minuto.
       *[other] O código serve durante { $minutes } minutos.
    }
mail-code-secret = Ninguém da AIMA lhe pede este código. Escreva-o só no quiosque.
mail-code-not-you = Não está a usar um quiosque da AIMA? Então não faça nada: sem o código, nada muda.

# The link that confirms a new address.
mail-confirm-link-subject = Confirme o seu novo e-mail
mail-confirm-link-title = Este e-mail é seu?
mail-confirm-link-intro = Num quiosque da AIMA, este endereço foi indicado como novo e-mail. Para o confirmar, abra a página e carregue no botão que lá está.
mail-confirm-link-open = Confirmar este e-mail
mail-confirm-link-valid =
    { $hours ->
        [one] A ligação serve durante uma hora.
       *[other] A ligação serve durante { $hours } horas.
    }
mail-confirm-link-later = Depois disso, vá ao balcão de uma loja AIMA com o passaporte e este código.
mail-confirm-link-not-you = Não fez este pedido? Então não faça nada: sem confirmação, este endereço não é usado.

# The notice to the registered address.
mail-old-address-subject = Foi você? Um pedido sobre o seu processo na AIMA
mail-old-address-title = Foi você que fez este pedido?
mail-old-address-correct-email = Num quiosque da AIMA, alguém pediu que as mensagens sobre o seu processo passem a ir para outro e-mail.
mail-old-address-reactivate = Num quiosque da AIMA, alguém pediu que o seu processo seja reativado.
mail-old-address-resend = Num quiosque da AIMA, alguém pediu que os dados de pagamento do seu processo sejam enviados outra vez.
mail-old-address-closed = Num quiosque da AIMA, alguém disse que recebeu uma mensagem da AIMA: o seu processo está encerrado.
mail-old-address-yes = Sim, fui eu
mail-old-address-no = Não fui eu
mail-old-address-press = Cada botão abre uma página onde confirma a resposta. Abrir a página não muda nada.
mail-old-address-until = Nada muda até a AIMA acabar de verificar o pedido.
mail-old-address-if-no = Se não foi você, o pedido é parado e o seu processo continua como está.

# What a correction or a resend was for.
mail-payment-data-subject = Dados para pagar e marcar o seu atendimento
mail-payment-data-title = Dados para pagar
mail-payment-data-intro = São estes os dados que pediu. Depois de pagar, a AIMA marca o seu atendimento.
mail-payment-data-reference = Referência
mail-payment-data-amount = Valor
mail-payment-data-deadline = Pagar até
mail-payment-data-working-days =
    { $days ->
        [one] É um dia útil: sábados, domingos e feriados não contam.
       *[other] São { $days } dias úteis: sábados, domingos e feriados não contam.
    }
mail-payment-data-pay = Pague o valor exato com a referência, numa caixa Multibanco ou no seu banco.
mail-payment-data-keep = Guarde o comprovativo do pagamento.
mail-payment-data-wait = Espere pelo e-mail da AIMA com o dia e a hora do atendimento. Veja também a pasta de correio não desejado (spam).
mail-payment-data-late = O prazo passou, ou não consegue pagar? Vá ao balcão de uma loja AIMA com o passaporte e este código.
mail-payment-data-calendar = O ficheiro anexo põe o último dia no calendário do seu telemóvel.

# Three working days before the last day to pay.
mail-payment-reminder-subject = O último dia para pagar está perto
mail-payment-reminder-title = O último dia para pagar está perto
mail-payment-reminder-intro =
    { $days ->
        [one] Falta um dia útil para pagar o seu atendimento na AIMA.
       *[other] Faltam { $days } dias úteis para pagar o seu atendimento na AIMA.
    }
mail-payment-reminder-paid = Já pagou? Então não precisa de fazer nada; guarde o comprovativo do pagamento.

# The day in a calendar.
calendar-payment-summary = AIMA: último dia para pagar
calendar-payment-detail = Os dados estão no e-mail da AIMA. Se não consegue pagar, vá ao balcão de uma loja AIMA com o passaporte.

amount-in-euros = { $number } €

# The case is pending again.
mail-reactivated-subject = O seu processo na AIMA foi reativado
mail-reactivated-title = O seu processo foi reativado
mail-reactivated-intro = O processo está outra vez pendente. Não precisa de fazer outro pedido.
mail-reactivated-wait = Quando for altura de pagar e marcar o atendimento, a AIMA envia os dados para este e-mail. Veja também a pasta de correio não desejado (spam).

# Staff have to look at it with the person.
mail-come-to-counter-subject = Dirija-se ao balcão da AIMA
mail-come-to-counter-title = Dirija-se ao balcão

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = O e-mail do seu processo na AIMA foi reposto
mail-address-restored-title = O seu e-mail foi reposto
mail-address-restored-intro = Ao balcão da AIMA, com o seu passaporte, o seu processo voltou a ter este e-mail. Foi retirado este:
mail-address-restored-replaced = E-mail retirado
mail-address-restored-quiet = Durante um dia útil a AIMA não envia mais nada para aqui.
mail-address-restored-wrong = Não foi você? Vá ao balcão de uma loja AIMA com o passaporte.
mail-address-replaced-subject = Este e-mail deixou de servir para a AIMA
mail-address-replaced-title = Este e-mail foi retirado
mail-address-replaced-intro = Ao balcão da AIMA, um processo deixou de ter este e-mail. A AIMA não envia mais nada sobre ele para aqui.
mail-address-replaced-wrong = O processo é seu? Vá ao balcão de uma loja AIMA com o passaporte.

### Links in mails: what is asked, and what a press did

mailbox-title = A sua resposta à AIMA
mailbox-confirm-title = Confirme o seu e-mail
mailbox-confirm-detail = Alguém indicou este endereço num quiosque da AIMA. Se foi você, carregue no botão para confirmar que esta caixa de correio é sua.
mailbox-confirm-button = Sim, esta caixa de correio é minha
mailbox-confirm-done = O seu e-mail está confirmado
mailbox-confirm-done-detail = Não precisa de fazer mais nada. Para ver em que ponto está o pedido, leia o código QR do seu talão.
mailbox-yes-title = Foi você que fez este pedido?
mailbox-yes-detail = Alguém fez num quiosque da AIMA um pedido sobre o processo que tem este e-mail. Carregue no botão só se foi você.
mailbox-yes-button = Sim, fui eu
mailbox-yes-done = Obrigado: ficou registado
mailbox-yes-done-detail = A AIMA já sabe que o pedido é seu. Não precisa de fazer mais nada.
mailbox-no-title = Não foi você?
mailbox-no-detail = Se não foi você, carregue no botão para parar o pedido. O seu processo continua como está.
mailbox-no-button = Não fui eu: parar o pedido
mailbox-no-done = O pedido foi parado
mailbox-no-done-detail = Nada muda no seu processo. A partir de agora, os dados do processo só podem ser mudados ao balcão, com o seu passaporte.
mailbox-too-late = A AIMA foi avisada
mailbox-too-late-detail = O pedido já tinha sido feito. Venha ao balcão com o seu passaporte. Até lá, mais ninguém pode mudar os dados do processo num quiosque.
mailbox-under-way = A AIMA foi avisada
mailbox-under-way-detail = O pedido estava mesmo a ser feito, e tentamos travá-lo. Venha ao balcão com o seu passaporte. Até lá, mais ninguém pode mudar os dados do processo num quiosque.
mailbox-overruled = A AIMA foi avisada
mailbox-overruled-detail = O pedido foi feito ao balcão, com o passaporte. Se o processo é seu, venha ao balcão com o seu passaporte.
mailbox-before = A sua resposta já estava registada
mailbox-before-detail = Não precisa de fazer mais nada. Se a resposta não está certa, venha ao balcão com o seu passaporte.
mailbox-after-no = Nada muda: alguém já disse que não fez este pedido
mailbox-after-no-detail = O processo está protegido. Se o pedido é seu, venha ao balcão com o seu passaporte.
mailbox-ended = Este pedido já acabou
mailbox-ended-detail = A sua resposta não muda nada. Para ver como ficou, leia o código QR do talão; se algo não está certo, venha ao balcão.
mailbox-expired = Este link já não funciona
mailbox-expired-detail = O prazo passou. Venha ao balcão com o seu passaporte ou faça um novo pedido num quiosque.
mailbox-bad-link = Este link não está completo
mailbox-bad-link-detail = Abra outra vez o link a partir do e-mail, ou copie-o inteiro.
mailbox-not-now = Não foi possível registar agora
mailbox-not-now-detail = Abra o link outra vez daqui a uns minutos. A sua resposta ainda não ficou registada.

### Notices for a day that staff choose: kiosks show them

ready-closes-at = Hoje fechamos às { $time }.
ready-counter-closed = Hoje o balcão está fechado.
ready-long-wait = Hoje a espera ao balcão é longa.
