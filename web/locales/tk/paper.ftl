# The pass on paper: an A4 page and a card.

paper-language = Türkmençe
paper-title = Girmek üçin sanly rugsat
paper-answer = Girip bolýan möhlet: { $from } – { $until }
paper-number = Belgisi
paper-holder = Eýesi
paper-born = Doglan güni
paper-nationality = Raýatlygy
paper-document = Pasport
paper-from = Girmegiň ilkinji güni
paper-until = Girmegiň soňky güni
paper-entries = Girişleriň sany
paper-additional = Goşmaça maglumat
paper-qr = Gol çekilen rugsatly QR kod
paper-small = Şol rugsadyň kiçi kody: kiçi ekran we kart üçin
paper-note-officer = Girmek barada serhetdäki işgär karar berýär.
paper-note-verify = Barlamak: kody «{ $authority }» güwänamasyny bilýän barlaýjy bilen skanirläp, ady we belgini pasport bilen deňeşdiriň. Başga edarany görkezýän kody biz bermedik.
paper-note-demo = Oýlanyp tapylan döwletiň görkezilişi. Bu resmi resminama däl.
paper-note-rules = Ulanylan düzgünler: { $packs }
