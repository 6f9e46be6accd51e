# Pages for travellers.

start-title = Travelling to { $country }?
start-say = Find out what the published rules ask of you before you enter, file the application where one is needed, and get the answer as a pass that every officer can check.
start-check = Do I need it?
start-check-say = A few questions. You get the answer, the date by which to act, and the rule it comes from.
start-apply = Apply
start-apply-say = With the two lines at the foot of your passport and the plan of your trip.
start-status = My application
start-status-say = Where it stands, your pass, and how many days are left.
start-verify = Verify a pass

check-title = Do I need to file before I travel?
check-say = Answer what you know. “I don't know” is an answer too: you will see what depends on it. Nothing is stored.
check-you = You
check-trip = The trip
check-law-of = As the law was known on another day
check-submit = Show the answer
check-answer-title = Your trip to { $country }
check-next = One more question
check-answer-submit = Answer
check-depends = The answer also depends on:
check-change = Change my answers
check-anew = Start anew

fact-nationality = nationality
fact-document-kind = kind of document
fact-expires = date of expiry
fact-born = date of birth
fact-purpose = purpose
fact-role = post or calling
fact-urgency = emergency
fact-residence = residence permit
fact-visa = visa
fact-contract-until = term of the contract
fact-entry-at = day and hour of entry
fact-entry-point = crossing point
fact-exit-on = day of leaving
fact-filed = the application
fact-stays = earlier stays

apply-title = Apply to enter
apply-say = It takes about ten minutes. Have your passport at hand. Nothing is sent before you press the button at the end.
apply-correct-title = Correct the application
apply-correct-say = Application { $reference }. Change what is wrong and send it again; the new answers take the place of the old ones.
apply-passport = Passport
apply-trip = The trip
apply-urgent = Emergency
apply-situation = Permits and posts
apply-child = For a child under 18
apply-child-say = Fill this in only when the passport above belongs to a child. A parent or guardian files for the child.
apply-contact = Where we reach you
apply-submit = File the application
apply-correct-submit = Send the corrected application
apply-proof-again = Your file could not be kept with the form.
apply-proof-choose = Please choose it once more.
apply-proof-kept = Your file was received and is kept with this form. Choose another one only to replace it.
urgency-open = No emergency
relation-open = The passport is my own

filed-title = Your application was filed
filed-corrected-title = Your application was corrected
filed-granted = Granted
filed-granted-say = Save or print the pass now. It also stands under “My application”.
filed-waits = An officer will decide
filed-waits-say = The rules do not decide this by themselves. You need not do anything now.
filed-reference = Your reference
filed-keep = Keep it. With it and the date of birth you can look up the application, correct it or withdraw it.
filed-status = To my application

status-form-title = My application
status-form-say = You need the reference that you got when filing and the date of birth of the traveller.
status-submit = Open
status-lost = Lost the reference? File again: two applications for one trip do no harm, the later one counts.
status-title = Application { $reference }
status-stay = Your stay
status-entered = You entered on { $moment }.
status-why = Why
objection-heading = If you do not agree
objection-say = You may object until { $until }: write to the authority that issued the pass, and name the reference above and the number of the pass. Another officer looks at it. You may also file a new application.
status-timeline = What happened so far
status-change = Change something
status-change-say = Until a decision falls you can correct or withdraw the application.
status-correct = Correct
status-withdraw = Withdraw
status-withdraw-say = The application ends here. You may file a new one at any time.
status-withdraw-submit = Withdraw the application
rule-read = Read the rule

appeal-heading = Appeal
appeal-say = You may appeal. Another officer, who did not take part in the refusal, looks at your case anew. It costs nothing.
appeal-submit = File the appeal
appeal-filed = Your appeal was filed. Another officer decides it.
appeal-over = The time to appeal is over. You may file a new application.
appeal-overturned = The refusal was overturned.
appeal-upheld = The refusal stands.

rule-conditions = When all of this is true
rule-outcome = This follows
rule-defeats = It stands in place of:
rule-exceptions = What belongs to it
rule-versions = Versions
rule-in-force = in force
rule-applies = Applies
rule-from = from { $from }
rule-from-until = from { $from }, no longer on { $until }
rule-published = Published
rule-state = State
rule-reading = Reading
rule-reading-say = Reports of the act differ; each reading is kept.
rule-replaces = Replaces
rule-source = Source
state-draft = draft
state-announced = announced
state-adopted = adopted
state-suspended = suspended
state-repealed = repealed

about-title = How this works
about-say = This service answers from published rules about entering { $country }. Each answer names the rule, its date and its source.
about-answers = Where answers come from
about-answers-say = Rules are kept as dated text, with the day on which each became known and where it stands written. A program applies them to your answers. Where two readings of a rule exist, both are shown.
about-person-say = A program can grant an application. It never refuses one: only an officer can, with a reason, a rule and a sentence to you, and another officer decides an appeal.
about-kept = What is kept
about-kept-say = { $days ->
    [one] Names, numbers, contacts and proofs lie encrypted and are erased { $days } day after the case is closed. Questions under “Do I need it?” are not kept at all.
   *[other] Names, numbers, contacts and proofs lie encrypted and are erased { $days } days after the case is closed. Questions under “Do I need it?” are not kept at all.
}
about-packs = Rules applied here
about-rules = Rules
about-seal = How a pass can be checked
about-seal-say = The QR code holds the pass itself, signed by the authority. Anybody can check it, also without a connection, with the authority's certificate.
about-fingerprint = Fingerprint of the certificate (SHA-256)
about-certificate = Download the certificate
pack-draft = Draft: not applied to anybody
pack-published = Published
pack-withdrawn = Withdrawn
pack-known-to = Considers what was published up to { $date }.
packs-empty = No rules are loaded
packs-empty-next = The service cannot answer questions until its administrator loads a set of rules.

error-way-out = To the start
error-bad-request-title = The request cannot be read
error-bad-request-say = Something in it is broken. Go back, look at the form once more and send it again.
error-forbidden-title = This is not open to you
error-forbidden-say = Either this page belongs to another account, or the form stood open too long. Go back, load the page again and send the form once more.
error-not-found-title = There is no such page
error-not-found-say = The address may be mistyped, or the page may have ended.
error-method-title = This page does not take that
error-method-say = Open the page itself and use the form on it.
error-conflict-title = Something changed meanwhile
error-conflict-say = Somebody was faster, or it was sent twice. Nothing was lost. Open the page again to see how it stands now.
error-too-large-title = The file is too large
error-too-large-say = A proof may have 5 MB. Take a picture with lower quality, or send only the page that matters. Nothing was stored.
error-wrong-kind-title = This kind of file is not taken
error-wrong-kind-say = Send a PDF, a JPEG or a PNG.
error-too-many-title = A little too fast
error-too-many-say = { $seconds ->
    [one] Too many requests came from your address. Please wait { $seconds } second and try again.
   *[other] Too many requests came from your address. Please wait { $seconds } seconds and try again.
}
error-internal-title = Something failed on our side
error-internal-say = It is not your fault, and nothing was changed. It is safe to try again.
error-unavailable-title = The service cannot answer now
error-unavailable-say = Please try again in a few minutes. What was confirmed to you is kept.

fault-stage = The application stands at another stage now.
fault-pass = The pass cannot be used for this: it is used, revoked or outside its days.
fault-stale = Somebody changed this record after you opened it.
fault-key = This form was already sent with other answers. Open an empty one.
fault-erased = This record was erased by the schedule that protects your data.
fault-sentence = A reason, a rule and a sentence to the traveller are needed.

design-title = The parts, each once
design-say = Every page is made of these parts. A state is always a word and a shape as well as a colour.
design-banner = Answer banner
design-dateline = What to do, by when
design-slots = What the rules ask for
design-why = Why-list
design-conflict = Conflict
design-stay = Days left, day calendar
design-question = Question
design-field = Field with help and error
design-file = File field, box to tick
design-pass = Pass card
design-timeline = Timeline of a case
design-seal = Verdict on a seal
design-table = Table; a list on a phone
design-notice = Notice
design-empty = Empty state
design-progress = Progress
design-chart = Chart with its table
design-buttons = Buttons

status-inside = You have entered
status-inside-say = The pass was used. Leave on or before the last lawful day below.
status-over = The last lawful day has passed
status-over-say = Below stands what holds now and what you can do.
status-left = You have left
status-left-say = The pass was used and the exit is recorded. For the next trip file a new application.

# The signed receipt of a filed application.
filing-receipt = Signed receipt
filing-receipt-say = The authority has signed that it received this application. Anyone can check it under Verify. A site that cannot give one is not ours. It is not a permission to travel.
filing-receipt-alt = Code of the signed receipt
filing-receipt-file = The receipt as a file
seal-status-receipt = Receipt, no permission to travel
seal-status-receipt-say = The authority signed that an application was filed. Nobody may enter with it.
seal-field-ref = Reference
seal-field-at = Filed
seal-field-doc = Document ends with
seal-field-by = Authority
seal-field-note = Note
