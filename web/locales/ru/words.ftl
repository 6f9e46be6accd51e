# Слова сами по себе: даты, числа, часовые пояса, коды вне ISO 3166.

date-long = { $weekday }, { $date }
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
