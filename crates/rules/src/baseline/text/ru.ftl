# What a generated baseline pack says. DAYS becomes a number of days. Reviewed by: nobody yet.

baseline-pack = Въезд по таблице требований
baseline-set-visa = Кому нужна виза
baseline-set-e-visa = Кому нужна виза, которую можно получить онлайн
baseline-set-visa-on-arrival = Кто получает визу по прибытии
baseline-set-authorisation = Кому нужно электронное разрешение на поездку
baseline-set-free = Кому виза не нужна, без указания срока
baseline-set-stay-DAYS = Кому виза не нужна; дней за визит: DAYS
baseline-set-refused = Кого не впускают
baseline-set-listed = Кто есть в таблице
baseline-visa = Виза
baseline-visa-text = По таблице вам нужна виза до поездки.
baseline-e-visa = Виза по онлайн-заявлению
baseline-e-visa-text = По таблице вам нужна виза до поездки; заявление можно подать онлайн.
baseline-visa-on-arrival = Виза по прибытии
baseline-visa-on-arrival-text = По таблице визу вы получите по прибытии; до поездки ничего делать не нужно.
baseline-visa-unlisted = Таблица не знает этого гражданства
baseline-visa-unlisted-text = Таблица не называет вашего гражданства или документа. Исходите из того, что виза нужна, и спросите в консульстве.
baseline-authorisation = Электронное разрешение на поездку
baseline-authorisation-text = По таблице вам нужно электронное разрешение до поездки.
baseline-refused = Въезд закрыт
baseline-refused-text = По таблице владельцев вашего паспорта не впускают. Спросите в консульстве.
baseline-stay-DAYS = Дней за визит: DAYS
baseline-stay-DAYS-text = По таблице виза вам не нужна. Дней, которые может длиться визит: DAYS.
