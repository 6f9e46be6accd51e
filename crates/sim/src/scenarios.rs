//! Scenarios to begin with: written to be changed.

/// Each with its name.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("land-post", include_str!("../scenarios/land-post.toml")),
    ("launch-day", include_str!("../scenarios/launch-day.toml")),
];
