# Sarlavhalar va oʻsha kalit bilan, `-text` qoʻshilib, yoʻlovchiga bitta gap. Tekshirgan: hozircha hech kim.

pack-tkm-entry = Turkmaniston: kirish

# Viza
tkm-visa = Tasdiqlangan taklif bilan viza
tkm-visa-text = Fuqaroligingiz qanday boʻlishidan qatʼi nazar viza kerak. Avval taklif etuvchi tomon taklifnomani tasdiqlatadi; vizasiz hech kim kiritilmaydi.

# Kirish
tkm-entry-ban = Kirish taqiqi
tkm-entry-ban-text = Sizga kirish taqiqlangan. Taqiqni qoʻygan idora sababini, muddatini va qanday shikoyat qilishni aytadi.
