"""Incident reports: those one has sent, and those sent to oneself while one is still named."""

from __future__ import annotations

MINE = "report_id in (select report_id from kept.incidents where reporter_id = $scope_person)"
TO_ME = """report_id in (
    select addressees.report_id from kept.incident_addressees as addressees
    join kept.incident_recipients as named on named.person_id = addressees.person_id
    where addressees.person_id = $scope_person)"""


def addressees(which: str) -> str:
    return f"""
        select addressees.report_id, addressees.person_id, people.name, addressees.read_at,
               addressees.person_id in (select person_id from kept.incident_recipients) as is_named
        from kept.incident_addressees as addressees
        join kept.people as people on people.person_id = addressees.person_id
        where addressees.{which}"""


def answers(which: str) -> str:
    return f"""
        select answers.report_id, people.name, answers.answered_at, answers.what
        from kept.incident_answers as answers
        join kept.people as people on people.person_id = answers.answered_by
        where answers.{which}"""


def reports(which: str) -> str:
    return f"""
        select incidents.*, people.name as reporter
        from kept.incidents as incidents
        join kept.people as people on people.person_id = incidents.reporter_id
        where incidents.{which}"""


INCIDENTS = {
    "own_incidents": reports(MINE),
    "own_incident_addressees": addressees(MINE),
    "own_incident_answers": answers(MINE),
    "incidents_to_me": reports(TO_ME),
    "incident_addressees_beside_me": addressees(TO_ME),
    "incident_answers_to_me": answers(TO_ME),
}
