# Words that stand alone: dates, numbers, zones, codes outside ISO 3166.

decimal-mark = .
thousands-mark = ,
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

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
