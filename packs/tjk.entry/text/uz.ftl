# Sarlavhalar va oʻsha kalit bilan, `-text` qoʻshilib, yoʻlovchiga bitta gap. Tekshirgan: hozircha hech kim.

pack-tjk-entry = Tojikiston Respublikasi: kirish va qisqa muddat boʻlish

# Roʻyxatlar
set-tjk-visa-free-90 = Fuqarolariga 90 kungacha viza kerak boʻlmagan davlatlar
set-tjk-visa-free-30 = Fuqarolariga 30 kungacha viza kerak boʻlmagan davlatlar
set-tjk-visa-free-other = Fuqarolariga kelishuv boʻyicha yoki kunlar soni koʻrsatilmay viza kerak boʻlmagan davlatlar
set-tjk-visa-free = Fuqarolariga qisqa muddatga viza kerak boʻlmagan davlatlar

# Viza
tjk-visa = Viza
tjk-visa-text = Kirish uchun sizga viza kerak. Ayrim fuqarolarga u onlayn yoki kelganda beriladi: konsullikdan soʻrang.

# Boʻlish muddati
tjk-stay-90 = Bir kelishda 90 kun
tjk-stay-90-text = Vizasiz bir kelishda 90 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
tjk-stay-30 = Bir kelishda 30 kun
tjk-stay-30-text = Vizasiz bir kelishda 30 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.

# Roʻyxatdan oʻtish
tjk-registration = Boʻlishni roʻyxatdan oʻtkazish
tjk-registration-text = Sizning boʻlishingiz idorada roʻyxatdan oʻtkaziladi. Buni kim va qaysi kungacha qilishini mezbon yoki mehmonxonadan soʻrang: koʻpincha oʻzlari qiladi.
tjk-registration-term = Roʻyxatdan oʻtishga 10 ish kuni
tjk-registration-term-text = Koʻrsatilgan kun eng erta boʻlishi mumkin kun: kirgan kun hisobga olinadi, bayramlar chegirilmaydi.
tjk-registration-short = Oʻn ish kuni roʻyxatdan oʻtmasdan
tjk-registration-short-text = Oʻn ish kuni ichida ketadigan kishi roʻyxatdan oʻtmaydi; oʻn ikki kun har doim shunga sigʻadi.

# Kirish
tjk-entry-ban = Kirish taqiqi
tjk-entry-ban-text = Sizga kirish taqiqlangan. Taqiqni qoʻygan idora sababini, muddatini va qanday shikoyat qilishni aytadi.
