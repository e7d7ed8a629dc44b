#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/forms/form.h"
#include "shared/model/record_rules.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// "Criterion (green)": which of several is meant stands where the rule has "*". An argument of a
/// step has its own name; the path where there is none.
std::string place_label(const RecordRule& rule, const FieldPath& path);
/// What stands there: a state, a choice or a record in words.
std::string place_words(Workspace& workspace, const RecordRule& rule, const FieldPath& path,
                        const Value& value);

/// What people call a place of a record and what stands there, in the language of the interface: by
/// the table of record types, of a report's answers by its form. Keeps what it has looked up.
class PlaceWords {
public:
    /// False of what a step writes beside what the person said: who took it, when, which version.
    static bool is_told(const FieldPath& path);
    explicit PlaceWords(Workspace& workspace) : workspace_{workspace} {}

    /// Of a record that is not here as its type, where it is known.
    std::string label(const RecordId& record, const FieldPath& path, std::string_view type = {});
    std::string value(const RecordId& record, const FieldPath& path, const Value& value,
                      std::string_view type = {});

private:
    /// Null when it is not here.
    const Record* find(const RecordId& record);
    static const RecordRule* rule_of(const Record* record, std::string_view type);
    const Form* form_of_answer(const Record& record, const FieldPath& path);

    Workspace& workspace_;
    std::map<RecordId, std::optional<Record>> records_;
    std::map<std::pair<std::string, std::int64_t>, std::optional<Form>> forms_;
};

}  // namespace thidua
