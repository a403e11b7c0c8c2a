"""What every test may rely on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from journal import passwords
from journal.called import call

HERE = Path(__file__).parent
# Most tests of these make a store, a demo or a page of their own; `make check` leaves them out,
# which has to be done while one looks on.
TAKE_A_WHILE = (
    "dashboard",
    "deploy",
    "faults",
    "journal/actions",
    "journal/demo",
    "journal/questions",
    "journal/reading",
    "journal/release/test_release.py",
    "journal/release/test_restored.py",
    "journal/release/test_weakened.py",
    "journal/release/test_who_is_in_it.py",
    "journal/statistics/test_against_statsmodels.py",
    "journal/statistics/test_many_teams.py",
    "journal/statistics/test_simulated.py",
    "journal/store",
    "journal/test_passwords.py",
    "journal/test_who_sees_a_request.py",
    "journal/test_who_sees_which_field.py",
    "journal/transfer",
    "journal/upgrades",
    "sign_in",
)
# Of each thing that these go through in detail, `make test` goes through one way; they are run by
# `make test-long`, two at a time, as are the properties, with more examples.
THOROUGH = (
    "browser/cut_line",
    "browser/test_accessibility.py::test_axe_finds_nothing_where_a_supervisor_reads[phone-light]",
    "browser/test_accessibility.py::test_axe_finds_nothing_where_an_agent_writes_and_reads[desktop-dark]",
    "browser/test_admin.py::test_axe_finds_nothing_in_any_part",
    "browser/test_coming_back.py::test_a_filter_narrows_stays_in_the_tab_and_out_of_the_address",
    "browser/test_coming_back.py::test_what_one_wanted_to_try_comes_back_and_my_patterns_show_what_came_of_it",
    "browser/test_coming_back.py::test_words_in_any_script_find_the_entry_and_are_marked_in_it[desktop]",
    "browser/test_customers_data.py::test_a_card_number_is_masked_as_it_is_written",
    "browser/test_debriefs.py",
    "browser/test_help_and_incidents.py::test_a_report_reaches_who_takes_it_and_comes_back_answered",
    "browser/test_help_and_incidents.py::test_ones_own_check_ins_end_when_one_says_so",
    "browser/test_importing.py::test_axe_finds_nothing_where_a_file_is_imported",
    "browser/test_main_job.py::test_an_entry_is_kept_from_its_first_answer_and_counts_once_when_saved[desktop]",
    "browser/test_my_journal.py",
    "browser/test_playbook.py",
    "browser/test_promises.py::test_a_supervisor_hands_a_promise_over_and_the_colleague_takes_it",
    "browser/test_promises.py::test_no_promise_is_made_of_words_that_could_not_be_kept",
    "browser/test_promises.py::test_of_two_tabs_the_second_is_told_that_the_promise_moved",
    "browser/test_reflect.py::test_a_text_that_is_too_long_is_kept_and_said_to_be_too_long",
    "browser/test_reflect.py::test_missing_answers_are_named_and_what_was_given_stays",
    "browser/test_reflect.py::test_visiting_reflect_keeps_no_draft",
    "browser/test_reminders.py",
    "browser/test_sharing.py::test_the_team_reads_it_without_a_name",
    "browser/test_signing_in.py",
    "browser/test_slow_disk.py",
    "browser/test_support.py",
    "browser/test_tabs.py::test_a_draft_outlives_the_server",
    "browser/test_tabs.py::test_what_two_tabs_write_into_one_field_is_all_kept",
    "browser/test_trends.py::test_an_address_that_cannot_be_meant_is_answered_plainly",
    "browser/test_trends.py::test_the_address_leads_back_to_what_was_chosen",
    "browser/test_trends_behind.py::test_on_a_phone",
    "browser/test_trends_behind.py::test_with_the_keyboard",
    "browser/test_typing_on.py::test_a_form_that_is_begun_stays_as_it_is[/support]",
    "browser/test_wellbeing.py",
    "dashboard/test_calendar_clients.py",
    "dashboard/test_control.py::test_a_socket_left_by_a_killed_app_hinders_nobody",
    "dashboard/test_packs_alike.py::test_twenty_thousand_characters_are_whole_in_each_file",
    "deploy/test_unit.py::test_it_makes_and_serves_a_workspace_with_a_read_only_disk_and_no_rights",
    "faults/test_small_disk.py",
    "faults/test_torn_log.py::test_a_log_that_was_torn_off",
    "faults/test_two_restores.py::test_of_two_restores_at_once_the_second_is_refused[in its place]",
    "journal/actions/test_ledger_histories.py",
    "journal/actions/test_shortening_the_log.py::test_a_log_without_its_last_row_is_not_let_go_of",
    "journal/actions/test_support_histories.py",
    "journal/demo/test_building.py::test_the_weeks_before_the_running_one_are_alike_whatever_the_day",
    "journal/questions/test_attacker.py::test_a_",
    "journal/questions/test_attacker.py::test_the_attacker_has_something_to_look_at",
    "journal/questions/test_attacker.py::test_who_ended_it_is_told_of_no_one_to_four_people",
    "journal/questions/test_attacker.py::test_who_ended_it_would_be_found_out_of_one_cause",
    "journal/questions/test_attacker_of_few.py::test_a_figure_on_fewer",
    "journal/questions/test_attacker_of_few.py::test_blocks_from_before",
    "journal/questions/test_attacker_of_few.py::test_no_sum_is_about_fewer_people_than_agreed[1]",
    "journal/questions/test_attacker_of_few.py::test_telling_the_same_blocks",
    "journal/questions/test_behind_everything.py::test_as_many_are_listed_as_are_counted[weeks]",
    "journal/questions/test_demo_change.py::test_the_hidden_change_is_named_and_nothing_else_is[2026-11-25]",
    "journal/questions/test_demo_change.py::test_the_hidden_change_is_named_and_nothing_else_is[2027-06-17]",
    "journal/questions/test_demo_change.py::test_the_hidden_change_is_named_and_nothing_else_is[2028-03-02]",
    "journal/questions/test_narrowing.py::test_nothing_that_is_told_moves_before_the_next_copy",
    "journal/questions/test_promises_agree.py",
    "journal/reading/test_same_subject.py",
    "journal/reading/test_soundness.py::test_a_row_that_refers_to_nothing_is_counted",
    "journal/release/test_weakened.py",
    "journal/statistics/test_many_teams.py",
    "journal/store/backup/test_killed.py::test_a_backup_that_is_killed_leaves_no_half_under_its_name[again]",
    "journal/store/backup/test_killed.py::test_a_backup_that_is_killed_leaves_no_half_under_its_name[copying]",
    "journal/store/backup/test_killed.py::test_a_restore_that_is_killed_leaves_a_workspace_that_opens",
    "journal/store/test_disk_full.py",
    "journal/transfer/test_long_files.py::test_a_long_file_is_judged_as_one_process_alone_would",
    "journal/transfer/test_long_files.py::test_an_import_that_is_interrupted",
    "journal/transfer/test_telecom_file.py",
    "test_docs.py::test_the_commands_of_the_import_page_run_as_they_stand",
    "test_operating.py::test_who_follows_the_page_loses_the_machine_and_nothing_else",
)
MARKED = {"slow": TAKE_A_WHILE, "browser": ("browser",)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    thorough = tuple(f"tests/{one}" for one in THOROUGH)
    for item in items:
        for mark in marks_of(item.path):
            item.add_marker(mark)
        if item.nodeid.startswith(thorough) and item.get_closest_marker("long") is None:
            item.add_marker("thorough")
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("property")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is left out by its mark is not read either, which takes as long as the tests."""
    left_out = any(f"not {mark}" in config.option.markexpr for mark in marks_of(collection_path))
    return True if left_out else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was done to the program, and how often, is told and not only that it held."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    told = sorted(
        str(said)
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, said in report.user_properties
        if name == "fault"
    )
    if told:
        terminalreporter.section("faults")
        for line in told:
            terminalreporter.line(line)


@pytest.fixture(scope="module", autouse=True)
def hashed_in_no_time() -> Iterator[None]:
    """Passwords of made-up people guard nothing; tests/journal/test_passwords.py pays in full."""
    with pytest.MonkeyPatch.context() as patched:
        cheapest = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        patched.setattr(passwords, "HASHER", cheapest)
        yield


@pytest.fixture(autouse=True)
def called_as_usual() -> Iterator[None]:
    """Words are called in a process; what one test calls them is not for the next."""
    yield
    call({})


@cache  # there are twenty tests in a file
def marks_of(path: Path) -> tuple[str, ...]:
    """How the tests of a file or folder are marked for where they stand."""
    stand_in = [path, *path.parents]
    return tuple(
        mark for mark, parts in MARKED.items() if any(HERE / part in stand_in for part in parts)
    )


# The same examples at every run: a red test says something about the change at hand.
# Tests on a real store run more slowly than a deadline for pure functions would allow.
settings.register_profile(
    "afterword",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("quick", parent=settings.get_profile("afterword"), max_examples=20)
settings.load_profile("afterword")
