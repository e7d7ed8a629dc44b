#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/store/local_store.h"
#include "shared/record/record.h"

namespace thidua {

/// Reads the view: the base with the outbox replayed over it. What a person sees comes from here.
class RecordQuery {
public:
    explicit RecordQuery(LocalStore& store) : database_{store.database()} {}

    struct Filter {
        std::string_view type;
        std::optional<RecordId> parent = {};
        std::optional<RecordId> unit = {};
        std::string_view state = {};  ///< empty: any
    };

    [[nodiscard]] std::optional<Record> find(const RecordId& id);
    [[nodiscard]] std::vector<Record> list(const Filter& filter);
    /// Those whose fields have the path. The others are passed over without decoding them.
    [[nodiscard]] std::vector<Record> list_with_field(const Filter& filter, std::string_view path);
    [[nodiscard]] std::size_t count(const Filter& filter);
    /// Only the keys, without the fields: for long lists.
    struct Row {
        RecordId id;
        RecordId parent;
        RecordId unit;
        std::string state;
        Sequence rev;
    };
    [[nodiscard]] std::vector<Row> list_rows(const Filter& filter);
    /// The parent and unit of each, from the index alone: for counting many.
    void for_each_key(const Filter& filter,
                      const std::function<void(const RecordId&, const RecordId&)>& use);
    /// Differs when anything was written since, by whichever connection. What was read under one
    /// stamp holds as long as the stamp does.
    struct Stamp {
        std::int64_t by_others = 0;
        std::int64_t by_this_one = 0;
        bool operator==(const Stamp&) const = default;
    };
    [[nodiscard]] Stamp stamp();
    /// The whole ids whose text ends so (hyphens included), at most `limit`.
    [[nodiscard]] std::vector<RecordId> find_by_ending(std::string_view type,
                                                       const std::string& ending,
                                                       std::size_t limit = 2);

    /// The server has lost the record when it was restored, and was told: only this device shows it.
    [[nodiscard]] bool is_only_here(const RecordId& id);
    [[nodiscard]] std::size_t count_only_here();  ///< history left out

private:
    Database& database_;
};

}  // namespace thidua
