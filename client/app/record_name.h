#pragma once

#include <string>

#include "shared/base/id.h"

namespace thidua {

class Workspace;

/// What a record is, for somebody who decides about it without opening it.
struct RecordName {
    std::string type;       ///< as in record_types.h
    RecordId unit;          ///< whose it is; nil for nobody's own
    std::string unit_code;  ///< empty for a unit that this device does not know
    std::string unit_name;
    RecordId period;  ///< nil if none
    std::string period_name;
    std::string title;  ///< what it is called itself; may be empty
};

/// With the names of its unit and period filled in; the record itself need not be on this device.
RecordName completed(Workspace& workspace, RecordName name);
/// As this device has it; what belongs to a report, such as a conflict, is named after it. Only the
/// type where it is not here.
RecordName name_of(Workspace& workspace, const std::string& type, const RecordId& record);

/// "Report: Hành chính tư pháp — Quý III năm 2026".
std::string words_of(const RecordName& name);
/// The type in the language of the interface; of a newer version's the bare name (rule 9).
std::string type_words(const std::string& type);

}  // namespace thidua
