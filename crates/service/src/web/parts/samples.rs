//! Made-up values for samples of parts; they stand on the design page and in the tests that render every page.
