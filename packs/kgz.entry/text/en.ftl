# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-kgz-entry = Kyrgyz Republic: entry and short stay

# Lists
set-kgz-other-members = Other member states of the Eurasian Economic Union
set-kgz-visa-free-60 = States whose citizens need no visa for up to 60 days
set-kgz-visa-free-90 = States whose citizens need no visa for up to 90 days
set-kgz-visa-free-30 = States whose citizens need no visa for up to 30 days
set-kgz-visa-free-360 = States whose citizens need no visa for up to 360 days
set-kgz-visa-free-other = States whose citizens need no visa, by agreement or without a number of days
set-kgz-visa-free = States whose citizens need no visa for a short stay

# Visa
kgz-visa = Visa
kgz-visa-text = You need a visa to enter. For some nationalities it is issued online or on arrival: ask the consulate.

# Stay
kgz-stay-60 = 60 days in any 120
kgz-stay-60-text = On each day of the stay, the days of the last 120 may be at most 60. Leaving and coming back does not begin a new count.
kgz-stay-90 = 90 days in any 180
kgz-stay-90-text = On each day of the stay, the days of the last 180 may be at most 90. Leaving and coming back does not begin a new count.
kgz-stay-30 = 30 days a visit
kgz-stay-30-text = One visit without a visa may last 30 days. The day of entry is the first day, the day of exit counts too.
kgz-stay-360 = 360 days a visit
kgz-stay-360-text = One visit without a visa may last 360 days. The day of entry is the first day, the day of exit counts too.
kgz-stay-kazakh = 90 days in any 180
kgz-stay-kazakh-text = On each day of the stay, the days of the last 180 may be at most 90. Leaving and coming back does not begin a new count.
kgz-stay-union-work = As long as the contract, by the treaty of the union
kgz-stay-union-work-text = Who works on a contract under the treaty of the Eurasian Economic Union may stay to its end; so may the family.
kgz-stay-union = 90 days
kgz-stay-union-text = You may stay 90 days without a visa. Whether days of earlier visits count is not settled; up to the days that are left in the moving window you are safe.
kgz-stay-uzbek = 60 days
kgz-stay-uzbek-text = You may stay 60 days without a visa. Whether days of earlier visits count is not settled; up to the days that are left in the moving window you are safe.

# Registration
kgz-registration = Registration of the stay
kgz-registration-text = Your stay is registered with the authority. Ask your host or hotel who does it and by when: they often do it for you.
kgz-registration-term = Within 5 working days
kgz-registration-term-text = The day shown is the earliest that can be meant: the day of entry is counted and holidays are not taken off.
kgz-registration-union = 90 days without registration
kgz-registration-union-text = Citizens of the other members of the Eurasian Economic Union need no registration for 90 days. Who stays longer registers before they end.
kgz-registration-kazakh = 30 days without registration
kgz-registration-kazakh-text = Kazakh citizens need no registration for 30 days. Who stays longer registers before they end.
kgz-registration-tajik = 60 days without registration
kgz-registration-tajik-text = Tajik citizens need no registration for 60 days. Who stays longer registers before they end.
kgz-registration-visa-free = 60 days without registration
kgz-registration-visa-free-text = Citizens of your state need no registration for 60 days. Who stays longer registers before they end.

# Entry
kgz-tajik-closure = The border with Tajikistan was shut
kgz-tajik-closure-text = Until some day of 2025 Tajik citizens were not let in. No source names the day on which the border was opened.
kgz-ban-after-90 = No entry for 90 days after more than 90
kgz-ban-after-90-text = Who was in the country more than 90 days without registration is not let in for 90 days. If you were registered or had a permit, bring the proof.
kgz-birth-certificate = No birth certificate
kgz-birth-certificate-text = Russian citizens of every age need a passport; since 20 January 2026 children may not travel on a birth certificate.
kgz-birth-certificate-from-fourteen = From the age of fourteen a passport
kgz-birth-certificate-from-fourteen-text = A Russian citizen of fourteen or more travels on a passport, not on a birth certificate.
kgz-entry-ban = Entry ban
kgz-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
