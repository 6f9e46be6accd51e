# What a generated baseline pack says. DAYS becomes a number of days. Reviewed by: nobody yet.

baseline-pack = Entry by a table of requirements
baseline-set-visa = Who needs a visa
baseline-set-e-visa = Who needs a visa and can apply for it online
baseline-set-visa-on-arrival = Who gets a visa on arrival
baseline-set-authorisation = Who needs an electronic travel authorisation
baseline-set-free = Who needs no visa, without a length of stay
baseline-set-stay-DAYS = Who needs no visa; days a visit: DAYS
baseline-set-refused = Who is not admitted
baseline-set-listed = Who stands in the table
baseline-visa = Visa
baseline-visa-text = By the table you need a visa before you travel.
baseline-e-visa = Visa by an online application
baseline-e-visa-text = By the table you need a visa before you travel, and can apply for it online.
baseline-visa-on-arrival = Visa on arrival
baseline-visa-on-arrival-text = By the table you get a visa when you arrive, and need do nothing before.
baseline-visa-unlisted = The table does not know this nationality
baseline-visa-unlisted-text = The table does not name your nationality or document. Count on needing a visa, and ask the consulate.
baseline-authorisation = Electronic travel authorisation
baseline-authorisation-text = By the table you need an electronic travel authorisation before you travel.
baseline-refused = No admission
baseline-refused-text = By the table holders of your passport are not admitted. Ask the consulate.
baseline-stay-DAYS = Days a visit: DAYS
baseline-stay-DAYS-text = By the table you need no visa. Days that a visit may last: DAYS.
