### Strings of every screen of the phone, and of the workshop's view of it.
### Names follow `screen-part`. A shell fetches one screen by its prefix; messages with variables are asked for one by one.
### Rules for translators (short sentences, words never to use) are in ../README.md.

## Shared by all screens

app-name = Amparo
common-back = Back
common-close = Close
common-cancel = Go back without saving
common-paste = Paste
common-copy = Copy
common-try-again = Try again
common-fallback = This part is not in your language yet.
common-code = Code to read aloud to a helper: { $code }
common-loading = One moment …
language-title = Language
# Shown in the list of languages: the language's own name for itself.
language-name = English
# Quiet label beside it: how this translation was made. Change it only when a named person has reviewed the whole file.
language-state = Written in this language

## First start: one language, one name, one number

setup-title = Ready in one minute
setup-alone = Are you alone?
setup-alone-hint = If somebody is making you do this, stop here. You can come back.
setup-alone-go = Go on
setup-alone-later = Not now
setup-language = Choose your language
setup-person = Who should know first?
setup-person-hint = One person and one number. Then one press works.
setup-done = Add this person
setup-done-hint = No account. No PIN yet. You can change this at any time.

## Home

home-alert = Hold to alert my family
home-alert-hint = Keep your finger here one second
# Name of the same action for a screen reader, where holding is not possible.
home-alert-action = Alert my family
# After one plain press, for whoever does not hold: the second press alerts.
home-alert-again = Press again to alert my family
home-alert-first = Add one person first
home-alert-first-hint = Then one press will try to tell them
# $count: people who could be tried now. $practice: `none` or `done`. $answered: people who answered the last practice.
home-ready =
    Ready to try { $count ->
        [one] { $count } person
       *[other] { $count } people
    } · { $practice ->
        [done] last practice: { $answered } answered
       *[none] no practice yet
    }
# $total: people in the list, of whom only $count can be tried now.
home-ready-part =
    Ready to try { $count } of { $total } people · { $practice ->
        [done] last practice: { $answered } answered
       *[none] no practice yet
    }
home-nobody = Nobody to try yet
home-open-alert = An alert is open
home-open-alert-hint = See what is known. Say when you are safe.
home-rights = My rights
home-rights-hint = At the door, street, if detained
home-family = My family
home-family-locked = Locked
home-family-open = Open
home-family-none = Not set up yet
home-lock = Lock
home-unlock = Open with PIN
home-help = Find help
home-language = Language

## My rights: the situations

rights-title = My rights
rights-question = What is happening?
rights-search = Search
rights-search-hint = Say it in your own words.
rights-search-none = Nothing found. Try other words.
rights-found = What we found
rights-print = Print a card for your wallet
rights-handout = Print several cards
rights-handout-choose = Choose the cards
rights-other = Something else
# Under a topic of the family plan that was found: the app has no page for it yet.
rights-plan = From the family plan. It has no page here yet.
# $count: cards.
rights-changed = { $count ->
        [one] { $count } card changed since you last looked
       *[other] { $count } cards changed since you last looked
    }

## Who can help

help-title = Who can help
help-hint = Lawyers, hotlines, food and rent
help-language = Who speaks your language comes first
help-any-language = Any language
help-text-message = Text message
help-question = What do you need?
# $languages: a list.
help-speaks = They speak: { $languages }
help-chosen = Speaks the language you chose
help-page = Page
help-print = Print this list
help-print-all = Print the whole list

## One card

card-do = Do
card-say = Say
card-do-not = Do not
card-why = Why
card-call = Who to call
card-call-hint = You press the number. This phone never calls by itself.
card-call-dial = Call { $name }, { $number }
# Addresses of groups whose numbers are not sure enough to be called.
card-pages = Pages to look at
# Above drawn samples of papers.
card-papers = What the papers look like
card-reviewed = Reviewed
card-show = Show this
card-more = More
card-less = Less
card-sound = It sounds like
card-meaning = It means
card-sources = Sources
card-law = The law
card-sure = How sure we are
card-sure-high = High
card-sure-medium = Medium
card-sure-low = Low
card-step = Do:
card-avoid = Do not:
card-print = Print this card
card-changed = New since you last looked
# $pack: its name. $date: the day it was made.
card-pack = Words from the update { $pack }, { $date }

## What changed since the reader last looked

changes-title = What changed
changes-new = New card
changes-none = Nothing has changed since you last looked.
changes-read = I have seen it

## What is past its date

old-title = What is out of date
old-hint = It still opens. Check it before you rely on it.
old-none = Nothing is past its date.
old-cards = Cards
old-directory = Numbers and pages

## The screen that is held up for an officer

show-close = Close
show-hold = Hold this up
show-reader = In your language

## People who get the alert

people-title = People
people-empty = Nobody yet
people-empty-hint = Add one person. One press will then try them.
people-add = Add a person
people-edit = Change this person
people-label = A name only you need to know
people-label-hint = An initial is enough. It is kept outside the locked part.
people-number = Phone number
people-number-hint = With area code. They get a text message.
people-language = The language they read
people-save = Save this person
people-remove = Remove { $name }
people-remove-sure = Remove { $name }? They will get no more alerts.
people-remove-yes = Yes, remove this person
people-sms = Text message
people-page = Family page
people-page-none = No family page
people-page-paired = Family page paired
people-page-gone = Family page stopped. Pair it again.
people-invite = Invite to the family page
people-many = More than five people often means that nobody feels asked. Three is a good number.
people-count = { $count ->
        [one] { $count } person gets the alert
       *[other] { $count } people get the alert
    }
# What the owner chooses for one person. The roles are messages of their own, role-….
people-few = Three people who act are better than ten who wait.
people-full = There is no room for more than { $max } people.
people-lead = Calls the hotline
people-lead-hint = One person only. The others read: do not call the line.
people-lead-now = Now it is { $name }.
people-quiet = Quiet
people-quiet-hint = Only real alerts and what follows them. No practice.
people-pause = Pause
people-pause-hint = While paused they get nothing, not even an alert.
people-pause-day = For one day
people-pause-week = For one week
people-pause-open = Until I end it
people-pause-end = End the pause
# $date: day, or day and time.
people-paused = Paused until { $date }
people-paused-open = Paused until you end it
people-opt-out = They want no messages
people-opt-out-hint = If they tell you so, press this. They get nothing, not even an alert.
people-opted-out = Wants no messages
people-opt-in = They want messages again
people-groups = Groups
people-groups-hint = An alert can go to one group only. Without a group it goes to everyone.
people-group-name = Name of the group
people-group-add = Add a group
people-group-everyone = Everyone
people-ways = Ways to try
people-ways-together = All at once
people-ways-in-order = One after the other
people-ways-in-order-hint = If one does not work within a minute, the next one is tried.
people-ways-first = First
people-message = Your own words
people-message-hint = They leave as you write them, instead of ours. Place and link come after them.
people-message-ours = Use our words
people-message-safe = Others may read it on the way. Write only what they must know.
people-page-test = Test the family page
people-page-test-hint = They see that it is a test. They need not answer.
people-page-end = End this family page
people-page-end-sure = End the family page of { $name }? It takes nothing more from this phone.
people-page-end-yes = Yes, end it
people-page-ending = Ending. We do not know yet if the page heard it.

## Alert and its states

alert-title = Alert
alert-saved = Saved on this phone at { $time }
alert-not-saved = Not saved on this phone. You can still use the messages below.
# The three honest sentences. No screen says more than this.
alert-not-gone = Not gone yet
alert-left-phone = Left this phone; we do not know more
alert-answered = { $name } answered
# Badges beside a person: one or two words.
alert-badge-waiting = Waiting
alert-badge-press = Press Send
alert-badge-trying = Trying
alert-badge-answered = Answered
alert-badge-stopped = Stopped
# Details, on tap.
alert-detail-draft = The message is ready. Only you can press Send.
alert-detail-composer = Messages app opened; only you can press Send
alert-detail-trying = Trying now
alert-detail-no-network = No network. We keep trying.
alert-detail-next = Next try in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
alert-detail-accepted = Their push service took it at { $time }. We do not know if they saw it.
alert-detail-handed = The phone network took it at { $time }. We do not know if they saw it.
alert-detail-sms-failed = The text message did not leave. Try it again.
alert-detail-page-gone = Their family page takes no more messages. Pair it again.
alert-detail-expired = We stopped trying: too much time has passed.
alert-detail-refused = Their push service did not take it. Tell a helper.
alert-detail-no-way = There is no number and no family page for this person.
alert-detail-window = Nothing leaves yet. You can still take it back.
# Several ways, one after the other: this one waits, or is not needed any more.
alert-detail-held = Kept back: another way comes first, or already took it.
alert-detail-received = Their family page told us at { $time } that it has this. We do not know if they saw it.
# What they pressed on their page. $time: when this phone heard it.
alert-detail-on-it = Their answer, heard at { $time }: I am on it.
alert-detail-cannot = Their answer, heard at { $time }: I cannot.
# The owner pressed alert-she-called.
alert-detail-called = You said at { $time } that they called.
alert-detail-cancelled = You took this back. It did not leave this phone.
alert-detail-paused = You paused this person. Nothing goes to them.
alert-detail-opted-out = This person wants no messages. Nothing goes to them.
alert-detail-untrusted = The phone's clock may be wrong, or the connection is not safe. We keep trying.
alert-open-message = Open the message
alert-open-message-for = Open the message for { $name }
alert-parts = { $count ->
        [one] { $count } text message
       *[other] { $count } text messages
    }
# Beside the count, when one letter outside the alphabet of text messages makes it longer.
alert-parts-unicode = A letter such as á or ’, or a picture, makes it longer.
# The window after a press in which it can be taken back.
alert-cancel-window = Nothing leaves for { $seconds } s
alert-cancel = Take it back
alert-cancelled = Taken back. Nothing left this phone.
alert-cancel-too-late = Something may have left already. Say “I am safe” instead.
# A button: nobody but the owner can know this.
alert-she-called = { $name } called me
alert-she-called-hint = Press this only if they called or wrote to you.
# More to the same people about an alert that is open.
alert-update = Alert the same people again
alert-update-hint = They read that there is more, and your place if you share it.
alert-update-saved = The new message is saved on this phone at { $time }
# The family word, typed with “I am safe”.
alert-word = Family word, if you have one
alert-word-hint = Their page compares it. This phone does not keep it. You may leave it empty.
# Practice with real people. The message itself stands in alerts.ftl.
alert-drill-title = Practice with your people
alert-drill-hint = They read: this is practice, nothing has happened.
alert-drill-before = Before the first time, tell them that it will come.
alert-drill-skips = Left out: people on quiet, paused, or who want no messages.
alert-drill-gentle = Quiet practice
alert-drill-loud = Loud practice
alert-drill-loud-hint = On a family page the notice stays until they touch it.
alert-drill-saved = Practice is saved on this phone at { $time }
# $answered of $people.
alert-drill-answered = { $answered } of { $people } answered
# A new number of the owner's.
alert-number-title = My number changed
alert-number-new = Your new number
alert-number-hint = With your PIN, family pages can trust it. A text message proves nothing.
alert-number-tell = Tell my people
alert-number-saved = The message about your number is saved on this phone at { $time }
alert-safe = I am safe (hold, then PIN)
alert-safe-action = Tell my family I am safe
alert-show-card = Show my rights card
alert-none = No alert is open

## What one person is to the owner

# Decides what that person's family page advises. Neutral words: any gender, any family.
role-title = What are they to you?
role-hint = Their family page then says what they should do.
role-other = Someone else
role-spouse = Husband, wife or partner
role-school-pickup = Picks up the children
role-lawyer-contact = Talks with the lawyer
role-far-away = Lives far away
role-child = A child
role-child-hint = A child reads only which adult to call: no place, no tasks.

## Before an alert: what is ready

# Never “can reach”: only what can be tried, and what the last practice showed.
preflight-title = What is ready
# $ready of $total people could be tried now. $date: day of the last practice. $answered of $people answered it.
preflight-summary = Ready to try { $ready } of { $total ->
        [one] { $total } person
       *[other] { $total } people
    } · last practice { $date }: { $answered } of { $people } answered
preflight-summary-none = Ready to try { $ready } of { $total ->
        [one] { $total } person
       *[other] { $total } people
    } · no practice yet
# Beside a person or a way.
preflight-ready = Ready to try
preflight-doubt = Ready to try, but look at this
preflight-not-ready = Not ready
# One for each thing that is in the way.
preflight-no-number = There is no phone number for text messages.
preflight-not-paired = There is no family page yet.
preflight-page-gone = Their family page takes no more messages. Pair it again.
preflight-page-old = Their family page took nothing for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Practice shows if it still works.
preflight-no-sim = There is no SIM card ready in this phone.
preflight-no-sms = This device has no text messages.
preflight-sms-not-allowed = Text messages are not allowed for Amparo. Allow them in the phone's settings.
preflight-no-network = No network now. We try when it is back.
# $minutes: without sign. From two hours on preflight-clock-far.
preflight-clock-wrong = This phone's clock is wrong by { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Let the network set it.
preflight-clock-far = This phone shows a wrong time or day. Let the network set it.
# Nothing goes to this person.
preflight-paused = You paused this person until { $date }.
preflight-paused-open = You paused this person until you end it.
preflight-opted-out = This person wants no messages.
# The last practice with one person.
preflight-practice-answered = Practice { $date }: answered
preflight-practice-left = Practice { $date }: left this phone, no answer
preflight-practice-not-gone = Practice { $date }: did not leave this phone
preflight-practice-none = No practice yet
preflight-practice-due = Time to practice. It takes one minute.
preflight-many = { $count } people are many. Then often nobody feels asked.
# The alert itself does not open.
preflight-restarted = This phone was restarted. Unlock the phone once, then open Amparo. Until then the alert does not work.
preflight-key-gone = The key for the alert is not in this phone. Open the locked part with your PIN: that brings it back.
preflight-key-lost = The key for the alert is lost, and your people with it. Add them again.
preflight-needs-keeper = The alert needs the sealed part first: you chose the PIN first. A keeper can open it.
preflight-needs-pin = The alert needs your PIN first. You chose this in the settings.

## Alert settings

alert-settings-title = Alert settings
alert-settings-name = Your name in text messages
alert-settings-name-hint = For people without a family page. You may leave it empty.
alert-settings-cancel = Time to take a press back
alert-settings-cancel-hint = Until it ends nothing leaves. If the phone is taken meanwhile, it can be stopped.
alert-settings-cancel-off = None: it starts at once
alert-settings-cancel-seconds = { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
alert-settings-place = Share where you are
alert-settings-place-off = No
alert-settings-place-about = To about 1 km
alert-settings-place-exact = As exactly as the phone knows
alert-settings-place-hint = It goes to all your people but children. Text messages can be read on the way.
alert-settings-pin-first = PIN first
alert-settings-pin-first-hint = Without the PIN nobody sees your people in this phone.
# Its price, always shown with it.
alert-settings-pin-first-price = After that an alert needs the PIN. One press alone does nothing.
alert-settings-reminder = Remind me each month to practice

## What a party that takes the phone could read and do

# A list: a shell leaves out the lines whose count is 0.
exposure-title = If somebody takes this phone
exposure-see = Without your PIN they could see:
exposure-people = { $people ->
        [one] { $people } name that you picked
       *[other] { $people } names that you picked
    }
exposure-numbers = { $numbers ->
        [one] { $numbers } phone number
       *[other] { $numbers } phone numbers
    }
exposure-alerts = { $alerts ->
        [one] { $alerts } alert or practice of the last days, with its time
       *[other] { $alerts } alerts and practices of the last days, with their times
    }
exposure-texts = { $texts ->
        [one] { $texts } text message that has not left
       *[other] { $texts } text messages that have not left
    }
exposure-nobody = No names yet
exposure-choices = What you chose here: roles, groups, your own words
exposure-do = They could send an alert in your name to { $pages ->
        [one] { $pages } family page
       *[other] { $pages } family pages
    }.
exposure-do-texts = They could write text messages from this phone, as from any phone.
exposure-not-safe = They could not tell a family page that you are safe.
exposure-not-vault = They could not open the locked part.
exposure-messages-app = Text messages that left stay in the messages app. Amparo cannot hide them.
# No secure hardware.
exposure-unprotected = This phone has no safe place for a key. Who takes it apart can read this, even while it is off.
# With “PIN first”, instead of the list.
exposure-pin-first = “PIN first” is on. While Amparo is locked they see none of your people. They cannot send an alert.
exposure-pin-first-off = To hide this, choose “PIN first”. Then an alert needs the PIN too.

## I am safe

safe-title = I am safe
safe-hint = Your family will read: hear my voice before you stop.
safe-confirm = Tell my family I am safe
safe-needs-pin = Type your PIN, so that your family can trust this.
safe-unauthenticated = Without a PIN this is a text message only. Nobody can check that it is from you.
# A sealed phone has no PIN to check.
safe-sealed = Sealed. This phone cannot show that it is you. Call your family yourself.
safe-saved = “I am safe” is saved on this phone at { $time }

## Lock, open, choose a PIN

lock-title = Locked
lock-now = Lock
lock-done = Locked. The alert and the cards still work.
unlock-title = Type your PIN
unlock-open = Open
unlock-working = Opening. This takes a few seconds.
unlock-pin = PIN
unlock-nothing-lost = A wrong PIN deletes nothing.
unlock-forgot = I forgot my PIN
# Instead of `error-not-found`, when opening fails because the phone's own key was lost (a restored phone).
unlock-key-lost = The key in this phone is gone, so this part does not open here. Nothing was deleted. Keep the app and ask a helper.
pin-title = Choose a PIN
pin-hint = Six digits or more, or a few words. No birthday.
pin-warning = Nobody can give you this PIN again. Learn it by heart.
pin-first = PIN
pin-again = The same PIN again
pin-differ = The two are not the same. Type them again.
pin-short = Too short: six digits or more.
pin-create = Lock my documents with this PIN
pin-working = Making the lock. This takes a few seconds.

## My family: what the lock protects

family-title = My family
family-people = People
family-contacts = Emergency contacts
family-contacts-hint = Numbers to have at hand
family-documents = My documents
family-documents-hint = Photos and files, locked with your PIN
family-create = Make the locked part
family-create-hint = Safest: a trusted person keeps copies. This phone is second.

## Emergency contacts

contacts-title = Emergency contacts
contacts-empty = No contact yet
contacts-add = Add a contact
contacts-name = Name
contacts-relation = Who this is to you
contacts-phone = Phone number
contacts-note = Note
contacts-save = Save this contact
contacts-remove = Remove { $name }
contacts-remove-sure = Remove { $name } from your contacts?
contacts-remove-yes = Yes, remove this contact

## Documents

documents-title = My documents
documents-first = Safest: a trusted person keeps copies. This phone is second.
documents-empty = No document yet
documents-add = Add a photo or a document
documents-adding = Adding { $name }: { $percent } %
documents-stop = Stop adding
documents-stopped = Stopped. Nothing was added.
documents-open = Open
documents-size = { $size } · added { $date }
documents-remove = Delete { $name }
documents-remove-sure = Delete { $name } from this phone? You cannot get it back here.
documents-remove-yes = Yes, delete this document
documents-count = { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }

## Pairing a relative's family page

pair-title = Invite { $name }
pair-why = A family page shows { $name } that an alert is really from your phone.
pair-pin = Pairing asks for your PIN first. Saying “I am safe” will need it.
pair-page = Address of the family page
pair-sender = What { $name } calls you
pair-start = Make the invite
pair-show = Let { $name } scan this
pair-link = Or give { $name } this link
pair-link-hint = It is for one person only. Do not post it anywhere.
pair-expires = This invite ends { $time }
pair-reply = Paste the answer from { $name }
pair-reply-hint = It begins with AMPARO1.
pair-reply-check = Check the answer
pair-review = Check before you go on
pair-review-host = Alerts for { $name } will go through { $host }
pair-review-unknown = We do not know this service. Go on only if { $name } chose it.
pair-approve = Yes, use this
pair-pictures = Compare five pictures
pair-pictures-hint = Call { $name }. Read the pictures aloud. Same pictures, same order?
# $position: 1 to 5. $picture: the name of the picture. For a screen reader.
pair-picture = Picture { $position }: { $picture }
pair-same = They are the same
pair-differ = They are different
pair-done = { $name } is paired
pair-done-hint = Try it together soon, while nothing is wrong.
pair-rejected = Not paired. Make a new invite, and give it in another way.
pair-ended = This invite has ended. Make a new one.
pair-waiting = Waiting for the family page to open

## The locked part: what is in it

# The vault. “Locked part” is its name on all screens.
vault-title = My locked part
vault-first = Safest: a trusted person keeps copies. This phone is second.
vault-empty = Nothing here yet
vault-empty-hint = Start with one photo or one number.
vault-add = Add something
vault-add-photo = Take a photo
vault-add-file = Choose a photo or a file
vault-add-note = Write a note
vault-contacts = Contacts
vault-documents = Photos and files
vault-packets = Search packets
vault-plan = Family plan
vault-notes = Notes
vault-proofs = Two years here
vault-keepers = Spare keys
vault-backup = Copies
vault-backup-hint = One locked file, for the day this phone is gone
vault-settings = Settings of the locked part
vault-search = Search
vault-search-hint = A name, a word or part of a number
vault-search-clear = Empty the search field
vault-search-none = Nothing found. Try fewer letters.
# $count: how many were found.
vault-search-found = { $count ->
        [one] { $count } found
       *[other] { $count } found
    }
vault-locked-add = You can add. You cannot read until you unlock.
vault-locked-add-photo = Add a photo without opening
vault-locked-add-note = Add a note without opening
vault-locked-added = Added. You will see it after you unlock.
vault-locked-full = No more room for this while locked. Unlock first.
# Quiet label beside an item that was added while locked and not looked at yet.
vault-captured = Added while locked
# $count: items added while locked.
vault-captured-count = { $count ->
        [one] { $count } item was added while locked
       *[other] { $count } items were added while locked
    }
vault-captured-hint = Look at each one. Keep it or throw it away.
vault-captured-keep = Keep
vault-captured-discard = Throw away
vault-captured-discard-sure = Throw this away? You cannot get it back here.
vault-captured-discard-yes = Yes, throw it away
vault-captured-damaged = One item added while locked cannot be read. Nothing was deleted.
vault-undo = Take back the last change
vault-undone = Taken back
vault-undo-none = There is nothing to take back
vault-saved = Saved
# $name: what will be removed: a photo, a file.
vault-remove = Remove { $name }
vault-remove-sure = Remove { $name }?
vault-remove-yes = Yes, remove it
vault-remove-undo = You can take this back once.

## One document: adding and saving it elsewhere

document-adding = Adding { $name }
# $done, $total: sizes with their unit.
document-progress = { $done } of { $total }
# For a screen reader.
document-percent = { $percent } % done
document-cancel = Stop
document-cancelled = Stopped. Nothing was added.
# $size: what is needed. $free: what there is.
document-no-space = This needs { $size }. This phone has { $free } free. Nothing was added.
document-locked = The phone locked, so this could not finish. Nothing was added.
document-changed = The file changed while it was being added. Nothing was added.
document-added = Added. It opens with your PIN or a spare key.
document-original = The first photo may still be in your gallery. Delete it there yourself.
document-export = Save outside of Amparo
document-export-sure = Outside of Amparo anybody can read it.
document-export-yes = Yes, save it outside
document-exporting = Saving { $name }
document-export-done = Saved outside of Amparo
document-export-cancelled = Stopped. What was begun outside was removed.
document-rename = Change the name
document-name = Name
# For a screen reader. $name: of the document.
document-thumbnail = Small picture of { $name }

## Search packet: what finds a person who was taken

# Labels follow the order in which the official locator asks.
packet-title = Search packet
packet-hint = One for each person. It helps your family look for them.
packet-empty = No search packet yet
packet-add = Add a person
packet-label = Who this is for
packet-a-number = A-number
packet-a-number-hint = On many papers: the letter A and 7 to 9 digits. Leave it empty if you do not know it.
packet-country-of-birth = Country of birth
packet-legal-name = Full legal name, as on file
packet-other-names = Other names and spellings
packet-other-names-hint = Two last names, a married name, a name with a typing mistake.
packet-birth = Date of birth
packet-birth-year = Year
packet-birth-month = Month
packet-birth-day = Day
packet-medication = Medicine: which, how much, when
packet-conditions = Illness, pregnancy, allergies, special needs
packet-children = Children
packet-child-add = Add a child
packet-child-name = Child's name
packet-child-birth-year = Year of birth
packet-child-school = School or day care
packet-child-collected-by = Who picks this child up
packet-lawyer-name = Lawyer's name
packet-lawyer-phone = Lawyer's phone number
packet-collectors = Who picks up whom
packet-collector-add = Add a line
packet-collector-who = Who goes
packet-collector-whom = For whom
packet-collector-phone = Phone number
packet-consulate = Consulate
packet-save = Save this packet
packet-share-hint = It stays on this phone. You choose with whom you share it.
packet-change = Change this packet
packet-print = Print this packet
packet-lacks = What is missing
packet-remove = Remove this packet
packet-remove-sure = Remove this packet?
packet-name-add = Add a name

## Family plan: names of its parts

plan-title = Family plan
plan-hint = Fill in what you know. You can stop and come back.
plan-caregiver = Who takes care of the children
plan-caregiver-contact = Choose from my contacts
plan-caregiver-name = Name
plan-caregiver-phone = Phone number
plan-pickup = Who may pick up the children
plan-pickup-child = Child
plan-pickup-school = Where
plan-pickup-people = Who may, in this order
plan-medicines = Medicines
plan-medicine-who = Who takes it
plan-medicine-what = Which medicine
plan-medicine-how = How much, when, which pharmacy
plan-schools = Schools and day care
plan-school-name = Name of the school
plan-school-phone = Phone number of the school
plan-school-note = What they need to know
plan-pets = Pets
plan-car = Car: where it is, the key, payments
plan-bank = Bank and bills
plan-bank-hint = No passwords and no PINs here.
plan-employer = Work
plan-employer-name = Employer
plan-employer-phone = Phone number at work
plan-employer-contact = Whom your employer calls
plan-employer-told = My employer has this in writing
plan-lawyer = Lawyer's name for form G-28
plan-lawyer-hint = Only the name. Do not sign an empty form.
plan-numbers = Numbers to learn by heart
plan-number = Phone number
plan-number-whose = Whose number
plan-meeting = Where the family meets
plan-word = A family word
# A tick: the word itself is written down nowhere.
plan-word-agreed = We have agreed on one
plan-papers = Checklist of documents
plan-paper-what = Document
plan-paper-done = Ready
plan-paper-place = Where it is, or who has it
plan-add = Add a line
plan-save = Save the plan
# $date: day of the last review.
plan-reviewed = Looked through on { $date }
plan-reviewed-never = Not looked through yet
plan-review-due = Six months have passed. Look through the plan together.
plan-review-done = We looked through it today
plan-review = Go through it all
# $count of $total questions have an answer.
plan-answered = { $count } of { $total } answered
plan-position = Question { $position } of { $total }
plan-continue = Answer the next question
plan-save-next = Save and go on
plan-person-add = Add a person
plan-person-remove = Remove this person
plan-remove-line = Remove this line
plan-caregiver-other = Somebody who is not in my contacts
plan-papers-more = More papers to think of
plan-know = Good to know
plan-print = Print the family plan
plan-print-hint = Anyone who finds this paper can read it. Keep it where you trust.

## Numbers to learn by heart: asked one by one

quiz-title = Learn numbers by heart
quiz-start = Practice the numbers
quiz-due = Time to practice
quiz-later = You know it for now
# For a screen reader: a field for some of the digits.
quiz-part = Part { $part }
quiz-check = Check
quiz-more = The next number
quiz-empty = No numbers yet. Write them in the family plan.

## The first three days: who does what, from a search packet

days-title = The first three days
days-hint = Who does what, if this person is taken
days-who = Who will read this?
days-lead = Who calls the lines?
days-lead-reader = The one who reads this
days-lead-nobody = Nobody chosen yet
days-script = What to say on this call
days-spellings = Ways to write the name
days-gap = A dashed frame has a gap. Fill it in when you know.
days-careful = Be careful

## Note: what I saw

note-title = What I saw
note-hint = Only what you know. Empty lines are fine.
note-safety = Your safety first. Stand back. Write it down later.
note-size = How many people
note-activity = What they did
note-location = Where
note-uniform = What they wore
note-time = Date and time
note-equipment = What they had with them
note-agency = Which agency, as they said or as written
note-badge = Name or number on a badge
note-vehicle = Vehicle: kind, color, plate
note-saw = Did you see it yourself?
note-saw-yes = I saw it myself
note-saw-no = Somebody told me
note-city = Was it on city property?
note-city-yes = Yes
note-city-no = No
note-city-unknown = I do not know
note-text = Everything else
note-save = Save this note
note-written = Written on { $date }
note-stays = It stays on this phone. You choose who reads it.
note-empty = No note yet
note-new = Write down what I saw
note-change = Change this note
note-remove = Remove this note
note-remove-sure = Remove this note?
note-read = Read it aloud on a call
note-export = Save as text for a lawyer
note-export-english = Save it with English labels
note-city-tell = On city property
note-requests = Ask for records

## Two years here: the list

proof-title = Two years here
proof-hint = List what shows that you have lived here for two years.
proof-empty = Nothing on the list yet
proof-add = Add a line
proof-what = What it is
proof-what-hint = A lease, pay slips, bills, school or clinic letters
proof-from = First day
proof-to = Last day
proof-document = Photo or file in this phone
proof-document-none = None in this phone
proof-place = Where it is kept
proof-save = Save this line
proof-gaps = Days with nothing yet
# $from, $to: days.
proof-gap = From { $from } to { $to }
proof-gaps-none = The list covers all of the last two years.
proof-lawyer = This is only a list. Ask a lawyer what counts.

## Spare keys: keepers

# A keeper is a person or a sheet with a spare key. Nobody is suggested. No “she” or “he”: write around it.
keeper-title = Spare keys
keeper-empty = Nobody has a spare key yet
keeper-give = Give someone a spare key
# $name: the keeper.
keeper-guide = Give { $name } a spare key
keeper-what = A keeper holds a spare key. If you cannot open the locked part, the keeper can.
keeper-can = { $name } can open everything without you. What { $name } already got stays with { $name }.
keeper-choose = You choose who. We suggest nobody.
keeper-alone = Are you alone?
keeper-alone-hint = If somebody is making you do this, stop here. You can come back.
keeper-alone-go = Go on
keeper-alone-later = Not now
keeper-name = Name of this keeper
keeper-name-hint = Only you see it.
keeper-kind = How will this key be kept?
keeper-kind-printed = On a printed sheet
keeper-kind-phone = On the keeper's phone
keeper-printed-hint = Give the sheet to the keeper. Whoever has the sheet has the key.
keeper-printed-home = No printed sheet in the same home as this phone.
keeper-printed-print = Print the sheet
keeper-printed-printer = Use a printer you trust. Some printers keep what they print.
keeper-phone-hint = You are side by side. The keeper has Amparo, with a PIN.
keeper-phone-start = On { $name }'s phone, press: Keep a key for someone
keeper-show = Let { $name } scan this
keeper-scan = Scan what { $name }'s phone shows
keeper-pictures = Compare five pictures
keeper-pictures-hint = Hold the phones side by side. Same pictures, same order?
# $position: 1 to 5. $picture: the name of the picture. For a screen reader.
keeper-picture = Picture { $position }: { $picture }
keeper-same = They are the same
keeper-differ = They are different
keeper-rejected = Stopped. Nobody got a key. Start again, side by side.
keeper-not-counted = Not counted yet
keeper-not-counted-hint = Try the key once. Only then it counts.
keeper-try = Try this key now
keeper-try-printed = Type or scan the sheet you printed.
keeper-try-phone = Let { $name } scan this, then scan the answer.
keeper-try-wrong = This is not that key. Nothing was changed.
keeper-counted = Counted
keeper-counted-hint = This key was tried and works.
# $count: keys that were tried. $total: all keys.
keeper-count = { $count } of { $total } keys counted
keeper-most = Five spare keys are the most there can be.
keeper-added = Given on { $date }
keeper-replace = Replace this key
keeper-replace-hint = First try the new key. Then take the old one back.
keeper-revoke = Take this key back
keeper-revoke-sure = Take back { $name }'s key?
keeper-revoke-changes = The lock of this phone changes. The old key stops opening it.
keeper-revoke-limits = What { $name } already saw or copied cannot be taken back.
keeper-revoke-copies = Old copies still open with the old key. Make new copies, and destroy the old ones.
keeper-revoke-last = This is your last counted key.
keeper-revoke-yes = Yes, take it back
keeper-revoke-working = Changing the lock. { $percent } % done. You can go on using Amparo.
keeper-revoked = Taken back. The old key does not open this phone any more.
# A key that never counted.
keeper-removed = Taken off the list. Nothing else changed.
keeper-kept-title = Keys I keep for others
keeper-kept-empty = You keep no key
keeper-kept-add = Keep a key for someone
keeper-kept-whose = Whose key is it?
keeper-kept-hint = This key opens everything { $name } has locked. Show it to nobody else.
keeper-kept-saved = You now keep { $name }'s key
keeper-kept-remove = Stop keeping { $name }'s key
keeper-kept-remove-sure = Stop keeping it? Then you cannot help { $name } with it.
keeper-kept-remove-yes = Yes, stop keeping it

## Seal: planned ahead

# seal-warning is a promise: do not change what it says. Seal is never called a way out of a hurry.
seal-title = Seal
seal-warning = Do not start this if officers are here, have asked for the phone, or you are at a border. Ask a lawyer.
seal-what = Seal is planned ahead. Then this phone cannot open the locked part, not even with your PIN.
seal-keeps = Nothing is deleted. Your keeper can open it again. The alert keeps working.
# Instead of seal-keeps where the owner chose the PIN first (alerts-settings): the alert opens only with the locked part.
seal-keeps-pin-first = Nothing is deleted. Your keeper can open it again. You chose the PIN first: until then the alert does not work.
seal-limits = One can still see that there is a sealed part.
seal-lock = In a hurry? Use Lock.
seal-needs-keeper = First one spare key must count.
# $count: keys that were tried.
seal-keepers = { $count ->
        [one] { $count } counted key can open it again
       *[other] { $count } counted keys can open it again
    }
seal-captured = Look first at what was added while locked.
seal-start = Seal the locked part
seal-sure = Seal it now? Only a keeper can open it again.
seal-yes = Yes, seal it
seal-state = Sealed
seal-state-hint = Nothing was deleted. A keeper can open it again.
seal-state-works = The alert and the cards still work.
# Instead of seal-state-works, in the same way.
seal-state-works-pin-first = The cards still work. The alert does not: you chose the PIN first. It works again when a keeper has opened it.
seal-state-reopen = Open it again

## Reopen: with a keeper, after Seal or a forgotten PIN

reopen-title = Open it again
reopen-how = Which spare key do you have?
reopen-none = Nobody has a spare key for this phone. Without your PIN this part does not open. Nothing was deleted.
reopen-phone = A keeper with a phone
reopen-printed = A printed sheet
reopen-show = Show this code to your keeper
reopen-show-hint = Do it side by side, not over a call.
reopen-pictures = Compare five pictures
reopen-pictures-hint = Same pictures, same order?
# $position: 1 to 5. $picture: the name of the picture. For a screen reader.
reopen-picture = Picture { $position }: { $picture }
reopen-same = They are the same
reopen-differ = They are different
reopen-rejected = Stopped. Nothing was opened. Start again, side by side.
reopen-scan = Scan the keeper's answer
# From here: on the keeper's phone. $name: whose key it is.
reopen-keeper-title = Open again for { $name }
reopen-keeper-scan = Scan the code on the owner's phone
reopen-keeper-ask = Is the owner beside you, and free to choose?
reopen-keeper-yes = Yes
reopen-keeper-no = No
reopen-keeper-not-now = Then give nothing now. You can come back.
reopen-keeper-answer = Let the owner scan this
reopen-keeper-other = You keep no key for that phone.
# From here: on the owner's phone again.
reopen-scan-sheet = Scan the code on the sheet
reopen-type-sheet = Type the sheet, line by line
reopen-line = Line { $line }
reopen-line-wrong = Line { $line } is not right. Look at it again.
reopen-wrong-key = This key is for another locked part. Nothing was changed.
reopen-expired = This code has ended. Show a new one.
reopen-new-pin = Now choose a new PIN.
reopen-new-pin-hint = The old PIN does not open it any more.
reopen-working = Opening. This takes a few seconds.
reopen-done = Open again. Nothing was lost.
reopen-rekey = The lock is being changed. { $percent } % done.

## Copies: backup and restore

backup-title = Copies
backup-first = Safest: a trusted person keeps copies. This phone is second.
backup-what = One locked file with everything in it: contacts, photos, files, plan, notes.
backup-who = Your keepers can open it with a spare key. Your PIN does not open it.
backup-needs-keeper = First give someone a spare key.
backup-where = Give it to a trusted person, in another home.
backup-outside = Amparo does not put it on the internet. You choose the place.
backup-make = Make a copy
backup-making = Making the copy: { $percent } %
backup-cancel = Stop
backup-cancelled = Stopped. There is no copy.
backup-locked = The phone locked, so the copy could not finish.
backup-no-space = There is not enough room there for { $size }. Choose another place.
backup-done = The copy is ready
backup-done-hint = Ask a keeper to try it on another phone.
# $size: with its unit.
backup-file = One locked file, { $size }.
backup-save = Save the file
backup-opens-how = How it opens
# $names: the keepers, as a list.
backup-opens-who = Who can open it: { $names }
backup-opens-app = In Amparo: press “Bring back a copy”. Then type the printed sheet.
backup-opens-computer = On a computer: with the free program “age” and the key on the sheet.
# $count: what was not looked at yet.
backup-done-captured = { $count ->
        [one] { $count } item added while locked is not in the copy. Look at it first.
       *[other] { $count } items added while locked are not in the copy. Look at them first.
    }
# $count: what could not be read.
backup-done-damaged = { $count ->
        [one] { $count } item could not be read and is not in the copy.
       *[other] { $count } items could not be read and are not in the copy.
    }
backup-last = Last copy: { $date }
backup-never = No copy yet
backup-restore = Bring back a copy
backup-restore-need = You need two things: the file, and the printed sheet.
backup-restore-file = Choose the file
backup-restore-damaged = This file is damaged, or it is not a copy. Nothing was changed. Keep it, and try another one.
backup-restore-key = The key: scan or type the printed sheet
backup-restore-next = Go on
backup-restore-pin = Choose a new PIN for this phone.
backup-restoring = Bringing it back: { $percent } %
backup-restore-cancelled = Stopped. Nothing was brought back.
backup-restore-exists = There is a locked part here already. Nothing was changed.
# $count: what came back.
backup-restored = { $count ->
        [one] { $count } item is back
       *[other] { $count } items are back
    }
backup-restored-damaged = { $count ->
        [one] { $count } item could not be read. Keep the file.
       *[other] { $count } items could not be read. Keep the file.
    }
# $date: a day.
backup-restored-made = It was made on { $date }.
backup-restore-people = People who get the alert are not in the copy. Add them again.
backup-restore-keys = The old spare keys do not open this phone. Give new ones.
backup-origin-proven = This file comes from your Amparo.
backup-origin-unproven = We cannot prove that this file comes from your Amparo.
backup-origin-unproven-hint = Somebody else may have made it. Look at it before you trust it.

## Erase: in the settings, in calm times

erase-title = Erase the locked part
erase-calm = This is for calm times, such as selling this phone.
erase-law = Erasing while you are being investigated can itself be against the law. Ask a lawyer first.
erase-what = Contacts, photos, files, plan and notes go. You cannot get them back here.
erase-copies = Copies elsewhere stay. Your keepers can still open those.
erase-limits = Traces may stay in the phone's memory. They are locked, and this phone's key is gone.
erase-keeps = The alert and the cards stay.
erase-pin = Type your PIN again
erase-start = Erase everything in the locked part
erase-sure = Erase all of it?
erase-yes = Yes, erase it
erase-done = Erased

## Deep clean

clean-title = Deep clean
clean-what = Writes everything anew with a new key. The old key no longer opens leftovers of what you removed.
clean-time = This can take a while. You can go on using Amparo.
# $size: what is needed.
clean-space = It needs { $size } of free room for a time.
clean-start = Start deep clean
clean-working = { $percent } % done
clean-waiting = It goes on the next time you unlock.
clean-done = Clean
# $count: what could not be read.
clean-damaged = { $count ->
        [one] { $count } item cannot be read. The old file will be kept.
       *[other] { $count } items cannot be read. The old file will be kept.
    }
clean-damaged-go = Finish and keep the old file

## Six words instead of a PIN

passphrase-title = Your six words
passphrase-why = This phone has no safe place for a key. So six words are needed instead of a PIN.
passphrase-learn = Learn them by heart, in this order.
passphrase-write = Write them down? Yes, if you need to. Keep the paper away from this phone.
passphrase-warning = Nobody can give you these words again.
passphrase-other = Show other words
# For a screen reader. $position: 1 to 6.
passphrase-word = Word { $position }: { $word }
passphrase-again = Type the six words
passphrase-again-hint = In the same order, with spaces. Capital letters do not matter.
passphrase-differ = These are not the six words. Try again.
passphrase-create = Lock with these words
passphrase-unlock = Type your six words
passphrase-nothing-lost = Wrong words delete nothing.

## Change the PIN

pin-change-title = Change the PIN
pin-change-old = The PIN you have now
pin-change-new = New PIN
pin-change-again = The new PIN again
pin-change-save = Change the PIN
pin-change-working = Changing the lock. This takes a few seconds.
pin-change-done = Changed. The old PIN does not open any more.
pin-change-same = This is the same PIN. Choose another one.
pin-change-keepers = Spare keys stay as they are.
pin-change-words = Change the six words

## Lock by itself

lock-auto-title = Lock by itself
lock-auto-hint = After this time the PIN is needed again.
lock-auto-screen-off = When the screen goes off
lock-auto-idle = When nobody touches it
lock-auto-background = When another app is in front
lock-auto-at-once = At once
lock-auto-seconds = { $seconds ->
        [one] after { $seconds } second
       *[other] after { $seconds } seconds
    }
lock-auto-minutes = { $minutes ->
        [one] after { $minutes } minute
       *[other] after { $minutes } minutes
    }
lock-auto-saved = Saved

## Damage: look, and save what opens

damage-title = Something cannot be read
damage-nothing-deleted = Nothing is deleted.
damage-look = See what can be read
damage-looking = Looking. Nothing is changed.
# $sound, $damaged: how many.
damage-found = { $sound } can be read. { $damaged } cannot.
damage-doubtful = { $count ->
        [one] { $count } item opens, but may be an older version.
       *[other] { $count } items open, but may be older versions.
    }
damage-save = Save what opens into a new locked part
damage-save-hint = The old one stays as it is. It needs your PIN or a spare key.
damage-saving = Saving: { $percent } %
damage-saved = { $count ->
        [one] { $count } item is saved
       *[other] { $count } items are saved
    }
damage-lost = These could not be read:
damage-helper = Keep the app and ask a helper.

## Errors: one message a kind

error-locked = Locked. Type your PIN first.
error-wrong-pin = { $left ->
        [0] Wrong PIN. Nothing is lost. The next try has to wait.
        [one] Wrong PIN. Nothing is lost. { $left } try left before a wait.
       *[other] Wrong PIN. Nothing is lost. { $left } tries left before a wait.
    }
error-wait = Too many tries. Nothing is lost. Wait { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.
error-wait-minutes = Too many tries. Nothing is lost. Wait { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
error-damaged = Part of what is stored cannot be read. Nothing was deleted. Keep the app and ask a helper. Part: { $part }
error-newer-format = This was saved by a newer Amparo. Nothing was changed. Update the app.
error-sealed = Sealed. Nothing was deleted. A keeper can open it again.
error-not-found = This is not here any more.
error-unavailable = Something Amparo needs is not ready. Wait a little and try again.
error-busy = Amparo is busy with this. Wait a little and try again.
error-disk-full = This phone is full. Nothing was lost. Make room and try again.
error-read-only = This phone does not let Amparo save. Nothing was lost.
error-cancelled = Stopped. Nothing was changed.
error-expired = The time for this has passed. Start again.
error-invalid = Something here is not right. Please check it.
error-invalid-label = Write a short name, or one letter.
error-invalid-number = This is not a phone number. Write it with its area code.
error-invalid-language = Choose a language from the list.
error-invalid-pin = Too short: six digits or more.
error-invalid-page = This is not the address of a family page. It begins with https://
error-invalid-url = This address does not work here. It begins with https://
error-invalid-sender = Write a shorter name.
error-invalid-reply = This is not the answer to this invite. Copy all of it, from AMPARO1.
error-invalid-second-reply = Two different answers came. This invite has ended. Make a new one.
error-invalid-name = Write a name.
error-invalid-phones = This is not a phone number. Write it with its area code.
error-invalid-passphrase = Six words or more, with spaces between them.
error-invalid-keeper = This spare key is not on the list any more, or there are five already.
error-invalid-identity = This is not a spare key. Check each line of the sheet.
error-invalid-recipient = This code is not for a spare key. Scan the one on the keeper's phone.
error-invalid-answer = This is not the answer to this code. Scan it again.
error-invalid-request = This is not a code that asks for a key. Scan it again.
error-invalid-anchors = This phone must be unlocked once before this works.
error-invalid-a-number = An A-number has 7 to 9 digits. Look at the paper again.
error-invalid-birth-year = Write the year with four digits.
error-invalid-dates = The last day is before the first.
error-invalid-text = Write at least one word, and not too many.
error-invalid-what = Write what it is, in a few words.
error-invalid-message = Too long, or with an A-number in it. An A-number goes into no message.
error-invalid-channels = Choose at least one way.
error-invalid-groups = Five groups at most, each with a short name.
error-invalid-cancel = Thirty seconds at most.
error-invalid-word = This word is too long. Write a shorter one.
error-invalid-content = There is nothing in this file.
error-invalid-type = Only a picture, a PDF or a plain text can be shared.
error-invalid-person = This person gets no messages now. Look at the name in the list.
error-invalid-alert = This alert has ended. Nothing more can go with it.
error-invalid-vault = There is one here already. Nothing was changed.
error-invalid-pin-first = First make the locked part, with its own PIN.
error-invalid-invite = This invite cannot be used. Make a new one.
error-invalid-endpoint = Amparo does not send to the address of this page.
error-invalid-pictures = The pictures were not the same. Make a new invite.
error-invalid-too-many-replies = Too many wrong answers came. Make a new invite.
error-invalid-date = There is no such day. Look at the date again.
error-invalid-note = This is too long. Write it shorter.
error-invalid-card = This card is never on the list: it could tell somebody about your papers.
error-too-large = This is too much. Try fewer or smaller ones.
error-internal = Something in Amparo went wrong. Nothing was deleted. Code to read aloud: { $code }

## Practice

practice-label = Practice
practice-banner = Practice. Invented people. Nothing leaves this phone.
practice-banner-computer = Practice. Invented people. Nothing leaves this computer.
practice-phone = Practice: { $name }'s phone
practice-page = Practice: { $name }'s family page
practice-end = End practice
practice-end-hint = Nothing of it stays.

## The keeper sheet: a key on one page of paper

keeper-sheet-title = A spare key on paper
# $name: whose papers. It is printed large, at the top.
keeper-sheet-opens = This sheet can open { $name }’s papers without { $name }.
keeper-sheet-opens-unnamed = This sheet can open somebody’s papers without them.
keeper-sheet-secret = Anyone who has it, or a photo of it, can do this with the phone or with a backup.
keeper-sheet-where = Where to keep it
keeper-sheet-where-away = Far from the home it protects. No printed sheet in the same home.
keeper-sheet-where-person = With one person you trust with everything.
keeper-sheet-where-printer = Do not print it in a shop or a library. A printer can keep a copy.
keeper-sheet-use = How to use it
keeper-sheet-use-phone = With Amparo: choose to open with a printed sheet. Scan the square, or type the six lines.
keeper-sheet-use-computer = With a computer and a backup: write the whole key, without check letters, in a file key.txt. Then type:
keeper-sheet-lost = If it is lost
keeper-sheet-lost-replace = Amparo cannot replace this sheet. No company has a copy.
keeper-sheet-lost-new = Lost, or seen by someone else? Make a new one in Amparo and take this one off.
keeper-sheet-key = The key
keeper-sheet-key-letters = The key is AGE-SECRET-KEY-1 and then the six lines, with no spaces. In the lines there is no 1, B, I or O.
keeper-sheet-key-check = The last letter of each line only checks the line. It is not part of the key.
# For a screen reader.
keeper-sheet-qr = The key, as a square to scan
# $date: the day, in words.
keeper-sheet-made = Made on { $date }
# Before a text that begins with age1.
keeper-sheet-recipient = Sheet number (opens nothing):
keeper-sheet-form = No printer? Copy it by hand
keeper-sheet-form-hint = Draw these boxes on paper. Copy each line in capital letters, check letter last. Then type it back into Amparo: it tells you which line is wrong.

## Pages to print

print-made = Printed on { $date }
print-languages = In which languages?
print-first = First language
print-second = Second language, side by side
print-one = No second language
print-go = Open the page to print
# $date: the last day before somebody has to check the facts again.
print-check-again = Ask for a newer sheet after { $date }
print-not-phoned = We have not phoned these numbers yet. Where each one comes from, and its date, is in Amparo.
print-cards-title = Rights cards
print-directory-title = Who can help
print-wallet-title = Card for your wallet
print-wallet-fold = Cut along the outer line. Fold the lower half to the back. Then fold it like a book.
# Heading over the reader's own words for what the front of the card says in English.
print-wallet-means = The front says
# Before an empty line to write on.
print-wallet-lawyer = My lawyer
print-wallet-person = Please call
print-wallet-no-papers = Do not write your address or your A-number here.

## Days and times, for other messages to put in. $day and $year are text, $month is 1 to 12.

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
# $date: a day. $time: time of day.
date-time = { $date }, { $time }

## Content packs: new words for the cards, signed by two of three people

pack-title = Updates of the words
pack-hint = New words for the cards, from people you trust. They change nothing else.
pack-built-in = The words that came with the app are in use.
# $date: the newest day on which somebody looked at a card or a number of them.
pack-built-in-of = The words that came with the app are of { $date }.
# $pack: its name. $date: the day it was made.
pack-in-use = In use: { $pack }, version { $version }, made on { $date }
pack-open-file = Open a file
pack-fetch = Get it from an address
pack-install = Use these words
pack-go-back = Go back to the words before
pack-use-built-in = Use the words that came with the app
pack-fits = Signed by two people. It can be used.
pack-installed = The new words are in use.
pack-out-of-date = These words are past their date. Look for newer ones. They still work.
pack-damaged = The new words cannot be read. Older ones are in use.
pack-overtaken = This app came with newer words than the update on this phone. The newer ones are in use.
pack-refused-no-root = This app takes no updates of the words. Get a new app instead.
pack-refused-format = This is not an update, or part of it is missing. Nothing was changed.
pack-refused-unsafe = There is something in it that must not be there. Nothing was changed.
pack-refused-too-large = This is too large. Nothing was changed.
pack-refused-signature = Not signed by two of the people it takes. Nothing was changed.
pack-refused-rotated-out = One who signed this may not sign any more. Nothing was changed.
pack-refused-root = It does not follow what this phone has seen. Nothing was changed.
pack-refused-root-expired = The time of those who sign is over. Update the app. Nothing was changed.
pack-refused-older = You had newer words than these. Nothing was changed.
pack-refused-older-than-app = These words are older than those that came with the app. Nothing was changed.
pack-refused-newer-app = This is for a newer app. Update the app first.
pack-refused-changed = Somebody changed it after it was signed. Nothing was changed here.
pack-refused-unfit = There is a mistake in it. Tell those who made it. Nothing was changed.
