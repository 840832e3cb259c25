### Palabras del taller en una computadora (`cargo demo`) que ningún teléfono muestra.
### Español de Los Ángeles, trato de usted.

## Around the two devices

title = Amparo: práctica
practice = Práctica.
practice-means = Personas inventadas. Nada sale de esta computadora.
pin-note = PIN de práctica
end = Terminar la práctica
ended = La práctica terminó
ended-means = No queda nada de ella en esta computadora. Puede cerrar esta ventana.
other-window = Esta práctica sigue en otra ventana. Cargue otra vez esta página para empezar una nueva.
language = Idioma
phone-of = el teléfono de { $owner }
phone-of-keeper = el teléfono de { $keeper }
phone-of-new = el teléfono nuevo de { $owner }
caption-phone = El teléfono de { $owner }, con la aplicación
caption-family = La página de { $page } en cualquier navegador, sin instalar nada
caption-keeper = El teléfono de { $keeper }, la segunda ventana
caption-new = El teléfono nuevo de { $owner }, en una ventana aparte

## The trainer's strip: one sentence a step, said to the person who practises

family-word = mango
steps = Pasos de esta práctica
step-card = Toque “Mis derechos”. Abra una tarjeta, cambie el idioma y muéstrela.
step-find = En “Mis derechos”, escriba: están en mi puerta. Abra la tarjeta que aparece.
step-help = En “Mis derechos”, abra “Quién puede ayudar”. Elija una necesidad y un idioma.
step-print = En “Mis derechos”, imprima una tarjeta para su cartera. Elija dos idiomas; el navegador la guarda como PDF.
step-packs = Guarde estos archivos. En el teléfono: “Mis derechos”, “Novedades de los textos”. Primero el corregido, luego los otros.
step-old = Ponga otro día. Luego, en “Mis derechos”: “Lo que ya venció”. Después vuelva a hoy.
step-capture = Toque “Mi familia”. Sin el PIN, agregue una foto o una nota.
step-open = Escriba el PIN de práctica. Mire lo que se agregó, y un documento.
step-plan = En “Mi familia”: “Plan familiar”. Conteste una pregunta y guarde. Después imprima el plan en dos idiomas.
step-quiz = En el plan: “Practicar los números”. Están en “Contactos de emergencia”: mire una vez y escriba.
step-days = “Fichas de búsqueda”, { $owner }, “Los primeros tres días”. Elija quién lo lee; abra lo que se dice en una llamada.
step-note = “Lo que vi”: escriba una nota y guárdela. Léala en voz alta, como en una llamada.
step-pair = Conecte la página de { $page } con este teléfono.
step-more = Agregue a tres personas más: cada página con un problema distinto.
step-drill = Toque la línea debajo del botón rojo. Después practique con su gente.
step-press = Ahora mantenga el botón rojo un segundo, o tóquelo dos veces.
step-message = Mire la página de { $page }. Para { $sms }, abra el mensaje y toque Enviar.
step-restart = Apague y encienda el teléfono. El aviso sigue ahí y continúa.
step-called = Cuando alguien haya llamado, dígalo: toque el nombre y el botón de abajo.
step-word = { $page } guarda una palabra de la familia: “{ family-word }”. En su página: { $owner }, y la palabra.
step-safe = Avise a su familia: mantenga “Estoy a salvo”, escriba el PIN y, si quiere, la palabra.
step-window = Ponga 5 segundos para cancelar. Toque el botón rojo y cancele.
step-voice = Lea la página de { $page }: oiga la voz de { $owner } antes de dejar de buscar. Después: “Mi familia”, “Llaves de repuesto”.
step-keeper = Dele a { $keeper } una llave de repuesto: dos teléfonos lado a lado, cinco dibujos.
step-seal = En “Llaves de repuesto”, abra “Sellar”. Lea la primera frase en voz alta y selle.
step-sealed = El PIN correcto no abre nada: pruébelo. El botón rojo sí funciona: manténgalo.
step-reopen = Ábrala otra vez con { $keeper }: ¿está a su lado esa persona, y puede decidir libremente?
step-copy = Imprima una llave en papel: en “Llaves de repuesto”. Después vaya a “Copias” y haga una.
step-restore = El teléfono de { $owner } ya no está. Recupere la copia en el teléfono nuevo, con la hoja.
step-revoke = En “Llaves de repuesto”, toque una de ellas y quite esa llave.
step-end = Eso es todo. “Terminar la práctica” borra todos los teléfonos.
action-pair = Conectar la página de { $page }
action-pair-for-me = Saltar: conectar por mí
action-more = Agregar a tres personas
more-closed = Primero abra el teléfono de { $owner }: está sellado o ya tiene otro PIN. Luego intente otra vez.
more-failed = No se pudo agregar a las tres personas. Intente otra vez.
action-restart = Apagar y encender
action-word = Guardar la palabra por { $page }
action-window = Abrir “Qué está listo”
action-keeper = Abrir el teléfono de { $keeper }
action-new = Abrir el teléfono nuevo
clock = ¿Y si hoy fuera
clock-set = Poner
clock-today = Volver a hoy
pack-file-1 = Corregido
pack-file-2 = Alterado
pack-file-3 = Más viejo
pack-file-4 = Una sola firma
pack-file-5 = De un firmante retirado
action-skip = Saltar este paso
action-again = Empezar otra vez

## Between the two devices: what a stranger on the way would see

wire-title = En el camino
wire-none = Todavía no ha viajado nada.
wire-page = A la página de { $page }
wire-page-slow = A la página de { $slow }
wire-sealed = Sellado. Nadie en el camino puede leerlo.
wire-bytes = bytes
wire-sms = Mensaje de texto a { $sms }
wire-plain = Palabras abiertas. La compañía telefónica puede leerlas.

## On the practice phone

hold-twice = O tóquelo dos veces.
phone-off = El teléfono está apagado.
pin-delete = Borrar el último número
print-tab = Se abre en otra pestaña. Imprímala allí o guárdela como PDF.
pair-hand = Dársela a la página de { $page }
pair-wait-answer = Acepte la invitación en la página de { $page }
pair-answer-came = Llegó la respuesta de { $page }
pair-review-practice = En la práctica es su propia computadora.

## The practice messages app

messages-title = Mensajes de práctica
messages-note = Solo una persona puede tocar Enviar. En la práctica nada sale de esta computadora.
messages-send = Enviar
messages-close = Ahora no

## Between the two phones, and what stands in for a camera

hand-means = El otro teléfono lo escanearía. Aquí lo hace un botón.
hand-to-keeper = Dárselo al teléfono de { $keeper }
hand-to-owner = Dárselo al teléfono de { $owner }
wait-keeper = Esperando el código del teléfono de { $keeper } …
wait-owner = Esperando el código del teléfono de { $owner } …
camera-title = Cámara de práctica
camera-note = Siempre ve este papel inventado.
camera-take = Tomar la foto
try-means = Vea que ahora el PIN correcto no abre nada.
try-pin = Probar el PIN
type-means = La hoja está en otra pestaña. Escriba usted una o dos líneas, o pida que se escriba.
type-for-me = Escribir la hoja por mí

## Copies, and the new phone

copy-stays = El archivo que guarde queda en esta computadora al terminar. Tiene cosas inventadas. Bórrelo usted. O no guarde nada: el teléfono nuevo puede tomar la copia de aquí.
copy-means = Para no guardar ningún archivo: tome la última copia del teléfono de { $owner }.
copy-take-up = Tomar esa copia
copy-none = El teléfono de { $owner } todavía no ha hecho una copia.
new-means = El teléfono viejo de { $owner } ya no está. Este es nuevo.

## New words in a file

# Added to one sentence of a card in the practice pack.
pack-correction = (Práctica: esta oración fue corregida.)

## Terminal

terminal-open = La práctica está abierta en { $address }
terminal-how-to-end = Ctrl-C la termina y borra todo.
terminal-ended = La práctica terminó. No queda nada.
