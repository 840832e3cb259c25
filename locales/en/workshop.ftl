### Words of the workshop on a laptop (`cargo demo`) that no phone shows: the trainer's strip, the practice messages app, the terminal.
### Everything on the practice phone itself comes from ui.ftl and cards.ftl.
### $owner has the phone, $page has the family page, $sms gets text messages, $keeper may keep a spare key: invented first names.

## Around the two devices

title = Amparo: practice
practice = Practice.
practice-means = Invented people. Nothing leaves this computer.
pin-note = Practice PIN
end = End practice
ended = Practice has ended
ended-means = Nothing of it is left on this computer. You can close this window.
other-window = This practice goes on in another window. Load this page again to start a new one.
language = Language
phone-of = { $owner }'s phone
phone-of-keeper = { $keeper }'s phone
phone-of-new = { $owner }'s new phone
caption-phone = { $owner }'s phone, with the app
caption-family = { $page }'s page in any browser, nothing installed
caption-keeper = { $keeper }'s phone, the second window
caption-new = { $owner }'s new phone, in a window of its own

## The trainer's strip: one sentence a step, said to the person who practises

# An invented family word, as short as one that is said aloud.
family-word = mango
steps = Steps of this practice
step-card = Tap “My rights”. Open a card, change the language, and show it.
step-find = In “My rights”, write: they are at my door. Open the card that is found.
step-help = In “My rights”, open “Who can help”. Choose a need, and a language.
step-print = In “My rights”, print a card for your wallet. Choose two languages; the browser saves it as PDF.
step-packs = Save these files. On the phone: “My rights”, “Updates of the words”. First the corrected one, then the others.
step-old = Set another day. Then, in “My rights”: “What is out of date”. After that, go back to today.
step-capture = Tap “My family”. Without the PIN, add a photo or a note.
step-open = Type the practice PIN. Look at what was added, and at a document.
step-plan = In “My family”: “Family plan”. Answer one question, and save. Then print the plan in two languages.
step-quiz = In the plan: “Practice the numbers”. They stand in “Emergency contacts”: look once, then type.
step-days = “Search packets”, { $owner }, “The first three days”. Choose who reads it; open what to say on a call.
step-note = “What I saw”: write a note and save it. Read it aloud, as on a call.
step-pair = Pair { $page }'s page with this phone.
step-more = Add three more people: each page has a trouble of its own.
step-drill = Tap the line below the red button. Then practise with your people.
step-press = Now hold the red button for one second, or press it twice.
step-message = Look at { $page }'s page. For { $sms }, open the message and press Send.
step-restart = Switch the phone off and on. The alert is still there and goes on.
step-called = When someone has called, say so: tap the name, then the button below it.
step-word = { $page } keeps a family word: “{ family-word }”. On her page: { $owner }, then the word.
step-safe = Tell your family: hold “I am safe”, then type the PIN, and the family word if you like.
step-window = Set 5 seconds to take a press back. Press, then take it back.
step-voice = Read { $page }'s page: hear { $owner }'s voice before you stop. Then: “My family”, “Spare keys”.
step-keeper = Give { $keeper } a spare key: two phones side by side, five pictures.
step-seal = In “Spare keys”, open “Seal”. Read the first sentence aloud, then seal.
step-sealed = The right PIN opens nothing: try it. The red button still works: hold it.
step-reopen = Open it again with { $keeper }: is the owner beside her, and free to choose?
step-copy = Print a spare key on paper: in “Spare keys”. Then go to “Copies” and make one.
step-restore = { $owner }'s phone is gone. Bring the copy back on the new phone, with the sheet.
step-revoke = In “Spare keys”, tap one of them and take that key back.
step-end = That is all of it. “End practice” removes all phones.
action-pair = Pair { $page }'s page
action-pair-for-me = Skip: pair for me
action-more = Add three more people
more-closed = First unlock { $owner }'s phone: it is sealed, or has another PIN by now. Then try again.
more-failed = The three could not be added. Try again.
action-restart = Switch off and on
action-word = Keep the word for { $page }
action-window = Open “What is ready”
action-keeper = Open { $keeper }'s phone
action-new = Open the new phone
clock = What if today were
clock-set = Set
clock-today = Back to today
pack-file-1 = Corrected
pack-file-2 = Tampered with
pack-file-3 = Older
pack-file-4 = One signature
pack-file-5 = By a signer taken out
action-skip = Skip this step
action-again = Start again

## Between the two devices: what a stranger on the way would see

wire-title = On the way
wire-none = Nothing has travelled yet.
wire-page = To { $page }'s page
wire-page-slow = To { $slow }'s page
wire-sealed = Sealed. Nobody on the way can read it.
# After a number: 3,187 bytes
wire-bytes = bytes
wire-sms = Text message to { $sms }
wire-plain = Plain words. The phone company can read them.

## On the practice phone

hold-twice = Or press it twice.
phone-off = The phone is off.
pin-delete = Delete the last digit
print-tab = It opens in a new tab. Print it there, or save it as PDF.
pair-hand = Hand it to { $page }'s page
pair-wait-answer = Accept the invite on { $page }'s page
pair-answer-came = { $page }'s answer is here
pair-review-practice = In practice this is your own computer.

## The practice messages app

messages-title = Practice messages app
messages-note = Only a person can press Send. In practice nothing leaves this computer.
messages-send = Send
messages-close = Not now

## Between the two phones, and what stands in for a camera

hand-means = The other phone would scan this. Here a button does it.
hand-to-keeper = Hand it to { $keeper }'s phone
hand-to-owner = Hand it to { $owner }'s phone
wait-keeper = Waiting for the code on { $keeper }'s phone …
wait-owner = Waiting for the code on { $owner }'s phone …
camera-title = Practice camera
camera-note = It always sees this invented paper.
camera-take = Take the picture
try-means = See that the right PIN opens nothing now.
try-pin = Try the PIN
type-means = The sheet is in another tab. Type a line or two yourself, or have it typed.
type-for-me = Type the sheet for me

## Copies, and the new phone

copy-stays = A file that you save stays on this computer when practice ends. It holds invented things. Delete it yourself. Or save nothing: the new phone can take the copy from here.
copy-means = To save no file: take the copy { $owner }'s phone made last.
copy-take-up = Take that copy
copy-none = { $owner }'s phone has made no copy yet.
new-means = { $owner }'s old phone is gone. This one is new.

## New words in a file

# Added to one sentence of a card in the practice pack.
pack-correction = (Practice: this sentence was corrected.)

## Terminal

# $address: where the page is, such as http://127.0.0.1:4321/
terminal-open = Practice is open at { $address }
terminal-how-to-end = Ctrl-C ends it and removes everything.
terminal-ended = Practice has ended. Nothing is left.
