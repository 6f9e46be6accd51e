# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-tjk-entry = Republic of Tajikistan: entry and short stay

# Lists
set-tjk-visa-free-90 = States whose citizens need no visa for up to 90 days
set-tjk-visa-free-30 = States whose citizens need no visa for up to 30 days
set-tjk-visa-free-other = States whose citizens need no visa, by agreement or without a number of days
set-tjk-visa-free = States whose citizens need no visa for a short stay

# Visa
tjk-visa = Visa
tjk-visa-text = You need a visa to enter. For some nationalities it is issued online or on arrival: ask the consulate.

# Stay
tjk-stay-90 = 90 days a visit
tjk-stay-90-text = One visit without a visa may last 90 days. The day of entry is the first day, the day of exit counts too.
tjk-stay-30 = 30 days a visit
tjk-stay-30-text = One visit without a visa may last 30 days. The day of entry is the first day, the day of exit counts too.

# Registration
tjk-registration = Registration of the stay
tjk-registration-text = Your stay is registered with the authority. Ask your host or hotel who does it and by when: they often do it for you.
tjk-registration-term = Within 10 working days
tjk-registration-term-text = The day shown is the earliest that can be meant: the day of entry is counted and holidays are not taken off.
tjk-registration-short = Ten working days without registration
tjk-registration-short-text = Who leaves within ten working days need not register; twelve days are always within them.

# Entry
tjk-entry-ban = Entry ban
tjk-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
