#include "shared/net/proxy.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr std::string_view scheme = "http://";
constexpr std::uint16_t usual_port = 3128;
constexpr std::size_t name_bytes_max = 255;

constexpr int proxy_wants_password = 407;
constexpr int server_errors_from = 500;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"-._~"}.find(c) != std::string_view::npos;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text)
        result += is_plain(c) ? std::string{c}
                              : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return result;
}

/// Empty when a "%" is not followed by two hexadecimal digits, or the byte is a control character:
/// a line break would end the header.
std::optional<std::string> unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto byte = static_cast<unsigned char>(text[at]);
        if (text[at] == '%') {
            const std::string_view digits = text.substr(at + 1, 2);
            const auto [stop, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
            if (digits.size() != 2 || error != std::errc{} || stop != digits.data() + 2)
                return std::nullopt;
            at += 2;
        }
        if (byte < 0x20 || byte == 0x7F) return std::nullopt;
        result += static_cast<char>(byte);
    }
    return result;
}

std::string base64(std::string_view text) {
    std::string result((text.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    result.resize(static_cast<std::size_t>(size));
    return result;
}

Error not_a_proxy_address() {
    return failure(ErrorCode::invalid_input,
                   tr("That is not the address of a proxy; write it as http://HOST:PORT or "
                      "http://NAME:PASSWORD@HOST:PORT, with %40 for @ and %3A for : in the name "
                      "and password."));
}

/// "HOST", "HOST:PORT", "[::1]:PORT".
std::optional<ServerAddress> read_place(std::string_view text) {
    const bool has_port =
        text.find(':') != std::string_view::npos && !text.ends_with(']');
    const auto address = read_server_address(
        has_port ? std::string{text} : fmt::format("{}:{}", text, usual_port));
    if (!address || address->port == 0) return std::nullopt;
    return *address;
}

/// The number in "HTTP/1.1 407 Proxy Authentication Required".
std::optional<int> status_in(std::string_view headers) {
    if (!headers.starts_with("HTTP/1.")) return std::nullopt;
    const auto space = headers.find(' ');
    if (space == std::string_view::npos || space + 4 > headers.size()) return std::nullopt;
    int status = 0;
    const char* begin = headers.data() + space + 1;
    const auto [stop, error] = std::from_chars(begin, begin + 3, status);
    if (error != std::errc{} || stop != begin + 3) return std::nullopt;
    return status;
}

}  // namespace

std::string Proxy::text() const {
    return fmt::format("{}{}{}{}", scheme, escaped(user), user.empty() ? "" : "@", address.text());
}

std::string Proxy::secret_text() const {
    if (user.empty()) return text();
    return fmt::format("{}{}:{}@{}", scheme, escaped(user), escaped(password), address.text());
}

Result<Proxy> read_proxy(std::string_view text) {
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
    if (text.ends_with('/')) text.remove_suffix(1);
    Proxy proxy;
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        const std::string_view who = text.substr(0, at);
        const auto colon = std::min(who.find(':'), who.size());
        const auto user = unescaped(who.substr(0, colon));
        const auto password = unescaped(who.substr(std::min(colon + 1, who.size())));
        const bool is_good = user && password && !user->empty() &&
                             user->find(':') == std::string::npos &&
                             user->size() + password->size() <= name_bytes_max;
        if (!is_good) return not_a_proxy_address();
        proxy.user = *user;
        proxy.password = *password;
        text.remove_prefix(at + 1);
    }
    const auto place = read_place(text);
    if (!place) return not_a_proxy_address();
    proxy.address = *place;
    return proxy;
}

std::string connect_request(const Proxy& proxy, const ServerAddress& target) {
    std::string request = fmt::format("CONNECT {0} HTTP/1.1\r\nHost: {0}\r\n", target.text());
    if (!proxy.user.empty())
        request += fmt::format("Proxy-Authorization: Basic {}\r\n",
                               base64(proxy.user + ':' + proxy.password));
    return request + "\r\n";
}

Error not_a_proxy(const Proxy& proxy) {
    return failure(ErrorCode::refused,
                   fmt::format(fmt::runtime(tr("What answers at {} is not an HTTP proxy; check the "
                                               "setting \"proxy\". Everything is kept.")),
                               proxy.address.text()));
}

Result<void> read_connect_answer(const Proxy& proxy, std::string_view headers) {
    const auto status = status_in(headers);
    if (!status) return not_a_proxy(proxy);
    if (*status >= 200 && *status < 300) return {};
    const std::string where = proxy.address.text();
    if (*status == proxy_wants_password)
        return failure(
            ErrorCode::refused,
            fmt::format(fmt::runtime(
                            proxy.user.empty()
                                ? tr("The proxy {} asks for a name and a password; put them into "
                                     "the setting \"proxy\". Everything is kept.")
                                : tr("The proxy {} does not accept the name and password in the "
                                     "setting \"proxy\"; correct them. Everything is kept.")),
                        where));
    if (*status >= server_errors_from)
        return failure(ErrorCode::unreachable,
                       fmt::format(fmt::runtime(tr("the proxy {} could not reach it (HTTP {})")),
                                   where, *status));
    return failure(ErrorCode::refused,
                   fmt::format(fmt::runtime(tr("The proxy {} does not let the connection through "
                                               "(HTTP {}); ask whoever runs it. Everything is "
                                               "kept.")),
                               where, *status));
}

}  // namespace thidua
