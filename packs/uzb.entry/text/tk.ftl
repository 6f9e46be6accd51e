# Atlar we şol açar bilen, `-text` goşulyp, ýolagça bir sözlem. Barlan: heniz hiç kim.

pack-uzb-entry = Özbegistan Respublikasy: giriş we gysga möhletleýin bolmak

# Sanawlar
set-uzb-visa-free-90 = Raýatlaryna 90 güne çenli wiza gerek bolmadyk döwletler
set-uzb-visa-free-30 = Raýatlaryna 30 güne çenli wiza gerek bolmadyk döwletler
set-uzb-visa-free-10 = Raýatlaryna 10 güne çenli wiza gerek bolmadyk döwletler
set-uzb-visa-free-7 = Raýatlaryna 7 güne çenli wiza gerek bolmadyk döwletler
set-uzb-visa-free-other = Raýatlaryna ylalaşyk boýunça ýa-da gün sany görkezilmän wiza gerek bolmadyk döwletler
set-uzb-visa-free = Raýatlaryna gysga möhlete wiza gerek bolmadyk döwletler

# Wiza
uzb-visa = Wiza
uzb-visa-text = Girmek üçin size wiza gerek. Käbir raýatlara ol onlaýn ýa-da gelen ýerinde berilýär: konsullykdan soraň.

# Bolmak
uzb-stay-kazakh-entry = Her girişde 30 gün
uzb-stay-kazakh-entry-text = Wizasyz her giriş 30 gün berýär. Giren gün birinji gün, çykan gün hem hasaba alynýar.
uzb-stay-kazakh-half-year = Islendik 180 günde 90 gün
uzb-stay-kazakh-half-year-text = Bolýan her günüňizde soňky 180 gündäki günler 90 günden köp bolup bilmez. Çykyp, gaýtadan girmek hasaby täzeden başlatmaýar.
uzb-stay-kyrgyz = Bir saparda 60 gün
uzb-stay-kyrgyz-text = Wizasyz bir sapar 60 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
uzb-stay-tajik = Bir saparda 30 gün
uzb-stay-tajik-text = Wizasyz bir sapar 30 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
uzb-stay-90 = Bir saparda 90 gün
uzb-stay-90-text = Wizasyz bir sapar 90 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
uzb-stay-30 = Bir saparda 30 gün
uzb-stay-30-text = Wizasyz bir sapar 30 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
uzb-stay-10 = Bir saparda 10 gün
uzb-stay-10-text = Wizasyz bir sapar 10 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
uzb-stay-7 = Bir saparda 7 gün
uzb-stay-7-text = Wizasyz bir sapar 7 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.

# Hasaba durmak
uzb-registration = Bolmagy hasaba almak
uzb-registration-text = Siziň bolmagyňyz edarada hasaba alynýar. Muny kimiň we haýsy güne çenli edýändigini kabul edýän tarapdan ýa-da myhmanhanadan soraň: köplenç özleri edýär.
uzb-registration-term = Hasaba durmaga 3 gün
uzb-registration-term-text = Görkezilen gün iň ir bolup biljek gün: giren gün hasaba alynýar, baýramlar aýrylmaýar.
uzb-registration-russian = 15 gün hasaba durmazdan
uzb-registration-russian-text = Russiýanyň raýatlaryna 15 gün hasaba durmak gerek däl. Uzagrak galýanlar şu möhlet gutarýança hasaba durýar.
uzb-registration-tajik = On iş güni hasaba durmazdan
uzb-registration-tajik-text = On iş gününiň içinde gidýän adam hasaba durmaýar; on iki gün hemişe şoňa sygýar.
uzb-registration-kazakh = 30 gün hasaba durmazdan
uzb-registration-kazakh-text = Gazagystanyň raýatlaryna 30 gün hasaba durmak gerek däl. Uzagrak galýanlar şu möhlet gutarýança hasaba durýar.

# Giriş
uzb-entry-ban = Giriş gadaganlygy
uzb-entry-ban-text = Size girmek gadagan. Gadaganlygy goýan edara sebäbini, möhletini we nähili şikaýat etmelidigini aýdar.
