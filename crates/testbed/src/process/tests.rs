use super::*;

fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    command
}

#[test]
fn a_dropped_child_takes_along_what_it_started() {
    let logs = tempfile::tempdir().unwrap();
    let mut child =
        Spawned::start("nest", &mut shell("sleep 600 & echo $!; wait"), logs.path()).unwrap();
    let grandchild: u32 = child
        .wait_for_line(Duration::from_secs(5), |line| line.parse().ok())
        .unwrap();
    assert_eq!(children(child.pid()).unwrap(), [grandchild]);
    drop(child);
    wait_for("the grandchild to end", Duration::from_secs(5), || {
        Ok((!is_alive(grandchild)).then_some(()))
    })
    .unwrap();
}

/// A zombie that nobody waits for has ended too.
fn is_alive(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

#[test]
fn a_child_that_ends_at_once_is_reported_with_its_last_words() {
    let logs = tempfile::tempdir().unwrap();
    let mut child = Spawned::start(
        "brief",
        &mut shell("echo no paper >&2; exit 3"),
        logs.path(),
    )
    .unwrap();
    let error = child
        .wait_for_line(Duration::from_secs(5), |_| Some(()))
        .unwrap_err();
    let message = format!("{error:#}");
    assert!(message.contains("no paper"), "{message}");
    assert!(message.contains("brief ended"), "{message}");
}

#[test]
fn a_deadline_ends_a_wait_and_says_what_for() {
    let error = wait_for("a miracle", Duration::from_millis(30), || Ok(None::<()>)).unwrap_err();
    assert!(error.to_string().contains("a miracle"));
}

#[test]
fn a_program_that_is_missing_is_named() {
    let logs = tempfile::tempdir().unwrap();
    let error =
        Spawned::start("ghost", &mut Command::new("/no/such/program"), logs.path()).unwrap_err();
    assert!(format!("{error:#}").contains("/no/such/program"));
}

#[test]
fn a_failing_command_is_an_error_with_its_words() {
    let error = run(&mut shell("echo broken >&2; exit 1")).unwrap_err();
    assert!(error.to_string().contains("broken"));
}

#[test]
fn a_port_is_no_other_programs_until_this_one_ends() {
    let port = free_port().unwrap();
    assert!(!is_kept(port), "it has been given away");
    assert_ne!(free_port().unwrap(), port);
}
