# The planner of stays.

# The page, in every language. The answers are worded by the planner itself, in the browser and on the server alike:
# only `{ $value }` and forms by one number are used here.
plan-title = Сафарҳоро нақша кунед
plan-say = Сафарҳои худро дар тақвим гузоред. Мебинед, ки кадом рӯзҳо қонунианд, аз рӯи ҳар маҳдудият чанд рӯз мондааст ва чиро то кай бояд кард.
plan-private-device = Ҳама чиз дар ҳамин дастгоҳ ҳисоб мешавад. Он чи ин ҷо ворид мекунед, аз он берун намеравад.
plan-private-server = Сафарҳои шумо барои ҳисоб ба ин хидмат фиристода мешаванд ва нигоҳ дошта намешаванд.
plan-you = Шумо ва кишвар
field-plan-in = Кишваре, ки меравед
field-plan-nationality = Шаҳрвандӣ дар шиноснома
field-plan-purpose = Мақсад
field-plan-visa = Раводид
plan-visa-none = Бе раводид меравам
plan-visa-visa = Раводид дорам
field-plan-residence = Иҷозати иқомат
plan-residence-none = Нест
field-plan-days = Боз як истод: чанд рӯз?
field-plan-on = Пурсидан дар бораи рӯз
plan-trips = Сафарҳои шумо
plan-trips-say = Сафарҳои гузашта низ ҳисоб мешаванд: аксари маҳдудиятҳо ба гузашта менигаранд.
plan-trip = Сафари { $number }
field-plan-trip-in = Кишвар
field-plan-trip-from = Рӯзи аввал
field-plan-trip-to = Рӯзи охир
plan-trip-add = Илова кардани сафар
plan-trip-remove = Нест кардан
plan-submit = Ҳисоби рӯзҳо
plan-calendar = Тақвим
plan-drag = Барои сохтани сафар аз рӯи рӯзҳо кашед. Барои кӯчондан худи сафарро, барои дигар кардани дарозӣ рӯзи аввал ё охирашро кашед.
plan-keys = Тугмаҳо: тирчаҳо рӯзро мегардонанд, Enter сафарро оғоз мекунад, Shift бо тирча рӯзи охирро тағйир медиҳад, Alt бо тирча онро мекӯчонад, Delete нест мекунад, Ctrl+Z бозмегардонад.
plan-earlier = Моҳҳои пештара
plan-later = Моҳҳои баъдина
plan-undo = Бозгардонидан
plan-save = Ба файл нигоҳ доштан
plan-open = Кушодани файл
plan-file-bad = Дар ин файл сафарҳои ин саҳифа нест.
plan-keep = Сафарҳоямро дар ҳамин дастгоҳ нигоҳ доштан
plan-clear = Ҳамаро тоза кардан
plan-asked = Рӯзи пурсидашуда
plan-today = Имрӯз

# What a day of a trip is.
plan-day-within = қонунӣ
plan-day-over = аз ҳад зиёд
plan-day-open = ба ҷавоби норасида ё баҳснок вобаста
plan-day-not-limited = ин ҷо ҳисоб намешавад

# The answer.
plan-result = Натиҷа
plan-none = Ҳоло сафар нест
plan-none-say = Шаҳрвандиатонро гӯед ва сафари аввалро илова кунед.
plan-all-within = Қонунӣ: ҳамаи { $days } рӯз
plan-some-over = { $days } рӯз аз ҳад зиёд аст
plan-some-open = { $days } рӯз ба ҷавоб вобаста аст
plan-some-not-limited = { $days } рӯз ин ҷо ҳисоб намешавад
plan-within-say = Ҳар рӯз дар доираи ҳар маҳдудияти ба мо маълум аст.
plan-over-say = Сафарро кӯтоҳ кунед ё кӯчонед: рӯзи охирини қонунӣ дар паҳлӯяш аст.
plan-open-say = Чизе маълум нест ё қонунро ду хел хондан мумкин аст. Бештар ҷавоб диҳед ё муфассал пурсед.
plan-not-limited-say = Ягон қоидаи мо истодро бо чунин ҳуҷҷатҳо маҳдуд намекунад. Ин на ҳа аст, на не: ба раводид ё иҷозататон нигаред.
plan-left-on = Рӯзҳои боқимонда: { $date }
plan-left = { $days } рӯз мондааст
plan-used = { $days } рӯз истифода шуд
plan-limit-calendar-year = аз { $max } дар соли тақвимӣ
plan-limit-half-year = аз { $max } дар нимсолаи тақвимӣ
plan-limit-half-year-from-entry = аз { $max } дар шаш моҳ аз рӯзи аввал
plan-limit-per-entry = аз { $max } дар ҳар воридшавӣ
plan-limit-rolling = аз { $max } дар ҳар { $window } рӯз
plan-limit-until = то { $date }
plan-no-limit = Дар ин ҷо маҳдудияти истод барои шумо маълум нест.
plan-open-counts = Ҷавоби норасида ҳал мекунад: ҳисоби сахттарин нишон дода шуд.
plan-last = Рӯзи охирини қонунӣ (воридшавӣ: { $date })
plan-first = Рӯзи аввал барои { $days } рӯзи истод
plan-full = Боз пурра
plan-not-found = на дар се сол
plan-trip-days = { $days } рӯз
plan-last-lawful = Рӯзи охирини қонунӣ: { $date }
plan-no-lawful = Ягон рӯзаш қонунӣ нест.
plan-conflict = Он рӯзҳои барои сафари { $date } лозимро мегирад.
plan-verdict-free = Пешакӣ ҳеҷ чиз лозим нест
plan-verdict-act = Аввал коре бояд кард
plan-verdict-refused = Чунон ки нақша шудааст, имкон нест
plan-verdict-depends = Ба боз як ҷавоб вобаста аст
plan-verdict-conflict = Ду қоида мухолифанд
plan-file-by = Аризаро то { $moment } диҳед
plan-file-from = на пеш аз { $moment }
plan-slot = { $slot }: { $result }
plan-slot-by = { $slot }: то { $date }
plan-law = Қонуни паси он
plan-as-of = Аз рӯи он чи то { $date } нашр шудааст.
plan-check = Дар бораи як сафар муфассал пурсидан
plan-offline = Пас аз боздиди аввал ин саҳифа бе пайваст низ кор мекунад.

# What is wrong with a field.
error-plan-date = Ин рӯз нест. Рӯзро интихоб кунед ё чунин нависед: 2026-08-10.
error-plan-both = Ҳар ду рӯз лозим аст.
error-plan-order = Рӯзи охир пеш аз рӯзи аввал аст.
error-plan-overlap = Ин сафар бо дигаре ба ҳам меояд.
error-plan-long = Ин сафар аз даҳ сол дарозтар аст.
error-plan-many = Якҷоя беш аз 40 сафарро нақша кардан мумкин нест.
error-plan-word = Аз рӯйхат интихоб кунед.
error-plan-days = Адади аз 1 то 365 нависед.
start-plan = Нақшаи чанд сафар
start-plan-say = Дар тақвим: кадом рӯзҳо қонунианд ва чанд рӯз мондааст.
