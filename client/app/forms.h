#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/forms/form.h"

namespace thidua {

class Workspace;

struct FormSummary {
    RecordId id;
    std::string key;
    std::int64_t version = 0;
    std::string title;
    std::size_t fields = 0;
};

/// Report forms as data, versioned per organ.
class Forms {
public:
    explicit Forms(Workspace& workspace) : workspace_{workspace} {}

    /// Office only. The definition is checked whole before anything is stored. A key that exists
    /// gets the next version; the same definition again changes nothing.
    Result<FormSummary> publish(const std::string& definition_json);
    [[nodiscard]] std::vector<FormSummary> list();
    Result<Form> find(const std::string& key);
    /// The form a report was made with (its version may be older than the newest).
    Result<Form> find_version(const std::string& key, std::int64_t version);

private:
    Workspace& workspace_;
};

}  // namespace thidua
