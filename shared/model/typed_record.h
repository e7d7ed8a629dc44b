#pragma once

#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "shared/base/enum_text.h"
#include "shared/record/record.h"

namespace thidua {

/// Typed views of records. A type lists its fields once, with their permanent names:
///
///     template <class Visitor>
///     void describe_fields(Visitor&& visit, FieldsOf<Unit> auto& unit) {
///         visit("code", unit.code);
///     }
///
/// Never rename a field; add at the end. Members may be text, bool, std::int64_t, Decimal,
/// CivilDate, Instant, RecordId, named enumerations, std::optional of these, a nested described
/// type (paths "schedule/kind"), a map from keys to texts or described types
/// (paths "contents/green/text"), and a set of texts or ids (path "recipients/<entry>" holds the
/// entry, so that two people who add different entries never collide). Keys and set entries are
/// free of '/'; a set entry that is not is left out by write_fields.
template <class T, class Object>
concept FieldsOf = std::same_as<std::remove_const_t<T>, Object>;

namespace typed_record {

struct AnyVisitor {
    template <class M>
    void operator()(std::string_view, M&) const {}
};

template <class M>
concept Described = std::is_class_v<M> && requires(M& member) {
    describe_fields(AnyVisitor{}, member);
};

template <class M>
concept Scalar = std::same_as<M, std::string> || std::same_as<M, bool> ||
                 std::same_as<M, std::int64_t> || std::same_as<M, Decimal> ||
                 std::same_as<M, CivilDate> || std::same_as<M, Instant> ||
                 std::same_as<M, RecordId> || NamedEnum<M>;

/// Empty when the value is of another type or an unknown name: a newer client may have written it.
template <Scalar M>
std::optional<M> from_value(const Value& value) {
    if constexpr (NamedEnum<M>) {
        const auto* text = std::get_if<std::string>(&value);
        return text != nullptr ? from_text<M>(*text) : std::nullopt;
    } else {
        const auto* held = std::get_if<M>(&value);
        return held != nullptr ? std::optional<M>{*held} : std::nullopt;
    }
}

/// Null for what counts as "nothing": empty text, a nil id, a date that is none.
template <Scalar M>
Value to_value(const M& member) {
    if constexpr (NamedEnum<M>) {
        return std::string{to_text(member)};
    } else if constexpr (std::same_as<M, std::string>) {
        return member.empty() ? Value{} : Value{member};
    } else if constexpr (std::same_as<M, RecordId>) {
        return member.is_nil() ? Value{} : Value{member};
    } else if constexpr (std::same_as<M, CivilDate>) {
        return member.ok() ? Value{member} : Value{};
    } else {
        return Value{member};
    }
}

/// The part of a path after the prefix, up to the next '/'.
std::string_view next_segment(std::string_view path, std::string_view prefix);
/// The distinct segments that follow the prefix, in order.
std::set<std::string> list_segments(const Fields& fields, std::string_view prefix);
/// Clears every field whose path starts with the prefix.
void clear_below(Fields& fields, const std::string& prefix);

inline std::string entry_text(const std::string& entry) { return entry; }
inline std::string entry_text(const RecordId& entry) { return entry.text(); }

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

}  // namespace typed_record

/// The fields as a T. Absent fields, and fields of an unexpected type, leave the member's default;
/// never fails.
template <class T>
T view_of(const Fields& fields) {
    T object{};
    describe_fields(typed_record::Reader{fields, {}}, object);
    return object;
}

template <class T>
T view_of(const Record& record) {
    return view_of<T>(record.fields);
}

/// Brings the fields to what the object says. Fields it does not describe stay, and so do those
/// whose value it could not read and does not change. Nothing is written for an empty text, a nil
/// id, or a number or bool at zero that was absent; enumerations are always written.
template <class T>
void write_fields(Fields& fields, const T& object) {
    describe_fields(typed_record::Writer{fields, {}}, object);
}

/// A record that no device knows yet: rev 0.
template <class T>
Record make_record(RecordId id, ScopeId scope, const T& object) {
    Record record{.type = std::string{T::record_type}, .id = id, .scope = scope};
    write_fields(record.fields, object);
    return record;
}

}  // namespace thidua
