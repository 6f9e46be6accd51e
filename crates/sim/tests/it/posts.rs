//! Posts that the tests share. All are made up.

pub const ORDINARY: &str = r#"
name = "An ordinary day"
source = "made up for the tests"
begins = "06:00"
hours = 24
promise-minutes = 30

[[flow]]
name = "cars"
lane = "cars"
per-hour = 40
people = [0.5, 0.3, 0.2]
pass = 0.7

[[flow]]
name = "buses"
lane = "people"
at = ["07:10", "09:40", "18:30"]
late-minutes = 10
people = 48
pass = 0.9

[[lane]]
name = "cars"
serves = "party"
open = 3
with-pass = { mean-seconds = 45, spread = 0.5 }
without-pass = { mean-seconds = 76, spread = 0.5 }
biometrics = { share = 0.1, time = { mean-seconds = 31, spread = 0.3 } }
second-line = { with-pass = 0.01, without-pass = 0.08 }
batch-scan = { mean-seconds = 12, spread = 0.2 }

[[lane]]
name = "people"
open = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1]
with-pass = { mean-seconds = 45, spread = 0.5 }
without-pass = { mean-seconds = 76, spread = 0.5 }

[second-line]
open = 1
time = { mean-seconds = 600, spread = 0.8 }
"#;

pub const OVERRUN: &str = r#"
name = "Twice as many as can be served"
source = "made up for the tests"
hours = 12
promise-minutes = 60

[[flow]]
name = "walkers"
lane = "desks"
per-hour = 320
people = 1

[[lane]]
name = "desks"
open = 2
with-pass = { mean-seconds = 45 }
without-pass = { mean-seconds = 45 }
"#;

pub const BUSES: &str = r#"
name = "Buses scanned as a whole"
source = "made up for the tests"
hours = 72
warm-up-hours = 24

[[flow]]
name = "buses"
lane = "buses"
at = ["00:00", "08:00", "08:05", "23:59"]
late-minutes = 40
people = 50
pass = 0.95

[[lane]]
name = "buses"
serves = "party"
open = 1
with-pass = { mean-seconds = 40, spread = 1 }
without-pass = { mean-seconds = 90, spread = 1.5 }
batch-scan = { mean-seconds = 6 }
second-line = { without-pass = 0.5 }

[second-line]
open = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
time = { mean-seconds = 1200, spread = 1 }

[[outage]]
from-hour = 30.5
until-hour = 33
"#;

/// Ten lanes, about 50,000 people in seven days.
pub const WEEK: &str = r#"
name = "A week at ten lanes"
source = "made up for the tests"
hours = 168
promise-minutes = 20

[[flow]]
name = "walkers"
lane = "desks"
per-hour = [40, 30, 25, 25, 40, 120, 260, 420, 520, 480, 420, 380, 360, 360, 380, 420, 480, 520, 460, 360, 260, 180, 110, 70]
people = [0.75, 0.2, 0.05]
pass = 0.6

[[lane]]
name = "desks"
open = 10
with-pass = { mean-seconds = 45, spread = 0.6 }
without-pass = { mean-seconds = 76, spread = 0.6 }
second-line = { with-pass = 0.005, without-pass = 0.03 }

[second-line]
open = 3
time = { mean-seconds = 600, spread = 1 }
"#;

/// A post with so many desks.
pub fn with_officers(open: u32) -> String {
    format!(
        r#"
name = "Desks"
source = "made up for the tests"
hours = 10
promise-minutes = 15

[[flow]]
name = "walkers"
lane = "desks"
per-hour = 150
pass = 1

[[lane]]
name = "desks"
open = {open}
with-pass = {{ mean-seconds = 45, spread = 0.8 }}
without-pass = {{ mean-seconds = 76, spread = 0.8 }}
"#
    )
}
