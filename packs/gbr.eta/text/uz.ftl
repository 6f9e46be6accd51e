# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-gbr-eta = Buyuk Britaniya: safarga elektron ruxsatnoma

# Lists
set-gbr-visitors-world = Fuqarolariga tashrif uchun viza kerak boʻlmagan, Yevropadan tashqaridagi davlatlar
set-gbr-visitors-europe = Fuqarolariga tashrif uchun viza kerak boʻlmagan Yevropa davlatlari
set-gbr-british-nationals = Fuqaro boʻlmagan Britaniya tobelari
set-gbr-visitors = Tashrif uchun viza kerak boʻlmaganlar
set-gbr-citizens = Buyuk Britaniya, Irlandiya va Britaniyaning dengizorti hududlari fuqarolari
set-gbr-without-visa = Viza kerak boʻlmaganlar
set-gbr-eta-nationals = ETA ruxsatnomasi kerak boʻlganlar

# Authorisation
gbr-eta = Safarga elektron ruxsatnoma (ETA)
gbr-eta-text = Safardan oldin har qanday yoshda ETA olish kerak. Arizani onlayn bering va uch ish kunini hisobga oling. Toʻlovi 20 funt (2026-yil 8-apreldan); ruxsatnoma ikki yil yoki pasport muddati tugaguncha amal qiladi. Rad javobi ustidan shikoyat qilib boʻlmaydi: qayta ariza bering yoki viza soʻrang.
gbr-eta-not-citizens = Buyuk Britaniya va Irlandiya fuqarolari uchun emas
gbr-eta-not-citizens-text = Buyuk Britaniya va Irlandiya fuqarolari boshqa qanday pasporti boʻlsa ham ETA ola olmaydi. Britaniya yoki Irlandiya pasporti bilan yuring: tashuvchi shuni soʻraydi.
gbr-eta-not-visa-holders = Vizasi borlar uchun emas
gbr-eta-not-visa-holders-text = Kirish kuni amaldagi Britaniya vizasi yoki eVisa boʻlsa, ETA kerak emas.
gbr-eta-not-residents = Buyuk Britaniyada yashovchilar uchun emas
gbr-eta-not-residents-text = Buyuk Britaniyada yashash ruxsati bor kishiga ETA kerak emas. Irlandiyaning ayrim aholisiga ham kerak emas: safardan oldin soʻrang.

# Visa
gbr-visa = Tashrif vizasi
gbr-visa-text = Buyuk Britaniyaga borish uchun sizga viza kerak.
gbr-visa-not-citizens = Buyuk Britaniya va Irlandiya fuqarolari uchun emas
gbr-visa-not-citizens-text = Buyuk Britaniya va Irlandiya fuqarolariga viza kerak emas; ular oʻsha pasport bilan yuradi.

# Stay
gbr-stay = Bir tashrifda olti oy
gbr-stay-text = Bir tashrif olti oygacha davom etishi mumkin; bu yerda u 180 kun deb hisoblanadi.
gbr-stay-not-citizens = Buyuk Britaniya va Irlandiya fuqarolariga cheklov yoʻq
gbr-stay-not-citizens-text = Buyuk Britaniya va Irlandiya fuqarolari xohlaganicha qolishi mumkin.
gbr-stay-not-visa-holders = Vizada koʻrsatilgan muddatga
gbr-stay-not-visa-holders-text = Viza bilan kelgan kishi vizada koʻrsatilgan muddatgacha qolishi mumkin.
