# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-kor-keta = Koreya Respublikasi: safarga elektron ruxsatnoma

# Lists
set-kor-visitors-180 = Fuqarolariga 180 kunga viza kerak boʻlmagan davlatlar va hududlar
set-kor-visitors-90 = Fuqarolariga 90 kunga viza kerak boʻlmagan davlatlar va hududlar
set-kor-visitors-30 = Fuqarolariga 30 kunga viza kerak boʻlmagan davlatlar va hududlar
set-kor-visitors-by-keta = Fuqarolariga viza kerak boʻlmagan davlatlar; manba boʻlish muddatini aytmaydi
set-kor-visitors = Tashrif uchun viza kerak boʻlmaganlar
set-kor-waived = 2026-yil oxirigacha K-ETA talab qilinmaydiganlar

# Authorisation
kor-keta = Safarga elektron ruxsatnoma (K-ETA)
kor-keta-text = Siz vizasiz kirasiz, shuning uchun safardan oldin K-ETA kerak. Toʻlovi 10 000 von, javob 72 soat ichida keladi, ruxsatnoma uch yil amal qiladi.
kor-keta-waived = Fuqaroligingiz uchun 2026-yil 31-dekabrgacha talab qilinmaydi
kor-keta-waived-text = 2026-yil 31-dekabrgacha fuqaroligingizga K-ETA kerak emas. 2027-yil 1-yanvardan u yana majburiy.
kor-keta-under-18 = 17 yoshgacha (shu jumladan) ixtiyoriy
kor-keta-under-18-text = Kirish kuni 17 yoshda yoki undan kichik kishiga K-ETA kerak emas; ariza berish mumkin.
kor-keta-from-65 = 65 yoshdan ixtiyoriy
kor-keta-from-65-text = Kirish kuni 65 yoshda yoki undan katta kishiga K-ETA kerak emas; ariza berish mumkin.
kor-keta-not-visa-holders = Vizasi borlar uchun emas
kor-keta-not-visa-holders-text = Kirish kuni amaldagi Koreya vizasi boʻlsa, K-ETA kerak emas.
kor-keta-not-residents = Koreyada yashovchilar uchun emas
kor-keta-not-residents-text = Koreyada yashash ruxsati bor kishiga K-ETA kerak emas.

# Visa
kor-visa = Tashrif vizasi
kor-visa-text = Koreyaga borish uchun sizga viza kerak.

# Stay
kor-stay-180 = Bir tashrifda 180 kun
kor-stay-180-text = Vizasiz bir tashrif 180 kungacha davom etishi mumkin.
kor-stay-90 = Bir tashrifda 90 kun
kor-stay-90-text = Vizasiz bir tashrif 90 kungacha davom etishi mumkin.
kor-stay-30 = Bir tashrifda 30 kun
kor-stay-30-text = Vizasiz bir tashrif 30 kungacha davom etishi mumkin.
