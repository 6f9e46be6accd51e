# The pass on paper: an A4 page and a card.

paper-language = Oʻzbekcha
paper-title = Kirish uchun raqamli ruxsatnoma
paper-answer = Kirish mumkin boʻlgan muddat: { $from } – { $until }
paper-number = Raqami
paper-holder = Egasi
paper-born = Tugʻilgan sana
paper-nationality = Fuqaroligi
paper-document = Pasport
paper-from = Kirishning birinchi kuni
paper-until = Kirishning oxirgi kuni
paper-entries = Kirishlar soni
paper-additional = Qoʻshimcha maʼlumot
paper-qr = Imzolangan ruxsatnoma bilan QR-kod
paper-small = Xuddi shu ruxsatnomaning kichik kodi: kichik ekran va karta uchun
paper-note-officer = Kirish haqida chegaradagi xodim qaror qiladi.
paper-note-verify = Tekshirish: kodni «{ $authority }» sertifikatini biladigan tekshirgich bilan skanerlang, ism va raqamni pasport bilan solishtiring. Boshqa idorani koʻrsatgan kod bizniki emas.
paper-note-demo = Xayoliy davlat namoyishi. Bu rasmiy hujjat emas.
paper-note-rules = Qoʻllangan qoidalar: { $packs }
