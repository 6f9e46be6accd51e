# What a generated baseline pack says. DAYS becomes a number of days. Reviewed by: nobody yet.

baseline-pack = Talablar jadvali boʻyicha kirish
baseline-set-visa = Viza kerak boʻlganlar
baseline-set-e-visa = Onlayn olinadigan viza kerak boʻlganlar
baseline-set-visa-on-arrival = Kelganda viza oladiganlar
baseline-set-authorisation = Safarga elektron ruxsatnoma kerak boʻlganlar
baseline-set-free = Viza kerak boʻlmaganlar, muddati koʻrsatilmagan
baseline-set-stay-DAYS = Viza kerak boʻlmaganlar; bir tashrifdagi kunlar: DAYS
baseline-set-refused = Kiritilmaydiganlar
baseline-set-listed = Jadvalda borlar
baseline-visa = Viza
baseline-visa-text = Jadvalga koʻra safardan oldin sizga viza kerak.
baseline-e-visa = Onlayn ariza boʻyicha viza
baseline-e-visa-text = Jadvalga koʻra safardan oldin sizga viza kerak; arizani onlayn berish mumkin.
baseline-visa-on-arrival = Kelganda beriladigan viza
baseline-visa-on-arrival-text = Jadvalga koʻra vizani kelganda olasiz; safardan oldin hech narsa qilish shart emas.
baseline-visa-unlisted = Jadvalda bu fuqarolik yoʻq
baseline-visa-unlisted-text = Jadvalda fuqaroligingiz yoki hujjatingiz koʻrsatilmagan. Viza kerak deb hisoblang va konsullikdan soʻrang.
baseline-authorisation = Safarga elektron ruxsatnoma
baseline-authorisation-text = Jadvalga koʻra safardan oldin sizga elektron ruxsatnoma kerak.
baseline-refused = Kirish yopiq
baseline-refused-text = Jadvalga koʻra pasportingiz egalari kiritilmaydi. Konsullikdan soʻrang.
baseline-stay-DAYS = Bir tashrifdagi kunlar: DAYS
baseline-stay-DAYS-text = Jadvalga koʻra sizga viza kerak emas. Tashrif davom etishi mumkin boʻlgan kunlar: DAYS.
