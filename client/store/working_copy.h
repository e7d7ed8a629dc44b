#pragma once

#include <vector>

#include "client/store/local_store.h"
#include "client/store/typed_text.h"

namespace thidua {

/// What a person is typing, until an edit is cut from it: so that a program that is killed takes no
/// more than the last moments along (rule 7). It belongs to the device's person, is never sent, and
/// whatever happens to the records it is about leaves it as it is.
class WorkingCopy {
public:
    explicit WorkingCopy(LocalStore& store) : store_{store} {}

    /// These texts stand in the record's fields from now on, and none at the `settled` paths. One
    /// transaction, durable when it returns; throws SQLite::Exception, and then nothing was
    /// changed.
    void keep(const RecordId& record, const std::vector<TypedText>& texts,
              const std::vector<FieldPath>& settled = {});
    /// An edit holds it. Inside the caller's transaction.
    void settle(const TypedPlace& place);

    /// By path.
    [[nodiscard]] std::vector<TypedText> list(const RecordId& record);
    /// Of all records.
    [[nodiscard]] std::size_t count();

private:
    LocalStore& store_;
};

}  // namespace thidua
