#pragma once

#include <string>
#include <vector>

#include "shared/record/edit.h"
#include "tests/simulator/ledger.h"

namespace thidua::simulator {

/// A file as a person attaches it.
struct AttachedContent {
    AttachmentRef file;
    Bytes content;
};

/// What a person is about to save: the operations, what in them was typed, and in words what for.
struct Draft {
    std::vector<Operation> operations = {};
    std::vector<Typed> typed = {};  ///< without the edit's id
    std::vector<AttachedContent> files = {};  ///< that it names; kept before it is saved
    std::string what = {};
    bool is_poison = false;  ///< no client would show it

    void create(std::string_view type, const RecordId& record, const ScopeId& scope);
    void set(const Record& record, const FieldPath& path, Value value);
    /// Set, and remembered as typed: of a text, the paragraphs that were not there.
    void type(const Record& record, const FieldPath& path, const Value& value);
    /// For the event log: what for, and each answer with what was seen there.
    [[nodiscard]] std::string words() const;
    void step(const Record& record, std::string_view name, Fields arguments = {});
};

}  // namespace thidua::simulator
