//! What the case registry was asked for and has not answered: a supervisor stops it, a clerk sees that it waits.

use central::proof::desk::Role;
use sqlx::Connection;

use crate::{
    counter::{PASSWORD, add_with_role},
    scene::{Scene, path},
};

const SUPERVISOR: &str = "rita.sa";

#[tokio::test]
async fn a_supervisor_alone_stops_what_the_registry_has_not_answered() {
    let mut scene = Scene::set().await;
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    let request = scene.weak_correction(0).await;
    let id = request.header.id.to_string();
    let mut database = scene.central.database().await;
    for sql in [
        "INSERT INTO case_changes (key, request_id, what, case_id, why, expected_email_hash,
             expected_status, begun_at, due_at)
         SELECT 'k', request_id, 'address', case_id, 'hold', email_hash, 'pending', 0, 0
         FROM contents JOIN cases ON cases.id = case_id WHERE request_id = $1",
        "UPDATE requests SET state = 'applying' WHERE id = $1",
        "UPDATE proofs SET look_at = 9223372036854775807 WHERE request_id = $1",
    ] {
        sqlx::query(sql)
            .bind(&id)
            .execute(&mut database)
            .await
            .unwrap();
    }
    database.close().await.unwrap();
    let form = "/called-off\"";
    assert!(!scene.open(&request).await.contains(form), "not a clerk");
    let answer = scene
        .act(&request, "called-off", &[("reason", "suspected-fraud")])
        .await;
    assert_eq!(answer.status, 403);
    let answer = scene.counter.sign_in(SUPERVISOR, PASSWORD).await;
    assert_eq!(answer.status, 303);
    let page = scene.open(&request).await;
    assert!(
        page.contains(form) && page.contains(&path(&request)),
        "{page}"
    );
    let without = scene
        .act(&request, "called-off", &[("reason", "because")])
        .await;
    assert_eq!(without.status, 422);
    let called_off = scene.reason(&request, "called-off", "suspected-fraud");
    assert_eq!(called_off.await, "done");
    assert_eq!(scene.state().await, "stopped");
    let again = scene.reason(&request, "called-off", "suspected-fraud");
    assert_eq!(again.await, "not-now");
    assert_eq!(scene.acts().await, ["stopped suspected-fraud"]);
    scene.work().await;
    let email = scene.central.email_of(&scene.people[0]).await;
    assert_eq!(email, scene.people[0].email.as_str());
}
