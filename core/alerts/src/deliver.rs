//! Delivery: the one async part. Takes what is due, posts to all people together, writes down each
//! answer as it comes.
//!
//! Storage is reached through [`Shared`], only inside `spawn_blocking`, and never with a lock held
//! over an await. Everything is in the outbox before the first await and SENDING before the first
//! byte, so a future that is dropped anywhere loses nothing: the next run sends again.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use amparo_net::{Client, Endpoint, NetError, Policy, Request, Response, check_endpoint};
use tokio::sync::{Mutex as AsyncMutex, Notify, watch};
use tokio::task::{JoinSet, spawn_blocking};

use crate::Error;
use crate::capsule::Capsule;
use crate::outbox::AttemptId;
use crate::outbox::schedule::{Backlog, Job, Outcome};
use crate::rows::Reason;
use crate::vapid::VapidKey;
use crate::webpush;

pub(crate) mod date;

/// Whoever owns the capsule and its lock.
pub trait Shared: Send + Sync + 'static {
    /// Runs `work` on the capsule. Called from threads that may block.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no capsule to run on.
    fn with<T, F: FnOnce(&mut Capsule) -> T>(&self, work: F) -> Result<T, Error>;
}

impl Shared for Mutex<Capsule> {
    fn with<T, F: FnOnce(&mut Capsule) -> T>(&self, work: F) -> Result<T, Error> {
        // A panic under the lock came before or after a transaction, never in the middle of one: what
        // is in memory is what was committed.
        let mut capsule = self
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(work(&mut capsule))
    }
}

/// What one run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivered {
    /// Requests made.
    pub tried: u32,
    /// Accepted by a push service.
    pub accepted: u32,
    /// What is left for another run.
    pub backlog: Backlog,
}

/// Delivers, one run at a time.
#[derive(Debug)]
pub struct Courier {
    client: Client,
    running: AsyncMutex<()>,
    more: Notify,
    stops: watch::Sender<u64>,
}

impl Courier {
    /// A courier over one client.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            running: AsyncMutex::new(()),
            more: Notify::new(),
            stops: watch::Sender::new(0),
        }
    }

    /// Ends every [`Self::deliver`] that runs now, soon. What had no answer yet waits for the next.
    pub fn stop(&self) {
        self.stops
            .send_modify(|stops| *stops = stops.wrapping_add(1));
    }

    /// Tries everything that is due, all people together, and returns when nothing more is due.
    /// `now_ms` reads the clock. A second call meanwhile makes the running one look again (a new
    /// press does not wait for a slow answer to an old one), then finds the rest.
    pub async fn deliver<S: Shared>(
        &self,
        shared: Arc<S>,
        now_ms: impl Fn() -> u64 + Send + Sync,
    ) -> Result<Delivered, Error> {
        let mut stopped = self.stops.subscribe();
        self.more.notify_one();
        let _running = tokio::select! {
            biased;
            _ = stopped.changed() => return finish(&shared, Delivered::default(), now_ms()).await,
            running = self.running.lock() => running,
        };
        let mut done = Delivered::default();
        let mut in_flight = HashSet::new();
        // Dropped with this future: the requests end, their attempts stay SENDING for the next run.
        let mut posts = JoinSet::new();
        loop {
            for job in take_due(&shared, &in_flight, now_ms()).await? {
                in_flight.insert(job.attempt);
                done.tried += 1;
                posts.spawn(send(self.client.clone(), job, now_ms()));
            }
            if posts.is_empty() {
                break;
            }
            tokio::select! {
                biased;
                _ = stopped.changed() => {
                    posts.abort_all();
                    for attempt in in_flight {
                        report(&shared, attempt, Outcome::Interrupted, now_ms()).await?;
                    }
                    break;
                }
                () = self.more.notified() => {}
                Some(sent) = posts.join_next() => {
                    // A request that panicked is a defect of ours; its attempt stays SENDING.
                    let Ok((attempt, outcome)) = sent else { return Err(Error::Internal { code: "deliver-join" }) };
                    done.accepted += u32::from(matches!(outcome, Outcome::Answered { status: 200..=299, .. }));
                    report(&shared, attempt, outcome, now_ms()).await?;
                    in_flight.remove(&attempt);
                }
            }
        }
        finish(&shared, done, now_ms()).await
    }
}

async fn take_due<S: Shared>(
    shared: &Arc<S>,
    in_flight: &HashSet<AttemptId>,
    now_ms: u64,
) -> Result<Vec<Job>, Error> {
    let in_flight = in_flight.clone();
    blocking(shared, move |capsule| capsule.take_due(&in_flight, now_ms)).await?
}

async fn report<S: Shared>(
    shared: &Arc<S>,
    attempt: AttemptId,
    outcome: Outcome,
    now_ms: u64,
) -> Result<(), Error> {
    blocking(shared, move |capsule| {
        capsule.report(attempt, &outcome, now_ms)
    })
    .await?
}

async fn finish<S: Shared>(
    shared: &Arc<S>,
    done: Delivered,
    now_ms: u64,
) -> Result<Delivered, Error> {
    let backlog = blocking(shared, move |capsule| capsule.backlog(now_ms)).await?;
    Ok(Delivered { backlog, ..done })
}

async fn blocking<S: Shared, T: Send + 'static>(
    shared: &Arc<S>,
    work: impl FnOnce(&mut Capsule) -> T + Send + 'static,
) -> Result<T, Error> {
    let shared = Arc::clone(shared);
    spawn_blocking(move || shared.with(work))
        .await
        .map_err(|_| Error::Internal {
            code: "deliver-blocking",
        })?
}

/// One job, with the one extra try that RFC 8292 §4.2's answers allow: a refused signature is made
/// once more by the service's own clock.
async fn send(client: Client, job: Job, now_ms: u64) -> (AttemptId, Outcome) {
    let attempt = job.attempt;
    let endpoint = match check(client.policy(), &job) {
        Ok(endpoint) => endpoint,
        Err(reason) => return (attempt, Outcome::Unusable(reason)),
    };
    let mut answer = post(&client, &endpoint, &job, now_ms).await;
    if let Ok(Ok(response)) = &answer
        && matches!(response.status, 401 | 403)
        && let Some(their_ms) = response.date.as_deref().and_then(date::parse)
    {
        answer = post(&client, &endpoint, &job, their_ms).await;
    }
    let outcome = match answer {
        Err(_) | Ok(Err(NetError::BadRequest | NetError::Client)) => {
            Outcome::Unusable(Reason::Internal)
        }
        Ok(Err(error)) => Outcome::Unreachable(error),
        Ok(Ok(response)) => Outcome::Answered {
            status: response.status,
            retry_after_ms: response
                .retry_after
                .as_deref()
                .and_then(|value| date::retry_after(value, response.date.as_deref(), now_ms)),
            date_ms: response.date.as_deref().and_then(date::parse),
        },
    };
    (attempt, outcome)
}

fn check(policy: &Policy, job: &Job) -> Result<Endpoint, Reason> {
    if !job.host_agreed {
        return check_endpoint(policy, &job.endpoint).map_err(|_| Reason::Address);
    }
    let host = crate::pairing::host_of(&job.endpoint).ok_or(Reason::Address)?;
    // Loopback hosts of tests cannot be agreed to; they pass by the policy itself.
    let policy = policy
        .clone()
        .with_host(&host)
        .unwrap_or_else(|_| policy.clone());
    check_endpoint(&policy, &job.endpoint).map_err(|_| Reason::Address)
}

async fn post(
    client: &Client,
    endpoint: &Endpoint,
    job: &Job,
    signed_ms: u64,
) -> Result<Result<Response, NetError>, Error> {
    let vapid = VapidKey::from_parts(&job.vapid_private, job.vapid_public);
    let ttl = job.left_ms.min(job.life_ms) / 1000;
    let headers = vec![
        ("ttl", ttl.to_string()),
        ("urgency", "high".to_owned()),
        ("topic", job.topic.clone()),
        ("content-type", "application/octet-stream".to_owned()),
        ("content-encoding", "aes128gcm".to_owned()),
        (
            "authorization",
            vapid.authorization(endpoint.origin(), signed_ms)?,
        ),
    ];
    let body = webpush::seal(&job.recipient, &job.envelope)?;
    Ok(client
        .post(Request {
            endpoint: endpoint.clone(),
            headers,
            body,
        })
        .await)
}

#[cfg(test)]
mod tests;
