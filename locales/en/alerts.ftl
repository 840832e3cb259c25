# Messages that leave this phone, in the language of the person who gets them.
#
# Plain words, grade 5 to 6. No agency, no status, no number of any paper.
# Keep each of the first four within one text message: 160 letters of the GSM alphabet with a name of
# ten letters. Use ' and not the curly apostrophe: one letter outside that alphabet (á í ó ú, curly
# quotes, long dashes) makes a message three times as long.

## A press of the alert button

help = Alert from my phone. I may need help. Please call me now. If I do not answer, start our family plan. Do not go there yourself.
# $from: the name the sender chose to be called by.
help-named = Alert from { $from }'s phone. I may need help. Please call me now. If I do not answer, start our family plan. Do not go there.

## "I am safe"; always says that the text alone proves nothing

safe = I am safe now. Nobody can check this text. Call me and hear my voice before you stop.
safe-named = From { $from }'s phone: I am safe now. Nobody can check this text. Call me and hear my voice before you stop.

## The place, put after the alert when the sender shares it
# $place: two numbers, as in 34.05, -118.24. $meters: a number.

place-about = Place, to about 1 km: { $place }
place-exact = Place, to about { $meters } m: { $place }

## Practice; nothing has happened

drill = This is practice from my phone. Nothing has happened. Please answer so that I know you got it.
drill-named = This is practice from { $from }'s phone. Nothing has happened. Please answer so that I know you got it.

## More about an alert that went before; the place may follow

update = More about my alert.
update-named = More about the alert from { $from }'s phone.

## A new telephone number
# $number: digits.

number-changed = My number has changed. The new one is { $number }. Call me there to hear that it is me.
number-changed-named = { $from }'s number has changed. The new one is { $number }. Call there to hear the voice.
