#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "shared/base/strong.h"
#include "shared/base/time.h"

namespace thidua {

/// 128 bits after RFC 9562. All zero means "none".
struct Uuid {
    std::array<unsigned char, 16> bytes{};

    auto operator<=>(const Uuid&) const = default;
    [[nodiscard]] bool is_nil() const { return *this == Uuid{}; }
    [[nodiscard]] BytesView view() const {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    /// "01890a5d-ac96-774b-bcce-b302099a8057", lower case.
    [[nodiscard]] std::string text() const;
    /// Empty unless exactly 16 bytes.
    static std::optional<Uuid> from_bytes(BytesView bytes);
    /// Empty unless in the form of text(); capitals are accepted.
    static std::optional<Uuid> from_text(std::string_view text);
};

/// Version 7: time first, so that ids made later sort later on one machine. Nothing depends on it.
Uuid make_uuid_v7(Instant now, Random& random);
/// Version 5: the same id for the same name wherever it is made, for what may exist only once.
Uuid make_uuid_v5(const Uuid& name_space, std::string_view name);

template <class Tag>
class Id : public Strong<Tag, Uuid> {
public:
    using Strong<Tag, Uuid>::Strong;
    [[nodiscard]] std::string text() const { return this->value().text(); }
    [[nodiscard]] bool is_nil() const { return this->value().is_nil(); }
    static std::optional<Id> from_text(std::string_view text) {
        const auto uuid = Uuid::from_text(text);
        return uuid ? std::optional<Id>{Id{*uuid}} : std::nullopt;
    }
    static std::optional<Id> from_bytes(BytesView bytes) {
        const auto uuid = Uuid::from_bytes(bytes);
        return uuid ? std::optional<Id>{Id{*uuid}} : std::nullopt;
    }
    auto operator<=>(const Id&) const = default;
};

using RecordId = Id<struct RecordTag>;
using EditId = Id<struct EditTag>;
using DeviceId = Id<struct DeviceTag>;
/// Who may read a record: devices are granted scopes, records have one.
using ScopeId = Id<struct ScopeTag>;
/// Changes whenever a server is restored from a backup or rebuilt.
using Epoch = Id<struct EpochTag>;

/// Position in the server's log: 1, 2, 3 ...; 0 is before everything.
class Sequence : public Strong<Sequence, std::uint64_t> {
public:
    using Strong::Strong;
    [[nodiscard]] constexpr Sequence next() const { return Sequence{value() + 1}; }
};

/// A device's own numbering of its edits: 1, 2, 3 ... without gaps; 0 is before the first.
class EditNumber : public Strong<EditNumber, std::uint64_t> {
public:
    using Strong::Strong;
    [[nodiscard]] constexpr EditNumber next() const { return EditNumber{value() + 1}; }
};

}  // namespace thidua

template <>
struct std::hash<thidua::Uuid> {
    std::size_t operator()(const thidua::Uuid& uuid) const {
        return std::hash<std::string_view>{}(uuid.view());
    }
};
template <class Tag>
struct std::hash<thidua::Id<Tag>> {
    std::size_t operator()(const thidua::Id<Tag>& id) const {
        return std::hash<thidua::Uuid>{}(id.value());
    }
};
