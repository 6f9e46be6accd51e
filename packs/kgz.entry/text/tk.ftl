# Atlar we şol açar bilen, `-text` goşulyp, ýolagça bir sözlem. Barlan: heniz hiç kim.

pack-kgz-entry = Gyrgyz Respublikasy: giriş we gysga möhletleýin bolmak

# Sanawlar
set-kgz-other-members = Ýewraziýa ykdysady bileleşigine agza beýleki döwletler
set-kgz-visa-free-60 = Raýatlaryna 60 güne çenli wiza gerek bolmadyk döwletler
set-kgz-visa-free-90 = Raýatlaryna 90 güne çenli wiza gerek bolmadyk döwletler
set-kgz-visa-free-30 = Raýatlaryna 30 güne çenli wiza gerek bolmadyk döwletler
set-kgz-visa-free-360 = Raýatlaryna 360 güne çenli wiza gerek bolmadyk döwletler
set-kgz-visa-free-other = Raýatlaryna ylalaşyk boýunça ýa-da gün sany görkezilmän wiza gerek bolmadyk döwletler
set-kgz-visa-free = Raýatlaryna gysga möhlete wiza gerek bolmadyk döwletler

# Wiza
kgz-visa = Wiza
kgz-visa-text = Girmek üçin size wiza gerek. Käbir raýatlara ol onlaýn ýa-da gelen ýerinde berilýär: konsullykdan soraň.

# Bolmak
kgz-stay-60 = Islendik 120 günde 60 gün
kgz-stay-60-text = Bolýan her günüňizde soňky 120 gündäki günler 60 günden köp bolup bilmez. Çykyp, gaýtadan girmek hasaby täzeden başlatmaýar.
kgz-stay-90 = Islendik 180 günde 90 gün
kgz-stay-90-text = Bolýan her günüňizde soňky 180 gündäki günler 90 günden köp bolup bilmez. Çykyp, gaýtadan girmek hasaby täzeden başlatmaýar.
kgz-stay-30 = Bir saparda 30 gün
kgz-stay-30-text = Wizasyz bir sapar 30 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
kgz-stay-360 = Bir saparda 360 gün
kgz-stay-360-text = Wizasyz bir sapar 360 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.
kgz-stay-kazakh = Islendik 180 günde 90 gün
kgz-stay-kazakh-text = Bolýan her günüňizde soňky 180 gündäki günler 90 günden köp bolup bilmez. Çykyp, gaýtadan girmek hasaby täzeden başlatmaýar.
kgz-stay-union-work = Bileleşik şertnamasy boýunça zähmet şertnamasynyň möhletine
kgz-stay-union-work-text = ÝAYB hakyndaky şertnama boýunça işleýän adam zähmet şertnamasynyň soňuna çenli galyp biler; maşgalasy hem.
kgz-stay-union = 90 gün
kgz-stay-union-text = Wizasyz 90 gün bolmak bolýar. Öňki saparlaryň günleri hasaba alynýarmy, anyklanmady; süýşýän möhletde galan günleriň çäginde şübhe ýok.
kgz-stay-uzbek = 60 gün
kgz-stay-uzbek-text = Wizasyz 60 gün bolmak bolýar. Öňki saparlaryň günleri hasaba alynýarmy, anyklanmady; süýşýän möhletde galan günleriň çäginde şübhe ýok.

# Hasaba durmak
kgz-registration = Bolmagy hasaba almak
kgz-registration-text = Siziň bolmagyňyz edarada hasaba alynýar. Muny kimiň we haýsy güne çenli edýändigini kabul edýän tarapdan ýa-da myhmanhanadan soraň: köplenç özleri edýär.
kgz-registration-term = Hasaba durmaga 5 iş güni
kgz-registration-term-text = Görkezilen gün iň ir bolup biljek gün: giren gün hasaba alynýar, baýramlar aýrylmaýar.
kgz-registration-union = 90 gün hasaba durmazdan
kgz-registration-union-text = Ýewraziýa ykdysady bileleşigine agza beýleki döwletleriň raýatlaryna 90 gün hasaba durmak gerek däl. Uzagrak galýanlar şu möhlet gutarýança hasaba durýar.
kgz-registration-kazakh = 30 gün hasaba durmazdan
kgz-registration-kazakh-text = Gazagystanyň raýatlaryna 30 gün hasaba durmak gerek däl. Uzagrak galýanlar şu möhlet gutarýança hasaba durýar.
kgz-registration-tajik = 60 gün hasaba durmazdan
kgz-registration-tajik-text = Täjigistanyň raýatlaryna 60 gün hasaba durmak gerek däl. Uzagrak galýanlar şu möhlet gutarýança hasaba durýar.
kgz-registration-visa-free = 60 gün hasaba durmazdan
kgz-registration-visa-free-text = Siziň döwletiňiziň raýatlaryna 60 gün hasaba durmak gerek däl. Uzagrak galýanlar şu möhlet gutarýança hasaba durýar.

# Giriş
kgz-tajik-closure = Täjigistan bilen araçäk ýapykdy
kgz-tajik-closure-text = 2025-nji ýylyň bir gününe çenli Täjigistanyň raýatlary goýberilmedi. Araçägiň açylan gününi hiç bir çeşme aýtmaýar.
kgz-ban-after-90 = 90 günden geçenden soň 90 gün giriş ýok
kgz-ban-after-90-text = Hasaba durman 90 günden köp bolan adam 90 gün goýberilmeýär. Hasaba duran bolsaňyz ýa-da rugsadyňyz bolsa, subutnamasyny getiriň.
kgz-birth-certificate = Dogluş şahadatnamasy bilen däl
kgz-birth-certificate-text = Russiýanyň raýatlaryna islendik ýaşda pasport gerek; 2026-njy ýylyň 20-nji ýanwaryndan çagalar dogluş şahadatnamasy bilen gidip bilmeýär.
kgz-birth-certificate-from-fourteen = On dört ýaşdan pasport
kgz-birth-certificate-from-fourteen-text = On dört ýaşan Russiýanyň raýaty dogluş şahadatnamasy bilen däl-de, pasport bilen gidýär.
kgz-entry-ban = Giriş gadaganlygy
kgz-entry-ban-text = Size girmek gadagan. Gadaganlygy goýan edara sebäbini, möhletini we nähili şikaýat etmelidigini aýdar.
