# The pass on paper: an A4 page and a card.

paper-language = Русский
paper-title = Цифровое разрешение на въезд
paper-answer = Въезжать можно с { $from } по { $until }
paper-number = Номер
paper-holder = Владелец
paper-born = Дата рождения
paper-nationality = Гражданство
paper-document = Паспорт
paper-from = Въезд с
paper-until = Въезд по
paper-entries = Въезды
paper-additional = Дополнительно
paper-qr = QR-код с подписанным разрешением
paper-small = То же разрешение малым кодом: для малого экрана и карточки
paper-note-officer = О въезде решает сотрудник на границе.
paper-note-verify = Как проверить: считайте код программой, которая знает сертификат ведомства «{ $authority }», и сравните имя и номер с паспортом. Код, в котором назван другой издатель, выдали не мы.
paper-note-demo = Демонстрация вымышленного государства. Это не официальный документ.
paper-note-rules = Применённые правила: { $packs }
