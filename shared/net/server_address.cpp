#include "shared/net/server_address.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr std::size_t host_bytes_max = 253;

std::optional<std::uint16_t> read_port(std::string_view text) {
    std::uint16_t port = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, port);
    if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return port;
}

bool is_host(std::string_view host) {
    if (host.empty() || host.size() > host_bytes_max) return false;
    return host.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:%") ==
           std::string_view::npos;
}

}  // namespace

std::string ServerAddress::text() const {
    return host.find(':') == std::string::npos ? fmt::format("{}:{}", host, port)
                                               : fmt::format("[{}]:{}", host, port);
}

Result<ServerAddress> read_server_address(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon != std::string_view::npos) {
        std::string_view host = text.substr(0, colon);
        const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
        if (bracketed) host = host.substr(1, host.size() - 2);
        const auto port = read_port(text.substr(colon + 1));
        const bool one_meaning = bracketed || host.find(':') == std::string_view::npos;
        if (port && one_meaning && is_host(host)) return ServerAddress{std::string{host}, *port};
    }
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("\"{}\" is not an address; write it as host:port, "
                                               "for example 192.168.1.10:7443.")),
                               text.substr(0, host_bytes_max)));
}

}  // namespace thidua
