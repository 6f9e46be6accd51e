# Sarlavhalar va oʻsha kalit bilan, `-text` qoʻshilib, yoʻlovchiga bitta gap. Tekshirgan: hozircha hech kim.

pack-kaz-entry = Qozogʻiston Respublikasi: kirish va qisqa muddat boʻlish

# Roʻyxatlar
set-eaeu = Yevroosiyo iqtisodiy ittifoqiga aʼzo davlatlar
set-kaz-visa-free-90 = Fuqarolariga 90 kungacha viza kerak boʻlmagan davlatlar
set-kaz-agreement-90 = Ittifoqqa kirmaydigan, roʻyxat 90 kun beradigan davlatlar
set-kaz-visa-free-30 = Fuqarolariga 30 kungacha viza kerak boʻlmagan davlatlar
set-kaz-visa-free-14 = Fuqarolariga 14 kungacha viza kerak boʻlmagan davlatlar
set-kaz-visa-free = Fuqarolariga qisqa muddatga viza kerak boʻlmagan davlatlar
set-kaz-thirty-days-unregistered = Fuqarolariga 30 kun roʻyxatdan oʻtish kerak boʻlmagan davlatlar

# Viza
kaz-visa = Viza
kaz-visa-text = Kirish uchun sizga viza kerak. Ayrim fuqarolarga u onlayn yoki kelganda beriladi: konsullikdan soʻrang.

# Boʻlish muddati
kaz-stay-union = Har qanday 180 kunda 90 kun
kaz-stay-union-text = Boʻlgan har bir kunda oxirgi 180 kundagi kunlar 90 kundan oshmasligi kerak. Chiqib, qayta kirish hisobni yangidan boshlamaydi.
kaz-stay-union-work = Ittifoq shartnomasi boʻyicha mehnat shartnomasi muddatiga
kaz-stay-union-work-text = YEOII toʻgʻrisidagi shartnoma doirasida shartnoma bilan ishlaydigan kishi uning oxirigacha boʻla oladi; oilasi ham.
kaz-stay-entry = Har kirishda 30 kun
kaz-stay-entry-text = Vizasiz har kirish 30 kun beradi. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.
kaz-stay-half-year = Har qanday 180 kunda 90 kun
kaz-stay-half-year-text = Boʻlgan har bir kunda oxirgi 180 kundagi kunlar 90 kundan oshmasligi kerak. Chiqib, qayta kirish hisobni yangidan boshlamaydi.
kaz-stay-agreement = Har kirishda 30 yoki 90 kun
kaz-stay-agreement-text = Sizning fuqaroligingiz haqida manbalar har xil aytadi: hujjat haqidagi xabarlarga koʻra har kirishda 30 kun, kelishuvlarni hisobga oluvchi roʻyxatga koʻra 90 kun. 30 kungacha ikkalasiga koʻra ham mumkin.
kaz-stay-14 = Bir kelishda 14 kun
kaz-stay-14-text = Vizasiz bir kelishda 14 kun boʻlish mumkin. Kirgan kun birinchi kun, chiqqan kun ham hisobga olinadi.

# Roʻyxatdan oʻtish
kaz-registration = Boʻlishni roʻyxatdan oʻtkazish
kaz-registration-text = Sizning boʻlishingiz idorada roʻyxatdan oʻtkaziladi. Buni kim va qaysi kungacha qilishini mezbon yoki mehmonxonadan soʻrang: koʻpincha oʻzlari qiladi.
kaz-registration-term = Roʻyxatdan oʻtishga 3 ish kuni
kaz-registration-term-text = Koʻrsatilgan kun eng erta boʻlishi mumkin kun: kirgan kun hisobga olinadi, bayramlar chegirilmaydi.
kaz-registration-thirty-days = 30 kun roʻyxatdan oʻtmasdan
kaz-registration-thirty-days-text = Sizning davlatingiz fuqarolariga 30 kun roʻyxatdan oʻtish kerak emas. Uzoqroq boʻladiganlar shu muddat tugaguncha roʻyxatdan oʻtadi.

# Kirish
kaz-birth-certificate = Tugʻilganlik guvohnomasi bilan emas
kaz-birth-certificate-text = Rossiya fuqarolariga har qanday yoshda pasport kerak; 2026-yil 20-yanvardan bolalar tugʻilganlik guvohnomasi bilan yura olmaydi.
kaz-birth-certificate-from-fourteen = Oʻn toʻrt yoshdan pasport
kaz-birth-certificate-from-fourteen-text = Oʻn toʻrt yoshga toʻlgan Rossiya fuqarosi tugʻilganlik guvohnomasi bilan emas, pasport bilan yuradi.
kaz-entry-ban = Kirish taqiqi
kaz-entry-ban-text = Sizga kirish taqiqlangan. Taqiqni qoʻygan idora sababini, muddatini va qanday shikoyat qilishni aytadi.
