# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-rus-entry = Russian Federation: entry and short stay

# Lists
set-residence-titles = Residence permits of the Russian Federation
set-eaeu = Members of the Eurasian Economic Union
set-work-and-study = Work and study
set-mission-staff = Staff of missions and international organisations, and their families
set-rus-visa-free-90 = States whose citizens need no visa for 90 days
set-rus-visa-free-60 = States whose citizens need no visa for 60 days
set-rus-visa-free-30 = States whose citizens need no visa for 30 days
set-rus-visa-free-14 = States and territories whose citizens need no visa for 14 days
set-rus-visa-free = States whose citizens need no visa for a short stay
set-rus-visit-only = States whose citizens need no visa for certain visits
set-rus-visit-purposes = Purposes of a visit without a visa
set-rus-without-visa = States whose citizens may enter without a visa
set-first-biometric-points = First crossing points with biometrics

# Visa
rus-visa-required = Visa
rus-visa-required-text = You need a visa to enter.
rus-visa-short-visit = No visa for a visit of up to 30 days
rus-visa-short-visit-text = You need no visa for a visit of up to 30 days: tourism, guests, business or transit.

# Entry application
rus-application = Entry application (RuID)
rus-application-text = You enter without a visa, so the entry application in the RuID app is meant for you. Each journey needs a new one.
rus-application-other-purposes = Voluntary for purposes other than work and study
rus-application-other-purposes-text = By this reading only those who come to work or study must file; you may, and need not.
rus-application-not-belarus = Not for citizens of Belarus
rus-application-not-belarus-text = Citizens of Belarus need no entry application.
rus-application-not-under-six = Not for children under six
rus-application-not-under-six-text = A child who is not yet six on the day of entry needs no entry application.
rus-application-not-staff-and-family = Not for staff of missions and international organisations, and their families
rus-application-not-staff-and-family-text = Who is posted to a mission, a consulate or an international organisation in Russia needs no entry application, and neither does the family. The post decides, not the kind of passport.
rus-application-not-visa-holders = Not for visa holders
rus-application-not-visa-holders-text = Who enters on a Russian visa needs no entry application.
rus-application-not-residents = Not for holders of a residence permit
rus-application-not-residents-text = Who holds a temporary or permanent residence permit of Russia needs no entry application.
rus-application-not-beyond-visits = Not where a visa is needed
rus-application-not-beyond-visits-text = Your journey needs a visa, so no entry application is asked for.
rus-application-visits = For visits without a visa
rus-application-visits-text = Your visit needs no visa, so the entry application is meant for you.
rus-application-deadline = At least 72 hours and at most 90 days before entry
rus-application-deadline-text = File no earlier than 90 days and no later than 72 hours before you cross the border, counted at the crossing point.
rus-application-emergency = Four hours in an emergency
rus-application-emergency-text = For urgent treatment, or the serious illness or death of a close relative, four hours before the crossing are enough. Keep the documents that show it.

# Biometrics
rus-biometrics = Photograph and fingerprints at the border
rus-biometrics-text = Your face is photographed and your fingerprints are taken at passport control. You need do nothing beforehand.
rus-biometrics-point-not-equipped = Not at crossing points without equipment
rus-biometrics-point-not-equipped-text = At this crossing point no biometrics are taken on that day.
rus-biometrics-not-belarus = Not from citizens of Belarus
rus-biometrics-not-belarus-text = No biometrics are taken from citizens of Belarus.
rus-biometrics-not-under-six = Not from children under six
rus-biometrics-not-under-six-text = No biometrics are taken from a child who is not yet six on the day of entry.
rus-biometrics-not-staff-and-family = Not from staff of missions and international organisations, and their families
rus-biometrics-not-staff-and-family-text = No biometrics are taken from staff of missions, consulates and international organisations, and their families.

# Stay
rus-stay = Days of stay without a visa
rus-stay-text = Without a visa you may stay 90 days in a calendar year. The day of entry and the day of exit both count. Until the end of 2024 it was 90 days in any 180.
rus-stay-eaeu-work = As long as a contract under the union treaty runs
rus-stay-eaeu-work-text = Who works on a contract under the treaty of the Eurasian Economic Union may stay until it ends, and so may the family.
rus-stay-drivers = 180 days for drivers in international traffic
rus-stay-drivers-text = A driver in international traffic who has filed the entry application may stay 180 days in a calendar year.
rus-stay-unbroken = One stay without a break
rus-stay-unbroken-text = One stay without a break may last 90 days. Whether this still holds after the law of 2024 is not settled; it matters only across New Year.
rus-stay-60 = 60 days a visit
rus-stay-60-text = The agreement with your state gives 60 days a visit.
rus-stay-30 = 30 days a visit
rus-stay-30-text = The agreement with your state gives 30 days a visit.
rus-stay-14 = 14 days a visit
rus-stay-14-text = The agreement with your state or territory gives 14 days a visit.
rus-stay-visit = 30 days a visit
rus-stay-visit-text = A visit without a visa may last 30 days.
rus-stay-visit-year = 90 days a year for visits
rus-stay-visit-year-text = All visits without a visa together may last 90 days in a calendar year.

# Entry
rus-re-entry-ban = No entry for three years after an overstay of more than 30 days
rus-re-entry-ban-text = After an overstay of more than 30 days entry is forbidden for three years. If you think the count is wrong, bring your tickets and stamps to the authority.
rus-entry-ban = Entry ban
rus-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
rus-controlled-persons = Register of controlled persons
rus-controlled-persons-text = You stand in the register of controlled persons. Entry is refused until the entry is lifted; the interior ministry can tell you how.

# Days in Belarus (off unless switched on)
rus-days-in-belarus = Count days in Belarus
set-russia-and-belarus = Russia and Belarus
rus-stay-with-belarus = Days in Russia and Belarus together
rus-stay-with-belarus-text = Reports say that days in Russia and in Belarus are counted together: at most 90 in a calendar year. No act that says so is known; this is counted only because you asked for it.

# Registration
rus-registration = Registration after the entry
rus-registration-text = After the entry your stay must be registered at the place where you live. Your host or hotel does it with you.
rus-registration-term = Within seven working days
rus-registration-term-text = Register within seven working days. The day of entry is counted here and holidays are not taken off: this is the earliest day that can be meant.
rus-registration-term-eaeu = Within 30 days for Armenia, Kazakhstan and Kyrgyzstan
rus-registration-term-eaeu-text = Citizens of Armenia, Kazakhstan and Kyrgyzstan register within 30 days.
rus-registration-term-tjk-uzb = Within 15 days for Tajikistan and Uzbekistan
rus-registration-term-tjk-uzb-text = Citizens of Tajikistan and Uzbekistan register within 15 days.
rus-registration-term-blr = Within 90 days for Belarus
rus-registration-term-blr-text = Citizens of Belarus register within 90 days.
