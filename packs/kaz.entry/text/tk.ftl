# Atlar we şol açar bilen, `-text` goşulyp, ýolagça bir sözlem. Barlan: heniz hiç kim.

pack-kaz-entry = Gazagystan Respublikasy: giriş we gysga möhletleýin bolmak

# Sanawlar
set-eaeu = Ýewraziýa ykdysady bileleşigine agza döwletler
set-kaz-visa-free-90 = Raýatlaryna 90 güne çenli wiza gerek bolmadyk döwletler
set-kaz-agreement-90 = Bileleşige girmeýän, sanaw 90 gün berýän döwletler
set-kaz-visa-free-30 = Raýatlaryna 30 güne çenli wiza gerek bolmadyk döwletler
set-kaz-visa-free-14 = Raýatlaryna 14 güne çenli wiza gerek bolmadyk döwletler
set-kaz-visa-free = Raýatlaryna gysga möhlete wiza gerek bolmadyk döwletler
set-kaz-thirty-days-unregistered = Raýatlaryna 30 gün hasaba durmak gerek bolmadyk döwletler

# Wiza
kaz-visa = Wiza
kaz-visa-text = Girmek üçin size wiza gerek. Käbir raýatlara ol onlaýn ýa-da gelen ýerinde berilýär: konsullykdan soraň.

# Bolmak
kaz-stay-union = Islendik 180 günde 90 gün
kaz-stay-union-text = Bolýan her günüňizde soňky 180 gündäki günler 90 günden köp bolup bilmez. Çykyp, gaýtadan girmek hasaby täzeden başlatmaýar.
kaz-stay-union-work = Bileleşik şertnamasy boýunça zähmet şertnamasynyň möhletine
kaz-stay-union-work-text = ÝAYB hakyndaky şertnama boýunça işleýän adam zähmet şertnamasynyň soňuna çenli galyp biler; maşgalasy hem.
kaz-stay-entry = Her girişde 30 gün
kaz-stay-entry-text = Wizasyz her giriş 30 gün berýär. Giren gün birinji gün, çykan gün hem hasaba alynýar.
kaz-stay-half-year = Islendik 180 günde 90 gün
kaz-stay-half-year-text = Bolýan her günüňizde soňky 180 gündäki günler 90 günden köp bolup bilmez. Çykyp, gaýtadan girmek hasaby täzeden başlatmaýar.
kaz-stay-agreement = Her girişde 30 ýa-da 90 gün
kaz-stay-agreement-text = Siziň raýatlygyňyz barada çeşmeler dürli aýdýar: resminama baradaky habarlara görä her girişde 30 gün, ylalaşyklary göz öňünde tutýan sanawa görä 90 gün. 30 güne çenli ikisine görä-de bolýar.
kaz-stay-14 = Bir saparda 14 gün
kaz-stay-14-text = Wizasyz bir sapar 14 gün dowam edip biler. Giren gün birinji gün, çykan gün hem hasaba alynýar.

# Hasaba durmak
kaz-registration = Bolmagy hasaba almak
kaz-registration-text = Siziň bolmagyňyz edarada hasaba alynýar. Muny kimiň we haýsy güne çenli edýändigini kabul edýän tarapdan ýa-da myhmanhanadan soraň: köplenç özleri edýär.
kaz-registration-term = Hasaba durmaga 3 iş güni
kaz-registration-term-text = Görkezilen gün iň ir bolup biljek gün: giren gün hasaba alynýar, baýramlar aýrylmaýar.
kaz-registration-thirty-days = 30 gün hasaba durmazdan
kaz-registration-thirty-days-text = Siziň döwletiňiziň raýatlaryna 30 gün hasaba durmak gerek däl. Uzagrak galýanlar şu möhlet gutarýança hasaba durýar.

# Giriş
kaz-birth-certificate = Dogluş şahadatnamasy bilen däl
kaz-birth-certificate-text = Russiýanyň raýatlaryna islendik ýaşda pasport gerek; 2026-njy ýylyň 20-nji ýanwaryndan çagalar dogluş şahadatnamasy bilen gidip bilmeýär.
kaz-birth-certificate-from-fourteen = On dört ýaşdan pasport
kaz-birth-certificate-from-fourteen-text = On dört ýaşan Russiýanyň raýaty dogluş şahadatnamasy bilen däl-de, pasport bilen gidýär.
kaz-entry-ban = Giriş gadaganlygy
kaz-entry-ban-text = Size girmek gadagan. Gadaganlygy goýan edara sebäbini, möhletini we nähili şikaýat etmelidigini aýdar.
