# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-uzb-entry = Republic of Uzbekistan: entry and short stay

# Lists
set-uzb-visa-free-90 = States whose citizens need no visa for up to 90 days
set-uzb-visa-free-30 = States whose citizens need no visa for up to 30 days
set-uzb-visa-free-10 = States whose citizens need no visa for up to 10 days
set-uzb-visa-free-7 = States whose citizens need no visa for up to 7 days
set-uzb-visa-free-other = States whose citizens need no visa, by agreement or without a number of days
set-uzb-visa-free = States whose citizens need no visa for a short stay

# Visa
uzb-visa = Visa
uzb-visa-text = You need a visa to enter. For some nationalities it is issued online or on arrival: ask the consulate.

# Stay
uzb-stay-kazakh-entry = 30 days an entry
uzb-stay-kazakh-entry-text = Each entry without a visa allows 30 days. The day of entry is the first day, the day of exit counts too.
uzb-stay-kazakh-half-year = 90 days in any 180
uzb-stay-kazakh-half-year-text = On each day of the stay, the days of the last 180 may be at most 90. Leaving and coming back does not begin a new count.
uzb-stay-kyrgyz = 60 days a visit
uzb-stay-kyrgyz-text = One visit without a visa may last 60 days. The day of entry is the first day, the day of exit counts too.
uzb-stay-tajik = 30 days a visit
uzb-stay-tajik-text = One visit without a visa may last 30 days. The day of entry is the first day, the day of exit counts too.
uzb-stay-90 = 90 days a visit
uzb-stay-90-text = One visit without a visa may last 90 days. The day of entry is the first day, the day of exit counts too.
uzb-stay-30 = 30 days a visit
uzb-stay-30-text = One visit without a visa may last 30 days. The day of entry is the first day, the day of exit counts too.
uzb-stay-10 = 10 days a visit
uzb-stay-10-text = One visit without a visa may last 10 days. The day of entry is the first day, the day of exit counts too.
uzb-stay-7 = 7 days a visit
uzb-stay-7-text = One visit without a visa may last 7 days. The day of entry is the first day, the day of exit counts too.

# Registration
uzb-registration = Registration of the stay
uzb-registration-text = Your stay is registered with the authority. Ask your host or hotel who does it and by when: they often do it for you.
uzb-registration-term = Within 3 days
uzb-registration-term-text = The day shown is the earliest that can be meant: the day of entry is counted and holidays are not taken off.
uzb-registration-russian = 15 days without registration
uzb-registration-russian-text = Russian citizens need no registration for 15 days. Who stays longer registers before they end.
uzb-registration-tajik = Ten working days without registration
uzb-registration-tajik-text = Who leaves within ten working days need not register; twelve days are always within them.
uzb-registration-kazakh = 30 days without registration
uzb-registration-kazakh-text = Kazakh citizens need no registration for 30 days. Who stays longer registers before they end.

# Entry
uzb-entry-ban = Entry ban
uzb-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
