# Atlar we şol açar bilen, `-text` goşulyp, ýolagça bir sözlem. Barlan: heniz hiç kim.

pack-tjk-entry = Täjigistan Respublikasy: giriş we gysga möhletleýin bolmak

# Sanawlar
set-tjk-visa-free-90 = Raýatlaryna 90 güne çenli wiza gerek bolmadyk döwletler
set-tjk-visa-free-30 = Raýatlaryna 30 güne çenli wiza gerek bolmadyk döwletler
set-tjk-visa-free-other = Raýatlaryna ylalaşyk boýunça ýa-da gün sany görkezilmän wiza gerek bolmadyk döwletler
set-tjk-visa-free = Raýatlaryna gysga möhlete wiza gerek bolmadyk döwletler

# Wiza
tjk-visa = Wiza
tjk-visa-text = Girmek üçin size wiza gerek. Käbir raýatlara ol onlaýn ýa-da gelen ýerinde berilýär: konsullykdan soraň.

# Bolmak
tjk-stay-90 = Bir saparda 90 gün
tjk-stay-90-text = Wizasyz bir sapar 90 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
tjk-stay-30 = Bir saparda 30 gün
tjk-stay-30-text = Wizasyz bir sapar 30 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.

# Hasaba durmak
tjk-registration = Bolmagy hasaba almak
tjk-registration-text = Siziň bolmagyňyz edarada hasaba alynýar. Muny kimiň we haýsy güne çenli edýändigini kabul edýän tarapdan ýa-da myhmanhanadan soraň: köplenç özleri edýär.
tjk-registration-term = Hasaba durmaga 10 iş güni
tjk-registration-term-text = Görkezilen gün iň ir bolup biljek gün: giren gün hasaba alynýar, baýramlar aýrylmaýar.
tjk-registration-short = On iş güni hasaba durmazdan
tjk-registration-short-text = On iş gününiň içinde gidýän adam hasaba durmaýar; on iki gün hemişe şoňa sygýar.

# Giriş
tjk-entry-ban = Giriş gadaganlygy
tjk-entry-ban-text = Size girmek gadagan. Gadaganlygy goýan edara sebäbini, möhletini we nähili şikaýat etmelidigini aýdar.
