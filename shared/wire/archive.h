#pragma once

#include <cereal/cereal.hpp>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/strong.h"
#include "shared/base/text.h"
#include "shared/base/time.h"

namespace thidua {

/// Our own small pair of cereal archives. Integers are variable length (7 bits a byte, signed ones
/// zigzag), so that small numbers are small on the line. The reader trusts nothing: a length longer
/// than the bytes left is refused before anything is allocated for it, containers grow with the
/// input and never ahead of it, a bool is 0 or 1, text is clean UTF-8. One thing can be written in
/// one way only, because hashes and signatures are made over what was read and written again. Errors are cereal::Exception
/// and end at codec.cpp's door.
class ByteWriter : public cereal::OutputArchive<ByteWriter, cereal::AllowEmptyClassElision> {
public:
    ByteWriter() : OutputArchive{this} {}
    [[nodiscard]] Bytes take() { return std::move(bytes_); }
    void raw(const void* data, std::size_t size) {
        bytes_.append(static_cast<const char*>(data), size);
    }
    void number(std::uint64_t number) {
        for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<char>(number | 0x80));
        bytes_.push_back(static_cast<char>(number));
    }
    void block(BytesView bytes) {
        number(bytes.size());
        raw(bytes.data(), bytes.size());
    }

private:
    Bytes bytes_;
};

class ByteReader : public cereal::InputArchive<ByteReader, cereal::AllowEmptyClassElision> {
public:
    explicit ByteReader(BytesView bytes) : InputArchive{this}, bytes_{bytes} {}
    [[nodiscard]] std::size_t left() const { return bytes_.size(); }
    [[noreturn]] static void refuse(const char* why) { throw cereal::Exception{why}; }

    BytesView raw(std::size_t size) {
        if (size > left()) refuse("short input");
        const BytesView taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    std::uint64_t number() {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(raw(1)[0]);
            if (shift == 63 && byte > 1) refuse("number too large");
            number |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte == 0 && shift > 0) refuse("number not in its shortest form");
            if (byte < 0x80) return number;
        }
        refuse("number too long");
    }
    /// A count of things that take at least one byte each.
    std::size_t count(std::size_t limit) {
        const std::uint64_t counted = number();
        if (counted > left() || counted > limit) refuse("count exceeds input or limit");
        return static_cast<std::size_t>(counted);
    }
    BytesView block() { return raw(count(left())); }
    void finish() const {
        if (left() > 0) refuse("trailing bytes");
    }

private:
    BytesView bytes_;
};

inline constexpr std::size_t list_entries_max = 1 << 20;

template <class T>
    requires std::is_arithmetic_v<T>
void save(ByteWriter& archive, const T& value) {
    static_assert(!std::is_floating_point_v<T>, "no binary floating point on the wire");
    if constexpr (std::is_same_v<T, bool> || sizeof(T) == 1) {
        const auto byte = static_cast<unsigned char>(value);
        archive.raw(&byte, 1);
    } else if constexpr (std::is_signed_v<T>) {
        const auto wide = static_cast<std::int64_t>(value);
        archive.number(static_cast<std::uint64_t>(wide) << 1 ^
                       static_cast<std::uint64_t>(wide >> 63));
    } else {
        archive.number(value);
    }
}

template <class T>
    requires std::is_arithmetic_v<T>
void load(ByteReader& archive, T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        const auto byte = static_cast<unsigned char>(archive.raw(1)[0]);
        if (byte > 1) ByteReader::refuse("bad bool");
        value = byte != 0;
    } else if constexpr (sizeof(T) == 1) {
        value = static_cast<T>(archive.raw(1)[0]);
    } else if constexpr (std::is_signed_v<T>) {
        const std::uint64_t folded = archive.number();
        const auto wide = static_cast<std::int64_t>(folded >> 1 ^ (~(folded & 1) + 1));
        value = static_cast<T>(wide);
        if (value != wide) ByteReader::refuse("number out of range");
    } else {
        const std::uint64_t wide = archive.number();
        value = static_cast<T>(wide);
        if (value != wide) ByteReader::refuse("number out of range");
    }
}

inline void save(ByteWriter& archive, const std::string& text) { archive.block(text); }
/// Bytes or text alike: whoever needs clean text checks it (codec.cpp does for values and names).
inline void load(ByteReader& archive, std::string& text) { text = archive.block(); }

inline void save(ByteWriter& archive, const Uuid& uuid) {
    archive.raw(uuid.bytes.data(), uuid.bytes.size());
}
inline void load(ByteReader& archive, Uuid& uuid) {
    const BytesView bytes = archive.raw(uuid.bytes.size());
    std::memcpy(uuid.bytes.data(), bytes.data(), bytes.size());
}
inline void save(ByteWriter& archive, const Hash& hash) {
    archive.raw(hash.bytes.data(), hash.bytes.size());
}
inline void load(ByteReader& archive, Hash& hash) {
    const BytesView bytes = archive.raw(hash.bytes.size());
    std::memcpy(hash.bytes.data(), bytes.data(), bytes.size());
}

/// Milliseconds, within some eight thousand years of 1970: beyond, no calendar can show them.
inline void save(ByteWriter& archive, const Instant& instant) { archive(instant.value()); }
inline void load(ByteReader& archive, Instant& instant) {
    constexpr std::int64_t bound = 3'000'000LL * 86'400'000;
    std::int64_t value = 0;
    archive(value);
    if (value < -bound || value > bound) ByteReader::refuse("instant out of range");
    instant = Instant{value};
}

/// Ids and sequences: as the value inside.
template <class T>
concept HasValue = requires(const T& strong) { strong.value(); } && std::is_class_v<T> &&
                   !std::is_same_v<T, std::string> && !std::is_same_v<T, Instant>;

template <HasValue T>
void save(ByteWriter& archive, const T& strong) {
    archive(strong.value());
}
/// Positions of the log and numbers of edits: stores keep them signed, and there is always a next.
inline constexpr std::uint64_t position_max = std::uint64_t{1} << 62;

template <HasValue T>
void load(ByteReader& archive, T& strong) {
    std::remove_cvref_t<decltype(strong.value())> value{};
    archive(value);
    if constexpr (std::is_same_v<decltype(value), std::uint64_t>)
        if (value > position_max) ByteReader::refuse("position out of range");
    strong = T{value};
}

template <class T>
void save(ByteWriter& archive, const std::vector<T>& list) {
    archive.number(list.size());
    for (const T& entry : list) archive(entry);
}
template <class T>
void load(ByteReader& archive, std::vector<T>& list) {
    const std::size_t count = archive.count(list_entries_max);
    list.clear();
    for (std::size_t i = 0; i < count; ++i) archive(list.emplace_back());
}
inline void save(ByteWriter& archive, const std::vector<bool>& list) {
    archive.number(list.size());
    for (const bool entry : list) archive(entry);
}
inline void load(ByteReader& archive, std::vector<bool>& list) {
    const std::size_t count = archive.count(list_entries_max);
    list.clear();
    for (std::size_t i = 0; i < count; ++i) {
        bool entry = false;
        archive(entry);
        list.push_back(entry);
    }
}

/// An enumerator on the wire is one byte, and within what this version knows.
template <class Enum>
void load_enum(ByteReader& archive, Enum& value, Enum first, Enum last) {
    const auto byte = static_cast<unsigned char>(archive.raw(1)[0]);
    if (byte < static_cast<unsigned char>(first) || byte > static_cast<unsigned char>(last))
        ByteReader::refuse("unknown enumerator");
    value = static_cast<Enum>(byte);
}

}  // namespace thidua

CEREAL_REGISTER_ARCHIVE(thidua::ByteWriter)
CEREAL_REGISTER_ARCHIVE(thidua::ByteReader)
CEREAL_SETUP_ARCHIVE_TRAITS(thidua::ByteReader, thidua::ByteWriter)
