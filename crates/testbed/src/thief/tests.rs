use std::time::Duration;

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE},
};

use super::*;

const SECRET: &str = "maria.silva+3@sapo.pt";

fn loot() -> Loot {
    Loot::new().with("email", SECRET).with("nif", "200000020")
}

fn forms_found(bytes: &[u8]) -> Vec<&'static str> {
    loot().in_bytes(bytes).map(|(_, form)| form).collect()
}

#[test]
fn every_form_of_a_secret_is_found_within_other_bytes() {
    let utf16: Vec<u8> = format!("x{SECRET}y")
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert!(forms_found(&utf16).contains(&"utf-16be"));
    assert!(forms_found(b"...200000020...").contains(&"utf-8"));
    assert!(forms_found(b"%6Daria").is_empty());
    assert!(forms_found(b"q=maria.silva%2B3%40sapo.pt&x").contains(&"percent-encoded"));
    assert!(forms_found(b"q=maria.silva%2b3%40sapo.pt&x").contains(&"percent-encoded"));
    let hex: String = SECRET.bytes().map(|byte| format!("{byte:02X}")).collect();
    assert!(forms_found(hex.as_bytes()).contains(&"hex"));
}

#[test]
fn base64_is_found_at_every_alignment_and_with_both_alphabets() {
    for before in 0..7 {
        for after in 0..4 {
            let text = format!("{}{SECRET}{}", "?".repeat(before), "~".repeat(after));
            for encoded in [STANDARD.encode(&text), URL_SAFE.encode(&text)] {
                assert!(
                    forms_found(encoded.as_bytes()).contains(&"base64"),
                    "{before} bytes before, {after} after: {encoded}"
                );
            }
        }
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    assert!(forms_found(b"").is_empty());
    assert!(forms_found(&[0; 4096]).is_empty());
    assert!(forms_found(b"200000021 maria.silva@sapo.pt").is_empty());
}

#[test]
fn a_secret_across_two_chunks_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = vec![b'.'; CHUNK - 4];
    bytes.extend_from_slice(SECRET.as_bytes());
    bytes.extend(vec![b'.'; CHUNK]);
    fs::write(folder.path().join("big"), bytes).unwrap();
    let search = loot().search(folder.path(), SystemTime::UNIX_EPOCH, &[]);
    assert_eq!(search.unwrap().finds[0].label, "email");
}

#[test]
fn only_files_changed_since_then_and_not_spared_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let spared = folder.path().join("central");
    fs::create_dir_all(spared.join("deep")).unwrap();
    fs::write(spared.join("deep/db"), SECRET).unwrap();
    fs::write(folder.path().join("log"), SECRET).unwrap();
    let past = SystemTime::now() - Duration::from_secs(60);
    let search = loot().search(folder.path(), past, &[&spared]).unwrap();
    assert_eq!(search.files_read, 1);
    assert!(search.finds.iter().all(|find| find.path.ends_with("log")));
    assert!(!search.finds.is_empty());

    let future = SystemTime::now() + Duration::from_secs(60);
    let search = loot().search(folder.path(), future, &[]).unwrap();
    assert_eq!(search.files_read, 0);
}

#[test]
fn a_find_names_the_secret_and_never_shows_it() {
    let find = Find {
        path: "/x".into(),
        label: "nif".into(),
        form: "utf-8",
    };
    assert!(!format!("{find:?}").contains("200000020"));
}

#[test]
#[should_panic(expected = "too short")]
fn a_secret_too_short_to_mean_anything_is_refused() {
    let _never = Loot::new().with("x", "123");
}

#[test]
fn what_lies_compressed_is_found() {
    use std::io::Write as _;

    use flate2::{
        Compression,
        write::{DeflateEncoder, GzEncoder, ZlibEncoder},
    };
    let text = format!("{}{SECRET}{}", "before ".repeat(40), " after".repeat(40));
    let mut zlib = ZlibEncoder::new(b"stream\r\n".to_vec(), Compression::best());
    zlib.write_all(text.as_bytes()).unwrap();
    let mut gzip = GzEncoder::new(vec![7; 100], Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    let mut deflate = DeflateEncoder::new(vec![0xff; 3], Compression::default());
    deflate.write_all(text.as_bytes()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("zlib"), zlib.finish().unwrap()).unwrap();
    let mut cut_short = gzip.finish().unwrap();
    cut_short.truncate(cut_short.len() - 8);
    fs::write(folder.path().join("gzip"), cut_short).unwrap();
    let found = |loot: &Loot| {
        let search = loot
            .search(folder.path(), SystemTime::UNIX_EPOCH, &[])
            .unwrap();
        assert!(search.finds.iter().all(|find| find.form == "compressed"));
        search.finds.len()
    };
    assert_eq!(found(&loot()), 2);
    fs::write(folder.path().join("deflate"), deflate.finish().unwrap()).unwrap();
    assert_eq!(found(&loot()), 2, "without a header it is not looked for");
    assert_eq!(found(&loot().with_deflate_by_trial()), 3);
}

#[test]
fn the_kernels_own_trees_are_known_by_their_kind() {
    assert!(is_of_the_kernel(Path::new("/proc")));
    assert!(
        is_of_the_kernel(Path::new("/proc/self")),
        "wherever it is mounted"
    );
    assert!(!is_of_the_kernel(Path::new("/")));
    assert!(!is_of_the_kernel(&std::env::temp_dir()));
}
