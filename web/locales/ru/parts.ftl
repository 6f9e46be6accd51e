# То, что окружает каждую страницу, и части, из которых страницы состоят.

nav-start = Начало
just = { $value }

paging-name = Страницы списка
paging-rows = { $first }–{ $last }
paging-total = из { $total }
paging-before = Раньше
paging-after = Дальше

dateline-equals = Это
dateline-local = По часам этого устройства:
date-file-by = Подайте не позднее
date-file-not-before = Подавайте не раньше
date-answer-by = Ответ не позднее
date-appeal-by = Обжаловать не позднее

verdict-free = Можно ехать: заранее ничего не нужно
verdict-free-say = Для этой поездки не нужны ни виза, ни заявление.
verdict-act = Сначала нужно кое-что сделать
verdict-act-say = Ехать можно, когда выполнены шаги ниже.
verdict-refused = Так, как задумано, не получится
verdict-refused-say = Поездке в таком виде мешает правило. Ниже сказано, какое и что можно изменить.
verdict-depends = Зависит от ответа
verdict-depends-say = Решает ещё один ответ. Вопрос — ниже.
verdict-conflict = Два правила расходятся
verdict-conflict-say = Опубликованное можно понять двояко, а текста, который решил бы вопрос, ни у кого нет. Показаны оба прочтения и их источники.

answer-slots = Что требуют правила
answer-stay = Сколько можно пробыть
answer-why = Почему
answer-as-of = По опубликованному на { $date }. Правила:
todo-file = Подайте заявление о въезде
todo-file-voluntary = Заявление о въезде можно подать по желанию; отказать во въезде за его отсутствие нельзя
todo-visa = Получите визу до поездки
note-met-if = Вовремя, если: { $condition }

conflict-heading = { $slot }: два прочтения
conflict-advice = Пока текст не подтверждён, готовьтесь к более строгому прочтению. На границе решает сотрудник.
why-defeated = Действует вместо:
why-version = редакция { $number }
why-version-cap = Редакция { $number }
why-since = с { $date }
why-until = по { $date }
unconfirmed-heading = Не подтверждено.
unconfirmed-say = Это основано на сообщениях, которые ещё никто не сверил с подлинным текстом:
sources-heading = Источники
source-published = опубликовано { $date }

limit-calendar-year = из { days } в календарном году
limit-half-year = из { days } в полугодии (январь–июнь, июль–декабрь)
limit-half-year-from-entry = из { days } за шесть месяцев со дня первого въезда
limit-per-entry = из { days } на каждый въезд
limit-rolling = из { days } в любые { $window } дней
limit-until = до установленного дня
stay-left = { $days ->
    [one] остался { $days } день
    [few] осталось { $days } дня
    [many] осталось { $days } дней
   *[other] осталось { $days } дня
}
stay-used = { $days ->
    [one] использован { $days } день
    [few] использовано { $days } дня
    [many] использовано { $days } дней
   *[other] использовано { $days } дня
}
stay-last-day = Последний законный день
stay-no-day = нет: незаконен уже день въезда
stay-earliest = Первый день, когда можно въехать
stay-calendar = Какие дни засчитаны
calendar-counted = { $days ->
    [one] { $days } день засчитан
    [few] { $days } дня засчитано
    [many] { $days } дней засчитано
   *[other] { $days } дня засчитано
}
calendar-planned = { $days ->
    [one] { $days } день запланирован
    [few] { $days } дня запланировано
    [many] { $days } дней запланировано
   *[other] { $days } дня запланировано
}
calendar-not-counted = { $days ->
    [one] { $days } день пребывания не засчитан
    [few] { $days } дня пребывания не засчитано
    [many] { $days } дней пребывания не засчитано
   *[other] { $days } дня пребывания не засчитано
}
calendar-over = { $days ->
    [one] { $days } день сверх срока
    [few] { $days } дня сверх срока
    [many] { $days } дней сверх срока
   *[other] { $days } дня сверх срока
}
calendar-last = Последний законный день: { $date }

overstay-heading = Срок пребывания превышен
overstay-days = { $days ->
    [one] { $days } день сверх срока.
    [few] { $days } дня сверх срока.
    [many] { $days } дней сверх срока.
   *[other] { $days } дня сверх срока.
}
overstay-last = Последним законным днём было { $date }.
overstay-no-ground = Основание для этого пребывания не записано.
overstay-holds-heading = Что действует сейчас
overstay-bans-heading = Какой запрет может последовать
overstay-can-do-heading = Что можно сделать
overstay-holds = { $days ->
    [one] Записан { $days } день сверх срока. Каждый следующий день прибавляется.
    [few] Записано { $days } дня сверх срока. Каждый следующий день прибавляется.
    [many] Записано { $days } дней сверх срока. Каждый следующий день прибавляется.
   *[other] Записано { $days } дня сверх срока. Каждый следующий день прибавляется.
}
overstay-register = Того, у кого нет законного основания для пребывания, могут внести в реестр контролируемых лиц. Это ограничивает переезд, брак, вождение и счета в банке, пока запись не снята.
overstay-ban-three-years = Больше { $days } дней сверх срока: въезд закрыт на три года.
overstay-ban-longer = За намного более долгое превышение сообщается о запретах на пять или десять лет; пороги в источниках расходятся.
overstay-leave-now = Выезжайте как можно раньше и сохраните доказательство выезда.
overstay-keep-proof = Сохраните доказательство дня выезда.
overstay-before-ban = { $days ->
    [one] Выезжайте в течение { $days } дня, чтобы не попасть под запрет на три года.
    [few] Выезжайте в течение { $days } дней, чтобы не попасть под запрет на три года.
    [many] Выезжайте в течение { $days } дней, чтобы не попасть под запрет на три года.
   *[other] Выезжайте в течение { $days } дня, чтобы не попасть под запрет на три года.
}
overstay-ask = Если вас задержали болезнь, закрытая граница или утрата паспорта, принесите доказательство в миграционную службу и попросите продлить срок.

pass-name = Пропуск
pass-into = Въезд: { $country }
pass-qr = QR-код пропуска. Картинку можно сохранить и напечатать ниже.
pass-from = Въезд с
pass-until = Въезд по
pass-holder = Владелец
pass-document = Паспорт
pass-number = Номер
pass-entries = Въезды
pass-one-entry = один
pass-pdf = Печать (PDF)
pass-png = QR картинкой (PNG)
pass-svg = QR рисунком (SVG)
pass-card = Печать карточки (PDF)
pass-small = Малый код
pass-small-say = Тот же пропуск малым кодом: для телефона с малым экраном или карточки. Проверяющий должен знать подписывающий ключ ведомства.
pass-small-png = Малый код картинкой (PNG)
pass-small-svg = Малый код рисунком (SVG)
pass-small-none = У этого пропуска нет малого кода: в его тексте есть буквы или знаки, которых малый код не вмещает.
pass-print-in = Напечатать на языке
pass-state-open = Действителен
pass-state-not-yet = Ещё не действует
pass-state-over = Истёк
pass-state-used = Использован
pass-state-revoked = Отозван
pass-state-suspended = Приостановлен

mrz-none = Это не машиночитаемые строки паспорта. Они стоят внизу страницы с фотографией и выглядят так: P<UZBKARIMOV<<…
mrz-good = Прочитано без ошибок
mrz-bad = { $count ->
    [one] { $count } место нужно проверить
    [few] { $count } места нужно проверить
    [many] { $count } мест нужно проверить
   *[other] { $count } места нужно проверить
}
mrz-lines = Прочитанные строки; места для проверки отмечены
mrz-problem-wrong-length = Строка { $line }: неверная длина. В паспорте в каждой строке 44 знака, в удостоверении личности — 30.
mrz-problem-bad-character = Строка { $line }, место { $start }: здесь могут стоять только A–Z, 0–9 и <.
mrz-problem-check-digit = Строка { $line }, место { $start }: не сходится { $field }. Проверьте знаки перед ней.
mrz-problem-composite-check-digit = Строка { $line }, место { $start }: не сходится последняя контрольная цифра. Где-то в строке опечатка.
mrz-problem-bad-date = Строка { $line }, места { $start }–{ $end }: { $field } — такого дня нет в календаре. Пишется год, месяц, день: 900501.
mrz-problem-unknown-state = Строка { $line }, места { $start }–{ $end }: { $field } — такой код государства нам не известен.
mrz-problem-bad-sex = Строка { $line }, место { $start }: { $field } — F, M или <.
mrz-problem-empty-name = Строка { $line }, места { $start }–{ $end }: { $field } — пусто.
mrz-problem-unknown-format = Это не строки паспорта или удостоверения личности.
mrz-field-format = формат
mrz-field-document-code = Вид документа
mrz-field-issuer = Кем выдан
mrz-field-primary = Фамилия
mrz-field-secondary = Имена
mrz-field-name = Имя
mrz-field-document-number = Номер документа
mrz-field-document-number-check = контрольная цифра номера документа
mrz-field-nationality = Гражданство
mrz-field-birth-date = Дата рождения
mrz-field-birth-date-check = контрольная цифра даты рождения
mrz-field-sex = Пол
mrz-field-expiry-date = Действителен до
mrz-field-expiry-date-check = контрольная цифра срока действия
mrz-field-optional = Дополнительные данные
mrz-field-optional-2 = Дополнительные данные
mrz-field-optional-check = контрольная цифра дополнительных данных
mrz-field-composite-check = общая контрольная цифра

stage-all = Все
stage-submitted = Получено
stage-submitted-say = Ваше заявление получено. К нему применяются правила.
stage-referred = У сотрудника
stage-referred-say = Правила не решают этот случай сами, поэтому его смотрит человек.
stage-granted = Разрешено
stage-granted-say = Покажите пропуск и паспорт на границе. О въезде решает сотрудник там.
stage-refused = Отказано
stage-refused-say = Сотрудник отказал по этому заявлению. Причина и путь обжалования — ниже.
stage-appealed = Подано обжалование
stage-appealed-say = Ваш случай заново смотрит другой сотрудник.
stage-upheld = Обжалование рассмотрено: отказ остаётся
stage-upheld-say = Другой сотрудник посмотрел ваш случай и пришёл к тому же.
stage-overturned = Обжалование рассмотрено: разрешено
stage-overturned-say = Другой сотрудник отменил отказ. Ваш пропуск — ниже.
stage-withdrawn = Отозвано
stage-withdrawn-say = Вы отозвали это заявление. Новое можно подать в любое время.
stage-entered = В стране
stage-entered-say = Ваш въезд записан. Следите за последним законным днём.
stage-overstayed = Срок превышен
stage-overstayed-say = Последний законный день прошёл.
stage-left = Выезд состоялся
stage-left-say = Ваш выезд записан. Для следующей поездки нужен новый пропуск.

event-submitted = Заявление получено
event-corrected = Заявление исправлено
event-referred = Передано сотруднику
event-granted = Разрешено
event-refused = Отказано
event-appealed = Подано обжалование
event-upheld = Обжалование рассмотрено: отказ остаётся
event-overturned = Обжалование рассмотрено: разрешено
event-withdrawn = Отозвано
event-pass-issued = Пропуск выдан
event-pass-used = Пропуск использован
event-pass-revoked = Пропуск отозван
event-pass-suspended = Пропуск приостановлен
event-pass-restored = Приостановка пропуска снята
event-entered = Въезд
event-left = Выезд
event-refused-at-border = Отказ на границе
event-second-line = Направлено на вторую линию

referral-rules-refuse = Въезду в таком виде мешает правило.
referral-rules-conflict = Два равных правила расходятся.
referral-fact-missing = Не хватает сведения, которое решает.
referral-required-first = Сначала нужно другое, например виза.
referral-filed-early = Подано раньше первого дня срока подачи.
referral-filed-late = Подано позже последнего часа срока подачи.
referral-emergency-proof = Назван неотложный случай; доказательство должен посмотреть человек.
referral-stay-too-long = Запланировано больше дней, чем осталось.
referral-hit = В списке сотрудников есть запись, которая может касаться этого человека.
referral-no-pack = Для этого случая не загружены правила.
referral-window-closed = Дни, когда можно въехать, прошли бы до поездки.
referral-guardian-check = Заявление за ребёнка; человек должен посмотреть, кто подаёт.

refusal-document-not-accepted = Проездной документ не принимается
refusal-identity-not-established = Личность не установлена
refusal-purpose-not-established = Цель поездки не установлена
refusal-filed-too-late = Подано слишком поздно
refusal-no-day-left = Не осталось дней пребывания
refusal-entry-suspended = Въезд приостановлен
refusal-entry-ban = Действует запрет на въезд
refusal-false-statement = Сообщены неверные сведения
refusal-proof-missing = Доказательства нет, или оно не подходит
refusal-other-ground = Иное основание, названное в пояснении
withdrawal-new-passport = У вас новый паспорт, а пропуск привязан к одному паспорту
withdrawal-passport-lost = Паспорт заявлен утерянным или похищенным
withdrawal-wrong-content = В пропуске есть ошибка
withdrawal-grounds-gone = Отпало то, на основании чего выдан пропуск
withdrawal-entry-ban = Действует запрет на въезд
withdrawal-holder-asked = Об этом попросил владелец
withdrawal-under-review = Сведения о пропуске проверяются
withdrawal-other-ground = Другая причина, названная в пояснении

field-document-kind-plain = Документ
field-purpose-plain = Цель
field-entry-point-plain = Пункт пропуска
field-urgency-plain = Неотложный случай
field-role-plain = Должность или занятие
field-residence-plain = Разрешение на проживание
field-regions-plain = Регионы
field-guardian-name-plain = Подаёт
field-guardian-document-plain = Паспорт подающего
