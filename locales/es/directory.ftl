### Nombres y notas de los números a los que se puede llamar. Trato de usted.

larrn-name = Red de Respuesta Rápida de Los Ángeles (CHIRLA)
larrn-note = Cuando se llevaron a alguien. Una sola llamada por familia. No contestan a toda hora.
ajsocal-name = AJSOCAL, ayuda legal en inglés
ajsocal-note = Abogados, con cita.
oia-name = Oficina de Asuntos de Inmigrantes del Condado de Los Ángeles
oia-note = Para buscar abogado, o si un notario le engañó.
mexico-name = Consulado de México en Los Ángeles
mexico-note = ¿Le teme a su gobierno? Hable primero con un abogado.
mexico-ciam-name = México, línea de ayuda a sus ciudadanos (CIAM)
mexico-ciam-note = De día y de noche, en español. ¿Le teme a su gobierno? Hable primero con un abogado.
el-salvador-name = El Salvador, centro de llamadas consular
el-salvador-note = Abre todos los días. ¿Le teme a su gobierno? Hable primero con un abogado.
eoir-name = Línea de fechas de la corte de inmigración
eoir-note = Contesta una máquina, de día y de noche, en inglés y español. Tenga el número A.
ice-la-name = Oficina de ICE en Los Ángeles
ice-la-note = Solo después de un abogado y la línea de ayuda. Que llame un abogado o un ciudadano. No dé su propia dirección ni estatus.
