//! A sound as samples, read from a WAV file and written as one. Linear PCM of 16 bits alone: what espeak-ng makes, and
//! what voice packages are made of. Pure.

use std::time::Duration;

/// Some seconds of sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    rate: u32,
    channels: u16,
    samples: Vec<i16>,
}

/// The beginning of a file: `RIFF`, a length, `WAVE`.
const HEAD: usize = 12;

/// A chime's notes, Hz, each so long; as loud as a voice that is turned down.
const NOTES: [f64; 2] = [659.3, 880.0];
const NOTE: Duration = Duration::from_millis(250);
const SOFT: f64 = 6000.0;
const RATE: u32 = 24_000;

impl Sound {
    /// Two soft notes, one above the other, that begin and end without a click.
    pub fn chime() -> Sound {
        let length = NOTE.as_secs_f64();
        let count = (length * f64::from(RATE)).round() as u32;
        let note = |pitch: f64| {
            (0..count).map(move |n| {
                let time = f64::from(n) / f64::from(RATE);
                let swell = (std::f64::consts::PI * time / length).sin().powi(2);
                (SOFT * swell * (std::f64::consts::TAU * pitch * time).sin()).round() as i16
            })
        };
        Sound {
            rate: RATE,
            channels: 1,
            samples: NOTES.into_iter().flat_map(note).collect(),
        }
    }

    /// Reads a WAV file; none where it is of another kind. A program that writes into a pipe cannot know the length
    /// beforehand: what is there counts.
    pub fn read(file: &[u8]) -> Option<Sound> {
        if file.get(..4)? != b"RIFF" || file.get(8..HEAD)? != b"WAVE" {
            return None;
        }
        let mut format = None;
        let mut rest = file.get(HEAD..)?;
        while let Some((name, body)) = rest.split_at_checked(8) {
            let length = u32::from_le_bytes(name.get(4..8)?.try_into().ok()?) as usize;
            let part = body.get(..length).unwrap_or(body);
            match &name[..4] {
                b"fmt " => format = Some(Format::read(part)?),
                b"data" => {
                    let Format { rate, channels } = format?;
                    let samples = part
                        .chunks_exact(2)
                        .map(|two| i16::from_le_bytes([two[0], two[1]]));
                    let samples = samples.collect();
                    return Some(Sound {
                        rate,
                        channels,
                        samples,
                    });
                }
                _ => {}
            }
            // Parts begin at even places.
            rest = body.get(length + length % 2..)?;
        }
        None
    }

    /// As a WAV file.
    pub fn file(&self) -> Vec<u8> {
        let length = u32::try_from(self.samples.len() * 2).unwrap_or(u32::MAX - 36);
        let block = self.channels * 2;
        let mut file = Vec::with_capacity(44 + self.samples.len() * 2);
        file.extend(b"RIFF");
        file.extend((36 + length).to_le_bytes());
        file.extend(b"WAVEfmt \x10\0\0\0\x01\0");
        file.extend(self.channels.to_le_bytes());
        file.extend(self.rate.to_le_bytes());
        file.extend((self.rate * u32::from(block)).to_le_bytes());
        file.extend(block.to_le_bytes());
        file.extend(16_u16.to_le_bytes());
        file.extend(b"data");
        file.extend(length.to_le_bytes());
        file.extend(self.samples.iter().flat_map(|sample| sample.to_le_bytes()));
        file
    }

    /// At so many percent of its loudness.
    #[must_use]
    pub fn at_volume(mut self, percent: u32) -> Sound {
        let percent = i32::try_from(percent.min(100)).unwrap_or(100);
        for sample in &mut self.samples {
            *sample = i16::try_from(i32::from(*sample) * percent / 100).unwrap_or(i16::MAX);
        }
        self
    }

    /// How long it lasts.
    pub fn lasts(&self) -> Duration {
        let frames = self.samples.len() / usize::from(self.channels);
        Duration::from_secs_f64(frames as f64 / f64::from(self.rate))
    }

    /// The loudest of it, of 32,767.
    pub fn peak(&self) -> u16 {
        self.samples
            .iter()
            .map(|sample| sample.unsigned_abs())
            .max()
            .unwrap_or(0)
    }
}

struct Format {
    rate: u32,
    channels: u16,
}

impl Format {
    fn read(part: &[u8]) -> Option<Format> {
        let two = |at: usize| Some(u16::from_le_bytes(part.get(at..at + 2)?.try_into().ok()?));
        let rate = u32::from_le_bytes(part.get(4..8)?.try_into().ok()?);
        let (kind, channels, bits) = (two(0)?, two(2)?, two(14)?);
        let usual = kind == 1 && bits == 16 && (1..=2).contains(&channels);
        (usual && (4_000..=96_000).contains(&rate)).then_some(Format { rate, channels })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone() -> Sound {
        Sound {
            rate: 8000,
            channels: 1,
            samples: (0..4000)
                .map(|n| if n % 20 < 10 { 10_000 } else { -10_000 })
                .collect(),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(Sound::read(&tone().file()), Some(tone()));
        assert_eq!(tone().lasts(), Duration::from_millis(500));
        assert_eq!(tone().peak(), 10_000);
    }

    #[test]
    fn a_length_that_a_pipe_could_not_know_is_taken_for_what_is_there() {
        let mut file = tone().file();
        file[40..44].copy_from_slice(&0x7fff_f000_u32.to_le_bytes());
        assert_eq!(Sound::read(&file), Some(tone()));
    }

    #[test]
    fn parts_that_say_nothing_here_are_passed_over() {
        let file = tone().file();
        let mut with = file[..12].to_vec();
        with.extend(b"LIST\x03\0\0\0abc\0");
        with.extend(&file[12..]);
        assert_eq!(Sound::read(&with), Some(tone()));
    }

    #[test]
    fn what_is_no_such_sound_is_none() {
        let good = tone().file();
        let mut of_eight_bits = good.clone();
        of_eight_bits[34] = 8;
        let mut of_no_rate = good.clone();
        of_no_rate[24..28].copy_from_slice(&[0; 4]);
        let mut of_no_channel = good.clone();
        of_no_channel[22] = 0;
        for bad in [
            b"".as_slice(),
            b"RIFF",
            b"OggS0000WAVEfmt ",
            &good[..36],
            &of_eight_bits,
            &of_no_rate,
            &of_no_channel,
        ] {
            assert_eq!(Sound::read(bad), None);
        }
    }

    #[test]
    fn a_chime_is_heard_hurts_nobody_and_does_not_click() {
        let chime = Sound::chime();
        assert_eq!(chime.lasts(), Duration::from_millis(500));
        assert!((5_000..8_000).contains(&chime.peak()), "{}", chime.peak());
        let steps = chime.samples.windows(2);
        let highest = steps.map(|two| two[0].abs_diff(two[1])).max();
        assert!(highest < Some(2_000), "{highest:?}");
        assert!(chime.samples[0].abs() < 10 && chime.samples[chime.samples.len() - 1].abs() < 10);
    }

    #[test]
    fn softer_is_softer_and_nothing_is_louder_than_it_is() {
        assert_eq!(tone().at_volume(50).peak(), 5_000);
        assert_eq!(tone().at_volume(100), tone());
        assert_eq!(tone().at_volume(400), tone());
    }
}
