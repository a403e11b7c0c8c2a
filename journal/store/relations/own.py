"""What somebody wrote themself, and who has read it."""

from __future__ import annotations

from journal.store.agreed import OWN as OWN_AGREEMENTS

OWN = {
    "own_entries": "select * from kept.entries where author_id = $scope_person",
    # The same, to look ids up in: the engine asks its index only where nothing but the id is
    # compared with a value, and reads the whole column otherwise.
    "own_entries_named": """
        select * from kept.entries where author_id || entry_id = $scope_person || entry_id""",
    "own_catalogue": "select * from kept.catalogue where author_id = $scope_person",
    "own_versions": "select * from kept.entry_versions where author_id = $scope_person",
    "own_tried_next": "select * from kept.tried_next where author_id = $scope_person",
    "own_deleted": "select * from kept.deleted_entries where author_id = $scope_person",
    "own_drafts": "select * from kept.drafts where author_id = $scope_person",
    "own_check_ins": "select * from wellbeing.check_ins where author_id = $scope_person",
    "own_deleted_check_ins": """
        select * from wellbeing.deleted_check_ins where author_id = $scope_person""",
    "own_agreements": OWN_AGREEMENTS,
    "own_shares": """
        select * from kept.shares where entry_id in
            (select entry_id from kept.entries where author_id = $scope_person)""",
    "own_reads": """
        select reads.entry_id, reads.audience, reads.reader_id, people.name as reader, reads.read_at
        from kept.reads as reads
        join kept.entries as entries on entries.entry_id = reads.entry_id
        join kept.people as people on people.person_id = reads.reader_id
        where entries.author_id = $scope_person""",
}
