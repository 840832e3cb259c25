### Nombres de lo que guarda la parte cerrada y de los parentescos; el plan familiar, los primeros tres días, la nota.
### Traducción hecha a máquina, todavía sin revisar por una persona.

document-kind-photo = Foto
document-kind-pdf = PDF
document-kind-other = Archivo

relation-mother = Mamá
relation-sister = Hermana
relation-brother = Hermano
relation-neighbour = Vecina
relation-lawyer = Abogada

## Rótulos de todos estos textos

content-date = { $month ->
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
content-facts = Datos del { $date }
content-machine = Traducción automática, todavía sin revisar
content-old = Tocaba revisarlo el { $date }. La ley puede haber cambiado. Pregunte a un abogado.
content-gap = __________

## Plan familiar: qué se pregunta, por qué y qué hay que saber

question-caregiver = ¿Quién cuida a sus hijos si usted no llega a casa?
question-caregiver-why = Los niños necesitan un adulto que conozca el plan y haya dicho que sí.
question-caregiver-form = California tiene un formulario para esto: «Caregiver's Authorization Affidavit».
question-caregiver-school = El adulto con quien vive el niño puede firmar los puntos 1 a 4, para la escuela.
question-caregiver-doctor = Un pariente puede firmar los puntos 1 a 8: también para médico y dentista.
question-caregiver-free = No hace falta notario ni corte. Los padres conservan sus derechos.
question-caregiver-official = Use el formulario oficial. Amparo no tiene una copia.
question-caregiver-court = También hay caminos por la corte. Pregunte a un abogado.
question-pickup = ¿Quién puede recoger a cada niño?
question-pickup-why = La escuela mira su propia lista. Pida que pongan estos nombres.
question-medicines = ¿Quién necesita medicinas?
question-medicines-why = Otra persona tiene que saber cuál, cuánto y cuándo.
question-schools = ¿Qué escuela o guardería?
question-schools-why = Deben saber de alergias y a quién llamar.
question-pets = ¿Quién da de comer a los animales?
question-pets-why = Los animales necesitan a alguien cada día.
question-car = ¿Dónde está el carro? ¿Dónde está la llave? ¿Qué falta por pagar?
question-car-why = Alguien tiene que moverlo y pagarlo.
question-bank = ¿Qué banco? ¿Quién puede sacar dinero? ¿Qué cuentas llegan?
question-bank-why = La renta y las cuentas siguen.
question-bank-secret = No escriba aquí ninguna contraseña ni PIN.
question-employer = ¿A quién debe llamar su trabajo?
question-employer-why = Dé a su trabajo un nombre y un número. Pida que llamen si le arrestan en el trabajo.
question-employer-ask = La ley de California le da esto cuando usted lo pide en su trabajo.
question-lawyer = ¿A qué abogado hay que llamar?
question-lawyer-why = Con el formulario G-28 un abogado puede hablar por usted.
question-lawyer-blank = Escriba aquí el nombre. No firme ningún formulario en blanco.
question-numbers = ¿Qué números se sabe de memoria?
question-numbers-why = Puede que no tenga su teléfono.
question-numbers-first = Aprenda primero: quien cuida a los niños, el abogado, la línea, el consulado.
question-meeting = ¿Dónde se reúne la familia?
question-meeting-why = Los teléfonos pueden estar apagados o perdidos.
question-meeting-known = Elijan un lugar que todos conozcan y al que puedan llegar. Díganlo en voz alta.
question-word = ¿Ya acordaron una palabra de la familia?
question-word-why = Alguien puede hacerse pasar por uno de ustedes. Pueden pedirle la palabra.
question-word-aloud = Elíjanla juntos, en voz alta y en persona. Nunca en un mensaje.
question-word-never = No escriba la palabra aquí ni en papel. Las páginas de su familia pueden comprobarla.
question-word-safe = Una palabra que coincide no prueba que la persona esté a salvo.
question-word-fraud = Una palabra que no coincide no prueba que haya fraude.
question-papers = ¿Qué papeles están listos?
question-papers-why = Una persona de confianza puede guardar copias para el abogado.
question-papers-carry = ¿18 años o más, con tarjeta verde, permiso de trabajo o registro válidos? La ley dice que los lleve.
question-review = ¿Cuándo lo repasó todo por última vez?
question-review-why = Un plan envejece. Repáselo cada seis meses.

## Papeles de los que conviene tener copia

paper-ids = Identificaciones y pasaportes
paper-a-number = Cualquier papel con el número A
paper-certificates = Actas de nacimiento y de matrimonio
paper-immigration = Recibos y cartas de inmigración
paper-court = Papeles de la corte
paper-criminal = Cómo terminó cada caso penal
paper-taxes = Declaraciones de impuestos
paper-home = Contrato de renta y cuentas
paper-school = Papeles de la escuela
paper-medical = Papeles médicos y vacunas
paper-children = Pasaportes de los hijos
paper-photos = Fotos de cada persona
paper-presence = Papeles de dos años que muestran que vivía aquí

## Direcciones

link-locator = El localizador oficial
link-affidavit = Cortes de California: autoayuda, para el formulario
link-ilrc = ILRC: ayuda con el plan familiar

## Qué falta o está viejo

check-caregiver-missing = Nadie está nombrado para cuidar a los niños.
check-caregiver-phone = Aquí falta el teléfono de quien cuida a los niños.
check-pickup-missing = Todavía no hay lista para recoger a los niños.
check-pickup-nobody = { $count ->
    [one] { $count } niño no tiene a nadie en la lista.
    [many] { $count } de niños no tienen a nadie en la lista.
   *[other] { $count } niños no tienen a nadie en la lista.
}
check-pickup-phone = { $count ->
    [one] { $count } persona de la lista no tiene número.
    [many] { $count } de personas de la lista no tienen número.
   *[other] { $count } personas de la lista no tienen número.
}
check-medicines-missing = Todavía no hay ninguna medicina escrita.
check-medicines-how = { $count ->
    [one] { $count } medicina no dice cuánto y cuándo.
    [many] { $count } de medicinas no dicen cuánto y cuándo.
   *[other] { $count } medicinas no dicen cuánto y cuándo.
}
check-schools-missing = Todavía no hay ninguna escuela escrita.
check-schools-phone = { $count ->
    [one] { $count } escuela no tiene teléfono aquí.
    [many] { $count } de escuelas no tienen teléfono aquí.
   *[other] { $count } escuelas no tienen teléfono aquí.
}
check-pets-missing = Todavía nada sobre los animales.
check-car-missing = Todavía nada sobre el carro.
check-bank-missing = Todavía nada sobre banco y cuentas.
check-employer-missing = Su trabajo todavía no tiene a quién llamar.
check-employer-told = Usted no ha dicho a su trabajo a quién llamar.
check-lawyer-missing = Todavía no hay un abogado nombrado.
check-numbers-missing = Todavía no hay números para aprender.
check-numbers-few = Un número no basta. Agregue otro.
check-numbers-practice = { $count ->
    [one] Es hora de practicar { $count } número.
    [many] Es hora de practicar { $count } de números.
   *[other] Es hora de practicar { $count } números.
}
check-meeting-missing = Todavía no hay un lugar de reunión anotado.
check-word-missing = Todavía no han acordado una palabra de la familia.
check-papers-missing = La lista de papeles está vacía.
check-papers-open = { $count ->
    [one] { $count } papel todavía no está listo.
    [many] { $count } de papeles todavía no están listos.
   *[other] { $count } papeles todavía no están listos.
}
check-papers-place = { $count ->
    [one] De { $count } papel no está escrito dónde está.
    [many] De { $count } de papeles no está escrito dónde están.
   *[other] De { $count } papeles no está escrito dónde están.
}
check-review-missing = Todavía no ha repasado el plan.
check-review-old = El plan tiene más de seis meses. Repáselo otra vez.
check-packet-country = El localizador pide el país de nacimiento.
check-packet-way = El localizador necesita el número A, o nombre completo y fecha de nacimiento.
check-packet-a-number = Con el número A es más fácil buscar. Está en los papeles de inmigración.
check-packet-name = Falta el nombre legal completo.
check-packet-birth = Falta la fecha de nacimiento.
check-packet-minor = El localizador no muestra a menores de 18. Los pasos dicen qué hacer.
check-packet-lawyer = Falta un abogado con teléfono.
check-packet-children = { $count ->
    [one] Nadie está nombrado para recoger a { $count } niño.
    [many] Nadie está nombrado para recoger a { $count } de niños.
   *[other] Nadie está nombrado para recoger a { $count } niños.
}
check-packet-consulate = Falta el consulado.

## Recordatorios

remind-review = Repasar el plan familiar
remind-numbers = Practicar números de teléfono

## Aprender números de memoria

quiz-ask = Escriba el número de { $whose }, sin mirar.
quiz-right = Correcto. Se lo sabe.
quiz-wrong = La parte { $group } todavía no está bien. Pruebe otra vez.
quiz-next = { $days ->
    [one] La próxima vez: mañana.
    [many] La próxima vez: en { $days } de días.
   *[other] La próxima vez: en { $days } días.
}
quiz-again = Practíquelo hoy una vez más.
quiz-private = Lo que escribe aquí no se guarda.

## Los primeros tres días

phase-now = Ahora mismo
phase-today = Hoy
phase-days = Hasta el tercer día
phase-careful = Tenga cuidado
step-lawyer = Llame al abogado.
step-no-lawyer = ¿Todavía no hay abogado? Mire la lista de abogados gratuitos.
step-phone-call = ¿Llaman desde la detención? Pregunte el lugar, el número A, medicinas y niños.
step-phone-recorded = Esa llamada puede quedar grabada. No hable de otra cosa.
step-search = Abra el localizador oficial. Tenga la ficha de búsqueda al lado.
step-search-number = Primero: el número A y el país de nacimiento.
step-search-name = Después: nombre completo, país de nacimiento y fecha de nacimiento.
step-search-exact = Escriba el nombre tal como está en los papeles de inmigración.
step-search-late = Un nombre puede aparecer tarde. Que no aparezca no quiere decir que esté libre.
step-minor-search = El localizador no muestra a menores de 18 años.
step-minor-line = Llame a la línea para padres de niños que tiene el gobierno.
step-minor-place = La línea no dice dónde está un niño.
step-minor-afraid = ¿Tiene miedo de llamar? Que llame un abogado o un defensor.
step-needs = Cuente al abogado de medicinas, enfermedades y niños.
step-court = Llame a la línea de la corte. Pregunte la fecha. Hace falta el número A.
step-court-miss = Faltar a la corte puede traer una orden de deportación. Pregunte primero al abogado.
step-consulate = ¿La persona quiere que su consulado lo sepa? Entonces llame.
step-consulate-afraid = ¿Miedo de ese gobierno? Pregunte primero al abogado.
step-office = ¿Todavía sin encontrar? Que un abogado o un ciudadano llame a la oficina.
step-office-careful = No dé su propia dirección ni su estatus.
step-spouse-papers = Busque la ficha de búsqueda, los papeles y la lista de medicinas.
step-spouse-children = Dígaselo a los niños con calma, en palabras sencillas.
step-spouse-job = Avise al trabajo. Pregunte por el pago que aún deben.
step-spouse-home = Abra el plan familiar: renta, cuentas, carro, animales.
step-school-bring = Lleve su identificación. Lleve el formulario de cuidado si lo tiene.
step-school-medicine = Pida a la escuela las medicinas y las cosas de la escuela.
step-school-tell = Diga a la familia que los niños están con usted.
step-lawyer-read = Lea la ficha de búsqueda al abogado, línea por línea.
step-lawyer-ask = Pregunte: ¿Puede verle hoy? ¿Cuánto cuesta? ¿Qué debemos hacer ahora?
step-lawyer-form = El abogado llena el formulario G-28.
step-far-search = Puede buscar en el localizador desde donde está.
step-far-lawyers = Puede buscar abogados gratuitos desde donde está.
step-far-notes = Anote cada paso: hora, nombre, respuesta.
step-blank = No firme ningún formulario en blanco.
step-bond = La fianza nunca se paga con tarjetas de regalo ni a quien llama.
step-caller = ¿Alguien llama, dice ser oficial y quiere dinero? Cuelgue. Dígaselo al abogado.
step-notario = Un notario no es abogado. Compruebe el nombre de cada abogado con el colegio (State Bar).
step-threat = ¿Alguien le amenaza? Anote el número y las palabras. Dígaselo al abogado.
step-fraud = Puede denunciar un fraude en la oficina del condado.

retry-title = ¿Sin encontrar? Busque otra vez
retry-times = Busque en la mañana, en la tarde y en la noche, durante tres días.
retry-spelling = Pruebe cada forma de escribir el nombre.
retry-last-names = ¿Dos apellidos? Pruebe con los dos y después solo con el primero.
retry-moved = A veces trasladan a la gente. Después de un traslado, busque otra vez.

## Una llamada, leída en voz alta

script-title-hotline = Llamada a la línea
script-title-lawyer = Llamada al abogado
script-title-office = Llamada a la oficina, de un abogado o un ciudadano
script-hello = Hola. Llamo por { $name }.
script-one = Soy la única persona que llama por esta familia.
script-taken = Creo que agentes de inmigración se llevaron a esta persona.
script-when = Cuándo y dónde: { $gap }.
script-name = Nombre completo: { $name }.
script-number = El número A es { $number }.
script-country = País de nacimiento: { $country }.
script-birth = Fecha de nacimiento: { $date }.
script-medicine = Medicinas que no le deben faltar: { $medicine }.
script-health = Salud: { $health }.
script-children = Niños: { $children }.
script-lawyer = El abogado es { $lawyer }.
script-lawyer-phone = El número del abogado es { $phone }.
script-ask-hotline = ¿Nos ayudan a buscar? ¿Conocen a un abogado que pueda ir?
script-ask-lawyer = ¿Puede ver hoy a esta persona? ¿Qué debemos hacer ahora?
script-ask-office = ¿Dónde está detenida esta persona? ¿Cuándo puede ir el abogado?
script-end = Dígame su nombre, por favor. Lo estoy anotando. Gracias.

## Nota de lo que pasó

incident-title = Lo que vi
incident-say = Quiero contar lo que vi.
incident-say-told = Yo no lo vi. Me lo contaron.
incident-say-end = Es todo lo que sé.
incident-size = Cuántos: { $words }
incident-activity = Qué hacían: { $words }
incident-location = Dónde: { $words }
incident-uniform = Qué ropa llevaban: { $words }
incident-time = Cuándo: { $words }
incident-equipment = Qué llevaban consigo: { $words }
incident-agency = Agencia: { $words }
incident-badge = Nombre o placa: { $words }
incident-vehicle = Carro y matrícula: { $words }
incident-text = Además: { $words }
incident-written = Escrito: { $date }, { $time } UTC
incident-seen-yes = Lo vi yo.
incident-seen-no = Yo no lo vi.
incident-city-yes = Fue en un lugar de la ciudad.
incident-city-no = No fue en un lugar de la ciudad.
incident-unchecked = Palabras de una persona. Nadie las ha comprobado.
incident-lawyer = Dé esto a un abogado. Amparo no lo manda a nadie.

city-title = En un lugar de la ciudad
city-tell = Diga al personal lo que vio.
city-report = Cada departamento de la ciudad tiene a alguien que debe informar de actividad federal en sus lugares.
city-say = Puede decir: Por favor, avise al encargado de su departamento.
city-limits = Las reglas de la ciudad no detienen a agentes federales en la calle.
city-office = ¿Preguntas sobre las reglas de la ciudad? Llame al 311. Pida la oficina de asuntos de inmigrantes de la alcaldía.
city-311 = El 311 no es una línea para avisar sobre ICE.
city-script = No tenemos el guion de la ciudad para su personal.

## Pedir documentos

request-own-title = Su propio expediente
request-own-what = El gobierno guarda expedientes. Se puede pedir una copia.
request-own-lawyer = Deje que un abogado la pida.
request-own-why = La solicitud da al gobierno su nombre y su dirección.
request-city-title = Lo que pidió la ciudad
request-city-what = En julio de 2025 la alcaldesa mandó pedir a ICE sus documentos.
request-city-answer = No conocemos la respuesta.

## En papel

print-packet = Ficha de búsqueda: { $name }
print-plan = Nuestro plan familiar
print-section-locator = Para el localizador, en este orden
print-section-health = Salud
print-section-children = Niños
print-section-help = Abogado y consulado
print-section-collect = Quién recoge a quién
print-section-caregiver = Quién cuida a los niños
print-section-pickup = Lista para recoger
print-section-medicines = Medicinas
print-section-schools = Escuelas
print-section-home = Animales, carro, banco
print-section-job = Trabajo
print-section-numbers = Números para saber de memoria
print-section-meeting = Dónde nos reunimos
print-section-papers = Papeles
print-made = Impreso: { $date }
print-reviewed = Repasado: { $date }
print-private = Quien encuentre este papel puede leerlo. Guárdelo en un lugar de confianza.
field-a-number = Número A
field-country = País de nacimiento
field-name = Nombre legal completo
field-other-names = Otros nombres y formas de escribirlo
field-birth = Fecha de nacimiento
field-medicine = Medicina
field-health = Enfermedades, alergias
field-child = Niño o niña
field-born = Nació
field-school = Escuela
field-collected-by = Recoge
field-lawyer = Abogado
field-phone = Teléfono
field-consulate = Consulado
field-caregiver = Cuida
field-pets = Animales
field-car = Carro
field-bank = Banco y cuentas
field-job = Trabajo
field-job-calls = El trabajo llama a
field-whose = De quién
field-meeting = Lugar
field-note = Para saber
field-how = Cuánto y cuándo
field-place = Dónde está
field-open = Todavía sin terminar
