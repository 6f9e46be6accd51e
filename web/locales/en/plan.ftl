# The planner of stays.

# The page, in every language. The answers are worded by the planner itself, in the browser and on the server alike:
# only `{ $value }` and forms by one number are used here.
plan-title = Plan your stays
plan-say = Put your trips on the calendar. You see which days are lawful, how many are left under each limit, and what to do by when.
plan-private-device = Everything is counted on this device. Nothing that you enter here leaves it.
plan-private-server = Your trips are sent to this service to be counted, and are not stored.
plan-you = You and the country
field-plan-in = Country you travel to
field-plan-nationality = Nationality in your passport
field-plan-purpose = Purpose
field-plan-visa = Visa
plan-visa-none = I travel without a visa
plan-visa-visa = I hold a visa
field-plan-residence = Residence permit
plan-residence-none = None
field-plan-days = A further stay of how many days?
field-plan-on = Ask about the day
plan-trips = Your trips
plan-trips-say = Past trips count too: most limits look back.
plan-trip = Trip { $number }
field-plan-trip-in = Country
field-plan-trip-from = First day
field-plan-trip-to = Last day
plan-trip-add = Add a trip
plan-trip-remove = Remove
plan-submit = Count the days
plan-calendar = Calendar
plan-drag = Drag over days to make a trip. Drag a trip to move it, and its first or last day to change its length.
plan-keys = Keys: arrows move the day, Enter starts a trip, Shift and an arrow change its last day, Alt and an arrow move it, Delete removes it, Ctrl+Z takes back.
plan-earlier = Earlier months
plan-later = Later months
plan-undo = Undo
plan-save = Save as a file
plan-open = Open a file
plan-file-bad = This file holds no trips of this page.
plan-keep = Keep my trips on this device
plan-clear = Clear everything
plan-asked = Day asked about
plan-today = Today

# What a day of a trip is.
plan-day-within = lawful
plan-day-over = over the limit
plan-day-open = depends on a missing or disputed answer
plan-day-not-limited = not counted here

# The answer.
plan-result = What comes of it
plan-none = No trip yet
plan-none-say = Name your nationality and add the first trip.
plan-all-within = { $days ->
    [one] Lawful: { $days } day
   *[other] Lawful: all { $days } days
}
plan-some-over = { $days ->
    [one] { $days } day is over a limit
   *[other] { $days } days are over a limit
}
plan-some-open = { $days ->
    [one] { $days } day depends on an answer
   *[other] { $days } days depend on an answer
}
plan-some-not-limited = { $days ->
    [one] { $days } day is not counted here
   *[other] { $days } days are not counted here
}
plan-within-say = Every day keeps within every limit that we know of.
plan-over-say = Shorten the trip or move it: the last lawful day stands with it.
plan-open-say = Something is not known, or the law can be read in two ways. Answer more, or ask in detail.
plan-not-limited-say = No rule that we hold limits a stay with these papers. That says neither yes nor no: look into your visa or permit.
plan-left-on = Days left on { $date }
plan-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
plan-used = { $days ->
    [one] { $days } day used
   *[other] { $days } days used
}
plan-limit-calendar-year = of { $max } in a calendar year
plan-limit-half-year = of { $max } in half a calendar year
plan-limit-half-year-from-entry = of { $max } in the six months from the first day
plan-limit-per-entry = of { $max } on each entry
plan-limit-rolling = of { $max } in any { $window } days
plan-limit-until = until { $date }
plan-no-limit = No limit of stay is known for you here.
plan-open-counts = A missing answer decides: the strictest count is shown.
plan-last = Last lawful day if you enter on { $date }
plan-first = { $days ->
    [one] First day for a stay of { $days } day
   *[other] First day for a stay of { $days } days
}
plan-full = Full quota again
plan-not-found = not within three years
plan-trip-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
plan-last-lawful = Last lawful day: { $date }
plan-no-lawful = No day of it is lawful.
plan-conflict = It takes days that the trip of { $date } needs.
plan-verdict-free = Nothing to do beforehand
plan-verdict-act = Something to do first
plan-verdict-refused = Not possible as planned
plan-verdict-depends = It depends on one more answer
plan-verdict-conflict = Two rules disagree
plan-file-by = File by { $moment }
plan-file-from = not before { $moment }
plan-slot = { $slot }: { $result }
plan-slot-by = { $slot }: by { $date }
plan-law = The law behind it
plan-as-of = By what was published up to { $date }.
plan-check = Ask about one trip in detail
plan-offline = After the first visit this page also works without a connection.

# What is wrong with a field.
error-plan-date = This is no day. Choose one, or write it like 2026-08-10.
error-plan-both = Both days are needed.
error-plan-order = The last day comes before the first.
error-plan-overlap = This trip overlaps another one.
error-plan-long = This trip is longer than ten years.
error-plan-many = Not more than 40 trips can be planned together.
error-plan-word = Choose one from the list.
error-plan-days = Write a number from 1 to 365.
start-plan = Plan several trips
start-plan-say = On a calendar: which days are lawful, and how many are left.
