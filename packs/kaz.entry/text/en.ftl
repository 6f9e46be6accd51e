# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-kaz-entry = Republic of Kazakhstan: entry and short stay

# Lists
set-eaeu = Member states of the Eurasian Economic Union
set-kaz-visa-free-90 = States whose citizens need no visa for up to 90 days
set-kaz-agreement-90 = States outside the union to which the index gives 90 days
set-kaz-visa-free-30 = States whose citizens need no visa for up to 30 days
set-kaz-visa-free-14 = States whose citizens need no visa for up to 14 days
set-kaz-visa-free = States whose citizens need no visa for a short stay
set-kaz-thirty-days-unregistered = States whose citizens need no registration for 30 days

# Visa
kaz-visa = Visa
kaz-visa-text = You need a visa to enter. For some nationalities it is issued online or on arrival: ask the consulate.

# Stay
kaz-stay-union = 90 days in any 180
kaz-stay-union-text = On each day of the stay, the days of the last 180 may be at most 90. Leaving and coming back does not begin a new count.
kaz-stay-union-work = As long as the contract, by the treaty of the union
kaz-stay-union-work-text = Who works on a contract under the treaty of the Eurasian Economic Union may stay to its end; so may the family.
kaz-stay-entry = 30 days an entry
kaz-stay-entry-text = Each entry without a visa allows 30 days. The day of entry is the first day, the day of exit counts too.
kaz-stay-half-year = 90 days in any 180
kaz-stay-half-year-text = On each day of the stay, the days of the last 180 may be at most 90. Leaving and coming back does not begin a new count.
kaz-stay-agreement = 30 or 90 days an entry
kaz-stay-agreement-text = For your nationality the sources disagree: 30 days an entry by the reports of the act, 90 by an index that knows the agreements. Up to 30 days are lawful in both.
kaz-stay-14 = 14 days a visit
kaz-stay-14-text = One visit without a visa may last 14 days. The day of entry is the first day, the day of exit counts too.

# Registration
kaz-registration = Registration of the stay
kaz-registration-text = Your stay is registered with the authority. Ask your host or hotel who does it and by when: they often do it for you.
kaz-registration-term = Within 3 working days
kaz-registration-term-text = The day shown is the earliest that can be meant: the day of entry is counted and holidays are not taken off.
kaz-registration-thirty-days = 30 days without registration
kaz-registration-thirty-days-text = Citizens of your state need no registration for 30 days. Who stays longer registers before they end.

# Entry
kaz-birth-certificate = No birth certificate
kaz-birth-certificate-text = Russian citizens of every age need a passport; since 20 January 2026 children may not travel on a birth certificate.
kaz-birth-certificate-from-fourteen = From the age of fourteen a passport
kaz-birth-certificate-from-fourteen-text = A Russian citizen of fourteen or more travels on a passport, not on a birth certificate.
kaz-entry-ban = Entry ban
kaz-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
