#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>

#include "shared/base/result.h"

namespace thidua {

/// Runs one exchange on the caller's thread, to its end.
template <class T>
Result<T> wait_for(boost::asio::awaitable<Result<T>> exchange) {
    boost::asio::io_context io{1};
    std::exception_ptr broken;
    Result<T> outcome = failure(ErrorCode::internal, {});
    boost::asio::co_spawn(io, std::move(exchange),
                          [&](std::exception_ptr thrown, Result<T> came) {
                              broken = std::move(thrown);
                              outcome = std::move(came);
                          });
    io.run();
    if (broken) std::rethrow_exception(broken);
    return outcome;
}

}  // namespace thidua
