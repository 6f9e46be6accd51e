# The pass on paper: an A4 page and a card.

paper-language = Тоҷикӣ
paper-title = Иҷозатномаи рақамии вуруд
paper-answer = Вуруд дар ин рӯзҳо иҷозат аст: { $from } – { $until }
paper-number = Рақам
paper-holder = Соҳиб
paper-born = Санаи таваллуд
paper-nationality = Шаҳрвандӣ
paper-document = Шиноснома
paper-from = Рӯзи аввали вуруд
paper-until = Рӯзи охирини вуруд
paper-entries = Шумораи вурудҳо
paper-additional = Маълумоти иловагӣ
paper-qr = Рамзи QR бо иҷозатномаи имзошуда
paper-small = Рамзи хурди ҳамин иҷозатнома: барои экрани хурд ва корт
paper-note-officer = Дар бораи вуруд корманди сарҳад қарор мекунад.
paper-note-verify = Тарзи санҷиш: рамзро бо санҷишгаре, ки шаҳодатномаи «{ $authority }»-ро медонад, скан кунед ва ному рақамро бо шиноснома муқоиса кунед. Рамзе, ки мақоми дигарро ном мебарад, аз мо нест.
paper-note-demo = Намоиши давлати хаёлӣ. Ин ҳуҷҷати расмӣ нест.
paper-note-rules = Қоидаҳои татбиқшуда: { $packs }
