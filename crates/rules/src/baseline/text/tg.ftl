# What a generated baseline pack says. DAYS becomes a number of days. Reviewed by: nobody yet.

baseline-pack = Вуруд аз рӯи ҷадвали талабот
baseline-set-visa = Касоне, ки раводид лозим доранд
baseline-set-e-visa = Касоне, ки раводиди онлайн лозим доранд
baseline-set-visa-on-arrival = Касоне, ки ҳангоми расидан раводид мегиранд
baseline-set-authorisation = Касоне, ки иҷозати электронии сафар лозим доранд
baseline-set-free = Касоне, ки раводид лозим надоранд, бе нишони мӯҳлат
baseline-set-stay-DAYS = Касоне, ки раводид лозим надоранд; рӯз дар як боздид: DAYS
baseline-set-refused = Касоне, ки роҳ дода намешаванд
baseline-set-listed = Касоне, ки дар ҷадвал ҳастанд
baseline-visa = Раводид
baseline-visa-text = Аз рӯи ҷадвал пеш аз сафар ба шумо раводид лозим аст.
baseline-e-visa = Раводид бо дархости онлайн
baseline-e-visa-text = Аз рӯи ҷадвал пеш аз сафар ба шумо раводид лозим аст; дархостро онлайн додан мумкин аст.
baseline-visa-on-arrival = Раводид ҳангоми расидан
baseline-visa-on-arrival-text = Аз рӯи ҷадвал раводидро ҳангоми расидан мегиред; пеш аз сафар ҳеҷ коре лозим нест.
baseline-visa-unlisted = Дар ҷадвал ин шаҳрвандӣ нест
baseline-visa-unlisted-text = Дар ҷадвал шаҳрвандӣ ё ҳуҷҷати шумо нест. Фарз кунед, ки раводид лозим аст, ва аз консулгарӣ пурсед.
baseline-authorisation = Иҷозати электронии сафар
baseline-authorisation-text = Аз рӯи ҷадвал пеш аз сафар ба шумо иҷозати электронӣ лозим аст.
baseline-refused = Вуруд манъ аст
baseline-refused-text = Аз рӯи ҷадвал дорандагони шиносномаи шумо роҳ дода намешаванд. Аз консулгарӣ пурсед.
baseline-stay-DAYS = Рӯз дар як боздид: DAYS
baseline-stay-DAYS-text = Аз рӯи ҷадвал ба шумо раводид лозим нест. Рӯзҳое, ки боздид давом карда метавонад: DAYS.
