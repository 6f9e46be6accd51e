# The planner of stays.

# The page, in every language. The answers are worded by the planner itself, in the browser and on the server alike:
# only `{ $value }` and forms by one number are used here.
plan-title = Safarlaringizni rejalang
plan-say = Safarlaringizni taqvimga qoʻying. Qaysi kunlar qonuniy ekanini, har bir chek boʻyicha necha kun qolganini va nimani qachongacha qilish kerakligini koʻrasiz.
plan-private-device = Hammasi shu qurilmada hisoblanadi. Bu yerga kiritganingiz undan chiqmaydi.
plan-private-server = Safarlaringiz hisoblash uchun shu xizmatga yuboriladi va saqlanmaydi.
plan-you = Siz va davlat
field-plan-in = Boradigan davlatingiz
field-plan-nationality = Pasportdagi fuqarolik
field-plan-purpose = Maqsad
field-plan-visa = Viza
plan-visa-none = Vizasiz boraman
plan-visa-visa = Vizam bor
field-plan-residence = Yashash ruxsatnomasi
plan-residence-none = Yoʻq
field-plan-days = Yana bir marta necha kun turasiz?
field-plan-on = Kun haqida soʻrash
plan-trips = Safarlaringiz
plan-trips-say = Oʻtgan safarlar ham hisoblanadi: koʻp cheklar orqaga qaraydi.
plan-trip = { $number }-safar
field-plan-trip-in = Davlat
field-plan-trip-from = Birinchi kun
field-plan-trip-to = Oxirgi kun
plan-trip-add = Safar qoʻshish
plan-trip-remove = Olib tashlash
plan-submit = Kunlarni hisoblash
plan-calendar = Taqvim
plan-drag = Safar yaratish uchun kunlar ustidan torting. Safarni surish uchun oʻzini, uzunligini oʻzgartirish uchun birinchi yoki oxirgi kunini torting.
plan-keys = Tugmalar: strelkalar kunni suradi, Enter safar boshlaydi, Shift va strelka oxirgi kunini oʻzgartiradi, Alt va strelka uni suradi, Delete olib tashlaydi, Ctrl+Z ortga qaytaradi.
plan-earlier = Oldingi oylar
plan-later = Keyingi oylar
plan-undo = Ortga qaytarish
plan-save = Faylga saqlash
plan-open = Faylni ochish
plan-file-bad = Bu faylda shu sahifaning safarlari yoʻq.
plan-keep = Safarlarimni shu qurilmada saqlash
plan-clear = Hammasini oʻchirish
plan-asked = Soʻralgan kun
plan-today = Bugun

# What a day of a trip is.
plan-day-within = qonuniy
plan-day-over = chekdan oshgan
plan-day-open = yetishmayotgan yoki bahsli javobga bogʻliq
plan-day-not-limited = bu yerda hisoblanmaydi

# The answer.
plan-result = Natija
plan-none = Hozircha safar yoʻq
plan-none-say = Fuqaroligingizni ayting va birinchi safarni qoʻshing.
plan-all-within = { $days ->
    [one] Qonuniy: barcha { $days } kun
   *[other] Qonuniy: barcha { $days } kun
}
plan-some-over = { $days ->
    [one] { $days } kun chekdan oshadi
   *[other] { $days } kun chekdan oshadi
}
plan-some-open = { $days ->
    [one] { $days } kun javobga bogʻliq
   *[other] { $days } kun javobga bogʻliq
}
plan-some-not-limited = { $days ->
    [one] { $days } kun bu yerda hisoblanmaydi
   *[other] { $days } kun bu yerda hisoblanmaydi
}
plan-within-say = Har bir kun bizga maʼlum har bir chek ichida.
plan-over-say = Safarni qisqartiring yoki suring: oxirgi qonuniy kun uning yonida.
plan-open-say = Nimadir nomaʼlum yoki qonunni ikki xil oʻqish mumkin. Toʻliqroq javob bering yoki batafsil soʻrang.
plan-not-limited-say = Bizdagi hech bir qoida bunday hujjatlar bilan turishni cheklamaydi. Bu ha ham, yoʻq ham emas: viza yoki ruxsatnomangizga qarang.
plan-left-on = { $date }: qolgan kunlar
plan-left = { $days ->
    [one] { $days } kun qoldi
   *[other] { $days } kun qoldi
}
plan-used = { $days ->
    [one] { $days } kun ishlatildi
   *[other] { $days } kun ishlatildi
}
plan-limit-calendar-year = kalendar yilidagi { $max } kundan
plan-limit-half-year = kalendar yarim yilidagi { $max } kundan
plan-limit-half-year-from-entry = birinchi kundan olti oydagi { $max } kundan
plan-limit-per-entry = har bir kirishdagi { $max } kundan
plan-limit-rolling = istalgan { $window } kundagi { $max } kundan
plan-limit-until = { $date } gacha
plan-no-limit = Bu yerda siz uchun turish cheki maʼlum emas.
plan-open-counts = Yetishmayotgan javob hal qiladi: eng qatʼiy hisob koʻrsatildi.
plan-last = Oxirgi qonuniy kun (kirish: { $date })
plan-first = { $days ->
    [one] { $days } kun turish uchun birinchi kun
   *[other] { $days } kun turish uchun birinchi kun
}
plan-full = Toʻliq muddat yana
plan-not-found = uch yil ichida emas
plan-trip-days = { $days ->
    [one] { $days } kun
   *[other] { $days } kun
}
plan-last-lawful = Oxirgi qonuniy kun: { $date }
plan-no-lawful = Birorta kuni ham qonuniy emas.
plan-conflict = U { $date } safariga kerak kunlarni oladi.
plan-verdict-free = Oldindan hech narsa kerak emas
plan-verdict-act = Avval nimadir qilish kerak
plan-verdict-refused = Rejalanganidek mumkin emas
plan-verdict-depends = Yana bitta javobga bogʻliq
plan-verdict-conflict = Ikki qoida bir-biriga zid
plan-file-by = Arizani { $moment } gacha bering
plan-file-from = { $moment } dan oldin emas
plan-slot = { $slot }: { $result }
plan-slot-by = { $slot }: { $date } gacha
plan-law = Buning asosidagi qonun
plan-as-of = { $date } gacha eʼlon qilinganiga koʻra.
plan-check = Bitta safar haqida batafsil soʻrash
plan-offline = Birinchi tashrifdan keyin bu sahifa aloqasiz ham ishlaydi.

# What is wrong with a field.
error-plan-date = Bu kun emas. Kunni tanlang yoki shunday yozing: 2026-08-10.
error-plan-both = Ikkala kun ham kerak.
error-plan-order = Oxirgi kun birinchi kundan oldin.
error-plan-overlap = Bu safar boshqasi bilan ustma-ust tushadi.
error-plan-long = Bu safar oʻn yildan uzun.
error-plan-many = Birga 40 tadan ortiq safarni rejalab boʻlmaydi.
error-plan-word = Roʻyxatdan tanlang.
error-plan-days = 1 dan 365 gacha son yozing.
start-plan = Bir necha safarni rejalash
start-plan-say = Taqvimda: qaysi kunlar qonuniy va nechtasi qoldi.
