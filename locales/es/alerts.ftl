# Mensajes que salen de este teléfono, en el idioma de quien los recibe.
#
# Sin á, í, ó, ú, comillas curvas ni rayas largas: una sola de esas letras triplica el largo del SMS.
# (é, ñ, ¿ y ¡ sí caben en el alfabeto GSM.)

help = Alerta desde mi celular. Puedo necesitar ayuda. Por favor llama ahora. Si no contesto, empieza nuestro plan de familia. No vayas al lugar.
help-named = Alerta del celular de { $from }. Puedo necesitar ayuda. Por favor llama ahora. Si no contesto, empieza el plan de familia. No vayas al lugar.

safe = Ya estoy a salvo. Nadie puede comprobar este texto. Llama y escucha mi voz antes de parar.
safe-named = Del celular de { $from }: ya estoy a salvo. Nadie puede comprobar este texto. Llama y escucha mi voz antes de parar.

place-about = Lugar, con margen de 1 km: { $place }
place-exact = Lugar, con margen de { $meters } m: { $place }

drill = Es una prueba desde mi celular. No ha pasado nada. Por favor contesta para saber que te llega.
drill-named = Es una prueba del celular de { $from }. No ha pasado nada. Por favor contesta para saber que te llega.

update = Hay algo nuevo sobre mi alerta.
update-named = Hay algo nuevo sobre la alerta del celular de { $from }.

number-changed = Mi numero es otro. El nuevo es { $number }. Llama para escuchar que soy yo.
number-changed-named = El numero de { $from } es otro. El nuevo es { $number }. Llama para escuchar su voz.
