//! Honest files with something changed at random, always the same way.

use super::archive::{of_parts, parts};
use super::support::rng::Rng;

/// A file changed in the `number`-th way.
pub fn mutant(honest: &[u8], number: u64) -> Vec<u8> {
    let mut rng = Rng::new(2024, number);
    if number.is_multiple_of(3) || !honest.starts_with(b"PK") {
        return changed(honest, &mut rng);
    }
    // Inside one part, in an archive that is whole again: a change of deflated bytes is nearly always found by its sum.
    let mut parts = parts(honest);
    let last = i64::try_from(parts.len()).unwrap() - 1;
    let part = usize::try_from(rng.between(0, last)).unwrap();
    parts[part].1 = changed(&parts[part].1, &mut rng);
    of_parts(&parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
}

fn changed(bytes: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..rng.between(1, 8) {
        if bytes.len() < 16 {
            break;
        }
        let place = |rng: &mut Rng| usize::try_from(rng.between(0, i64::try_from(bytes.len()).unwrap() - 9)).unwrap();
        let (at, other) = (place(rng), place(rng));
        match rng.between(0, 6) {
            0 => bytes[at] ^= 1 << rng.between(0, 7),
            1 => bytes[at] = rng.bits().to_le_bytes()[0],
            2 => bytes[at..at + 4].copy_from_slice(&[0xFF; 4]),
            3 => bytes[at..at + 2].copy_from_slice(&[0; 2]),
            4 => bytes.copy_within(other..other + 8, at),
            5 => _ = bytes.splice(at..=at, rng.bits().to_le_bytes()),
            _ => _ = bytes.drain(at..(at + usize::try_from(rng.between(1, 400)).unwrap()).min(bytes.len())),
        }
    }
    bytes
}
