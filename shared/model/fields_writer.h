#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "shared/model/member_value.h"

namespace thidua::typed_record {

/// Visits the members of a described object and brings the field at each path to it. `fields` must
/// outlive it.
///
/// Writes only what reads differently from before, so that a value this version cannot read stays.
class Writer {
public:
    Writer(Fields& fields, std::string prefix) : fields_{fields}, prefix_{std::move(prefix)} {}

    template <Scalar M>
    void operator()(std::string_view name, const M& member) const {
        write(path(name), member, NamedEnum<M>);
    }
    template <Scalar M>
    void operator()(std::string_view name, const std::optional<M>& member) const {
        if (member) {
            write(path(name), *member, true);
        } else if (from_value<M>(find_value(fields_, path(name)))) {
            set_value(fields_, path(name), Value{});
        }
    }
    template <Described M>
    void operator()(std::string_view name, const M& member) const {
        describe_fields(Writer{fields_, path(name) + "/"}, member);
    }
    template <class M>
    void operator()(std::string_view name, const std::map<std::string, M>& member) const {
        const std::string below = path(name) + "/";
        for (const auto& key : list_segments(fields_, below)) {
            if (member.contains(key)) continue;
            set_value(fields_, below + key, Value{});
            clear_below(fields_, below + key + "/");
        }
        const Writer inner{fields_, below};
        for (const auto& [key, entry] : member) inner(key, entry);
    }
    template <class M>
    void operator()(std::string_view name, const std::set<M>& member) const {
        const std::string below = path(name) + "/";
        for (const auto& key : list_segments(fields_, below)) {
            const auto held = from_value<M>(find_value(fields_, below + key));
            if (held && !member.contains(*held)) set_value(fields_, below + key, Value{});
        }
        for (const auto& entry : member) {
            const std::string key = entry_text(entry);
            if (!key.empty() && key.find('/') == std::string::npos) {
                set_value(fields_, below + key, to_value(entry));
            }
        }
    }

private:
    [[nodiscard]] std::string path(std::string_view name) const {
        return prefix_ + std::string{name};
    }
    template <Scalar M>
    void write(const std::string& where, const M& member, bool even_a_default) const {
        const Value& present = find_value(fields_, where);
        const auto read = from_value<M>(present);
        const bool unchanged = read ? *read == member : member == M{};
        if (unchanged && (!is_null(present) || !even_a_default)) return;
        set_value(fields_, where, to_value(member));
    }

    Fields& fields_;
    std::string prefix_;
};

}  // namespace thidua::typed_record
