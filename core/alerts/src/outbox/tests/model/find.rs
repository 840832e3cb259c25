//! How steps find what they are about, and how rows are read.

use super::*;
use crate::rows::{AttemptRow, Row};

impl Model {
    /// Old ones leave with a later press.
    pub(super) fn nth_alert(&mut self, at: usize) -> Option<AlertId> {
        let rows = &self.world.capsule.as_ref()?.rows;
        let mut alerts: Vec<_> = self
            .saved
            .iter()
            .filter(|(id, saved)| saved.is_alert && rows.contains_key(&RowId(id.0)))
            .map(|(id, _)| *id)
            .collect();
        alerts.sort_by_key(|id| self.ages[&id.0]);
        (!alerts.is_empty()).then(|| alerts[at % alerts.len()])
    }

    /// Gives new attempts their age, in the order of the people.
    pub(super) fn age(&mut self) {
        let places: HashMap<_, _> = self
            .people
            .iter()
            .enumerate()
            .map(|(at, somebody)| (somebody.id.0, at))
            .collect();
        let mut new = self.attempts(|_| true);
        new.retain(|(id, _)| !self.ages.contains_key(&id.0));
        new.sort_by_key(|(_, row)| (places.get(&row.person.0).copied(), row.channel));
        for (id, _) in new {
            self.ages.insert(id.0, self.ages.len());
        }
    }

    pub(super) fn nth_person(&self, at: usize) -> Option<usize> {
        (!self.people.is_empty()).then(|| at % self.people.len())
    }

    pub(super) fn nth_attempt(
        &mut self,
        at: usize,
        wanted: impl Fn(&AttemptRow) -> bool,
    ) -> Option<(AttemptId, AttemptRow)> {
        let mut found = self.attempts(wanted);
        found.sort_by_key(|(id, _)| self.ages[&id.0]);
        (!found.is_empty()).then(|| found[at % found.len()].clone())
    }

    pub(super) fn attempt(&mut self, id: AttemptId) -> Option<AttemptRow> {
        match self.world.capsule().rows.get(&RowId(id.0)) {
            Some(Row::Attempt(row)) => Some(row.clone()),
            _ => None,
        }
    }

    pub(super) fn attempts(
        &mut self,
        wanted: impl Fn(&AttemptRow) -> bool,
    ) -> Vec<(AttemptId, AttemptRow)> {
        let rows = self.world.capsule().rows.iter();
        rows.filter_map(|(id, row)| match row {
            Row::Attempt(row) if row.alert.is_some() && wanted(row) => {
                Some((AttemptId(id.0), row.clone()))
            }
            _ => None,
        })
        .collect()
    }

    pub(super) fn has_left(&mut self, id: AttemptId) -> bool {
        self.attempt(id).is_some_and(|row| row.has_left())
    }

    pub(super) fn is_over(&mut self, id: AttemptId) -> bool {
        let state = self.attempt(id).map(|row| row.state);
        matches!(state, Some(State::Expired | State::Cancelled))
    }

    /// Every row as it is in memory.
    pub(super) fn bytes(&mut self) -> BTreeMap<RowId, Vec<u8>> {
        let rows = self.world.capsule().rows.iter();
        rows.map(|(id, row)| (*id, row.encode().unwrap().to_vec()))
            .collect()
    }
}
