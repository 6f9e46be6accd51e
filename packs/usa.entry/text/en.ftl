# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-usa-entry = United States: entry, visas, bonds and travel authorisation

# Lists
set-usa-visitor-classes = Visitor visas (B)
set-usa-student-classes = Student and exchange visas (F, M, J)
set-usa-immediate-relatives = Immigrant visas of immediate relatives
set-usa-adoptions = Immigrant visas of adopted children
set-usa-afghan-special = Special immigrant visas of Afghan allies
set-usa-employee-special = Special immigrant visas of employees of the United States
set-usa-immigrant-classes = Immigrant visas
set-usa-partial-classes = Visas that a partial suspension stops
set-usa-official-classes = Visas of diplomats and of international organisations (A, C, G, NATO)
set-usa-visitor-purposes = Purposes of a visitor visa
set-usa-partial-purposes = Purposes of a visitor or student visa
set-usa-waiver-purposes = Purposes of a visit without a visa
set-usa-full-2025 = Full suspension of June 2025
set-usa-partial-2025 = Partial suspension of June 2025
set-usa-listed-2025 = All states of Proclamation 10949
set-usa-full-2026 = Full suspension from 2026
set-usa-immigrants-2026 = Suspension for immigrants only, from 2026
set-usa-partial-2026 = Partial suspension from 2026
set-usa-listed-2026 = All states of Proclamation 10998
set-usa-paused = States of the immigrant visa pause that the sources name (9 of 75)
set-usa-not-paused = States that the sources name as outside the pause
set-usa-bond-states = States of the visa bond that the sources name (10 of 38)
set-usa-visa-waiver = States of the Visa Waiver Program
set-usa-visa-exempt = States whose citizens need no visa
set-usa-watch-list = Watch list of June 2025

# Visa and travel authorisation
usa-visa-required = Visa
usa-visa-required-text = You need a visa, for a transit too. Citizens and permanent residents of the United States need none.
usa-visa-waiver = No visa for a visit under the Visa Waiver Program
usa-visa-waiver-text = For tourism, business, a private visit, treatment or transit you need no visa, but an electronic travel authorisation (ESTA). A visit may last 90 days, as is generally known.
usa-esta = Electronic travel authorisation (ESTA)
usa-esta-text = Without a visa you need an ESTA, at every age. Apply at least 72 hours before you travel. It costs 40.27 USD and is valid for two years, or until your passport expires. If it is refused, apply for a visa.

# Proclamations
usa-p10949 = Entry suspended by Proclamation 10949
usa-p10949-text = From 9 June 2025, 00:01 in Washington, entry of citizens of certain states is suspended. It binds who was outside the United States then and had no valid visa. Exceptions that these questions cannot see: athletes of great events and those with them, persecuted minorities of Iran, the national interest case by case; refugees are not touched. A consulate decides on them.
usa-p10998 = Entry suspended by Proclamation 10998
usa-p10998-text = From 1 January 2026, 00:01 in Washington, entry of citizens of certain states is suspended. It binds who was outside the United States then and had no valid visa. Exceptions that these questions cannot see: athletes of great events, persecuted minorities of Iran, the national interest case by case. A consulate decides on them.
usa-other-classes = Other visas are not suspended
usa-other-classes-text = For your state only immigrants and visitor, student and exchange visas (B, F, M, J) are suspended. Your visa is another one.
usa-no-visa-yet = The visa for this purpose is suspended
usa-no-visa-yet-text = You have no visa yet. For this purpose one of the suspended classes is issued.
usa-nonimmigrants = Only immigrants are suspended
usa-nonimmigrants-text = For your state only immigrants are suspended since 2026. Visits, study and work are open again.
usa-visa-held = A visa that was valid on the first day
usa-visa-held-text = Your visa was valid when the suspension began. It stays valid and the suspension does not bind you.
usa-inside = Inside the United States on the first day
usa-inside-text = You were in the United States when the suspension began. It does not bind you.
usa-permanent-residents = Not for permanent residents
usa-permanent-residents-text = Permanent residents of the United States are not suspended.
usa-officials = Not for diplomats and international organisations
usa-officials-text = Holders of A-1, A-2, C-2, C-3, G-1 to G-4 and NATO visas are not suspended.
usa-immediate-relatives = Not for immediate relatives
usa-immediate-relatives-text = Immigrant visas of immediate relatives are not suspended, with proof of identity and kinship.
usa-adoptions = Not for adopted children
usa-adoptions-text = Immigrant visas of adopted children are not suspended.
usa-afghan-special = Not for special immigrants of Afghanistan
usa-afghan-special-text = Special immigrant visas of Afghan allies are not suspended.
usa-employee-special = Not for employees of the United States
usa-employee-special-text = Special immigrant visas of employees of the United States government are not suspended.

# Immigrant visas
usa-immigrant-pause = Immigrant visas paused
usa-immigrant-pause-text = From 21 January 2026 no immigrant visas are issued to citizens of 75 states. Other visas are not touched. A visa issued before stays valid. If you hold the passport of another state, ask with that one.
usa-immigrant-pause-unnamed = Pause of immigrant visas: states that no source names
usa-immigrant-pause-unnamed-text = Immigrant visas of 75 states are paused, and our sources name 9 of them. Whether yours is among the others we do not know: ask the consulate.
usa-issued-before-the-pause = Issued before the pause
usa-issued-before-the-pause-text = Your visa was issued before the pause began.
usa-pause-vacated = Pause vacated by a court
usa-pause-vacated-text = By one report a court vacated the pause on 21 August 2026. Nobody has confirmed it; ask the consulate.

# Bond
usa-bond = Visa bond
usa-bond-text = For a visitor visa you post a bond of 5,000, 10,000 or 15,000 USD, set at the interview, with form I-352. Pay only through Pay.gov and only when the officer says so. Enter and leave through Boston, New York JFK or Washington Dulles: leaving elsewhere may leave no record and cost you the bond. It comes back when you leave in time, do not travel, or are not admitted.
usa-bond-other-classes = Only for visitor visas
usa-bond-other-classes-text = A bond is asked for visitor visas (B-1, B-2) only.
usa-bond-no-visa-yet = The visa for this purpose is a visitor visa
usa-bond-no-visa-yet-text = You have no visa yet. For this purpose a visitor visa is issued, and for it a bond is asked.
usa-bond-residents = Not for permanent residents
usa-bond-residents-text = Permanent residents need no visitor visa and post no bond.
usa-bond-issued-before = Issued before the bond began
usa-bond-issued-before-text = Your visa was issued before the bond began for your state.

# Watch list
usa-watch-list = Watch list of June 2025
usa-watch-list-text = Your state stood on a list of 36 that were given 60 days to meet demands. The list alone suspends nothing.

# Entry
usa-entry-ban = Entry ban
usa-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
