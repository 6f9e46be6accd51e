# What a generated baseline pack says. DAYS becomes a number of days. Reviewed by: nobody yet.

baseline-pack = Талаптар кестесі бойынша кіру
baseline-set-visa = Виза қажет адамдар
baseline-set-e-visa = Онлайн алуға болатын виза қажет адамдар
baseline-set-visa-on-arrival = Келген кезде виза алатындар
baseline-set-authorisation = Сапарға электрондық рұқсат қажет адамдар
baseline-set-free = Виза қажет емес, мерзімі көрсетілмегендер
baseline-set-stay-DAYS = Виза қажет емес адамдар; бір келгендегі күн саны: DAYS
baseline-set-refused = Кіргізілмейтіндер
baseline-set-listed = Кестеде барлар
baseline-visa = Виза
baseline-visa-text = Кесте бойынша сізге сапарға дейін виза керек.
baseline-e-visa = Онлайн өтініш бойынша виза
baseline-e-visa-text = Кесте бойынша сізге сапарға дейін виза керек; өтінішті онлайн беруге болады.
baseline-visa-on-arrival = Келген кездегі виза
baseline-visa-on-arrival-text = Кесте бойынша визаны келген кезде аласыз; сапарға дейін ештеңе істеу қажет емес.
baseline-visa-unlisted = Кестеде бұл азаматтық жоқ
baseline-visa-unlisted-text = Кестеде сіздің азаматтығыңыз не құжатыңыз көрсетілмеген. Виза қажет деп есептеп, консулдықтан сұраңыз.
baseline-authorisation = Сапарға электрондық рұқсат
baseline-authorisation-text = Кесте бойынша сізге сапарға дейін электрондық рұқсат керек.
baseline-refused = Кіруге жол жоқ
baseline-refused-text = Кесте бойынша сіздің паспортыңыздың иелері кіргізілмейді. Консулдықтан сұраңыз.
baseline-stay-DAYS = Бір келгендегі күн саны: DAYS
baseline-stay-DAYS-text = Кесте бойынша сізге виза қажет емес. Бір келгенде болуға болатын күн саны: DAYS.
