#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/net/server_address.h"

namespace thidua {

/// An HTTP proxy that lets connections through by CONNECT; with a name and password, Basic.
struct Proxy {
    ServerAddress address;
    std::string user = {};  ///< empty: it asks for none
    std::string password = {};

    bool operator==(const Proxy&) const = default;
    /// "http://minh@10.0.0.1:3128": for eyes and logs, without the password.
    [[nodiscard]] std::string text() const;
    /// "http://minh:secret@10.0.0.1:3128": what read_proxy() takes. As secret as the password.
    [[nodiscard]] std::string secret_text() const;
};

/// "http://USER:PASSWORD@HOST:PORT"; "http://" and the user may be missing. A "%" with two
/// hexadecimal digits stands for a byte, as in any URL; without a port it is 3128. The sentence of
/// a failure does not repeat the text.
Result<Proxy> read_proxy(std::string_view text);

/// The bytes that ask the proxy to let a connection through to the target.
std::string connect_request(const Proxy& proxy, const ServerAddress& target);

/// Longer headers than this are no answer to a CONNECT.
inline constexpr std::size_t proxy_answer_bytes_max = 16 << 10;

/// What the headers of the proxy's answer, up to and with the empty line, mean. `refused`: it wants
/// a name and password, or does not let the connection through, or is no proxy; `unreachable`: it
/// could not reach the target.
Result<void> read_connect_answer(const Proxy& proxy, std::string_view headers);

/// `refused`: what answers there is no HTTP proxy.
Error not_a_proxy(const Proxy& proxy);

}  // namespace thidua
