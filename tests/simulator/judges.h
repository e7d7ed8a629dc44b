#pragma once

#include <vector>

#include "tests/simulator/final_state.h"
#include "tests/simulator/ledger.h"

namespace thidua::simulator {

/// Each judge checks some rules of sync.md at the end of a world, against what the world itself
/// knows. None of them uses the merge. They see a world at rest: nothing waits, everybody has
/// pulled everything.
using Findings = std::vector<Finding>;

/// Rule 1: each receipt that ever reached a device is the server's still, with the same content.
Findings judge_receipts(const FinalState& state, const Ledger& ledger);
/// Rule 2: each edit stands in the log at most once, and has one receipt that says where.
Findings judge_exactly_once(const FinalState& state, const Ledger& ledger);
/// Rule 3: one device's edits were merged in the order they were saved in, all of them; a rejected
/// one held up nothing.
Findings judge_order(const FinalState& state, const Ledger& ledger);
/// Rule 4: each value typed is in its record, in a conflict, in history or, rejected, waits for
/// attention on its device.
Findings judge_typed_values(const FinalState& state, const Ledger& ledger);
/// Rules 5 and 6: devices hold exactly the server's records of their scopes; the view is base.
Findings judge_convergence(const FinalState& state, const Ledger& ledger);
/// Deadlines and evidence: each version that was submitted has its evidence, under the server's
/// time of the announcement and of the edit.
Findings judge_evidence(const FinalState& state, const Ledger& ledger);
/// Deadlines and evidence, against the world's own time: nothing counts from before it existed or
/// was called about, the journal's bounds hold the truth, every code that was noted found its
/// version, and a claim that a device could make was made.
Findings judge_times(const FinalState& state, const Ledger& ledger);
/// Rule 11: the log stands in the order of acceptance, under the server's times.
Findings judge_clocks(const FinalState& state, const Ledger& ledger);
/// Merging: the records are what the independent model makes of the log.
Findings judge_merging(const FinalState& state, const Ledger& ledger);
/// Attached files: whole at the server, as they were attached, where somebody attached them; on
/// devices that fetched them the same; and no byte of them sent without need (rule 13).
Findings judge_files(const FinalState& state, const Ledger& ledger);

/// All of the above.
Findings judge_all(const FinalState& state, const Ledger& ledger);

}  // namespace thidua::simulator
