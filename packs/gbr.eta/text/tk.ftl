# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-gbr-eta = Beýik Britaniýa: syýahata elektron rugsat

# Lists
set-gbr-visitors-world = Raýatlaryna saparyna gelmek üçin wiza gerek bolmadyk, Ýewropadan daşardaky döwletler
set-gbr-visitors-europe = Raýatlaryna saparyna gelmek üçin wiza gerek bolmadyk Ýewropa döwletleri
set-gbr-british-nationals = Raýat bolmadyk britan tabynlylary
set-gbr-visitors = Saparyna gelmek üçin wiza gerek bolmadyklar
set-gbr-citizens = Beýik Britaniýanyň, Irlandiýanyň we Britaniýanyň deňizaňyrsyndaky territoriýalarynyň raýatlary
set-gbr-without-visa = Wiza gerek bolmadyklar
set-gbr-eta-nationals = ETA rugsady gerek bolanlar

# Authorisation
gbr-eta = Syýahata elektron rugsat (ETA)
gbr-eta-text = Syýahatdan öň islendik ýaşda ETA almak gerek. Arzany onlaýn beriň we üç iş gününi göz öňünde tutuň. Tölegi 20 funt (2026-njy ýylyň 8-nji aprelinden); rugsat iki ýyl ýa-da pasportyň möhleti gutarýança güýjünde. Ret edilmegine şikaýat edip bolmaýar: täzeden arza beriň ýa-da wiza soraň.
gbr-eta-not-citizens = Beýik Britaniýanyň we Irlandiýanyň raýatlary üçin däl
gbr-eta-not-citizens-text = Beýik Britaniýanyň we Irlandiýanyň raýatlary başga haýsy pasporty bolsa-da ETA alyp bilmeýär. Britan ýa-da irland pasporty bilen gidiň: daşaýjy şony soraýar.
gbr-eta-not-visa-holders = Wizasy barlar üçin däl
gbr-eta-not-visa-holders-text = Giriş güni güýjünde bolan britan wizasy ýa-da eVisa bar bolsa, ETA gerek däl.
gbr-eta-not-residents = Beýik Britaniýada ýaşaýanlar üçin däl
gbr-eta-not-residents-text = Beýik Britaniýada ýaşamaga rugsady bar adama ETA gerek däl. Irlandiýanyň käbir ýaşaýjylaryna-da gerek däl: syýahatdan öň soraň.

# Visa
gbr-visa = Sapar wizasy
gbr-visa-text = Beýik Britaniýa barmak üçin size wiza gerek.
gbr-visa-not-citizens = Beýik Britaniýanyň we Irlandiýanyň raýatlary üçin däl
gbr-visa-not-citizens-text = Beýik Britaniýanyň we Irlandiýanyň raýatlaryna wiza gerek däl; olar şol pasport bilen gidýär.

# Stay
gbr-stay = Bir saparda alty aý
gbr-stay-text = Bir sapar alty aýa çenli dowam edip biler; bu ýerde ol 180 gün diýlip hasaplanýar.
gbr-stay-not-citizens = Beýik Britaniýanyň we Irlandiýanyň raýatlaryna çäklendirme ýok
gbr-stay-not-citizens-text = Beýik Britaniýanyň we Irlandiýanyň raýatlary islän wagtlaryna çenli galyp biler.
gbr-stay-not-visa-holders = Wizada görkezilen möhlete
gbr-stay-not-visa-holders-text = Wiza bilen gelen adam wizada görkezilen möhlete çenli galyp biler.
