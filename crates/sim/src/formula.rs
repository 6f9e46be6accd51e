//! Closed formulas of queueing theory, which the simulation is judged by.
//!
//! Sources: Erlang's C formula for M/M/c and the Pollaczek–Khinchine formula for M/G/1, as in any textbook (Kleinrock,
//! Queueing Systems I, 1975, sections 3.5 and 5.6). Rates are per unit of time; waits come in the same unit.

/// The probability that an arrival must wait in M/M/c with an offered load of `load` = λ/μ Erlang; 1 from saturation on.
pub fn erlang_c(servers: u32, load: f64) -> f64 {
    if load >= f64::from(servers) {
        return 1.0;
    }
    // Erlang B by its recursion, which neither overflows nor cancels.
    let blocked = (1..=servers).fold(1.0, |blocked, n| {
        let carried = load * blocked;
        carried / (f64::from(n) + carried)
    });
    let utilisation = load / f64::from(servers);
    blocked / (1.0 - utilisation * (1.0 - blocked))
}

/// The mean wait before service in M/M/c; `None` from saturation on.
pub fn mean_wait_mmc(servers: u32, arrival_rate: f64, service_rate: f64) -> Option<f64> {
    let load = arrival_rate / service_rate;
    let spare = f64::from(servers) * service_rate - arrival_rate;
    (spare > 0.0).then(|| erlang_c(servers, load) / spare)
}

/// The mean wait before service in M/G/1, for service times of this mean and coefficient of variation; `None` from
/// saturation on.
pub fn mean_wait_mg1(arrival_rate: f64, mean: f64, spread: f64) -> Option<f64> {
    let utilisation = arrival_rate * mean;
    (utilisation < 1.0).then(|| utilisation * mean * (1.0 + spread * spread) / (2.0 * (1.0 - utilisation)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formulas_agree_with_each_other_and_with_printed_tables() {
        // One server, exponential service: both formulas, and ρ/(μ−λ).
        for utilisation in [0.1, 0.5, 0.9, 0.99] {
            let plain = utilisation / (1.0 - utilisation);
            assert!((mean_wait_mmc(1, utilisation, 1.0).unwrap() - plain).abs() < 1e-9);
            assert!((mean_wait_mg1(utilisation, 1.0, 1.0).unwrap() - plain).abs() < 1e-9);
            assert!((mean_wait_mg1(utilisation, 1.0, 0.0).unwrap() - plain / 2.0).abs() < 1e-9);
        }
        // Two servers: C = 2ρ²/(1+ρ).
        assert!((erlang_c(2, 1.0) - 1.0 / 3.0).abs() < 1e-12);
        // Ten servers at eight Erlang: 0.4092 in printed tables of Erlang C.
        assert!((erlang_c(10, 8.0) - 0.4092).abs() < 5e-5, "{}", erlang_c(10, 8.0));
        assert_eq!(mean_wait_mmc(2, 2.0, 1.0), None);
        assert_eq!(mean_wait_mg1(1.0, 1.0, 0.5), None);
        assert!((erlang_c(3, 3.0) - 1.0).abs() < 1e-12);
    }
}
