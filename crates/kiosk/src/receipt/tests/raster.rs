//! The dots of a thermal head, against the PDF's picture and before a code reader.

use super::super::raster::{Head, Raster, raster};
use super::*;

const HEADS: [Head; 2] = [
    Head::USUAL,
    Head {
        dots_per_inch: 180,
        width_dots: 512,
    },
];
/// White around a picture that a code reader gets: the paper beyond the head's reach.
const PAPER: usize = 40;

fn dots(receipt: &Receipt, head: Head) -> Raster {
    raster(receipt, head, &FONTS).expect("the receipt is drawn")
}

/// A portable bitmap (netpbm `P4`) with the paper's edge around it.
fn pbm(raster: &Raster) -> Vec<u8> {
    let (width, height) = (raster.width() + 2 * PAPER, raster.height() + 2 * PAPER);
    let mut bytes = format!("P4\n{width} {height}\n").into_bytes();
    for y in 0..height {
        for x in (0..width).step_by(8) {
            let dot = |bit: usize| {
                let (x, y) = ((x + bit).checked_sub(PAPER), y.checked_sub(PAPER));
                x.zip(y).is_some_and(|(x, y)| raster.is_black(x, y))
            };
            bytes.push((0..8).fold(0, |byte, bit| byte << 1 | u8::from(dot(bit))));
        }
    }
    bytes
}

/// What a command prints about the picture, which it finds as `receipt.pbm` in its folder.
fn told_of(raster: &Raster, command: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("receipt.pbm"), pbm(raster)).unwrap();
    let output = Command::new("sh")
        .args(["-ec", command])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`{command}` fails: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The PDF as poppler draws it at so many dots an inch: width, and whether each dot is dark.
fn pictured(bytes: &[u8], dots_per_inch: u32) -> (usize, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("receipt.pdf"), bytes).unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-singlefile", "-r", &dots_per_inch.to_string()])
        .args(["receipt.pdf", "page"])
        .current_dir(folder.path())
        .status()
        .unwrap();
    assert!(drawn.success());
    let bytes = std::fs::read(folder.path().join("page.pgm")).unwrap();
    let text = String::from_utf8_lossy(&bytes[..40]).into_owned();
    let mut words = text.split_ascii_whitespace();
    assert_eq!(words.next(), Some("P5"));
    let width: usize = words.next().unwrap().parse().unwrap();
    let height: usize = words.next().unwrap().parse().unwrap();
    (width, bytes[bytes.len() - width * height..].to_vec())
}

#[test]
fn the_qr_code_of_the_dots_is_the_tracking_address_on_either_head() {
    for language in Language::ALL {
        for head in HEADS {
            for demo in [false, true] {
                let receipt = Receipt {
                    demo,
                    duplicate: demo,
                    ..receipt(language)
                };
                let read = told_of(&dots(&receipt, head), "zbarimg -q --raw receipt.pbm");
                let which = format!("{language} on {head:?}, demo {demo}");
                assert_eq!(read.trim(), receipt.tracking_url, "{which}");
            }
        }
    }
}

#[test]
fn every_module_is_as_many_dots_wide_as_its_neighbours() {
    for (head, module) in HEADS.into_iter().zip([6, 5]) {
        let picture = dots(&receipt(Language::Pt), head);
        // The finder pattern at the upper left: seven modules, the only such bar at the page's left edge.
        let bar = (0..picture.height())
            .find(|&y| {
                let run = (0..picture.width())
                    .skip_while(|&x| !picture.is_black(x, y))
                    .take_while(|&x| picture.is_black(x, y))
                    .count();
                run == 7 * module
            })
            .expect("the code's upper edge");
        let left = (0..picture.width())
            .find(|&x| picture.is_black(x, bar))
            .expect("a bar");
        for row in 0..33 * module {
            for column in 0..33 * module {
                let corner =
                    picture.is_black(left + column / module * module, bar + row / module * module);
                let dot = picture.is_black(left + column, bar + row);
                assert_eq!(dot, corner, "dot {column}, {row} at {head:?}");
            }
        }
    }
}

/// A dot may stand one further in either picture, for the two round and smooth in their own ways.
#[test]
fn the_dots_stand_where_the_pdf_has_them() {
    for language in Language::ALL {
        let receipt = receipt(language);
        let raster = dots(&receipt, Head::USUAL);
        let (width, grey) = pictured(&made(&receipt, Media::Roll80), 203);
        let height = grey.len() / width;
        assert!(height.abs_diff(raster.height()) <= 1);
        // The head reaches 576 of the paper's 639 dots.
        let is_dark = |x: i64, y: i64, least: u8| {
            let (Ok(x), Ok(y)) = (usize::try_from(x + 32), usize::try_from(y)) else {
                return false;
            };
            x < width && y < height && grey[y * width + x] < least
        };
        let near = |x: i64, y: i64, dark: &dyn Fn(i64, i64) -> bool| {
            (-1..=1).any(|dy| (-1..=1).any(|dx| dark(x + dx, y + dy)))
        };
        let is_black = |x: i64, y: i64| {
            usize::try_from(x)
                .ok()
                .zip(usize::try_from(y).ok())
                .is_some_and(|(x, y)| raster.is_black(x, y))
        };
        let (mut black, mut only_raster, mut only_pdf) = (0_u32, 0_u32, 0_u32);
        for y in 0..raster.height() as i64 {
            for x in 0..raster.width() as i64 {
                if is_black(x, y) {
                    black += 1;
                    only_raster += u32::from(!near(x, y, &|x, y| is_dark(x, y, 160)));
                }
                if is_dark(x, y, 64) {
                    only_pdf += u32::from(!near(x, y, &is_black));
                }
            }
        }
        assert!(
            black > 30_000,
            "{language}: {black} black dots are no receipt"
        );
        assert!(
            only_raster * 2_000 < black && only_pdf * 2_000 < black,
            "{language}: of {black} dots {only_raster} are not in the PDF, which has {only_pdf} more",
        );
    }
}

#[test]
fn nothing_of_the_receipt_lies_beyond_the_heads_reach() {
    for language in Language::ALL {
        let wide = Head {
            dots_per_inch: 203,
            width_dots: 640,
        };
        let picture = dots(&receipt(language), wide);
        for y in 0..picture.height() {
            for x in (0..31).chain(609..640) {
                assert!(!picture.is_black(x, y), "a dot at {x}, {y} in {language}");
            }
        }
    }
}

#[test]
fn the_demonstrations_mark_is_a_pattern_that_leaves_the_words_readable() {
    let marked = dots(
        &Receipt {
            demo: true,
            ..receipt(Language::Pt)
        },
        Head::USUAL,
    );
    let alone = (0..marked.height())
        .flat_map(|y| (0..marked.width()).map(move |x| (x, y)))
        .filter(|&(x, y)| {
            let neighbours = [(0, 1), (2, 1), (1, 0), (1, 2)];
            marked.is_black(x, y)
                && x > 0
                && y > 0
                && neighbours
                    .iter()
                    .all(|(dx, dy)| !marked.is_black(x + dx - 1, y + dy - 1))
        })
        .count();
    assert!(alone > 1_000, "{alone} single dots are no mark");
}

#[test]
fn the_same_receipt_gives_the_same_dots_and_another_gives_others() {
    let receipt = receipt(Language::Ar);
    assert!(dots(&receipt, Head::USUAL) == dots(&receipt, Head::USUAL));
    let other = Receipt {
        kind: Kind::Resend,
        ..receipt.clone()
    };
    assert!(dots(&receipt, Head::USUAL) != dots(&other, Head::USUAL));
}

#[test]
fn no_debug_output_shows_the_picture() {
    let shown = format!("{:?}", dots(&receipt(Language::Pt), Head::USUAL));
    assert!(shown.starts_with("Raster(576×"), "{shown}");
    assert!(shown.len() < 24, "{shown}");
}
