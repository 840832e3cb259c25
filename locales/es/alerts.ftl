# Mensajes que salen de este teléfono, en el idioma de quien los recibe.
#
# Sin á, í, ó, ú, comillas curvas ni rayas largas: una sola de esas letras triplica el largo del SMS.
# (é, ñ, ¿ y ¡ sí caben en el alfabeto GSM.)

help = Alerta desde mi celular. Puedo necesitar ayuda. Por favor llama ahora. Si no contesto, empieza nuestro plan de familia. No vayas al lugar.
help-named = Alerta del celular de { $from }. Puedo necesitar ayuda. Por favor llama ahora. Si no contesto, empieza el plan de familia. No vayas al lugar.

update = Algo nuevo sobre la alerta de mi celular. Por favor llama ahora. Si no contesto, sigue nuestro plan de familia. No vayas al lugar.
update-named = Algo nuevo sobre la alerta del celular de { $from }. Por favor llama ahora. Si no contesto, sigue el plan de familia. No vayas al lugar.

drill = Esto es solo para practicar. No ha pasado nada. Por favor llama o escribe, para saber que esto funciona. No hagas otra cosa.
drill-named = Esto es solo para practicar. No ha pasado nada. Es del celular de { $from }. Por favor llama o escribe, para saber que funciona. No hagas otra cosa.

test = Esto es una prueba. No ha pasado nada. No hace falta contestar.
test-named = Esto es una prueba del celular de { $from }. No ha pasado nada. No hace falta contestar.

safe = Ya estoy a salvo. Nadie puede comprobar este texto. Llama y escucha mi voz antes de parar.
safe-named = Del celular de { $from }: ya estoy a salvo. Nadie puede comprobar este texto. Llama y escucha mi voz antes de parar.

number-changed = Mi teléfono ahora es el { $number }. Nadie puede comprobar este texto. Llama y escucha mi voz antes de confiar.
number-changed-named = El teléfono de { $from } ahora es el { $number }. Nadie puede comprobar este texto. Llama y escucha su voz antes de confiar.

place-about = Lugar, con margen de 1 km: { $place }
place-exact = Lugar, con margen de { $meters } m: { $place }
