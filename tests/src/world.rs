//! What a scenario has opened so far.
//!
//! [`World::call`] makes one call on the façade; which calls there are stands in `calls.rs`.

use crate::arguments::Arguments;
use crate::calls;
use crate::values::Json;
use amparo::{
    Alerts, Amparo, AmparoError, Cards, DocumentExport, DocumentImport, Pairing, TestEndpoint,
    TestRelative, Vault,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
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
    Endpoint(Arc<TestEndpoint>),
    Relative(Arc<TestRelative>),
    /// Made from an app that has been closed.
    Gone,
}

/// One app over one folder, and the objects made from it.
pub struct World {
    folder: PathBuf,
    app: Option<Arc<Amparo>>,
    objects: Vec<Object>,
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
            app: None,
            objects: Vec::new(),
            runtime,
        })
    }

    /// Calls `name` (`alerts.press`) with `arguments` (an object, or null for none).
    pub fn call(&mut self, name: &str, arguments: Value) -> Result<Value, Wrong> {
        calls::call(self, name, Arguments::new(arguments)?)
    }

    /// (Re)opens the app: what a restart does.
    pub(crate) fn open(&mut self, languages: Vec<String>, now_ms: u64) -> Result<(), Wrong> {
        // The old one goes first: two at once would be two processes with the same data. What was made from it
        // goes too; a push service and somebody's page live on.
        for object in &mut self.objects {
            if !matches!(object, Object::Endpoint(_) | Object::Relative(_)) {
                *object = Object::Gone;
            }
        }
        self.app = None;
        let folder = self.folder.to_string_lossy().into_owned();
        self.app = Some(Amparo::open_harness(folder, languages, now_ms)?);
        Ok(())
    }

    pub(crate) fn app(&self) -> Result<&Arc<Amparo>, Wrong> {
        self.app
            .as_ref()
            .ok_or_else(|| Wrong::Call("the first step is amparo.open".to_owned()))
    }

    pub(crate) fn cards(&self) -> Result<Arc<Cards>, Wrong> {
        Ok(self.app()?.cards()?)
    }

    pub(crate) fn vault(&self) -> Result<Arc<Vault>, Wrong> {
        Ok(self.app()?.vault()?)
    }

    pub(crate) fn alerts(&self) -> Result<Arc<Alerts>, Wrong> {
        Ok(self.app()?.alerts()?)
    }

    /// Waits for the one asynchronous call.
    pub(crate) fn deliver(&self) -> Result<Value, Wrong> {
        let alerts = self.alerts()?;
        Ok(self.runtime.block_on(alerts.deliver())?.json())
    }

    /// Keeps an object; the answer is its handle.
    pub(crate) fn keep(&mut self, object: Object) -> Value {
        self.objects.push(object);
        json!({"object": self.objects.len() - 1})
    }

    /// The object that a handle stands for.
    pub(crate) fn object(&self, handle: &Value) -> Result<Object, Wrong> {
        let index = handle
            .get("object")
            .and_then(Value::as_u64)
            .and_then(|index| usize::try_from(index).ok());
        let object = index.and_then(|index| self.objects.get(index)).cloned();
        object.ok_or_else(|| Wrong::Call(format!("{handle} is not an object")))
    }
}
