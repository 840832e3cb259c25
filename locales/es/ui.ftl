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
home-unlock = Abrir
home-language = Idioma

## My rights: the situations

rights-title = Mis derechos
rights-question = ¿Qué está pasando?

## One card

card-do = Haga
card-say = Diga
card-do-not = No haga
card-why = Por qué
card-call = A quién llamar
card-call-hint = Usted marca el número. Este teléfono nunca llama solo.
card-call-dial = Llamar a { $name }, { $number }
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
alert-open-message = Abrir el mensaje
alert-open-message-for = Abrir el mensaje para { $name }
alert-parts = { $count ->
        [one] { $count } mensaje de texto
       *[other] { $count } mensajes de texto
    }
alert-safe = Estoy a salvo (mantenga, luego PIN)
alert-safe-action = Decir a mi familia que estoy a salvo
alert-show-card = Mostrar mi tarjeta de derechos
alert-none = No hay ningún aviso abierto

## I am safe

safe-title = Estoy a salvo
safe-hint = Su familia leerá: oiga su voz antes de dejar de buscar.
safe-confirm = Decir a mi familia que estoy a salvo
safe-needs-pin = Escriba su PIN, para que su familia pueda confiar.
safe-unauthenticated = Sin PIN esto es solo un mensaje de texto. Nadie puede comprobar que es de usted.
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
family-create = Hacer la parte cerrada
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
error-invalid-sender = Escriba un nombre más corto.
error-invalid-reply = Esta no es la respuesta a esta invitación. Cópiela completa, desde AMPARO1.
error-invalid-second-reply = Llegaron dos respuestas diferentes. Esta invitación terminó. Haga otra.
error-invalid-name = Escriba un nombre.
error-invalid-phones = Esto no es un número de teléfono. Escríbalo con código de área.
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

keeper-sheet-title = Una llave de repuesto en papel
# $name: whose papers. It is printed large, at the top.
keeper-sheet-opens = Esta hoja puede abrir los papeles de { $name } sin { $name }.
keeper-sheet-opens-unnamed = Esta hoja puede abrir los papeles de alguien sin esa persona.
keeper-sheet-secret = Quien la tenga, o tenga una foto de ella, también puede abrirlos.
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
keeper-sheet-recipient = Nombre de esta hoja (no abre nada):
keeper-sheet-form = ¿Sin impresora? Cópiela a mano
keeper-sheet-form-hint = Dibuje estos cuadros en un papel. Copie cada línea en mayúsculas, con la letra de control al final. Luego escríbala de nuevo en Amparo: le dice qué línea está mal.
