# Messages that leave this phone, in the language of the person who gets them.
#
# Plain words, grade 5 to 6. No agency, no status, no number of any paper.
# Keep each message but test within one text message: 160 letters of the GSM alphabet with a name of
# ten letters. Use ' and not the curly apostrophe: one letter outside that alphabet (á í ó ú, curly
# quotes, long dashes) makes a message three times as long. A language in another script needs no
# such care, but the shorter the better: it has 70 letters for each part.
# No invisible signs of direction. Where one writes from right to left, give { $place } a line of its own.

## A press of the alert button

help = Alert from my phone. I may need help. Please call me now. If I do not answer, start our family plan. Do not go there yourself.
# $from: the name the sender chose to be called by.
help-named = Alert from { $from }'s phone. I may need help. Please call me now. If I do not answer, start our family plan. Do not go there.

## More about an alert that went before; the place may follow

update = More about the alert from my phone. Please call me now. If I do not answer, keep to our family plan. Do not go there yourself.
update-named = More about the alert from { $from }'s phone. Please call me now. If I do not answer, keep to our family plan. Do not go there.

## Practice; its first words say so. A page has no way back to the phone: people answer by a call or a text.

drill = This is practice. Nothing has happened. Please call or text me back, so that I know this works. Do nothing else.
drill-named = This is practice. Nothing has happened. It is from { $from }'s phone. Please call or text me, so that I know this works. Do nothing else.

## A test of the family page; goes by no text message

test = This is a test. Nothing has happened. You need not answer.
test-named = This is a test from { $from }'s phone. Nothing has happened. You need not answer.

## "I am safe"; always says that the text alone proves nothing

safe = I am safe now. Nobody can check this text. Call me and hear my voice before you stop.
safe-named = From { $from }'s phone: I am safe now. Nobody can check this text. Call me and hear my voice before you stop.

## A new telephone number; anybody could have written this too
# $number: digits, perhaps with a plus before them.

number-changed = My phone number is now { $number }. Nobody can check this text. Call it and hear my voice before you trust it.
number-changed-named = { $from }'s phone number is now { $number }. Nobody can check this text. Call it and hear the voice before you trust it.

## The place, put after the alert when the sender shares it
# $place: two numbers, as in 34.05, -118.24. $meters: a number.

place-about = Place, to about 1 km: { $place }
place-exact = Place, to about { $meters } m: { $place }
