//! Every receipt in every language, as PDF and as picture, for `make gallery`; and what of them is exact.

use std::{env, fs, path::PathBuf};

use super::{
    languages::{KINDS, unlike_harfbuzz},
    scanned::{read_by_zbar, read_by_zxing, worn},
    *,
};

/// Six dots a module, as printed at 203 dpi; held askew by three degrees.
const WAY: (usize, f32) = (6, 3.0);

#[test]
#[ignore = "makes pictures: `make gallery` asks for it, and names the folder and the languages"]
fn receipts_for_the_gallery() {
    let folder = PathBuf::from(env::var("GALLERY").expect("GALLERY names a folder"));
    let only = env::var("LANGUAGES").unwrap_or_default();
    let wanted: Vec<Language> = Language::ALL
        .into_iter()
        .filter(|language| only.is_empty() || only.split(',').any(|one| one == language.code()))
        .collect();
    fs::create_dir_all(&folder).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let (mut exact, mut read) = (0, 0);
    let (mut worn_ones, mut urls) = (Vec::new(), Vec::new());
    for language in &wanted {
        for kind in KINDS {
            let receipt = Receipt {
                kind,
                ..receipt(*language)
            };
            let name = format!("{}-{}", language.code(), kind.as_str());
            let pdf = folder.join(format!("{name}.pdf"));
            fs::write(&pdf, made(&receipt, Media::Roll80)).unwrap();
            let drawn = Command::new("pdftoppm")
                .args(["-gray", "-png", "-singlefile", "-r", "203"])
                .args([&pdf, &folder.join(&name)])
                .status();
            assert!(drawn.unwrap().success());
            exact += usize::from(unlike_harfbuzz(*language, &[kind]).is_empty());
            let seed = urls.len() as u64 + 1;
            worn_ones.push(worn(&receipt, WAY, seed, scratch.path()));
            urls.push(receipt.tracking_url);
        }
    }
    for (picture, url) in worn_ones.iter().zip(&urls) {
        read += usize::from(read_by_zbar(picture).as_ref() == Some(url));
    }
    let others = read_by_zxing(&worn_ones);
    read += others
        .iter()
        .zip(&urls)
        .filter(|(said, url)| said == url)
        .count();
    let tried = 2 * urls.len();
    let report = serde_json::json!({
        "receipts": urls.len(), "receipts_exact": exact, "qr_read": read, "qr_tried": tried,
    });
    fs::write(folder.join("receipts.json"), report.to_string()).unwrap();
    assert_eq!((exact, read), (urls.len(), tried));
}
