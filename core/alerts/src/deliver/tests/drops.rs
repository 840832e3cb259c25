use std::future::{Future, poll_fn};
use std::task::Poll;

use super::*;

/// Polls `run` so many times at most, then drops it. What it came to, if it came to an end.
async fn poll_times<T>(run: impl Future<Output = T>, times: u32) -> Option<T> {
    let mut run = std::pin::pin!(run);
    let mut left = times;
    poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match run.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            // The last one is not waited for.
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Every await is the end of a poll: dropping after the first, the second, … covers them all.
#[tokio::test]
async fn dropped_after_any_poll_everything_arrives_all_the_same() {
    let service = Service::start().await;
    let busy = "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n";
    let mut polls = 0;
    loop {
        polls += 1;
        let mut phone = Phone::new(&service, &["/a", "/b"]);
        service.received.lock().unwrap().clear();
        service.answer("/b", &[busy, CREATED]);
        let alert = phone.press(NOW);
        let run = phone.courier.deliver(Arc::clone(&phone.shared), || NOW);
        let ended = poll_times(run, polls).await.is_some();
        // The next start of the process: nothing is in memory but what was written down. Work that
        // the dropped run had begun ends by itself, and only then is the capsule closed.
        let mut world = std::mem::replace(&mut phone.world, World::new());
        let shared = std::mem::replace(
            &mut phone.shared,
            Arc::new(Mutex::new(World::new().capsule.unwrap())),
        );
        let mut shared = Some(shared);
        while let Some(waiting) = shared.take() {
            match Arc::try_unwrap(waiting) {
                Ok(capsule) => drop(capsule),
                Err(still) => {
                    shared = Some(still);
                    tokio::task::yield_now().await;
                }
            }
        }
        world.reopen();
        phone.shared = Arc::new(Mutex::new(world.capsule.take().unwrap()));
        for after in [1_000, 10_000, 20_000] {
            phone.deliver(NOW + after).await;
        }
        assert_eq!(
            phone.states(alert),
            [Accepted, Accepted],
            "dropped after {polls} polls"
        );
        for (at, path) in ["/a", "/b"].into_iter().enumerate() {
            let verdicts = service.received(path);
            let mut new = 0;
            for request in verdicts {
                match phone.relatives[at]
                    .receive_push(&request.body, NOW)
                    .unwrap()
                    .word()
                {
                    "new" => new += 1,
                    other => assert_eq!(other, "old-copy"),
                }
            }
            assert_eq!(new, 1, "shown once, dropped after {polls} polls");
        }
        phone.world = world;
        if ended {
            break;
        }
    }
    assert!(polls > 3, "it was dropped nowhere");
}
