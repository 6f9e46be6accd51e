# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-schengen-entry = Şengen zolagy: giriş we gysga möhletli bolmak
schengen-area = Şengen zolagy

# Lists
set-schengen-states = Şengen zolagynyň döwletleri
set-schengen-free-movement = Ýewropa Bileleşiginiň, Islandiýanyň, Lihtenşteýniň, Norwegiýanyň we Şweýsariýanyň raýatlary
set-schengen-visa-free = Raýatlaryna gysga möhlete wiza gerek bolmadyk döwletler we territoriýalar

# Visa
schengen-visa = Wiza
schengen-visa-text = Gysga möhlete bolmak üçin size wiza gerek. Bu döwletleriň islendiginiň ýaşamaga rugsady ýa-da uzak möhletli wizasy hem ýaraýar.

# Stay
schengen-stay = Islendik 180 günde 90 gün
schengen-stay-text = Ähli Şengen döwletlerinde bilelikde islendik 180 günde 90 gün bolup bilersiňiz. Bolan her günüňizde 180 gün yza serediň. Giriş güni-de, çykyş güni-de hasaplanýar; ýaşamaga rugsat ýa-da uzak möhletli wiza bilen geçen günler hasaplanmaýar. Yzygider 90 gün daşarda bolsaňyz, 90 gün ýene doly berilýär.
schengen-stay-on-a-visa = Gysga möhletli wiza bilen islendik 180 günde 90 gün
schengen-stay-on-a-visa-text = Gysga möhletli wiza bilen ähli Şengen döwletlerinde bilelikde islendik 180 günde 90 gün, ýöne wizada görkezilenden uzak bolman, bolup bilersiňiz. Giriş güni-de, çykyş güni-de hasaplanýar.

# Biometrics
schengen-ees-face = Serhetde ýüz şekili ýazylýar (EES)
schengen-ees-face-text = 2025-nji ýylyň 12-nji oktýabryndan serhetde ýüz şekiliňiz ýazylýar, 2026-njy ýylyň 10-njy aprelinden ähli geçelgelerde. Öňünden hiç zat etmek gerek däl. Boýun gaçyran goýberilmeýär. Ýazgy üç ýyl saklanýar we günleriňizi hasaplaýar.
schengen-ees-fingerprints = Serhetde dört barmak yzy alynýar (EES)
schengen-ees-fingerprints-text = 2025-nji ýylyň 12-nji oktýabryndan serhetde on iki ýaşdan başlap dört barmagyň yzy alynýar.

# Travel authorisation
schengen-etias = Syýahata elektron rugsat (ETIAS)
schengen-etias-text = ETIAS entek başlanmady we başlanjak gününi hiç kim aýtmady. Ol 20 ýewro durar, 18 ýaşa çenli we 70-den soň mugt, üç ýyl ýa-da pasportyň möhleti gutarýança güýjünde bolar. Başlanandan soň azyndan alty aý onuň ýoklugy üçin hiç kim ret edilmez. Ony şu gün satýan sahypalardan seresap boluň.
schengen-etias-transition = Geçiş döwründe ret edilmeýär
schengen-etias-transition-text = ETIAS başlanandan soň azyndan alty aý onuň ýoklugy üçin hiç kim ret edilmeýär, ýene azyndan alty aý onsuz ilkinji girişe rugsat berilýär.

# Entry
schengen-entry-ban = Giriş gadaganlygy
schengen-entry-ban-text = Size giriş gadagan. Gadaganlygy goýan edara onuň sebäbini, möhletini we nähili şikaýat etmelidigini aýdar.
