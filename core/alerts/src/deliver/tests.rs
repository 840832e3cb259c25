/// A run that ends anywhere.
mod drops;
/// Every fault, channel and step.
mod matrix;

use std::collections::HashMap;

use amparo_net::Limits;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Semaphore;

use super::*;
use crate::outbox::view::Reached;
use crate::outbox::{AlertId, Press};
use crate::paired::ControlKeys;
use crate::rows::State::{self, Accepted, Failed, Waiting};
use crate::testkit::{Relative, verify_vapid};
use crate::world::{ENDPOINT, NOW, World};

/// One request as a push service sees it.
#[derive(Clone)]
struct Received {
    path: String,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

/// A push service on the loopback interface: a list of answers a path, the last of which repeats.
struct Service {
    address: std::net::SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    answers: Arc<Mutex<HashMap<String, Vec<&'static str>>>>,
    /// Answers to paths that begin with /slow wait for a permit.
    slow: Arc<Semaphore>,
    arrived: Arc<Notify>,
}

const CREATED: &str = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";

impl Service {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let service = Self {
            address: listener.local_addr().unwrap(),
            received: Arc::default(),
            answers: Arc::default(),
            slow: Arc::new(Semaphore::new(0)),
            arrived: Arc::default(),
        };
        let (received, answers) = (Arc::clone(&service.received), Arc::clone(&service.answers));
        let (slow, arrived) = (Arc::clone(&service.slow), Arc::clone(&service.arrived));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (received, answers) = (Arc::clone(&received), Arc::clone(&answers));
                let (slow, arrived) = (Arc::clone(&slow), Arc::clone(&arrived));
                tokio::spawn(async move {
                    let mut stream = stream;
                    while let Some(request) = read_request(&mut stream).await {
                        let path = request.path.clone();
                        received.lock().unwrap().push(request);
                        arrived.notify_one();
                        if path.starts_with("/slow") {
                            slow.acquire().await.unwrap().forget();
                        }
                        let answer = {
                            let mut answers = answers.lock().unwrap();
                            match answers.get_mut(&path) {
                                Some(list) if list.len() > 1 => list.remove(0),
                                Some(list) => list[0],
                                None => CREATED,
                            }
                        };
                        if stream.write_all(answer.as_bytes()).await.is_err() {
                            break;
                        }
                    }
                });
            }
        });
        service
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn answer(&self, path: &str, answers: &[&'static str]) {
        self.answers
            .lock()
            .unwrap()
            .insert(path.to_owned(), answers.to_vec());
    }

    fn received(&self, path: &str) -> Vec<Received> {
        self.received
            .lock()
            .unwrap()
            .iter()
            .filter(|request| request.path == path)
            .cloned()
            .collect()
    }
}

async fn read_request(stream: &mut (impl AsyncRead + Unpin)) -> Option<Received> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 8192];
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        match stream.read(&mut buffer).await {
            Ok(length) if length > 0 => bytes.extend_from_slice(&buffer[..length]),
            _ => return None,
        }
    };
    let text = String::from_utf8(bytes[..head].to_vec()).unwrap();
    let mut lines = text.lines();
    let path = lines.next().unwrap().split(' ').nth(1).unwrap().to_owned();
    let headers: HashMap<_, _> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length: usize = headers["content-length"].parse().unwrap();
    let mut body = bytes[head + 4..].to_vec();
    while body.len() < length {
        match stream.read(&mut buffer).await {
            Ok(read) if read > 0 => body.extend_from_slice(&buffer[..read]),
            _ => return None,
        }
    }
    Some(Received {
        path,
        headers,
        body,
    })
}

/// A phone with one paired page for each path.
struct Phone {
    shared: Arc<Mutex<Capsule>>,
    relatives: Vec<Relative>,
    controls: Vec<ControlKeys>,
    courier: Arc<Courier>,
    world: World,
}

impl Phone {
    fn new(service: &Service, paths: &[&str]) -> Self {
        let mut world = World::new();
        world.policy = Policy::loopback_for_tests();
        let (mut relatives, mut controls) = (Vec::new(), Vec::new());
        for path in paths {
            let person = world.person(path, None);
            let (relative, control) = world.pair(person, &service.url(path));
            relatives.push(relative);
            controls.push(control);
        }
        let limits = Limits {
            connect: std::time::Duration::from_secs(10),
            total: std::time::Duration::from_secs(30),
        };
        let client = Client::with_limits(Policy::loopback_for_tests(), limits).unwrap();
        let shared = Arc::new(Mutex::new(world.capsule.take().unwrap()));
        Self {
            shared,
            relatives,
            controls,
            courier: Arc::new(Courier::new(client)),
            world,
        }
    }

    fn press(&self, now_ms: u64) -> AlertId {
        self.shared
            .lock()
            .unwrap()
            .press(&Press::default(), now_ms)
            .alert
            .unwrap()
    }

    async fn deliver(&self, now_ms: u64) -> Delivered {
        let shared = Arc::clone(&self.shared);
        in_time(self.courier.deliver(shared, move || now_ms)).await
    }

    fn states(&self, alert: AlertId) -> Vec<State> {
        let capsule = self.shared.lock().unwrap();
        let view = capsule.view(alert, NOW).unwrap();
        view.rows.iter().map(|row| row.channels[0].state).collect()
    }
}

/// A run that has no end fails the test, and not the patience of who waits for it.
async fn in_time<T>(run: impl Future<Output = Result<T, Error>>) -> T {
    let minute = std::time::Duration::from_mins(1);
    let ended = tokio::time::timeout(minute, run).await;
    ended.expect("an end").unwrap()
}

#[tokio::test]
async fn a_press_reaches_the_page_and_then_the_stand_down() {
    let service = Service::start().await;
    let mut phone = Phone::new(&service, &["/a"]);
    let alert = phone.press(NOW);
    let done = phone.deliver(NOW).await;
    assert_eq!((done.tried, done.accepted, done.backlog.waiting), (1, 1, 0));
    let request = service.received("/a").remove(0);
    let headers = &request.headers;
    assert_eq!(headers["ttl"], (24 * 60 * 60).to_string());
    assert_eq!(headers["urgency"], "high");
    assert_eq!(headers["content-encoding"], "aes128gcm");
    assert_eq!(headers["topic"].len(), 32);
    let claims = verify_vapid(&headers["authorization"]).unwrap();
    assert_eq!(claims["aud"], format!("http://{}", service.address));
    assert_eq!(claims["exp"], NOW / 1000 + 43_200);
    assert!(!headers.contains_key("user-agent") && !headers.contains_key("cookie"));
    let verdict = phone.relatives[0].receive_push(&request.body, NOW).unwrap();
    assert_eq!(verdict.word(), "new");
    assert_eq!(
        phone.shared.lock().unwrap().view(alert, NOW).unwrap().rows[0].reached,
        Reached::LeftThisPhone
    );

    phone
        .shared
        .lock()
        .unwrap()
        .stand_down(alert, &phone.controls, "", NOW + 1)
        .unwrap();
    assert_eq!(phone.deliver(NOW + 1).await.accepted, 1);
    let request = service.received("/a").remove(1);
    let verdict = phone.relatives[0].receive_push(&request.body, NOW).unwrap();
    assert!(matches!(verdict, crate::testkit::Verdict::New(message) if message.kind == 16));
    assert_ne!(request.headers["topic"], headers["topic"]);
}

#[tokio::test]
async fn each_answer_has_its_meaning_and_nobody_waits_for_another() {
    let service = Service::start().await;
    let paths = ["/ok", "/gone", "/busy", "/date", "/broken", "/large"];
    let phone = Phone::new(&service, &paths);
    service.answer("/gone", &["HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"]);
    service.answer(
        "/busy",
        &[
            "HTTP/1.1 429 No\r\nRetry-After: 40\r\nContent-Length: 0\r\n\r\n",
            CREATED,
        ],
    );
    service.answer(
        "/date",
        &["HTTP/1.1 503 No\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:50:37 GMT\r\nContent-Length: 0\r\n\r\n"],
    );
    service.answer("/broken", &["HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"]);
    service.answer("/large", &["HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n"]);
    let alert = phone.press(NOW);
    let done = phone.deliver(NOW).await;
    assert!(done.tried >= 6);
    let states = phone.states(alert);
    assert_eq!(states[..4], [Accepted, Failed, Waiting, Waiting]);
    assert_eq!(states[5], Failed);
    let next = |path: &str| {
        let capsule = phone.shared.lock().unwrap();
        let person = capsule
            .people()
            .into_iter()
            .find(|person| person.label == path)
            .unwrap()
            .id;
        capsule
            .attempts_of(alert)
            .find(|(_, row)| row.person.0 == person.0)
            .unwrap()
            .1
            .next_ms
    };
    assert!(next("/busy") >= NOW + 40_000);
    assert!(next("/date") >= NOW + 60_000);
    assert!(next("/broken") <= NOW + 300_000);
    assert_eq!(phone.deliver(NOW + 39_000).await.accepted, 0);
    assert!(phone.deliver(NOW + 45_000).await.accepted >= 1);
    assert_eq!(phone.states(alert)[2], Accepted);
    assert_eq!(service.received("/gone").len(), 1);
}

#[tokio::test]
async fn a_refused_signature_is_made_once_more_by_the_services_clock() {
    let service = Service::start().await;
    let phone = Phone::new(&service, &["/skew", "/never", "/nodate"]);
    let refused =
        "HTTP/1.1 403 No\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n";
    service.answer("/skew", &[refused, CREATED]);
    service.answer("/never", &[refused]);
    service.answer("/nodate", &["HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"]);
    let alert = phone.press(NOW);
    assert_eq!(phone.deliver(NOW).await.accepted, 1);
    assert_eq!(
        phone.states(alert),
        [State::Accepted, State::Failed, State::Failed]
    );
    let requests = service.received("/skew");
    let expiry = |request: &Received| {
        verify_vapid(&request.headers["authorization"]).unwrap()["exp"].clone()
    };
    assert_eq!(requests.len(), 2);
    assert_eq!(expiry(&requests[1]), 784_111_777 + 43_200);
    assert_ne!(expiry(&requests[0]), expiry(&requests[1]));
    assert_eq!(
        service.received("/never").len(),
        2,
        "once more, not for ever"
    );
    assert_eq!(service.received("/nodate").len(), 1);
}

#[tokio::test]
async fn a_dropped_future_loses_nothing() {
    let service = Service::start().await;
    let mut phone = Phone::new(&service, &["/slow/a", "/b"]);
    let alert = phone.press(NOW);
    {
        let run = phone.courier.deliver(Arc::clone(&phone.shared), || NOW);
        tokio::pin!(run);
        // Both requests are with the service; the slow one has no answer yet.
        while service.received.lock().unwrap().len() < 2 {
            tokio::select! {
                _ = &mut run => panic!("there is no answer to the slow one"),
                () = service.arrived.notified() => {}
            }
        }
    }
    assert_eq!(phone.states(alert)[0], State::Sending);
    service.slow.add_permits(10);
    phone.deliver(NOW + 1).await;
    assert_eq!(phone.states(alert), [State::Accepted, State::Accepted]);
    let requests = service.received("/slow/a");
    assert_eq!(requests.len(), 2);
    assert_eq!(
        phone.relatives[0]
            .receive_push(&requests[0].body, NOW)
            .unwrap()
            .word(),
        "new"
    );
    assert_eq!(
        phone.relatives[0]
            .receive_push(&requests[1].body, NOW)
            .unwrap()
            .word(),
        "old-copy"
    );
}

#[tokio::test]
async fn stop_ends_a_run_and_leaves_the_rest_waiting() {
    let service = Service::start().await;
    let phone = Phone::new(&service, &["/slow/a"]);
    let alert = phone.press(NOW);
    let (courier, shared) = (Arc::clone(&phone.courier), Arc::clone(&phone.shared));
    let run = tokio::spawn(async move { courier.deliver(shared, || NOW).await });
    service.arrived.notified().await;
    phone.courier.stop();
    let done = run.await.unwrap().unwrap();
    assert_eq!(
        (
            done.tried,
            done.accepted,
            done.backlog.waiting,
            done.backlog.next_ms
        ),
        (1, 0, 1, Some(NOW))
    );
    assert_eq!(phone.states(alert), [State::Waiting]);
    // A stop is for the runs of its time, not for later ones.
    service.slow.add_permits(10);
    assert_eq!(phone.deliver(NOW).await.accepted, 1);
}

#[tokio::test]
async fn a_new_press_does_not_wait_for_a_slow_answer_to_an_old_one() {
    let service = Service::start().await;
    let phone = Phone::new(&service, &["/slow/a", "/b"]);
    phone.press(NOW);
    let deliver = || {
        let (courier, shared) = (Arc::clone(&phone.courier), Arc::clone(&phone.shared));
        tokio::spawn(async move { courier.deliver(shared, || NOW).await.unwrap() })
    };
    let first = deliver();
    while service.received("/b").is_empty() || service.received("/slow/a").is_empty() {
        service.arrived.notified().await;
    }
    phone.press(NOW);
    let second = deliver();
    while service.received("/b").len() < 2 {
        service.arrived.notified().await;
    }
    assert_eq!(
        service.received("/slow/a").len(),
        1,
        "one at a time to one page"
    );
    service.slow.add_permits(10);
    let (first, second) = (first.await.unwrap(), second.await.unwrap());
    assert_eq!(first.accepted + second.accepted, 4);
    assert_eq!(second.backlog.waiting, 0);
}

#[tokio::test]
async fn an_address_that_is_not_allowed_is_never_contacted() {
    let service = Service::start().await;
    let phone = Phone::new(&service, &["/a"]);
    let strict = Courier::new(Client::new(Policy::strict()).unwrap());
    let alert = phone.press(NOW);
    let done = in_time(strict.deliver(Arc::clone(&phone.shared), || NOW)).await;
    assert_eq!(done.accepted, 0);
    assert_eq!(phone.states(alert), [State::Failed]);
    let capsule = phone.shared.lock().unwrap();
    let reason = capsule.attempts_of(alert).next().unwrap().1.reason;
    assert_eq!(
        reason,
        Some(Reason::Address),
        "stopped before the client was asked"
    );
    assert!(service.received("/a").is_empty());
}

/// A port on which nobody listens. It is kept, so that no other service gets it meanwhile.
struct NobodyListens {
    address: std::net::SocketAddr,
    _kept: TcpSocket,
}

impl NobodyListens {
    fn new() -> Self {
        let kept = TcpSocket::new_v4().unwrap();
        kept.bind(([127, 0, 0, 1], 0).into()).unwrap();
        Self {
            address: kept.local_addr().unwrap(),
            _kept: kept,
        }
    }
}

#[tokio::test]
async fn no_network_waits_and_a_restart_takes_it_up() {
    let service = Service::start().await;
    let closed = NobodyListens::new();
    let nobody = format!("http://{}/x", closed.address);
    let mut phone = Phone::new(&service, &["/a"]);
    let mut world = std::mem::replace(&mut phone.world, World::new());
    drop(phone.shared);
    world.reopen();
    let person = world.person("N", None);
    world.pair(person, &nobody);
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let shared = Arc::new(Mutex::new(world.capsule.take().unwrap()));
    let done = in_time(phone.courier.deliver(Arc::clone(&shared), || NOW)).await;
    assert_eq!((done.accepted, done.backlog.waiting), (1, 1));
    drop(shared);
    world.reopen();
    let view = world.capsule().view(alert, NOW).unwrap();
    assert_eq!(
        view.rows[1].channels[0].detail.id,
        "alert-detail-no-network"
    );
    assert_eq!(view.rows[1].reached, Reached::NotGoneYet);
}

#[test]
fn only_a_host_that_is_known_or_agreed_to_gets_anything() {
    let mut world = World::new();
    let person = world.person("A", None);
    world.pair(person, ENDPOINT);
    world.capsule().press(&Press::default(), NOW);
    let job = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
    let refused = |endpoint: &str, host_agreed| {
        let job = Job {
            endpoint: endpoint.to_owned(),
            host_agreed,
            ..job[0].clone()
        };
        check(&Policy::strict(), &job).err()
    };
    let unknown = "https://push.example.org/x";
    assert_eq!(refused(ENDPOINT, false), None);
    assert_eq!(refused(unknown, false), Some(Reason::Address));
    assert_eq!(refused(unknown, true), None);
    // No agreement makes these hosts of a push service.
    for never in ["http://push.example.org/x", "https://10.0.0.1/x", "x"] {
        assert_eq!(refused(never, true), Some(Reason::Address), "{never}");
    }
}
