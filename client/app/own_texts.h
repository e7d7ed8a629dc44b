#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/reports.h"
#include "shared/base/result.h"
#include "shared/forms/form.h"

namespace thidua {

class Workspace;

/// What the Office itself says in one section of a period's consolidation.
struct OwnText {
    std::string section;      ///< its key in the form
    std::string words;        ///< paragraphs; never empty
    bool with_units = false;  ///< the texts of the units follow; else it stands for them
};

/// A change of one, which a ledger may have to tell.
struct OwnTextEvent {
    std::string section;
    HistoryEntry entry;
};

/// The Office's own texts: one record for each section and period, which two people of the Office
/// may write at once, paragraph by paragraph, and which is frozen with the figures.
class OwnTexts {
public:
    explicit OwnTexts(Workspace& workspace) : workspace_{workspace} {}

    /// In the order of the form.
    [[nodiscard]] std::vector<OwnText> list(const RecordId& period, const Form& form);
    /// The words, whether the units' texts follow, or both; empty words take the text back. Errors:
    /// not_found for a section that the period's form has not, not_allowed, invalid_input.
    Result<void> set(const RecordId& period, const std::string& section,
                     const std::optional<std::string>& words, std::optional<bool> with_units);
    /// The words of somebody who saw others there: what was written meanwhile in other paragraphs
    /// stays. Errors as above.
    Result<void> save(const RecordId& period, const std::string& section, const std::string& seen,
                      const std::string& words);
    /// Of every section of the form, oldest first.
    [[nodiscard]] std::vector<OwnTextEvent> events(const RecordId& period, const Form& form);

private:
    Result<Value> words_value(const std::string& words);
    Result<void> make(const RecordId& period, const std::string& section, Fields fields);

    Workspace& workspace_;
};

/// Null where nothing is said.
const OwnText* find_own_text(const std::vector<OwnText>& texts, const std::string& section);
/// Null when the form has no such section.
const Section* find_section(const Form& form, const std::string& key);

}  // namespace thidua
