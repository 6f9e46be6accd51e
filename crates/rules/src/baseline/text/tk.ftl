# What a generated baseline pack says. DAYS becomes a number of days. Reviewed by: nobody yet.

baseline-pack = Talaplar jedweli boýunça giriş
baseline-set-visa = Wiza gerek bolanlar
baseline-set-e-visa = Onlaýn alynýan wiza gerek bolanlar
baseline-set-visa-on-arrival = Gelende wiza alýanlar
baseline-set-authorisation = Syýahata elektron rugsat gerek bolanlar
baseline-set-free = Wiza gerek bolmadyklar, möhleti görkezilmedik
baseline-set-stay-DAYS = Wiza gerek bolmadyklar; bir sapardaky günler: DAYS
baseline-set-refused = Goýberilmeýänler
baseline-set-listed = Jedwelde barlar
baseline-visa = Wiza
baseline-visa-text = Jedwele görä syýahatdan öň size wiza gerek.
baseline-e-visa = Onlaýn arza boýunça wiza
baseline-e-visa-text = Jedwele görä syýahatdan öň size wiza gerek; arzany onlaýn berip bolýar.
baseline-visa-on-arrival = Gelende berilýän wiza
baseline-visa-on-arrival-text = Jedwele görä wizany gelende alarsyňyz; syýahatdan öň hiç zat etmek gerek däl.
baseline-visa-unlisted = Jedwelde bu raýatlyk ýok
baseline-visa-unlisted-text = Jedwelde raýatlygyňyz ýa-da resminamaňyz görkezilmändir. Wiza gerek diýip hasap ediň we konsullykdan soraň.
baseline-authorisation = Syýahata elektron rugsat
baseline-authorisation-text = Jedwele görä syýahatdan öň size elektron rugsat gerek.
baseline-refused = Giriş ýapyk
baseline-refused-text = Jedwele görä pasportyňyzyň eýeleri goýberilmeýär. Konsullykdan soraň.
baseline-stay-DAYS = Bir sapardaky günler: DAYS
baseline-stay-DAYS-text = Jedwele görä size wiza gerek däl. Sapar dowam edip biljek günler: DAYS.
