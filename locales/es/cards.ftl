### Tarjetas de derechos, pantallas para mostrar y sus etiquetas. Trato de usted.
### En `say-` y `show-` el texto es el significado; lo que se dice o se muestra queda en inglés. `.sound` es cómo suena.

## Labels of every card

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

## At the door

door-title = Están en mi puerta
door-step-calm = Mantenga la calma. Deje la puerta cerrada. Puede hablar a través de ella.
door-step-paper = Pida un papel por debajo de la puerta o en la ventana.
door-step-check = Busque una corte, la firma de un juez y su dirección correcta. ¿Están las tres? Pueden entrar. No bloquee la puerta.
door-step-i205 = Usted puede decir que no. ICE dice que el formulario I-205 le basta para entrar. Las cortes lo están decidiendo ({ $as_of }).
door-avoid = No abra para ver. No mienta. Si entran, no bloquee ni pelee.
door-why-home = Para entrar a una casa deberían tener su permiso, la orden de un juez o una emergencia.
door-why-crack = Una puerta un poco abierta hace más fácil un arresto.
door-why-forms = Los formularios de ICE los firman oficiales de inmigración, no jueces.
door-why-police = Un acuerdo en corte dice que aquí ICE no debe fingir que es la policía.
door-why-silent = Puede guardar silencio aunque traigan la orden de un juez.

## On the street

street-title = En la calle
street-step-ask = Mantenga la calma. Pregunte si se puede ir.
street-step-yes = ¿Dicen que sí? Váyase con calma.
street-step-no = ¿Dicen que no? Tal vez le detengan. Guarde silencio y pida un abogado.
street-step-name = Puede elegir no contestar. Si dice un nombre, diga su nombre verdadero.
street-avoid = No corra. No mienta. No muestre papeles falsos.
street-why-stops = Los límites a las detenciones en la calle están en pausa desde el { $since }. Pueden ocurrir de todos modos.
street-why-later = No discuta en la calle. Un abogado puede reclamar después.
street-why-search = Puede decir que no a un registro. Tal vez le palpen por si trae armas.
street-why-papers = ¿Tiene 18 años o más y tarjeta de residente, permiso de trabajo o registro válidos? La ley dice que los lleve consigo.
street-why-unsure = Nunca lleve papeles falsos. ¿Tiene dudas? Pregunte a un abogado.

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
detained-why-consulate = Para algunos países, los oficiales deben avisar al consulado. ¿Le teme a su gobierno? Dígaselo a un abogado.
detained-why-calls = Las llamadas desde detención pueden quedar grabadas. Hable solo de lugar, número A, medicinas y niños.
