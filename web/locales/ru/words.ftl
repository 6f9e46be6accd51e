# Слова сами по себе: даты, числа, часовые пояса, коды вне ISO 3166.

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
