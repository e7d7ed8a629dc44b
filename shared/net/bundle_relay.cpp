#include "shared/net/bundle_relay.h"

#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/net/dial.h"
#include "shared/net/relayed_file.h"
#include "shared/net/tuning.h"
#include "shared/net/wait_for.h"

namespace thidua {
namespace {

using Answer = std::variant<Refusal, RelayedAnswer>;

Error nonsense() {
    return failure(ErrorCode::refused, tr("The server gave an answer that makes no sense here."));
}

/// `file` outlives the exchange.
asio::awaitable<Result<void>> send(std::shared_ptr<Channel> channel, BytesView file) {
    for (std::size_t at = 0; at < file.size(); at += limits::relay_part_bytes_max) {
        Bytes frame = encode_frame(Message{relay_part(file, at)});
        const auto sent = co_await channel->write(std::move(frame));
        if (!sent) co_return sent.error();
    }
    co_return Result<void>{};
}

asio::awaitable<Result<Answer>> receive(std::shared_ptr<Channel> channel) {
    RelayedFile arrived;
    while (true) {
        const auto message = co_await channel->read(limits::frame_bytes_max);
        if (!message) co_return message.error();
        if (const auto* refusal = std::get_if<Refusal>(&*message)) co_return Answer{*refusal};
        const auto* reply = std::get_if<RelayReply>(&*message);
        if (reply == nullptr || !arrived.add(reply->part)) co_return nonsense();
        if (arrived.is_whole()) co_return Answer{RelayedAnswer{reply->messages, arrived.bytes()}};
    }
}

asio::awaitable<Result<Answer>> converse(std::vector<ServerAddress> addresses,
                                         std::optional<Proxy> proxy, TlsContext context,
                                         BytesView file) {
    const auto dialled =
        co_await dial(std::move(addresses), std::move(proxy), std::move(context));
    if (!dialled) co_return dialled.error();
    const auto sent = co_await send(dialled->channel, file);
    dialled->channel->set_idle_timeout(net_tuning::relay_answer_timeout);
    // A server that hung up in the middle has said why.
    auto answer = co_await receive(dialled->channel);
    dialled->channel->close();
    if (!answer && !sent) co_return sent.error();
    co_return answer;
}

}  // namespace

Result<Answer> relay_bundle(const std::vector<ServerAddress>& addresses,
                            const DeviceIdentity& identity, const std::optional<Proxy>& proxy,
                            BytesView file) {
    auto context = TlsContext::for_device(identity);
    if (!context) return context.error();
    auto answer = wait_for(converse(addresses, proxy, std::move(*context), file));
    const bool is_malformed = !answer && answer.error().code == ErrorCode::invalid_input;
    if (is_malformed) return nonsense();
    return answer;
}

}  // namespace thidua
