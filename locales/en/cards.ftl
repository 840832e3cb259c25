### Rights cards, show screens and their labels.
### Every sentence stands on a fact of docs/content/facts.md; core/cards/data/cards/*.json say which.
### One action a line, about 12 words a sentence. Say what one can do, never what officers will do.

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

## At the door

door-title = They are at my door
door-step-calm = Stay calm. Keep the door closed. You can talk through it.
door-step-paper = Ask for a paper under the door or at the window.
door-step-check = Look for a court, a judge's signature, your correct address. All three? They can enter. Do not block the door.
# $as_of: a whole date.
door-step-i205 = You can say no. ICE says form I-205 is enough to come in. Courts are deciding ({ $as_of }).
door-avoid = Do not open to look. Do not lie. If they come in, do not block or fight.
door-why-home = To enter a home, officers should have your consent, a judge's warrant or an emergency.
door-why-crack = A door that is open a little makes an arrest easier.
door-why-forms = ICE forms are signed by immigration officers, not judges.
door-why-police = A court settlement says ICE here should not pretend to be police.
door-why-silent = You can stay silent even if they have a judge's warrant.

## On the street

street-title = On the street
street-step-ask = Stay calm. Ask if you are free to go.
street-step-yes = They say yes? Walk away calmly.
street-step-no = They say no? You may be held. Stay silent and ask for a lawyer.
street-step-name = You can choose not to answer. If you say a name, say your true name.
street-avoid = Do not run. Do not lie. Do not show false papers.
# $since: a whole date.
street-why-stops = Court limits on stops here are paused since { $since }. Stops may happen anyway.
street-why-later = Do not argue on the street. A lawyer can challenge the stop later.
street-why-search = You can say no to a search. They may still pat you down for weapons.
street-why-papers = 18 or older with a valid green card, work permit or registration paper? The law says to carry it.
street-why-unsure = Never carry false papers. Unsure? Ask a lawyer.

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
