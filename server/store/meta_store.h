#pragma once

#include <optional>
#include <string>

#include "shared/store/database.h"

namespace thidua {

/// Small facts about the store by name. The transaction is the caller's.
class MetaStore {
public:
    explicit MetaStore(Database& database) : database_{database} {}

    [[nodiscard]] std::optional<Bytes> find(const std::string& key);
    void set(const std::string& key, BytesView value);

private:
    Database& database_;
};

}  // namespace thidua
