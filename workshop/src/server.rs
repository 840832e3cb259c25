//! The loopback server: which address gives what. Who may ask is decided in `guard`.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use amparo::AmparoError;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as InPath, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::{Mutex, Notify};

use crate::device::Device;
use crate::push::{Carried, PushService};
use crate::session::Session;
use crate::table::COPY_NAME;
use crate::{cast, files, guard, more, phone, prints, words};

const REQUEST_CAP: usize = 64 * 1024;
/// A copy of a practice vault is a few hundred kilobytes.
const COPY_CAP: usize = 32 * 1024 * 1024;
const NOTE_NAME: &str = "note.txt";
/// So that the answer to "End practice" still reaches the page.
const LAST_ANSWER: Duration = Duration::from_millis(300);

/// Everything the routes share.
pub(crate) struct Workshop {
    parent: PathBuf,
    address: SocketAddr,
    current: Mutex<Current>,
    push: PushService,
    /// The language to begin in, where one was asked for; else the browser's.
    language: Option<String>,
    end: Notify,
}

struct Current {
    session: Arc<Session>,
    /// No browser has taken it yet.
    fresh: bool,
}

type Shared = State<Arc<Workshop>>;

impl Workshop {
    /// Sets the first phone up inside `parent`.
    pub(crate) fn set_up(
        parent: &Path,
        language: Option<String>,
        address: SocketAddr,
    ) -> Result<Arc<Self>, AmparoError> {
        let session = Arc::new(Session::set_up(parent, 1)?);
        let fresh = true;
        Ok(Arc::new(Self {
            parent: parent.to_owned(),
            address,
            current: Mutex::new(Current { session, fresh }),
            push: PushService::default(),
            language,
            end: Notify::new(),
        }))
    }

    /// Returns when somebody pressed "End practice".
    pub(crate) async fn ended(&self) {
        self.end.notified().await;
        tokio::time::sleep(LAST_ANSWER).await;
    }

    /// Closes the phone.
    pub(crate) async fn close(&self) {
        self.current.lock().await.session.end();
    }

    /// Every page load is a practice of its own: the family page keeps nothing over a reload, so the phone must not either.
    async fn begin(&self) -> Result<u64, AmparoError> {
        let mut current = self.current.lock().await;
        if current.fresh {
            current.fresh = false;
            return Ok(current.session.number);
        }
        let (parent, number) = (self.parent.clone(), current.session.number + 1);
        let old = Arc::clone(&current.session);
        let work = move || {
            let session = Session::set_up(&parent, number)?;
            old.end();
            Ok(Arc::new(session))
        };
        let made = tokio::task::spawn_blocking(work).await;
        current.session = made.unwrap_or(Err(AmparoError::Internal { code: 0 }))?;
        self.push.clear();
        Ok(number)
    }

    /// The practice of that number, if it is still the present one.
    async fn session(&self, number: Option<u64>) -> Option<Arc<Session>> {
        let current = self.current.lock().await;
        (number == Some(current.session.number)).then(|| Arc::clone(&current.session))
    }

    /// Three more people on the phone of that practice.
    async fn add_people(self: &Arc<Self>, number: Option<u64>) -> Result<(), AmparoError> {
        let session = self.session(number).await.ok_or(AmparoError::Expired)?;
        let workshop = Arc::clone(self);
        let work = move || {
            let origin = format!("http://{}", workshop.address);
            let nobody = more::add(&session.owner, &origin, &workshop.push)?;
            session.keep(nobody);
            Ok(())
        };
        let added = tokio::task::spawn_blocking(work).await;
        added.unwrap_or(Err(AmparoError::Internal { code: 0 }))
    }

    /// A phone of that practice.
    async fn device(&self, name: &str, number: Option<u64>) -> Option<Arc<Device>> {
        self.session(number).await?.device(name).cloned()
    }
}

/// A socket on 127.0.0.1 and nowhere else.
pub(crate) async fn listen(port: u16) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// The routes, behind the guard.
pub(crate) fn routes(workshop: Arc<Workshop>, address: SocketAddr) -> Router {
    Router::new()
        .route("/", get(|| async { files::page() }))
        .route("/keeper", get(|| async { files::keeper_page() }))
        .route("/new", get(|| async { files::new_page() }))
        .route("/web/{name}", get(web))
        .route("/family/", get(|| async { files::family("") }))
        .route("/family/{*name}", get(family))
        .route("/words/{language}", get(workshop_words))
        .route("/practice/begin", post(begin))
        .route("/practice/join", post(join))
        .route("/practice/people", post(add_people))
        .route("/practice/clock", post(set_clock))
        .route("/practice/hand", post(hand))
        .route("/practice/take", post(take))
        .route("/practice/end", post(end))
        .route("/practice/push/{channel}", post(take_push))
        .route("/practice/inbox", get(inbox))
        .route("/practice/wire", get(wire))
        .route("/phone/{method}", post(phone_call))
        .route("/keeper/{method}", post(keeper_call))
        .route("/new/{method}", post(new_call))
        .route("/document/{device}/{session}/{id}", get(document))
        .route("/capture/{device}/{session}/{id}", get(capture))
        .route("/sheet/{device}/{session}/{keeper}", get(sheet))
        .route("/copy/{device}/{session}", get(copy))
        .route(
            "/copy/{device}/{session}",
            post(choose).layer(DefaultBodyLimit::max(COPY_CAP)),
        )
        .route("/print/{device}/{session}/{what}", get(print))
        .route("/note/{device}/{session}/{id}", get(note))
        .route("/pack/{session}/{name}", get(pack))
        .route(
            "/install/{device}/{session}",
            post(install).layer(DefaultBodyLimit::max(COPY_CAP)),
        )
        .layer(DefaultBodyLimit::max(REQUEST_CAP))
        .layer(middleware::from_fn_with_state(address, guard::check))
        .with_state(workshop)
}

async fn web(InPath(name): InPath<String>) -> Response {
    files::web(&name)
}

async fn family(InPath(name): InPath<String>) -> Response {
    files::family(&name)
}

async fn workshop_words(InPath(language): InPath<String>) -> Json<Value> {
    Json(words::all(&language))
}

async fn begin(State(workshop): Shared) -> Response {
    match workshop.begin().await {
        Ok(session) => who(&workshop, session).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A second window: the practice that goes on, as it is.
async fn join(State(workshop): Shared) -> Json<Value> {
    let session = workshop.current.lock().await.session.number;
    who(&workshop, session)
}

fn who(workshop: &Workshop, session: u64) -> Json<Value> {
    let (owner, keeper, pin) = (cast::OWNER, cast::KEEPER.name, cast::PIN);
    let language = &workshop.language;
    Json(
        json!({ "session": session, "owner": owner, "keeper": keeper, "pin": pin, "language": language }),
    )
}

async fn add_people(State(workshop): Shared, Json(request): Json<Value>) -> StatusCode {
    match workshop.add_people(number(&request)).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(AmparoError::Busy) => StatusCode::CONFLICT,
        // The page says that the room has to open the phone first.
        Err(
            AmparoError::Locked
            | AmparoError::NotFound
            | AmparoError::WrongPin { .. }
            | AmparoError::Wait { .. },
        ) => StatusCode::LOCKED,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What day it is on the phones; without one: today.
async fn set_clock(State(workshop): Shared, Json(request): Json<Value>) -> StatusCode {
    let Some(session) = workshop.session(number(&request)).await else {
        return StatusCode::GONE;
    };
    session
        .clock
        .set(request.get("now_ms").and_then(Value::as_u64));
    StatusCode::NO_CONTENT
}

/// One phone shows a code.
async fn hand(State(workshop): Shared, Json(request): Json<Value>) -> StatusCode {
    let Some(session) = workshop.session(number(&request)).await else {
        return StatusCode::GONE;
    };
    let field = |name: &str| {
        request
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    if session.desk.put(field("kind"), field("text")) {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::BAD_REQUEST
    }
}

/// The other phone looks whether there is one; without a kind: which ones there are.
async fn take(State(workshop): Shared, Json(request): Json<Value>) -> Json<Value> {
    let Some(session) = workshop.session(number(&request)).await else {
        return Json(json!({ "ended": true }));
    };
    let kind = request.get("kind").and_then(Value::as_str);
    let text = kind.and_then(|kind| session.desk.take(kind));
    Json(json!({ "text": text, "kinds": session.desk.kinds() }))
}

fn number(request: &Value) -> Option<u64> {
    request.get("session").and_then(Value::as_u64)
}

async fn end(State(workshop): Shared) -> StatusCode {
    workshop.end.notify_one();
    StatusCode::NO_CONTENT
}

async fn phone_call(
    State(workshop): Shared,
    InPath(method): InPath<String>,
    Json(request): Json<Value>,
) -> Json<Value> {
    call(&workshop, "phone", method, &request).await
}

async fn keeper_call(
    State(workshop): Shared,
    InPath(method): InPath<String>,
    Json(request): Json<Value>,
) -> Json<Value> {
    call(&workshop, "keeper", method, &request).await
}

async fn new_call(
    State(workshop): Shared,
    InPath(method): InPath<String>,
    Json(request): Json<Value>,
) -> Json<Value> {
    call(&workshop, "new", method, &request).await
}

async fn call(workshop: &Workshop, device: &str, method: String, request: &Value) -> Json<Value> {
    let Some(device) = workshop.device(device, number(request)).await else {
        return Json(json!({ "error": { "kind": "ended" } }));
    };
    let args = request.get("args").cloned().unwrap_or_default();
    Json(phone::call(device, method, args).await)
}

/// `/<what>/<device>/<session>/<id>`.
type Private = InPath<(String, u64, String)>;

async fn document(State(workshop): Shared, InPath((device, number, id)): Private) -> Response {
    let read = move |phone: &Device| phone.document(&id);
    bytes(&workshop, &device, number, read).await
}

async fn capture(State(workshop): Shared, InPath((device, number, id)): Private) -> Response {
    let read = move |phone: &Device| phone.capture(&id);
    bytes(&workshop, &device, number, read).await
}

/// Something out of the open vault, for the phone's own screen.
async fn bytes(
    workshop: &Workshop,
    device: &str,
    number: u64,
    read: impl FnOnce(&Device) -> Result<(String, Vec<u8>), AmparoError> + Send + 'static,
) -> Response {
    let Some(device) = workshop.device(device, Some(number)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match tokio::task::spawn_blocking(move || read(&device)).await {
        Ok(Ok((kind, bytes))) => files::private(&kind, bytes),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The page of a printed keeper, for the browser's print service.
async fn sheet(
    State(workshop): Shared,
    InPath((device, number, keeper)): InPath<(String, u64, u16)>,
) -> Response {
    let device = workshop.device(&device, Some(number)).await;
    let html = device.and_then(|device| device.table.sheet(Some(keeper)));
    html.map_or_else(|| StatusCode::NOT_FOUND.into_response(), files::sheet)
}

/// The copy that was made last, to be saved wherever the person at the browser likes.
async fn copy(
    State(workshop): Shared,
    InPath((device, number)): InPath<(String, u64)>,
) -> Response {
    let device = workshop.device(&device, Some(number)).await;
    let copy = device.and_then(|device| device.table.copy());
    let read = move || copy.and_then(|path| std::fs::read(path).ok());
    match tokio::task::spawn_blocking(read).await {
        Ok(Some(bytes)) => files::download(COPY_NAME, bytes),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A file that was chosen on a phone.
async fn choose(
    State(workshop): Shared,
    InPath((device, number)): InPath<(String, u64)>,
    body: Bytes,
) -> StatusCode {
    let Some(device) = workshop.device(&device, Some(number)).await else {
        return StatusCode::GONE;
    };
    match tokio::task::spawn_blocking(move || device.choose(&body)).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A page for the browser's print service; `prints` reads what is asked for.
async fn print(
    State(workshop): Shared,
    InPath((device, number, what)): InPath<(String, u64, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(device) = workshop.device(&device, Some(number)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let make = move || prints::page(&device, &what, &query.unwrap_or_default());
    match tokio::task::spawn_blocking(make).await {
        Ok(Ok(html)) => files::sheet(html),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// An incident note as a text file, with English labels where `english` is the query.
async fn note(
    State(workshop): Shared,
    InPath((device, number, id)): Private,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(device) = workshop.device(&device, Some(number)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let english = query.as_deref() == Some("english");
    let make = move || device.amparo()?.plan()?.incident_text(id, english);
    match tokio::task::spawn_blocking(make).await {
        Ok(Ok(text)) => files::download(NOTE_NAME, text.into_bytes()),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A practice file with new words, to be saved.
async fn pack(State(workshop): Shared, InPath((number, name)): InPath<(u64, String)>) -> Response {
    let session = workshop.session(Some(number)).await;
    let file = session.and_then(|session| session.organisation.file(&name));
    file.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |(name, bytes)| files::download(name, bytes),
    )
}

/// A file with new words that was chosen on a phone: what becomes of it.
async fn install(
    State(workshop): Shared,
    InPath((device, number)): InPath<(String, u64)>,
    body: Bytes,
) -> Json<Value> {
    let Some(device) = workshop.device(&device, Some(number)).await else {
        return Json(json!({ "error": { "kind": "ended" } }));
    };
    Json(phone::install_pack(device, body.into()).await)
}

async fn take_push(
    State(workshop): Shared,
    InPath(channel): InPath<String>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    workshop.push.serve(&channel, &headers, body).await
}

/// What travelled between the devices, as a stranger on the way would see it.
async fn wire(State(workshop): Shared) -> Json<Value> {
    let row = |carried: &Carried| {
        let since = carried.at.duration_since(UNIX_EPOCH).unwrap_or_default();
        let at_ms = u64::try_from(since.as_millis()).unwrap_or_default();
        let slow = carried.channel == more::SLOW_CHANNEL;
        json!({ "at_ms": at_ms, "length": carried.length, "first": carried.first, "slow": slow })
    };
    Json(workshop.push.carried().iter().map(row).collect())
}

async fn inbox(State(workshop): Shared, RawQuery(query): RawQuery) -> Json<Value> {
    let query = query.unwrap_or_default();
    let field = |name: &str| {
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find_map(|(key, value)| (key == name).then_some(value))
    };
    let after = field("after").and_then(|value| value.parse().ok());
    let after = after.unwrap_or(0_usize);
    let bodies = workshop
        .push
        .wait(field("channel").unwrap_or_default(), after)
        .await;
    let next = after + bodies.len();
    let bodies: Vec<String> = bodies
        .iter()
        .map(|body| URL_SAFE_NO_PAD.encode(body))
        .collect();
    Json(json!({ "next": next, "bodies": bodies }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_listens_on_the_loopback_interface_only() {
        let (_listener, address) = listen(0).await.unwrap();
        assert!(address.ip().is_loopback() && address.is_ipv4());
    }
}
