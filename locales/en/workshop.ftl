### Words of the workshop on a laptop (`cargo demo`) that no phone shows: the trainer's strip, the practice messages app, the terminal.
### Everything on the practice phone itself comes from ui.ftl and cards.ftl.
### $owner has the phone, $page has the family page, $sms gets text messages: invented first names.

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
caption-phone = { $owner }'s phone, with the app
caption-family = { $page }'s page in any browser, nothing installed

## The trainer's strip: one sentence a step, said to the person who practises

steps = Steps of this practice
step-card = Tap “My rights”. Open a card, change the language, and show it.
step-open = Tap “My family”. Type the practice PIN. Look at a document.
step-pair = Pair { $page }'s page with this phone.
step-press = Now hold the red button for one second, or press it twice.
step-message = Look at { $page }'s page. For { $sms }, open the message and press Send.
step-safe = Tell your family: hold “I am safe”, then type the PIN.
step-end = Read { $page }'s page: hear { $owner }'s voice before you stop. That is all of it.
action-pair = Pair { $page }'s page
action-pair-for-me = Skip: pair for me
action-skip = Skip this step
action-again = Start again

## Between the two devices: what a stranger on the way would see

wire-title = On the way
wire-none = Nothing has travelled yet.
wire-page = To { $page }'s page
wire-sealed = Sealed. Nobody on the way can read it.
# After a number: 3,187 bytes
wire-bytes = bytes
wire-sms = Text message to { $sms }
wire-plain = Plain words. The phone company can read them.

## On the practice phone

hold-twice = Or press it twice.
pin-delete = Delete the last digit
pair-hand = Hand it to { $page }'s page
pair-wait-answer = Accept the invite on { $page }'s page
pair-answer-came = { $page }'s answer is here
pair-review-practice = In practice this is your own computer.

## The practice messages app

messages-title = Practice messages app
messages-note = Only a person can press Send. In practice nothing leaves this computer.
messages-send = Send
messages-close = Not now

## Terminal

# $address: where the page is, such as http://127.0.0.1:4321/
terminal-open = Practice is open at { $address }
terminal-how-to-end = Ctrl-C ends it and removes everything.
terminal-ended = Practice has ended. Nothing is left.
