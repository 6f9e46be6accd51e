# The words of the law: what a condition says, why an answer is as it is, and what can be changed.
# Read by the rules themselves (seven languages) and by the pages. A message ending in -officer is the officer's register
# of the message without it. Only `{ $value }` and forms by one number are used here.

# Who has reviewed this file as a speaker of the language; none: nobody yet.
law-reviewed = none
law-unreviewed = No speaker of the language has reviewed these words.
law-unreviewed-pack = Nobody has reviewed the texts of { $pack }.

# Dates and spans
date-day = { $day } { $month } { $year }
date-moment = { $date }, { $hour }
date-between = a day not yet announced, { $first } to { $last }
date-long = { $weekday } { $date }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mo
weekday-short-2 = Tu
weekday-short-3 = We
weekday-short-4 = Th
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = Su
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-1-of = January
month-2-of = February
month-3-of = March
month-4-of = April
month-5-of = May
month-6-of = June
month-7-of = July
month-8-of = August
month-9-of = September
month-10-of = October
month-11-of = November
month-12-of = December
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
span-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
span-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

# Values of facts
kind-ordinary-passport = Passport
kind-identity-card = National identity card
kind-diplomatic-passport = Diplomatic passport
kind-service-passport = Service passport
kind-birth-certificate = Birth certificate (children)
kind-seaman-book = Seafarer's book
kind-refugee-travel-document = Travel document of a refugee
kind-stateless-travel-document = Travel document of a stateless person
kind-emergency-travel-document = Emergency travel document
kind-internal-passport = Internal passport
purpose-work = Work
purpose-study = Study
purpose-private = Private visit
purpose-tourism = Tourism
purpose-business = Business
purpose-medical = Medical treatment
purpose-transit = Transit
purpose-haulage = Haulage of goods
purpose-official = Official visit
residence-temporary-residence-permit = Temporary residence permit
residence-permanent-residence-permit = Permanent residence permit
role-international-driver = International lorry or bus driver
role-crew = Crew of a ship, train or aircraft
role-eaeu-worker = Worker from a state of the Eurasian Economic Union
role-family-of-eaeu-worker = Family of such a worker
role-diplomat = Diplomat
role-consular-staff = Staff of a consulate
role-international-organisation-staff = Staff of an international organisation
role-family-of-official = Family of one of these officials
urgency-urgent-treatment = Urgent medical treatment
urgency-serious-illness-of-relative = Serious illness of a close relative
urgency-death-of-relative = Death of a close relative
urgency-other = Another emergency
hit-entry-ban = Entry ban
hit-controlled-person = Controlled person
hit-lost-document = Lost document
mode-air = by air
mode-road = by road
mode-rail = by train
mode-sea = by sea
mode-foot = on foot
crossing-entry = entry
crossing-exit = exit
crossing-transit = transit

# Codes of documents that name no state of ISO 3166
country-gbd = British overseas territories citizen
country-gbn = British national (overseas)
country-gbo = British overseas citizen
country-gbp = British protected person
country-gbs = British subject
country-eue = European Union
country-uno = United Nations
country-una = United Nations specialised agency
country-unk = United Nations mission in Kosovo
country-xba = African Development Bank
country-xim = African Export-Import Bank
country-xcc = Caribbean Community
country-xce = Council of Europe
country-xco = Common Market for Eastern and Southern Africa
country-xec = Economic Community of West African States
country-xpo = Interpol
country-xes = Organization of Eastern Caribbean States
country-xmp = Parliamentary Assembly of the Mediterranean
country-xom = Sovereign Military Order of Malta
country-xdc = Southern African Development Community
country-iao = International Civil Aviation Organization
country-xxa = Stateless person
country-xxb = Refugee (1951 Convention)
country-xxc = Refugee (other)
country-xxx = No nationality stated
country-uto = Utopia (specimen)
country-ant = Netherlands Antilles (until 2010)
country-ntz = Neutral Zone (until 1993)

# Results
slot-entry = Entry
slot-visa = Visa
slot-visa-issuance = Issue of visas
slot-pre-entry-authorisation = Entry application
slot-biometrics = Photo and fingerprints at the border
slot-bond = Visa bond
slot-stay = Length of stay
slot-registration = Registration after arrival
result-required = required
result-not-required = not needed
result-voluntary = voluntary
result-permitted = permitted
result-suspended = suspended
result-within = within the limit
result-exceeds = longer than the limit
result-forbidden = forbidden
result-depends = depends on one more answer
result-conflict = two rules disagree
strength-mandatory = mandatory
strength-voluntary = voluntary
strength-recommended = recommended
filing-in-time = filed in time
filing-early = filed too early
filing-late = filed too late
filing-not-filed = not filed yet
filing-depends = depends on when you cross
confidence-official = official page
confidence-several = several independent reports
confidence-single = one report
confidence-repo = a public data set
confidence-recall = general knowledge
checked-confirmed = confirmed against the text
checked-to-verify = text not yet seen
checked-secondary = known from reports only

# What a sentence of the law says: the name of the fact, then what is asked of it.
law-fact = { $fact }: { $value }
law-is = { $value }
law-not = not { $value }
law-one-of = { $values }
law-none-of = none of { $values }
law-in-list = on the list “{ $list }”
law-not-in-list = not on the list “{ $list }”
law-some = held
law-none = none
law-age-under = { $years ->
    [one] under { $years } year
   *[other] under { $years } years
}
law-age-from = { $years ->
    [one] { $years } year or more
   *[other] { $years } years or more
}
law-before = before { $date }
law-not-before = not before { $date }
law-at-least-before = at least { $span } before { $event }
law-at-most-before = at most { $span } before { $event }
law-at-least-after = at least { $span } after { $event }
law-at-most-after = at most { $span } after { $event }
law-less-before = less than { $span } before { $event }
law-at-most = at most { $span }
law-at-least = at least { $span }
law-more-than = more than { $span }
law-pages = { $count ->
    [one] at least { $count }
   *[other] at least { $count }
}
law-crossing-entry = entry into { $country }
law-crossing-exit = exit from { $country }
law-crossing-transit = transit through { $country }
law-valid-on = valid on the day of { $event }
law-inside = in the country
law-outside = not in the country
law-limit-rolling = { $span } in any { $window }
law-limit-calendar-year = { $span } in a calendar year
law-limit-half-year = { $span } in a half-year
law-limit-half-year-from-entry = { $span } in the six months from the first day of presence
law-limit-per-entry = { $span } a visit
law-limit-per-document = as the visa says
law-limit-until = until { $event }
law-limit-until-day = until { $date }
law-limit-rule = by the rule “{ $rule }”
law-event-entry = entry
law-event-exit = exit
law-event-filed = the application
law-event-born = birth
law-event-expires = the end of the passport
law-event-visa-issued = the issue of the visa
law-event-visa-expires = the end of the visa
law-event-contract-from = the start of the contract
law-event-contract-until = the end of the contract
law-event-registered = the registration
# Stands where the name of a state does: "Your visa of the state you enter".
law-here = the state you enter

# The names of facts: for travellers, and for officers.
law-fact-crossing = You cross the border
law-fact-crossing-officer = Crossing
law-fact-nationality = Passport of
law-fact-nationality-officer = Nationality (document)
law-fact-nationality-any = One of your nationalities
law-fact-nationality-any-officer = Any nationality held
law-fact-nationality-every = Each of your nationalities
law-fact-nationality-every-officer = Every nationality held
law-fact-nationalities = Your nationalities
law-fact-nationalities-officer = Nationalities held
law-fact-kind = Document
law-fact-kind-officer = Kind of document
law-fact-issuer = Passport issued by
law-fact-issuer-officer = Issuing state
law-fact-purpose = Purpose
law-fact-purpose-officer = Purpose of the journey
law-fact-role = Post or calling
law-fact-role-officer = Post or calling
law-fact-urgency = Emergency
law-fact-urgency-officer = Emergency
law-fact-hit = On the officers' lists
law-fact-hit-officer = Hits
law-fact-entry-point = Crossing point
law-fact-entry-point-officer = Crossing point of entry
law-fact-exit-point = Crossing point on the way out
law-fact-exit-point-officer = Crossing point of exit
law-fact-entry-mode = You travel
law-fact-entry-mode-officer = Means of entry
law-fact-exit-mode = You leave
law-fact-exit-mode-officer = Means of exit
law-fact-contract = Contract of work
law-fact-contract-officer = Contract of work
law-fact-filed = Your application
law-fact-filed-officer = Application
law-fact-residence = Your residence permit in { $country }
law-fact-residence-officer = Residence permit, { $country }
law-fact-visa = Your visa of { $country }
law-fact-visa-officer = Visa, { $country }
law-fact-entry = Your entry
law-fact-entry-officer = Entry
law-fact-exit = Your departure
law-fact-exit-officer = Exit
law-fact-born = Your date of birth
law-fact-born-officer = Date of birth
law-fact-age = Your age on the day of { $event }
law-fact-age-officer = Age on the day of { $event }
law-fact-expires = Your passport is valid until
law-fact-expires-officer = Document expires
law-fact-blank-pages = Blank pages in your passport
law-fact-blank-pages-officer = Blank pages
law-fact-visa-issued = Issue of your visa of { $country }
law-fact-visa-issued-officer = Visa issued, { $country }
law-fact-visa-expires = End of your visa of { $country }
law-fact-visa-expires-officer = Visa expires, { $country }
law-fact-visa-days = Days that your visa of { $country } allows
law-fact-visa-days-officer = Days of visa, { $country }
law-fact-visa-entries = Entries that your visa of { $country } allows
law-fact-visa-entries-officer = Entries of visa, { $country }
law-fact-entry-state = You enter
law-fact-entry-state-officer = State entered
law-fact-registered = Your registration
law-fact-registered-officer = Registration
law-fact-registered-at = You registered
law-fact-registered-at-officer = Registered
law-fact-contract-from = Start of your contract
law-fact-contract-from-officer = Contract from
law-fact-contract-until = End of your contract
law-fact-contract-until-officer = Contract until
law-fact-filed-at = Your application was filed
law-fact-filed-at-officer = Filed
law-fact-whereabouts = Where you were
law-fact-whereabouts-officer = Whereabouts
law-fact-stays = Your earlier stays
law-fact-stays-officer = Earlier stays
law-fact-planned-stay = Your planned stay
law-fact-planned-stay-officer = Planned stay
law-fact-days-used = Days you have used ({ $limit })
law-fact-days-used-officer = Days used ({ $limit })
law-fact-longest-overstay = Your longest overstay so far ({ $limit })
law-fact-longest-overstay-officer = Longest past overstay ({ $limit })
law-fact-last-overstay = End of your last overstay ({ $limit })
law-fact-last-overstay-officer = Last overstay ended ({ $limit })
law-fact-holder = Where you were on { $date } ({ $country })
law-fact-holder-officer = Presence on { $date } ({ $country })

# What was said of a fact
told-not-said = not said
told-none = none
told-some = held
told-named = { $fact }: { $told }
told-stays = { $count ->
    [one] { $count } stay
   *[other] { $count } stays
}
told-pages = { $count }

# A condition, judged
say-true = Yes. { $condition }. You said: { $told }.
say-true-officer = Fulfilled. { $condition }. Stated: { $told }.
say-false = No. { $condition }. You said: { $told }.
say-false-officer = Not fulfilled. { $condition }. Stated: { $told }.
say-unknown = Not known. { $condition }. It depends on: { $facts }.
say-unknown-officer = Open. { $condition }. Missing: { $facts }.
say-defeated = This stands in place of: { $rules }
say-defeated-officer = Defeats: { $rules }

# What stands in the way of another result
why-not-head = What stands in the way of another answer
why-not-head-officer = Why not otherwise
why-not-rule = { $slot } would be: { $result }, by “{ $rule }”. In the way:
why-not-rule-officer = { $slot }: { $result } by “{ $rule }” but for:
why-not-yields = “{ $rule }” would apply to you, but another rule goes before it: { $rules }
why-not-yields-officer = “{ $rule }” is fulfilled and yields to: { $rules }

# What can be changed
change-head = What you can change
change-head-officer = What the traveller can change
change-file-by = Apply no later than { $date }
change-file-by-officer = Application no later than { $date }
change-file-from = Apply no earlier than { $date }
change-file-from-officer = Application no earlier than { $date }
change-exit = Shorten your stay: leave no later than { $date }
change-exit-officer = Exit no later than { $date }
change-passport = Come with your other passport: { $country }
change-passport-officer = Presentation of the other passport held: { $country }
change-point = Cross the border at { $point }
change-point-officer = Entry at { $point }
change-mode = Travel { $mode }
change-mode-officer = Entry { $mode }
change-entry = Enter no earlier than { $date }
change-entry-officer = Entry no earlier than { $date }
change-expires = Come with a passport that is valid until { $date } or longer
change-expires-officer = Document valid until { $date } or longer
change-pages = Come with a passport that has more blank pages: { $count }
change-pages-officer = Blank pages: at least { $count }
change-then = { $change }. Then: { $slot }, { $result }.
change-then-officer = { $change }. Result: { $slot }, { $result }.

# The whole answer as text
text-verdict-free = FREE: nothing has to be done beforehand
text-verdict-act = ACT: something has to be done first
text-verdict-refused = REFUSED: the journey cannot be made as planned
text-verdict-depends = DEPENDS: a missing fact decides
text-verdict-conflict = CONFLICT: the sources disagree, and a person must decide
text-as-of = { $verdict } (by what was public on { $date }).
text-not-known = NOT KNOWN: no pack here speaks of { $country }. This is no permission.
text-slot = { $slot }: { $result }
text-obtain = { $result } ({ $what })
text-file-window = file from { $from } to { $by }
text-file-by = file by { $by }
text-file-from = file from { $from } on
text-filing = { $filing }
text-met-if = it is in time if: { $condition }
text-limit = limit: { $limit }
text-days = on the day of entry: { $used } used, { $left } left
text-last-day = last lawful day: { $date }
text-no-day = not even the day of entry is lawful
text-earliest = first day on which a day is left: { $date }
text-booked = the plan takes days from the booked stay that begins on { $date }
text-reading = reading “{ $reading }”: { $result } ({ $sources })
text-reading-last = reading “{ $reading }”: { $result }, last day { $date } ({ $sources })
text-one-reading = one reading
text-open = Still open: { $facts }. Say first: { $first }.
text-why = Why
text-why-rule = { $title } ({ $rule }, version { $version }, in force from { $date })
text-source = { $cite } [{ $confidence }; { $checked }]
text-unconfirmed = Nobody has held these sources against the original text:
text-pack = Pack { $pack } { $version }, read up to { $date }
text-hash = { $pack }; hash { $hash }
