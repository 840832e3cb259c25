### Rights cards, show screens and their labels.
### Every sentence stands on a fact of docs/content/facts.md or facts-after.md; core/cards/data/cards/*.json say which.
### One action a line, about 12 words a sentence. Say what one can do, never what officers will do.

## At the door

door-title = They are at my door
# Words that people would type to find this card, separated by commas.
door-keywords = they are at my door, someone at the door, knock, knocking, ICE at my house, ICE at house, la migra, immigration at home, police at the door, open the door, let them in, come in, doorbell, apartment
door-step-calm = Stay calm. Keep the door closed. You can talk through it.
door-step-paper = Ask for a paper under the door or at the window.
door-step-check = Look for a court, a judge's signature, your correct address. All three? They can enter. Do not block the door.
# $as_of: a whole date.
door-step-i205 = You can say no. ICE says form I-205 is enough to come in. Courts are deciding ({ $as_of }).
door-avoid = Do not open to look. Do not lie. If they come in, do not block or fight.
door-why-home = To enter a home, officers should have your consent, a judge's warrant or an emergency.
door-why-crack = Opening the door a little makes an arrest easier. So does stepping out.
door-why-person = A judge's arrest warrant names a person. Does that person live here? Then they can enter too.
door-why-forms = ICE forms are signed by immigration officers, not judges.
# $since: a whole date.
door-why-memo = ICE says this about I-205 in a memo ({ $since }).
# $as_of: a whole date.
door-why-judge = A federal judge in Minnesota ruled against one such entry ({ $as_of }). Other cases go on.
door-why-police = A court settlement says ICE here should not pretend to be police. Border Patrol is another agency.
door-why-report = Did they trick you to get in? Tell a lawyer. You can tell the hotline or the ACLU too.
door-why-silent = You can stay silent even if they have a judge's warrant.
door-why-after = They came in? Later, write down names and the time. Call a lawyer.

## Judge's warrant or ICE form

warrant-title = Which paper do they have?
warrant-keywords = warrant, judge's warrant, ICE warrant, paper, form, I-200, I-205, signed by a judge, search warrant, arrest warrant, is this real, deportation paper, court order
warrant-step-ask = Keep the door closed. Ask to see the paper under the door or at the window.
warrant-step-top = Look at the top for DISTRICT COURT or SUPERIOR COURT.
warrant-step-judge = Look for the signature of a JUDGE or MAGISTRATE.
warrant-step-address = Check your address, and the name of the person they want.
warrant-step-all = Court, judge and right address? They can enter. Do not block the door.
warrant-avoid = Do not open to take the paper. If they come in, do not block or fight.
warrant-why-dhs = “Department of Homeland Security” at the top? That is an immigration form. An immigration officer signs it.
warrant-why-numbers = I-200 is an ICE form for arrest. I-205 is an ICE form for deportation.
warrant-why-no = You can say no to an ICE form. Say it through the door.
# $as_of: a whole date.
warrant-why-i205 = ICE says I-205 with a final order is enough to come in. Courts are deciding ({ $as_of }).
warrant-why-search = A judge's search warrant names a place and what to look for.
warrant-why-arrest = A judge's arrest warrant names a person. Does that person live here? Then they can enter.
warrant-why-silent = Even with a judge's warrant, you can stay silent.
# Drawn samples. `-alt` is for those who do not see the drawing; the rest stands below it, by the numbers in it.
warrant-paper-judge-title = A judge's warrant
warrant-paper-judge-alt = Drawing of a sample. A court stands at the top, an address in the middle, a judge's signature at the bottom.
warrant-paper-judge-court = A court at the top: DISTRICT COURT or SUPERIOR COURT.
warrant-paper-judge-sign = Signed by a JUDGE or MAGISTRATE.
warrant-paper-judge-place = Your exact address, or the name of someone who lives there.
warrant-paper-i200-title = ICE form I-200
warrant-paper-i200-alt = Drawing of a sample. Homeland Security stands at the top, the number I-200 below it, a name in the middle, an officer's signature at the bottom.
warrant-paper-ice-top = HOMELAND SECURITY at the top. It is not a court.
warrant-paper-ice-sign = Signed by an immigration officer. That is not a judge.
warrant-paper-i200-number = Form I-200 is for an arrest. It says “warrant”, but no judge signed it.
warrant-paper-i205-title = ICE form I-205
warrant-paper-i205-alt = Drawing of a sample. Homeland Security stands at the top, the number I-205 below it, a name in the middle, an officer's signature at the bottom.
# $as_of: a whole date.
warrant-paper-i205-number = Form I-205 is for deportation. You can say no. ICE says it is enough to come in. Courts are deciding ({ $as_of }).

## A child alone at the door. Addressed to the child, in the simplest words

child-alone-title = I am a child, home without adults
child-alone-keywords = child alone, kid alone, home alone, my kids are home, my son, my daughter, children at home, no adults, what kids should do, mom is not home, dad is not home, knock, ICE at house
child-alone-step-closed = Keep the door closed.
child-alone-step-call = Call your grown-up. Use the number you learned.
child-alone-step-quiet = You can stay quiet.
child-alone-step-inside = Did they come in? Step back. Ask for your grown-up.
child-alone-step-danger = Fire? Somebody hurt? Call 911.
child-alone-avoid = Do not open. Do not answer questions. Do not fight.
child-alone-why-door = You can leave the door closed. A grown-up can talk to them later.
child-alone-why-quiet = Children can stay quiet, like grown-ups.
child-alone-why-lawyer = Children can ask for a lawyer too.
child-alone-why-adults = Adults: practice this together, calmly. Learn one number by heart.

## Agents who do not say who they are

agents-id-title = They do not show who they are
agents-id-keywords = masked men, mask, no badge, no ID, no uniform, plain clothes, unmarked car, fake ICE, fake police, kidnapping, kidnapped, who are they, bounty hunter, van, impostor
agents-id-step-ask = Stay calm. Ask for the agency, the name and the badge.
agents-id-step-look = Look for a badge and the letters ICE, ERO, HSI or CBP.
agents-id-step-note = Remember the car, the plate and the time. Write it down later.
agents-id-step-911 = Does it look like a kidnapping? Call 911. Say what you see. Stay back.
agents-id-avoid = Do not fight or block them. They may be real officers.
agents-id-why-rule = A federal rule: officers should say who they are and why they arrest you. They should do it as soon as it is safe.
# $since: a whole date.
agents-id-why-mask = For federal officers, a federal judge here blocked the state mask law ({ $since }).
# $since: a whole date.
agents-id-why-badge = For federal officers, an appeals court blocked the state ID law for now ({ $since }).
agents-id-why-plain = We found no rule against plain clothes or unmarked cars.
agents-id-why-police = A settlement with ICE here: clothes that say POLICE should also say ICE.
# $since: a whole date.
agents-id-why-lapd = The mayor's order: city police should turn on cameras and keep video ({ $since }).
agents-id-why-fake = Pretending to be an officer is a crime.
agents-id-why-money = A caller wants money? Bond is never paid by gift card or to a caller.

## On the street

street-title = On the street
street-keywords = street, sidewalk, stopped, they stopped me, walking, bus stop, home depot, day labor, street vendor, car wash, raid, ICE on the street, la migra, am I free to go, show papers, asked my name
street-step-ask = Stay calm. Ask if you are free to go.
street-step-yes = They say yes? Walk away calmly.
street-step-no = They say no? You may be held. Stay silent and ask for a lawyer.
street-step-name = You can choose not to answer. If you say a name, say your true name.
street-avoid = Do not run. Do not lie. Do not show false papers.
# $since: a whole date.
street-why-stops = Court limits on stops here are paused since { $since }. Stops may happen anyway.
street-why-later = Do not argue on the street. A lawyer can challenge the stop later.
street-why-reason = For a short stop, officers should have a reason based on facts. Race or ethnic looks alone are not enough (Supreme Court, 1975).
# $since: a whole date.
street-why-judge = One of its judges wrote that ethnic looks may count with other facts ({ $since }).
street-why-arrest = To arrest you with no warrant, they should have strong reasons. They should also believe you would get away.
street-why-search = You can say no to a search. They may still pat you down for weapons.
street-why-papers = 18 or older with a valid green card, work permit or registration paper? The law says to carry it.
street-why-unsure = Never carry false papers. Unsure? Ask a lawyer.

## In a car

car-title = In a car
car-keywords = car, truck, driving, driver, passenger, pulled over, traffic stop, police stopped my car, license, AB 60, search my car, uber, bus driver, ICE stopped my car, la migra
car-step-stop = Pull over. Stay calm. Keep your hands where they can see them.
car-step-driver = Driver: show your license to police at a traffic stop.
car-step-silent = You can stay silent about where you were born and your status.
car-step-passenger = Passenger? Ask if you are free to go.
car-avoid = Do not drive off or run. Do not lie. Do not show false papers.
car-why-search = You can say no to a search. With strong reasons, officers may search the car anyway.
car-why-reason = ICE or Border Patrol on patrol stops a car? They should have a reason based on facts.
# $since: a whole date.
car-why-stops = Court limits on stops here are paused since { $since }. Stops may happen anyway.
car-why-later = Do not argue on the road. A lawyer can challenge the stop later.
car-why-ab60 = An AB 60 license is for driving, not for flying. Ask a lawyer before you show it to federal agents.
car-why-name = If you say a name, say your true name.

## On public transport

transit-title = On a bus or train
transit-keywords = bus, train, metro, subway, rail, station, stop, union station, ICE on the bus, ICE on the train, bag search, my bag, backpack, la migra, greyhound
transit-step-ask = Stay calm. Ask if you are free to go.
transit-step-yes = They say yes? Walk away calmly.
transit-step-bag = They want to look in your bag? You can say no.
transit-avoid = Do not run. Do not lie. Do not show false papers.
transit-why-same = On a bus or train you have the same rights as on the street.
transit-why-board = Metro said in June 2025 that it has no way to keep officers off.
transit-why-status = Metro said it does not collect status. It told staff not to get in the way.
transit-why-search = You can say no to a search. They may still pat you down for weapons.
# $since: a whole date.
transit-why-stops = Court limits on stops here are paused since { $since }. Stops may happen anyway.
transit-why-name = If you say a name, say your true name.

## Park, library, city building

public-places-title = Park, library, city building
public-places-keywords = park, library, city hall, city building, recreation center, playground, clinic lobby, sanctuary, sanctuary city, 311, liaison, ICE in the park, la migra, church
public-places-step-ask = Stay calm. Ask if you are free to go.
public-places-step-yes = They say yes? Walk away calmly.
public-places-step-no = They say no? You may be held. Stay silent and ask for a lawyer.
public-places-step-staff = On city property? Tell the staff what you see. Ask for their liaison.
public-places-avoid = Do not run. Do not lie. Do not trust a place to protect you.
public-places-why-public = City and state law do not bind ICE on the street. Officers may be in open places.
public-places-why-closed = City law: for closed city rooms, federal agents should have a judge's warrant or court order.
# $since: a whole date.
public-places-why-base = The mayor's order: city property should not be a base for raids ({ $since }).
public-places-why-liaison = A liaison is a city worker. The liaison should report what federal agents do on city property.
public-places-why-311 = 311 is for city services and information. It is not a line to report ICE. Danger? Call 911.
public-places-why-cards = City libraries give out red cards about your rights.

## Recording

recording-title = I see it. Can I record?
recording-keywords = record, recording, video, film, filming, camera, witness, bystander, neighbor, I see a raid, ICE is taking someone, livestream, post, legal observer, photo
recording-step-safe = Your safety first. Stand back.
recording-step-back = They tell you to step back? Step back.
recording-step-facts = Say facts only: what you see, where and when.
recording-step-keep = Keep the first file. Do not cut or change it.
recording-avoid-near = Do not touch or block anyone. Do not hide or move people.
recording-avoid-share = Do not livestream. Do not show faces of detained people.
recording-why-right = You can record from where you are allowed to be. A 2018 federal ruling supports it.
recording-why-state = California law: recording officers in public is not, by itself, a reason to hold you.
recording-why-hide = Hiding people from officers can be a crime.
recording-why-faces = Ask people before you share their face.
recording-why-post = News that nobody checked spreads fear. Tell the hotline what you saw yourself.

## At work

work-title = At work
work-keywords = work, job, boss, employer, factory, kitchen, warehouse, farm, garment, car wash, construction, raid at work, I-9, inspection, audit, wages, fired, emergency contact, ICE at work, la migra
work-step-ask = Stay calm. Ask if you are free to go.
work-step-yes = They say yes? Walk away calmly.
work-step-boss = Staff-only areas: leave the yes or no to the person in charge.
work-step-contact = Today: give your boss an emergency contact. Ask that they be called if you are arrested.
work-avoid = Do not run. Do not lie. Do not show false papers.
work-why-public = Officers may enter open areas, such as a shop floor or parking lot.
work-why-private = For private work areas agents should have a warrant or consent.
work-why-no = Your employer may say no.
work-why-i9 = Will the government check I-9 work forms? Your boss must post a notice within 72 hours of learning it.
work-why-contact = Did you name a contact? Your boss must tell them if you are arrested at work.
work-why-paper = By law your boss should give you a paper about your rights each year. You should not be punished for using these rights.
work-why-pay = You keep your right to your pay, whatever your status.

## At school

school-title = At school
school-keywords = school, kids at school, my child at school, pick up, who picks up my child, teacher, principal, campus, college, daycare, LAUSD, ICE at school, la migra, immigration at school
school-step-office = Worried now? Call the school office.
school-step-child = Tell your child: stay calm, you can stay silent, ask for me.
school-step-list = Ahead of time: tell the school who may pick up your child.
school-step-adult = Ahead of time: choose an adult to care for your child if you are held.
school-avoid = Do not run, lie or argue. Do not share news that nobody checked.
school-why-all = Every child can go to public school.
school-why-closed = State law: for closed areas and records, school staff should ask for a judge's paper.
school-why-kinds = A judge's paper is a judge's warrant, a judge's subpoena or a court order.
school-why-told = State law: the school should tell families and staff when immigration enforcement on campus is confirmed. Time and place may be left out.
school-why-lausd = Los Angeles Unified: staff do not ask about status, a teachers' union page says (April 2025).
school-why-pickup = The same page: a child leaves with a listed adult, or a caregiver with the form.
school-why-caregiver = The adult your child lives with can sign for school. A relative can also sign for doctor and dentist.
school-why-street = The streets next to a school are not protected.

## At a hospital or clinic

hospital-title = At a hospital or clinic
hospital-keywords = hospital, clinic, doctor, emergency room, ER, sick, hurt, pregnant, baby, medicine, medi-cal, health insurance, ICE at the hospital, la migra, ambulance, public charge
hospital-step-go = Emergency care: go.
hospital-step-staff = Officers at a closed area? Let the staff deal with them.
hospital-step-silent = Officers ask you things? You can stay silent.
hospital-step-benefits = Before new government benefits: ask a lawyer.
hospital-avoid = Do not put off emergency care. Do not lie. Do not block officers.
hospital-why-er = Most emergency rooms must check you, whatever your status.
hospital-why-closed = State law: for closed areas, health staff should ask for a judge's warrant or court order.
hospital-why-public = Waiting rooms and parking lots may be public. Officers may be there.
hospital-why-data = State law protects your status and birthplace as medical facts. That is no promise that all data stays private.
# $since: a whole date.
hospital-why-shared = A court blocked only part of the sharing of Medicaid data with ICE ({ $since }).
hospital-why-detained = If you are detained, officers may be in the room.
# $since: a whole date.
hospital-why-benefits = A federal rule may count government benefits you get from { $since } on. Do not let that keep you from emergency care.

## At a courthouse

courthouse-title = Going to court
courthouse-keywords = court, courthouse, hearing, court date, immigration court, judge, traffic court, family court, missed court, I have court tomorrow, afraid to go to court, EOIR, arrested at court, la migra
courthouse-step-date = Immigration court? Check your date on the court line. Have your A-number.
courthouse-step-lawyer = Afraid to go? Ask a lawyer first, before the date.
courthouse-step-remote = Ask the lawyer about a hearing by video or phone.
courthouse-step-address = Did you move? Tell the court your new address.
courthouse-avoid = Do not skip court. Do not run. Do not lie.
courthouse-why-arrests = Arrests at court can happen. Missing court can mean a deportation order. Ask your lawyer first.
courthouse-why-notice = The notice goes to the last address you gave. Miss court after that, and a judge can order deportation.
courthouse-why-state = California law limits immigration arrests in state courthouses. They still happen.
courthouse-why-lawyer = In immigration court the government pays no lawyer for you. You can find your own.

## At the border or an airport

border-title = At the border or an airport
border-keywords = border, airport, LAX, Tijuana, travel, flying, customs, CBP, search my phone, password, passport, visa, green card, returning, come back, I-407, San Ysidro, secondary
border-step-fear = Afraid to go back to your country? Say so clearly.
border-step-i407 = If you have a green card: do not sign form I-407 without a lawyer. You can ask for a judge.
border-step-receipt = They keep your phone? Ask for Form 6051-D.
border-step-before = Before you travel, ask a lawyer.
border-avoid = Do not lie. Never say you are a citizen if you are not.
border-why-search = Officers can search bags and devices here without a warrant. It is the same at LAX.
border-why-phone = They can search your phone and may keep it. A first look needs no suspicion.
border-why-rule = A rule of January 2026: a deeper search should have a reason and a supervisor's approval.
border-why-open = That rule tells travelers to hand over devices ready for a search. It leaves out data kept only online.
border-why-citizen = If you are a US citizen, they should let you in. Refuse the password? They may keep the phone for weeks.
border-why-visa = If you have a visa: refusing a search can mean you are not let in.
border-why-crime = If you have a green card and any arrest: talk to a lawyer before you leave.
border-why-lawyer = People who are not US citizens usually get no lawyer during these checks.

## Labels of every card

# Big across a drawing of a paper: it is not a real one.
paper-sample = SAMPLE
paper-note = We drew these papers. Real ones look different. Look for the numbered parts.

review-attorney-none = Not yet reviewed by an attorney
# $name: the attorney. $date: a whole date.
review-attorney-by = Reviewed by { $name }, attorney, { $date }
review-facts = Facts of { $date }
review-translation-machine = Machine translation, not yet reviewed
review-translation-human = Translated by { $name }, not yet reviewed
review-translation-reviewed = Translation reviewed by { $name }
review-translation-old = Translation of an older version
review-expired = This card was due for a new check on { $date }. The law may have changed. Ask a lawyer.
# $place: one of the `place-` messages.
review-disclaimer = Information, not legal advice · { $place }
place-los-angeles = Los Angeles, California
place-california = California
place-united-states = All of the United States
# $source: a name. $date: as precise as the source is.
call-source = From { $source }, { $date }. We have not phoned it yet.
call-source-undated = From { $source }, no date given. We have not phoned it yet.
call-phoned = Phoned { $date }

## Dates. $day and $year are text, $month is 1 to 12.

date-day = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $day }, { $year }
date-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }

## Phrases to say to an officer.
## In English this is the phrase. Elsewhere the message is its meaning, and `.sound` how the English phrase sounds.

say-no-consent = I do not consent to you coming in.
say-silent = I choose to remain silent. I want a lawyer.
say-free = Am I free to go?
say-no-sign = I will not sign without a lawyer.
say-no-search = I do not consent to a search.
say-who = Who are you? Why am I arrested?
say-child-door = I do not open the door.
say-record = I am standing back. I am recording.
say-care = I need a doctor. It is an emergency.
say-receipt = Please give me a receipt for my phone.

## Show screens. In English this is what the officer reads; elsewhere it is the meaning for the reader.

show-hint-window = Hold it to the window. Do not hand over the phone.
show-hint-read = Let them read it. Do not hand over the phone.
show-door-title = Show this at the window
show-door-consent = I do not consent to you entering my home.
show-silence-title = Show: silence and a lawyer
show-silent-lawyer = I choose to remain silent. I want to speak with a lawyer.
show-fear-title = Show: I am afraid to go back
show-fear-return = I am afraid to return to my country.
show-fear-lawyer = I want to speak with a lawyer.

## If detained

detained-title = If I am detained
detained-step-silent = You can stay silent. Ask for a lawyer.
detained-step-needs = Tell officers about medicine you need and children who are alone.
detained-step-fear = Afraid to go back? Say so clearly. A fast deportation can happen without a judge.
detained-step-ask = Ask for a phone call and a list of free lawyers.
detained-avoid = Do not sign anything without a lawyer. Do not lie.
detained-why-lawyer = In immigration court the government pays no lawyer for you. You can find your own.
detained-why-sign = Signing can mean no hearing. Ask a lawyer before you agree to leave.
detained-why-also = You can also ask for an interpreter, your consulate and a copy of your papers.
detained-why-consulate = For some countries officers must tell the consulate. Afraid of your government? Tell a lawyer. Numbers: see the card “My consulate”.
detained-why-calls = Calls from detention may be recorded. Talk only of place, A-number, medicine and children.

## More phrases to say: to an officer, a hotline, a lawyer, a neighbor.

say-copy = I want a copy of my papers.
say-no-phone-search = I do not consent to a search of my phone.
say-consulate = I want to contact my consulate.
say-bond = I want to ask for bond.
say-family-taken = My family member was detained. We need a lawyer.
say-child-taken = A child in our family was taken. We need a lawyer.
say-minor = I am under 18. I want a lawyer. I want my parent or caregiver.
say-no-interview = I do not agree to an interview with ICE.
say-lawyer-check = Are you a lawyer? I will check your name first.
say-saw = I saw this myself. I can tell you where and when.
say-interpreter = I need an interpreter, please.

## More show screens. Silence and fear never stand on one screen.

show-hint-ready = Phone in your hand? Let them read it. Do not reach for it. Do not hand over the phone.
show-search-title = Show: no to a search
show-search-consent = I do not consent to a search.
show-consulate-title = Show: my consulate
show-consulate-contact = I want to contact my consulate.
show-needs-title = Show: medicine or children
show-needs-tell = I must tell you about medicine I need, or children who are alone. Please ask me.
show-deaf-title = Show: I am Deaf
show-deaf-interpreter = I am Deaf. I need an ASL interpreter.

## Groups of the situations

group-home = At home
group-out = Outside
group-places = Places
group-taken = Detained or taken
group-ready = Be ready

## Cards of the groups taken and ready. `-keywords` is what people type to find a card; it is not shown.

## If detained, more

detained-keywords = detained, arrested, taken, caught, in custody, handcuffs, held, jail, detention center, B-18, Adelanto, la migra got me, ICE got me, locked up
detained-why-name = You can choose not to answer. If you say a name, say your true name.
detained-why-fast = A court in Washington let fast deportation run in the whole country from { $since }.
detained-why-visit = In November 2025 a court ordered daily lawyer visits at the downtown Los Angeles holding site. Lawyers say it is not always done.
detained-why-moved = You may be moved, even to another state. Call a lawyer or your family soon.

## Silence and a lawyer

silence-title = Silence and a lawyer
silence-keywords = silence, remain silent, stay quiet, do I have to talk, questions, Fifth Amendment, where were you born, lawyer, attorney, name, red card
silence-step-say = Say it aloud: you stay silent and want a lawyer.
silence-step-topics = You can stay silent on birthplace, status and how you came here.
silence-step-name = You can choose not to answer. If you say a name, say your true name.
silence-step-driver = Drivers: show your license to police at a traffic stop.
silence-avoid = Do not lie. Do not show false papers. Do not sign without a lawyer.
silence-why-lie = Silence is not a lie. A lie to a federal officer can be a crime.
silence-why-held = You may still be held when you stay silent. Stay calm.
silence-why-search = You can say no to a search. They may search anyway. Do not resist.
silence-why-crime = Charged with a crime? Ask for a public defender. That lawyer is free.
silence-why-court = In immigration court the government pays no lawyer for you. Ask for a list of free lawyers.
silence-why-detained = Held by immigration? Read the card “If I am detained” too.

## What not to sign

sign-title = What not to sign
sign-keywords = sign, signature, paper, form, voluntary departure, deportation paper, I-210, I-826, I-407, stipulated removal, leave on my own, self deport, they want me to sign
sign-step-ask = Ask for an interpreter and a copy of the paper.
sign-step-number = Look for the form's number: I-210, I-826 or I-407.
sign-step-stop = You see one of them? Ask for a lawyer before you sign.
sign-step-leave = Somebody asks you to leave the country? Ask a lawyer first.
sign-avoid = Do not sign anything without a lawyer. Do not lie.
sign-why-leave = With I-210 or I-826 you agree to leave the country.
sign-why-hearing = A “stipulated removal” paper can mean deportation with no hearing.
sign-why-card = Form I-407 gives up a green card and a hearing with a judge.
sign-why-years = Voluntary departure has a last day. Staying longer can mean a fine. It can close legal paths for ten years.
sign-why-signed = Signed already? Tell a lawyer soon.

## My consulate

consulate-title = My consulate
consulate-keywords = consulate, embassy, consul, my country, Mexico, Guatemala, El Salvador, Honduras, passport, government of my country
consulate-step-afraid = Afraid of your government? Talk to a lawyer before the consulate.
consulate-step-ask = If you are held, you can ask for your consulate, whatever your status.
consulate-step-family = Your family can call the consulate too.
consulate-step-learn = Learn the consulate's number by heart.
consulate-avoid-asylum = Asked for asylum? Do not call before you ask your lawyer.
consulate-avoid-go = Do not go there before you call.
consulate-why-some = For some countries officers must tell the consulate, even if you say no.
consulate-why-list = Among them: China (not Taiwan), the Philippines and the UK. Also Russia, Ukraine, Armenia and Georgia.
consulate-why-other = Not among them: Mexico, Guatemala and Honduras. Nor El Salvador and South Korea.
consulate-why-street = A newspaper told of arrests on the street at a consulate on { $as_of }.

## Bond, court date, finding someone

bond-title = Bond, court date, finding someone
bond-keywords = bond, bail, court date, hearing, A-number, alien number, locator, where is he, where is she, find someone, which detention center, lawyer form, G-28, pay to get out
bond-step-locator = Search at locator.ice.gov. Have A-number, country of birth and birth date.
bond-step-again = Not there? Try again later. The spelling must match.
bond-step-court = Call the court date line. It asks for the A-number.
bond-step-bond = Ask a lawyer about bond. You ask ICE first, then a judge.
bond-avoid-card = Never pay bond by gift card or to a caller. Never sign a blank form.
bond-avoid-pay = Pay nobody until a lawyer you called confirms.
bond-why-bond = Bond is money paid to be let out while the case goes on.
bond-why-least = By law a bond is at least $1,500. Not everybody gets one.
bond-why-place = The appeals court for California ruled for bond hearings on { $as_of }. Some other courts ruled against. This can change.
bond-why-move = It depends on where the person is held. Call a lawyer soon.
bond-why-line = The court line says nothing about bond.
bond-why-number = An A-number has 8 or 9 digits. Look on immigration papers.
bond-why-minor = The locator shows no one under 18.
bond-why-lawyer = Form G-28 lets a lawyer speak for the person. Give it only to a real lawyer.
bond-why-office = The ICE office comes last. Let a lawyer or a citizen call. Do not give your own address or status.

## A call from detention

taken-call-title = A call from detention
taken-call-keywords = call from detention, he called, she called, my husband was taken, my wife was detained, someone was taken, where is he, phone call from jail, ICE took my father
taken-call-step-ask = The call may be recorded. Ask only for place, A-number, medicine, children.
taken-call-step-write = Write it down, with the time of the call.
taken-call-step-one = One person calls the hotline or a lawyer. The others wait.
taken-call-step-search = Then search at locator.ice.gov with A-number, country of birth and birth date.
taken-call-avoid-go = Do not go there yourself. Do not talk of status on the phone.
taken-call-avoid-pay = Pay nobody until a lawyer you called confirms.
taken-call-why-moved = The person may be moved, even to another state. Call a lawyer soon.
taken-call-why-visit = In November 2025 a court ordered daily lawyer visits at the downtown Los Angeles holding site. Lawyers say it is not always done.
taken-call-why-school = Tell the school who picks up the children.
taken-call-why-court = Keep every court date. Missing court can mean a deportation order.
taken-call-why-consulate = You can call the consulate: see the card “My consulate”. Afraid of that government? Talk to a lawyer first.
taken-call-why-minor = The locator shows no one under 18. Read the card “A child was taken”.
taken-call-why-office = The ICE office comes last. Let a lawyer or a citizen call. Do not give your own address or status.

## A child was taken

child-taken-title = A child was taken
child-taken-keywords = child taken, minor, my son was taken, my daughter was taken, under 18, teenager, ORR, unaccompanied, juvenile, kid detained
child-taken-step-call = Call the hotline or a lawyer first. One person calls.
child-taken-step-ready = Have ready: full name, birth date, country, A-number, medicine.
child-taken-step-locator = The locator shows no one under 18. A lawyer can ask.
child-taken-step-police = Arrested by police? The child should ask for a lawyer.
child-taken-avoid = Do not go there yourself. Pay nobody until a lawyer you called confirms.
child-taken-why-right = A child has the same right to silence and to a lawyer.
child-taken-why-police = Police here should let a child talk to a lawyer before questions in custody. There is a safety exception.
child-taken-why-afraid = Afraid to call the government? Let a lawyer or advocate call.
child-taken-why-line = The government's line for parents does not tell where the child is.
child-taken-why-flores = A court settlement called Flores sets rules for holding children.

## Released or sent back: what now

released-title = Released or sent back: what now
released-keywords = released, let go, out of detention, came home, deported, sent back, returned, check in, ankle monitor, court date, new address, after detention
released-step-family = Call your family. Let them hear your voice.
released-step-papers = Keep all papers you got or signed. Show them to a lawyer.
released-step-date = Call the court date line for your next date. Have the A-number.
released-step-address = Moved? Tell the court your new address.
released-avoid-court = Do not miss court. Afraid of arrest there? Ask your lawyer first.
released-avoid-pay = Pay nobody until a lawyer you called confirms.
released-why-court = Missing court can mean a deportation order.
released-why-arrest = Arrests at court can happen. Ask your lawyer first.
released-why-copies = A trusted person should keep a copy of your papers.
released-why-back = Sent back to your country? Ask a lawyer before any new trip.
released-why-scared = Scared or not sleeping? Read the card “I am scared”.

## Before anything happens

before-title = Before anything happens
before-keywords = family plan, prepare, get ready, children, caregiver, affidavit, guardian, emergency contact, documents, power of attorney, just in case, who picks up my kids
before-step-adult = Choose an adult who would care for your children.
before-step-numbers = Learn that number and a lawyer's number by heart.
before-step-papers = A trusted person keeps copies of your papers and your A-number.
before-step-school = Tell school and clinic who may pick up the children.
before-avoid = Do not sign blank forms. Never carry false papers.
before-why-say = Practice the words to say, aloud. It helps to say them.
before-why-form = A form, the caregiver's affidavit, needs no notary and no court. You keep your rights as a parent.
before-why-school = With it, the adult your child lives with can sign for school.
before-why-doctor = A relative can also sign for doctor and dentist.
before-why-court = A court can name another guardian for a time. Ask a lawyer.
before-why-work = Give your boss an emergency contact. Ask that they be called if you are arrested.
before-why-life = Keep leases, bills, tax, school and doctor papers in a safe place.
before-why-talk = Talk calmly with your children. Read the plan again every six months.

## My phone

phone-title = My phone
phone-keywords = phone, cell phone, password, passcode, face ID, fingerprint, unlock, search my phone, turn off, take my phone, WhatsApp, photos
phone-step-code = Use a long passcode. Turn off face and finger unlock.
phone-step-backup = Make a backup. A trusted person keeps copies of your papers.
phone-step-off = Before a risk, switch the phone off.
phone-step-first = After switching off, alert and show screens wait for the first unlock.
phone-step-no = Away from the border, you can say no to a search of it.
phone-avoid = Do not reach for it near an officer. Do not fight. Do not lie.
phone-why-finger = In 2024 a court let police use a man's thumb on his phone. He was on parole.
phone-why-code = A passcode is better protected. The Supreme Court has not decided.
phone-why-warrant = Away from the border, police usually need a warrant to search your phone.
phone-why-border = At the border, officers can search your phone and may keep it.

## Papers: what to carry

who-you-are-title = Papers: what to carry
who-you-are-keywords = papers, documents, green card, work permit, visa, TPS, DACA, asylum, citizen, passport, residency, ID, what do I carry, public charge, benefits, register, travel
who-you-are-step-carry = If you have a valid green card, work permit or registration paper, carry it. The law says so from age 18.
who-you-are-step-copy = If you have a visa or open case: carry a copy of approval or receipt.
who-you-are-step-tps = If you have TPS: it changes fast. Check uscis.gov.
who-you-are-step-citizen = If you have U.S. citizenship: you can say so.
who-you-are-step-number = If you have an A-number: your family should know it.
who-you-are-avoid = Never carry false papers. Never say you are a citizen if you are not.
who-you-are-why-unsure = Form I-94 can be a registration paper. Then carry it, not a copy. Unsure? Ask a lawyer.
who-you-are-why-claim = A false claim to be a citizen can close the door for life.
who-you-are-why-register = Talk to a lawyer before you register with the government.
who-you-are-why-travel = Talk to a lawyer before you travel, even with a green card or permit.
who-you-are-why-care = Emergency care: go. Before new government benefits: ask a lawyer.
who-you-are-why-babies = Babies born here are citizens, with rare exceptions.
who-you-are-why-minor = Under 18? You have the same right to silence and to a lawyer.

## Los Angeles and California rules

la-protections-title = Los Angeles and California rules
la-protections-keywords = sanctuary, sanctuary city, Special Order 40, SB 54, LAPD, police, sheriff, city, mayor, 311, Executive Directive, ordinance, state law, does LAPD work with ICE
la-protections-step-limit = Know this first: city and state rules do not stop federal agents on the street.
la-protections-step-jail = In a local jail? You can say no to an ICE interview.
la-protections-step-broken = Rule broken? Write down place, time and names. Talk to a lawyer before you complain.
la-protections-step-311 = 311 is for city services. It is not for ICE reports or emergencies.
la-protections-avoid = Do not count on any place to keep agents out. Do not lie.
la-protections-why-order40 = Special Order 40: city police should not act just to learn your status.
la-protections-why-order40-not = What it does not do: in a crime case police may still ask.
la-protections-why-ordinance = Ordinance 188441: city money and staff should not be used for immigration arrests.
la-protections-why-ordinance-rooms = City rooms closed to the public: agents should have a judge's warrant or order.
la-protections-why-ordinance-not = What it does not do: streets and open city places are not closed to agents.
la-protections-why-sb54 = SB 54: police and sheriffs should not ask your status or hold you for ICE.
la-protections-why-sb54-not = What it does not do: stop ICE itself. Some serious convictions and state prisons are different.
la-protections-why-directive12 = Mayor's Directive 12: city offices should have a plan and report federal agents on city property.
la-protections-why-directive17 = Mayor's Directive 17: city property should not be a base for raids. Police should record and note the agent in charge.
la-protections-why-directives-not = What they do not do: bind federal agents on the street.
la-protections-why-311-not = Danger, or it looks like a kidnapping? Call 911, not 311.

## Scams

scams-title = Scams
scams-keywords = scam, fraud, notario, fake lawyer, money, pay, gift card, Zelle, phone call, fake agent, cheated, cash card, bond money
scams-step-hang-up = A caller asks for money? Hang up. Call a lawyer yourself.
scams-step-check = Check a lawyer's name at calbar.ca.gov.
scams-step-cheated = Cheated by a notario? Call the County Office of Immigrant Affairs.
scams-step-report = You can report it at oag.ca.gov/report. Leave out anyone's status.
scams-avoid-card = Never pay by gift card or to a caller. Never sign a blank form.
scams-avoid-pay = Pay nobody until a lawyer you called confirms.
scams-why-notario = In the United States a notario is not a lawyer.
scams-why-who = Get legal help from lawyers, or from helpers accredited by the Justice Department.
scams-why-bond = Bond is never paid by gift card or to a caller.
scams-why-officer = Pretending to be an officer is a crime.
scams-why-cash = Cash cards: not confirmed that any are given now. Never pay a fee.

## Rumors and reports

rumours-title = Rumors and reports
rumours-keywords = rumor, is it true, Facebook, WhatsApp, TikTok, post, raid, raids today, ICE sighting, checkpoint, report ICE, I saw agents, where is ICE
rumours-step-ask = Ask: did you see it yourself? Where? When?
rumours-step-stop = Nobody saw it? Do not pass it on.
rumours-step-note = You saw it? Note how many, doing what, where, clothes, time, gear.
rumours-step-call = You saw someone taken? One person calls the hotline.
rumours-step-danger = Looks like a kidnapping? Call 911. Say what you see. Stay back.
rumours-avoid = Do not post faces, names or plates. Do not follow or block anyone.
rumours-why-fear = Posts nobody checked make people afraid. Agents were once just stopping for lunch.
rumours-why-fake = In February 2025 fake notices about ICE went around. Check before you share.
rumours-why-line = Many calls about one thing keep others from getting through.
rumours-why-311 = 311 is not a line to report ICE.
rumours-why-map = This app has no map of agents.

## I am scared

scared-title = I am scared
scared-keywords = scared, afraid, sleep, no sleep, trouble sleeping, insomnia, anxiety, worry, nightmares, stress, sad, crying, depression, suicide, kill myself, counselor, therapist, 988, my child is scared, nervous
scared-step-988 = Call or text 988, day or night. Press 2 for Spanish.
scared-step-911 = Danger right now? Call 911.
scared-step-talk = Talk today to someone you trust.
scared-step-child = A child is scared? Speak calmly, in simple words.
scared-step-rest = Rest from posts that nobody has checked. They cause fear.
scared-avoid = Do not stay away from emergency care. Go.
scared-why-text = For Spanish by text, send AYUDA to 988.
scared-why-police = 988 brings police rarely. It can happen.
scared-why-care = Most emergency rooms must check you, whatever your status.
scared-why-plan = A family plan is in the card “Before anything happens”.
