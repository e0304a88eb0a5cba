//! Two real processes that work beside each other on one database, each killed with SIGKILL again and again, while two
//! hundred people's corrections are opened, told, asked of the registry and mailed, and some of them say "not me". However
//! they were killed: each case is changed once or not at all, and what is written down is what is so.

use std::{
    env, fs,
    process::{Child, Command, Stdio},
};

use central::{
    app,
    clock::Clock,
    directory::Directory,
    mail::options::MailOptions,
    proof::{
        links::LinkAction,
        press::{Late, Pressed},
    },
    workers::Workers,
};
use jiff::{SignedDuration, Timestamp};
use protocol::{EmailAddress, Kind};

use super::Dice;
use crate::{
    scene::AFTER_T,
    support::{Central, correction},
};

const PEOPLE: usize = 200;
/// How often a process is killed, at least.
const KILLS: usize = 120;
/// Tells a process of this test its folder.
const FOLDER: &str = "TWO_PROCESSES_FOLDER";

fn time(directory: &Directory) -> Option<Timestamp> {
    let text = fs::read_to_string(directory.database().with_extension("time")).ok()?;
    text.parse().ok()
}

/// Lets a moment pass, for the processes as well: what one of them had claimed that was killed is free again later.
fn pass_time(central: &Central) {
    central
        .clock
        .set(central.now() + SignedDuration::from_millis(200));
    let path = central.directory.database().with_extension("time");
    let new = path.with_extension("new-time");
    fs::write(&new, central.now().to_string()).unwrap();
    fs::rename(new, path).unwrap();
}

#[tokio::test]
#[ignore = "one of the two processes of the test below"]
async fn one_of_two_processes() {
    let Ok(folder) = env::var(FOLDER) else {
        return;
    };
    let directory = Directory::new(folder);
    let clock = Clock::fixed(time(&directory).unwrap());
    let store = crate::support::database::store(&directory).await;
    let base = "https://localhost".to_owned();
    let workers = Workers::new(
        &directory,
        store.clone(),
        clock.clone(),
        base,
        Default::default(),
    )
    .unwrap();
    let options = MailOptions::default();
    let mailer = app::dispatcher(&directory, store, clock.clone(), &options);
    let mailer = mailer.await.unwrap();
    // Until it is killed. What cannot be done now is done later.
    loop {
        if let Some(now) = time(&directory) {
            clock.set(now);
        }
        let _ = workers.unsealer.pass().await;
        let _ = workers.decider.pass().await;
        let _ = mailer.pass_in_one_line().await;
    }
}

/// The two processes, and how often one was killed.
struct Two {
    directory: Directory,
    running: [Child; 2],
    kills: usize,
}

impl Two {
    fn start(directory: &Directory) -> Two {
        Two {
            running: [begin(directory), begin(directory)],
            directory: directory.clone(),
            kills: 0,
        }
    }

    /// Kills one of them, and begins another in its place.
    fn kill(&mut self, which: usize) {
        end(&mut self.running[which]);
        self.running[which] = begin(&self.directory);
        self.kills += 1;
    }
}

impl Drop for Two {
    fn drop(&mut self) {
        self.running.iter_mut().for_each(end);
    }
}

fn begin(directory: &Directory) -> Child {
    let root = directory.database().parent().unwrap().to_owned();
    Command::new(env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "model::processes::one_of_two_processes",
        ])
        .env(FOLDER, root)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn end(process: &mut Child) {
    // SIGKILL.
    process.kill().unwrap();
    process.wait().unwrap();
}

/// How far they are: every event, and every mail that was taken.
const PROGRESS: &str = "SELECT (SELECT count(*) FROM events)
     + (SELECT count(*) FROM mails WHERE state = 'accepted')
     + (SELECT CAST(coalesce(sum(tries), 0) AS BIGINT) FROM case_changes)
     + (SELECT count(*) FROM registry_changes)";

/// Lets them work until `left` is nought, and kills one of them whenever a few more things have happened.
async fn until_nothing_is_left(
    central: &Central,
    two: &mut Two,
    dice: &mut Dice,
    left: &'static str,
) {
    let mut next = 0;
    while central.count(left).await > 0 {
        let done = central.count(PROGRESS).await;
        if done >= next {
            two.kill(dice.below(2));
            next = done + 1 + dice.below(12) as i64;
        }
        pass_time(central);
    }
}

#[tokio::test]
#[ignore = "two hundred people and more than a hundred kills"]
async fn two_processes_that_are_killed_again_and_again_change_each_case_once() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let central = Central::start_in(folder.unwrap(), |config| config).await;
    let kiosk = central.kiosk().await;
    let people = central.people(PEOPLE as u32 * 5 / 4).await;
    let people: Vec<_> = people
        .into_iter()
        .filter(|person| person.status.as_str() == "pending")
        .take(PEOPLE)
        .collect();
    assert_eq!(people.len(), PEOPLE);
    let new = |number: usize| format!("new{number}@example.net");
    let mut requests = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let header = kiosk.header(Kind::CorrectEmail);
        let mut content = correction(person);
        let email = EmailAddress::parse(&new(number)).unwrap();
        let now = central.now().as_millisecond();
        let bound_to = protocol::BoundTo::Request(header.id);
        let proof = central.signer().prove(&email, &bound_to, header.kiosk, now);
        content.mailbox_proof = Some(proof);
        content.new_email = Some(email);
        let request = kiosk.seal(header, &content);
        assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
        requests.push(request.header.id);
    }
    let mut dice = Dice(7);
    pass_time(&central);
    let mut two = Two::start(&central.directory);
    let untold = "SELECT count(*) FROM requests LEFT JOIN mails
             ON subject_id = requests.id AND mails.kind = 'old-address' AND mails.state = 'accepted'
         WHERE mails.id IS NULL";
    until_nothing_is_left(&central, &mut two, &mut dice, untold).await;

    let store = crate::support::database::store(&central.directory).await;
    let mut objected = Vec::new();
    central.clock.set(AFTER_T.parse().unwrap());
    pass_time(&central);
    let undecided =
        "SELECT count(*) FROM requests WHERE state IN ('opened', 'applying', 'applied')";
    let mut next = 0;
    while central.count(undecided).await > 0 {
        let done = central.count(PROGRESS).await;
        if done >= next {
            two.kill(dice.below(2));
            next = done + 1 + dice.below(12) as i64;
            // Somebody says "not me" just then.
            let number = dice.below(PEOPLE);
            let pressed = store
                .press(requests[number], LinkAction::No, central.now())
                .await;
            if let Ok(Some(Pressed::Objected { late, .. })) = pressed {
                objected.push((number, late));
            }
        }
        pass_time(&central);
    }
    assert!(two.kills >= KILLS, "{} kills", two.kills);
    drop(two);

    let one = async |sql: &str, number: usize| -> i64 {
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()))
            .bind(requests[number].to_string())
            .fetch_one(&mut central.database().await)
            .await
            .unwrap()
    };
    let mut in_time = 0;
    for (number, person) in people.iter().enumerate() {
        let changed =
            "SELECT count(*) FROM events WHERE request_id = $1 AND what = 'address-changed'";
        let changed = one(changed, number).await;
        let mails = "SELECT count(*) FROM mails WHERE subject_id = $1 AND kind = 'payment-data'";
        let done = "SELECT count(*) FROM requests WHERE id = $1 AND state = 'done'";
        let done = one(done, number).await;
        let email = central.email_of(person).await;
        let expected = if done == 1 {
            new(number)
        } else {
            person.email.as_str().to_owned()
        };
        assert_eq!(email, expected, "{number}");
        assert_eq!(
            (changed, one(mails, number).await),
            (done, done),
            "{number}"
        );
        let said = objected
            .iter()
            .find(|(it, _)| *it == number)
            .map(|(_, late)| *late);
        match said {
            None => assert_eq!(done, 1, "{number}"),
            Some(Late::InTime) => {
                assert_eq!(done, 0, "{number}");
                in_time += 1;
            }
            Some(Late::TooLate) => assert_eq!(done, 1, "{number}"),
            // The registry had done it, or it was called off: the page has promised neither.
            Some(Late::Perhaps) => {}
        }
        if said.is_some() {
            let protected = "SELECT count(*) FROM case_marks JOIN contents USING (case_id)
                 WHERE request_id = $1 AND protected_at IS NOT NULL";
            assert_eq!(one(protected, number).await, 1, "{number}");
        }
    }
    assert!(in_time > 0, "somebody objected in time: {objected:?}");
}
