//! Nothing personal is printed.

use amparo::{Channel, LocatorPacket, PersonOptions, Role, TestEndpoint};

use crate::phone::{Phone, wait};

#[test]
fn what_a_screen_gets_prints_nothing_personal() {
    let (phone, ana) = Phone::with_ana();
    let endpoint = TestEndpoint::start().unwrap();
    phone.pair(&ana, &endpoint);
    wait(phone.alerts().deliver()).unwrap();
    let alerts = phone.alerts();
    let options = PersonOptions {
        role: Role::Spouse,
        lead: true,
        channels: vec![Channel::Sms, Channel::Page],
        in_order: true,
        message: Some("ven por Luz".to_owned()),
        quiet: false,
        groups: vec!["vecinas".to_owned()],
    };
    alerts
        .set_person_options(ana.clone(), options.clone())
        .unwrap();
    let mut settings = alerts.alert_settings().unwrap();
    settings.name = "Zorilla".to_owned();
    alerts.set_alert_settings(settings.clone()).unwrap();
    let kept = amparo::KeptPacket {
        id: String::new(),
        packet: LocatorPacket {
            label: "Rosario".to_owned(),
            ..empty_packet()
        },
    };
    let record = phone.app().vault().unwrap().put_packet(kept).unwrap();
    let shared = alerts.share_record(ana.clone(), record).unwrap();
    let pressed = alerts.press(None).unwrap();
    let view = alerts.state(pressed.alert.clone().unwrap()).unwrap();
    let printed = format!(
        "{options:?} {settings:?} {shared:?} {pressed:?} {view:?} {:?} {:?} {:?} {:?} {:?}",
        alerts.people().unwrap(),
        alerts.preflight(None).unwrap(),
        alerts.shared().unwrap(),
        alerts.exposure().unwrap(),
        alerts.drafts(view.alert.clone()).unwrap(),
    );
    assert!(printed.len() > 500, "it does print something: {printed}");
    for word in [
        "Ana", "5550123", "Luz", "vecinas", "Zorilla", "Rosario", "María",
    ] {
        assert!(!printed.contains(word), "{word}: {printed}");
    }
}

fn empty_packet() -> LocatorPacket {
    LocatorPacket {
        label: String::new(),
        a_number: String::new(),
        country_of_birth: String::new(),
        legal_name: String::new(),
        other_names: vec![],
        date_of_birth: None,
        medication: String::new(),
        conditions: String::new(),
        children: vec![],
        lawyer: amparo::Lawyer {
            name: String::new(),
            phone: String::new(),
        },
        collectors: vec![],
        consulate: String::new(),
    }
}
