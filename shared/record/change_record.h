#pragma once

#include <string>
#include <vector>

#include "shared/record/merge.h"

namespace thidua {

/// The history of one record: what one edit did to it. Written by merging on every machine alike.
/// Fields: "record", "edit", "author", "device", "device_name", "device_time", "at" (server time),
/// "created" (the edit made the record), "was/<path>" (the value that was replaced),
/// "new/<path>" (there was none before), "step", "reason".
struct ChangeRecord {
    RecordId record;
    EditId edit;
    std::string author;
    std::string device_name;
    Instant device_time;
    std::optional<Instant> at;
    bool created = false;
    std::vector<std::pair<FieldPath, Value>> replaced;  ///< null: there was none before
    std::string step;
    std::string reason;
};

RecordId change_record_id(const EditId& edit, const RecordId& record);
Record to_record(const ChangeRecord& change, ScopeId scope, const MergeContext& context);
ChangeRecord change_from(const Fields& fields);
/// Of one record's history, in any order: who gave the field its value. Empty when none names it.
/// What came back after a restore has one rev; then the first receipt's time decides.
Stamp newest_stamp(const std::vector<Record>& changes, std::string_view path);
/// Whether it comes later in a record's history.
bool is_later_change(const Record& change, const Record& than);
/// The edit touched the path, or made the record.
bool names_path(const Fields& change, std::string_view path);

}  // namespace thidua
