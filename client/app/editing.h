#pragma once

#include <string>
#include <vector>

#include "client/app/workspace.h"
#include "client/store/typed_text.h"
#include "shared/model/rights.h"
#include "shared/record/edit.h"

namespace thidua {

/// One save of a person, built up and then put into the outbox.
class EditBuilder {
public:
    explicit EditBuilder(Workspace& workspace);

    EditBuilder& create(std::string_view type, const RecordId& id, const ScopeId& scope);
    EditBuilder& set(std::string_view type, const RecordId& id, const FieldPath& path, Value seen,
                     Value value);
    /// Sets every field, seen as absent: for a record that is made in this edit.
    EditBuilder& set_all(std::string_view type, const RecordId& id, const Fields& fields);
    EditBuilder& remove_row(std::string_view type, const RecordId& id, const FieldPath& marker,
                            Value fingerprint);
    /// The point is read from `now`, the record as the person sees it.
    EditBuilder& step(const Record& now, const std::string& step, Fields arguments = {});

    /// The edit is made of what was typed there: saving it takes that out of the working copy.
    EditBuilder& cut_from(const RecordId& id, const FieldPath& path);

    [[nodiscard]] bool is_empty() const { return edit_.operations.empty(); }
    [[nodiscard]] const Edit& edit() const { return edit_; }
    /// Durable when it returns. An edit above the limits is invalid_input and is not stored.
    Result<EditId> save();

private:
    Workspace& workspace_;
    Edit edit_;
    std::vector<TypedPlace> typed_;
};

/// The device's profile, or not_found with a sentence that says to enrol first.
Result<DeviceProfile> enrolled_profile(Workspace& workspace);
/// Whether this device's person may do that to that unit's things; not_allowed with the reason.
Result<void> check_right(Workspace& workspace, Action action, const RecordId& unit);
/// The same for what is no unit's own, such as the Office's trays.
Result<void> check_right(Workspace& workspace, Action action);

}  // namespace thidua
