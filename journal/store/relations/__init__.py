"""The relations that a scope opens, each as what stands behind its name.

Each may use what comes from the scope ($scope_person, $scope_teams and so on), and what the query
itself binds: $team, $first, $until, $by_block, $this_week, $today, $moment, $weeks, $blocks.
"""

from journal.store.relations.audit import AUDIT
from journal.store.relations.debriefs import DEBRIEFS
from journal.store.relations.door import AT_DOOR
from journal.store.relations.figures import FIGURES
from journal.store.relations.incidents import INCIDENTS
from journal.store.relations.ledger import LEDGER
from journal.store.relations.own import OWN
from journal.store.relations.playbook import PLAYBOOK
from journal.store.relations.shared import SHARED
from journal.store.relations.support import SUPPORT

__all__ = ["AT_DOOR", "RELATIONS"]

RELATIONS = OWN | LEDGER | SHARED | SUPPORT | INCIDENTS | DEBRIEFS | PLAYBOOK | FIGURES | AUDIT
