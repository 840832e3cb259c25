### Rights cards, show screens and their labels.
### Every sentence stands on a fact of docs/content/facts.md; core/cards/data/cards/*.json say which.
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
door-why-report = Did they trick you to get in? Tell the hotline and a lawyer.
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
school-step-list = Tell the school now who may pick up your child.
school-step-adult = Choose an adult who will care for your child if you are held.
school-step-office = Worried today? Call the school office.
school-step-child = Tell your child: stay calm, you can stay silent, ask for me.
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
border-step-before = Before you travel, ask a lawyer.
border-step-i407 = If you have a green card: do not sign form I-407 without a lawyer. You can ask for a judge.
border-step-fear = Afraid to go back to your country? Say so clearly.
border-step-receipt = They keep your phone? Ask for Form 6051-D.
border-avoid = Do not lie. Never say you are a citizen if you are not.
border-why-search = Officers can search bags and devices here without a warrant. It is the same at LAX.
border-why-phone = They can search your phone and may keep it. A first look needs no suspicion.
border-why-rule = A rule of January 2026: a deeper search should have a reason and a supervisor's approval.
border-why-open = That rule tells travelers to hand over devices ready for a search. It leaves out data kept only online.
border-why-citizen = If you are a US citizen, they should let you in. Refuse the password? The phone may stay for weeks.
border-why-visa = If you have a visa: refusing a search can mean you are not let in.
border-why-crime = If you have a green card and any arrest: talk to a lawyer before you leave.
border-why-lawyer = People who are not citizens usually get no lawyer during these checks.

## Labels of every card

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
detained-why-consulate = For some countries officers must tell the consulate. Afraid of your government? Tell a lawyer.
detained-why-calls = Calls from detention may be recorded. Talk only of place, A-number, medicine and children.
