//! The same chances for the same seed, on every machine.

/// `SplitMix64` (Steele, Lea and Flood, 2014): enough for names and phrases, and nothing else.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The chances of one family among many: its own, however many are made before it.
    pub(super) fn of(seed: u64, family: u64) -> Self {
        let mut chance = Self(seed ^ family.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n - 1`; 0 where `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        // The high half times n: no division, and no bias worth speaking of for small n.
        let high = self.next() >> 32;
        u32::try_from((high * u64::from(n)) >> 32).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// True once in `n` times.
    pub(super) fn once_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }

    /// One of the items; an empty list gives the default.
    pub(super) fn one_of<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        items.get(self.below(count) as usize).copied().unwrap_or_default()
    }

    /// A place to begin in a list, from which it is read round: no item comes twice.
    pub(super) fn round<'a, T>(&mut self, items: &'a [T]) -> impl Iterator<Item = &'a T> + use<'a, T> {
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        items.iter().cycle().skip(self.below(count) as usize).take(items.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        let mut chance = Chance(1_234_567);
        let numbers: Vec<_> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(
            numbers,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn numbers_stay_in_their_bounds_and_reach_them() {
        let mut chance = Chance::of(7, 0);
        let drawn: Vec<_> = (0..1000).map(|_| chance.between(2, 4)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&2), Some(&4)));
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn a_list_read_round_gives_each_item_once() {
        let mut chance = Chance::of(7, 1);
        let mut read: Vec<_> = chance.round(&[1, 2, 3, 4]).copied().collect();
        read.sort_unstable();
        assert_eq!(read, [1, 2, 3, 4]);
    }
}
