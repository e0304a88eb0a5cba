### Staff

# Read by staff and technicians; the test page too.
staff-title = Painel da equipa
staff-subtitle = Quiosque { $kiosk } · { $store }
staff-not-enrolled = Quiosque por inscrever
staff-pin-title = Painel da equipa
staff-pin-lead = Só para a equipa da loja. Escreva o PIN.
staff-pin-label = PIN
staff-pin-enter = Entrar
staff-pin-checking = A verificar …
staff-pin-wrong = O PIN não está certo.
staff-pin-incomplete = O PIN tem pelo menos seis números.
staff-pin-locked =
    { $minutes ->
        [0] Demasiadas tentativas. Espere { $seconds } s.
       *[other] Demasiadas tentativas. Espere { $minutes } min { $seconds } s.
    }
staff-pin-none = Este quiosque ainda não tem PIN. O técnico cria um com: aima-kiosk pin
staff-leave = Sair do painel

staff-light-green = Bom
staff-light-amber = Ver em breve
staff-light-red = Resolver já

staff-row-service = Serviço
staff-row-network = Rede
staff-row-central = Serviço central
staff-row-clock = Relógio
staff-row-printer = Impressora e papel
staff-row-disk = Disco
staff-row-queue = Pedidos por entregar
staff-row-version = Versão
staff-row-self-test = Autoteste

staff-service-open = Aberto ao público.
staff-network-up = Há ligação.
staff-network-silent = Há ligação, mas o serviço central não responde.
staff-network-down = Não há ligação. Veja o cabo ou a rede sem fios.
staff-central-answers = Respondeu em { $when }.
staff-central-not-yet = Ainda não respondeu desde que o programa arrancou.
staff-central-slipped = A última tentativa não teve êxito. Está a tentar-se outra vez.
staff-clock-right = Certo. Diferença para o serviço central: { $seconds } s.
staff-clock-not-yet = Ainda não foi comparado com o do serviço central.
staff-printer-ready = Pronta a imprimir.
staff-printer-not-yet = Ainda não respondeu desde que o programa arrancou.
staff-disk-enough = Espaço livre: { $free }.
staff-disk-little = Resta pouco espaço: { $free }. Liberte espaço em breve.
staff-disk-unknown = O sistema não diz quanto espaço há.
staff-queue-empty = Nenhum.
staff-queue-waiting =
    { $waiting ->
        [one] Um pedido à espera, desde { $oldest }.
       *[other] { $waiting } pedidos à espera, o mais antigo desde { $oldest }.
    }
staff-queue-refused =
    { $refused ->
        [one] Um pedido recusado pelo serviço central. Exporte-o para o operador.
       *[other] { $refused } pedidos recusados pelo serviço central. Exporte-os para o operador.
    }
staff-queue-waiting-and-refused = À espera: { $waiting }, o mais antigo desde { $oldest }. Recusados pelo serviço central: { $refused }. Exporte-os para o operador.
staff-queue-seen =
    { $refused ->
        [one] Nada à espera. Um pedido recusado pelo serviço central, já visto.
       *[other] Nada à espera. { $refused } pedidos recusados pelo serviço central, já vistos.
    }
staff-queue-unknown = A fila não se consegue ler agora.
staff-version = { $version }, a funcionar desde { $since }.
staff-self-test-never = Nunca foi feito.
staff-self-test-passed = Tudo passou em { $when }.
staff-self-test-old = Tudo passou em { $when }. Já passou mais de uma semana.
staff-self-test-failed = Algo falhou em { $when }.

staff-pause = Pausar o serviço
staff-resume = Retomar o serviço
staff-self-test = Fazer o autoteste
staff-self-test-running = A testar …
staff-print-test = Imprimir página de teste
staff-printing = A imprimir …
staff-retry = Reenviar recusados
staff-acknowledge = Marcar recusados como vistos
staff-export = Exportar recusados
staff-diagnostics = Exportar diagnóstico
staff-exporting = A escrever …
staff-restart-page = Reiniciar a página
staff-restart-session = Reiniciar o programa
staff-actions = O que pode fazer

staff-find-title = Procurar um pedido
staff-find-label = Código de acompanhamento
staff-find-hint = Escreva o código ou leia o QR com um leitor.
staff-find = Procurar
staff-find-looking = A procurar …
staff-find-again = Outro código
staff-find-bad-code = Isto não é um código de acompanhamento.
staff-find-not-here = Nenhum pedido com este código neste quiosque.
staff-find-other-kiosk = Este código é do quiosque { $kiosk }, não deste.
staff-found-kind = Pedido
staff-found-saved = Registado
staff-found-printed = Recibo
staff-found-delivered = Entrega
staff-print-none = Não foi impresso.
staff-print-printing = Está a imprimir.
staff-print-printed = Impresso em { $when }.
staff-print-not-printed = Não saiu.
staff-print-unconfirmed = Não se sabe se saiu: o programa parou a meio.
staff-found-duplicates =
    { $count ->
        [one] Mais um duplicado.
       *[other] Mais { $count } duplicados.
    }
staff-delivery-waiting = À espera de entrega. Tentativas: { $attempts }.
staff-delivery-delivered = Entregue em { $when }.
staff-delivery-refused = Recusado pelo serviço central ({ $code }). Exporte-o para o operador.
staff-reprint = Imprimir duplicado
staff-reprint-not-kept = Já não há duplicado: os dados do recibo foram apagados, ou não há impressora.

staff-done-printed = Saiu da impressora.
staff-done-written = Ficou no ficheiro { $file }.
staff-done-none-refused = Nenhum pedido recusado. O ficheiro { $file } está vazio.
staff-done-retried = Os pedidos recusados vão ser enviados outra vez.
staff-done-acknowledged = Recusados vistos. Ficam guardados até passar o prazo; exporte-os antes para o operador.
staff-done-paused = Serviço em pausa. As pessoas passam a ler que a equipa fez uma pausa. A pausa dura até alguém a retomar, também depois de desligar o quiosque.
staff-done-resumed = Serviço retomado.
staff-done-self-test-passed = O autoteste passou.
staff-done-self-test-failed = O autoteste encontrou falhas.
staff-failed-no-folder = Nenhuma pasta na configuração (staff.export_dir).
staff-failed-not-written = Não foi possível escrever. Veja se a pen USB está ligada e tem espaço.
staff-failed-not-read = Não foi possível ler a fila.
staff-failed-disk = O disco não aceitou a alteração. Nada mudou.
staff-failed-other = Não foi possível. Tente outra vez.

staff-step-disk = Escrever e ler no disco
staff-step-database = Base de dados
staff-step-keys = Chaves para selar
staff-step-printer = Impressora
staff-step-central = Serviço central
staff-step-clock = Relógio
staff-step-fonts = Letras do recibo
staff-step-fonts-failed = Faltam tipos de letra, ou estão danificados. Instale os pacotes fonts-noto-core e fonts-noto-cjk.

test-page-title = Página de teste
test-page-no-receipt = Isto não é um comprovativo.
test-page-version-label = Versão do programa
test-page-scan = O código QR abre { $domain }.
test-page-words = Se consegue ler isto e o código QR abre, a impressora está bem.
test-page-ruler = Régua em milímetros · { $dpi } pontos por polegada

### Faults: what staff read

fault-configuration-staff = A configuração está errada. journalctl -u aima-kiosk indica o ficheiro, a linha e a chave; o quiosque abre sozinho quando o ficheiro estiver certo.
fault-not-enrolled-staff = O quiosque não está inscrito. Inscreva-o com o código de uma só utilização: aima-kiosk enrol.
fault-paused-staff = Em pausa, por ordem da equipa. Retome no painel.
fault-disk-full-staff = O disco dos dados está cheio. Liberte espaço; não apague a pasta dos dados.
fault-storage-read-only-staff = A pasta dos dados só permite leitura. Veja as permissões e se o disco tem erros.
fault-storage-damaged-staff = A base de dados está danificada. Foi deixada como está. Guarde uma cópia e chame o operador.
fault-storage-newer-staff = A base de dados é de uma versão mais recente do programa e não foi alterada. Instale essa versão.
fault-storage-failing-staff = O disco dá erros ao ler ou escrever. Chame o operador: é preciso trocar o disco.
fault-storage-salvaged-staff = A base de dados estava danificada. Foi posta de lado com a data no nome e o que se conseguiu ler voltou para a fila. Chame o operador: este aviso sai quando o ficheiro for retirado.
fault-storage-copy-lags-staff = Não foi possível escrever a segunda cópia dos pedidos. Está a tentar-se outra vez: se isto durar, chame o operador.
fault-request-unknown-staff = Um pedido foi guardado por uma versão mais recente do programa e esta não o conhece. Fica como está e os outros seguem. Instale a versão mais recente.
fault-identity-unusable-staff = Esta versão do programa não consegue usar a identidade do quiosque. Instale a versão mais recente ou registe o quiosque outra vez.
fault-already-running-staff = Outro programa do quiosque já usa a mesma pasta de dados. Feche um dos dois.
fault-no-network-staff = O serviço central não responde. Veja o cabo, a rede e o endereço do serviço.
fault-central-refuses-staff = O serviço central recusa este quiosque. A credencial pode ter sido revogada: chame o operador.
fault-central-certificate-staff = O certificado do serviço central não é de confiança. Pode haver um portal na rede, ou o certificado mudou: chame o operador.
fault-central-certificate-expired-staff = O certificado do serviço central passou da validade. Se a data desta máquina está certa, chame o operador: é preciso renovar o certificado.
fault-central-failing-staff = O serviço central, ou um proxy à frente dele, responde que não consegue. A rede e o cabo estão em ordem: chame o operador se isto durar.
fault-central-partly-staff = Os pedidos são entregues, mas o serviço central, ou um proxy à frente dele, recusa parte do que o quiosque comunica. Chame o operador se isto durar.
fault-configuration-refused-staff = O que o serviço central enviou (remetentes, avisos, chaves) foi recusado; vale a versão anterior. Chame o operador.
fault-clock-staff = O relógio da máquina está errado. Acerte a data e a hora ou a sincronização (NTP).
fault-printer-none-staff = Nenhuma impressora na configuração: as pessoas levam só o código.
fault-printer-absent-staff = A impressora não responde. Veja se está ligada, o cabo e o endereço na configuração.
fault-printer-out-of-paper-staff = A impressora não tem papel. Ponha um rolo novo.
fault-printer-paper-low-staff = O papel está a acabar. Tenha um rolo à mão.
fault-printer-cover-open-staff = A tampa da impressora está aberta. Feche-a.
fault-printer-jam-staff = Papel encravado. Abra a tampa, tire o papel e feche-a.
fault-printer-stopped-staff = A impressora está em pausa ou parada. Veja o visor dela e retome-a.
fault-printer-format-staff = A impressora não aceita PDF. Use outra, ou uma fila que converta.
fault-printer-stuck-staff = O trabalho não acabou a tempo e foi cancelado. Desligue e ligue a impressora.
fault-printer-other-staff = A impressora comunica um erro que o quiosque não conhece. Veja o visor dela.
fault-receipt-layout-staff = O quiosque não conseguiu desenhar o recibo; a impressora não tem culpa. Avise o técnico: «not-drawn» no registo diz porquê.
fault-speech-missing-staff = A síntese de voz (espeak-ng) não está instalada, ou não há voz para as línguas: quem não vê não ouve o quiosque. Instale o pacote espeak-ng.
fault-speech-failing-staff = A leitura em voz alta falha: a síntese ou a saída de som não respondeu ou terminou com erro. Veja a ficha de som e speech.output.
