# Words that stand alone: dates, numbers, zones, codes outside ISO 3166.

date-long = { $weekday } { $date }
decimal-mark = .
thousands-mark = ,
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mo
weekday-short-2 = Tu
weekday-short-3 = We
weekday-short-4 = Th
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = Su
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

zone-utc = UTC
zone-europe-kaliningrad = Kaliningrad time
zone-europe-moscow = Moscow time
zone-europe-saratov = Saratov time
zone-europe-astrakhan = Astrakhan time
zone-europe-samara = Samara time
zone-asia-yekaterinburg = Yekaterinburg time
zone-asia-omsk = Omsk time
zone-asia-barnaul = Barnaul time
zone-asia-novosibirsk = Novosibirsk time
zone-asia-vladivostok = Vladivostok time
zone-asia-almaty = Almaty time
zone-asia-tashkent = Tashkent time
zone-asia-bishkek = Bishkek time
zone-asia-dushanbe = Dushanbe time
zone-asia-ashgabat = Ashgabat time

# Crossing points
point-sheremetyevo = Sheremetyevo
point-domodedovo = Domodedovo
point-vnukovo = Vnukovo
point-zhukovsky = Zhukovsky
point-verkhny-lars = Verkhny Lars
point-ozinki = Ozinki
point-karauzek = Karauzek
point-petukhovo = Petukhovo
point-mashtakovo = Mashtakovo
point-sagarchin = Sagarchin
point-bugristoye = Bugristoye
point-kulunda = Kulunda
point-veseloyarsk = Veseloyarsk
