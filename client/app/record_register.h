#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/computed_lines.h"
#include "client/app/reports.h"
#include "shared/base/result.h"
#include "shared/model/record_rules.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// One line of a register, as this device's person sees it.
struct RegisterEntry {
    Record record;
    std::string state;  ///< permanent name; empty for types without states
    std::string state_words;
    std::string title;      ///< what it is called
    std::string unit_code;  ///< whose it is; empty for an organ's
    std::string unit_name;
    std::int64_t version = 0;
    Delivery delivery = Delivery::received;
    int open_conflicts = 0;
    std::optional<ComputedLine> standing = {};  ///< in a list: listed_line()
};

struct RegisterFilter {
    std::optional<RecordId> unit = {};
    std::string state = {};  ///< empty: any
    std::string words = {};  ///< matches any text in it, with or without marks
    std::optional<std::int64_t> year = {};
    std::optional<RecordId> organ = {};
    std::optional<RecordId> round = {};
    std::string award = {};  ///< code
    bool is_unpaid = false;  ///< of awards: those whose prize is not noted as paid
};

/// The records of one type of the table (shared/model/record_rules.h): difficulties, initiatives,
/// nominations and all else that has the same verbs. Every change is one edit in the outbox, stored
/// before the call returns; nothing waits for the network. Errors: not_found, not_allowed,
/// wrong_state, invalid_input, each one sentence.
class Register {
public:
    Register(Workspace& workspace, const RecordRule& rule) : workspace_{workspace}, rule_{rule} {}

    /// Makes one, of this device's unit or, from an Office, of `unit`. Where only one may exist
    /// with its keys and does: that one's id, and the fields are left alone.
    Result<RecordId> create(const Fields& fields, std::optional<RecordId> unit = {});
    /// What differs between `seen` and `now` becomes one edit; a null clears.
    Result<void> change(const RecordId& id, const Fields& seen, const Fields& now);
    /// The same, not saved yet.
    Result<EditBuilder> prepare_change(const RecordId& id, const Fields& seen, const Fields& now);
    /// What an approved dossier says already need not be said again.
    Result<void> take_step(const RecordId& id, const StepRule& step, const Fields& said);

    /// People by given name, collectives by name; what has no name as it was begun. With words the
    /// best hits come first.
    [[nodiscard]] std::vector<RegisterEntry> list(const RegisterFilter& filter = {});
    Result<RegisterEntry> find(const RecordId& id);
    Result<RecordId> resolve(const std::string& ending);
    /// The steps that this device's person may take now.
    [[nodiscard]] std::vector<const StepRule*> possible_steps(const Record& record);

private:
    [[nodiscard]] bool is_made_in_organ(const RecordId& unit);
    Result<void> check_may_make(const Fields& fields, const RecordId& unit);
    Result<void> check_may_take(const Record& record, const StepRule& step);
    RegisterEntry entry_of(Record record);
    Result<Record> record_of(const RecordId& id);

    Workspace& workspace_;
    const RecordRule& rule_;
};

/// The names of what is not there: "Title, Due on".
std::string words_of(const std::vector<const FieldRule*>& fields);

}  // namespace thidua
