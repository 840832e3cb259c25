### Tarjetas de derechos, pantallas para mostrar y sus etiquetas. Trato de usted.
### En `say-` y `show-` el texto es el significado; lo que se dice o se muestra queda en inglés. `.sound` es cómo suena.

## At the door

door-title = Están en mi puerta
# Words that people would type to find this card, separated by commas.
door-keywords = están en mi puerta, alguien toca, tocan la puerta, tocan el timbre, la migra, migra en mi casa, ICE en mi casa, inmigración en la casa, policía en la puerta, abrir la puerta, quieren entrar, apartamento
door-step-calm = Mantenga la calma. Deje la puerta cerrada. Puede hablar a través de ella.
door-step-paper = Pida un papel por debajo de la puerta o en la ventana.
door-step-check = Busque una corte, la firma de un juez y su dirección correcta. ¿Están las tres? Pueden entrar. No bloquee la puerta.
door-step-i205 = Usted puede decir que no. ICE dice que el formulario I-205 le basta para entrar. Las cortes lo están decidiendo ({ $as_of }).
door-avoid = No abra para ver. No mienta. Si entran, no bloquee ni pelee.
door-why-home = Para entrar a una casa deberían tener su permiso, la orden de un juez o una emergencia.
door-why-crack = Abrir un poco la puerta hace más fácil un arresto. Salir también.
door-why-person = La orden de arresto de un juez nombra a una persona. ¿Vive aquí? Entonces también pueden entrar.
door-why-forms = Los formularios de ICE los firman oficiales de inmigración, no jueces.
door-why-memo = ICE lo dice sobre el I-205 en un memorando ({ $since }).
door-why-judge = Un juez federal en Minnesota falló contra una entrada así ({ $as_of }). Otros casos siguen.
door-why-police = Un acuerdo en corte dice que aquí ICE no debe fingir que es la policía. La Patrulla Fronteriza es otra agencia.
door-why-report = ¿Le engañaron para entrar? Dígaselo a un abogado. También puede avisar a la línea de ayuda o a la ACLU.
door-why-silent = Puede guardar silencio aunque traigan la orden de un juez.
door-why-after = ¿Entraron? Después anote nombres y la hora. Llame a un abogado.

## Judge's warrant or ICE form

warrant-title = ¿Qué papel traen?
warrant-keywords = orden, orden de un juez, orden de cateo, orden de registro, orden de arresto, papel de la migra, papel de ICE, formulario, I-200, I-205, firma de juez, es de verdad, papel de deportación
warrant-step-ask = Deje la puerta cerrada. Pida ver el papel por debajo de la puerta o en la ventana.
warrant-step-top = Busque arriba las palabras DISTRICT COURT o SUPERIOR COURT.
warrant-step-judge = Busque la firma de un juez: JUDGE o MAGISTRATE.
warrant-step-address = Revise su dirección y el nombre de la persona que buscan.
warrant-step-all = ¿Corte, juez y dirección correcta? Pueden entrar. No bloquee la puerta.
warrant-avoid = No abra para recibir el papel. Si entran, no bloquee ni pelee.
warrant-why-dhs = ¿Arriba dice “Department of Homeland Security”? Es un formulario de inmigración. Lo firma un oficial de inmigración.
warrant-why-numbers = El I-200 es un formulario de ICE para arrestar. El I-205 es para deportar.
warrant-why-no = Puede decir que no a un formulario de ICE. Dígalo a través de la puerta.
warrant-why-i205 = ICE dice que el I-205 con una orden final le basta para entrar. Las cortes lo están decidiendo ({ $as_of }).
warrant-why-search = La orden de registro de un juez nombra un lugar y lo que buscan.
warrant-why-arrest = La orden de arresto de un juez nombra a una persona. ¿Vive aquí? Entonces pueden entrar.
warrant-why-silent = Aun con la orden de un juez, puede guardar silencio.
warrant-paper-judge-title = La orden de un juez
warrant-paper-judge-alt = Dibujo de una muestra. Arriba está el nombre de una corte, en medio una dirección, abajo la firma de un juez.
warrant-paper-judge-court = Arriba, una corte: DISTRICT COURT o SUPERIOR COURT.
warrant-paper-judge-sign = La firma un juez: JUDGE o MAGISTRATE.
warrant-paper-judge-place = Su dirección exacta, o el nombre de alguien que vive ahí.
warrant-paper-i200-title = Formulario I-200 de ICE
warrant-paper-i200-alt = Dibujo de una muestra. Arriba dice Homeland Security, debajo el número I-200, en medio un nombre, abajo la firma de un oficial.
warrant-paper-ice-top = Arriba dice HOMELAND SECURITY. No es una corte.
warrant-paper-ice-sign = Lo firma un oficial de inmigración. No es un juez.
warrant-paper-i200-number = El formulario I-200 es para un arresto. Dice “Warrant”, pero no lo firmó un juez.
warrant-paper-i205-title = Formulario I-205 de ICE
warrant-paper-i205-alt = Dibujo de una muestra. Arriba dice Homeland Security, debajo el número I-205, en medio un nombre, abajo la firma de un oficial.
warrant-paper-i205-number = El formulario I-205 es para la deportación. Usted puede decir que no. ICE dice que le basta para entrar. Las cortes lo están decidiendo ({ $as_of }).

## A child alone at the door. Addressed to the child, in the simplest words. Trato de tú, sin perder la sencillez

child-alone-title = Soy menor y estoy en casa sin adultos
child-alone-keywords = niño solo, niña sola, solo en casa, mis hijos están solos, mi hijo, mi hija, niños en casa, sin adultos, qué hacen los niños, mamá no está, papá no está, tocan la puerta, la migra
child-alone-step-closed = Deja la puerta cerrada.
child-alone-step-call = Llama al adulto que te cuida. Usa el número que aprendiste.
child-alone-step-quiet = Puedes quedarte en silencio.
child-alone-step-inside = ¿Entraron? Hazte a un lado. Pide al adulto que te cuida.
child-alone-step-danger = ¿Hay fuego? ¿Alguien herido? Llama al 911.
child-alone-avoid = No abras. No contestes preguntas. No pelees.
child-alone-why-door = Puedes dejar la puerta cerrada. Un adulto puede hablar con ellos después.
child-alone-why-quiet = Los niños pueden callar, igual que los adultos.
child-alone-why-lawyer = Los niños también pueden pedir un abogado.
child-alone-why-adults = Adultos: practiquen esto juntos, con calma. Aprendan un número de memoria.

## Agents who do not say who they are

agents-id-title = No muestran quiénes son
agents-id-keywords = encapuchados, máscara, sin placa, sin identificación, sin uniforme, vestidos de civil, carro sin marcas, falsos agentes, falsa migra, falso policía, secuestro, secuestran, levantan gente, quiénes son, camioneta
agents-id-step-ask = Mantenga la calma. Pregunte la agencia, el nombre y el número de placa.
agents-id-step-look = Busque una placa y las letras ICE, ERO, HSI o CBP.
agents-id-step-note = Recuerde el carro, la placa del carro y la hora. Anótelo después.
agents-id-step-911 = ¿Parece un secuestro? Llame al 911. Diga lo que ve. No se acerque.
agents-id-avoid = No pelee ni les cierre el paso. Pueden ser agentes de verdad.
agents-id-why-rule = Una regla federal: deberían decir quiénes son y por qué arrestan. Deberían hacerlo en cuanto sea seguro.
agents-id-why-mask = Para agentes federales, un juez federal de aquí bloqueó la ley estatal sobre máscaras ({ $since }).
agents-id-why-badge = Para agentes federales, una corte de apelaciones bloqueó por ahora la ley de identificación ({ $since }).
agents-id-why-plain = No hallamos una regla contra la ropa de civil o los carros sin marcas.
agents-id-why-police = Un acuerdo con ICE de aquí: si la ropa dice POLICE, también debe decir ICE.
agents-id-why-lapd = Orden de la alcaldía: la policía debe encender cámaras y guardar el video ({ $since }).
agents-id-why-fake = Hacerse pasar por agente es un delito.
agents-id-why-money = ¿Alguien llama y pide dinero? La fianza nunca se paga con tarjetas de regalo ni a quien llama.

## On the street

street-title = En la calle
street-keywords = calle, banqueta, me pararon, me detuvieron, caminando, parada, home depot, jornalero, vendedor ambulante, lavado de carros, redada, migra en la calle, la migra, me puedo ir, piden papeles, mi nombre
street-step-ask = Mantenga la calma. Pregunte si se puede ir.
street-step-yes = ¿Dicen que sí? Váyase con calma.
street-step-no = ¿Dicen que no? Tal vez le detengan. Guarde silencio y pida un abogado.
street-step-name = Puede elegir no contestar. Si dice un nombre, diga su nombre verdadero.
street-avoid = No corra. No mienta. No muestre papeles falsos.
street-why-stops = Los límites a las detenciones en la calle están en pausa desde el { $since }. Pueden ocurrir de todos modos.
street-why-later = No discuta en la calle. Un abogado puede reclamar después.
street-why-reason = Para una parada breve deberían tener una razón basada en hechos. La raza o el aspecto étnico solos no bastan (Corte Suprema, 1975).
street-why-judge = Un juez de esa corte escribió que ese aspecto puede contar con otros hechos ({ $since }).
street-why-arrest = Para arrestarle sin orden deberían tener razones fuertes. También deberían creer que usted se escaparía.
street-why-search = Puede decir que no a un registro. Tal vez le palpen por si trae armas.
street-why-papers = ¿Tiene 18 años o más y tarjeta de residente, permiso de trabajo o registro válidos? La ley dice que los lleve consigo.
street-why-unsure = Nunca lleve papeles falsos. ¿Tiene dudas? Pregunte a un abogado.

## In a car

car-title = En el carro
car-keywords = carro, coche, troca, camioneta, manejando, manejar, conductor, pasajero, me pararon en el carro, retén, parada de tráfico, licencia, AB 60, revisar el carro, uber, la migra
car-step-stop = Oríllese. Mantenga la calma. Deje las manos a la vista.
car-step-driver = Conductor: muestre su licencia a la policía en una parada de tráfico.
car-step-silent = Puede guardar silencio sobre dónde nació y su estatus.
car-step-passenger = ¿Va de pasajero? Pregunte si se puede ir.
car-avoid = No se arranque ni corra. No mienta. No muestre papeles falsos.
car-why-search = Puede decir que no a un registro. Con razones fuertes, tal vez revisen el carro de todos modos.
car-why-reason = ¿ICE o la Patrulla Fronteriza patrulla y para un carro? Deberían tener una razón basada en hechos.
car-why-stops = Los límites de una corte a estas paradas están en pausa desde el { $since }. Pueden ocurrir de todos modos.
car-why-later = No discuta en el camino. Un abogado puede reclamar después.
car-why-ab60 = La licencia AB 60 es para manejar, no para volar. Pregunte a un abogado antes de mostrarla a agentes federales.
car-why-name = Si dice un nombre, diga su nombre verdadero.

## On public transport

transit-title = En el autobús o el tren
transit-keywords = autobús, bus, camión, tren, metro, estación, parada, union station, migra en el bus, migra en el tren, revisar mi bolsa, mochila, la migra
transit-step-ask = Mantenga la calma. Pregunte si se puede ir.
transit-step-yes = ¿Dicen que sí? Váyase con calma.
transit-step-bag = ¿Quieren ver su bolsa? Puede decir que no.
transit-avoid = No corra. No mienta. No muestre papeles falsos.
transit-why-same = En el autobús o el tren tiene los mismos derechos que en la calle.
transit-why-board = Metro dijo en junio de 2025 que no tiene cómo impedir que suban agentes.
transit-why-status = Metro dijo que no reúne datos de estatus. Pidió a su personal no interferir.
transit-why-search = Puede decir que no a un registro. Tal vez le palpen por si trae armas.
transit-why-stops = Los límites de una corte a estas paradas están en pausa desde el { $since }. Pueden ocurrir de todos modos.
transit-why-name = Si dice un nombre, diga su nombre verdadero.

## Park, library, city building

public-places-title = Parque, biblioteca, edificio de la ciudad
public-places-keywords = parque, biblioteca, ayuntamiento, edificio de la ciudad, centro recreativo, juegos, santuario, ciudad santuario, 311, enlace, migra en el parque, la migra, iglesia
public-places-step-ask = Mantenga la calma. Pregunte si se puede ir.
public-places-step-yes = ¿Dicen que sí? Váyase con calma.
public-places-step-no = ¿Dicen que no? Tal vez le detengan. Guarde silencio y pida un abogado.
public-places-step-staff = ¿Es propiedad de la ciudad? Diga al personal lo que ve. Pregunte por su enlace.
public-places-avoid = No corra. No mienta. No confíe en que un lugar le protege.
public-places-why-public = Las leyes de la ciudad y del estado no obligan a ICE en la calle. Puede haber agentes en lugares abiertos.
public-places-why-closed = Ley de la ciudad: para áreas cerradas, deberían traer la orden de un juez o de una corte.
public-places-why-base = Orden de la alcaldía: terrenos de la ciudad no deben ser base para redadas ({ $since }).
public-places-why-liaison = Un enlace es un empleado de la ciudad. Debe reportar lo que hacen agentes federales en propiedad de la ciudad.
public-places-why-311 = El 311 es para servicios e información de la ciudad. No es una línea para reportar a ICE. ¿Peligro? Llame al 911.
public-places-why-cards = Las bibliotecas de la ciudad dan tarjetas rojas sobre sus derechos.

## Recording

recording-title = Lo estoy viendo. ¿Puedo grabar?
recording-keywords = grabar, grabación, video, filmar, cámara, testigo, vecino, veo una redada, se llevan a alguien, la migra se lleva, en vivo, transmitir, publicar, observador, foto
recording-step-safe = Primero su seguridad. Quédese atrás.
recording-step-back = ¿Le dicen que se haga atrás? Hágase atrás.
recording-step-facts = Diga solo hechos: qué ve, dónde y cuándo.
recording-step-keep = Guarde el archivo original. No lo corte ni lo cambie.
recording-avoid-near = No toque ni le cierre el paso a nadie. No esconda ni mueva a personas.
recording-avoid-share = No transmita en vivo. No muestre caras de personas detenidas.
recording-why-right = Puede grabar desde donde se le permite estar. Un fallo federal de 2018 lo apoya.
recording-why-state = Ley de California: grabar a agentes en público no es, por sí solo, razón para detenerle.
recording-why-hide = Esconder a personas de los agentes puede ser un delito.
recording-why-faces = Pregunte a las personas antes de compartir su cara.
recording-why-post = Las noticias sin comprobar causan miedo. Diga a la línea de ayuda lo que vio con sus propios ojos.

## At work

work-title = En el trabajo
work-keywords = trabajo, chamba, jale, patrón, jefe, empleador, fábrica, cocina, bodega, campo, costura, lavado de carros, construcción, redada en el trabajo, I-9, inspección, sueldo, salario, despedido, contacto de emergencia, migra en el trabajo, la migra
work-step-ask = Mantenga la calma. Pregunte si se puede ir.
work-step-yes = ¿Dicen que sí? Váyase con calma.
work-step-boss = Áreas solo de personal: deje que la persona encargada diga sí o no.
work-step-contact = Hoy: dé a su patrón un contacto de emergencia. Pida que le llamen si le arrestan a usted.
work-avoid = No corra. No mienta. No muestre papeles falsos.
work-why-public = Pueden entrar a áreas abiertas, como el piso de una tienda o el estacionamiento.
work-why-private = Para áreas privadas de trabajo deberían tener una orden o permiso.
work-why-no = Su patrón puede decir que no.
work-why-i9 = ¿El gobierno va a revisar los formularios I-9? Su patrón debe poner un aviso en 72 horas desde que lo sabe.
work-why-contact = ¿Nombró un contacto? Su patrón debe avisarle si le arrestan en el trabajo.
work-why-paper = Por ley su patrón debe darle cada año un aviso de sus derechos. No deberían castigarle por usarlos.
work-why-pay = Usted conserva el derecho a su pago, sin importar su estatus.

## At school

school-title = En la escuela
school-keywords = escuela, mis hijos en la escuela, mi hijo en la escuela, recoger, quién recoge a mi hijo, maestra, director, plantel, kínder, guardería, LAUSD, migra en la escuela, la migra, inmigración en la escuela
school-step-office = ¿Le preocupa algo ahora? Llame a la oficina de la escuela.
school-step-child = Diga a su hijo: calma, puedes guardar silencio, pide que me llamen.
school-step-list = Con tiempo: diga a la escuela quién puede recoger a su hijo.
school-step-adult = Con tiempo: elija a un adulto que cuide a su hijo si le detienen.
school-avoid = No corra, no mienta ni discuta. No comparta noticias sin comprobar.
school-why-all = Todo niño puede ir a la escuela pública.
school-why-closed = Ley estatal: para áreas cerradas y expedientes, la escuela debe pedir un papel de un juez.
school-why-kinds = Ese papel es una orden de un juez, un citatorio de un juez o una orden de la corte.
school-why-told = Ley estatal: la escuela debe avisar a familias y personal si se confirma un operativo de inmigración. Puede omitir hora y lugar.
school-why-lausd = Los Angeles Unified: el personal no pregunta por el estatus, según el sindicato de maestros (abril de 2025).
school-why-pickup = Según esa página, un niño sale con un adulto de la lista o un cuidador con el formulario.
school-why-caregiver = El adulto con quien vive su hijo puede firmar para la escuela. Un familiar también para doctor y dentista.
school-why-street = Las calles junto a una escuela no están protegidas.

## At a hospital or clinic

hospital-title = En un hospital o clínica
hospital-keywords = hospital, clínica, doctor, médico, sala de emergencias, urgencias, enfermo, herido, embarazada, bebé, medicina, medi-cal, seguro médico, migra en el hospital, la migra, ambulancia, carga pública
hospital-step-go = Atención de emergencia: vaya.
hospital-step-staff = ¿Agentes en un área cerrada? Deje que el personal hable con ellos.
hospital-step-silent = ¿Los agentes le preguntan? Puede guardar silencio.
hospital-step-benefits = Antes de pedir nuevos beneficios del gobierno: pregunte a un abogado.
hospital-avoid = No deje para después una emergencia. No mienta. No bloquee a los agentes.
hospital-why-er = La mayoría de las salas de emergencia deben revisarle, sin importar su estatus.
hospital-why-closed = Ley estatal: para áreas cerradas, el personal debe pedir la orden de un juez o de una corte.
hospital-why-public = Las salas de espera y los estacionamientos pueden ser públicos. Puede haber agentes.
hospital-why-data = La ley estatal protege su estatus y lugar de nacimiento como datos médicos. No es promesa de que todo quede en privado.
hospital-why-shared = Una corte bloqueó solo parte del envío de datos de Medicaid a ICE ({ $since }).
hospital-why-detained = Si le detienen, puede haber agentes en el cuarto.
hospital-why-benefits = Una regla federal puede contar beneficios del gobierno recibidos desde el { $since }. Que eso no le aleje de una emergencia.

## At a courthouse

courthouse-title = Ir a la corte
courthouse-keywords = corte, juzgado, audiencia, cita en la corte, fecha de corte, corte de inmigración, juez, corte de tráfico, corte familiar, falté a la corte, mañana tengo corte, miedo de ir a la corte, EOIR, arresto en la corte, la migra
courthouse-step-date = ¿Corte de inmigración? Revise su fecha en la línea de la corte. Tenga su número A.
courthouse-step-lawyer = ¿Tiene miedo de ir? Pregunte primero a un abogado, antes de la fecha.
courthouse-step-remote = Pregunte al abogado por una audiencia por video o teléfono.
courthouse-step-address = ¿Se mudó? Avise a la corte su nueva dirección.
courthouse-avoid = No falte a la corte. No corra. No mienta.
courthouse-why-arrests = Puede haber arrestos en la corte. Faltar puede traer una orden de deportación. Pregunte primero a su abogado.
courthouse-why-notice = El aviso va a la última dirección que usted dio. Si luego falta, un juez puede ordenar la deportación.
courthouse-why-state = La ley de California limita los arrestos de inmigración en las cortes estatales. Aun así ocurren.
courthouse-why-lawyer = En la corte de inmigración el gobierno no le paga un abogado. Usted puede buscar el suyo.

## At the border or an airport

border-title = En la frontera o el aeropuerto
border-keywords = frontera, aeropuerto, LAX, Tijuana, viajar, volar, aduana, CBP, revisar mi teléfono, contraseña, pasaporte, visa, tarjeta verde, residente, regresar, I-407, San Ysidro, segunda inspección, garita
border-step-fear = ¿Tiene miedo de regresar a su país? Dígalo claramente.
border-step-i407 = Si tiene tarjeta de residente: no firme el formulario I-407 sin abogado. Puede pedir un juez.
border-step-receipt = ¿Se quedan con su teléfono? Pida el formulario 6051-D.
border-step-before = Antes de viajar, pregunte a un abogado.
border-avoid = No mienta. Nunca diga que tiene ciudadanía de Estados Unidos si no la tiene.
border-why-search = Aquí pueden revisar bolsas y aparatos sin orden. En LAX es igual.
border-why-phone = Pueden revisar su teléfono y quedarse con él. Una primera revisión no requiere sospecha.
border-why-rule = Regla de enero de 2026: una revisión profunda debería tener una razón y la aprobación de un supervisor.
border-why-open = Esa regla pide entregar los aparatos listos para revisar. Deja fuera los datos que solo están en línea.
border-why-citizen = Si tiene ciudadanía de Estados Unidos, deberían dejarle entrar. Si no da la contraseña, el teléfono puede quedarse semanas.
border-why-visa = Si tiene visa: negarse a la revisión puede significar que no le dejen entrar.
border-why-crime = Si tiene tarjeta de residente y algún arresto: hable con un abogado antes de salir.
border-why-lawyer = Quienes no tienen ciudadanía de Estados Unidos casi nunca tienen abogado durante estas revisiones.

## Labels of every card

paper-sample = MUESTRA
paper-note = Dibujamos estos papeles. Los de verdad se ven distintos. Busque las partes con número.

review-attorney-none = Todavía sin revisión de un abogado
review-attorney-by = Revisado por { $name }, abogado, { $date }
review-facts = Datos del { $date }
review-translation-machine = Traducción automática, todavía sin revisar
review-translation-human = Traducido por { $name }, todavía sin revisar
review-translation-reviewed = Traducción revisada por { $name }
review-translation-old = Traducción de una versión anterior
review-expired = Esta tarjeta debía revisarse el { $date }. La ley pudo haber cambiado. Pregunte a un abogado.
review-disclaimer = Información, no consejo legal · { $place }
place-los-angeles = Los Ángeles, California
place-california = California
place-united-states = Todo Estados Unidos
call-source = De { $source }, { $date }. Todavía no hemos llamado a este número.
call-source-undated = De { $source }, sin fecha. Todavía no hemos llamado a este número.
call-phoned = Llamamos el { $date }

## Dates. $day and $year are text, $month is 1 to 12.

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
date-month = { $month ->
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

## Phrases to say to an officer.

say-no-consent = No doy permiso para que entre.
    .sound = ai du not con-SENT tu iu CÁ-ming in
say-silent = Elijo guardar silencio. Quiero un abogado.
    .sound = ai chus tu ri-MÉIN SÁI-lent. ai uánt a LÓ-yer
say-free = ¿Me puedo ir?
    .sound = am ai fri tu góu
say-no-sign = No voy a firmar sin un abogado.
    .sound = ai uíl not sáin ui-DÁUT a LÓ-yer
say-no-search = No doy permiso para un registro.
    .sound = ai du not con-SENT tu a serch
say-who = ¿Quién es usted? ¿Por qué me arrestan?
    .sound = jú ar iú. uái am ai a-RÉS-ted
say-child-door = No abro la puerta.
    .sound = ai du not ÓU-pen de dor
say-record = Me quedo atrás. Estoy grabando.
    .sound = ai am STÁN-ding bak. ai am ri-CÓR-ding
say-care = Necesito un doctor. Es una emergencia.
    .sound = ai nid a DÓC-tor. it is an i-MÉR-yen-si
say-receipt = Por favor, deme un recibo por mi teléfono.
    .sound = plis guiv mi a ri-SÍT for mai fóun

## Show screens.

show-hint-window = Póngalo contra la ventana. No entregue el teléfono.
show-hint-read = Deje que lo lean. No entregue el teléfono.
show-door-title = Mostrar esto en la ventana
show-door-consent = No doy permiso para que entre a mi casa.
show-silence-title = Mostrar: silencio y abogado
show-silent-lawyer = Elijo guardar silencio. Quiero hablar con un abogado.
show-fear-title = Mostrar: tengo miedo de regresar
show-fear-return = Tengo miedo de regresar a mi país.
show-fear-lawyer = Quiero hablar con un abogado.

## If detained

detained-title = Si me detienen
detained-step-silent = Puede guardar silencio. Pida un abogado.
detained-step-needs = Diga qué medicinas necesita y si hay niños solos.
detained-step-fear = ¿Tiene miedo de regresar? Dígalo claramente. Puede haber una deportación rápida sin juez.
detained-step-ask = Pida una llamada y una lista de abogados gratis.
detained-avoid = No firme nada sin un abogado. No mienta.
detained-why-lawyer = En la corte de inmigración el gobierno no le paga un abogado. Usted puede buscar el suyo.
detained-why-sign = Firmar puede dejarle sin audiencia. Pregunte a un abogado antes de aceptar irse.
detained-why-also = También puede pedir un intérprete, su consulado y una copia de sus papeles.
detained-why-consulate = Para algunos países, los oficiales deben avisar al consulado. ¿Le teme a su gobierno? Dígaselo a un abogado. Números: vea la tarjeta “Mi consulado”.
detained-why-calls = Las llamadas desde detención pueden quedar grabadas. Hable solo de lugar, número A, medicinas y niños.

## More phrases to say.

say-copy = Quiero una copia de mis papeles.
    .sound = ai uánt a CÓ-pi of mai PÉI-pers
say-no-phone-search = No doy permiso para que revisen mi teléfono.
    .sound = ai du not con-SENT tu a serch of mai fóun
say-consulate = Quiero comunicarme con mi consulado.
    .sound = ai uánt tu CÓN-tact mai CÓN-su-let
say-bond = Quiero pedir una fianza.
    .sound = ai uánt tu ask for bond
say-family-taken = Detuvieron a alguien de mi familia. Necesitamos un abogado.
    .sound = mai FÁ-mi-li MÉM-ber uós di-TÉIND. ui nid a LÓ-yer
say-child-taken = Se llevaron a un menor de nuestra familia. Necesitamos un abogado.
    .sound = a cháild in áur FÁ-mi-li uós TÉI-ken. ui nid a LÓ-yer
say-minor = Tengo menos de 18 años. Quiero un abogado. Quiero a mi papá, mi mamá o mi cuidador.
    .sound = ai am ÁN-der ei-TÍN. ai uánt a LÓ-yer. ai uánt mai PÉ-rent or QUÉR-gui-ver
say-no-interview = No acepto una entrevista con ICE.
    .sound = ai du not a-GRÍ tu an ÍN-ter-viu uíd áis
say-lawyer-check = ¿Usted es abogado? Primero voy a revisar su nombre.
    .sound = ar iu a LÓ-yer? ai uíl chek ior néim ferst
say-saw = Lo vi con mis propios ojos. Puedo decirle dónde y cuándo.
    .sound = ai so dis mai-SÉLF. ai can tel iu uér and uén
say-interpreter = Necesito un intérprete, por favor.
    .sound = ai nid an in-TÉR-pre-ter, plis

## More show screens. Silence and fear never stand on one screen.

show-hint-ready = ¿Ya tiene el teléfono en la mano? Deje que lo lean. No lo saque. No entregue el teléfono.
show-search-title = Mostrar: no al registro
show-search-consent = No doy permiso para un registro.
show-consulate-title = Mostrar: mi consulado
show-consulate-contact = Quiero comunicarme con mi consulado.
show-needs-title = Mostrar: medicinas o niños
show-needs-tell = Debo decirle qué medicinas necesito o si hay niños solos. Por favor, pregúnteme.
show-deaf-title = Mostrar: soy una persona sorda
show-deaf-interpreter = Soy una persona sorda. Necesito un intérprete de ASL.

## Groups of the situations

group-home = En casa
group-out = En la calle y fuera
group-places = Lugares
group-taken = Detención
group-ready = Estar listos

## Cards of the groups taken and ready. `-keywords` is what people type to find a card; it is not shown.

## If detained, more

detained-keywords = detenido, detenida, arrestado, me agarraron, me llevaron, me agarró la migra, esposas, cárcel, bote, centro de detención, B-18, Adelanto, encerrado, preso
detained-why-name = Puede elegir no contestar. Si dice un nombre, diga su nombre verdadero.
detained-why-fast = Una corte de Washington permitió la deportación rápida en todo el país ({ $since }).
detained-why-visit = En noviembre de 2025 una corte ordenó visitas diarias de abogados en la detención del centro de Los Ángeles. Los abogados dicen que no siempre se cumple.
detained-why-moved = Tal vez le trasladen, incluso a otro estado. Llame pronto a un abogado o a su familia.

## Silence and a lawyer

silence-title = Silencio y abogado
silence-keywords = silencio, callado, no hablar, tengo que contestar, preguntas, quinta enmienda, dónde nació, abogado, licenciado, nombre, tarjeta roja
silence-step-say = Dígalo en voz alta: guarda silencio y quiere un abogado.
silence-step-topics = Puede callar dónde nació, su estatus y cómo llegó aquí.
silence-step-name = Puede elegir no contestar. Si dice un nombre, diga su nombre verdadero.
silence-step-driver = Si maneja: muestre su licencia a la policía en una parada de tráfico.
silence-avoid = No mienta. No muestre papeles falsos. No firme sin un abogado.
silence-why-lie = Callar no es mentir. Mentirle a un oficial federal puede ser un delito.
silence-why-held = Tal vez le detengan aunque guarde silencio. Mantenga la calma.
silence-why-search = Puede decir que no a un registro. Tal vez lo hagan de todos modos. No se resista.
silence-why-crime = ¿Le acusan de un delito? Pida un defensor público. Ese abogado es gratis.
silence-why-court = En la corte de inmigración el gobierno no le paga un abogado. Pida la lista de abogados gratis.
silence-why-detained = ¿Le detuvo inmigración? Lea también la tarjeta “Si me detienen”.

## What not to sign

sign-title = Qué no firmar
sign-keywords = firmar, firma, papel, documento, formulario, salida voluntaria, me quieren hacer firmar, deportación, I-210, I-826, I-407, irme por mi cuenta, autodeportación
sign-step-ask = Pida un intérprete y una copia del papel.
sign-step-number = Busque el número del formulario: I-210, I-826 o I-407.
sign-step-stop = ¿Ve uno de esos? Pida un abogado antes de firmar.
sign-step-leave = ¿Alguien le pide irse del país? Pregunte primero a un abogado.
sign-avoid = No firme nada sin un abogado. No mienta.
sign-why-leave = Con el I-210 o el I-826 usted acepta irse del país.
sign-why-hearing = Un papel de “stipulated removal” puede ser una deportación sin audiencia.
sign-why-card = Con el I-407 se renuncia a la tarjeta de residente y a una audiencia con un juez.
sign-why-years = La salida voluntaria tiene un último día. Quedarse más puede traer una multa. Puede cerrar caminos legales por diez años.
sign-why-signed = ¿Ya firmó? Dígaselo pronto a un abogado.

## My consulate

consulate-title = Mi consulado
consulate-keywords = consulado, embajada, cónsul, mi país, México, Guatemala, El Salvador, Honduras, pasaporte, matrícula, gobierno de mi país
consulate-step-afraid = ¿Le teme a su gobierno? Hable con un abogado antes que con el consulado.
consulate-step-ask = Si le detienen, puede pedir hablar con su consulado, sea cual sea su estatus.
consulate-step-family = Su familia también puede llamar al consulado.
consulate-step-learn = Aprenda de memoria el número del consulado.
consulate-avoid-asylum = ¿Pidió asilo? No llame antes de preguntar a su abogado.
consulate-avoid-go = No vaya sin llamar antes.
consulate-why-some = Para algunos países, los oficiales deben avisar al consulado, aunque usted diga que no.
consulate-why-list = Entre ellos: China (no Taiwán), Filipinas y el Reino Unido. También Rusia, Ucrania, Armenia y Georgia.
consulate-why-other = No están entre ellos: México, Guatemala y Honduras. Tampoco El Salvador ni Corea del Sur.
consulate-why-street = Un periódico contó de arrestos en la calle junto a un consulado el { $as_of }.

## Bond, court date, finding someone

bond-title = Fianza, fecha de corte, encontrar a alguien
bond-keywords = fianza, fecha de corte, audiencia, cita en corte, número A, número de extranjero, localizador, dónde está, lo busco, la busco, en qué centro, G-28, pagar para que salga
bond-step-locator = Busque en locator.ice.gov. Tenga número A, país y fecha de nacimiento.
bond-step-again = ¿No aparece? Intente más tarde. El nombre debe estar escrito igual.
bond-step-court = Llame a la línea de fechas de la corte. Pide el número A.
bond-step-bond = Pregunte a un abogado por la fianza. Se pide primero a ICE, luego a un juez.
bond-avoid-card = Nunca pague una fianza con tarjeta de regalo ni a quien le llama. Nunca firme un formulario en blanco.
bond-avoid-pay = No le pague a nadie hasta que lo confirme un abogado a quien usted llamó.
bond-why-bond = La fianza es dinero que se paga para salir mientras sigue el caso.
bond-why-least = Por ley, una fianza es de al menos $1,500. No todos la reciben.
bond-why-place = La corte de apelaciones para California decidió a favor de audiencias de fianza el { $as_of }. Otras cortes decidieron en contra. Esto puede cambiar.
bond-why-move = Depende de dónde esté detenida la persona. Llame pronto a un abogado.
bond-why-line = La línea de la corte no dice nada de fianzas.
bond-why-number = El número A tiene 8 o 9 cifras. Búsquelo en papeles de inmigración.
bond-why-minor = El localizador no muestra a menores de 18 años.
bond-why-lawyer = Con el formulario G-28 un abogado habla por la persona. Déselo solo a un abogado de verdad.
bond-why-office = La oficina de ICE es lo último. Que llame un abogado o un ciudadano. No dé su propia dirección ni estatus.

## A call from detention

taken-call-title = Una llamada desde detención
taken-call-keywords = llamada desde detención, me llamó, se llevaron a mi esposo, se llevaron a mi esposa, detuvieron a mi papá, detuvieron a mi mamá, agarraron a mi hijo, dónde está, la migra se lo llevó
taken-call-step-ask = La llamada puede quedar grabada. Pregunte solo por lugar, número A, medicinas, niños.
taken-call-step-write = Escríbalo, con la hora de la llamada.
taken-call-step-one = Una sola persona llama a la línea de ayuda o a un abogado. Los demás esperan.
taken-call-step-search = Después busque en locator.ice.gov con número A, país y fecha de nacimiento.
taken-call-avoid-go = No vaya usted en persona. No hable de estatus por teléfono.
taken-call-avoid-pay = No le pague a nadie hasta que lo confirme un abogado a quien usted llamó.
taken-call-why-moved = Tal vez trasladen a la persona, incluso a otro estado. Llame pronto a un abogado.
taken-call-why-visit = En noviembre de 2025 una corte ordenó visitas diarias de abogados en la detención del centro de Los Ángeles. Los abogados dicen que no siempre se cumple.
taken-call-why-school = Diga a la escuela quién recoge a los niños.
taken-call-why-court = Cumpla cada fecha de corte. Faltar puede traer una orden de deportación.
taken-call-why-consulate = Puede llamar al consulado: vea la tarjeta “Mi consulado”. ¿Le temen a ese gobierno? Hable primero con un abogado.
taken-call-why-minor = El localizador no muestra a menores de 18 años. Lea la tarjeta “Se llevaron a un menor”.
taken-call-why-office = La oficina de ICE es lo último. Que llame un abogado o un ciudadano. No dé su propia dirección ni estatus.

## A child was taken

child-taken-title = Se llevaron a un menor
child-taken-keywords = se llevaron a mi hijo, se llevaron a mi hija, menor de edad, niño detenido, niña detenida, adolescente, muchacho, ORR, menor no acompañado
child-taken-step-call = Llame primero a la línea de ayuda o a un abogado. Que llame una sola persona.
child-taken-step-ready = Tenga listo: nombre completo, fecha de nacimiento, país, número A, medicinas.
child-taken-step-locator = El localizador no muestra a menores de 18 años. Un abogado puede preguntar.
child-taken-step-police = ¿Lo arrestó la policía? El menor debería pedir un abogado.
child-taken-avoid = No vaya usted en persona. No le pague a nadie hasta que lo confirme un abogado a quien usted llamó.
child-taken-why-right = Un menor tiene el mismo derecho a callar y a un abogado.
child-taken-why-police = La policía de aquí debería dejar que un menor hable con un abogado antes de interrogarlo. Hay una excepción por seguridad.
child-taken-why-afraid = ¿Teme llamar al gobierno? Que llame un abogado o un defensor.
child-taken-why-line = La línea del gobierno para padres no dice dónde está el menor.
child-taken-why-flores = Un acuerdo en corte llamado Flores pone reglas para detener a menores.

## Released or sent back: what now

released-title = Ya salió o le regresaron: qué sigue
released-keywords = ya salió, lo soltaron, la soltaron, salió libre, deportado, lo regresaron, grillete, cita, presentarse, fecha de corte, cambio de dirección, después de la detención
released-step-family = Llame a su familia. Que oigan su voz.
released-step-papers = Guarde todos los papeles que le dieron o firmó. Muéstrelos a un abogado.
released-step-date = Llame a la línea de fechas de la corte por su próxima fecha. Tenga el número A.
released-step-address = ¿Se mudó? Dé a la corte su nueva dirección.
released-avoid-court = No falte a la corte. ¿Teme un arresto ahí? Pregunte primero a su abogado.
released-avoid-pay = No le pague a nadie hasta que lo confirme un abogado a quien usted llamó.
released-why-court = Faltar a la corte puede traer una orden de deportación.
released-why-arrest = Puede haber arrestos en la corte. Pregunte primero a su abogado.
released-why-copies = Una persona de confianza debería guardar copia de sus papeles.
released-why-back = ¿Le regresaron a su país? Pregunte a un abogado antes de otro viaje.
released-why-scared = ¿Tiene miedo o no duerme? Lea la tarjeta “Tengo miedo”.

## Before anything happens

before-title = Antes de que pase algo
before-keywords = plan familiar, prepararse, por si acaso, niños, hijos, cuidador, carta poder, tutela, tutor, contacto de emergencia, documentos, quién recoge a mis hijos
before-step-adult = Elija a un adulto que cuidaría a sus hijos.
before-step-numbers = Aprenda de memoria ese número y el de un abogado.
before-step-papers = Una persona de confianza guarda copias de sus papeles y su número A.
before-step-school = Diga a la escuela y a la clínica quién puede recoger a los niños.
before-avoid = No firme formularios en blanco. Nunca lleve papeles falsos.
before-why-say = Practique en voz alta lo que va a decir. Decirlo ayuda.
before-why-form = Hay una declaración del cuidador que no requiere notario ni corte. Usted conserva sus derechos de padre o madre.
before-why-school = Con ella, el adulto con quien vive su hijo puede firmar para la escuela.
before-why-doctor = Un familiar también puede firmar para el médico y el dentista.
before-why-court = Una corte puede nombrar a otro tutor por un tiempo. Pregunte a un abogado.
before-why-work = Dé a su jefe un contacto de emergencia. Pida que le llamen si a usted lo arrestan.
before-why-life = Guarde en lugar seguro contratos de renta, recibos, impuestos, papeles de escuela y médico.
before-why-talk = Hable con calma con sus hijos. Lea el plan otra vez cada seis meses.

## My phone

phone-title = Mi teléfono
phone-keywords = teléfono, celular, cel, contraseña, clave, código, huella, desbloquear, revisar mi celular, apagar, quitarme el teléfono, WhatsApp, fotos
phone-step-code = Use un código largo. Apague el desbloqueo con cara o huella.
phone-step-backup = Haga un respaldo. Una persona de confianza guarda copias de sus papeles.
phone-step-off = Antes de un riesgo, apague el teléfono.
phone-step-first = Después de apagarlo, la alerta y las pantallas para mostrar esperan el primer desbloqueo.
phone-step-no = Lejos de la frontera, puede decir que no si quieren revisarlo.
phone-avoid = No lo saque cerca de un oficial. No pelee. No mienta.
phone-why-finger = En 2024 una corte dejó que la policía usara el pulgar de un hombre en su teléfono. Estaba en libertad condicional.
phone-why-code = Un código está mejor protegido. La Corte Suprema no lo ha decidido.
phone-why-warrant = Lejos de la frontera, la policía suele necesitar la orden de un juez para revisar su teléfono.
phone-why-border = En la frontera pueden revisar su teléfono y tal vez se lo queden.

## Papers: what to carry

who-you-are-title = Papeles: qué llevar
who-you-are-keywords = papeles, documentos, green card, mica, tarjeta de residente, permiso de trabajo, visa, TPS, DACA, asilo, ciudadano, pasaporte, residencia, identificación, carga pública, beneficios, registro, viajar
who-you-are-step-carry = Si tiene tarjeta de residente, permiso de trabajo o registro válidos, llévelos. Lo dice la ley desde los 18 años.
who-you-are-step-copy = Si tiene visa o un caso abierto: lleve copia de la aprobación o del recibo.
who-you-are-step-tps = Si tiene TPS: cambia rápido. Revise uscis.gov.
who-you-are-step-citizen = Si tiene ciudadanía de Estados Unidos: puede decirlo.
who-you-are-step-number = Si tiene un número A: su familia debería saberlo.
who-you-are-avoid = Nunca lleve papeles falsos. Nunca diga que es ciudadano si no lo es.
who-you-are-why-unsure = El formulario I-94 puede ser un papel de registro. Entonces llévelo, no una copia. ¿Tiene dudas? Pregunte a un abogado.
who-you-are-why-claim = Decir en falso que es ciudadano puede cerrarle la puerta de por vida.
who-you-are-why-register = Hable con un abogado antes de registrarse con el gobierno.
who-you-are-why-travel = Hable con un abogado antes de viajar, aun con tarjeta de residente o permiso.
who-you-are-why-care = Atención de emergencia: vaya. Antes de nuevos beneficios del gobierno: pregunte a un abogado.
who-you-are-why-babies = Los bebés que nacen aquí son ciudadanos, con raras excepciones.
who-you-are-why-minor = ¿Es menor de 18? Tiene el mismo derecho a callar y a un abogado.

## Los Angeles and California rules

la-protections-title = Reglas de Los Ángeles y California
la-protections-keywords = santuario, ciudad santuario, Orden Especial 40, SB 54, LAPD, policía, sheriff, alguacil, ciudad, alcaldesa, 311, ordenanza, ley estatal, la policía ayuda a la migra
la-protections-step-limit = Sepa esto primero: las reglas de la ciudad y del estado no frenan a agentes federales en la calle.
la-protections-step-jail = ¿Está en una cárcel local? Puede decir que no a una entrevista con ICE.
la-protections-step-broken = ¿No cumplieron una regla? Escriba lugar, hora y nombres. Hable con un abogado antes de quejarse.
la-protections-step-311 = El 311 es para servicios de la ciudad. No es para reportar a ICE ni para emergencias.
la-protections-avoid = No confíe en que un lugar detenga a los agentes. No mienta.
la-protections-why-order40 = Orden Especial 40: la policía de la ciudad no debe actuar solo para saber su estatus.
la-protections-why-order40-not = Lo que no hace: en un caso penal la policía todavía puede preguntar.
la-protections-why-ordinance = Ordenanza 188441: dinero y personal de la ciudad no deben usarse para arrestos de inmigración.
la-protections-why-ordinance-rooms = Oficinas de la ciudad cerradas al público: los agentes deberían traer la orden de un juez.
la-protections-why-ordinance-not = Lo que no hace: las calles y los lugares abiertos de la ciudad no quedan cerrados a los agentes.
la-protections-why-sb54 = SB 54: policía y sheriff no deben preguntar su estatus ni detenerle para ICE.
la-protections-why-sb54-not = Lo que no hace: frenar a ICE mismo. Algunas condenas graves y las prisiones estatales son distintas.
la-protections-why-directive12 = Directiva 12 de la alcaldía: las oficinas deben tener plan y reportar agentes federales en su propiedad.
la-protections-why-directive17 = Directiva 17 de la alcaldía: la propiedad de la ciudad no debe ser base de redadas. La policía debe grabar y anotar al agente a cargo.
la-protections-why-directives-not = Lo que no hacen: obligar a agentes federales en la calle.
la-protections-why-311-not = ¿Hay peligro, o parece un secuestro? Llame al 911, no al 311.

## Scams

scams-title = Estafas
scams-keywords = estafa, fraude, notario, abogado falso, dinero, pagar, tarjeta de regalo, Zelle, llamada, agente falso, me robaron, me engañaron, extorsión, dinero para la fianza
scams-step-hang-up = ¿Alguien llama y pide dinero? Cuelgue. Llame usted a un abogado.
scams-step-check = Revise el nombre del abogado en calbar.ca.gov.
scams-step-cheated = ¿Le engañó un notario? Llame a la Oficina de Asuntos de Inmigrantes del Condado.
scams-step-report = Puede denunciarlo en oag.ca.gov/report. No ponga el estatus de nadie.
scams-avoid-card = Nunca pague con tarjeta de regalo ni a quien le llama. Nunca firme un formulario en blanco.
scams-avoid-pay = No le pague a nadie hasta que lo confirme un abogado a quien usted llamó.
scams-why-notario = En Estados Unidos un notario no es abogado.
scams-why-who = Busque ayuda legal de abogados o de personas acreditadas por el Departamento de Justicia.
scams-why-bond = Una fianza nunca se paga con tarjeta de regalo ni a quien le llama.
scams-why-officer = Hacerse pasar por oficial es un delito.
scams-why-cash = Tarjetas de ayuda: no está confirmado que den alguna ahora. Nunca pague una cuota.

## Rumors and reports

rumours-title = Rumores y reportes
rumours-keywords = rumor, es cierto, Facebook, WhatsApp, TikTok, publicación, redada, redadas hoy, vieron a la migra, retén, reportar a ICE, vi agentes, dónde está la migra, chisme
rumours-step-ask = Pregunte: ¿lo vio usted? ¿Dónde? ¿Cuándo?
rumours-step-stop = ¿Nadie lo vio? No lo comparta.
rumours-step-note = ¿Lo vio? Anote cuántos, qué hacen, dónde, ropa, hora, equipo.
rumours-step-call = ¿Vio que se llevaron a alguien? Una sola persona llama a la línea de ayuda.
rumours-step-danger = ¿Parece un secuestro? Llame al 911. Diga lo que ve. No se acerque.
rumours-avoid = No publique caras, nombres ni placas. No siga ni bloquee a nadie.
rumours-why-fear = Lo que nadie revisó da miedo a la gente. Una vez los agentes solo paraban a comer.
rumours-why-fake = En febrero de 2025 circularon avisos falsos sobre ICE. Revise antes de compartir.
rumours-why-line = Muchas llamadas por lo mismo no dejan pasar a otros.
rumours-why-311 = El 311 no es una línea para reportar a ICE.
rumours-why-map = Esta app no tiene un mapa de agentes.

## I am scared

scared-title = Tengo miedo
scared-keywords = tengo miedo, asustado, asustada, no puedo dormir, ansiedad, pesadillas, nervios, estrés, triste, lloro, depresión, suicidio, matarme, psicólogo, consejero, 988, mi hijo tiene miedo, susto
scared-step-988 = Llame o escriba al 988, de día o de noche. Para español, oprima 2.
scared-step-911 = ¿Hay peligro ahora mismo? Llame al 911.
scared-step-talk = Hable hoy con alguien de confianza.
scared-step-child = ¿Un niño tiene miedo? Hable con calma y palabras sencillas.
scared-step-rest = Descanse de lo que nadie ha revisado en las redes. Causa miedo.
scared-avoid = No deje de ir a emergencias. Vaya.
scared-why-text = Para español por texto, envíe AYUDA al 988.
scared-why-police = Con el 988 rara vez viene la policía. Puede pasar.
scared-why-care = La mayoría de las salas de emergencia deben revisarle, sea cual sea su estatus.
scared-why-plan = El plan familiar está en la tarjeta “Antes de que pase algo”.
