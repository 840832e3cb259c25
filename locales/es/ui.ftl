### Textos de todas las pantallas del teléfono, y de la vista del taller.
### Español de Los Ángeles, trato de usted. Reglas para traducir: ../README.md.

## Shared by all screens

app-name = Amparo
common-back = Atrás
common-close = Cerrar
common-cancel = Volver sin guardar
common-paste = Pegar
common-copy = Copiar
common-try-again = Intentar otra vez
common-fallback = Esta parte todavía no está en su idioma.
common-code = Código para leerle a quien le ayuda: { $code }
common-loading = Un momento …
language-title = Idioma
language-name = Español
language-state = Traducción automática, todavía sin revisar

## First start: one language, one name, one number

setup-title = Listo en un minuto
setup-alone = ¿Está usted a solas?
setup-alone-hint = Si alguien le obliga a hacer esto, deténgase aquí. Puede volver después.
setup-alone-go = Seguir
setup-alone-later = Ahora no
setup-language = Elija su idioma
setup-person = ¿Quién debe saberlo primero?
setup-person-hint = Una persona y un número. Con eso basta un toque.
setup-done = Agregar a esta persona
setup-done-hint = Sin cuenta. Todavía sin PIN. Puede cambiarlo cuando quiera.

## Home

home-alert = Mantenga para avisar a mi familia
home-alert-hint = Deje el dedo aquí un segundo
home-alert-action = Avisar a mi familia
home-alert-again = Oprima otra vez para avisar a mi familia
home-alert-first = Primero agregue a una persona
home-alert-first-hint = Después, con un toque se intentará avisarle
home-ready =
    Listo para intentar con { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    } · { $practice ->
        [done] última práctica: { $answered ->
            [one] respondió { $answered }
           *[other] respondieron { $answered }
        }
       *[none] todavía sin práctica
    }
home-ready-part =
    Listo para intentar con { $count } de { $total } personas · { $practice ->
        [done] última práctica: { $answered ->
            [one] respondió { $answered }
           *[other] respondieron { $answered }
        }
       *[none] todavía sin práctica
    }
home-nobody = Todavía no hay con quién intentar
home-open-alert = Hay un aviso abierto
home-open-alert-hint = Vea qué se sabe. Diga cuando esté a salvo.
home-rights = Mis derechos
home-rights-hint = En la puerta, en la calle, si le detienen
home-family = Mi familia
home-family-locked = Cerrado
home-family-open = Abierto
home-family-none = Todavía sin preparar
home-lock = Cerrar con PIN
home-unlock = Abrir con PIN
home-help = Buscar ayuda
home-language = Idioma

## My rights: the situations

rights-title = Mis derechos
rights-question = ¿Qué está pasando?
rights-search = Buscar
rights-search-hint = Dígalo con sus palabras.
rights-search-none = No se encontró nada. Pruebe con otras palabras.
rights-found = Lo que encontramos
rights-print = Imprimir una tarjeta para su cartera
rights-handout = Imprimir varias tarjetas
rights-handout-choose = Elija las tarjetas
rights-other = Otra cosa
rights-plan = Del plan familiar. Todavía no tiene página aquí.
# $count: cards.
rights-changed = { $count ->
        [one] { $count } tarjeta cambió desde la última vez que miró
       *[other] { $count } tarjetas cambiaron desde la última vez que miró
    }

## Who can help

help-title = Quién puede ayudar
help-hint = Abogados, líneas de ayuda, comida y renta
help-language = Primero quien habla su idioma
help-any-language = Cualquier idioma
help-text-message = Mensaje de texto
help-question = ¿Qué necesita?
# $languages: a list.
help-speaks = Hablan: { $languages }
help-chosen = Habla el idioma que usted eligió
help-page = Página
help-print = Imprimir esta lista
help-print-all = Imprimir toda la lista

## One card

card-do = Haga
card-say = Diga
card-do-not = No haga
card-why = Por qué
card-call = A quién llamar
card-call-hint = Usted marca el número. Este teléfono nunca llama solo.
card-call-dial = Llamar a { $name }, { $number }
card-pages = Páginas para consultar
card-papers = Cómo se ven los papeles
card-reviewed = Revisión
card-show = Mostrar esto
card-more = Más
card-less = Menos
card-sound = Suena así
card-meaning = Significa
card-sources = Fuentes
card-law = La ley
card-sure = Qué tan seguro es
card-sure-high = Muy seguro
card-sure-medium = Medio seguro
card-sure-low = Poco seguro
card-step = Haga:
card-avoid = No haga:
card-print = Imprimir esta tarjeta
card-changed = Nuevo desde la última vez que miró
# $pack: its name. $date: the day it was made.
card-pack = Textos de la novedad { $pack }, { $date }

## What changed since the reader last looked

changes-title = Qué cambió
changes-new = Tarjeta nueva
changes-none = Nada cambió desde la última vez que miró.
changes-read = Ya lo vi

## What is past its date

old-title = Lo que ya venció
old-hint = Todavía se abre. Revíselo antes de confiar en ello.
old-none = Nada ha vencido.
old-cards = Tarjetas
old-directory = Números y páginas

## The screen that is held up for an officer

show-close = Cerrar
show-hold = Muestre esto
show-reader = En su idioma

## People who get the alert

people-title = Personas
people-empty = Todavía nadie
people-empty-hint = Agregue a una persona. Con un toque se intentará avisarle.
people-add = Agregar a una persona
people-edit = Cambiar a esta persona
people-label = Un nombre que solo usted entiende
people-label-hint = Basta una letra. Se guarda fuera de la parte cerrada.
people-number = Número de teléfono
people-number-hint = Con código de área. Le llega un mensaje de texto.
people-language = El idioma que lee
people-save = Guardar a esta persona
people-remove = Quitar a { $name }
people-remove-sure = ¿Quitar a { $name }? Ya no recibirá avisos.
people-remove-yes = Sí, quitar a esta persona
people-sms = Mensaje de texto
people-page = Página familiar
people-page-none = Sin página familiar
people-page-paired = Página familiar conectada
people-page-gone = La página familiar dejó de funcionar. Conéctela otra vez.
people-invite = Invitar a la página familiar
people-many = Con más de cinco personas, a menudo nadie se siente llamado. Tres es un buen número.
people-count = { $count ->
        [one] { $count } persona recibe el aviso
       *[other] { $count } personas reciben el aviso
    }
people-few = Tres personas que actúan valen más que diez que esperan.
people-full = No caben más de { $max } personas.
people-lead = Llama a la línea de respuesta
people-lead-hint = Solo una persona. Las demás leen: no llame a la línea.
people-lead-now = Ahora es { $name }.
people-quiet = Sin práctica
people-quiet-hint = Solo avisos de verdad y lo que sigue. Nada de práctica.
people-pause = Hacer una pausa
people-pause-hint = En pausa no le llega nada, ni siquiera un aviso.
people-pause-day = Por un día
people-pause-week = Por una semana
people-pause-open = Hasta que yo la termine
people-pause-end = Terminar la pausa
people-paused = En pausa hasta { $date }
people-paused-open = En pausa hasta que usted la termine
people-opt-out = No quiere mensajes
people-opt-out-hint = Si se lo dice a usted, oprima esto. No le llega nada, ni siquiera un aviso.
people-opted-out = No quiere mensajes
people-opt-in = Quiere mensajes otra vez
people-groups = Grupos
people-groups-hint = Un aviso puede ir a un solo grupo. Sin grupo va a todas las personas.
people-group-name = Nombre del grupo
people-group-add = Agregar un grupo
people-group-everyone = Todas las personas
people-ways = Maneras de intentarlo
people-ways-together = Todas a la vez
people-ways-in-order = Una después de otra
people-ways-in-order-hint = Si una no sirve en un minuto, se intenta la siguiente.
people-ways-first = Primero
people-message = Sus propias palabras
people-message-hint = Salen como usted las escribe, en lugar de las nuestras. El lugar y el enlace van después.
people-message-ours = Usar nuestras palabras
people-message-safe = Otros pueden leerlo en el camino. Escriba solo lo necesario.
people-page-test = Probar la página familiar
people-page-test-hint = Ven que es una prueba. No hace falta que contesten.
people-page-end = Terminar esta página familiar
people-page-end-sure = ¿Terminar la página familiar de { $name }? Ya no aceptará nada de este teléfono.
people-page-end-yes = Sí, terminarla
people-page-ending = Terminando. Todavía no sabemos si la página se enteró.

## Alert and its states

alert-title = Aviso
alert-saved = Guardado en este teléfono a las { $time }
alert-not-saved = No se guardó en este teléfono. Aún puede usar los mensajes de abajo.
alert-not-gone = Todavía no ha salido
alert-left-phone = Salió de este teléfono; no sabemos más
alert-answered = { $name } respondió
alert-badge-waiting = En espera
alert-badge-press = Oprima Enviar
alert-badge-trying = Intentando
alert-badge-answered = Respondió
alert-badge-stopped = Detenido
alert-detail-draft = El mensaje está listo. Solo usted puede oprimir Enviar.
alert-detail-composer = Se abrió Mensajes; solo usted puede oprimir Enviar
alert-detail-trying = Intentando ahora
alert-detail-no-network = Sin red. Seguimos intentando.
alert-detail-next = Próximo intento en { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }
alert-detail-accepted = Su servicio de avisos lo tomó a las { $time }. No sabemos si lo vio.
alert-detail-handed = La red telefónica lo tomó a las { $time }. No sabemos si lo vio.
alert-detail-sms-failed = El mensaje de texto no salió. Inténtelo otra vez.
alert-detail-page-gone = Su página familiar ya no recibe mensajes. Conéctela otra vez.
alert-detail-expired = Dejamos de intentar: pasó demasiado tiempo.
alert-detail-refused = Su servicio de avisos no lo tomó. Pida ayuda a alguien que sepa.
alert-detail-no-way = Esta persona no tiene número ni página familiar.
alert-detail-window = Todavía no sale nada. Aún puede cancelarlo.
alert-detail-held = En reserva: otra manera va primero, o ya lo tomó.
alert-detail-received = Su página familiar nos dijo a las { $time } que lo tiene. No sabemos si lo vio.
alert-detail-on-it = Su respuesta, de las { $time }: yo me encargo.
alert-detail-cannot = Su respuesta, de las { $time }: no puedo.
alert-detail-called = Usted dijo a las { $time } que le llamó.
alert-detail-cancelled = Usted lo canceló. No salió de este teléfono.
alert-detail-paused = Usted puso a esta persona en pausa. No se le manda nada.
alert-detail-opted-out = Esta persona no quiere mensajes. No se le manda nada.
alert-detail-untrusted = Tal vez el reloj está mal, o la conexión no es segura. Seguimos intentando.
alert-open-message = Abrir el mensaje
alert-open-message-for = Abrir el mensaje para { $name }
alert-parts = { $count ->
        [one] { $count } mensaje de texto
       *[other] { $count } mensajes de texto
    }
alert-parts-unicode = Una letra como á o ’, o un dibujo, lo hace más largo.
alert-cancel-window = No sale nada en { $seconds } s
alert-cancel = Cancelar el aviso
alert-cancelled = Cancelado. No salió nada de este teléfono.
alert-cancel-too-late = Puede que algo ya haya salido. Mejor diga “estoy a salvo”.
alert-she-called = { $name } me llamó
alert-she-called-hint = Oprima esto solo si le llamó o le escribió.
alert-update = Avisar otra vez a las mismas personas
alert-update-hint = Leen que hay algo nuevo, y su lugar si usted lo comparte.
alert-update-saved = El mensaje nuevo se guardó en este teléfono a las { $time }
alert-word = Palabra de la familia, si la tienen
alert-word-hint = Su página la compara. Este teléfono no la guarda. Puede dejarla vacía.
alert-drill-title = Practicar con su gente
alert-drill-hint = Leen: esto es solo para practicar, no ha pasado nada.
alert-drill-before = Antes de la primera vez, dígales que va a llegar.
alert-drill-skips = No se incluye a quien está sin práctica, en pausa o no quiere mensajes.
alert-drill-gentle = Práctica discreta
alert-drill-loud = Práctica insistente
alert-drill-loud-hint = En la página familiar la notificación se queda hasta que la toquen.
alert-drill-saved = La práctica se guardó en este teléfono a las { $time }
alert-drill-answered = Respondieron { $answered } de { $people }
alert-number-title = Cambió mi número
alert-number-new = Su número nuevo
alert-number-hint = Con su PIN, las páginas familiares pueden confiar. Un mensaje de texto no prueba nada.
alert-number-tell = Decírselo a mi gente
alert-number-saved = El mensaje sobre su número se guardó en este teléfono a las { $time }
alert-safe = Estoy a salvo (mantenga, luego PIN)
alert-safe-action = Decir a mi familia que estoy a salvo
alert-show-card = Mostrar mi tarjeta de derechos
alert-none = No hay ningún aviso abierto

## What one person is to the owner

role-title = ¿Qué es para usted?
role-hint = Así su página familiar le dice qué hacer.
role-other = Otra persona
role-spouse = Esposo, esposa o pareja
role-school-pickup = Recoge a los niños
role-lawyer-contact = Habla con el abogado
role-far-away = Vive lejos
role-child = Un niño o una niña
role-child-hint = Solo lee a qué adulto llamar: ningún lugar, ninguna tarea.

## Before an alert: what is ready

preflight-title = Qué está listo
preflight-summary = Listo para intentar con { $ready } de { $total ->
        [one] { $total } persona
       *[other] { $total } personas
    } · última práctica, { $date }: { $answered ->
        [one] respondió { $answered } de { $people }
       *[other] respondieron { $answered } de { $people }
    }
preflight-summary-none = Listo para intentar con { $ready } de { $total ->
        [one] { $total } persona
       *[other] { $total } personas
    } · todavía sin práctica
preflight-ready = Listo para intentar
preflight-doubt = Listo para intentar, pero mire esto
preflight-not-ready = No está listo
preflight-no-number = No hay número para mensajes de texto.
preflight-not-paired = Todavía no hay página familiar.
preflight-page-gone = Su página familiar ya no acepta mensajes. Conéctela otra vez.
preflight-page-old = Su página familiar no ha tomado nada en { $days ->
        [one] { $days } día
       *[other] { $days } días
    }. Una práctica muestra si todavía sirve.
preflight-no-sim = No hay una tarjeta SIM lista en este teléfono.
preflight-no-sms = Este aparato no tiene mensajes de texto.
preflight-sms-not-allowed = Amparo no tiene permiso para mensajes de texto. Dé el permiso en los ajustes del teléfono.
preflight-no-network = No hay red ahora. Intentamos cuando vuelva.
preflight-clock-wrong = El reloj de este teléfono está mal por { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }. Deje que la red lo ajuste.
preflight-clock-far = Este teléfono tiene mal la hora o el día. Deje que la red los ajuste.
preflight-paused = Usted puso a esta persona en pausa hasta { $date }.
preflight-paused-open = Usted puso a esta persona en pausa hasta que la termine.
preflight-opted-out = Esta persona no quiere mensajes.
preflight-practice-answered = Práctica, { $date }: respondió
preflight-practice-left = Práctica, { $date }: salió de este teléfono, sin respuesta
preflight-practice-not-gone = Práctica, { $date }: no salió de este teléfono
preflight-practice-none = Todavía sin práctica
preflight-practice-due = Es hora de practicar. Toma un minuto.
preflight-many = { $count } personas son muchas. Entonces, a menudo nadie se siente llamado.
preflight-restarted = Este teléfono se reinició. Desbloquéelo una vez y abra Amparo. Hasta entonces el aviso no funciona.
preflight-key-gone = La llave del aviso no está en este teléfono. Abra la parte cerrada con su PIN: así vuelve.
preflight-key-lost = La llave del aviso se perdió, y con ella sus personas. Agréguelas otra vez.
preflight-needs-keeper = El aviso necesita primero la parte sellada: usted eligió el PIN primero. Alguien con una llave puede abrirla.
preflight-needs-pin = El aviso pide primero su PIN. Usted lo eligió en los ajustes.

## Alert settings

alert-settings-title = Ajustes del aviso
alert-settings-name = Su nombre en los mensajes de texto
alert-settings-name-hint = Para quien no tiene página familiar. Puede dejarlo vacío.
alert-settings-cancel = Tiempo para cancelar
alert-settings-cancel-hint = Hasta que termine no sale nada. Si le quitan el teléfono antes, pueden pararlo.
alert-settings-cancel-off = Ninguno: empieza en seguida
alert-settings-cancel-seconds = { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }
alert-settings-place = Compartir dónde está
alert-settings-place-off = No
alert-settings-place-about = Con margen de 1 km
alert-settings-place-exact = Tan exacto como lo sepa el teléfono
alert-settings-place-hint = Llega a toda su gente, menos a los niños. Un mensaje de texto se puede leer en el camino.
alert-settings-pin-first = Primero el PIN
alert-settings-pin-first-hint = Sin el PIN nadie ve a su gente en este teléfono.
alert-settings-pin-first-price = Después, un aviso necesita el PIN. Un toque solo no hace nada.
alert-settings-reminder = Recordarme cada mes que practique

## What a party that takes the phone could read and do

exposure-title = Si alguien le quita este teléfono
exposure-see = Sin su PIN podrían ver:
exposure-people = { $people ->
        [one] { $people } nombre que usted eligió
       *[other] { $people } nombres que usted eligió
    }
exposure-numbers = { $numbers ->
        [one] { $numbers } número de teléfono
       *[other] { $numbers } números de teléfono
    }
exposure-alerts = { $alerts ->
        [one] { $alerts } aviso o práctica de los últimos días, con su hora
       *[other] { $alerts } avisos y prácticas de los últimos días, con sus horas
    }
exposure-texts = { $texts ->
        [one] { $texts } mensaje de texto que no ha salido
       *[other] { $texts } mensajes de texto que no han salido
    }
exposure-nobody = Todavía ningún nombre
exposure-choices = Lo que usted eligió aquí: qué es cada quien, grupos, sus palabras
exposure-do = Podrían mandar un aviso en su nombre a { $pages ->
        [one] { $pages } página familiar
       *[other] { $pages } páginas familiares
    }.
exposure-do-texts = Podrían escribir mensajes de texto desde este teléfono, como desde cualquiera.
exposure-not-safe = No podrían decirle a una página familiar que usted está a salvo.
exposure-not-vault = No podrían abrir la parte cerrada.
exposure-messages-app = Los mensajes de texto que salieron se quedan en la aplicación de mensajes. Amparo no puede esconderlos.
exposure-unprotected = Este teléfono no tiene un lugar seguro para una llave. Quien lo desarme puede leer esto, aun apagado.
exposure-pin-first = “Primero el PIN” está activo. Con Amparo cerrado no ven a su gente. No pueden mandar un aviso.
exposure-pin-first-off = Para esconder esto, elija “Primero el PIN”. Entonces el aviso también pide el PIN.

## I am safe

safe-title = Estoy a salvo
safe-hint = Su familia leerá: oiga su voz antes de dejar de buscar.
safe-confirm = Decir a mi familia que estoy a salvo
safe-needs-pin = Escriba su PIN, para que su familia pueda confiar.
safe-unauthenticated = Sin PIN esto es solo un mensaje de texto. Nadie puede comprobar que es de usted.
safe-sealed = Sellada. Este teléfono no puede mostrar que es usted. Llame usted a su familia.
safe-saved = “Estoy a salvo” se guardó en este teléfono a las { $time }

## Lock, open, choose a PIN

lock-title = Cerrado
lock-now = Cerrar con PIN
lock-done = Cerrado. El aviso y las tarjetas siguen funcionando.
unlock-title = Escriba su PIN
unlock-open = Abrir
unlock-working = Abriendo. Tarda unos segundos.
unlock-pin = PIN
unlock-nothing-lost = Un PIN equivocado no borra nada.
unlock-forgot = Olvidé mi PIN
unlock-key-lost = La llave de este teléfono ya no está, y esta parte no se abre aquí. No se borró nada. Deje la aplicación y pida ayuda.
pin-title = Elija un PIN
pin-hint = Seis números o más, o unas palabras. No use un cumpleaños.
pin-warning = Nadie puede darle este PIN otra vez. Apréndalo de memoria.
pin-first = PIN
pin-again = El mismo PIN otra vez
pin-differ = No son iguales. Escríbalos otra vez.
pin-short = Muy corto: seis números o más.
pin-create = Cerrar mis documentos con este PIN
pin-working = Haciendo la cerradura. Tarda unos segundos.

## My family: what the lock protects

family-title = Mi familia
family-people = Personas
family-contacts = Contactos de emergencia
family-contacts-hint = Números para tener a la mano
family-documents = Mis documentos
family-documents-hint = Fotos y archivos, cerrados con su PIN
family-create = Crear la parte cerrada
family-create-hint = Lo más seguro: alguien de confianza guarda copias. Este teléfono va después.

## Emergency contacts

contacts-title = Contactos de emergencia
contacts-empty = Todavía no hay contactos
contacts-add = Agregar un contacto
contacts-name = Nombre
contacts-relation = Quién es para usted
contacts-phone = Número de teléfono
contacts-note = Nota
contacts-save = Guardar este contacto
contacts-remove = Quitar a { $name }
contacts-remove-sure = ¿Quitar a { $name } de sus contactos?
contacts-remove-yes = Sí, quitar este contacto

## Documents

documents-title = Mis documentos
documents-first = Lo más seguro: alguien de confianza guarda copias. Este teléfono va después.
documents-empty = Todavía no hay documentos
documents-add = Agregar una foto o un documento
documents-adding = Agregando { $name }: { $percent } %
documents-stop = Dejar de agregar
documents-stopped = Detenido. No se agregó nada.
documents-open = Abrir
documents-size = { $size } · agregado el { $date }
documents-remove = Borrar { $name }
documents-remove-sure = ¿Borrar { $name } de este teléfono? Aquí no podrá recuperarlo.
documents-remove-yes = Sí, borrar este documento
documents-count = { $count ->
        [one] { $count } documento
       *[other] { $count } documentos
    }

## Pairing a relative's family page

pair-title = Invitar a { $name }
pair-why = La página familiar le muestra a { $name } que un aviso sí viene de su teléfono.
pair-pin = Para conectar se pide primero su PIN. Decir “estoy a salvo” lo necesitará.
pair-page = Dirección de la página familiar
pair-sender = Cómo le dice { $name } a usted
pair-start = Hacer la invitación
pair-show = Deje que { $name } escanee esto
pair-link = O dele este enlace a { $name }
pair-link-hint = Es para una sola persona. No lo publique.
pair-expires = Esta invitación termina { $time }
pair-reply = Pegue la respuesta de { $name }
pair-reply-hint = Empieza con AMPARO1.
pair-reply-check = Revisar la respuesta
pair-review = Revise antes de seguir
pair-review-host = Los avisos para { $name } pasarán por { $host }
pair-review-unknown = No conocemos este servicio. Siga solo si { $name } lo eligió.
pair-approve = Sí, usar esto
pair-pictures = Compare cinco dibujos
pair-pictures-hint = Llame a { $name }. Lean los dibujos en voz alta. ¿Son iguales y en el mismo orden?
pair-picture = Dibujo { $position }: { $picture }
pair-same = Son iguales
pair-differ = Son diferentes
pair-done = { $name } quedó con conexión
pair-done-hint = Pruébenlo juntos pronto, mientras todo está bien.
pair-rejected = Sin conexión. Haga otra invitación y entréguela de otra manera.
pair-ended = Esta invitación terminó. Haga otra.
pair-waiting = Esperando a que se abra la página familiar

## The locked part: what is in it

vault-title = Mi parte cerrada
vault-first = Lo más seguro: alguien de confianza guarda copias. Este teléfono va después.
vault-empty = Todavía no hay nada
vault-empty-hint = Empiece con una foto o un número.
vault-add = Agregar algo
vault-add-photo = Tomar una foto
vault-add-file = Elegir una foto o un archivo
vault-add-note = Escribir una nota
vault-contacts = Contactos
vault-documents = Fotos y archivos
vault-packets = Fichas de búsqueda
vault-plan = Plan familiar
vault-notes = Notas
vault-proofs = Dos años aquí
vault-keepers = Llaves de repuesto
vault-backup = Copias
vault-backup-hint = Un archivo cerrado, para el día en que este teléfono ya no esté
vault-settings = Ajustes de la parte cerrada
vault-search = Buscar
vault-search-hint = Un nombre, una palabra o parte de un número
vault-search-clear = Vaciar la búsqueda
vault-search-none = No se encontró nada. Pruebe con menos letras.
vault-search-found = { $count ->
        [one] Se encontró { $count }
       *[other] Se encontraron { $count }
    }
vault-locked-add = Puede agregar. No puede leer hasta abrir con su PIN.
vault-locked-add-photo = Agregar una foto sin abrir
vault-locked-add-note = Agregar una nota sin abrir
vault-locked-added = Agregado. Lo verá cuando abra con su PIN.
vault-locked-full = No cabe más mientras está cerrado. Ábralo primero.
vault-captured = Agregado con la parte cerrada
vault-captured-count = { $count ->
        [one] Se agregó { $count } cosa con la parte cerrada
       *[other] Se agregaron { $count } cosas con la parte cerrada
    }
vault-captured-hint = Mire cada una. Guárdela o tírela.
vault-captured-keep = Guardar
vault-captured-discard = Tirar
vault-captured-discard-sure = ¿Tirar esto? Aquí no podrá recuperarlo.
vault-captured-discard-yes = Sí, tirarlo
vault-captured-damaged = Algo agregado con la parte cerrada no se puede leer. No se borró nada.
vault-undo = Deshacer el último cambio
vault-undone = Deshecho
vault-undo-none = No hay nada que deshacer
vault-saved = Guardado
vault-remove = Quitar { $name }
vault-remove-sure = ¿Quitar { $name }?
vault-remove-yes = Sí, quitarlo
vault-remove-undo = Puede deshacer esto una vez.

## One document: adding and saving it elsewhere

document-adding = Agregando { $name }
document-progress = { $done } de { $total }
document-percent = { $percent } % listo
document-cancel = Detener
document-cancelled = Detenido. No se agregó nada.
document-no-space = Esto necesita { $size }. El teléfono tiene { $free } libres. No se agregó nada.
document-locked = El teléfono se cerró y esto no pudo terminar. No se agregó nada.
document-changed = El archivo cambió mientras se agregaba. No se agregó nada.
document-added = Agregado. Se abre con su PIN o con una llave de repuesto.
document-original = La primera foto puede seguir en su galería. Bórrela allí usted.
document-export = Guardar fuera de Amparo
document-export-sure = Fuera de Amparo cualquiera puede leerlo.
document-export-yes = Sí, guardarlo fuera
document-exporting = Guardando { $name }
document-export-done = Guardado fuera de Amparo
document-export-cancelled = Detenido. Se quitó lo que empezó a guardarse fuera.
document-rename = Cambiar el nombre
document-name = Nombre
document-thumbnail = Imagen pequeña de { $name }

## Search packet: what finds a person who was taken

packet-title = Ficha de búsqueda
packet-hint = Una por persona. Ayuda a su familia a buscarla.
packet-empty = Todavía no hay fichas
packet-add = Agregar a una persona
packet-label = Para quién es
packet-a-number = Número A
packet-a-number-hint = En muchos documentos: la letra A y de 7 a 9 números. Si no lo sabe, déjelo vacío.
packet-country-of-birth = País de nacimiento
packet-legal-name = Nombre legal completo, como está en el expediente
packet-other-names = Otros nombres y otras formas de escribirlo
packet-other-names-hint = Dos apellidos, nombre de casada, un nombre mal escrito.
packet-birth = Fecha de nacimiento
packet-birth-year = Año
packet-birth-month = Mes
packet-birth-day = Día
packet-medication = Medicinas: cuál, cuánto, cuándo
packet-conditions = Enfermedad, embarazo, alergias, necesidades especiales
packet-children = Hijos
packet-child-add = Agregar a un hijo
packet-child-name = Nombre del niño o la niña
packet-child-birth-year = Año de nacimiento
packet-child-school = Escuela o guardería
packet-child-collected-by = Quién lo recoge
packet-lawyer-name = Nombre del abogado o la abogada
packet-lawyer-phone = Teléfono del abogado o la abogada
packet-collectors = Quién recoge a quién
packet-collector-add = Agregar una línea
packet-collector-who = Quién va
packet-collector-whom = Por quién
packet-collector-phone = Número de teléfono
packet-consulate = Consulado
packet-save = Guardar esta ficha
packet-share-hint = Se queda en este teléfono. Usted decide con quién lo comparte.
packet-change = Cambiar esta ficha
packet-print = Imprimir esta ficha
packet-lacks = Lo que falta
packet-remove = Quitar esta ficha
packet-remove-sure = ¿Quitar esta ficha?
packet-name-add = Agregar un nombre

## Family plan: names of its parts

plan-title = Plan familiar
plan-hint = Llene lo que sabe. Puede parar y volver.
plan-caregiver = Quién cuida a los niños
plan-caregiver-contact = Elegir de mis contactos
plan-caregiver-name = Nombre
plan-caregiver-phone = Número de teléfono
plan-pickup = Quién puede recoger a los niños
plan-pickup-child = Niño o niña
plan-pickup-school = Dónde
plan-pickup-people = Quiénes pueden, en este orden
plan-medicines = Medicinas
plan-medicine-who = Quién la toma
plan-medicine-what = Qué medicina
plan-medicine-how = Cuánto, cuándo, qué farmacia
plan-schools = Escuelas y guarderías
plan-school-name = Nombre de la escuela
plan-school-phone = Teléfono de la escuela
plan-school-note = Lo que deben saber
plan-pets = Mascotas
plan-car = Carro: dónde está, la llave, los pagos
plan-bank = Banco y cuentas por pagar
plan-bank-hint = Aquí no escriba contraseñas ni PIN.
plan-employer = Trabajo
plan-employer-name = Empleador
plan-employer-phone = Teléfono del trabajo
plan-employer-contact = A quién llama su empleador
plan-employer-told = Mi empleador lo tiene por escrito
plan-lawyer = Nombre del abogado para el formulario G-28
plan-lawyer-hint = Solo el nombre. No firme un formulario vacío.
plan-numbers = Números para saber de memoria
plan-number = Número de teléfono
plan-number-whose = De quién es
plan-meeting = Dónde se reúne la familia
plan-word = Una palabra de la familia
plan-word-agreed = Ya acordamos una
plan-papers = Lista de documentos
plan-paper-what = Documento
plan-paper-done = Listo
plan-paper-place = Dónde está, o quién lo tiene
plan-add = Agregar una línea
plan-save = Guardar el plan
plan-reviewed = Revisado el { $date }
plan-reviewed-never = Todavía sin revisar
plan-review-due = Pasaron seis meses. Revisen el plan juntos.
plan-review-done = Lo revisamos hoy
plan-review = Repasarlo todo
plan-answered = { $count } de { $total } con respuesta
plan-position = Pregunta { $position } de { $total }
plan-continue = Contestar la siguiente pregunta
plan-save-next = Guardar y seguir
plan-person-add = Agregar a una persona
plan-person-remove = Quitar a esta persona
plan-remove-line = Quitar esta línea
plan-caregiver-other = Alguien que no está en mis contactos
plan-papers-more = Más papeles en que pensar
plan-know = Es bueno saber
plan-print = Imprimir el plan familiar
plan-print-hint = Quien encuentre este papel puede leerlo. Guárdelo en un lugar de confianza.

## Numbers to learn by heart: asked one by one

quiz-title = Aprender números de memoria
quiz-start = Practicar los números
quiz-due = Hora de practicar
quiz-later = Por ahora lo sabe
quiz-part = Parte { $part }
quiz-check = Comprobar
quiz-more = El siguiente número
quiz-empty = Todavía no hay números. Escríbalos en el plan familiar.

## The first three days: who does what, from a search packet

days-title = Los primeros tres días
days-hint = Quién hace qué, si se llevan a esta persona
days-who = ¿Quién va a leer esto?
days-lead = ¿Quién llama a las líneas?
days-lead-reader = Quien lee esto
days-lead-nobody = Todavía nadie
days-script = Qué decir en esta llamada
days-spellings = Maneras de escribir el nombre
days-gap = Un marco con rayas tiene un espacio. Llénelo cuando lo sepa.
days-careful = Tenga cuidado

## Note: what I saw

note-title = Lo que vi
note-hint = Solo lo que sabe. Puede dejar líneas vacías.
note-safety = Primero su seguridad. Mantenga distancia. Escríbalo después.
note-size = Cuántas personas
note-activity = Qué hacían
note-location = Dónde
note-uniform = Qué ropa llevaban
note-time = Fecha y hora
note-equipment = Qué llevaban consigo
note-agency = Qué agencia, como lo dijeron o como estaba escrito
note-badge = Nombre o número de placa
note-vehicle = Vehículo: tipo, color, placas
note-saw = ¿Lo vio usted?
note-saw-yes = Lo vi yo
note-saw-no = Me lo contaron
note-city = ¿Fue en propiedad de la ciudad?
note-city-yes = Sí
note-city-no = No
note-city-unknown = No lo sé
note-text = Todo lo demás
note-save = Guardar esta nota
note-written = Escrita el { $date }
note-stays = Se queda en este teléfono. Usted decide quién la lee.
note-empty = Todavía no hay notas
note-new = Anotar lo que vi
note-change = Cambiar esta nota
note-remove = Quitar esta nota
note-remove-sure = ¿Quitar esta nota?
note-read = Leerla en voz alta en una llamada
note-export = Guardar como texto para un abogado
note-export-english = Guardarla con títulos en inglés
note-city-tell = En propiedad de la ciudad
note-requests = Pedir expedientes

## Two years here: the list

proof-title = Dos años aquí
proof-hint = Anote lo que muestra que vive aquí desde hace dos años.
proof-empty = La lista está vacía
proof-add = Agregar una línea
proof-what = Qué es
proof-what-hint = Contrato de renta, talones de pago, recibos, cartas de la escuela o la clínica
proof-from = Primer día
proof-to = Último día
proof-document = Foto o archivo en este teléfono
proof-document-none = Ninguno en este teléfono
proof-place = Dónde está guardado
proof-save = Guardar esta línea
proof-gaps = Días sin nada todavía
proof-gap = Del { $from } al { $to }
proof-gaps-none = La lista cubre todos los últimos dos años.
proof-lawyer = Esto es solo una lista. Pregunte a un abogado qué sirve.

## Spare keys: keepers

keeper-title = Llaves de repuesto
keeper-empty = Todavía nadie tiene una llave de repuesto
keeper-give = Dar una llave de repuesto
keeper-guide = Dele a { $name } una llave de repuesto
keeper-what = Alguien guarda una llave de repuesto. Si usted no puede abrir la parte cerrada, esa persona sí.
keeper-can = { $name } puede abrir todo sin usted. Lo que { $name } ya tiene se queda con { $name }.
keeper-choose = Usted elige a quién. No le sugerimos a nadie.
keeper-alone = ¿Está usted a solas?
keeper-alone-hint = Si alguien le obliga a hacer esto, deténgase aquí. Puede volver después.
keeper-alone-go = Seguir
keeper-alone-later = Ahora no
keeper-name = Nombre de esta persona
keeper-name-hint = Solo usted lo ve.
keeper-kind = ¿Cómo se guardará esta llave?
keeper-kind-printed = En una hoja impresa
keeper-kind-phone = En el teléfono de esa persona
keeper-printed-hint = Dele la hoja a esa persona. Quien tiene la hoja tiene la llave.
keeper-printed-home = Ninguna hoja impresa en la misma casa que este teléfono.
keeper-printed-print = Imprimir la hoja
keeper-printed-printer = Use una impresora de confianza. Algunas guardan lo que imprimen.
keeper-phone-hint = Están juntos. Esa persona tiene Amparo, con PIN.
keeper-phone-start = En el teléfono de { $name }, oprima: Guardar la llave de alguien
keeper-show = Deje que { $name } escanee esto
keeper-scan = Escanee lo que muestra el teléfono de { $name }
keeper-pictures = Compare cinco dibujos
keeper-pictures-hint = Ponga los teléfonos lado a lado. ¿Son iguales y en el mismo orden?
keeper-picture = Dibujo { $position }: { $picture }
keeper-same = Son iguales
keeper-differ = Son diferentes
keeper-rejected = Detenido. Nadie obtuvo una llave. Empiecen otra vez, juntos.
keeper-not-counted = Todavía no cuenta
keeper-not-counted-hint = Pruebe la llave una vez. Solo entonces cuenta.
keeper-try = Probar esta llave ahora
keeper-try-printed = Escriba o escanee la hoja que imprimió.
keeper-try-phone = Deje que { $name } escanee esto y luego escanee la respuesta.
keeper-try-wrong = Esta no es esa llave. No se cambió nada.
keeper-counted = Ya cuenta
keeper-counted-hint = Esta llave se probó y funciona.
keeper-count = Cuentan { $count } de { $total } llaves
keeper-most = No puede haber más de cinco llaves de repuesto.
keeper-added = Dada el { $date }
keeper-replace = Cambiar esta llave
keeper-replace-hint = Primero pruebe la llave nueva. Luego quite la anterior.
keeper-revoke = Quitar esta llave
keeper-revoke-sure = ¿Quitar la llave de { $name }?
keeper-revoke-changes = Cambia la cerradura de este teléfono. La llave anterior deja de abrirla.
keeper-revoke-limits = Lo que { $name } ya vio o copió no se puede quitar.
keeper-revoke-copies = Las copias viejas todavía se abren con esa llave. Haga copias nuevas y destruya las viejas.
keeper-revoke-last = Es su última llave que cuenta.
keeper-revoke-yes = Sí, quitarla
keeper-revoke-working = Cambiando la cerradura. { $percent } % listo. Puede seguir usando Amparo.
keeper-revoked = Quitada. La llave anterior ya no abre este teléfono.
keeper-removed = Ya no está en la lista. No cambió nada más.
keeper-kept-title = Llaves que guardo para otras personas
keeper-kept-empty = Usted no guarda ninguna llave
keeper-kept-add = Guardar la llave de alguien
keeper-kept-whose = ¿De quién es la llave?
keeper-kept-hint = Esta llave abre todo lo que { $name } cerró. No la muestre a nadie más.
keeper-kept-saved = Ahora usted guarda la llave de { $name }
keeper-kept-remove = Dejar de guardar la llave de { $name }
keeper-kept-remove-sure = ¿Dejar de guardarla? Entonces ya no podrá ayudar a { $name } con ella.
keeper-kept-remove-yes = Sí, dejar de guardarla

## Seal: planned ahead

seal-title = Sellar
seal-warning = No empiece esto si hay oficiales aquí, si pidieron el teléfono o si está en una frontera. Pregunte a un abogado.
seal-what = Sellar se planea antes. Después este teléfono no puede abrir la parte cerrada, ni con su PIN.
seal-keeps = No se borra nada. Quien guarda su llave puede abrirlo otra vez. El aviso sigue funcionando.
seal-keeps-pin-first = No se borra nada. Quien guarda su llave puede abrirlo otra vez. Usted eligió el PIN primero: hasta entonces el aviso no funciona.
seal-limits = Todavía se ve que hay una parte sellada.
seal-lock = ¿Tiene prisa? Use Cerrar con PIN.
seal-needs-keeper = Primero debe contar una llave de repuesto.
seal-keepers = { $count ->
        [one] { $count } llave que cuenta puede abrirlo otra vez
       *[other] { $count } llaves que cuentan pueden abrirlo otra vez
    }
seal-captured = Mire primero lo que se agregó con la parte cerrada.
seal-start = Sellar la parte cerrada
seal-sure = ¿Sellarla ahora? Solo una llave de repuesto puede abrirla otra vez.
seal-yes = Sí, sellarla
seal-state = Sellada
seal-state-hint = No se borró nada. Una llave de repuesto puede abrirla otra vez.
seal-state-works = El aviso y las tarjetas siguen funcionando.
seal-state-works-pin-first = Las tarjetas siguen funcionando. El aviso no: usted eligió el PIN primero. Funciona otra vez cuando alguien con una llave lo abra.
seal-state-reopen = Abrirla otra vez

## Reopen: with a keeper, after Seal or a forgotten PIN

reopen-title = Abrir otra vez
reopen-how = ¿Qué llave de repuesto tiene?
reopen-none = Nadie tiene una llave de repuesto de este teléfono. Sin su PIN, esta parte no se abre. No se borró nada.
reopen-phone = Una persona con la llave en su teléfono
reopen-printed = Una hoja impresa
reopen-show = Muestre este código a quien guarda su llave
reopen-show-hint = Háganlo lado a lado, no por llamada.
reopen-pictures = Compare cinco dibujos
reopen-pictures-hint = ¿Son iguales y en el mismo orden?
reopen-picture = Dibujo { $position }: { $picture }
reopen-same = Son iguales
reopen-differ = Son diferentes
reopen-rejected = Detenido. No se abrió nada. Empiecen otra vez, lado a lado.
reopen-scan = Escanee la respuesta de quien guarda la llave
reopen-keeper-title = Abrir otra vez para { $name }
reopen-keeper-scan = Escanee el código del otro teléfono
reopen-keeper-ask = ¿Está a su lado esa persona, y puede decidir libremente?
reopen-keeper-yes = Sí
reopen-keeper-no = No
reopen-keeper-not-now = Entonces no entregue nada ahora. Puede volver después.
reopen-keeper-answer = Deje que esa persona escanee esto
reopen-keeper-other = Usted no guarda una llave para ese teléfono.
reopen-scan-sheet = Escanear el código de la hoja
reopen-type-sheet = Escribir la hoja, línea por línea
reopen-line = Línea { $line }
reopen-line-wrong = La línea { $line } no está bien. Revísela otra vez.
reopen-wrong-key = Esta llave es de otra parte cerrada. No se cambió nada.
reopen-expired = Este código terminó. Muestre uno nuevo.
reopen-new-pin = Ahora elija un PIN nuevo.
reopen-new-pin-hint = El PIN anterior ya no abre.
reopen-working = Abriendo. Tarda unos segundos.
reopen-done = Abierta otra vez. No se perdió nada.
reopen-rekey = Se está cambiando la cerradura. { $percent } % listo.

## Copies: backup and restore

backup-title = Copias
backup-first = Lo más seguro: alguien de confianza guarda copias. Este teléfono va después.
backup-what = Un archivo cerrado con todo: contactos, fotos, archivos, plan, notas.
backup-who = Se abre con una llave de repuesto. Su PIN no lo abre.
backup-needs-keeper = Primero dé una llave de repuesto a alguien.
backup-where = Désela a alguien de confianza, en otra casa.
backup-outside = Amparo no la pone en internet. Usted elige el lugar.
backup-make = Hacer una copia
backup-making = Haciendo la copia: { $percent } %
backup-cancel = Detener
backup-cancelled = Detenido. No hay copia.
backup-locked = El teléfono se cerró y la copia no pudo terminar.
backup-no-space = Allí no caben { $size }. Elija otro lugar.
backup-done = La copia está lista
backup-done-hint = Pida a quien guarda la llave que la pruebe en otro teléfono.
backup-file = Un archivo cerrado, { $size }.
backup-save = Guardar el archivo
backup-opens-how = Cómo se abre
backup-opens-who = Quién puede abrirla: { $names }
backup-opens-app = En Amparo: toque “Recuperar una copia”. Después escriba la hoja impresa.
backup-opens-computer = En una computadora: con el programa gratis “age” y la llave de la hoja.
backup-done-captured = { $count ->
        [one] { $count } cosa agregada con todo cerrado no está en la copia. Mírela primero.
       *[other] { $count } cosas agregadas con todo cerrado no están en la copia. Mírelas primero.
    }
backup-done-damaged = { $count ->
        [one] { $count } cosa no se pudo leer y no está en la copia.
       *[other] { $count } cosas no se pudieron leer y no están en la copia.
    }
backup-last = Última copia: { $date }
backup-never = Todavía no hay copia
backup-restore = Recuperar una copia
backup-restore-need = Necesita dos cosas: el archivo y la hoja impresa.
backup-restore-file = Elegir el archivo
backup-restore-damaged = Este archivo está dañado o no es una copia. No se cambió nada. Guárdelo y pruebe otro.
backup-restore-key = La llave: escanee o escriba la hoja impresa
backup-restore-next = Seguir
backup-restore-pin = Elija un PIN nuevo para este teléfono.
backup-restoring = Recuperando: { $percent } %
backup-restore-cancelled = Detenido. No se recuperó nada.
backup-restore-exists = Aquí ya hay una parte cerrada. No se cambió nada.
backup-restored = { $count ->
        [one] Se recuperó { $count } cosa
       *[other] Se recuperaron { $count } cosas
    }
backup-restored-damaged = { $count ->
        [one] { $count } cosa no se pudo leer. Guarde el archivo.
       *[other] { $count } cosas no se pudieron leer. Guarde el archivo.
    }
backup-restored-made = Se hizo el { $date }.
backup-restore-people = Las personas que reciben el aviso no están en la copia. Agréguelas otra vez.
backup-restore-keys = Las llaves de repuesto anteriores no abren este teléfono. Dé otras nuevas.
backup-origin-proven = Este archivo viene de su Amparo.
backup-origin-unproven = No podemos probar que este archivo viene de su Amparo.
backup-origin-unproven-hint = Pudo hacerlo otra persona. Mírelo antes de confiar.

## Erase: in the settings, in calm times

erase-title = Borrar la parte cerrada
erase-calm = Esto es para momentos tranquilos, como vender el teléfono.
erase-law = Borrar mientras le investigan puede ser en sí contra la ley. Pregunte primero a un abogado.
erase-what = Se van contactos, fotos, archivos, plan y notas. Aquí no podrá recuperarlos.
erase-copies = Las copias en otros lugares quedan. Con una llave de repuesto todavía se abren.
erase-limits = Pueden quedar rastros en la memoria del teléfono. Están cerrados, y la llave del teléfono ya no existe.
erase-keeps = El aviso y las tarjetas quedan.
erase-pin = Escriba su PIN otra vez
erase-start = Borrar todo en la parte cerrada
erase-sure = ¿Borrar todo?
erase-yes = Sí, borrarlo
erase-done = Borrado

## Deep clean

clean-title = Limpieza a fondo
clean-what = Escribe todo de nuevo con otra llave. La llave anterior ya no abre restos de lo que quitó.
clean-time = Puede tardar. Puede seguir usando Amparo.
clean-space = Necesita { $size } libres por un tiempo.
clean-start = Empezar la limpieza
clean-working = { $percent } % listo
clean-waiting = Sigue la próxima vez que abra con su PIN.
clean-done = Limpio
clean-damaged = { $count ->
        [one] { $count } cosa no se puede leer. Se guardará el archivo anterior.
       *[other] { $count } cosas no se pueden leer. Se guardará el archivo anterior.
    }
clean-damaged-go = Terminar y guardar el archivo anterior

## Six words instead of a PIN

passphrase-title = Sus seis palabras
passphrase-why = Este teléfono no tiene un lugar seguro para una llave. Por eso se piden seis palabras en vez de un PIN.
passphrase-learn = Apréndalas de memoria, en este orden.
passphrase-write = ¿Anotarlas? Sí, si lo necesita. Guarde el papel lejos de este teléfono.
passphrase-warning = Nadie puede darle estas palabras otra vez.
passphrase-other = Mostrar otras palabras
passphrase-word = Palabra { $position }: { $word }
passphrase-again = Escriba las seis palabras
passphrase-again-hint = En el mismo orden, con espacios. Las mayúsculas no importan.
passphrase-differ = No son las seis palabras. Intente otra vez.
passphrase-create = Cerrar con estas palabras
passphrase-unlock = Escriba sus seis palabras
passphrase-nothing-lost = Palabras equivocadas no borran nada.

## Change the PIN

pin-change-title = Cambiar el PIN
pin-change-old = El PIN que tiene ahora
pin-change-new = PIN nuevo
pin-change-again = El PIN nuevo otra vez
pin-change-save = Cambiar el PIN
pin-change-working = Cambiando la cerradura. Tarda unos segundos.
pin-change-done = Cambiado. El PIN anterior ya no abre.
pin-change-same = Es el mismo PIN. Elija otro.
pin-change-keepers = Las llaves de repuesto quedan como están.
pin-change-words = Cambiar las seis palabras

## Lock by itself

lock-auto-title = Cerrar solo
lock-auto-hint = Después de este tiempo se pide otra vez el PIN.
lock-auto-screen-off = Cuando se apaga la pantalla
lock-auto-idle = Cuando nadie lo toca
lock-auto-background = Cuando se usa otra aplicación
lock-auto-at-once = De inmediato
lock-auto-seconds = { $seconds ->
        [one] después de { $seconds } segundo
       *[other] después de { $seconds } segundos
    }
lock-auto-minutes = { $minutes ->
        [one] después de { $minutes } minuto
       *[other] después de { $minutes } minutos
    }
lock-auto-saved = Guardado

## Damage: look, and save what opens

damage-title = Algo no se puede leer
damage-nothing-deleted = No se borra nada.
damage-look = Ver qué se puede leer
damage-looking = Revisando. No se cambia nada.
damage-found = { $sound } se pueden leer. { $damaged } no.
damage-doubtful = { $count ->
        [one] { $count } cosa se abre, pero puede ser una versión anterior.
       *[other] { $count } cosas se abren, pero pueden ser versiones anteriores.
    }
damage-save = Guardar lo que se abre en otra parte cerrada
damage-save-hint = La anterior queda como está. Necesita su PIN o una llave de repuesto.
damage-saving = Guardando: { $percent } %
damage-saved = { $count ->
        [one] Se guardó { $count } cosa
       *[other] Se guardaron { $count } cosas
    }
damage-lost = Esto no se pudo leer:
damage-helper = Deje la aplicación y pida ayuda.

## Errors: one message a kind

error-locked = Cerrado. Escriba primero su PIN.
error-wrong-pin = { $left ->
        [0] PIN equivocado. No se perdió nada. El próximo intento tiene que esperar.
        [one] PIN equivocado. No se perdió nada. Queda { $left } intento antes de esperar.
       *[other] PIN equivocado. No se perdió nada. Quedan { $left } intentos antes de esperar.
    }
error-wait = Demasiados intentos. No se perdió nada. Espere { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }.
error-wait-minutes = Demasiados intentos. No se perdió nada. Espere { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }.
error-damaged = Una parte de lo guardado no se puede leer. No se borró nada. Deje la aplicación y pida ayuda. Parte: { $part }
error-newer-format = Esto lo guardó un Amparo más nuevo. No se cambió nada. Actualice la aplicación.
error-sealed = Sellada. No se borró nada. Una llave de repuesto puede abrirla otra vez.
error-not-found = Esto ya no está aquí.
error-unavailable = Algo que Amparo necesita no está listo. Espere un poco e intente otra vez.
error-busy = Amparo está ocupado con esto. Espere un poco e intente otra vez.
error-disk-full = Este teléfono está lleno. No se perdió nada. Haga espacio e intente otra vez.
error-read-only = Este teléfono no deja guardar a Amparo. No se perdió nada.
error-cancelled = Detenido. No se cambió nada.
error-expired = El tiempo para esto ya pasó. Empiece otra vez.
error-invalid = Algo aquí no está bien. Revíselo, por favor.
error-invalid-label = Escriba un nombre corto, o una letra.
error-invalid-number = Esto no es un número de teléfono. Escríbalo con código de área.
error-invalid-language = Elija un idioma de la lista.
error-invalid-pin = Muy corto: seis números o más.
error-invalid-page = Esta no es la dirección de una página familiar. Empieza con https://
error-invalid-url = Esta dirección no sirve aquí. Empieza con https://
error-invalid-sender = Escriba un nombre más corto.
error-invalid-reply = Esta no es la respuesta a esta invitación. Cópiela completa, desde AMPARO1.
error-invalid-second-reply = Llegaron dos respuestas diferentes. Esta invitación terminó. Haga otra.
error-invalid-name = Escriba un nombre.
error-invalid-phones = Esto no es un número de teléfono. Escríbalo con código de área.
error-invalid-passphrase = Seis palabras o más, con espacios entre ellas.
error-invalid-keeper = Esta llave ya no está en la lista, o ya hay cinco.
error-invalid-identity = Esto no es una llave de repuesto. Revise cada línea de la hoja.
error-invalid-recipient = Este código no es para una llave de repuesto. Escanee el del otro teléfono.
error-invalid-answer = Esta no es la respuesta a este código. Escanéela otra vez.
error-invalid-request = Este no es un código que pide una llave. Escanéelo otra vez.
error-invalid-anchors = Abra una vez con su PIN para que esto funcione.
error-invalid-a-number = Un número A tiene de 7 a 9 números. Mire otra vez el documento.
error-invalid-birth-year = Escriba el año con cuatro números.
error-invalid-dates = El último día es anterior al primero.
error-invalid-text = Escriba al menos una palabra, y no demasiadas.
error-invalid-what = Escriba qué es, en pocas palabras.
error-invalid-message = Muy largo, o lleva un número A. El número A no va en ningún mensaje.
error-invalid-channels = Elija al menos una manera.
error-invalid-groups = Cinco grupos como máximo, cada uno con un nombre corto.
error-invalid-cancel = Treinta segundos como máximo.
error-invalid-word = Esta palabra es muy larga. Escriba una más corta.
error-invalid-content = No hay nada en este archivo.
error-invalid-type = Solo se puede compartir una foto, un PDF o un texto simple.
error-invalid-person = Esta persona no recibe mensajes ahora. Mire su nombre en la lista.
error-invalid-alert = Este aviso ya terminó. No se puede enviar nada más con él.
error-invalid-vault = Aquí ya hay una. No se cambió nada.
error-invalid-pin-first = Primero haga la parte cerrada, con su propio PIN.
error-invalid-invite = Esta invitación no sirve. Haga otra.
error-invalid-endpoint = Amparo no envía a la dirección de esta página.
error-invalid-pictures = Los dibujos no eran iguales. Haga otra invitación.
error-invalid-too-many-replies = Llegaron demasiadas respuestas equivocadas. Haga otra invitación.
error-invalid-date = Ese día no existe. Mire otra vez la fecha.
error-invalid-note = Es muy largo. Escríbalo más corto.
error-invalid-card = Esta tarjeta nunca va en la lista: podría decirle a alguien algo sobre sus papeles.
error-too-large = Esto es demasiado. Intente con menos o más pequeños.
error-internal = Algo falló en Amparo. No se borró nada. Código para leer en voz alta: { $code }

## Practice

practice-label = Práctica
practice-banner = Práctica. Personas inventadas. Nada sale de este teléfono.
practice-banner-computer = Práctica. Personas inventadas. Nada sale de esta computadora.
practice-phone = Práctica: el teléfono de { $name }
practice-page = Práctica: la página familiar de { $name }
practice-end = Terminar la práctica
practice-end-hint = No queda nada de ella.

## The keeper sheet: a key on one page of paper

keeper-sheet-title = Llave de repuesto en papel
# $name: whose papers. It is printed large, at the top.
keeper-sheet-opens = Esta hoja puede abrir los papeles de { $name } sin { $name }.
keeper-sheet-opens-unnamed = Esta hoja puede abrir los papeles de alguien sin esa persona.
keeper-sheet-secret = Quien la tenga, o tenga una foto de ella, puede hacerlo con el teléfono o con una copia de seguridad.
keeper-sheet-where = Dónde guardarla
keeper-sheet-where-away = Lejos de la casa que protege. Ninguna hoja impresa en la misma casa.
keeper-sheet-where-person = Con una persona a quien usted le confía todo.
keeper-sheet-where-printer = No la imprima en una tienda ni en una biblioteca. Una impresora puede guardar una copia.
keeper-sheet-use = Cómo usarla
keeper-sheet-use-phone = Con Amparo: elija abrir con una hoja impresa. Escanee el cuadro o escriba las seis líneas.
keeper-sheet-use-computer = Con una computadora y una copia de seguridad: escriba la clave entera, sin las letras de control, en un archivo key.txt. Después escriba:
keeper-sheet-lost = Si se pierde
keeper-sheet-lost-replace = Amparo no puede reponer esta hoja. Ninguna empresa tiene una copia.
keeper-sheet-lost-new = ¿Se perdió, o alguien más la vio? Haga una nueva en Amparo y quite esta.
keeper-sheet-key = La clave
keeper-sheet-key-letters = La clave es AGE-SECRET-KEY-1 y después las seis líneas, sin espacios. En las líneas no hay 1, B, I ni O.
keeper-sheet-key-check = La última letra de cada línea solo revisa la línea. No es parte de la clave.
# For a screen reader.
keeper-sheet-qr = La clave, como un cuadro para escanear
# $date: the day, in words.
keeper-sheet-made = Hecha el { $date }
# Before a text that begins with age1.
keeper-sheet-recipient = Número de hoja (no abre nada):
keeper-sheet-form = ¿Sin impresora? Cópiela a mano
keeper-sheet-form-hint = Dibuje estos cuadros en un papel. Copie cada línea en mayúsculas, con la letra de control al final. Luego escríbala de nuevo en Amparo: le dice qué línea está mal.

## Pages to print

print-made = Impreso el { $date }
print-languages = ¿En qué idiomas?
print-first = Primer idioma
print-second = Segundo idioma, al lado
print-one = Sin segundo idioma
print-go = Abrir la página para imprimir
# $date: the last day before somebody has to check the facts again.
print-check-again = Pida una hoja más nueva después del { $date }
print-not-phoned = Todavía no hemos llamado a estos números. De dónde viene cada uno, y su fecha, está en Amparo.
print-cards-title = Tarjetas de derechos
print-directory-title = Quién puede ayudar
print-wallet-title = Tarjeta para su cartera
print-wallet-fold = Corte por la línea de afuera. Doble la mitad de abajo hacia atrás. Después dóblela como un libro.
# Heading over the reader's own words for what the front of the card says in English.
print-wallet-means = El frente dice
# Before an empty line to write on.
print-wallet-lawyer = Mi abogado
print-wallet-person = Por favor llame a
print-wallet-no-papers = No escriba aquí su dirección ni su número A.

## Days and times, for other messages to put in. $day and $year are text, $month is 1 to 12.

date-day = { $day } de { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }
# $date: a day. $time: time of day.
date-time = { $date }, { $time }

## Content packs: new words for the cards, signed by two of three people

pack-title = Novedades de los textos
pack-hint = Textos nuevos para las tarjetas, de gente de su confianza. No cambian nada más.
pack-built-in = Se usan los textos que vinieron con la aplicación.
pack-built-in-of = Los textos que vinieron con la aplicación son del { $date }.
# $pack: its name. $date: the day it was made.
pack-in-use = En uso: { $pack }, versión { $version }, del { $date }
pack-open-file = Abrir un archivo
pack-fetch = Traerlo de una dirección
pack-install = Usar estos textos
pack-go-back = Volver a los textos de antes
pack-use-built-in = Usar los textos que vinieron con la aplicación
pack-fits = Firmado por dos personas. Se puede usar.
pack-installed = Ya se usan los textos nuevos.
pack-out-of-date = Estos textos pasaron su fecha. Busque otros más nuevos. Todavía sirven.
pack-damaged = Los textos nuevos no se pueden leer. Se usan otros más viejos.
pack-overtaken = La aplicación trajo textos más nuevos que los que usted instaló. Se usan los más nuevos.
pack-refused-no-root = Esta aplicación no acepta textos nuevos. Consiga una aplicación nueva.
pack-refused-format = Esto no son textos nuevos, o falta una parte. No se cambió nada.
pack-refused-unsafe = Trae algo que no debe traer. No se cambió nada.
pack-refused-too-large = Es demasiado grande. No se cambió nada.
pack-refused-signature = No lo firmaron dos de las personas que hacen falta. No se cambió nada.
pack-refused-rotated-out = Alguien que firmó esto ya no puede firmar. No se cambió nada.
pack-refused-root = No sigue a lo que este teléfono ya vio. No se cambió nada.
pack-refused-root-expired = Se acabó el tiempo de los que firman. Actualice la aplicación. No se cambió nada.
pack-refused-older = Usted tuvo textos más nuevos que estos. No se cambió nada.
pack-refused-older-than-app = Estos textos son más viejos que los de la aplicación. No se cambió nada.
pack-refused-newer-app = Es para una aplicación más nueva. Actualice primero la aplicación.
pack-refused-changed = Alguien lo cambió después de la firma. Aquí no se cambió nada.
pack-refused-unfit = Tiene un error. Avise a quienes lo hicieron. No se cambió nada.
