//! Tests of the crate as others use it.

#[cfg(test)]
mod baseline;
#[cfg(test)]
mod differences;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod formatting;
#[cfg(test)]
mod itinerary;
#[cfg(test)]
mod mirrored;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod scenarios;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod shown;
#[cfg(test)]
mod traveller;
