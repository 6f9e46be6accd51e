# The words of the law: what a condition says, why an answer is as it is, and what can be changed.
# Read by the rules themselves (seven languages) and by the pages. A message ending in -officer is the officer's register
# of the message without it. Only `{ $value }` and forms by one number are used here.

# Who has reviewed this file as a speaker of the language; none: nobody yet.
law-reviewed = none
law-unreviewed = Эти слова не проверял ни один носитель языка.
law-unreviewed-pack = Тексты пакета { $pack } никто не проверял.

# Dates and spans
date-day = { $day } { $month } { $year } г.
date-moment = { $date }, { $hour }
date-between = ещё не объявленный день, с { $first } по { $last }
date-long = { $weekday }, { $date }
weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье
weekday-short-1 = Пн
weekday-short-2 = Вт
weekday-short-3 = Ср
weekday-short-4 = Чт
weekday-short-5 = Пт
weekday-short-6 = Сб
weekday-short-7 = Вс
month-1 = Январь
month-2 = Февраль
month-3 = Март
month-4 = Апрель
month-5 = Май
month-6 = Июнь
month-7 = Июль
month-8 = Август
month-9 = Сентябрь
month-10 = Октябрь
month-11 = Ноябрь
month-12 = Декабрь
month-1-of = января
month-2-of = февраля
month-3-of = марта
month-4-of = апреля
month-5-of = мая
month-6-of = июня
month-7-of = июля
month-8-of = августа
month-9-of = сентября
month-10-of = октября
month-11-of = ноября
month-12-of = декабря
span-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[other] { $count } часов
}
span-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
span-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[other] { $count } рабочих дней
}
span-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
   *[other] { $count } месяцев
}
span-years = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
}

# Values of facts
kind-ordinary-passport = Паспорт
kind-identity-card = Удостоверение личности
kind-diplomatic-passport = Дипломатический паспорт
kind-service-passport = Служебный паспорт
kind-birth-certificate = Свидетельство о рождении (дети)
kind-seaman-book = Паспорт моряка
kind-refugee-travel-document = Проездной документ беженца
kind-stateless-travel-document = Проездной документ лица без гражданства
kind-emergency-travel-document = Временный проездной документ
kind-internal-passport = Внутренний паспорт
purpose-work = Работа
purpose-study = Учёба
purpose-private = Частная поездка
purpose-tourism = Туризм
purpose-business = Деловая поездка
purpose-medical = Лечение
purpose-transit = Транзит
purpose-haulage = Перевозка грузов
purpose-official = Официальная поездка
residence-temporary-residence-permit = Разрешение на временное проживание
residence-permanent-residence-permit = Вид на жительство
role-international-driver = Водитель международных перевозок
role-crew = Экипаж судна, поезда или самолёта
role-eaeu-worker = Трудящийся из государства ЕАЭС
role-family-of-eaeu-worker = Семья такого трудящегося
role-diplomat = Дипломат
role-consular-staff = Сотрудник консульства
role-international-organisation-staff = Сотрудник международной организации
role-family-of-official = Семья одного из этих лиц
urgency-urgent-treatment = Срочное лечение
urgency-serious-illness-of-relative = Тяжёлая болезнь близкого родственника
urgency-death-of-relative = Смерть близкого родственника
urgency-other = Другой неотложный случай
hit-entry-ban = Запрет на въезд
hit-controlled-person = Контролируемое лицо
hit-lost-document = Утраченный документ
mode-air = самолётом
mode-road = автомобилем
mode-rail = поездом
mode-sea = морем
mode-foot = пешком
crossing-entry = въезд
crossing-exit = выезд
crossing-transit = транзит

# Codes of documents that name no state of ISO 3166
country-gbd = Гражданин британских заморских территорий
country-gbn = Британский национал (за рубежом)
country-gbo = Британский гражданин (за рубежом)
country-gbp = Лицо под защитой Великобритании
country-gbs = Британский подданный
country-eue = Европейский союз
country-uno = Организация Объединённых Наций
country-una = Специализированное учреждение ООН
country-unk = Миссия ООН в Косово
country-xba = Африканский банк развития
country-xim = Африканский экспортно-импортный банк
country-xcc = Карибское сообщество
country-xce = Совет Европы
country-xco = Общий рынок Восточной и Южной Африки
country-xec = Экономическое сообщество западноафриканских государств
country-xpo = Интерпол
country-xes = Организация Восточнокарибских государств
country-xmp = Парламентская ассамблея Средиземноморья
country-xom = Мальтийский орден
country-xdc = Сообщество развития Юга Африки
country-iao = Международная организация гражданской авиации
country-xxa = Лицо без гражданства
country-xxb = Беженец (Конвенция 1951 года)
country-xxc = Беженец (иной)
country-xxx = Гражданство не указано
country-uto = Утопия (образец)
country-ant = Нидерландские Антильские острова (до 2010 года)
country-ntz = Нейтральная зона (до 1993 года)

# Results
slot-entry = Въезд
slot-visa = Виза
slot-visa-issuance = Выдача виз
slot-pre-entry-authorisation = Заявление о въезде
slot-biometrics = Фото и отпечатки пальцев на границе
slot-bond = Визовый залог
slot-stay = Срок пребывания
slot-registration = Учёт после прибытия
result-required = нужно
result-not-required = не нужно
result-voluntary = по желанию
result-permitted = разрешён
result-suspended = приостановлен
result-within = в пределах срока
result-exceeds = дольше срока
result-forbidden = запрещён
result-depends = зависит от ещё одного ответа
result-conflict = два правила расходятся
strength-mandatory = обязательно
strength-voluntary = по желанию
strength-recommended = рекомендуется
filing-in-time = подано вовремя
filing-early = подано слишком рано
filing-late = подано слишком поздно
filing-not-filed = ещё не подано
filing-depends = зависит от часа въезда
confidence-official = официальная страница
confidence-several = несколько независимых сообщений
confidence-single = одно сообщение
confidence-repo = открытый набор данных
confidence-recall = общеизвестное
checked-confirmed = сверено с текстом
checked-to-verify = текст ещё не видели
checked-secondary = известно только из сообщений

# What a sentence of the law says: the name of the fact, then what is asked of it.
law-fact = { $fact }: { $value }
law-is = { $value }
law-not = не { $value }
law-one-of = { $values }
law-none-of = ничего из: { $values }
law-in-list = из списка «{ $list }»
law-not-in-list = не из списка «{ $list }»
law-some = есть
law-none = нет
law-age-under = { $years ->
    [one] меньше { $years } года
   *[other] меньше { $years } лет
}
law-age-from = { $years ->
    [one] { $years } год или больше
    [few] { $years } года или больше
   *[other] { $years } лет или больше
}
law-before = раньше { $date }
law-not-before = не раньше { $date }
law-at-least-before = минимум за { $span } до { $event }
law-at-most-before = максимум за { $span } до { $event }
law-at-least-after = минимум через { $span } после { $event }
law-at-most-after = максимум через { $span } после { $event }
law-less-before = меньше чем за { $span } до { $event }
law-at-most = максимум { $span }
law-at-least = минимум { $span }
law-more-than = больше чем { $span }
law-pages = минимум { $count }
law-crossing-entry = въезд ({ $country })
law-crossing-exit = выезд ({ $country })
law-crossing-transit = транзит ({ $country })
law-valid-on = действует в день { $event }
law-inside = в стране
law-outside = не в стране
law-limit-rolling = { $span } за любые { $window }
law-limit-calendar-year = { $span } в календарном году
law-limit-half-year = { $span } в полугодии
law-limit-half-year-from-entry = { $span } за шесть месяцев со дня первого въезда
law-limit-per-entry = { $span } на каждый въезд
law-limit-per-document = как указано в визе
law-limit-until = до { $event }
law-limit-until-day = до { $date }
law-limit-rule = по правилу «{ $rule }»
law-event-entry = въезда
law-event-exit = выезда
law-event-filed = подачи заявления
law-event-born = рождения
law-event-expires = окончания паспорта
law-event-visa-issued = выдачи визы
law-event-visa-expires = окончания визы
law-event-contract-from = начала договора
law-event-contract-until = окончания договора
law-event-registered = постановки на учёт
# Stands where the name of a state does: "Your visa of the state you enter".
law-here = государство въезда

# The names of facts: for travellers, and for officers.
law-fact-crossing = Вы пересекаете границу
law-fact-crossing-officer = Пересечение границы
law-fact-nationality = Паспорт государства
law-fact-nationality-officer = Гражданство (по документу)
law-fact-nationality-any = Одно из ваших гражданств
law-fact-nationality-any-officer = Любое из гражданств
law-fact-nationality-every = Каждое из ваших гражданств
law-fact-nationality-every-officer = Каждое из гражданств
law-fact-nationalities = Ваши гражданства
law-fact-nationalities-officer = Гражданства
law-fact-kind = Ваш документ
law-fact-kind-officer = Вид документа
law-fact-issuer = Кем выдан ваш паспорт
law-fact-issuer-officer = Государство выдачи
law-fact-purpose = Цель вашей поездки
law-fact-purpose-officer = Цель поездки
law-fact-role = Ваша должность или занятие
law-fact-role-officer = Должность или занятие
law-fact-urgency = Неотложный случай
law-fact-urgency-officer = Неотложный случай
law-fact-hit = В списках сотрудников
law-fact-hit-officer = Совпадения в списках
law-fact-entry-point = Пункт пропуска
law-fact-entry-point-officer = Пункт пропуска на въезд
law-fact-exit-point = Пункт пропуска на обратном пути
law-fact-exit-point-officer = Пункт пропуска на выезд
law-fact-entry-mode = Вы въезжаете
law-fact-entry-mode-officer = Способ въезда
law-fact-exit-mode = Вы выезжаете
law-fact-exit-mode-officer = Способ выезда
law-fact-contract = Ваш трудовой договор
law-fact-contract-officer = Трудовой договор
law-fact-filed = Ваше заявление
law-fact-filed-officer = Заявление
law-fact-residence = Ваше разрешение на проживание ({ $country })
law-fact-residence-officer = Разрешение на проживание ({ $country })
law-fact-visa = Ваша виза ({ $country })
law-fact-visa-officer = Виза ({ $country })
law-fact-entry = Ваш въезд
law-fact-entry-officer = Въезд
law-fact-exit = Ваш выезд
law-fact-exit-officer = Выезд
law-fact-born = Дата вашего рождения
law-fact-born-officer = Дата рождения
law-fact-age = Ваш возраст в день { $event }
law-fact-age-officer = Возраст в день { $event }
law-fact-expires = Ваш паспорт действует до
law-fact-expires-officer = Документ действует до
law-fact-blank-pages = Чистые страницы в вашем паспорте
law-fact-blank-pages-officer = Чистые страницы
law-fact-visa-issued = Выдача вашей визы ({ $country })
law-fact-visa-issued-officer = Выдача визы ({ $country })
law-fact-visa-expires = Окончание вашей визы ({ $country })
law-fact-visa-expires-officer = Окончание визы ({ $country })
law-fact-visa-days = Дни, которые разрешает ваша виза ({ $country })
law-fact-visa-days-officer = Дни по визе ({ $country })
law-fact-visa-entries = Въезды, которые разрешает ваша виза ({ $country })
law-fact-visa-entries-officer = Въезды по визе ({ $country })
law-fact-entry-state = Вы въезжаете в государство
law-fact-entry-state-officer = Государство въезда
law-fact-registered = Ваша постановка на учёт
law-fact-registered-officer = Постановка на учёт
law-fact-registered-at = Вы встали на учёт
law-fact-registered-at-officer = Поставлен на учёт
law-fact-contract-from = Начало вашего договора
law-fact-contract-from-officer = Договор с
law-fact-contract-until = Окончание вашего договора
law-fact-contract-until-officer = Договор по
law-fact-filed-at = Ваше заявление подано
law-fact-filed-at-officer = Подано
law-fact-whereabouts = Где вы были
law-fact-whereabouts-officer = Местонахождение
law-fact-stays = Ваши прежние поездки
law-fact-stays-officer = Прежние пребывания
law-fact-planned-stay = Ваше пребывание по плану
law-fact-planned-stay-officer = Пребывание по плану
law-fact-days-used = Использованные вами дни ({ $limit })
law-fact-days-used-officer = Использованные дни ({ $limit })
law-fact-longest-overstay = Ваше самое долгое превышение срока ({ $limit })
law-fact-longest-overstay-officer = Самое долгое превышение срока ({ $limit })
law-fact-last-overstay = Окончание вашего последнего превышения срока ({ $limit })
law-fact-last-overstay-officer = Последнее превышение закончилось ({ $limit })
law-fact-holder = Где вы были { $date } ({ $country })
law-fact-holder-officer = Нахождение { $date } ({ $country })

# What was said of a fact
told-not-said = не сказано
told-none = нет
told-some = есть
told-named = { $fact }: { $told }
told-stays = { $count ->
    [one] { $count } пребывание
    [few] { $count } пребывания
   *[other] { $count } пребываний
}
told-pages = { $count }

# A condition, judged
say-true = Да. { $condition }. Вы сказали: { $told }.
say-true-officer = Выполнено. { $condition }. Указано: { $told }.
say-false = Нет. { $condition }. Вы сказали: { $told }.
say-false-officer = Не выполнено. { $condition }. Указано: { $told }.
say-unknown = Неизвестно. { $condition }. Зависит от ответа: { $facts }.
say-unknown-officer = Открыто. { $condition }. Не хватает: { $facts }.
say-defeated = Действует вместо: { $rules }
say-defeated-officer = Отменяет: { $rules }

# What stands in the way of another result
why-not-head = Что мешает другому ответу
why-not-head-officer = Почему не иначе
why-not-rule = { $slot }: было бы «{ $result }» по правилу «{ $rule }». Мешает:
why-not-rule-officer = { $slot }: «{ $result }» по правилу «{ $rule }», если бы не:
why-not-yields = Правило «{ $rule }» относилось бы к вам, но другое правило стоит перед ним: { $rules }
why-not-yields-officer = «{ $rule }» выполнено и уступает: { $rules }

# What can be changed
change-head = Что вы можете изменить
change-head-officer = Что может изменить путешественник
change-file-by = Подайте заявление не позже { $date }
change-file-by-officer = Заявление не позже { $date }
change-file-from = Подайте заявление не раньше { $date }
change-file-from-officer = Заявление не раньше { $date }
change-exit = Сократите пребывание: выезжайте не позже { $date }
change-exit-officer = Выезд не позже { $date }
change-passport = Приезжайте с другим вашим паспортом: { $country }
change-passport-officer = Предъявить другой имеющийся паспорт: { $country }
change-point = Пересекайте границу здесь: { $point }
change-point-officer = Въезд через { $point }
change-mode = Въезжайте иначе: { $mode }
change-mode-officer = Способ въезда: { $mode }
change-entry = Въезжайте не раньше { $date }
change-entry-officer = Въезд не раньше { $date }
change-expires = Приезжайте с паспортом, который действует по крайней мере до { $date }
change-expires-officer = Документ действует по крайней мере до { $date }
change-pages = Приезжайте с паспортом, в котором больше чистых страниц: { $count }
change-pages-officer = Чистых страниц: минимум { $count }
change-then = { $change }. Тогда: { $slot }, { $result }.
change-then-officer = { $change }. Итог: { $slot }, { $result }.

# The whole answer as text
text-verdict-free = СВОБОДНО: заранее ничего делать не нужно
text-verdict-act = НУЖНО ДЕЙСТВИЕ: сначала надо кое-что сделать
text-verdict-refused = ОТКАЗ: так, как задумано, поехать нельзя
text-verdict-depends = ЗАВИСИТ: решает то, чего мы не знаем
text-verdict-conflict = РАЗНОЧТЕНИЕ: источники расходятся, решить должен человек
text-as-of = { $verdict } (по тому, что было известно { $date }).
text-not-known = НЕИЗВЕСТНО: ни один пакет здесь не говорит об этом государстве ({ $country }). Это не разрешение.
text-slot = { $slot }: { $result }
text-obtain = { $result } ({ $what })
text-file-window = подать с { $from } до { $by }
text-file-by = подать до { $by }
text-file-from = подать начиная с { $from }
text-filing = { $filing }
text-met-if = вовремя, если: { $condition }
text-limit = предел: { $limit }
text-days = на день въезда использовано дней: { $used }, осталось: { $left }
text-last-day = последний законный день: { $date }
text-no-day = даже день въезда незаконен
text-earliest = первый день, когда остаётся хотя бы один день: { $date }
text-booked = поездка отнимает дни у запланированного пребывания, которое начинается { $date }
text-reading = прочтение «{ $reading }»: { $result } ({ $sources })
text-reading-last = прочтение «{ $reading }»: { $result }, последний день { $date } ({ $sources })
text-one-reading = одно прочтение
text-open = Ещё не известно: { $facts }. Сначала скажите: { $first }.
text-why = Почему
text-why-rule = { $title } ({ $rule }, версия { $version }, действует с { $date })
text-source = { $cite } [{ $confidence }; { $checked }]
text-unconfirmed = Эти источники никто не сверил с подлинным текстом:
text-pack = Пакет { $pack } { $version }, источники прочитаны по { $date }
text-hash = { $pack }; хеш { $hash }
