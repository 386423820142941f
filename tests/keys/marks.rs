//! x
use crate::desk::Desk;
#[test]
fn a() {
    let mut desk = Desk::new();
    println!("{}", desk.screen());
    desk.keys("4");
    println!("{}", desk.screen());
    desk.keys("<Enter>");
    println!("{}", desk.screen());
    desk.keys("r");
    println!("{}", desk.screen());
    desk.keys("<PageDown>");
    println!("{}", desk.screen());
    desk.keys("<PageDown>");
    desk.types("! weigh Ben @FSW by fri\n-- boiler off\n");
    println!("{}", desk.screen());
    println!("{:?}", desk.cursor());
    desk.save_due();
    println!("{}", desk.text("since-last-time"));
}
