#include "server/net/writer_wait.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <memory>
#include <optional>

#include "shared/net/as_value.h"

namespace thidua {

namespace asio = boost::asio;

asio::awaitable<Written> write_and_wait(Writer& writer, Writer::Work work) {
    struct Waiting {
        explicit Waiting(const asio::any_io_executor& executor)
            : signal{executor, asio::steady_timer::time_point::max()} {}
        asio::steady_timer signal;
        std::optional<Written> outcome;  ///< only on the executor
    };
    const auto executor = co_await asio::this_coro::executor;
    const auto waiting = std::make_shared<Waiting>(executor);
    Writer::Done done = [waiting, executor](const std::optional<Error>& error) {
        asio::post(executor, [waiting, is_failed = error.has_value()] {
            waiting->outcome = is_failed ? Written::failed : Written::durable;
            waiting->signal.cancel();
        });
    };
    if (!writer.submit(std::move(work), std::move(done))) co_return Written::refused;
    while (!waiting->outcome) co_await waiting->signal.async_wait(as_value);
    co_return *waiting->outcome;
}

}  // namespace thidua
