//! One visit, as planned: the fields are filled at once, the rest is touched.

use anyhow::Result;
use testbed::{
    browser::{Browser, PATIENCE},
    keyboard::paste,
    person::Person,
    visit::Visit,
};

use crate::plan::{End, Planned, Purpose};

/// Walks a visit up to its end. Gives the tracking code that the end screen showed, where there is one. A visit whose
/// page is to be killed ends with everything typed.
///
/// # Errors
/// A screen does not come.
pub fn walk(
    browser: &Browser,
    planned: Planned,
    person: &Person,
    new_email: &str,
) -> Result<Option<String>> {
    let visit = Visit::begin(browser, planned.language, None)?;
    match planned.purpose {
        Purpose::CorrectEmail => correct(&visit, planned, person, new_email)?,
        Purpose::Reactivate => reactivate(&visit, person)?,
    }
    match planned.end {
        End::Sent => send(visit).map(Some),
        End::Cancelled => {
            visit.give_up()?;
            Ok(None)
        }
        End::TimedOut => {
            browser.wait_at_most(PATIENCE * 2, "[data-action=stay]")?;
            // The least that a kiosk counts down is 20 seconds.
            browser.wait_at_most(PATIENCE * 2, "[data-screen=welcome]")?;
            Ok(None)
        }
        End::Killed => Ok(None),
    }
}

fn correct(visit: &Visit<'_>, planned: Planned, person: &Person, new_email: &str) -> Result<()> {
    visit.choose("correct-email")?;
    give(visit, "nif", &person.nif)?;
    give(visit, "niss", &person.niss)?;
    visit.act_to("continue", "old-email")?;
    paste(visit.browser, "old-email", &person.email)?;
    visit.continue_as_typed("new-email")?;
    // The others end here, with the most typed.
    paste(visit.browser, "new-email", new_email)?;
    if planned.end != End::Sent {
        return Ok(());
    }
    visit.act("continue")?;
    // Whether a code is asked for depends on central, and on how many it has mailed to this kiosk.
    visit
        .browser
        .wait_for("[data-screen=confirm-code], [data-screen=check]")?;
    if visit.browser.has("[data-screen=confirm-code]")? {
        visit.act("skip")?;
    }
    visit.at("check")
}

fn give(visit: &Visit<'_>, paper: &str, value: &str) -> Result<()> {
    visit.open_paper(paper)?;
    paste(visit.browser, paper, value)?;
    visit.act_to("continue", "identity")
}

fn reactivate(visit: &Visit<'_>, person: &Person) -> Result<()> {
    visit.choose("reactivate")?;
    give(visit, "nif", &person.nif)?;
    give(visit, "phone", &person.phone)?;
    visit.act_to("continue", "old-email")?;
    visit.act_to("unknown", "check")
}

fn send(visit: Visit<'_>) -> Result<String> {
    let code = visit.send()?;
    visit.wait_for_fact("printed", "yes")?;
    visit.finish()?;
    Ok(code)
}
