# Слова сами по себе: даты, числа, часовые пояса, коды вне ISO 3166.

date-day = { $day } { $month } { $year } г.
date-long = { $weekday }, { $date }
date-moment = { $date }, { $hour }
decimal-mark = ,
thousands-mark = { "\u00A0" }
size-kilobytes = { $size } кБ
size-megabytes = { $size } МБ
days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}

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

zone-utc = UTC
zone-europe-kaliningrad = время Калининграда
zone-europe-moscow = московское время
zone-europe-saratov = время Саратова
zone-europe-astrakhan = время Астрахани
zone-europe-samara = время Самары
zone-asia-yekaterinburg = время Екатеринбурга
zone-asia-omsk = время Омска
zone-asia-barnaul = время Барнаула
zone-asia-novosibirsk = время Новосибирска
zone-asia-vladivostok = время Владивостока
zone-asia-almaty = время Алматы
zone-asia-tashkent = время Ташкента
zone-asia-bishkek = время Бишкека
zone-asia-dushanbe = время Душанбе
zone-asia-ashgabat = время Ашхабада

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

# Пункты пропуска
point-sheremetyevo = Шереметьево
point-domodedovo = Домодедово
point-vnukovo = Внуково
point-zhukovsky = Жуковский
point-verkhny-lars = Верхний Ларс
point-ozinki = Озинки
point-karauzek = Караузек
point-petukhovo = Петухово
point-mashtakovo = Маштаково
point-sagarchin = Сагарчин
point-bugristoye = Бугристое
point-kulunda = Кулунда
point-veseloyarsk = Веселоярск
