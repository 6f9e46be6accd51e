# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-usa-entry = ABŞ: giriş, wizalar, girew puly we syýahata rugsat

# Lists
set-usa-visitor-classes = Myhman wizalary (B)
set-usa-student-classes = Okuw we alyş-çalyş wizalary (F, M, J)
set-usa-immediate-relatives = Iň ýakyn garyndaşlaryň immigrasiýa wizalary
set-usa-adoptions = Ogullyga alnan çagalaryň immigrasiýa wizalary
set-usa-afghan-special = Owgan ýaranlarynyň ýörite immigrasiýa wizalary
set-usa-employee-special = ABŞ-nyň işgärleriniň ýörite immigrasiýa wizalary
set-usa-immigrant-classes = Immigrasiýa wizalary
set-usa-partial-classes = Bölekleýin togtatma degişli wizalar
set-usa-official-classes = Diplomatlaryň we halkara guramalaryň wizalary (A, C, G, NATO)
set-usa-visitor-purposes = Myhman wizasynyň maksatlary
set-usa-partial-purposes = Myhman ýa-da okuw wizasynyň maksatlary
set-usa-waiver-purposes = Wizasyz saparyň maksatlary
set-usa-full-2025 = 2025-nji ýylyň iýunyndan doly togtatma
set-usa-partial-2025 = 2025-nji ýylyň iýunyndan bölekleýin togtatma
set-usa-listed-2025 = 10949-njy proklamasiýadaky ähli döwletler
set-usa-full-2026 = 2026-njy ýyldan doly togtatma
set-usa-immigrants-2026 = 2026-njy ýyldan diňe immigrantlar üçin togtatma
set-usa-partial-2026 = 2026-njy ýyldan bölekleýin togtatma
set-usa-listed-2026 = 10998-nji proklamasiýadaky ähli döwletler
set-usa-paused = Immigrasiýa wizalarynyň arakesmesindäki, çeşmeleriň ady tutan döwletleri (75-den 9)
set-usa-not-paused = Çeşmeleriň saklanmadan daşarda diýip atlandyrýan döwletleri
set-usa-bond-states = Wiza girewi soralýan, çeşmeleriň ady tutan döwletleri (38-den 10)
set-usa-visa-waiver = Wizasyz maksatnamanyň döwletleri
set-usa-visa-exempt = Raýatlaryna wiza gerek bolmadyk döwletler
set-usa-watch-list = 2025-nji ýylyň iýunyndaky gözegçilik sanawy

# Visa and travel authorisation
usa-visa-required = Wiza
usa-visa-required-text = Size wiza gerek, tranzit üçin hem. ABŞ-nyň raýatlaryna we hemişelik ýaşaýjylaryna gerek däl.
usa-visa-waiver = Wizasyz maksatnama boýunça wiza gerek däl
usa-visa-waiver-text = Syýahatçylyk, iş ýa-da şahsy sapar, bejergi we tranzit üçin wiza gerek däl, ýöne elektron rugsat (ESTA) gerek. Hemmelere mälim bolşy ýaly, sapar 90 güne çenli dowam edip biler.
usa-esta = Syýahata elektron rugsat (ESTA)
usa-esta-text = Wizasyz islendik ýaşda ESTA gerek. Arzany syýahatdan azyndan 72 sagat öň beriň. Ol 40,27 dollar durýar we iki ýyl ýa-da pasportyň möhleti gutarýança güýjünde. Ret edilse, wiza soraň.

# Proclamations
usa-p10949 = Giriş 10949-njy proklamasiýa bilen togtadylan
usa-p10949-text = 2025-nji ýylyň 9-njy iýunyndan, Waşington wagty bilen 00:01-den, käbir döwletleriň raýatlarynyň girişi togtadylan. Bu şol wagt ABŞ-dan daşarda bolan we güýjünde wizasy bolmadyklara degişli. Bu soraglaryň görmeýän kadadan çykmalary: uly ýaryşlaryň türgenleri we olar bilen barýanlar, Eýranyň yzarlanýan azlyklary, aýratyn ýagdaýda milli bähbit; bosgunlara degişli däl. Olar barada konsullyk çözýär.
usa-p10998 = Giriş 10998-nji proklamasiýa bilen togtadylan
usa-p10998-text = 2026-njy ýylyň 1-nji ýanwaryndan, Waşington wagty bilen 00:01-den, käbir döwletleriň raýatlarynyň girişi togtadylan. Bu şol wagt ABŞ-dan daşarda bolan we güýjünde wizasy bolmadyklara degişli. Bu soraglaryň görmeýän kadadan çykmalary: uly ýaryşlaryň türgenleri, Eýranyň yzarlanýan azlyklary, aýratyn ýagdaýda milli bähbit. Olar barada konsullyk çözýär.
usa-other-classes = Beýleki wizalar togtadylmadyk
usa-other-classes-text = Döwletiňiz üçin diňe immigrasiýa we myhman, okuw, alyş-çalyş wizalary (B, F, M, J) togtadylan. Siziň wizaňyz başga.
usa-no-visa-yet = Bu maksadyň wizasy togtadylan
usa-no-visa-yet-text = Sizde entek wiza ýok. Bu maksat üçin togtadylan görnüşleriň biriniň wizasy berilýär.
usa-nonimmigrants = Diňe immigrantlar togtadylan
usa-nonimmigrants-text = Döwletiňiz üçin 2026-njy ýyldan diňe immigrasiýa togtadylan. Sapar, okuw we iş ýene açyk.
usa-visa-held = Birinji gün güýjünde bolan wiza
usa-visa-held-text = Togtatma başlanda wizaňyz güýjündedi. Ol güýjünde galýar, togtatma size degişli däl.
usa-inside = Birinji gün ABŞ-nyň içinde
usa-inside-text = Togtatma başlanda siz ABŞ-dadyňyz. Ol size degişli däl.
usa-permanent-residents = Hemişelik ýaşaýjylar üçin däl
usa-permanent-residents-text = Togtatma ABŞ-nyň hemişelik ýaşaýjylaryna degişli däl.
usa-officials = Diplomatlar we halkara guramalar üçin däl
usa-officials-text = Togtatma A-1, A-2, C-2, C-3, G-1-den G-4-e çenli we NATO wizalarynyň eýelerine degişli däl.
usa-immediate-relatives = Iň ýakyn garyndaşlar üçin däl
usa-immediate-relatives-text = Şahsyýeti we garyndaşlygy subut edilse, iň ýakyn garyndaşlaryň immigrasiýa wizalary togtadylmadyk.
usa-adoptions = Ogullyga alnan çagalar üçin däl
usa-adoptions-text = Ogullyga alnan çagalaryň immigrasiýa wizalary togtadylmadyk.
usa-afghan-special = Owganystanyň ýörite immigrantlary üçin däl
usa-afghan-special-text = Owgan ýaranlarynyň ýörite immigrasiýa wizalary togtadylmadyk.
usa-employee-special = ABŞ-nyň işgärleri üçin däl
usa-employee-special-text = ABŞ-nyň hökümetiniň işgärleriniň ýörite immigrasiýa wizalary togtadylmadyk.

# Immigrant visas
usa-immigrant-pause = Immigrasiýa wizalary berilmeýär
usa-immigrant-pause-text = 2026-njy ýylyň 21-nji ýanwaryndan 75 döwletiň raýatlaryna immigrasiýa wizasy berilmeýär. Beýleki wizalara degişli däl. Öň berlen wiza güýjünde galýar. Başga döwletiň pasporty bar bolsa, şonuň bilen soraň.
usa-immigrant-pause-unnamed = Immigrasiýa wizalarynyň saklanmagy: çeşmeleriň atlandyrmaýan döwletleri
usa-immigrant-pause-unnamed-text = 75 döwletiň raýatlaryna immigrasiýa wizalaryny bermek saklandy; çeşmelerimiz olardan dokuzysyny atlandyrýar. Galanlarynyň arasynda siziň döwletiňiziň bardygyny bilmeýäris: konsullykdan soraň.
usa-issued-before-the-pause = Arakesmeden öň berlen
usa-issued-before-the-pause-text = Wizaňyz arakesme başlanmazdan öň berlen.
usa-pause-vacated = Arakesmäni kazyýet ýatyrdy
usa-pause-vacated-text = Bir habara görä, 2026-njy ýylyň 21-nji awgustynda kazyýet arakesmäni ýatyrdy. Muny hiç kim tassyklamady; konsullykdan soraň.

# Bond
usa-bond = Wiza girewi
usa-bond-text = Myhman wizasy üçin 5 000, 10 000 ýa-da 15 000 dollar girew goýulýar: möçberi söhbetdeşlikde aýdylýar, I-352 görnüşi. Diňe Pay.gov arkaly we diňe işgär aýdanda töläň. Boston, Nýu-Ýork (JFK) ýa-da Waşington (Dalles) arkaly giriň we çykyň: başga ýerden çykmak bellenmän galyp, girewden mahrum edip biler. Wagtynda gitseňiz, gitmeseňiz ýa-da goýberilmeseňiz, ol gaýtarylýar.
usa-bond-other-classes = Diňe myhman wizalary üçin
usa-bond-other-classes-text = Girew diňe myhman wizalary (B-1, B-2) üçin soralýar.
usa-bond-no-visa-yet = Bu maksada myhman wizasy berilýär
usa-bond-no-visa-yet-text = Sizde entek wiza ýok. Bu maksada myhman wizasy berilýär, onuň üçin bolsa girew gerek.
usa-bond-residents = Hemişelik ýaşaýjylar üçin däl
usa-bond-residents-text = Hemişelik ýaşaýjylara myhman wizasy gerek däl, olar girew goýmaýar.
usa-bond-issued-before = Girew girizilmezden öň berlen
usa-bond-issued-before-text = Wizaňyz döwletiňiz üçin girew girizilmezden öň berlen.

# Watch list
usa-watch-list = 2025-nji ýylyň iýunyndaky gözegçilik sanawy
usa-watch-list-text = Döwletiňiz talaplary ýerine ýetirmäge 60 gün berlen 36 döwletiň sanawyndady. Sanawyň özi hiç zady togtatmaýar.

# Entry
usa-entry-ban = Giriş gadaganlygy
usa-entry-ban-text = Size giriş gadagan. Gadaganlygy goýan edara onuň sebäbini, möhletini we nähili şikaýat etmelidigini aýdar.
