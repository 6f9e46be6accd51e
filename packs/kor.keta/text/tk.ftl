# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-kor-keta = Koreýa Respublikasy: syýahata elektron rugsat

# Lists
set-kor-visitors-180 = Raýatlaryna 180 gün üçin wiza gerek bolmadyk döwletler we territoriýalar
set-kor-visitors-90 = Raýatlaryna 90 gün üçin wiza gerek bolmadyk döwletler we territoriýalar
set-kor-visitors-30 = Raýatlaryna 30 gün üçin wiza gerek bolmadyk döwletler we territoriýalar
set-kor-visitors-by-keta = Raýatlaryna wiza gerek bolmadyk döwletler; çeşme bolmak möhletini aýtmaýar
set-kor-visitors = Saparyna gelmek üçin wiza gerek bolmadyklar
set-kor-waived = 2026-njy ýylyň ahyryna çenli K-ETA talap edilmeýänler

# Authorisation
kor-keta = Syýahata elektron rugsat (K-ETA)
kor-keta-text = Siz wizasyz girýärsiňiz, şonuň üçin syýahatdan öň K-ETA gerek. Tölegi 10 000 won, jogap 72 sagadyň içinde gelýär, rugsat üç ýyl güýjünde.
kor-keta-waived = Raýatlygyňyz üçin 2026-njy ýylyň 31-nji dekabryna çenli talap edilmeýär
kor-keta-waived-text = 2026-njy ýylyň 31-nji dekabryna çenli raýatlygyňyza K-ETA gerek däl. 2027-nji ýylyň 1-nji ýanwaryndan ýene hökmany.
kor-keta-under-18 = 17 ýaşa çenli (şol sanda) islege görä
kor-keta-under-18-text = Giriş güni 17 ýaşynda ýa-da ondan kiçi adama K-ETA gerek däl; arza berip bolýar.
kor-keta-from-65 = 65 ýaşdan islege görä
kor-keta-from-65-text = Giriş güni 65 ýaşynda ýa-da ondan uly adama K-ETA gerek däl; arza berip bolýar.
kor-keta-not-visa-holders = Wizasy barlar üçin däl
kor-keta-not-visa-holders-text = Giriş güni güýjünde bolan koreý wizasy bar bolsa, K-ETA gerek däl.
kor-keta-not-residents = Koreýada ýaşaýanlar üçin däl
kor-keta-not-residents-text = Koreýada ýaşamaga rugsady bar adama K-ETA gerek däl.

# Visa
kor-visa = Sapar wizasy
kor-visa-text = Koreýa barmak üçin size wiza gerek.

# Stay
kor-stay-180 = Bir saparda 180 gün
kor-stay-180-text = Wizasyz bir sapar 180 güne çenli dowam edip biler.
kor-stay-90 = Bir saparda 90 gün
kor-stay-90-text = Wizasyz bir sapar 90 güne çenli dowam edip biler.
kor-stay-30 = Bir saparda 30 gün
kor-stay-30-text = Wizasyz bir sapar 30 güne çenli dowam edip biler.
