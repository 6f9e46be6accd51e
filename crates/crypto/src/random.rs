//! The operating system's random source, through the generator of the crypto library.

use aws_lc_rs::rand;
use base::IdSource;

/// Random bytes that nobody can guess.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRandom;

impl IdSource for OsRandom {
    #[expect(
        clippy::expect_used,
        reason = "without a random source no key and no number is safe: stop at once"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes).expect("the operating system gives random bytes");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let (mut left, mut right) = ([0_u8; 32], [0_u8; 32]);
        OsRandom.fill(&mut left);
        OsRandom.fill(&mut right);
        assert_ne!(left, right);
        assert_ne!(left, [0; 32]);
    }
}
