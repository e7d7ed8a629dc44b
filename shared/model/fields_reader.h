#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "shared/model/member_value.h"

namespace thidua::typed_record {

/// Visits the members of a described object and fills each from the field at its path. `fields`
/// must outlive it.
class Reader {
public:
    Reader(const Fields& fields, std::string prefix)
        : fields_{fields}, prefix_{std::move(prefix)} {}

    template <Scalar M>
    void operator()(std::string_view name, M& member) const {
        if (auto read = from_value<M>(find_value(fields_, path(name)))) member = *std::move(read);
    }
    template <Scalar M>
    void operator()(std::string_view name, std::optional<M>& member) const {
        if (auto read = from_value<M>(find_value(fields_, path(name)))) member = std::move(read);
    }
    template <Described M>
    void operator()(std::string_view name, M& member) const {
        describe_fields(Reader{fields_, path(name) + "/"}, member);
    }
    template <class M>
    void operator()(std::string_view name, std::map<std::string, M>& member) const {
        const std::string below = path(name) + "/";
        const Reader inner{fields_, below};
        for (const auto& key : list_segments(fields_, below)) inner(key, member[key]);
    }
    template <class M>
    void operator()(std::string_view name, std::set<M>& member) const {
        const std::string below = path(name) + "/";
        for (const auto& key : list_segments(fields_, below)) {
            if (auto read = from_value<M>(find_value(fields_, below + key))) {
                member.insert(*std::move(read));
            }
        }
    }

private:
    [[nodiscard]] std::string path(std::string_view name) const {
        return prefix_ + std::string{name};
    }
    const Fields& fields_;
    std::string prefix_;
};

}  // namespace thidua::typed_record
