# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-schengen-entry = Schengen area: entry and short stay
schengen-area = Schengen area

# Lists
set-schengen-states = Members of the Schengen area
set-schengen-free-movement = Citizens of the Union, Iceland, Liechtenstein, Norway and Switzerland
set-schengen-visa-free = States and territories whose citizens need no visa for a short stay

# Visa
schengen-visa = Visa
schengen-visa-text = You need a visa for a short stay. A residence permit or a long-stay visa of any member serves as well.

# Stay
schengen-stay = 90 days in any 180 days
schengen-stay-text = You may stay 90 days in any 180 days, in all Schengen states together. On each day of your stay look back 180 days. The day of entry and the day of exit both count; days on a residence permit or a long-stay visa do not. After 90 days away in a row you have all 90 again.
schengen-stay-on-a-visa = 90 days in any 180 days on a short-stay visa
schengen-stay-on-a-visa-text = On a short-stay visa you may stay 90 days in any 180 days, in all Schengen states together, and no longer than the visa says. The day of entry and the day of exit both count.

# Biometrics
schengen-ees-face = Your face is recorded at the border (EES)
schengen-ees-face-text = Since 12 October 2025 your face is recorded at the border, at every crossing point since 10 April 2026. You need do nothing beforehand. Who refuses is not let in. The record is kept for three years and counts your days.
schengen-ees-fingerprints = Four fingerprints at the border (EES)
schengen-ees-fingerprints-text = Since 12 October 2025 four of your fingerprints are taken at the border, from the age of twelve.

# Travel authorisation
schengen-etias = Electronic travel authorisation (ETIAS)
schengen-etias-text = ETIAS has not begun and nobody has named the day. It will cost 20 euros, nothing under 18 and over 70, and be valid for three years or until your passport expires. For at least six months after it begins nobody is refused for the lack of it. Beware of pages that sell one today.
schengen-etias-transition = No refusal during the transition
schengen-etias-transition-text = For at least six months after ETIAS begins nobody is refused for the lack of it, and for at least six months more a first entry without it is tolerated.

# Entry
schengen-entry-ban = Entry ban
schengen-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
