//! A store that is open for reading only: everything can be looked at, and everything else is refused with a sentence.

use std::sync::Arc;
use std::time::Instant;

use portal::domain::family::Family;
use portal::domain::manuscript::Stroke;
use portal::domain::meeting::{Kind, Text};
use portal::service::opening::{open_to_read, practice_key};
use portal::service::{
    Catalogue, Clock, Deed, Done, ServiceError, SystemClock, Whereabouts, Writer, practising,
};

#[test]
fn beside_a_living_writer_it_reads_and_refuses_each_deed_and_each_key() {
    let data = tempfile::tempdir().unwrap();
    let at = Whereabouts::practice(data.path());
    let catalogue = Arc::new(Catalogue::embedded(None).unwrap());
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    let living = practising::open(&at, &catalogue, &clock, 0).unwrap();
    assert_eq!(living.notices, Vec::<String>::new());
    let second = practising::open(&at, &catalogue, &clock, 0).err().unwrap();
    assert!(matches!(second, ServiceError::Held { .. }) && second.can_still_be_read(), "{second}");

    let store = open_to_read(&at, &practice_key(&at).unwrap()).unwrap();
    let family = store.list::<Family>(None).unwrap().remove(0).id;
    let text = store.list::<Text>(None).unwrap().remove(0).id;
    let saves = store.saves().unwrap();
    let mut writer = Writer::new(store, catalogue, clock, "somebody".into()).unwrap();
    assert!(writer.is_only_to_read());
    assert!(writer.first_answers().is_ok());
    let refused = [
        writer.stroke(text, &Stroke::Undo, Instant::now()).err(),
        writer.perform(Deed::Stroke { text, stroke: Stroke::Undo }).err(),
        writer.perform(Deed::Start { family, kind: Kind::Review }).err(),
    ];
    for error in refused {
        let said = error.unwrap().to_string();
        assert!(said.contains("open for reading only") && said.contains("nothing was changed"), "{said}");
    }
    let remembered = writer.perform(Deed::Remember { name: "place".into(), value: "home".into() });
    assert!(matches!(remembered, Ok(Done::Kept)), "where she is is nobody's business here");
    assert!(!writer.is_unsaved() && writer.due().is_none());
    assert_eq!(writer.save_all().unwrap(), None);
    writer.close().unwrap();
    assert_eq!(practising::reading(&at).unwrap().saves().unwrap(), saves);
    living.writer.close().unwrap();
}
