# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-usa-entry = AQSh: kirish, vizalar, garov puli va safarga ruxsatnoma

# Lists
set-usa-visitor-classes = Mehmon vizalari (B)
set-usa-student-classes = Oʻqish va almashinuv vizalari (F, M, J)
set-usa-immediate-relatives = Eng yaqin qarindoshlarning immigratsion vizalari
set-usa-adoptions = Asrab olingan bolalarning immigratsion vizalari
set-usa-afghan-special = Afgʻon ittifoqchilarining maxsus immigratsion vizalari
set-usa-employee-special = AQSh xodimlarining maxsus immigratsion vizalari
set-usa-immigrant-classes = Immigratsion vizalar
set-usa-partial-classes = Qisman toʻxtatish tegishli boʻlgan vizalar
set-usa-official-classes = Diplomatlar va xalqaro tashkilotlar vizalari (A, C, G, NATO)
set-usa-visitor-purposes = Mehmon vizasi maqsadlari
set-usa-partial-purposes = Mehmon yoki oʻqish vizasi maqsadlari
set-usa-waiver-purposes = Vizasiz safar maqsadlari
set-usa-full-2025 = 2025-yil iyundan toʻliq toʻxtatish
set-usa-partial-2025 = 2025-yil iyundan qisman toʻxtatish
set-usa-listed-2025 = 10949-proklamatsiyadagi barcha davlatlar
set-usa-full-2026 = 2026-yildan toʻliq toʻxtatish
set-usa-immigrants-2026 = 2026-yildan faqat immigrantlar uchun toʻxtatish
set-usa-partial-2026 = 2026-yildan qisman toʻxtatish
set-usa-listed-2026 = 10998-proklamatsiyadagi barcha davlatlar
set-usa-paused = Immigratsion vizalar tanaffusidagi, manbalar nomlagan davlatlar (75 tadan 9 tasi)
set-usa-not-paused = Manbalar toʻxtatishdan tashqarida deb atagan davlatlar
set-usa-bond-states = Viza garovi soʻraladigan, manbalar nomlagan davlatlar (38 tadan 10 tasi)
set-usa-visa-waiver = Vizasiz dastur davlatlari
set-usa-visa-exempt = Fuqarolariga viza kerak boʻlmagan davlatlar
set-usa-watch-list = 2025-yil iyundagi kuzatuv roʻyxati

# Visa and travel authorisation
usa-visa-required = Viza
usa-visa-required-text = Sizga viza kerak, tranzit uchun ham. AQSh fuqarolari va doimiy yashovchilariga kerak emas.
usa-visa-waiver = Vizasiz dastur boʻyicha viza kerak emas
usa-visa-waiver-text = Turizm, ish yoki shaxsiy safar, davolanish va tranzit uchun viza kerak emas, lekin elektron ruxsatnoma (ESTA) kerak. Hammaga maʼlumki, safar 90 kungacha davom etishi mumkin.
usa-esta = Safarga elektron ruxsatnoma (ESTA)
usa-esta-text = Vizasiz har qanday yoshda ESTA kerak. Arizani safardan kamida 72 soat oldin bering. U 40,27 dollar turadi va ikki yil yoki pasport muddati tugaguncha amal qiladi. Rad etilsa, viza soʻrang.

# Proclamations
usa-p10949 = Kirish 10949-proklamatsiya bilan toʻxtatilgan
usa-p10949-text = 2025-yil 9-iyundan, Vashington vaqti bilan 00:01 dan, ayrim davlatlar fuqarolarining kirishi toʻxtatilgan. Bu oʻsha paytda AQShdan tashqarida boʻlgan va amaldagi vizasi boʻlmaganlarga tegishli. Bu savollar koʻrmaydigan istisnolar: yirik musobaqalar sportchilari va ular bilan birga boruvchilar, Eronning taʼqib qilinayotgan ozchiliklari, alohida holatdagi milliy manfaat; qochqinlarga tegishli emas. Ular haqida konsullik qaror qiladi.
usa-p10998 = Kirish 10998-proklamatsiya bilan toʻxtatilgan
usa-p10998-text = 2026-yil 1-yanvardan, Vashington vaqti bilan 00:01 dan, ayrim davlatlar fuqarolarining kirishi toʻxtatilgan. Bu oʻsha paytda AQShdan tashqarida boʻlgan va amaldagi vizasi boʻlmaganlarga tegishli. Bu savollar koʻrmaydigan istisnolar: yirik musobaqalar sportchilari, Eronning taʼqib qilinayotgan ozchiliklari, alohida holatdagi milliy manfaat. Ular haqida konsullik qaror qiladi.
usa-other-classes = Boshqa vizalar toʻxtatilmagan
usa-other-classes-text = Davlatingiz uchun faqat immigratsiya hamda mehmon, oʻqish va almashinuv vizalari (B, F, M, J) toʻxtatilgan. Sizning vizangiz boshqa.
usa-no-visa-yet = Bu maqsadning vizasi toʻxtatilgan
usa-no-visa-yet-text = Sizda hali viza yoʻq. Bu maqsad uchun toʻxtatilgan toifalardan birining vizasi beriladi.
usa-nonimmigrants = Faqat immigrantlar toʻxtatilgan
usa-nonimmigrants-text = Davlatingiz uchun 2026-yildan faqat immigratsiya toʻxtatilgan. Safar, oʻqish va ish yana ochiq.
usa-visa-held = Birinchi kuni amalda boʻlgan viza
usa-visa-held-text = Toʻxtatish boshlanganda vizangiz amalda edi. U kuchda qoladi, toʻxtatish sizga tegishli emas.
usa-inside = Birinchi kuni AQSh ichida
usa-inside-text = Toʻxtatish boshlanganda siz AQShda edingiz. U sizga tegishli emas.
usa-permanent-residents = Doimiy yashovchilar uchun emas
usa-permanent-residents-text = Toʻxtatish AQShning doimiy yashovchilariga tegishli emas.
usa-officials = Diplomatlar va xalqaro tashkilotlar uchun emas
usa-officials-text = Toʻxtatish A-1, A-2, C-2, C-3, G-1 dan G-4 gacha va NATO vizalari egalariga tegishli emas.
usa-immediate-relatives = Eng yaqin qarindoshlar uchun emas
usa-immediate-relatives-text = Shaxsi va qarindoshligi isbotlansa, eng yaqin qarindoshlarning immigratsion vizalari toʻxtatilmagan.
usa-adoptions = Asrab olingan bolalar uchun emas
usa-adoptions-text = Asrab olingan bolalarning immigratsion vizalari toʻxtatilmagan.
usa-afghan-special = Afgʻonistonlik maxsus immigrantlar uchun emas
usa-afghan-special-text = Afgʻon ittifoqchilarining maxsus immigratsion vizalari toʻxtatilmagan.
usa-employee-special = AQSh xodimlari uchun emas
usa-employee-special-text = AQSh hukumati xodimlarining maxsus immigratsion vizalari toʻxtatilmagan.

# Immigrant visas
usa-immigrant-pause = Immigratsion vizalar berilmaydi
usa-immigrant-pause-text = 2026-yil 21-yanvardan 75 davlat fuqarolariga immigratsion viza berilmaydi. Boshqa vizalarga tegishli emas. Avval berilgan viza kuchda qoladi. Boshqa davlat pasportingiz boʻlsa, oʻsha bilan soʻrang.
usa-immigrant-pause-unnamed = Immigratsiya vizalarining toʻxtatilishi: manbalar nomlamagan davlatlar
usa-immigrant-pause-unnamed-text = 75 davlat fuqarolariga immigratsiya vizalari berish toʻxtatilgan; manbalarimiz ulardan toʻqqiztasini nomlaydi. Qolganlari orasida sizning davlatingiz bor-yoʻqligini bilmaymiz: konsullikdan soʻrang.
usa-issued-before-the-pause = Tanaffusgacha berilgan
usa-issued-before-the-pause-text = Vizangiz tanaffus boshlanishidan oldin berilgan.
usa-pause-vacated = Tanaffusni sud bekor qilgan
usa-pause-vacated-text = Bir xabarga koʻra, 2026-yil 21-avgustda sud tanaffusni bekor qilgan. Buni hech kim tasdiqlamagan; konsullikdan soʻrang.

# Bond
usa-bond = Viza garovi
usa-bond-text = Mehmon vizasi uchun 5 000, 10 000 yoki 15 000 dollar garov qoʻyiladi: miqdori suhbatda aytiladi, I-352 shakli. Faqat Pay.gov orqali va faqat xodim aytganda toʻlang. Boston, Nyu-York (JFK) yoki Vashington (Dalles) orqali kirib-chiqing: boshqa joydan chiqish qayd etilmay qolib, garovdan mahrum qilishi mumkin. Oʻz vaqtida ketsangiz, bormasangiz yoki kiritilmasangiz, u qaytariladi.
usa-bond-other-classes = Faqat mehmon vizalari uchun
usa-bond-other-classes-text = Garov faqat mehmon vizalari (B-1, B-2) uchun soʻraladi.
usa-bond-no-visa-yet = Bu maqsadga mehmon vizasi beriladi
usa-bond-no-visa-yet-text = Sizda hali viza yoʻq. Bu maqsadga mehmon vizasi beriladi, u uchun esa garov kerak.
usa-bond-residents = Doimiy yashovchilar uchun emas
usa-bond-residents-text = Doimiy yashovchilarga mehmon vizasi kerak emas, ular garov qoʻymaydi.
usa-bond-issued-before = Garov joriy etilguncha berilgan
usa-bond-issued-before-text = Vizangiz davlatingiz uchun garov joriy etilishidan oldin berilgan.

# Watch list
usa-watch-list = 2025-yil iyundagi kuzatuv roʻyxati
usa-watch-list-text = Davlatingiz talablarni bajarish uchun 60 kun berilgan 36 davlat roʻyxatida edi. Roʻyxatning oʻzi hech narsani toʻxtatmaydi.

# Entry
usa-entry-ban = Kirish taqiqi
usa-entry-ban-text = Sizga kirish taqiqlangan. Taqiqni qoʻygan idora uning sababi va muddatini hamda qanday shikoyat qilishni aytadi.
