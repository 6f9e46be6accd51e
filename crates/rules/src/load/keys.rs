//! Which keys the loader knows, asked of the loader itself.

use serde::de::DeserializeOwned;

use super::document::{
    Change, Counts, Deadline, Example, Exception, File, Header, Holidays, Instead, Limit, Mirror, Rule, Set,
    Source, Switch, Territory, Then, Version,
};

/// The keys of each table of a pack.
pub(crate) fn keys() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("file", of::<File>()),
        ("pack", of::<Header>()),
        ("mirror", of::<Mirror>()),
        ("source", of::<Source>()),
        ("set", of::<Set>()),
        ("change", of::<Change>()),
        ("territory", of::<Territory>()),
        ("switch", of::<Switch>()),
        ("holidays", of::<Holidays>()),
        ("rule", of::<Rule>()),
        ("then", of::<Then>()),
        ("counts", of::<Counts>()),
        ("exception", of::<Exception>()),
        ("instead", of::<Instead>()),
        ("limit", of::<Limit>()),
        ("deadline", of::<Deadline>()),
        ("version", of::<Version>()),
        ("example", of::<Example>()),
    ]
}

/// The reader names the keys that it expected when it meets one that nobody knows.
fn of<T: DeserializeOwned>() -> Vec<String> {
    let message = toml::from_str::<T>("nobody-knows-this = 1").err().map(|error| error.message().to_owned());
    let message = message.unwrap_or_default();
    message.split('`').skip(1).step_by(2).skip(1).map(str::to_owned).collect()
}
