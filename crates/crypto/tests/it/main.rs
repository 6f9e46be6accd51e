//! What needs keys: attacks on seals, every rule of the chain, other people's seals, key files, pictures.

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod bundles;
#[cfg(test)]
mod chain;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod forge;
#[cfg(test)]
mod independent;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod master_lists;
#[cfg(test)]
mod module;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod policy;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod rotation;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod status;
#[cfg(test)]
mod twin;
#[cfg(test)]
mod world;
