//! Random numbers that are the same everywhere: the samples and benchmarks must not change from run to run.

/// A 64-bit xorshift generator.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// A generator for a seed and a stream within it (a unit's position, for example).
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng =
            Self((seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stream.wrapping_add(1).wrapping_mul(0xD1B5_4A32_D192_ED03)) | 1);
        for _ in 0..8 {
            rng.next();
        }
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.next()
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).unwrap() + 1;
        low + i64::try_from((self.next() >> 11) % width).unwrap()
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of the choices.
    pub fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[usize::try_from(self.between(0, i64::try_from(choices.len()).unwrap() - 1)).unwrap()]
    }
}
