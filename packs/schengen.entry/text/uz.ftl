# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-schengen-entry = Shengen hududi: kirish va qisqa muddatli boʻlish
schengen-area = Shengen hududi

# Lists
set-schengen-states = Shengen hududi davlatlari
set-schengen-free-movement = Yevropa Ittifoqi, Islandiya, Lixtenshteyn, Norvegiya va Shveysariya fuqarolari
set-schengen-visa-free = Fuqarolariga qisqa muddatga viza kerak boʻlmagan davlatlar va hududlar

# Visa
schengen-visa = Viza
schengen-visa-text = Qisqa muddatli boʻlish uchun sizga viza kerak. Bu davlatlardan istalganining yashash ruxsati yoki uzoq muddatli vizasi ham yaraydi.

# Stay
schengen-stay = Istalgan 180 kunda 90 kun
schengen-stay-text = Barcha Shengen davlatlarida birgalikda istalgan 180 kunda 90 kun boʻlishingiz mumkin. Boʻlgan har bir kuni 180 kun orqaga qarang. Kirish kuni ham, chiqish kuni ham hisoblanadi; yashash ruxsati yoki uzoq muddatli viza bilan oʻtgan kunlar hisoblanmaydi. Ketma-ket 90 kun tashqarida boʻlsangiz, 90 kun yana toʻliq beriladi.
schengen-stay-on-a-visa = Qisqa muddatli viza bilan istalgan 180 kunda 90 kun
schengen-stay-on-a-visa-text = Qisqa muddatli viza bilan barcha Shengen davlatlarida birgalikda istalgan 180 kunda 90 kun, lekin vizada koʻrsatilganidan uzoq emas boʻlishingiz mumkin. Kirish kuni ham, chiqish kuni ham hisoblanadi.

# Biometrics
schengen-ees-face = Chegarada yuz tasviri yoziladi (EES)
schengen-ees-face-text = 2025-yil 12-oktyabrdan chegarada yuz tasviringiz yoziladi, 2026-yil 10-apreldan barcha oʻtish joylarida. Oldindan hech narsa qilish kerak emas. Rad etgan odam kiritilmaydi. Yozuv uch yil saqlanadi va kunlaringizni hisoblaydi.
schengen-ees-fingerprints = Chegarada toʻrtta barmoq izi olinadi (EES)
schengen-ees-fingerprints-text = 2025-yil 12-oktyabrdan chegarada oʻn ikki yoshdan boshlab toʻrtta barmoq izi olinadi.

# Travel authorisation
schengen-etias = Safarga elektron ruxsatnoma (ETIAS)
schengen-etias-text = ETIAS hali boshlanmagan, boshlanish kunini hech kim aytmagan. U 20 yevro turadi, 18 gacha va 70 dan keyin bepul, uch yil yoki pasport muddati tugaguncha amal qiladi. Boshlangandan keyin kamida olti oy u yoʻqligi uchun hech kim rad etilmaydi. Uni bugun sotadigan saytlardan ehtiyot boʻling.
schengen-etias-transition = Oʻtish davrida rad etilmaydi
schengen-etias-transition-text = ETIAS boshlangandan keyin kamida olti oy u yoʻqligi uchun hech kim rad etilmaydi, yana kamida olti oy usiz birinchi kirishga yoʻl qoʻyiladi.

# Entry
schengen-entry-ban = Kirish taqiqi
schengen-entry-ban-text = Sizga kirish taqiqlangan. Taqiqni qoʻygan idora uning sababi va muddatini hamda qanday shikoyat qilishni aytadi.
