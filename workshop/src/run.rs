//! One run of the program: sweep, set up, serve, end, remove.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use std::{env, io};

use amparo::AmparoError;
use amparo_text::Args;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::end::Signals;
use crate::folder::{self, Folder};
use crate::options::Wish;
use crate::server::{self, Workshop};
use crate::{browser, say, words};

/// How long calls still running may take once the practice has ended.
const LAST_CALLS: Duration = Duration::from_secs(2);

/// Why there is no practice.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// The port is taken, the temporary folder cannot be written, and the like.
    #[error("{what}: {why}")]
    System {
        /// What was attempted.
        what: &'static str,
        /// The system's reason.
        why: io::Error,
    },
    /// The practice phone could not be set up.
    #[error("the practice phone could not be set up: {0:?}")]
    Phone(AmparoError),
    /// Something stayed behind.
    #[error("the practice folder could not be removed: {0}")]
    Left(String),
}

impl Problem {
    pub(crate) fn system(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |why| Self::System { what, why }
    }
}

/// Serves until it is ended, then removes everything.
pub(crate) fn serve(wish: Wish) -> Result<(), Problem> {
    let open = wish.open;
    let runtime = runtime()?;
    let mut signals = {
        let _inside = runtime.enter();
        Signals::listen().map_err(Problem::system("cannot listen for Ctrl-C"))?
    };
    let parent = env::temp_dir();
    folder::sweep(&parent);
    let folder = make_folder(&parent)?;
    let served = runtime.block_on(async {
        let (workshop, listener, address) = start(folder.path(), wish).await?;
        let page = format!("http://{address}/");
        say::line(&words::terminal(
            "terminal-open",
            &Args::new().with("address", page.as_str()),
        ));
        say::line(&words::terminal("terminal-how-to-end", &Args::new()));
        if open {
            browser::open(&page);
        }
        let app = server::routes(Arc::clone(&workshop), address);
        let end = tokio::select! {
            end = axum::serve(listener, app) => end,
            () = signals.any() => Ok(()),
            () = workshop.ended() => Ok(()),
        };
        workshop.close().await;
        end.map_err(Problem::system("the server stopped"))
    });
    runtime.shutdown_timeout(LAST_CALLS);
    remove(folder)?;
    served?;
    say::line(&words::terminal("terminal-ended", &Args::new()));
    Ok(())
}

/// The threads everything runs on.
pub(crate) fn runtime() -> Result<Runtime, Problem> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Problem::system("cannot start"))
}

/// The run's folder inside `parent`.
pub(crate) fn make_folder(parent: &Path) -> Result<Folder, Problem> {
    Folder::make(parent).map_err(Problem::system("cannot make a temporary folder"))
}

/// Removes it, or says which folder stayed.
pub(crate) fn remove(folder: Folder) -> Result<(), Problem> {
    let name = folder.path().display().to_string();
    if folder.remove() {
        Ok(())
    } else {
        Err(Problem::Left(name))
    }
}

/// Sets the phone up inside `folder` and opens the socket.
pub(crate) async fn start(
    folder: &Path,
    wish: Wish,
) -> Result<(Arc<Workshop>, TcpListener, SocketAddr), Problem> {
    let (listener, address) = server::listen(wish.port)
        .await
        .map_err(Problem::system("cannot listen on 127.0.0.1"))?;
    let folder = folder.to_owned();
    let set_up = move || Workshop::set_up(&folder, wish.language, address);
    let workshop = tokio::task::spawn_blocking(set_up)
        .await
        .unwrap_or(Err(AmparoError::Internal { code: 0 }))
        .map_err(Problem::Phone)?;
    Ok((workshop, listener, address))
}
