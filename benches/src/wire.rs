//! From the press to the last byte of the request at a push service, over a slow network with TLS: the engine's press
//! and delivery, beside a bare commit and a bare `reqwest`.

mod service;

use crate::Result;
use crate::measure::{Cost, Effort, Figure, take_turns};
use crate::phone::{Bare, HOST, NOW_MS, Phone};
use amparo_alerts::deliver::Courier;
use amparo_net::{Client, Limits, Policy};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use service::{ROUND_TRIP, Service};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tokio::runtime::{Builder, Runtime};

const MANY: u32 = 5;
/// Of an encrypted envelope: 3,072 bytes, the header and the tag of RFC 8188.
const BODY: usize = 3072 + 86 + 17;
/// What our requests carry besides: the signature above all.
const HEADERS: [(&str, usize); 2] = [("authorization", 300), ("topic", 32)];

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let phone = |people: u32| Phone::with_people(folder.path().join(people.to_string()), people);
    let (one, many) = (phone(1)?, phone(MANY)?);
    let bare = Bare::beside(&one)?;
    let service = Service::start()?;
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let costs = take_turns(
        effort.rounds(6),
        &mut [
            &mut || ours(&one, &service, &runtime),
            &mut || peer(&bare, &service, &runtime),
            &mut || ours(&many, &service, &runtime),
        ],
    )?;
    let [alone, peer, together] = costs[..] else {
        return Err("as many medians as works".into());
    };
    let far = ROUND_TRIP.as_millis();
    let note = format!("{far} ms there and back, TLS; peer: one commit, one POST, both cold");
    Ok(vec![
        Figure::ratio("press → on the wire", alone.time, peer.time, Some(1.25)).note(note),
        Figure::ratio(
            "press → the last of 5 on the wire",
            together.time,
            alone.time,
            Some(1.3),
        )
        .note("peer: ours to one person"),
        Figure::ratio("press and delivery, CPU", alone.cpu, peer.cpu, None)
            .note("the service's share is in both"),
    ])
}

/// The client is made anew each time, as when the app was not running; the capsule is open.
fn ours(phone: &Phone, service: &Service, runtime: &Runtime) -> Result<Cost> {
    let capsule = Arc::new(Mutex::new(phone.open()?));
    let address = service.address;
    let policy = Policy::loopback_for_tests();
    until_there(service, phone.people, || {
        let mut open = capsule.lock().map_err(|_| "poisoned")?;
        phone.press(&mut open)?;
        drop(open);
        let lookup = move |_: &str| Ok(vec![address]);
        let client = Client::for_tests(policy, Limits::default(), &[&service.root], lookup)?;
        let courier = Courier::new(client);
        let delivery = courier.deliver(Arc::clone(&capsule), || NOW_MS + 1);
        let delivered = runtime.block_on(delivery)?;
        if delivered.accepted != phone.people {
            return Err("not everybody's push was taken".into());
        }
        Ok(())
    })
}

fn peer(bare: &Bare, service: &Service, runtime: &Runtime) -> Result<Cost> {
    let mut plain = bare.open()?;
    let url = format!("https://{HOST}:{}/fcm/send/0", service.address.port());
    until_there(service, 1, || {
        bare.commit(&mut plain)?;
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(service.root.clone()))?;
        let tls =
            ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()?
                .with_root_certificates(roots)
                .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .resolve(HOST, service.address)
            .no_proxy()
            .http1_only()
            .build()?;
        let mut request = client.post(url).body(vec![7; BODY]);
        for (name, length) in HEADERS {
            request = request.header(name, "x".repeat(length));
        }
        let answer = runtime.block_on(request.send())?;
        if answer.status() == 201 {
            Ok(())
        } else {
            Err("the peer's POST was not taken".into())
        }
    })
}

/// The time until the last of `requests` was at the service; the time on the processor is that of all of `work`.
fn until_there(
    service: &Service,
    requests: u32,
    work: impl FnOnce() -> Result<()>,
) -> Result<Cost> {
    let start = Instant::now();
    let cost = crate::measure::spent(work)?;
    let time = service.last_of(requests)?.saturating_duration_since(start);
    if time < 2 * ROUND_TRIP + ROUND_TRIP / 2 {
        return Err("the network was not slow".into());
    }
    Ok(Cost { time, ..cost })
}
