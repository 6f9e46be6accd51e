//! The thirteen rules, once for each rival. Out: one number, a bit a question: visa 1, application 2, biometrics 4.

/// JSONLogic; `@visa-free` stands for the list of nationalities.
pub const JSON_LOGIC: &str = r#"{"+": [
  {"if": [{"and": [
    {"==": [{"var": "crossing"}, "entry"]},
    {"!": [{"in": [{"var": "nationality"}, [@visa-free]]}]},
    {"!=": [{"var": "nationality"}, "RUS"]},
    {"==": [{"var": "residence"}, "none"]},
    {"!": [{"and": [
      {"==": [{"var": "nationality"}, "CHN"]},
      {"in": [{"var": "purpose"}, ["tourism", "private", "business", "transit"]]},
      {"<=": [{"var": "stay"}, 30]},
      {"!=": [{"var": "role"}, "international-driver"]}
    ]}]}
  ]}, 1, 0]},
  {"if": [{"and": [
    {"==": [{"var": "crossing"}, "entry"]},
    {"or": [
      {"==": [{"var": "nationality"}, "CHN"]},
      {"in": [{"var": "nationality"}, [@visa-free]]}
    ]},
    {"!=": [{"var": "nationality"}, "BLR"]},
    {">=": [{"var": "age"}, 6]},
    {"!": [{"in": [{"var": "role"}, ["diplomat", "consular-staff", "international-organisation-staff", "family-of-official"]]}]},
    {"==": [{"var": "visa"}, "none"]},
    {"!": [{"in": [{"var": "residence"}, ["temporary-residence-permit", "permanent-residence-permit"]]}]},
    {"or": [
      {"!=": [{"var": "nationality"}, "CHN"]},
      {"and": [
        {"in": [{"var": "purpose"}, ["tourism", "private", "business", "transit"]]},
        {"<=": [{"var": "stay"}, 30]},
        {"!=": [{"var": "role"}, "international-driver"]}
      ]}
    ]}
  ]}, 2, 0]},
  {"if": [{"and": [
    {"==": [{"var": "crossing"}, "entry"]},
    {"!=": [{"var": "nationality"}, "RUS"]},
    {"!=": [{"var": "nationality"}, "BLR"]},
    {">=": [{"var": "age"}, 6]},
    {"!": [{"in": [{"var": "role"}, ["diplomat", "consular-staff", "international-organisation-staff", "family-of-official"]]}]}
  ]}, 4, 0]}
]}"#;

/// The Common Expression Language; `visa_free` is a map from nationalities.
pub const CEL: &str = r#"
(crossing == "entry" && !(nationality in visa_free) && nationality != "RUS" && residence == "none"
  && !(nationality == "CHN" && purpose in ["tourism", "private", "business", "transit"] && stay <= 30
    && role != "international-driver") ? 1 : 0)
+ (crossing == "entry" && (nationality == "CHN" || nationality in visa_free) && nationality != "BLR" && age >= 6
  && !(role in ["diplomat", "consular-staff", "international-organisation-staff", "family-of-official"])
  && visa == "none" && !(residence in ["temporary-residence-permit", "permanent-residence-permit"])
  && (nationality != "CHN" || (purpose in ["tourism", "private", "business", "transit"] && stay <= 30
    && role != "international-driver")) ? 2 : 0)
+ (crossing == "entry" && nationality != "RUS" && nationality != "BLR" && age >= 6
  && !(role in ["diplomat", "consular-staff", "international-organisation-staff", "family-of-official"]) ? 4 : 0)
"#;
