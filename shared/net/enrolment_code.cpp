#include "shared/net/enrolment_code.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/net/base32.h"

namespace thidua {
namespace {

constexpr std::string_view prefix = "TD1";
constexpr std::size_t group_chars = 5;
constexpr std::size_t checksum_bytes = 4;
constexpr std::size_t short_host_bytes_max = 64;
constexpr std::size_t unit_bytes_max = 24;

Bytes checksum(BytesView body) {
    return Bytes{sha256(body).view().substr(0, checksum_bytes)};
}

bool is_intact(BytesView bytes) {
    if (bytes.size() <= checksum_bytes) return false;
    const BytesView body = bytes.substr(0, bytes.size() - checksum_bytes);
    return checksum(body) == bytes.substr(body.size());
}

void append_number(Bytes& out, std::uint64_t number, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<char>(number >> (8 * i) & 0xFF));
}

void append_short_text(Bytes& out, std::string_view text) {
    append_number(out, text.size(), 1);
    out.append(text);
}

/// Takes bytes from the front; once something was missing it only gives nothing.
class Cutter {
public:
    explicit Cutter(BytesView bytes) : rest_{bytes} {}
    Bytes take(std::size_t count) {
        if (count > rest_.size()) is_good_ = false;
        if (!is_good_) return {};
        Bytes taken{rest_.substr(0, count)};
        rest_.remove_prefix(count);
        return taken;
    }
    std::uint64_t take_number(std::size_t bytes) {
        std::uint64_t number = 0;
        for (const char c : take(bytes)) number = number << 8 | static_cast<unsigned char>(c);
        return number;
    }
    Bytes take_short_text(std::size_t bytes_max) {
        const auto size = take_number(1);
        if (size > bytes_max) is_good_ = false;
        return take(size);
    }
    [[nodiscard]] bool is_finished() const { return is_good_ && rest_.empty(); }

private:
    BytesView rest_;
    bool is_good_ = true;
};

Bytes to_body(const EnrolmentCode& code) {
    Bytes body;
    append_number(body, static_cast<std::uint64_t>(code.expires.value() / 1000), 5);
    body.append(code.secret);
    body.append(code.ca_fingerprint.view());
    append_short_text(body, std::string_view{code.unit}.substr(0, unit_bytes_max));
    append_number(body, code.addresses.size(), 1);
    for (const ServerAddress& address : code.addresses) {
        append_number(body, address.port, 2);
        append_short_text(body, address.host);
    }
    return body;
}

std::optional<EnrolmentCode> from_body(BytesView body) {
    Cutter cutter{body};
    EnrolmentCode code;
    code.expires = Instant{static_cast<std::int64_t>(cutter.take_number(5)) * 1000};
    code.secret = cutter.take(enrolment_secret_bytes);
    const auto fingerprint = Hash::from_bytes(cutter.take(32));
    code.unit = cutter.take_short_text(unit_bytes_max);
    const auto count = cutter.take_number(1);
    if (!fingerprint || count == 0 || count > enrolment_addresses_max) return std::nullopt;
    code.ca_fingerprint = *fingerprint;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto port = static_cast<std::uint16_t>(cutter.take_number(2));
        const auto address = read_server_address(
            ServerAddress{cutter.take_short_text(short_host_bytes_max), port}.text());
        if (!address) return std::nullopt;
        code.addresses.push_back(*address);
    }
    return cutter.is_finished() ? std::optional{code} : std::nullopt;
}

/// The only place where changing one character gives an intact code; empty if none or several.
std::optional<std::size_t> find_mistyped(std::string characters) {
    std::optional<std::size_t> place;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char typed = characters[i];
        for (const char other : base32_digits) {
            characters[i] = other;
            const auto bytes = from_base32(characters);
            if (other == typed || !bytes || !is_intact(*bytes)) continue;
            if (place && place != i) return std::nullopt;
            place = i;
        }
        characters[i] = typed;
    }
    return place;
}

Error mistyped(const std::string& characters) {
    if (const auto place = find_mistyped(characters)) {
        const auto group = *place / group_chars;
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr(
                                       "A character of the enrolment code is mistyped, in group {} "
                                       "({}); compare it with the code you were given.")),
                                   group + 1, characters.substr(group * group_chars, group_chars)));
    }
    return failure(ErrorCode::invalid_input,
                   tr("The enrolment code is mistyped or incomplete; copy the whole of it again."));
}

}  // namespace

std::string to_text(const EnrolmentCode& code) {
    CHECK(code.secret.size() == enrolment_secret_bytes);
    CHECK(!code.addresses.empty() && code.addresses.size() <= enrolment_addresses_max);
    Bytes body = to_body(code);
    body.append(checksum(body));
    const std::string characters = to_base32(body);
    std::string text{prefix};
    for (std::size_t at = 0; at < characters.size(); at += group_chars)
        text.append("-").append(characters.substr(at, group_chars));
    return text;
}

Result<EnrolmentCode> read_enrolment_code(std::string_view text) {
    const auto not_a_code = [] {
        return failure(ErrorCode::invalid_input,
                       tr("This is not an enrolment code; it begins with TD1 and comes from the "
                          "administrator of the server."));
    };
    if (text.size() > limits::enrolment_code_chars_max * 2) return not_a_code();
    const std::string characters = base32_cleaned(text);
    const std::string head = base32_cleaned(prefix);
    if (!characters.starts_with(head) || characters.size() > limits::enrolment_code_chars_max)
        return not_a_code();
    const std::string rest = characters.substr(head.size());
    const auto bytes = from_base32(rest);
    if (!bytes || !is_intact(*bytes)) return mistyped(rest);
    const auto code = from_body(BytesView{*bytes}.substr(0, bytes->size() - checksum_bytes));
    if (!code)
        return failure(ErrorCode::newer_version,
                       tr("The enrolment code is of a kind this program does not know; install the "
                          "newest version and try again."));
    return *code;
}

}  // namespace thidua
