#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace thidua {

/// For `co_await stream.async_…(…, as_value)`: the error comes as a value, nothing is thrown.
inline constexpr auto as_value = boost::asio::as_tuple(boost::asio::use_awaitable);

}  // namespace thidua
