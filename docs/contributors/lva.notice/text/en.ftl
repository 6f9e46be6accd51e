pack-lva-notice = Latvia: notice before the journey
set-union = Citizens of the European Union
lva-notice = Notice before the journey
lva-notice-text = File the notice before you travel.
lva-notice-in-time = At least 48 hours before
lva-notice-in-time-text = File at least 48 hours before you enter.
