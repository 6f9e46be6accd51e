# The planner of stays.

# The page, in every language. The answers are worded by the planner itself, in the browser and on the server alike:
# only `{ $value }` and forms by one number are used here.
plan-title = Спланируйте поездки
plan-say = Отметьте поездки в календаре. Вы увидите, какие дни законны, сколько дней осталось по каждому пределу и что сделать к какому сроку.
plan-private-device = Всё считается на этом устройстве. Введённое здесь его не покидает.
plan-private-server = Ваши поездки отправляются этой службе для подсчёта и не сохраняются.
plan-you = Вы и страна
field-plan-in = Страна, куда вы едете
field-plan-nationality = Гражданство по паспорту
field-plan-purpose = Цель
field-plan-visa = Виза
plan-visa-none = Еду без визы
plan-visa-visa = У меня есть виза
field-plan-residence = Вид на жительство
plan-residence-none = Нет
field-plan-days = Ещё одно пребывание: на сколько дней?
field-plan-on = Спросить о дне
plan-trips = Ваши поездки
plan-trips-say = Прошлые поездки тоже считаются: большинство пределов смотрит назад.
plan-trip = Поездка { $number }
field-plan-trip-in = Страна
field-plan-trip-from = Первый день
field-plan-trip-to = Последний день
plan-trip-add = Добавить поездку
plan-trip-remove = Убрать
plan-submit = Посчитать дни
plan-calendar = Календарь
plan-drag = Проведите по дням, чтобы создать поездку. Тяните поездку, чтобы сдвинуть её, а её первый или последний день — чтобы изменить длину.
plan-keys = Клавиши: стрелки меняют день, Enter начинает поездку, Shift со стрелкой меняет её последний день, Alt со стрелкой сдвигает её, Delete убирает, Ctrl+Z отменяет.
plan-earlier = Раньше
plan-later = Позже
plan-undo = Отменить
plan-save = Сохранить в файл
plan-open = Открыть файл
plan-file-bad = В этом файле нет поездок этой страницы.
plan-keep = Хранить мои поездки на этом устройстве
plan-clear = Стереть всё
plan-asked = День, о котором спрошено
plan-today = Сегодня

# What a day of a trip is.
plan-day-within = законно
plan-day-over = сверх предела
plan-day-open = зависит от недостающего или спорного ответа
plan-day-not-limited = здесь не считается

# The answer.
plan-result = Что получается
plan-none = Поездок пока нет
plan-none-say = Назовите гражданство и добавьте первую поездку.
plan-all-within = { $days ->
    [one] Законно: { $days } день
    [few] Законно: все { $days } дня
    [many] Законно: все { $days } дней
   *[other] Законно: все { $days } дня
}
plan-some-over = { $days ->
    [one] { $days } день сверх предела
    [few] { $days } дня сверх предела
    [many] { $days } дней сверх предела
   *[other] { $days } дня сверх предела
}
plan-some-open = { $days ->
    [one] { $days } день зависит от ответа
    [few] { $days } дня зависят от ответа
    [many] { $days } дней зависят от ответа
   *[other] { $days } дня зависят от ответа
}
plan-some-not-limited = { $days ->
    [one] { $days } день здесь не считается
    [few] { $days } дня здесь не считаются
    [many] { $days } дней здесь не считаются
   *[other] { $days } дня здесь не считаются
}
plan-within-say = Каждый день укладывается в каждый известный нам предел.
plan-over-say = Сократите или перенесите поездку: последний законный день указан при ней.
plan-open-say = Чего-то мы не знаем, или закон можно прочесть двояко. Ответьте подробнее или спросите подробно.
plan-not-limited-say = Ни одно известное нам правило не ограничивает пребывание с такими документами. Это ни да, ни нет: посмотрите визу или разрешение.
plan-left-on = Осталось дней на { $date }
plan-left = { $days ->
    [one] Остался { $days } день
    [few] Осталось { $days } дня
    [many] Осталось { $days } дней
   *[other] Осталось { $days } дня
}
plan-used = { $days ->
    [one] Использован { $days } день
    [few] Использовано { $days } дня
    [many] Использовано { $days } дней
   *[other] Использовано { $days } дня
}
plan-limit-calendar-year = из { $max } за календарный год
plan-limit-half-year = из { $max } за календарное полугодие
plan-limit-half-year-from-entry = из { $max } за шесть месяцев с первого дня
plan-limit-per-entry = из { $max } на каждый въезд
plan-limit-rolling = из { $max } за любые { $window } дней
plan-limit-until = до { $date }
plan-no-limit = Предел пребывания для вас здесь не известен.
plan-open-counts = Решает недостающий ответ: показан самый строгий подсчёт.
plan-last = Последний законный день при въезде { $date }
plan-first = { $days ->
    [one] Первый день для { $days } дня подряд
    [few] Первый день для { $days } дней подряд
    [many] Первый день для { $days } дней подряд
   *[other] Первый день для { $days } дней подряд
}
plan-full = Полный запас дней снова
plan-not-found = не в ближайшие три года
plan-trip-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
plan-last-lawful = Последний законный день: { $date }
plan-no-lawful = Ни один её день не законен.
plan-conflict = Она отнимает дни у поездки { $date }.
plan-verdict-free = Заранее ничего не нужно
plan-verdict-act = Сначала нужно кое-что сделать
plan-verdict-refused = Так, как задумано, нельзя
plan-verdict-depends = Зависит ещё от одного ответа
plan-verdict-conflict = Два правила противоречат друг другу
plan-file-by = Подайте до { $moment }
plan-file-from = не раньше { $moment }
plan-slot = { $slot }: { $result }
plan-slot-by = { $slot }: до { $date }
plan-law = На чём это основано
plan-as-of = По опубликованному до { $date }.
plan-check = Спросить об одной поездке подробно
plan-offline = После первого посещения страница работает и без связи.

# What is wrong with a field.
error-plan-date = Это не дата. Выберите день или напишите его так: 2026-08-10.
error-plan-both = Нужны оба дня.
error-plan-order = Последний день раньше первого.
error-plan-overlap = Эта поездка пересекается с другой.
error-plan-long = Эта поездка длиннее десяти лет.
error-plan-many = Вместе можно планировать не больше 40 поездок.
error-plan-word = Выберите из списка.
error-plan-days = Напишите число от 1 до 365.
start-plan = Спланировать несколько поездок
start-plan-say = В календаре: какие дни законны и сколько осталось.
