# The pass on paper: an A4 page and a card.

paper-language = English
paper-title = Digital travel authorisation
paper-answer = Entry may be sought from { $from } until { $until }
paper-number = Number
paper-holder = Holder
paper-born = Date of birth
paper-nationality = Nationality
paper-document = Passport
paper-from = Enter from
paper-until = Enter until
paper-entries = Entries
paper-additional = Further information
paper-qr = QR code with the signed authorisation
paper-small = The same authorisation as a small code, for small screens and cards
paper-note-officer = The officer at the border decides on entry.
paper-note-verify = To check it: scan a code with a verifier that knows the certificate of { $authority }, and compare name and number with the passport. A code that names another issuer is not from us.
paper-note-demo = Demonstration of a made-up state. This is no official document.
paper-note-rules = Rules applied: { $packs }
