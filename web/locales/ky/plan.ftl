# The planner of stays.

# The page, in every language. The answers are worded by the planner itself, in the browser and on the server alike:
# only `{ $value }` and forms by one number are used here.
plan-title = Сапарларды пландаңыз
plan-say = Сапарларыңызды календарга коюңуз. Кайсы күндөр мыйзамдуу экенин, ар бир чек боюнча канча күн калганын жана эмнени качан кылуу керектигин көрөсүз.
plan-private-device = Баары ушул түзмөктө эсептелет. Бул жерге киргизгениңиз андан чыкпайт.
plan-private-server = Сапарларыңыз эсептөө үчүн ушул кызматка жөнөтүлөт жана сакталбайт.
plan-you = Сиз жана өлкө
field-plan-in = Бара турган өлкөңүз
field-plan-nationality = Паспорттогу жарандык
field-plan-purpose = Максаты
field-plan-visa = Виза
plan-visa-none = Визасыз барам
plan-visa-visa = Визам бар
field-plan-residence = Жашоого уруксат
plan-residence-none = Жок
field-plan-days = Дагы бир жолу канча күн турасыз?
field-plan-on = Мына күн жөнүндө суроо
plan-trips = Сапарларыңыз
plan-trips-say = Өткөн сапарлар да эсептелет: чектердин көбү артка карайт.
plan-trip = { $number }-сапар
field-plan-trip-in = Өлкө
field-plan-trip-from = Биринчи күн
field-plan-trip-to = Акыркы күн
plan-trip-add = Сапар кошуу
plan-trip-remove = Алып салуу
plan-submit = Күндөрдү эсептөө
plan-calendar = Календарь
plan-drag = Сапар түзүү үчүн күндөрдүн үстүнөн сүйрөңүз. Сапарды жылдыруу үчүн аны, узундугун өзгөртүү үчүн биринчи же акыркы күнүн сүйрөңүз.
plan-keys = Баскычтар: жебелер күндү жылдырат, Enter сапар баштайт, Shift менен жебе акыркы күнүн өзгөртөт, Alt менен жебе аны жылдырат, Delete алып салат, Ctrl+Z артка кайтарат.
plan-earlier = Эрте айлар
plan-later = Кийинки айлар
plan-undo = Артка кайтаруу
plan-save = Файлга сактоо
plan-open = Файлды ачуу
plan-file-bad = Бул файлда бул барактын сапарлары жок.
plan-keep = Сапарларымды ушул түзмөктө сактоо
plan-clear = Баарын өчүрүү
plan-asked = Суралган күн
plan-today = Бүгүн

# What a day of a trip is.
plan-day-within = мыйзамдуу
plan-day-over = чектен ашат
plan-day-open = жетишпеген же талаштуу жоопко байланыштуу
plan-day-not-limited = бул жерде эсептелбейт

# The answer.
plan-result = Жыйынтыгы
plan-none = Азырынча сапар жок
plan-none-say = Жарандыгыңызды айтып, биринчи сапарды кошуңуз.
plan-all-within = { $days ->
    [one] Мыйзамдуу: бардык { $days } күн
   *[other] Мыйзамдуу: бардык { $days } күн
}
plan-some-over = { $days ->
    [one] { $days } күн чектен ашат
   *[other] { $days } күн чектен ашат
}
plan-some-open = { $days ->
    [one] { $days } күн жоопко байланыштуу
   *[other] { $days } күн жоопко байланыштуу
}
plan-some-not-limited = { $days ->
    [one] { $days } күн бул жерде эсептелбейт
   *[other] { $days } күн бул жерде эсептелбейт
}
plan-within-say = Ар бир күн бизге белгилүү ар бир чектин ичинде.
plan-over-say = Сапарды кыскартыңыз же жылдырыңыз: акыркы мыйзамдуу күнү жанында турат.
plan-open-say = Бир нерсе белгисиз же мыйзамды эки түрдүү окууга болот. Толугураак жооп бериңиз же кеңири сураңыз.
plan-not-limited-say = Биздеги бир да эреже мындай документтер менен болууну чектебейт. Бул ооба да, жок да эмес: визаңызды же уруксатыңызды караңыз.
plan-left-on = { $date } калган күндөр
plan-left = { $days ->
    [one] { $days } күн калды
   *[other] { $days } күн калды
}
plan-used = { $days ->
    [one] { $days } күн колдонулду
   *[other] { $days } күн колдонулду
}
plan-limit-calendar-year = календардык жылдагы { $max } күндөн
plan-limit-half-year = календардык жарым жылдагы { $max } күндөн
plan-limit-half-year-from-entry = биринчи күндөн баштап алты айдагы { $max } күндөн
plan-limit-per-entry = ар бир кирүүдөгү { $max } күндөн
plan-limit-rolling = ар кандай { $window } күндөгү { $max } күндөн
plan-limit-until = { $date } чейин
plan-no-limit = Бул жерде сиз үчүн болуу чеги белгисиз.
plan-open-counts = Жетишпеген жооп чечет: эң катуу эсеп көрсөтүлдү.
plan-last = Акыркы мыйзамдуу күн (кирүү: { $date })
plan-first = { $days ->
    [one] { $days } күн болууга биринчи күн
   *[other] { $days } күн болууга биринчи күн
}
plan-full = Толук өлчөм кайра
plan-not-found = үч жыл ичинде эмес
plan-trip-days = { $days ->
    [one] { $days } күн
   *[other] { $days } күн
}
plan-last-lawful = Акыркы мыйзамдуу күн: { $date }
plan-no-lawful = Бир да күнү мыйзамдуу эмес.
plan-conflict = Ал { $date } сапарына керек күндөрдү алат.
plan-verdict-free = Алдын ала эч нерсе керек эмес
plan-verdict-act = Адегенде бир нерсе кылуу керек
plan-verdict-refused = Пландалгандай мүмкүн эмес
plan-verdict-depends = Дагы бир жоопко байланыштуу
plan-verdict-conflict = Эки эреже карама-каршы келет
plan-file-by = Арызды ушул убакытка чейин бериңиз: { $moment }
plan-file-from = { $moment } эрте эмес
plan-slot = { $slot }: { $result }
plan-slot-by = { $slot }: { $date } чейин
plan-law = Мунун негизиндеги мыйзам
plan-as-of = { $date } чейин жарыяланганы боюнча.
plan-check = Бир сапар жөнүндө кеңири суроо
plan-offline = Биринчи ачылгандан кийин бул барак байланышсыз да иштейт.

# What is wrong with a field.
error-plan-date = Бул күн эмес. Күндү тандаңыз же мындай жазыңыз: 2026-08-10.
error-plan-both = Эки күн тең керек.
error-plan-order = Акыркы күн биринчи күндөн мурун.
error-plan-overlap = Бул сапар башкасы менен кабатташат.
error-plan-long = Бул сапар он жылдан узун.
error-plan-many = Чогуу 40 сапардан ашык пландоого болбойт.
error-plan-word = Тизмеден тандаңыз.
error-plan-days = 1ден 365ке чейинки сан жазыңыз.
start-plan = Бир нече сапарды пландоо
start-plan-say = Календарда: кайсы күндөр мыйзамдуу жана канчасы калды.
