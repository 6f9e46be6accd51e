# What stands around every page, and the parts that pages are made of.

nav-start = Start
just = { $value }

paging-name = Pages of the list
paging-rows = { $first }–{ $last }
paging-total = of { $total }
paging-before = Earlier
paging-after = Later

dateline-equals = That is
dateline-local = By the clock of this device:
date-file-by = File by
date-file-not-before = File not before
date-answer-by = Answer by
date-appeal-by = Appeal by

verdict-free = You may go: nothing to do beforehand
verdict-free-say = No visa and no application is needed for this trip.
verdict-act = Something to do first
verdict-act-say = You may travel once the steps below are done.
verdict-refused = Not possible as planned
verdict-refused-say = A rule stands against this trip as planned. See below which one, and what can be changed.
verdict-depends = It depends
verdict-depends-say = One more answer decides. The question stands below.
verdict-conflict = Two rules disagree
verdict-conflict-say = What is published can be read in two ways, and nobody has the text that would settle it. Both are shown, with their sources.

answer-slots = What the rules ask for
answer-stay = How long you may stay
answer-why = Why
answer-as-of = By what was published up to { $date }. Rules:
todo-file = File the entry application
todo-file-voluntary = You may file the entry application; nobody may refuse you entry for not filing
todo-visa = Get a visa before the trip
note-met-if = In time if: { $condition }

conflict-heading = { $slot }: two readings
conflict-advice = Until the text is confirmed, prepare for the stricter reading. At the border an officer decides.
why-defeated = Stands in place of:
why-version = version { $number }
why-version-cap = Version { $number }
why-since = since { $date }
why-until = until { $date }
unconfirmed-heading = Not confirmed.
unconfirmed-say = This rests on reports that nobody has compared with the original text yet:
sources-heading = Sources
source-published = published { $date }

limit-calendar-year = of { days } in a calendar year
limit-half-year = of { days } in half a year (January–June, July–December)
limit-half-year-from-entry = of { days } in the six months from the first day
limit-per-entry = of { days } on each entry
limit-rolling = of { days } in any { $window } days
limit-until = until a fixed day
stay-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
stay-used = { $days ->
    [one] { $days } day used
   *[other] { $days } days used
}
stay-last-day = Last lawful day
stay-no-day = none: the day of entry itself is not lawful
stay-earliest = First day on which you may enter
stay-calendar = Which days counted
calendar-counted = { $days ->
    [one] { $days } day counts
   *[other] { $days } days count
}
calendar-planned = { $days ->
    [one] { $days } day planned
   *[other] { $days } days planned
}
calendar-not-counted = { $days ->
    [one] { $days } day present that does not count
   *[other] { $days } days present that do not count
}
calendar-over = { $days ->
    [one] { $days } day above the limit
   *[other] { $days } days above the limit
}
calendar-last = Last lawful day: { $date }

overstay-heading = You have stayed too long
overstay-days = { $days ->
    [one] { $days } day above the limit.
   *[other] { $days } days above the limit.
}
overstay-last = The last lawful day was { $date }.
overstay-no-ground = There is no ground for this stay on record.
overstay-holds-heading = What holds now
overstay-bans-heading = Which ban can follow
overstay-can-do-heading = What you can do
overstay-holds = { $days ->
    [one] { $days } day of overstay is on record. Each further day adds to it.
   *[other] { $days } days of overstay are on record. Each further day adds to them.
}
overstay-register = Who has no lawful ground to stay can be put on the register of controlled persons, which limits moving, marrying, driving and bank accounts until it is cleared.
overstay-ban-three-years = More than { $days } days above the limit: no entry for three years.
overstay-ban-longer = Much longer overstays: bans of five or ten years are reported, with thresholds that differ from source to source.
overstay-leave-now = Leave as soon as you can, and keep the proof of leaving.
overstay-keep-proof = Keep the proof of the day you left.
overstay-before-ban = { $days ->
    [one] Leave within { $days } day to stay below the three-year ban.
   *[other] Leave within { $days } days to stay below the three-year ban.
}
overstay-ask = If illness, a closed border or a lost passport kept you, bring the proof to the migration office and ask for the term to be prolonged.

pass-name = The pass
pass-into = Entry into { $country }
pass-qr = QR code of the pass. The picture can be saved and printed below.
pass-from = Enter from
pass-until = Enter until
pass-holder = Holder
pass-document = Passport
pass-number = Number
pass-entries = Entries
pass-one-entry = one
pass-pdf = Print (PDF)
pass-png = QR as a picture (PNG)
pass-svg = QR as a drawing (SVG)
pass-card = Print a card (PDF)
pass-small = Small code
pass-small-say = The same pass as a small code, for a telephone with a small screen or a card. A verifier must know this authority’s signer.
pass-small-png = Small code as a picture (PNG)
pass-small-svg = Small code as a drawing (SVG)
pass-small-none = This pass has no small code: its text has letters or marks that a small code cannot hold.
pass-print-in = Print in
pass-state-open = Valid
pass-state-not-yet = Not valid yet
pass-state-over = Expired
pass-state-used = Used
pass-state-revoked = Revoked
pass-state-suspended = Suspended

mrz-none = These lines are not the machine readable lines of a passport. They stand at the foot of the page with the photo and look like P<UZBKARIMOV<<…
mrz-good = Read without fault
mrz-bad = { $count ->
    [one] One place needs another look
   *[other] { $count } places need another look
}
mrz-lines = The lines as read; the places to look at are marked
mrz-problem-wrong-length = Line { $line }: the length is wrong. A passport has 44 characters in each line, an identity card 30.
mrz-problem-bad-character = Line { $line }, place { $start }: only A–Z, 0–9 and < stand here.
mrz-problem-check-digit = Line { $line }, place { $start }: { $field } does not fit. Look for a mistyped character before it.
mrz-problem-composite-check-digit = Line { $line }, place { $start }: the last check digit does not fit. Somewhere in the line a character is mistyped.
mrz-problem-bad-date = Line { $line }, places { $start }–{ $end }: { $field } is no day of the calendar. It is written year, month, day: 900501.
mrz-problem-unknown-state = Line { $line }, places { $start }–{ $end }: { $field } is no code of a state that we know.
mrz-problem-bad-sex = Line { $line }, place { $start }: { $field } is F, M or <.
mrz-problem-empty-name = Line { $line }, places { $start }–{ $end }: { $field } is empty.
mrz-problem-unknown-format = These are not the lines of a passport or identity card.
mrz-field-format = the format
mrz-field-document-code = Kind of document
mrz-field-issuer = Issuing state
mrz-field-primary = Family name
mrz-field-secondary = Given names
mrz-field-name = Name
mrz-field-document-number = Document number
mrz-field-document-number-check = the check digit of the document number
mrz-field-nationality = Nationality
mrz-field-birth-date = Date of birth
mrz-field-birth-date-check = the check digit of the date of birth
mrz-field-sex = Sex
mrz-field-expiry-date = Date of expiry
mrz-field-expiry-date-check = the check digit of the date of expiry
mrz-field-optional = Optional data
mrz-field-optional-2 = Optional data
mrz-field-optional-check = the check digit of the optional data
mrz-field-composite-check = the check digit over all

stage-all = All
stage-submitted = Received
stage-submitted-say = Your application was received. The rules are being applied to it.
stage-referred = With an officer
stage-referred-say = The rules do not decide this case by themselves, so a person looks at it.
stage-granted = Granted
stage-granted-say = Show the pass and your passport at the border. The officer there decides on entry.
stage-refused = Refused
stage-refused-say = An officer refused this application. The reason and the way to appeal stand below.
stage-appealed = Appeal filed
stage-appealed-say = Another officer looks at your case anew.
stage-upheld = Appeal decided: the refusal stands
stage-upheld-say = Another officer looked at your case and came to the same result.
stage-overturned = Appeal decided: granted
stage-overturned-say = Another officer overturned the refusal. Your pass stands below.
stage-withdrawn = Withdrawn
stage-withdrawn-say = You withdrew this application. You may file a new one at any time.
stage-entered = Inside the country
stage-entered-say = Your entry is recorded. Keep an eye on the last lawful day.
stage-overstayed = Stayed too long
stage-overstayed-say = The last lawful day has passed.
stage-left = Left the country
stage-left-say = Your exit is recorded. For the next trip you need a new pass.

event-submitted = Application received
event-corrected = Application corrected
event-referred = Passed to an officer
event-granted = Granted
event-refused = Refused
event-appealed = Appeal filed
event-upheld = Appeal decided: the refusal stands
event-overturned = Appeal decided: granted
event-withdrawn = Withdrawn
event-pass-issued = Pass issued
event-pass-used = Pass used
event-pass-revoked = Pass revoked
event-pass-suspended = Pass suspended
event-pass-restored = Suspension of the pass lifted
event-entered = Entered
event-left = Left
event-refused-at-border = Refused at the border
event-second-line = Sent to the second line

referral-rules-refuse = A rule stands against the entry as planned.
referral-rules-conflict = Two rules of equal rank disagree.
referral-fact-missing = A fact that decides is missing.
referral-required-first = Something else is required first, such as a visa.
referral-filed-early = It was filed before the first day of the filing window.
referral-filed-late = It was filed after the last hour of the filing window.
referral-emergency-proof = It names an emergency; a person must look at the proof.
referral-stay-too-long = The planned stay is longer than the days left.
referral-hit = An officer's list has an entry that may concern this person.
referral-no-pack = No rules are loaded for this case.
referral-window-closed = The days in which entry may be sought would be over before the trip.
referral-guardian-check = A child is filed for; a person must look at who files.

refusal-document-not-accepted = The travel document is not accepted
refusal-identity-not-established = The identity is not established
refusal-purpose-not-established = The purpose of the trip is not established
refusal-filed-too-late = Filed too late
refusal-no-day-left = No day of stay is left
refusal-entry-suspended = Entry is suspended
refusal-entry-ban = An entry ban is in force
refusal-false-statement = A statement is false
refusal-proof-missing = The proof is missing or does not fit
refusal-other-ground = Another ground, named in the sentence
withdrawal-new-passport = You have a new passport; a pass belongs to one passport
withdrawal-passport-lost = The passport was reported lost or stolen
withdrawal-wrong-content = Something on the pass is wrong
withdrawal-grounds-gone = What the pass was granted on no longer holds
withdrawal-entry-ban = An entry ban is in force
withdrawal-holder-asked = The holder asked for it
withdrawal-under-review = Something about the pass is being looked into
withdrawal-other-ground = Another ground, named in the sentence

field-document-kind-plain = Document
field-purpose-plain = Purpose
field-entry-point-plain = Crossing point
field-urgency-plain = Emergency
field-role-plain = Post or calling
field-residence-plain = Residence permit
field-regions-plain = Regions
field-guardian-name-plain = Filed by
field-guardian-document-plain = Passport of the one who files
