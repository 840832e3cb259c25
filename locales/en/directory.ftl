### Names and notes of numbers that one can call. The numbers are in core/cards/data/directory.json.
### `-name`: whose number it is. `-note`: what to know before calling.

larrn-name = Los Angeles Rapid Response Network (CHIRLA)
larrn-note = When someone was taken. One caller per family. Not answered at all hours.
ajsocal-name = AJSOCAL legal helpline, English
ajsocal-note = Lawyers, by appointment.
oia-name = Los Angeles County Office of Immigrant Affairs
oia-note = For a lawyer, or when a notario cheated you.
mexico-name = Consulate of Mexico in Los Angeles
mexico-note = Afraid of your government? Talk to a lawyer first.
mexico-ciam-name = Mexico, help line for citizens (CIAM)
mexico-ciam-note = Day and night, in Spanish. Afraid of your government? Talk to a lawyer first.
el-salvador-name = El Salvador, consular call center
el-salvador-note = Open every day. Afraid of your government? Talk to a lawyer first.
eoir-name = Immigration court date line
eoir-note = A machine answers, day and night, in English and Spanish. Have the A-number.
ice-la-name = ICE office in Los Angeles
ice-la-note = Only after a lawyer and the hotline. Let a lawyer or a citizen call. Do not give your own address or status.
