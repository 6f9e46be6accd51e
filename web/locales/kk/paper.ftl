# The pass on paper: an A4 page and a card.

paper-language = Қазақша
paper-title = Кіруге арналған цифрлық рұқсат
paper-answer = Кіруге болатын мерзім: { $from } – { $until }
paper-number = Нөмірі
paper-holder = Иесі
paper-born = Туған күні
paper-nationality = Азаматтығы
paper-document = Паспорт
paper-from = Кірудің алғашқы күні
paper-until = Кірудің соңғы күні
paper-entries = Кіру саны
paper-additional = Қосымша мәлімет
paper-qr = Қол қойылған рұқсаты бар QR код
paper-small = Сол рұқсаттың шағын коды: кіші экран мен карта үшін
paper-note-officer = Кіру туралы шешімді шекарадағы қызметкер қабылдайды.
paper-note-verify = Тексеру: кодты «{ $authority }» сертификатын білетін тексергішпен сканерлеп, аты-жөні мен нөмірін паспортпен салыстырыңыз. Басқа органды атайтын кодты біз берген жоқпыз.
paper-note-demo = Ойдан шығарылған мемлекеттің көрсетілімі. Бұл ресми құжат емес.
paper-note-rules = Қолданылған ережелер: { $packs }
