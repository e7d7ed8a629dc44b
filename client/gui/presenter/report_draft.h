#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/app/unsaved_text.h"
#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

/// Where a cell of a table's blank row is typed: the row has no id before it is one.
FieldPath blank_cell_path(const std::string& table, const std::string& column);
bool is_blank_cell(const FieldPath& path);

/// The answers of one open report between the store and the person's fingers. A field that is being
/// typed keeps what the person saw when the typing began, whatever the sync brings meanwhile; all
/// other fields follow the store.
class ReportDraft {
public:
    struct Typed {
        Value seen = {};           ///< what stood there when the typing began, or was last saved
        std::string text = {};     ///< as typed
        Value now = {};            ///< what the text means; meaningless while there is a problem
        std::string problem = {};  ///< why the text cannot be stored; empty when it can
        Instant at = {};           ///< of the last key
        bool is_restored = false;  ///< typed before the program ended, and not touched since

        [[nodiscard]] bool is_unsaved() const { return !problem.empty() || now != seen; }
    };
    /// One save: what the person saw, and what is to stand there.
    struct Change {
        Fields seen;
        Fields now;
        [[nodiscard]] bool empty() const { return seen.empty() && now.empty(); }
    };

    /// The record's fields as the store has them now. Typing goes on undisturbed.
    void load(Fields stored);
    /// `meaning` is the value, or why there is none.
    void type(const FieldPath& path, std::string text, const Result<Value>& meaning,
              Instant at = {});
    /// What was typed before the program ended, on what was seen then. Nothing where the field
    /// holds it already or is being typed into again.
    void restore(const TypedText& typed, const Result<Value>& meaning);
    /// What was typed there and the store does not have yet goes; the field follows the store.
    void forget(const FieldPath& path);
    /// Everything that was typed and is stored: the fields follow the store again.
    void settle();
    void clear();

    [[nodiscard]] const Typed* find_typed(const FieldPath& path) const;
    [[nodiscard]] const Fields& stored() const { return stored_; }
    /// The stored fields with everything typed that can be stored; without the blank rows.
    [[nodiscard]] Fields answers() const;
    /// What typing changed and can be stored, without the blank rows; empty when nothing did.
    [[nodiscard]] Change change() const;
    /// Of one field only.
    [[nodiscard]] Change change_of(const FieldPath& path) const;
    /// The store took it: it is what the person saw from now on.
    void saved(const Change& change);
    /// The store refused it, and why.
    void refused(const FieldPath& path, const std::string& sentence);

    /// Everything typed that no edit holds, also in blank rows and what cannot be stored.
    [[nodiscard]] std::vector<TypedText> unsaved() const;
    [[nodiscard]] bool has_unsaved() const;
    [[nodiscard]] std::optional<FieldPath> newest_unsaved() const;
    /// What is still as it was restored.
    [[nodiscard]] std::vector<TypedText> restored() const;
    /// Paths with text that cannot be stored.
    [[nodiscard]] std::vector<FieldPath> problems() const;

private:
    static void add(Change& change, const FieldPath& path, const Typed& typed);

    Fields stored_;
    std::map<FieldPath, Typed> typed_;
};

}  // namespace thidua
