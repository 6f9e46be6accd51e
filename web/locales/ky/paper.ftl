# The pass on paper: an A4 page and a card.

paper-language = Кыргызча
paper-title = Кирүүгө санариптик уруксат
paper-answer = Кирүүгө боло турган мөөнөт: { $from } – { $until }
paper-number = Номери
paper-holder = Ээси
paper-born = Туулган күнү
paper-nationality = Жарандыгы
paper-document = Паспорт
paper-from = Кирүүнүн биринчи күнү
paper-until = Кирүүнүн акыркы күнү
paper-entries = Кирүүлөрдүн саны
paper-additional = Кошумча маалымат
paper-qr = Кол коюлган уруксаты бар QR код
paper-small = Ошол эле уруксаттын кичине коду: кичине экран жана карта үчүн
paper-note-officer = Кирүү жөнүндө чек арадагы кызматкер чечет.
paper-note-verify = Текшерүү: кодду «{ $authority }» сертификатын билген текшергич менен сканерлеп, аты-жөнүн жана номерин паспорт менен салыштырыңыз. Башка органды атаган кодду биз берген жокпуз.
paper-note-demo = Ойдон чыгарылган мамлекеттин көрсөтмөсү. Бул расмий документ эмес.
paper-note-rules = Колдонулган эрежелер: { $packs }
