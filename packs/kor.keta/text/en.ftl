# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-kor-keta = Republic of Korea: electronic travel authorisation

# Lists
set-kor-visitors-180 = States and territories whose citizens need no visa for 180 days
set-kor-visitors-90 = States and territories whose citizens need no visa for 90 days
set-kor-visitors-30 = States and territories whose citizens need no visa for 30 days
set-kor-visitors-by-keta = States whose citizens need no visa; the source names no length of stay
set-kor-visitors = Who needs no visa for a visit
set-kor-waived = For whom the K-ETA is waived until the end of 2026

# Authorisation
kor-keta = Electronic travel authorisation (K-ETA)
kor-keta-text = You enter without a visa, so you need a K-ETA before you travel. It costs 10,000 won, is answered within 72 hours and is valid for three years.
kor-keta-waived = Waived for your nationality until 31 December 2026
kor-keta-waived-text = Until 31 December 2026 your nationality needs no K-ETA. From 1 January 2027 it is required again.
kor-keta-under-18 = Voluntary up to the age of 17
kor-keta-under-18-text = Who is 17 or younger on the day of entry needs no K-ETA, and may apply for one.
kor-keta-from-65 = Voluntary from the age of 65
kor-keta-from-65-text = Who is 65 or older on the day of entry needs no K-ETA, and may apply for one.
kor-keta-not-visa-holders = Not for visa holders
kor-keta-not-visa-holders-text = Who enters on a Korean visa that is valid on the day of entry needs no K-ETA.
kor-keta-not-residents = Not for who lives in Korea
kor-keta-not-residents-text = Who has a residence permit of Korea needs no K-ETA.

# Visa
kor-visa = Visa for a visit
kor-visa-text = You need a visa to visit Korea.

# Stay
kor-stay-180 = 180 days a visit
kor-stay-180-text = Without a visa a visit may last 180 days.
kor-stay-90 = 90 days a visit
kor-stay-90-text = Without a visa a visit may last 90 days.
kor-stay-30 = 30 days a visit
kor-stay-30-text = Without a visa a visit may last 30 days.
