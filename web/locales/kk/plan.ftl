# The planner of stays.

# The page, in every language. The answers are worded by the planner itself, in the browser and on the server alike:
# only `{ $value }` and forms by one number are used here.
plan-title = Сапарларды жоспарлаңыз
plan-say = Сапарларыңызды күнтізбеге қойыңыз. Қай күндер заңды екенін, әр шек бойынша неше күн қалғанын және нені қашан істеу керегін көресіз.
plan-private-device = Бәрі осы құрылғыда есептеледі. Мұнда енгізгеніңіз құрылғыдан шықпайды.
plan-private-server = Сапарларыңыз есептеу үшін осы қызметке жіберіледі және сақталмайды.
plan-you = Сіз және ел
field-plan-in = Баратын еліңіз
field-plan-nationality = Паспорттағы азаматтық
field-plan-purpose = Мақсаты
field-plan-visa = Виза
plan-visa-none = Визасыз барамын
plan-visa-visa = Визам бар
field-plan-residence = Тұруға рұқсат
plan-residence-none = Жоқ
field-plan-days = Тағы бір болу: неше күн?
field-plan-on = Мына күн туралы сұрау
plan-trips = Сапарларыңыз
plan-trips-say = Өткен сапарлар да есептеледі: шектердің көбі артқа қарайды.
plan-trip = { $number }-сапар
field-plan-trip-in = Ел
field-plan-trip-from = Бірінші күн
field-plan-trip-to = Соңғы күн
plan-trip-add = Сапар қосу
plan-trip-remove = Алып тастау
plan-submit = Күндерді есептеу
plan-calendar = Күнтізбе
plan-drag = Сапар жасау үшін күндердің үстінен сүйреңіз. Сапарды жылжыту үшін оны, ұзақтығын өзгерту үшін бірінші не соңғы күнін сүйреңіз.
plan-keys = Пернелер: көрсеткілер күнді жылжытады, Enter сапар бастайды, Shift пен көрсеткі соңғы күнін өзгертеді, Alt пен көрсеткі оны жылжытады, Delete алып тастайды, Ctrl+Z кері қайтарады.
plan-earlier = Ертерек айлар
plan-later = Кейінгі айлар
plan-undo = Кері қайтару
plan-save = Файлға сақтау
plan-open = Файлды ашу
plan-file-bad = Бұл файлда осы беттің сапарлары жоқ.
plan-keep = Сапарларымды осы құрылғыда сақтау
plan-clear = Бәрін өшіру
plan-asked = Сұралған күн
plan-today = Бүгін

# What a day of a trip is.
plan-day-within = заңды
plan-day-over = шектен асады
plan-day-open = жетіспейтін не даулы жауапқа байланысты
plan-day-not-limited = мұнда есептелмейді

# The answer.
plan-result = Нәтижесі
plan-none = Әзірге сапар жоқ
plan-none-say = Азаматтығыңызды айтып, бірінші сапарды қосыңыз.
plan-all-within = { $days ->
    [one] Заңды: барлық { $days } күн
   *[other] Заңды: барлық { $days } күн
}
plan-some-over = { $days ->
    [one] { $days } күн шектен асады
   *[other] { $days } күн шектен асады
}
plan-some-open = { $days ->
    [one] { $days } күн жауапқа байланысты
   *[other] { $days } күн жауапқа байланысты
}
plan-some-not-limited = { $days ->
    [one] { $days } күн мұнда есептелмейді
   *[other] { $days } күн мұнда есептелмейді
}
plan-within-say = Әр күн бізге белгілі әр шектің ішінде.
plan-over-say = Сапарды қысқартыңыз не жылжытыңыз: соңғы заңды күні жанында тұр.
plan-open-say = Бірдеңе белгісіз немесе заңды екі түрлі оқуға болады. Толығырақ жауап беріңіз не егжей-тегжейлі сұраңыз.
plan-not-limited-say = Біздегі бірде-бір ереже мұндай құжаттармен болуды шектемейді. Бұл иә де, жоқ та емес: визаңызға не рұқсатыңызға қараңыз.
plan-left-on = { $date } қалған күндер
plan-left = { $days ->
    [one] { $days } күн қалды
   *[other] { $days } күн қалды
}
plan-used = { $days ->
    [one] { $days } күн пайдаланылды
   *[other] { $days } күн пайдаланылды
}
plan-limit-calendar-year = күнтізбелік жылдағы { $max } күннен
plan-limit-half-year = күнтізбелік жартыжылдықтағы { $max } күннен
plan-limit-half-year-from-entry = бірінші күннен бастап алты айдағы { $max } күннен
plan-limit-per-entry = әр кірудегі { $max } күннен
plan-limit-rolling = кез келген { $window } күндегі { $max } күннен
plan-limit-until = { $date } дейін
plan-no-limit = Мұнда сіз үшін болу шегі белгісіз.
plan-open-counts = Жетіспейтін жауап шешеді: ең қатаң есеп көрсетілді.
plan-last = Соңғы заңды күн (кіру: { $date })
plan-first = { $days ->
    [one] { $days } күн болуға бірінші күн
   *[other] { $days } күн болуға бірінші күн
}
plan-full = Толық мөлшер қайта
plan-not-found = үш жыл ішінде емес
plan-trip-days = { $days ->
    [one] { $days } күн
   *[other] { $days } күн
}
plan-last-lawful = Соңғы заңды күн: { $date }
plan-no-lawful = Бірде-бір күні заңды емес.
plan-conflict = Ол { $date } сапарына керек күндерді алады.
plan-verdict-free = Алдын ала ештеңе керек емес
plan-verdict-act = Алдымен бірдеңе істеу керек
plan-verdict-refused = Жоспарланғандай мүмкін емес
plan-verdict-depends = Тағы бір жауапқа байланысты
plan-verdict-conflict = Екі ереже қайшы келеді
plan-file-by = Өтінішті мына уақытқа дейін беріңіз: { $moment }
plan-file-from = { $moment } ерте емес
plan-slot = { $slot }: { $result }
plan-slot-by = { $slot }: { $date } дейін
plan-law = Мұның негізіндегі заң
plan-as-of = { $date } дейін жарияланғаны бойынша.
plan-check = Бір сапар туралы егжей-тегжейлі сұрау
plan-offline = Бірінші рет ашылғаннан кейін бұл бет байланыссыз да істейді.

# What is wrong with a field.
error-plan-date = Бұл күн емес. Күнді таңдаңыз не былай жазыңыз: 2026-08-10.
error-plan-both = Екі күн де керек.
error-plan-order = Соңғы күн бірінші күннен бұрын.
error-plan-overlap = Бұл сапар басқасымен қабаттасады.
error-plan-long = Бұл сапар он жылдан ұзақ.
error-plan-many = Бірге 40 сапардан артық жоспарлауға болмайды.
error-plan-word = Тізімнен таңдаңыз.
error-plan-days = 1-ден 365-ке дейінгі сан жазыңыз.
start-plan = Бірнеше сапарды жоспарлау
start-plan-say = Күнтізбеде: қай күндер заңды және нешеуі қалды.
