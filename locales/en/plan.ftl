### Names of what the vault keeps and of how people are related; the family plan, the first three days, the incident note.
### What states law stands on docs/content/facts-plan.md: core/plan/data/plan.json names the facts of each message.
### The sentences of the first ten minutes are those of family.ftl; they are not written down twice.

document-kind-photo = Photo
document-kind-pdf = PDF
document-kind-other = File

relation-mother = Mother
relation-sister = Sister
relation-brother = Brother
relation-neighbour = Neighbour
relation-lawyer = Lawyer

## Labels of every text here

# $month is 1 to 12; $day and $year are digits.
content-date = { $month ->
    [1] January { $day }, { $year }
    [2] February { $day }, { $year }
    [3] March { $day }, { $year }
    [4] April { $day }, { $year }
    [5] May { $day }, { $year }
    [6] June { $day }, { $year }
    [7] July { $day }, { $year }
    [8] August { $day }, { $year }
    [9] September { $day }, { $year }
    [10] October { $day }, { $year }
    [11] November { $day }, { $year }
   *[12] December { $day }, { $year }
}
content-facts = Facts of { $date }
content-machine = Machine translation, not yet reviewed
content-old = A newer check was due on { $date }. The law may have changed. Ask a lawyer.
content-gap = __________

## Family plan: what is asked, why, and what to know

question-caregiver = Who takes care of your children if you do not come home?
question-caregiver-why = Children need one adult who knows the plan and has said yes.
question-caregiver-form = California has a form for this: the Caregiver's Authorization Affidavit.
question-caregiver-school = The adult a child lives with can sign items 1 to 4, for school.
question-caregiver-doctor = A relative can sign items 1 to 8: also for doctor and dentist.
question-caregiver-free = It needs no notary and no court. Parents keep their rights.
question-caregiver-official = Use the official form. Amparo has no copy of it.
question-caregiver-court = There are ways through a court too. Ask a lawyer.
question-pickup = Who may pick up each child?
question-pickup-why = Schools look at their own list. Have these names put on it.
question-medicines = Who needs medicine?
question-medicines-why = Somebody else must know what, how much and when.
question-schools = Which school or day care?
question-schools-why = They should know about allergies, and whom to call.
question-pets = Who feeds the pets?
question-pets-why = Pets need somebody every day.
question-car = Where is the car? Where is the key? What must be paid?
question-car-why = Somebody must move it and pay for it.
question-bank = Which bank? Who can get money? Which bills come?
question-bank-why = Rent and bills go on.
question-bank-secret = Write no password and no PIN here.
question-employer = Whom should your job call?
question-employer-why = Give your job a name and a number. Ask for a call if you are arrested at work.
question-employer-ask = California law gives you this when you ask your job for it.
question-lawyer = Which lawyer should be called?
question-lawyer-why = With form G-28 a lawyer can speak for you.
question-lawyer-blank = Write the name here. Sign no blank form.
question-numbers = Which phone numbers do you know by heart?
question-numbers-why = You may not have your phone.
question-numbers-first = Learn first: the caregiver, the lawyer, the hotline, the consulate.
question-meeting = Where does the family meet?
question-meeting-why = Phones can be off or gone.
question-meeting-known = Choose a place that each one knows and can reach. Say it aloud.
# Yes or no: the word itself is written down nowhere.
question-word = Have you agreed on a family word?
question-word-why = Somebody may pretend to be one of you. You can ask for the word.
question-word-aloud = Choose it together, aloud, in person. Never in a message.
question-word-never = Do not write the word here or on paper. Your family's pages can check it.
question-word-safe = A word that fits does not prove that a person is safe.
question-word-fraud = A word that does not fit does not prove fraud.
question-papers = Which papers are ready?
question-papers-why = A person you trust can keep copies for the lawyer.
question-papers-carry = 18 or older with a valid green card, work permit or registration paper? The law says to carry it.
question-review = When did you last go through it all?
question-review-why = A plan gets old. Look at it every six months.

## Papers to have copies of

paper-ids = IDs and passports
paper-a-number = Any paper with the A-number
paper-certificates = Birth and marriage papers
paper-immigration = Immigration receipts and letters
paper-court = Court papers
paper-criminal = How each criminal case ended
paper-taxes = Tax returns
paper-home = Lease and bills
paper-school = School records
paper-medical = Medical records and vaccines
paper-children = Children's passports
paper-photos = Photos of each person
paper-presence = Two years of papers that show you lived here

## Addresses

link-locator = The official locator
link-affidavit = California courts: self-help, for the caregiver form
link-ilrc = ILRC: help with a family plan

## What is missing or old

check-caregiver-missing = Nobody is named to take care of the children.
check-caregiver-phone = The caregiver has no phone number here.
check-pickup-missing = There is no pickup list yet.
check-pickup-nobody = { $count ->
    [one] { $count } child has nobody on the pickup list.
   *[other] { $count } children have nobody on the pickup list.
}
check-pickup-phone = { $count ->
    [one] { $count } person on the pickup list has no number.
   *[other] { $count } people on the pickup list have no number.
}
check-medicines-missing = No medicine is written down yet.
check-medicines-how = { $count ->
    [one] { $count } medicine does not say how much and when.
   *[other] { $count } medicines do not say how much and when.
}
check-schools-missing = No school is written down yet.
check-schools-phone = { $count ->
    [one] { $count } school has no phone number here.
   *[other] { $count } schools have no phone number here.
}
check-pets-missing = Nothing about pets yet.
check-car-missing = Nothing about the car yet.
check-bank-missing = Nothing about bank and bills yet.
check-employer-missing = Your job has nobody to call yet.
check-employer-told = You have not told your job whom to call.
check-lawyer-missing = No lawyer is named yet.
check-numbers-missing = There are no numbers to learn yet.
check-numbers-few = One number is not enough. Add a second one.
check-numbers-practice = { $count ->
    [one] It is time to practice { $count } number.
   *[other] It is time to practice { $count } numbers.
}
check-meeting-missing = No place to meet is written down yet.
check-word-missing = You have not agreed on a family word yet.
check-papers-missing = The list of papers is empty.
check-papers-open = { $count ->
    [one] { $count } paper is not ready yet.
   *[other] { $count } papers are not ready yet.
}
check-papers-place = { $count ->
    [one] For { $count } paper it is not written where it is.
   *[other] For { $count } papers it is not written where they are.
}
check-review-missing = You have not gone through the plan yet.
check-review-old = The plan is older than six months. Go through it again.
check-packet-country = The locator asks for the country of birth.
check-packet-way = The locator needs an A-number, or full name and birth date.
check-packet-a-number = With the A-number the search is easier. It stands on immigration papers.
check-packet-name = The full legal name is not here.
check-packet-birth = The birth date is not here.
check-packet-minor = The locator does not show people under 18. The steps say what to do.
check-packet-lawyer = No lawyer with a phone number is here.
check-packet-children = { $count ->
    [one] Nobody is named to pick up { $count } child.
   *[other] Nobody is named to pick up { $count } children.
}
check-packet-consulate = No consulate is named.

## Reminders

remind-review = Go through the family plan
remind-numbers = Practice phone numbers

## Learn numbers by heart

quiz-ask = Type the number of { $whose }, without looking.
quiz-right = Right. You know it.
quiz-wrong = Part { $group } is not right yet. Try again.
quiz-next = { $days ->
    [one] Next time: tomorrow.
   *[other] Next time: in { $days } days.
}
quiz-again = Practice it once more today.
quiz-private = What you type here is not kept.

## The first three days, for the one who calls and for each role

phase-now = Right now
phase-today = Today
phase-days = Until the third day
phase-careful = Be careful
step-lawyer = Call the lawyer.
step-no-lawyer = No lawyer yet? Look at the list of free lawyers.
step-phone-call = They call from detention? Ask for the place, the A-number, medicine and children.
step-phone-recorded = Such a call may be recorded. Talk of nothing else.
step-search = Open the official locator. Keep the packet next to you.
step-search-number = First try: the A-number and the country of birth.
step-search-name = Then try: full name, country of birth and birth date.
step-search-exact = Write the name just as it is on immigration papers.
step-search-late = A name can come up late. Not found does not mean free.
step-minor-search = The locator does not show people under 18.
step-minor-line = Call the parents' line for children in government care.
step-minor-place = The line does not say where a child is.
step-minor-afraid = Afraid to call? Let a lawyer or an advocate call.
step-needs = Tell the lawyer about medicine, illness and children.
step-court = Call the court line. Ask for the court date. It needs the A-number.
step-court-miss = Missing court can mean a deportation order. Ask the lawyer first.
step-consulate = Does the person want their consulate to know? Then call it.
step-consulate-afraid = Afraid of that government? Ask the lawyer first.
step-office = Not found yet? Let a lawyer or a citizen call the field office.
step-office-careful = Do not give your own address or status.
step-spouse-papers = Find the packet, the papers and the list of medicine.
step-spouse-children = Tell the children calmly, in simple words.
step-spouse-job = Tell the job. Ask about pay that is still owed.
step-spouse-home = Open the family plan: rent, bills, car, pets.
step-school-bring = Bring your ID. Bring the caregiver form if you have it.
step-school-medicine = Ask the school for medicine and school things.
step-school-tell = Tell the family that the children are with you.
step-lawyer-read = Read the packet to the lawyer, line by line.
step-lawyer-ask = Ask: Can you see them today? What does it cost? What should we do now?
step-lawyer-form = The lawyer fills in form G-28.
step-far-search = You can search in the locator from where you are.
step-far-lawyers = You can look for free lawyers from where you are.
step-far-notes = Write down each step: time, name, answer.
step-blank = Sign no blank form.
step-bond = Bond is never paid by gift card or to a caller.
step-caller = A caller says they are an officer and wants money? Hang up. Tell the lawyer.
step-notario = A notario is not a lawyer. Check each lawyer's name with the State Bar.
step-threat = Somebody threatens you? Write down the number and the words. Tell the lawyer.
step-fraud = You can report fraud to the county office.

retry-title = Not found? Search again
retry-times = Search in the morning, in the afternoon and at night, for three days.
retry-spelling = Try each way to write the name.
retry-last-names = Two last names? Try both, then the first alone.
retry-moved = People are moved to other places. After a move, search again.

## A call, read aloud. The words in English are read as they are where the other side speaks English.

script-title-hotline = Call to the hotline
script-title-lawyer = Call to the lawyer
script-title-office = Call to the field office, by a lawyer or a citizen
script-hello = Hello. I am calling about { $name }.
script-one = I am the one caller for this family.
script-taken = I think immigration officers took this person.
script-when = When and where: { $gap }.
script-name = Full name: { $name }.
script-number = The A-number is { $number }.
script-country = Country of birth: { $country }.
script-birth = Birth date: { $date }.
script-medicine = Medicine this person must not miss: { $medicine }.
script-health = Health: { $health }.
script-children = Children: { $children }.
script-lawyer = The lawyer is { $lawyer }.
script-lawyer-phone = The lawyer's number is { $phone }.
script-ask-hotline = Can you help us search? Do you know a lawyer who can go there?
script-ask-lawyer = Can you see this person today? What should we do now?
script-ask-office = Where is this person held? When can the lawyer visit?
script-end = Please say your name. I am writing it down. Thank you.

## Incident note

incident-title = What I saw
incident-say = I want to tell you what I saw.
incident-say-told = I did not see it myself. Somebody told me.
incident-say-end = That is all I know.
incident-size = How many: { $words }
incident-activity = What they did: { $words }
incident-location = Where: { $words }
incident-uniform = What they wore: { $words }
incident-time = When: { $words }
incident-equipment = What they had with them: { $words }
incident-agency = Agency: { $words }
incident-badge = Name or badge: { $words }
incident-vehicle = Car and plate: { $words }
incident-text = And: { $words }
incident-written = Written down: { $date }, { $time } UTC
incident-seen-yes = I saw it myself.
incident-seen-no = I did not see it myself.
incident-city-yes = It was on city property.
incident-city-no = It was not on city property.
incident-unchecked = One person's words. Nobody has checked them.
incident-lawyer = Give this to a lawyer. Amparo sends it to nobody.

city-title = On city property
city-tell = Tell the staff there what you saw.
city-report = Each city department has a person who must report federal activity on city property.
city-say = You can say: Please tell your department's contact about this.
city-limits = City rules do not stop federal officers on the street.
city-office = Questions about city rules? Call 311. Ask for the Mayor's Office of Immigrant Affairs.
city-311 = 311 is not a line to report ICE.
city-script = We do not have the city's own script for its staff.

## Records requests

request-own-title = Your own file
request-own-what = The government keeps files on people. One can ask for a copy.
request-own-lawyer = Let a lawyer file it.
request-own-why = A request tells the government your name and address.
request-city-title = What the city asked for
request-city-what = In July 2025 the mayor told the city to ask ICE for its records.
request-city-answer = The answer is not known to us.

## On paper

print-packet = Search packet: { $name }
print-plan = Our family plan
print-section-locator = For the locator, in this order
print-section-health = Health
print-section-children = Children
print-section-help = Lawyer and consulate
print-section-collect = Who picks up whom
print-section-caregiver = Who takes care of the children
print-section-pickup = Pickup list
print-section-medicines = Medicine
print-section-schools = Schools
print-section-home = Pets, car, bank
print-section-job = Job
print-section-numbers = Numbers to know by heart
print-section-meeting = Where we meet
print-section-papers = Papers
print-made = Printed: { $date }
print-reviewed = Gone through: { $date }
print-private = Anyone who finds this paper can read it. Keep it where you trust.
field-a-number = A-number
field-country = Country of birth
field-name = Full legal name
field-other-names = Other names and ways to write it
field-birth = Birth date
field-medicine = Medicine
field-health = Illness, allergies
field-child = Child
field-born = Born
field-school = School
field-collected-by = Picked up by
field-lawyer = Lawyer
field-phone = Phone
field-consulate = Consulate
field-caregiver = Caregiver
field-pets = Pets
field-car = Car
field-bank = Bank and bills
field-job = Job
field-job-calls = The job calls
field-whose = Whose number
field-meeting = Place
field-note = To know
field-how = How much and when
field-place = Where it is
field-open = Not ready yet
