# What a generated baseline pack says. DAYS becomes a number of days. Reviewed by: nobody yet.

baseline-pack = Талаптар таблицасы боюнча кирүү
baseline-set-visa = Виза керек болгондор
baseline-set-e-visa = Онлайн алса боло турган виза керек болгондор
baseline-set-visa-on-arrival = Келгенде виза алуучулар
baseline-set-authorisation = Сапарга электрондук уруксат керек болгондор
baseline-set-free = Виза керек эмес, мөөнөтү көрсөтүлбөгөндөр
baseline-set-stay-DAYS = Виза керек болбогондор; бир келгендеги күн саны: DAYS
baseline-set-refused = Киргизилбегендер
baseline-set-listed = Таблицада барлар
baseline-visa = Виза
baseline-visa-text = Таблица боюнча сизге сапарга чейин виза керек.
baseline-e-visa = Онлайн арыз боюнча виза
baseline-e-visa-text = Таблица боюнча сизге сапарга чейин виза керек; арызды онлайн берүүгө болот.
baseline-visa-on-arrival = Келгендеги виза
baseline-visa-on-arrival-text = Таблица боюнча визаны келгенде аласыз; сапарга чейин эч нерсе кылуунун кереги жок.
baseline-visa-unlisted = Таблицада бул жарандык жок
baseline-visa-unlisted-text = Таблицада сиздин жарандыгыңыз же документиңиз көрсөтүлгөн эмес. Виза керек деп эсептеп, консулдуктан сураңыз.
baseline-authorisation = Сапарга электрондук уруксат
baseline-authorisation-text = Таблица боюнча сизге сапарга чейин электрондук уруксат керек.
baseline-refused = Кирүүгө жол жок
baseline-refused-text = Таблица боюнча сиздин паспорттун ээлери киргизилбейт. Консулдуктан сураңыз.
baseline-stay-DAYS = Бир келгендеги күн саны: DAYS
baseline-stay-DAYS-text = Таблица боюнча сизге виза керек эмес. Бир келгенде болууга боло турган күн саны: DAYS.
