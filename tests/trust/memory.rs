//! After the store is closed neither its key nor one of the two hex forms of it is anywhere in the process's memory.
//!
//! In a process of its own: another test in the same one may have a store open.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::process::Command;

use portal::service::opening::open_reading;

use super::made::*;

const CHILD: &str = "PORTAL_MEMORY";

/// The key, so kept that it is not itself found.
struct Masked([u8; 32]);

const MASK: u8 = 0xa5;

impl Masked {
    fn byte(&self, n: usize) -> u8 {
        self.0[n] ^ MASK
    }

    fn hex(&self, n: usize, ten: u8) -> u8 {
        let byte = self.byte(n / 2);
        match if n.is_multiple_of(2) { byte >> 4 } else { byte & 15 } {
            digit @ 0..10 => b'0' + digit,
            letter => ten + letter - 10,
        }
    }

    /// How often it stands here, in any of the three forms.
    fn count(&self, memory: &[u8]) -> usize {
        let raw =
            (0..memory.len().saturating_sub(31)).filter(|at| (0..32).all(|n| memory[at + n] == self.byte(n)));
        let hex = |ten: u8| {
            (0..memory.len().saturating_sub(63))
                .filter(move |at| (0..64).all(|n| memory[at + n] == self.hex(n, ten)))
                .count()
        };
        raw.count() + hex(b'a') + hex(b'A')
    }
}

/// Everything this process may write to, a piece at a time; what is read is wiped after it.
fn in_memory(key: &Masked) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let memory = File::open("/proc/self/mem").unwrap();
    let mut piece = vec![0; 1 << 20];
    let mut found = 0;
    for line in
        maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw")))
    {
        let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let (mut at, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        while at < to {
            let wanted = piece.len().min(usize::try_from(to - at).unwrap());
            let Ok(read @ 1..) = memory.read_at(&mut piece[..wanted], at) else { break };
            found += key.count(&piece[..read]);
            piece[..read].fill(0);
            std::hint::black_box(&piece);
            // Pieces overlap, so that what lies across two is found.
            at += if read == wanted && at + (read as u64) < to { read as u64 - 63 } else { read as u64 };
        }
    }
    found
}

#[test]
fn after_the_store_is_closed_its_key_is_nowhere_in_memory() {
    let Ok(folder) = std::env::var(CHILD) else {
        let folder = tempfile::tempdir().unwrap();
        let me = std::env::current_exe().unwrap();
        let name = "memory::after_the_store_is_closed_its_key_is_nowhere_in_memory";
        let run = Command::new(me)
            .args([name, "--exact", "--nocapture"])
            .env(CHILD, folder.path())
            .output()
            .unwrap();
        let said =
            format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(run.status.success() && said.contains("1 passed"), "{said}");
        return;
    };
    let folder = std::path::Path::new(&folder);
    filled(folder, OLD, "old", 12);
    let unlocked = open(folder, OLD).unwrap();
    let reading = open_reading(&at(folder), &unlocked.key).unwrap();
    let mut masked = Masked([0; 32]);
    for (n, byte) in masked.0.iter_mut().enumerate() {
        *byte = unlocked.key.bytes()[n] ^ MASK;
    }
    assert!(in_memory(&masked) > 0, "while it is open the key is there, so the look can find it");
    drop(reading);
    let (store, key, held) = (unlocked.store, unlocked.key, unlocked.held);
    store.close().unwrap();
    drop(key);
    drop(held);
    assert_eq!(in_memory(&masked), 0);
}
