# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-gbr-eta = United Kingdom: electronic travel authorisation

# Lists
set-gbr-visitors-world = States outside Europe whose citizens need no visa for a visit
set-gbr-visitors-europe = States of Europe whose citizens need no visa for a visit
set-gbr-british-nationals = British nationals who are not citizens
set-gbr-visitors = Who needs no visa for a visit
set-gbr-citizens = Citizens of the United Kingdom, of Ireland and of British overseas territories
set-gbr-without-visa = Who needs no visa
set-gbr-eta-nationals = Who needs an ETA

# Authorisation
gbr-eta = Electronic travel authorisation (ETA)
gbr-eta-text = You need an ETA, at every age, before you travel. Apply online and allow three working days. It costs 20 pounds (since 8 April 2026) and is valid for two years or until your passport expires. After a refusal there is no appeal: apply again, or apply for a visa.
gbr-eta-not-citizens = Not for British and Irish citizens
gbr-eta-not-citizens-text = Citizens of the United Kingdom and Ireland cannot get an ETA, whichever other passport they hold. Travel on the British or Irish passport; carriers ask for it.
gbr-eta-not-visa-holders = Not for visa holders
gbr-eta-not-visa-holders-text = Who enters on a British visa or eVisa that is valid on the day of entry needs no ETA.
gbr-eta-not-residents = Not for who lives in the United Kingdom
gbr-eta-not-residents-text = Who has permission to live in the United Kingdom needs no ETA. Some residents of Ireland need none either: ask before you travel.

# Visa
gbr-visa = Visa for a visit
gbr-visa-text = You need a visa to visit the United Kingdom.
gbr-visa-not-citizens = Not for British and Irish citizens
gbr-visa-not-citizens-text = Citizens of the United Kingdom and Ireland need no visa, and travel on that passport.

# Stay
gbr-stay = Six months a visit
gbr-stay-text = A visit may last six months, counted here as 180 days.
gbr-stay-not-citizens = No limit for British and Irish citizens
gbr-stay-not-citizens-text = Citizens of the United Kingdom and Ireland may stay as long as they like.
gbr-stay-not-visa-holders = As long as the visa says
gbr-stay-not-visa-holders-text = Who comes on a visa may stay as long as the visa says.
