#include "server/net/own_addresses.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/host_name.hpp>
#include <boost/asio/ip/udp.hpp>
#include <optional>

namespace thidua {
namespace {

namespace asio = boost::asio;
using asio::ip::udp;

/// The local end of a datagram socket "connected" to a far address; no datagram leaves.
std::optional<std::string> source_towards(const char* far_address) {
    boost::system::error_code error;
    const auto far_end = asio::ip::make_address(far_address, error);
    asio::io_context io;
    udp::socket socket{io};
    const udp::endpoint endpoint{far_end, 9};
    if (!error) socket.open(endpoint.protocol(), error);
    if (!error) socket.connect(endpoint, error);
    const auto local = error ? udp::endpoint{} : socket.local_endpoint(error);
    if (error || local.address().is_unspecified() || local.address().is_loopback())
        return std::nullopt;
    return local.address().to_string();
}

}  // namespace

std::vector<ServerAddress> own_addresses(std::uint16_t port, AddressFamilies families) {
    std::vector<ServerAddress> addresses;
    const auto add = [&](const std::optional<std::string>& host) {
        if (host && read_server_address(ServerAddress{*host, port}.text()))
            addresses.push_back({*host, port});
    };
    add(source_towards("192.0.2.1"));
    if (families == AddressFamilies::both) add(source_towards("2001:db8::1"));
    boost::system::error_code error;
    const std::string name = asio::ip::host_name(error);
    if (!error && name != "localhost") add(name);
    add("127.0.0.1");
    return addresses;
}

std::vector<ServerAddress> reachable_addresses(const ServerAddress& listen) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(listen.host, error);
    if (error || !address.is_unspecified()) return {listen};
    return own_addresses(listen.port, address.is_v6() ? AddressFamilies::both
                                                       : AddressFamilies::only_ipv4);
}

}  // namespace thidua
