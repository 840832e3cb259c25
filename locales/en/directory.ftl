### Who to call and where to look. Numbers, pages, sources and dates are in core/cards/data/directory.json.
### `-name`: whose it is. `-note`: what to know before. `-hours`: when somebody answers.

## Needs, in the order of the screen

need-taken = Someone was taken
need-taken-note = One person calls for the family. The others keep their phones free.
need-lawyer = A lawyer
need-lawyer-note = A notario is not a lawyer. Ask for the name and look it up.
need-court = Court dates
need-court-note = Missing court can mean a deportation order.
need-child = A child
need-child-note = For a child who was taken, ask a lawyer first.
need-money = Money
need-money-note = Cash cards: we do not know if there are any left. Never pay a fee for one.
need-rent = Rent and shelter
need-rent-note = County rent relief was closed when we last looked. Ask the county office.
need-food = Food
need-food-note = Emergency care: go. Before new government benefits: ask a lawyer.
need-scared = Scared and not sleeping
need-scared-note = In danger right now? Call 911.
need-interpreter = An interpreter
need-interpreter-note = On any line, say the name of your language in English, then: interpreter, please.
need-consulate = Consulate
need-consulate-note = Your country is not here? Look on the page of its own foreign ministry.
need-work = Work
need-work-note = Workers keep their right to pay.
need-fraud = I was cheated
need-fraud-note = Never pay by gift card. Keep every paper and every message.
need-city = City and county
need-city-note = Have your say: meetings of the city and the county are public.
need-complaint = Complain about the police or the city
need-complaint-note = Talk to a lawyer first. A complaint asks for names and places.
need-workshops = Workshops near you
need-workshops-note = Ask at a library, a church or a community group. No sign-up in this app.

## Places outside Los Angeles

area-central-coast = Ventura, Santa Barbara and San Luis Obispo
area-orange = Orange County
area-long-beach = Long Beach

## Languages spoken there

speaks-am = Amharic
speaks-ar = Arabic
speaks-en = English
speaks-es = Spanish
speaks-fa = Farsi
speaks-fil = Tagalog
speaks-hi = Hindi
speaks-hy = Armenian
speaks-ja = Japanese
speaks-km = Khmer
speaks-ko = Korean
speaks-ru = Russian
speaks-th = Thai
speaks-vi = Vietnamese
speaks-zh = Chinese

## Labels

# $source: a name. $date: as precise as the source is.
directory-web = Page from { $source }, { $date }. Look there for the number.
directory-web-undated = Page from { $source }, no date given. Look there for the number.
# Shown 30 days after the sources were read. $date: a whole date.
directory-stale = Number not checked since { $date }
directory-web-stale = Page not checked since { $date }
directory-all-languages = Any language

## Entries

larrn-name = Los Angeles Rapid Response Network (CHIRLA)
larrn-note = When someone was taken. One caller per family.
larrn-hours = Staffed every day, with voicemail. Not answered at all hours.
undocufund-805-name = 805 UndocuFund
undocufund-805-note = When someone was taken. For Ventura, Santa Barbara and San Luis Obispo counties. Not for Los Angeles.
undocufund-805-hours = Mostly early in the morning.
ocrrn-name = Orange County Rapid Response Network
ocrrn-note = When someone was taken in Orange County. Look at the page for the number.
ajsocal-name = AJSOCAL legal helpline, English
ajsocal-note = Lawyers. For Thai or Hindi, call here and say the language.
ajsocal-hours = By appointment.
ajsocal-zh-name = AJSOCAL legal helpline, Chinese
ajsocal-zh-note = Lawyers.
ajsocal-zh-hours = By appointment.
ajsocal-ko-name = AJSOCAL legal helpline, Korean
ajsocal-ko-note = Lawyers.
ajsocal-ko-hours = By appointment.
ajsocal-tl-name = AJSOCAL legal helpline, Tagalog
ajsocal-tl-note = Lawyers.
ajsocal-tl-hours = By appointment.
immdef-name = Immigrant Defenders Law Center (ImmDef)
immdef-note = Lawyers for people who were taken. Look at the page for the number.
carecen-name = CARECEN Los Angeles
carecen-note = Lawyers, by appointment or at events. Look at the page first.
esperanza-name = Esperanza Immigrant Rights Project
esperanza-note = Self-help workshops for people who have a court case.
public-counsel-name = Public Counsel
public-counsel-note = Free law office. Also for children.
chirla-name = CHIRLA
chirla-note = Legal help for immigrants.
lafla-name = Legal Aid Foundation of Los Angeles (LAFLA)
lafla-note = General legal aid. Not a line for raids.
krc-name = Korean Resource Center (KRC)
krc-note = Legal help in Korean. Look at the page first.
salef-name = SALEF
salef-note = Legal help and family plans in Spanish.
representla-name = RepresentLA
representla-note = Lawyers for court cases. Ask the county office how to get in.
eoir-list-name = The court's list of free lawyers
eoir-list-note = A page of the government. Pick a lawyer near the court.
oia-name = Los Angeles County Office of Immigrant Affairs
oia-note = For a lawyer, or when a notario cheated you.
state-bar-name = State Bar of California
state-bar-note = See whether a lawyer is a real one.
ca-ag-name = California Attorney General
ca-ag-note = Report a fraud. It is a state office. Do not write your status.
aclu-name = ACLU of Southern California
aclu-note = Learn your rights, and how to report a breach. No walk-in help.
eoir-name = Immigration court date line
eoir-note = A machine answers in English and Spanish. Have the A-number.
eoir-hours = Day and night.
orr-name = Parents' line for children in government care (ORR)
orr-note = They do not say where a child is. Afraid? Let a lawyer or an advocate call.
kiwa-name = Koreatown Immigrant Workers Alliance (KIWA)
kiwa-note = Help with pay and rights at work.
county-mental-health-name = County mental health help line
county-mental-health-note = When fear keeps you awake. In a crisis a team may visit you.
county-mental-health-hours = Day and night.
lifeline-988-name = 988, help in a crisis
lifeline-988-note = Call or text. For Spanish press 2, or text AYUDA. Police come only rarely.
lifeline-988-hours = Day and night.
la-211-name = 211 LA
la-211-note = Food, shelter and help near you. Many languages.
la-211-hours = Day and night.
food-bank-name = Los Angeles Regional Food Bank
food-bank-note = Find a pantry near you. Hours change, so look before you go.
family-source-name = FamilySource Centers of the city
family-source-note = Food, forms and advice for families.
la-hop-name = LA-HOP
la-hop-note = Sends outreach teams to people who sleep outside.
neighbors-fund-name = LA Neighbors Support Fund
neighbors-fund-note = It pays groups, not people. See which groups give food or cash.
la-311-name = City of Los Angeles, 311
la-311-note = City services. Not a line to report ICE.
la-311-hours = Every day. Shorter hours on weekends.
mayor-name = Mayor's page on immigrant rights
mayor-note = Red cards in many languages, and what the city does.
long-beach-name = City of Long Beach
long-beach-note = Its own rules for the city, with a guide in ten languages.
ilrc-name = Immigrant Legal Resource Center (ILRC)
ilrc-note = Red cards and a family plan to print.
mexico-name = Consulate of Mexico in Los Angeles
mexico-note = Afraid of your government? Talk to a lawyer first.
mexico-ciam-name = Mexico, help line for citizens (CIAM)
mexico-ciam-note = In Spanish. Afraid of your government? Talk to a lawyer first.
mexico-ciam-hours = Day and night.
el-salvador-name = El Salvador, consular call center
el-salvador-note = Afraid of your government? Talk to a lawyer first.
el-salvador-hours = Every day.
honduras-name = Honduras, consular call center
honduras-note = Call before you go anywhere. Afraid of your government? Talk to a lawyer first.
korea-name = Consulate of South Korea in Los Angeles
korea-note = Afraid of your government? Talk to a lawyer first.
korea-hours = Weekdays, 9 to 4.
philippines-name = Consulate of the Philippines in Los Angeles
philippines-note = Afraid of your government? Talk to a lawyer first.
thailand-name = Consulate of Thailand in Los Angeles
thailand-note = Afraid of your government? Talk to a lawyer first.
ethiopia-name = Consulate of Ethiopia in Los Angeles
ethiopia-note = Afraid of your government? Talk to a lawyer first.
ice-la-name = ICE office in Los Angeles
ice-la-note = Only after a lawyer and the hotline. Let a lawyer or a citizen call. Do not give your own address or status.
