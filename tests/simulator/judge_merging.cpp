#include <fmt/format.h>

#include "tests/simulator/history.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/reference_model.h"

namespace thidua::simulator {
namespace {

using Conflicts = std::multiset<ReferenceModel::OpenConflict>;

Conflicts open_conflicts_of(const Records& records) {
    Conflicts open;
    for (const auto& [id, record] : records) {
        if (record.type != "conflict" || text_or_empty(record.fields, "state") != "open") continue;
        const auto* subject = std::get_if<RecordId>(&find_value(record.fields, "record"));
        open.emplace(subject != nullptr ? *subject : RecordId{},
                     text_or_empty(record.fields, "path"), find_value(record.fields, "kept"),
                     find_value(record.fields, "other"));
    }
    return open;
}

std::string words(const ReferenceModel::OpenConflict& conflict) {
    const auto& [record, path, kept, other] = conflict;
    return fmt::format("{} of {} kept {} other {}", path, short_id(record.value()), words_of(kept),
                       words_of(other));
}

/// What a workflow decides is judged by its state; who and when are not the model's business.
bool is_predicted(const Record& record, std::string_view path) {
    // The server finds out which version a noted code is of.
    if (record.type == "read_out") return path == "code" || path == "said_by";
    if (record.type != "report") return true;
    return path.starts_with("answers/") || path == "state" || path == "version" || path == "seal" ||
           path == "requested_step";
}

class ModelComparison {
public:
    ModelComparison(const Records& records, const ReferenceModel& model, const History& history)
        : records_{records}, model_{model}, history_{history} {}

    Findings run() {
        for (const auto& [id, expected] : model_.records()) compare(id, expected);
        const Conflicts held = open_conflicts_of(records_);
        const Conflicts expected = model_.open_conflicts();
        for (const auto& conflict : expected)
            if (held.count(conflict) < expected.count(conflict) && is_sure(conflict))
                say("no open conflict for " + words(conflict));
        for (const auto& conflict : held)
            if (expected.count(conflict) < held.count(conflict) && is_sure(conflict))
                say("an open conflict for " + words(conflict) + " that should not be");
        for (const auto& [evidence, verdict] : model_.verdicts())
            compare(evidence, {{"decided", verdict}});
        for (const auto& surprise : model_.surprises())
            if (!history_.is_disputed(surprise.record, surprise.is_making ? FieldPath{History::making}
                                                                          : surprise.path))
                say(surprise.text);
        return std::move(findings_);
    }

private:
    void say(const std::string& text) { findings_.push_back({"merging", 4, text}); }
    [[nodiscard]] bool is_sure(const ReferenceModel::OpenConflict& conflict) const {
        return !history_.is_disputed(std::get<RecordId>(conflict), std::get<FieldPath>(conflict));
    }

    void compare(const RecordId& id, const Fields& expected) {
        const auto found = records_.find(id);
        if (found == records_.end()) {
            if (!history_.is_disputed(id, {})) say("no record " + short_id(id.value()));
            return;
        }
        const Record& record = found->second;
        for (const auto& [path, value] : expected)
            if (is_predicted(record, path) && find_value(record.fields, path) != value)
                differ(record, path, value);
        for (const auto& [path, value] : record.fields)
            if (is_predicted(record, path) && !expected.contains(path) && record.type != "evidence")
                differ(record, path, Null{});
    }

    void differ(const Record& record, const FieldPath& path, const Value& expected) {
        if (history_.is_disputed(record.id, path)) return;
        say(fmt::format("{} of {} {} is {}; the rules say {}", path, record.type,
                        short_id(record.id.value()), words_of(find_value(record.fields, path)),
                        words_of(expected)));
    }

    const Records& records_;
    const ReferenceModel& model_;
    const History& history_;
    Findings findings_;
};

}  // namespace

Findings judge_merging(const FinalState& state, const Ledger& ledger) {
    // Two pasts of one epoch have no common order.
    if (ledger.was_rolled_back()) return {};
    const History history{state, ledger};
    ReferenceModel model;
    for (const LogEntry* entry : history.entries()) model.apply(*entry);
    return ModelComparison{state.records, model, history}.run();
}

Findings judge_all(const FinalState& state, const Ledger& ledger) {
    Findings all = ledger.findings();
    for (const auto judge :
         {judge_receipts, judge_exactly_once, judge_order, judge_typed_values, judge_convergence,
          judge_clocks, judge_evidence, judge_times, judge_merging, judge_files})
        for (Finding& finding : judge(state, ledger)) all.push_back(std::move(finding));
    return all;
}

}  // namespace thidua::simulator
