use super::*;

const A: &str = "/d/a";

/// Puts records together.
#[derive(Default)]
struct Trace(Vec<u8>);

impl Trace {
    fn add(mut self, operation: Operation, file: u64, place: u64, payload: &[u8]) -> Trace {
        self.0
            .extend_from_slice(&header(operation, file, place, payload));
        self.0.extend_from_slice(payload);
        self
    }

    fn open(self, path: &str, file: u64) -> Trace {
        self.add(Operation::Open, file, 0, path.as_bytes())
    }

    fn make(self, path: &str, file: u64) -> Trace {
        self.add(Operation::Open, file, 1, path.as_bytes())
    }

    fn write(self, file: u64, place: u64, bytes: &[u8]) -> Trace {
        self.add(Operation::Write, file, place, bytes)
    }

    fn sync(self, file: u64) -> Trace {
        self.add(Operation::Sync, file, 0, b"")
    }
}

fn base() -> Files {
    Files::from([(PathBuf::from(A), b"old".to_vec())])
}

/// What every one of many cuts leaves.
fn cuts(disk: &Disk) -> Vec<Files> {
    (0..200)
        .map(|seed| disk.after_the_cut(&mut Dice::new(seed)))
        .collect()
}

#[test]
fn what_was_synced_survives_every_cut() {
    let trace = Trace::default().open(A, 1).write(1, 0, b"new").sync(1);
    let disk = Disk::after(base(), &trace.0);
    assert!(
        cuts(&disk)
            .iter()
            .all(|files| files[Path::new(A)] == b"new")
    );
}

#[test]
fn what_was_not_synced_is_lost_by_some_cuts_and_kept_by_others() {
    let trace = Trace::default().open(A, 1).write(1, 0, b"new");
    let disk = Disk::after(base(), &trace.0);
    let kept = cuts(&disk)
        .iter()
        .filter(|files| files[Path::new(A)] == b"new")
        .count();
    assert!((20..180).contains(&kept), "{kept} of 200");
    assert_eq!(
        disk.shown()[Path::new(A)],
        b"new",
        "the running system shows it"
    );
}

#[test]
fn a_long_write_is_torn_between_its_sectors() {
    let trace = Trace::default().open(A, 1).write(1, 0, &[7; 2048]);
    let disk = Disk::after(base(), &trace.0);
    let torn = cuts(&disk).into_iter().any(|files| {
        let content = &files[Path::new(A)];
        let first = content[..512.min(content.len())]
            .iter()
            .all(|byte| *byte == 7);
        !first && content.len() > 512 && content[512..].contains(&7)
    });
    assert!(torn, "a later sector without an earlier one");
}

#[test]
fn a_new_name_is_certain_once_its_directory_was_synced() {
    let made = || Trace::default().make("/d/b", 2).write(2, 0, b"x").sync(2);
    let lost = cuts(&Disk::after(base(), &made().0))
        .iter()
        .filter(|files| !files.contains_key(Path::new("/d/b")))
        .count();
    assert!(lost > 20, "{lost} of 200");
    let synced = made().add(Operation::SyncDirectory, 0, 0, b"/d");
    let disk = Disk::after(base(), &synced.0);
    assert!(
        cuts(&disk)
            .iter()
            .all(|files| files[Path::new("/d/b")] == b"x")
    );
}

#[test]
fn a_removed_file_may_come_back_and_a_renamed_one_has_one_name_or_the_other() {
    let removed = Trace::default()
        .open(A, 1)
        .add(Operation::Remove, 0, 0, A.as_bytes());
    let back = cuts(&Disk::after(base(), &removed.0))
        .iter()
        .filter(|files| files.contains_key(Path::new(A)))
        .count();
    assert!((20..180).contains(&back), "{back} of 200");
    let renamed = Trace::default().add(Operation::Rename, 0, 0, b"/d/a\0/d/b");
    for files in cuts(&Disk::after(base(), &renamed.0)) {
        assert_ne!(
            files.contains_key(Path::new(A)),
            files.contains_key(Path::new("/d/b"))
        );
    }
}

#[test]
fn an_inode_that_is_used_again_is_another_file() {
    let trace = Trace::default()
        .open(A, 1)
        .add(Operation::Remove, 0, 0, A.as_bytes())
        .make("/d/b", 1)
        .write(1, 0, b"b");
    let disk = Disk::after(base(), &trace.0);
    for files in cuts(&disk) {
        assert!(
            files
                .get(Path::new(A))
                .is_none_or(|content| content == b"old")
        );
    }
}

#[test]
fn shared_memory_is_gone_with_the_power() {
    let trace = Trace::default()
        .make("/d/a-shm", 3)
        .write(3, 0, b"x")
        .sync(3);
    let disk = Disk::after(base(), &trace.0);
    assert!(cuts(&disk).iter().all(|files| files.len() == 1));
}

#[test]
fn a_write_that_was_recorded_and_never_made_is_taken_back() {
    let mut trace = Trace::default().open(A, 1).write(1, 3, b"er and older").0;
    let disk = Disk::after(base(), &trace);
    let really = Files::from([(PathBuf::from(A), b"older".to_vec())]);
    trace.extend_from_slice(&disk.settled(&really));
    assert_eq!(Disk::after(base(), &trace).shown(), really);
    assert_eq!(Disk::after(base(), &trace).settled(&really), b"");
}
