use std::cell::Cell;

use super::*;

fn secret(text: &str) -> Secret {
    Secret::new(text.into())
}

fn id() -> Id {
    Id::from_bytes([7; 16])
}

fn with_passphrase(cost: Cost) -> (Keyslots, Key) {
    let mut slots = Keyslots::new(id());
    let key = Key::random().expect("a key");
    slots.set(SlotKind::Passphrase, &secret("plum wharf lantern"), &key, cost).expect("a slot");
    (slots, key)
}

fn says(result: Result<Key, VaultError>) -> VaultError {
    result.err().expect("it does not open")
}

#[test]
fn each_secret_opens_its_own_slot_to_the_same_key() {
    let (mut slots, key) = with_passphrase(Cost::LEAST);
    slots.set(SlotKind::Recovery, &secret("twelve words"), &key, Cost::LEAST).expect("a slot");
    let opens = |kind, text: &str| slots.open(kind, &secret(text)).map(|found| found.bytes() == key.bytes());
    assert!(opens(SlotKind::Passphrase, "plum wharf lantern").expect("opens"));
    assert!(opens(SlotKind::Recovery, "twelve words").expect("opens"));
    assert!(matches!(opens(SlotKind::Recovery, "plum wharf lantern"), Err(VaultError::WrongSecret)));
    assert!(matches!(opens(SlotKind::Passphrase, "Plum wharf lantern"), Err(VaultError::WrongSecret)));
    assert!(matches!(opens(SlotKind::Organisation, "twelve words"), Err(VaultError::NoSlot(_))));
}

#[test]
fn a_slot_is_replaced_and_the_old_secret_opens_nothing() {
    let (mut slots, key) = with_passphrase(Cost::LEAST);
    slots.set(SlotKind::Passphrase, &secret("another one"), &key, Cost::LEAST).expect("a slot");
    assert_eq!(slots.slots.len(), 1);
    assert!(matches!(
        says(slots.open(SlotKind::Passphrase, &secret("plum wharf lantern"))),
        VaultError::WrongSecret
    ));
    assert!(slots.open(SlotKind::Passphrase, &secret("another one")).is_ok());
}

#[test]
fn an_accent_is_the_same_however_it_is_put_together() {
    let (mut slots, key) = with_passphrase(Cost::LEAST);
    slots.set(SlotKind::Passphrase, &secret("Zo\u{eb} \u{e9}t\u{e9}"), &key, Cost::LEAST).expect("a slot");
    assert!(slots.open(SlotKind::Passphrase, &secret("Zoe\u{308} e\u{301}te\u{301}")).is_ok());
}

#[test]
fn the_mark_of_a_file_is_no_letter_and_a_store_made_with_it_opens_all_the_same() {
    let of_file = |text: &str| Secret::of_file(text.into());
    let made_with = |made: &Secret| {
        let mut slots = Keyslots::new(id());
        let key = Key::random().expect("a key");
        slots.set(SlotKind::Passphrase, made, &key, Cost::LEAST).expect("a slot");
        slots
    };
    let plain = "plum wharf lantern";
    let marked = format!("\u{feff}{plain}");
    // What an older version took the whole file for.
    let older = secret(&marked);
    for (made, tried, opens) in [
        (&secret(plain), &secret(plain), true),
        (&secret(plain), &of_file(plain), true),
        (&secret(plain), &of_file(&marked), true),
        (&of_file(&marked), &secret(plain), true),
        (&of_file(&marked), &of_file(&marked), true),
        (&older, &of_file(&marked), true),
        (&older, &secret(plain), false),
        (&older, &of_file(plain), false),
        (&secret(plain), &of_file("\u{feff}another"), false),
        (&secret(plain), &secret("another"), false),
    ] {
        assert_eq!(made_with(made).open(SlotKind::Passphrase, tried).is_ok(), opens);
    }
}

#[test]
fn what_is_sealed_with_a_slot_cannot_be_altered() {
    let (slots, _) = with_passphrase(Cost::new(16 * 1024, 2));
    let passphrase = secret("plum wharf lantern");
    let altered = |alter: &dyn Fn(&mut Keyslots)| {
        let mut slots = slots.clone();
        alter(&mut slots);
        let kind = slots.slots[0].kind;
        says(slots.open(kind, &passphrase))
    };
    let alterations: [&dyn Fn(&mut Keyslots); 7] = [
        &|slots| slots.store = Id::from_bytes([8; 16]),
        &|slots| slots.slots[0].kind = SlotKind::Recovery,
        &|slots| slots.slots[0].cost = Cost::new(8 * 1024, 2),
        &|slots| slots.slots[0].cost = Cost::new(16 * 1024, 1),
        &|slots| slots.slots[0].salt.0[0] ^= 1,
        &|slots| slots.slots[0].nonce.0[0] ^= 1,
        &|slots| slots.slots[0].wrapped.0[40] ^= 1,
    ];
    for alter in alterations {
        assert!(matches!(altered(alter), VaultError::WrongSecret));
    }
}

#[test]
fn work_past_the_bounds_is_refused_before_it_is_tried() {
    let (slots, _) = with_passphrase(Cost::LEAST);
    for (memory, passes, lanes, is_refused) in [
        (8 * 1024 - 1, 1, 1, true),
        (512 * 1024 + 1, 1, 1, true),
        (512 * 1024, 4, 1, true),
        (128 * 1024, 13, 1, true),
        (1024 * 1024, 10, 1, true),
        (u32::MAX, 3, 1, true),
        (0, 3, 1, true),
        (8 * 1024, 0, 1, true),
        (8 * 1024, 13, 1, true),
        (8 * 1024, u32::MAX, 1, true),
        (8 * 1024, 1, 0, true),
        (8 * 1024, 1, 2, true),
        (8 * 1024, 12, 1, false),
        (32 * 1024, 3, 1, false),
        (128 * 1024, 12, 1, false),
        (512 * 1024, 3, 1, false),
    ] {
        let mut slots = slots.clone();
        let json = format!("{{\"memory_kib\":{memory},\"passes\":{passes},\"lanes\":{lanes}}}");
        slots.slots[0].cost = serde_json::from_str(&json).expect("a cost");
        let error = says(slots.open(SlotKind::Passphrase, &secret("plum wharf lantern")));
        assert_eq!(matches!(error, VaultError::OutOfBounds { .. }), is_refused, "{json}");
        assert_eq!(slots.check().is_err(), is_refused, "{json}");
    }
}

#[test]
fn where_memory_cannot_be_had_half_is_taken_and_that_is_said() {
    let had = |most: u32| {
        let asked = Cell::new(Vec::new());
        let take = |cost: Cost| {
            let mut all = asked.take();
            all.push(cost);
            asked.set(all);
            if cost.lighter().is_some() && cost != Cost::new(most * 1024, 3) || most == 0 {
                return Err(VaultError::NoMemory { memory_mib: most });
            }
            // Whatever was asked for, little is enough here.
            Memory::take(cost)
        };
        let mut slots = Keyslots::new(id());
        let key = Key::random().expect("a key");
        let taken = slots.set_within(SlotKind::Passphrase, &secret("x"), &key, Cost::USUAL, &take);
        (taken.ok(), asked.take(), slots.slots.len())
    };
    let (usual, half, quarter) = (Cost::USUAL, Cost::new(64 * 1024, 3), Cost::new(32 * 1024, 3));
    assert_eq!(had(64), (Some(half), vec![usual, half], 1));
    assert_eq!(had(32), (Some(quarter), vec![usual, half, quarter], 1));
    assert_eq!(had(0), (None, vec![usual, half, quarter], 0));
    assert_eq!(usual.remark(), None);
    assert!(half.remark().is_some_and(|said| said.contains("Only 64 MiB")));
}

#[test]
fn a_change_comes_after_every_other_it_knows_of() {
    let mut slots = Keyslots::new(id());
    for (others, now) in [(0, 1), (0, 2), (7, 8), (3, 9), (u64::MAX, u64::MAX)] {
        slots.change_after(others);
        assert_eq!(slots.changes(), now);
    }
}
