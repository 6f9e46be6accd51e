# Sarlavhalar va oʻsha kalit bilan, `-text` qoʻshilib, yoʻlovchiga bitta gap. Tekshirgan: hozircha hech kim.

pack-kgz-entry = Qirgʻiz Respublikasi: kirish va qisqa muddat boʻlish

# Roʻyxatlar
set-kgz-other-members = Yevroosiyo iqtisodiy ittifoqiga aʼzo boshqa davlatlar
set-kgz-visa-free-60 = Fuqarolariga 60 kungacha viza kerak boʻlmagan davlatlar
set-kgz-visa-free-90 = Fuqarolariga 90 kungacha viza kerak boʻlmagan davlatlar
set-kgz-visa-free-30 = Fuqarolariga 30 kungacha viza kerak boʻlmagan davlatlar
set-kgz-visa-free-360 = Fuqarolariga 360 kungacha viza kerak boʻlmagan davlatlar
set-kgz-visa-free-other = Fuqarolariga kelishuv boʻyicha yoki kunlar soni koʻrsatilmay viza kerak boʻlmagan davlatlar
set-kgz-visa-free = Fuqarolariga qisqa muddatga viza kerak boʻlmagan davlatlar

# Viza
kgz-visa = Viza
kgz-visa-text = Kirish uchun sizga viza kerak. Ayrim fuqarolarga u onlayn yoki kelganda beriladi: konsullikdan soʻrang.

# Boʻlish muddati
kgz-stay-60 = Har qanday 120 kunda 60 kun
kgz-stay-60-text = Boʻlgan har bir kunda oxirgi 120 kundagi kunlar 60 kundan oshmasligi kerak. Chiqib, qayta kirish hisobni yangidan boshlamaydi.
kgz-stay-90 = Har qanday 180 kunda 90 kun
kgz-stay-90-text = Boʻlgan har bir kunda oxirgi 180 kundagi kunlar 90 kundan oshmasligi kerak. Chiqib, qayta kirish hisobni yangidan boshlamaydi.
kgz-stay-30 = Bir kelishda 30 kun
kgz-stay-30-text = Vizasiz bir kelishda 30 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
kgz-stay-360 = Bir kelishda 360 kun
kgz-stay-360-text = Vizasiz bir kelishda 360 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
kgz-stay-kazakh = Har qanday 180 kunda 90 kun
kgz-stay-kazakh-text = Boʻlgan har bir kunda oxirgi 180 kundagi kunlar 90 kundan oshmasligi kerak. Chiqib, qayta kirish hisobni yangidan boshlamaydi.
kgz-stay-union-work = Ittifoq shartnomasi boʻyicha mehnat shartnomasi muddatiga
kgz-stay-union-work-text = YEOII toʻgʻrisidagi shartnoma doirasida shartnoma bilan ishlaydigan kishi uning oxirigacha boʻla oladi; oilasi ham.
kgz-stay-union = 90 kun
kgz-stay-union-text = Vizasiz 90 kun boʻlish mumkin. Oldingi safarlarning kunlari hisobga olinadimi, aniqlanmagan; siljuvchi muddatda qolgan kunlar doirasida shubha yoʻq.
kgz-stay-uzbek = 60 kun
kgz-stay-uzbek-text = Vizasiz 60 kun boʻlish mumkin. Oldingi safarlarning kunlari hisobga olinadimi, aniqlanmagan; siljuvchi muddatda qolgan kunlar doirasida shubha yoʻq.

# Roʻyxatdan oʻtish
kgz-registration = Boʻlishni roʻyxatdan oʻtkazish
kgz-registration-text = Sizning boʻlishingiz idorada roʻyxatdan oʻtkaziladi. Buni kim va qaysi kungacha qilishini mezbon yoki mehmonxonadan soʻrang: koʻpincha oʻzlari qiladi.
kgz-registration-term = Roʻyxatdan oʻtishga 5 ish kuni
kgz-registration-term-text = Koʻrsatilgan kun eng erta boʻlishi mumkin kun: kirgan kun hisobga olinadi, bayramlar chegirilmaydi.
kgz-registration-union = 90 kun roʻyxatdan oʻtmasdan
kgz-registration-union-text = Yevroosiyo iqtisodiy ittifoqiga aʼzo boshqa davlatlar fuqarolariga 90 kun roʻyxatdan oʻtish kerak emas. Uzoqroq boʻladiganlar shu muddat tugaguncha roʻyxatdan oʻtadi.
kgz-registration-kazakh = 30 kun roʻyxatdan oʻtmasdan
kgz-registration-kazakh-text = Qozogʻiston fuqarolariga 30 kun roʻyxatdan oʻtish kerak emas. Uzoqroq boʻladiganlar shu muddat tugaguncha roʻyxatdan oʻtadi.
kgz-registration-tajik = 60 kun roʻyxatdan oʻtmasdan
kgz-registration-tajik-text = Tojikiston fuqarolariga 60 kun roʻyxatdan oʻtish kerak emas. Uzoqroq boʻladiganlar shu muddat tugaguncha roʻyxatdan oʻtadi.
kgz-registration-visa-free = 60 kun roʻyxatdan oʻtmasdan
kgz-registration-visa-free-text = Sizning davlatingiz fuqarolariga 60 kun roʻyxatdan oʻtish kerak emas. Uzoqroq boʻladiganlar shu muddat tugaguncha roʻyxatdan oʻtadi.

# Kirish
kgz-tajik-closure = Tojikiston bilan chegara yopiq edi
kgz-tajik-closure-text = 2025-yilning bir kunigacha Tojikiston fuqarolari kiritilmagan. Chegara ochilgan kunni hech bir manba aytmaydi.
kgz-ban-after-90 = 90 kundan oshgandan keyin 90 kun kirib boʻlmaydi
kgz-ban-after-90-text = Roʻyxatdan oʻtmay 90 kundan ortiq boʻlgan kishi 90 kun kiritilmaydi. Roʻyxatdan oʻtgan boʻlsangiz yoki ruxsatingiz boʻlsa, tasdigʻini olib keling.
kgz-birth-certificate = Tugʻilganlik guvohnomasi bilan emas
kgz-birth-certificate-text = Rossiya fuqarolariga har qanday yoshda pasport kerak; 2026-yil 20-yanvardan bolalar tugʻilganlik guvohnomasi bilan yura olmaydi.
kgz-birth-certificate-from-fourteen = Oʻn toʻrt yoshdan pasport
kgz-birth-certificate-from-fourteen-text = Oʻn toʻrt yoshga toʻlgan Rossiya fuqarosi tugʻilganlik guvohnomasi bilan emas, pasport bilan yuradi.
kgz-entry-ban = Kirish taqiqi
kgz-entry-ban-text = Sizga kirish taqiqlangan. Taqiqni qoʻygan idora sababini, muddatini va qanday shikoyat qilishni aytadi.
