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
home-unlock = Open
home-language = Language

## My rights: the situations

rights-title = My rights
rights-question = What is happening?

## One card

card-do = Do
card-say = Say
card-do-not = Do not
card-why = Why
card-call = Who to call
card-call-hint = You press the number. This phone never calls by itself.
card-call-dial = Call { $name }, { $number }
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
alert-open-message = Open the message
alert-open-message-for = Open the message for { $name }
alert-parts = { $count ->
        [one] { $count } text message
       *[other] { $count } text messages
    }
alert-safe = I am safe (hold, then PIN)
alert-safe-action = Tell my family I am safe
alert-show-card = Show my rights card
alert-none = No alert is open

## I am safe

safe-title = I am safe
safe-hint = Your family will read: hear her voice before you stop.
safe-confirm = Tell my family I am safe
safe-needs-pin = Type your PIN, so that your family can trust this.
safe-unauthenticated = Without a PIN this is a text message only. Nobody can check that it is from you.
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
error-invalid-sender = Write a shorter name.
error-invalid-reply = This is not the answer to this invite. Copy all of it, from AMPARO1.
error-invalid-second-reply = Two different answers came. This invite has ended. Make a new one.
error-invalid-name = Write a name.
error-invalid-phones = This is not a phone number. Write it with its area code.
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
keeper-sheet-secret = Anyone who has it, or a photo of it, can open them too.
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
keeper-sheet-recipient = Name of this sheet (opens nothing):
keeper-sheet-form = No printer? Copy it by hand
keeper-sheet-form-hint = Draw these boxes on paper. Copy each line in capital letters, check letter last. Then type it back into Amparo: it tells you which line is wrong.
