//! Outlines of the other kind (CFF, Adobe Technical Note 5176) without their hints. A subset's programs call no
//! subroutines, and their index lies at its end: what is taken out moves nothing else.

/// Operators of a program (Technical Note 5177, "Type 2 Charstring Encoding").
const HSTEM: u8 = 1;
const VSTEM: u8 = 3;
const VMOVETO: u8 = 4;
const CALLSUBR: u8 = 10;
const ESCAPE: u8 = 12;
const ENDCHAR: u8 = 14;
const HSTEMHM: u8 = 18;
const HINTMASK: u8 = 19;
const CNTRMASK: u8 = 20;
const RMOVETO: u8 = 21;
const HMOVETO: u8 = 22;
const VSTEMHM: u8 = 23;
const SHORT: u8 = 28;
const CALLGSUBR: u8 = 29;
const FIXED: u8 = 255;
/// The operator of a dictionary behind which the programs' place stands.
const CHAR_STRINGS: u8 = 17;

/// The table without hints; `None` where it is not as a subset's is.
pub(super) fn without_hints(cff: &[u8]) -> Option<Vec<u8>> {
    let names = index(cff, usize::from(*cff.get(2)?))?;
    let top = index(cff, names.end)?;
    let place = offset_of_programs(top.items.first().copied()?)?;
    let programs = index(cff, place)?;
    (programs.end == cff.len()).then_some(())?;
    let plain = programs.items.iter().map(|program| plain(program));
    let plain: Vec<Vec<u8>> = plain.collect::<Option<_>>()?;
    let mut table = cff.get(..place)?.to_vec();
    write_index(&plain, &mut table)?;
    Some(table)
}

struct Index<'a> {
    items: Vec<&'a [u8]>,
    end: usize,
}

fn index(bytes: &[u8], at: usize) -> Option<Index<'_>> {
    let count = usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    if count == 0 {
        let items = Vec::new();
        return Some(Index { items, end: at + 2 });
    }
    let size = usize::from(*bytes.get(at + 2)?);
    // Offsets count from the byte before the first item.
    let data = at + 2 + (count + 1) * size;
    let offset = |number: usize| -> Option<usize> {
        let from = at + 3 + number * size;
        let bytes = bytes.get(from..from + size)?;
        let value = bytes
            .iter()
            .fold(0, |value, byte| value << 8 | usize::from(*byte));
        data.checked_add(value)
    };
    let item = |number: usize| bytes.get(offset(number)?..offset(number + 1)?);
    let items = (0..count).map(item).collect::<Option<Vec<_>>>()?;
    Some(Index {
        items,
        end: offset(count)?,
    })
}

fn write_index(items: &[Vec<u8>], out: &mut Vec<u8>) -> Option<()> {
    out.extend(u16::try_from(items.len()).ok()?.to_be_bytes());
    if items.is_empty() {
        return Some(());
    }
    let whole = 1 + items.iter().map(Vec::len).sum::<usize>();
    let size = (usize::BITS - whole.leading_zeros()).div_ceil(8) as usize;
    out.push(size as u8);
    let mut offset = 1_usize;
    for length in std::iter::once(0).chain(items.iter().map(Vec::len)) {
        offset += length;
        out.extend(&offset.to_be_bytes()[size_of::<usize>() - size..]);
    }
    out.extend(items.iter().flatten());
    Some(())
}

/// Where the dictionary says that the programs are.
fn offset_of_programs(dictionary: &[u8]) -> Option<usize> {
    let (mut at, mut last) = (0, 0_i64);
    while let Some(&byte) = dictionary.get(at) {
        let byte_at = |offset: usize| dictionary.get(at + offset).copied().map(i64::from);
        at += match byte {
            CHAR_STRINGS => return usize::try_from(last).ok(),
            ESCAPE => 2,
            0..=21 => 1,
            SHORT => {
                last = byte_at(1)? << 8 | byte_at(2)?;
                3
            }
            29 => {
                last = byte_at(1)? << 24 | byte_at(2)? << 16 | byte_at(3)? << 8 | byte_at(4)?;
                5
            }
            // A real number: half bytes up to an end.
            30 => {
                2 + dictionary
                    .get(at + 1..)?
                    .iter()
                    .position(|byte| byte & 15 == 15)?
            }
            32..=246 => {
                last = i64::from(byte) - 139;
                1
            }
            247..=254 => {
                last = (i64::from(byte) - 247) * 256 + byte_at(1)? + 108;
                2
            }
            _ => return None,
        };
    }
    None
}

/// A program without hints. The glyph's width may stand in front of the first operator's numbers, and stays there.
fn plain(program: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(program.len());
    let mut numbers: Vec<&[u8]> = Vec::new();
    let mut width: Option<&[u8]> = None;
    let (mut begun, mut stems, mut at) = (false, 0, 0);
    while let Some(&byte) = program.get(at) {
        let length = match byte {
            SHORT => 3,
            32..=246 => 1,
            247..=254 => 2,
            FIXED => 5,
            _ => 0,
        };
        if length > 0 {
            numbers.push(program.get(at..at + length)?);
            at += length;
            continue;
        }
        at += 1;
        match byte {
            HSTEM | VSTEM | HSTEMHM | VSTEMHM | HINTMASK | CNTRMASK => {
                if !begun && numbers.len() % 2 == 1 {
                    width = numbers.first().copied();
                }
                begun = true;
                stems += numbers.len() / 2;
                if matches!(byte, HINTMASK | CNTRMASK) {
                    at += stems.div_ceil(8);
                }
            }
            // A subset's have none.
            CALLSUBR | CALLGSUBR => return None,
            _ => {
                if matches!(byte, RMOVETO | HMOVETO | VMOVETO | ENDCHAR) {
                    out.extend(width.take().unwrap_or_default());
                }
                begun = true;
                out.extend(numbers.iter().copied().flatten());
                out.push(byte);
                if byte == ESCAPE {
                    out.push(*program.get(at)?);
                    at += 1;
                }
            }
        }
        numbers.clear();
    }
    Some(out)
}
