# The planner of stays.

# The page, in every language. The answers are worded by the planner itself, in the browser and on the server alike:
# only `{ $value }` and forms by one number are used here.
plan-title = Saparlaryňyzy meýilleşdiriň
plan-say = Saparlaryňyzy senenama goýuň. Haýsy günleriň kanunydygyny, her çäk boýunça näçe gün galandygyny we nämäni haçana çenli etmelidigini görersiňiz.
plan-private-device = Hemmesi şu enjamda hasaplanýar. Bu ýere giriziňiz ondan çykmaýar.
plan-private-server = Saparlaryňyz hasaplamak üçin şu hyzmata iberilýär we saklanmaýar.
plan-you = Siz we ýurt
field-plan-in = Barýan ýurduňyz
field-plan-nationality = Pasportdaky raýatlyk
field-plan-purpose = Maksat
field-plan-visa = Wiza
plan-visa-none = Wizasyz barýaryn
plan-visa-visa = Wizam bar
field-plan-residence = Ýaşamaga rugsatnama
plan-residence-none = Ýok
field-plan-days = Ýene bir gezek näçe gün galarsyňyz?
field-plan-on = Gün barada soramak
plan-trips = Saparlaryňyz
plan-trips-say = Geçen saparlar hem hasaplanýar: çäkleriň köpüsi yza seredýär.
plan-trip = { $number }-sapar
field-plan-trip-in = Ýurt
field-plan-trip-from = Birinji gün
field-plan-trip-to = Soňky gün
plan-trip-add = Sapar goşmak
plan-trip-remove = Aýyrmak
plan-submit = Günleri hasaplamak
plan-calendar = Senenama
plan-drag = Sapar döretmek üçin günleriň üstünden süýräň. Sapary süýşürmek üçin özüni, uzynlygyny üýtgetmek üçin birinji ýa-da soňky gününi süýräň.
plan-keys = Düwmeler: oklar güni süýşürýär, Enter sapar başlaýar, Shift bilen ok soňky gününi üýtgedýär, Alt bilen ok ony süýşürýär, Delete aýyrýar, Ctrl+Z yza gaýtarýar.
plan-earlier = Öňki aýlar
plan-later = Soňky aýlar
plan-undo = Yza gaýtarmak
plan-save = Faýla ýazmak
plan-open = Faýly açmak
plan-file-bad = Bu faýlda şu sahypanyň saparlary ýok.
plan-keep = Saparlarymy şu enjamda saklamak
plan-clear = Hemmesini öçürmek
plan-asked = Soralan gün
plan-today = Şu gün

# What a day of a trip is.
plan-day-within = kanuny
plan-day-over = çäkden aşýar
plan-day-open = ýetmeýän ýa-da jedelli jogaba bagly
plan-day-not-limited = bu ýerde hasaplanmaýar

# The answer.
plan-result = Netije
plan-none = Entek sapar ýok
plan-none-say = Raýatlygyňyzy aýdyň we birinji sapary goşuň.
plan-all-within = { $days ->
    [one] Kanuny: ähli { $days } gün
   *[other] Kanuny: ähli { $days } gün
}
plan-some-over = { $days ->
    [one] { $days } gün çäkden aşýar
   *[other] { $days } gün çäkden aşýar
}
plan-some-open = { $days ->
    [one] { $days } gün jogaba bagly
   *[other] { $days } gün jogaba bagly
}
plan-some-not-limited = { $days ->
    [one] { $days } gün bu ýerde hasaplanmaýar
   *[other] { $days } gün bu ýerde hasaplanmaýar
}
plan-within-say = Her gün bize belli her çägiň içinde.
plan-over-say = Sapary gysgaldyň ýa-da süýşüriň: soňky kanuny gün ýanynda dur.
plan-open-say = Bir zat belli däl ýa-da kanuny iki hili okap bolýar. Doly jogap beriň ýa-da jikme-jik soraň.
plan-not-limited-say = Bizdäki hiç bir düzgün şeýle resminamalar bilen bolmagy çäklendirmeýär. Bu hawa-da, ýok-da däl: wizaňyza ýa-da rugsatnamaňyza serediň.
plan-left-on = { $date }: galan günler
plan-left = { $days ->
    [one] { $days } gün galdy
   *[other] { $days } gün galdy
}
plan-used = { $days ->
    [one] { $days } gün ulanyldy
   *[other] { $days } gün ulanyldy
}
plan-limit-calendar-year = senenama ýylyndaky { $max } günden
plan-limit-half-year = senenama ýarym ýylyndaky { $max } günden
plan-limit-half-year-from-entry = birinji günden alty aýdaky { $max } günden
plan-limit-per-entry = her girişdäki { $max } günden
plan-limit-rolling = islendik { $window } gündäki { $max } günden
plan-limit-until = { $date } çenli
plan-no-limit = Bu ýerde siziň üçin bolmak çägi belli däl.
plan-open-counts = Ýetmeýän jogap çözýär: iň berk hasap görkezildi.
plan-last = Soňky kanuny gün (giriş: { $date })
plan-first = { $days ->
    [one] { $days } gün bolmak üçin birinji gün
   *[other] { $days } gün bolmak üçin birinji gün
}
plan-full = Doly möçber ýene
plan-not-found = üç ýylyň içinde däl
plan-trip-days = { $days ->
    [one] { $days } gün
   *[other] { $days } gün
}
plan-last-lawful = Soňky kanuny gün: { $date }
plan-no-lawful = Hiç bir güni kanuny däl.
plan-conflict = Ol { $date } saparyna gerek günleri alýar.
plan-verdict-free = Öňünden hiç zat gerek däl
plan-verdict-act = Ilki bir zat etmeli
plan-verdict-refused = Meýilleşdirilişi ýaly mümkin däl
plan-verdict-depends = Ýene bir jogaba bagly
plan-verdict-conflict = Iki düzgün ters gelýär
plan-file-by = Arzany { $moment } çenli beriň
plan-file-from = { $moment } öň däl
plan-slot = { $slot }: { $result }
plan-slot-by = { $slot }: { $date } çenli
plan-law = Munuň esasyndaky kanun
plan-as-of = { $date } çenli çap edilenine görä.
plan-check = Bir sapar barada jikme-jik soramak
plan-offline = Ilkinji açylandan soň bu sahypa baglanyşyksyz hem işleýär.

# What is wrong with a field.
error-plan-date = Bu gün däl. Güni saýlaň ýa-da şeýle ýazyň: 2026-08-10.
error-plan-both = Iki gün hem gerek.
error-plan-order = Soňky gün birinji günden öň.
error-plan-overlap = Bu sapar başgasy bilen üst-üste düşýär.
error-plan-long = Bu sapar on ýyldan uzyn.
error-plan-many = Bilelikde 40-dan köp sapary meýilleşdirip bolmaýar.
error-plan-word = Sanawdan saýlaň.
error-plan-days = 1-den 365-e çenli san ýazyň.
start-plan = Birnäçe sapary meýilleşdirmek
start-plan-say = Senenamada: haýsy günler kanuny we näçesi galdy.
