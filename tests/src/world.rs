//! What a scenario has opened so far.
//!
//! [`World::call`] makes one call on the façade; which calls there are stands in `calls.rs`.

use crate::arguments::Arguments;
use crate::calls;
use crate::values::Json;
use amparo::{
    Alerts, Amparo, AmparoError, CaptureExport, CaptureImport, Cards, DocumentExport,
    DocumentImport, Job, KeeperOffer, Pairing, Plan, ReopenHelp, Reopening, TestEndpoint,
    TestPublisher, TestRelative, Vault,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Why a call gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The call itself is wrong: unknown, or with wrong arguments. A sentence.
    Call(String),
    /// The core refused it.
    Core(AmparoError),
}

impl From<String> for Wrong {
    fn from(sentence: String) -> Self {
        Self::Call(sentence)
    }
}

impl From<AmparoError> for Wrong {
    fn from(error: AmparoError) -> Self {
        Self::Core(error)
    }
}

impl Wrong {
    /// `{"error": kind, …}` if the core refused the call.
    pub fn kind(&self) -> Option<Value> {
        match self {
            Self::Call(_) => None,
            Self::Core(error) => Some(error.json()),
        }
    }
}

/// An object of the façade that steps pass around.
#[derive(Clone)]
pub(crate) enum Object {
    Pairing(Arc<Pairing>),
    Import(Arc<DocumentImport>),
    Export(Arc<DocumentExport>),
    CaptureImport(Arc<CaptureImport>),
    CaptureExport(Arc<CaptureExport>),
    Job(Arc<Job>),
    KeeperOffer(Arc<KeeperOffer>),
    Reopening(Arc<Reopening>),
    ReopenHelp(Arc<ReopenHelp>),
    Endpoint(Arc<TestEndpoint>),
    Relative(Arc<TestRelative>),
    Publisher(Arc<TestPublisher>),
    /// Made from an app that has been closed.
    Gone,
}

/// Phones, each an app over a folder of its own, and the objects made from them.
pub struct World {
    folder: PathBuf,
    /// By name; the first phone has none, and the scenario's folder itself.
    phones: BTreeMap<String, Arc<Amparo>>,
    /// The one that calls go to.
    phone: String,
    /// Each with the phone it was made on.
    objects: Vec<(String, Object)>,
    runtime: tokio::runtime::Runtime,
}

impl World {
    /// An app that is not opened yet; its data will be in `folder`, which exists and is empty.
    pub fn new(folder: &Path) -> Result<Self, Wrong> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let runtime = runtime.map_err(|error| format!("no runtime: {error}"))?;
        Ok(Self {
            folder: folder.to_path_buf(),
            phones: BTreeMap::new(),
            phone: String::new(),
            objects: Vec::new(),
            runtime,
        })
    }

    /// Calls `name` (`alerts.press`) with `arguments` (an object, or null for none).
    pub fn call(&mut self, name: &str, arguments: Value) -> Result<Value, Wrong> {
        calls::call(self, name, Arguments::new(arguments)?)
    }

    /// From now on, calls go to the phone of that name.
    pub(crate) fn take_up(&mut self, phone: &str) -> Result<(), Wrong> {
        let plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        if phone.is_empty() || !phone.chars().all(plain) {
            return Err(Wrong::Call(format!("`{phone}` is no name of a phone")));
        }
        phone.clone_into(&mut self.phone);
        Ok(())
    }

    /// (Re)opens the app of the current phone: what a restart does.
    pub(crate) fn open(&mut self, languages: Vec<String>, now_ms: u64) -> Result<(), Wrong> {
        // The old one goes first: two at once would be two processes with the same data. What was made from it
        // goes too; a push service, somebody's page and what a test holds in its hand live on.
        for (phone, object) in &mut self.objects {
            let lasts = matches!(
                object,
                Object::Endpoint(_) | Object::Relative(_) | Object::Publisher(_) | Object::Job(_)
            );
            if *phone == self.phone && !lasts {
                *object = Object::Gone;
            }
        }
        self.phones.remove(&self.phone);
        let folder = self.folder.join(&self.phone);
        std::fs::create_dir_all(&folder).map_err(|error| format!("no folder: {error}"))?;
        let folder = folder.to_string_lossy().into_owned();
        let app = Amparo::open_harness(folder, languages, now_ms)?;
        self.phones.insert(self.phone.clone(), app);
        Ok(())
    }

    pub(crate) fn app(&self) -> Result<&Arc<Amparo>, Wrong> {
        self.phones
            .get(&self.phone)
            .ok_or_else(|| Wrong::Call("the first step is amparo.open".to_owned()))
    }

    /// The argument `path`, which is inside the scenario's folder.
    pub(crate) fn path(&self, a: &mut Arguments) -> Result<String, Wrong> {
        let path = a.text("path")?;
        let inside = |part| matches!(part, Component::Normal(_));
        if path.is_empty() || !Path::new(&path).components().all(inside) {
            return Err(Wrong::Call(format!("`{path}` is no path in the folder")));
        }
        Ok(self.folder.join(path).to_string_lossy().into_owned())
    }

    /// The argument `job`.
    pub(crate) fn job(&self, a: &mut Arguments) -> Result<Arc<Job>, Wrong> {
        match self.object(&a.value("job")?)? {
            Object::Job(job) => Ok(job),
            _ => Err(Wrong::Call("`job` is an object of another kind".to_owned())),
        }
    }

    pub(crate) fn cards(&self) -> Result<Arc<Cards>, Wrong> {
        Ok(self.app()?.cards()?)
    }

    pub(crate) fn plan(&self) -> Result<Arc<Plan>, Wrong> {
        Ok(self.app()?.plan()?)
    }

    pub(crate) fn vault(&self) -> Result<Arc<Vault>, Wrong> {
        Ok(self.app()?.vault()?)
    }

    pub(crate) fn alerts(&self) -> Result<Arc<Alerts>, Wrong> {
        Ok(self.app()?.alerts()?)
    }

    /// Waits for a pack to be fetched.
    pub(crate) fn fetch(&self, url: String) -> Result<Value, Wrong> {
        let packs = self.app()?.packs()?;
        Ok(self.runtime.block_on(packs.fetch(url))?.json())
    }

    /// Waits for a delivery.
    pub(crate) fn deliver(&self) -> Result<Value, Wrong> {
        let alerts = self.alerts()?;
        Ok(self.runtime.block_on(alerts.deliver())?.json())
    }

    /// Keeps an object; the answer is its handle.
    pub(crate) fn keep(&mut self, object: Object) -> Value {
        self.objects.push((self.phone.clone(), object));
        json!({"object": self.objects.len() - 1})
    }

    /// The object that a handle stands for.
    pub(crate) fn object(&self, handle: &Value) -> Result<Object, Wrong> {
        let index = handle
            .get("object")
            .and_then(Value::as_u64)
            .and_then(|index| usize::try_from(index).ok());
        let object = index.and_then(|index| self.objects.get(index));
        let object = object.map(|(_, object)| object.clone());
        object.ok_or_else(|| Wrong::Call(format!("{handle} is not an object")))
    }
}
