# Рабочее место сотрудников.

desk-nav = Разделы рабочего места
desk-queue = Заявления
desk-appeals = Обжалования
desk-border = Граница
desk-second-line = Вторая линия
desk-hits = Списки
desk-statistics = Статистика
desk-staff = Сотрудники
desk-logout = Выйти

login-title = Вход на рабочее место
login-submit = Войти
login-ran-out = Сеанс закончился. Войдите снова.
login-lost = Забыли пароль? Администратор может задать новый.
password-title = Ваш пароль
password-submit = Задать пароль
password-forced = Нынешний пароль вам задал кто-то другой. Прежде чем продолжить, выберите свой.
password-done = Пароль задан.

queue-title = Заявления
queue-filter = Показать стадию
queue-search = Найти номер
queue-search-submit = Найти
queue-reference = Номер
queue-name = Имя
queue-nationality = Гражданство
queue-purpose = Цель
queue-filed = Подано
queue-entry = Въезд
queue-answer-by = Ответ до
queue-by = до { $moment }
queue-stage = Стадия
queue-urgent = срочно
queue-late = просрочено
queue-empty = Здесь ничего не ждёт
queue-empty-next = Новые дела приходят сами, сначала старейшие. Чтобы посмотреть решённые, выберите другую стадию.
appeals-empty = Обжалований нет
appeals-empty-next = Обжалование появится здесь, когда его подаст едущий. Решает другой сотрудник, не тот, что отказал.

case-title = Дело { $reference }
case-queue = Ждут
case-hits = В списках сотрудников
case-referred = Почему должен смотреть человек
case-person = Человек
case-trip = Поездка
case-proof = Открыть доказательство
case-answer = Что говорят правила
case-rules = Правила
case-decision = Решение
case-grant = Разрешить
case-refuse = Отказать…
case-refuse-say = Отказ называет причину, правило и пояснение для едущего. Его можно обжаловать.
case-refuse-submit = Отказать
case-closed = Это дело решено.
case-not-mine = Это дело решаете не вы.
case-pass = Пропуск
case-pass-take = Отозвать пропуск…
case-pass-say = Едущий прочтёт ваше пояснение на странице состояния. Проверяющие увидят изменение в течение минуты; без связи — когда в следующий раз получат список.
case-pass-suspend = Приостановить
case-pass-revoke = Отозвать насовсем
case-pass-restore = Снять приостановку

appeal-title = Обжалование { $reference }
appeal-text = Что говорит едущий
appeal-first = Отказ
appeal-facts = Сведения
appeal-decide = Решить…
appeal-overturn = Отменить отказ: разрешить
appeal-uphold = Оставить отказ
appeal-not-mine = Отказали вы, поэтому обжалование решает другой сотрудник.

border-title = Граница
border-scan = Проверить
border-answers = Что отвечает едущий
border-empty = Пока ничего не считано
border-empty-next = Выберите пункт пропуска, добавьте снимок или текст пропуска и строки паспорта и нажмите «Проверить». Без пропуска достаточно строк.
border-may = Можно пропустить
border-may-say = Пропуск и паспорт относятся к одному человеку, и ничто не мешает въезду.
border-may-without = Можно пропустить без пропуска
border-may-without-say = Этому человеку пропуск не нужен, и ничто не мешает въезду.
border-may-not = Здесь пропустить нельзя
border-may-not-say = Причины — ниже. Откажите с причиной или направьте на вторую линию.
border-look = Посмотрите внимательно
border-look-say = Въезду ничто не мешает, но нужно ваше суждение.
border-is-inside = В стране
border-is-inside-say = Записан въезд без выезда. Запишите выезд.
border-is-over = Срок превышен
border-is-over-say = Последний законный день прошёл. Выезд записывается с днями сверх срока.
border-admit = Пропустить
border-exit = Записать выезд
border-other = Отказать или на вторую линию…
border-refuse = Отказать
border-second-line = На вторую линию
border-inside = Пребывание
border-entered = Въезд { $moment }, { $point }.
border-days = { $days ->
    [one] Пока { $days } день.
    [few] Пока { $days } дня.
    [many] Пока { $days } дней.
   *[other] Пока { $days } дня.
}
border-pass = Пропуск
border-forbid-document = Строки паспорта не читаются, поэтому человек не установлен.
border-forbid-expired = Паспорт истёк { $date }.
border-forbid-seal = Пропуск недействителен или относится к другому паспорту.
border-forbid-used = Единственный въезд по этому пропуску использован.
border-forbid-revoked = Пропуск отозван.
border-forbid-suspended = Действие пропуска приостановлено.
border-forbid-not-yet = Первый день этого пропуска ещё не наступил.
border-forbid-over = Последний день этого пропуска прошёл.
border-forbid-unknown = У ведомства нет записи об этом пропуске.
border-forbid-no-pass = Пропуск нужен, но не показан.
border-forbid-no-visa = Виза нужна или может быть нужна, но её не показали. Спросите о визе и виде на жительство.
border-forbid-rule = Правило запрещает или приостанавливает въезд: { $rules }.
border-forbid-no-day = Дней пребывания не осталось.
border-forbid-hit = Против въезда есть запись в списках сотрудников. Пропуск её никогда не перевешивает.
border-look-missing = Ответ ещё зависит от: { $facts }. Спросите едущего.
border-look-conflict = Два равных правила расходятся: { $slot }.
border-look-record = В записях о прежних пересечениях есть пробел или двойная запись.
border-look-stay = Запланировано больше дней, чем осталось.
border-look-overstayed = Человек пробыл дольше последнего законного дня.
border-done-title = Записано
border-done-entered = Въезд записан
border-done-left = Выезд записан
border-done-refused = Отказ записан
border-done-second-line = Направлено на вторую линию
border-done-last-day = Последний законный день: { $date }.
border-done-overstay = { $days ->
    [one] Записан { $days } день сверх срока.
    [few] Записано { $days } дня сверх срока.
    [many] Записано { $days } дней сверх срока.
   *[other] Записано { $days } дня сверх срока.
}
border-next = Следующий

second-line-title = Вторая линия
second-line-say = Люди, которых направил первый сотрудник. Первым стоит тот, кто ждёт дольше всех.
second-line-document = Документ
second-line-since = С какого времени
second-line-point = Где
second-line-note = На что смотреть
second-line-decided = Это решено.
second-line-back = Ко второй линии
second-line-empty = Никто не ждёт
second-line-empty-next = Люди попадают сюда, когда их направляет сотрудник на границе.

hits-title = Списки сотрудников
hits-say = Запреты на въезд, контролируемые лица и утраченные документы. Ими пользуются проверка и страница границы; пропуск их никогда не перевешивает.
hits-only-open = Только действующие
hits-with-ended = И закончившиеся
hits-subject = Кто или что
hits-reason = Почему и откуда известно
hits-until = До
hits-added = Добавлено
hits-end = Закончить
hits-ended = закончилось
hits-add = Добавить запись
hits-add-submit = Добавить
hits-person = Человек
hits-document = Документ
hits-empty = Списки пусты
hits-empty-next = Добавьте первую запись формой. Для каждой нужны источник и причина.

statistics-title = Превышение срока
statistics-say = Из всех поездок, разрешённый конец которых приходится на год: сколько людей уехали позже и у скольких выезд не записан. Продлённые или изменённые вовремя не считаются.
statistics-submit = Показать
statistics-span = { $from } – { $to }
statistics-chart = Доля превышений, по гражданству и виду
statistics-class = Вид
statistics-expected = Ожидалось выездов
statistics-out = Уехали позже
statistics-in = Выезд не записан
statistics-total = Вместе
statistics-total-rate = Доля
statistics-in-rate = Доля без выезда
statistics-interval = Интервал 95 %
statistics-all = Все
statistics-hidden = скрыто
statistics-csv = Скачать CSV
statistics-empty = В этом году ни одна поездка не закончилась
statistics-empty-next = Выберите другой год или подождите, пока закончатся первые разрешённые поездки.

staff-title = Сотрудники
staff-name = Имя
staff-login = Имя для входа
staff-role = Может
staff-state = Состояние
staff-change = Изменить
staff-me = вы
staff-locked = заблокирован
staff-open = открыт
staff-lock = Заблокировать
staff-unlock = Разблокировать
staff-reset = Новый пароль
staff-add = Добавить учётную запись
staff-add-submit = Добавить
one-time-title = Пароль, показанный один раз
one-time-new = Учётная запись создана: { $name }.
one-time-reset = Новый пароль: { $name }.
one-time-password = Пароль
one-time-say = Он показан только сейчас и нигде не хранится открыто. Передайте его лично; при следующем входе его нужно сменить.
one-time-back = К учётным записям
