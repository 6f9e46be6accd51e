# Sarlavhalar va oʻsha kalit bilan, `-text` qoʻshilib, yoʻlovchiga bitta gap. Tekshirgan: hozircha hech kim.

pack-uzb-entry = Oʻzbekiston Respublikasi: kirish va qisqa muddat boʻlish

# Roʻyxatlar
set-uzb-visa-free-90 = Fuqarolariga 90 kungacha viza kerak boʻlmagan davlatlar
set-uzb-visa-free-30 = Fuqarolariga 30 kungacha viza kerak boʻlmagan davlatlar
set-uzb-visa-free-10 = Fuqarolariga 10 kungacha viza kerak boʻlmagan davlatlar
set-uzb-visa-free-7 = Fuqarolariga 7 kungacha viza kerak boʻlmagan davlatlar
set-uzb-visa-free-other = Fuqarolariga kelishuv boʻyicha yoki kunlar soni koʻrsatilmay viza kerak boʻlmagan davlatlar
set-uzb-visa-free = Fuqarolariga qisqa muddatga viza kerak boʻlmagan davlatlar

# Viza
uzb-visa = Viza
uzb-visa-text = Kirish uchun sizga viza kerak. Ayrim fuqarolarga u onlayn yoki kelganda beriladi: konsullikdan soʻrang.

# Boʻlish muddati
uzb-stay-kazakh-entry = Har kirishda 30 kun
uzb-stay-kazakh-entry-text = Vizasiz har kirish 30 kun beradi. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
uzb-stay-kazakh-half-year = Har qanday 180 kunda 90 kun
uzb-stay-kazakh-half-year-text = Boʻlgan har bir kunda oxirgi 180 kundagi kunlar 90 kundan oshmasligi kerak. Chiqib, qayta kirish hisobni yangidan boshlamaydi.
uzb-stay-kyrgyz = Bir kelishda 60 kun
uzb-stay-kyrgyz-text = Vizasiz bir kelishda 60 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
uzb-stay-tajik = Bir kelishda 30 kun
uzb-stay-tajik-text = Vizasiz bir kelishda 30 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
uzb-stay-90 = Bir kelishda 90 kun
uzb-stay-90-text = Vizasiz bir kelishda 90 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
uzb-stay-30 = Bir kelishda 30 kun
uzb-stay-30-text = Vizasiz bir kelishda 30 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
uzb-stay-10 = Bir kelishda 10 kun
uzb-stay-10-text = Vizasiz bir kelishda 10 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
uzb-stay-7 = Bir kelishda 7 kun
uzb-stay-7-text = Vizasiz bir kelishda 7 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.

# Roʻyxatdan oʻtish
uzb-registration = Boʻlishni roʻyxatdan oʻtkazish
uzb-registration-text = Sizning boʻlishingiz idorada roʻyxatdan oʻtkaziladi. Buni kim va qaysi kungacha qilishini mezbon yoki mehmonxonadan soʻrang: koʻpincha oʻzlari qiladi.
uzb-registration-term = Roʻyxatdan oʻtishga 3 kun
uzb-registration-term-text = Koʻrsatilgan kun eng erta boʻlishi mumkin kun: kirgan kun hisobga olinadi, bayramlar chegirilmaydi.
uzb-registration-russian = 15 kun roʻyxatdan oʻtmasdan
uzb-registration-russian-text = Rossiya fuqarolariga 15 kun roʻyxatdan oʻtish kerak emas. Uzoqroq boʻladiganlar shu muddat tugaguncha roʻyxatdan oʻtadi.
uzb-registration-tajik = Oʻn ish kuni roʻyxatdan oʻtmasdan
uzb-registration-tajik-text = Oʻn ish kuni ichida ketadigan kishi roʻyxatdan oʻtmaydi; oʻn ikki kun har doim shunga sigʻadi.
uzb-registration-kazakh = 30 kun roʻyxatdan oʻtmasdan
uzb-registration-kazakh-text = Qozogʻiston fuqarolariga 30 kun roʻyxatdan oʻtish kerak emas. Uzoqroq boʻladiganlar shu muddat tugaguncha roʻyxatdan oʻtadi.

# Kirish
uzb-entry-ban = Kirish taqiqi
uzb-entry-ban-text = Sizga kirish taqiqlangan. Taqiqni qoʻygan idora sababini, muddatini va qanday shikoyat qilishni aytadi.
