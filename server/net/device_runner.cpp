#include "server/net/device_runner.h"

#include "server/net/tuning.h"

namespace thidua {

Refusal come_back_later(Random& random) {
    const auto spread = server_tuning::retry_after_max - server_tuning::retry_after_min;
    const auto extra = random.below(static_cast<std::uint64_t>(spread.count()));
    Refusal refusal;
    refusal.reason = RefusalReason::too_many;
    refusal.retry_after_ms = static_cast<std::uint32_t>(server_tuning::retry_after_min.count()) +
                             static_cast<std::uint32_t>(extra);
    return refusal;
}

void DeviceRunner::run(SessionEvent event, Done done) {
    const auto step = std::make_shared<TimedStep>();
    const auto shared_done = std::make_shared<Done>(std::move(done));
    std::shared_ptr<void> ahead;
    if (auto* message = std::get_if<Message>(&event))
        if (auto* edits = std::get_if<Edits>(message)) ahead = read_ahead_.read(*edits);
    const bool is_accepted = writer_.submit(
        [self = shared_from_this(), happened = std::move(event), step](Database& database) {
            *step = self->take_step(database, happened);
        },
        [step, shared_done, ahead = std::move(ahead)](const std::optional<Error>& error) mutable {
            // The writer keeps what is done until there is more to do.
            ahead.reset();
            if (error)
                (*shared_done)(*error);
            else
                (*shared_done)(std::move(*step));
        });
    if (is_accepted) return;
    const Refusal later = come_back_later(random_);
    Step refused;
    refused.send.emplace_back(later);
    refused.end = SessionEnd{SessionEnd::Kind::refused, later};
    (*shared_done)(TimedStep{std::move(refused), clock_.now()});
}

std::chrono::milliseconds DeviceRunner::pause_before_message() {
    return message_rate_.take(device_.text(), std::chrono::steady_clock::now());
}

TimedStep DeviceRunner::take_step(Database& database, const SessionEvent& event) {
    const Instant now = clock_.now();
    if (!session_ && prepare_) prepare_(database);
    if (!session_) session_ = factory_.open(device_);
    TimedStep timed{deliver(*session_, event, now), now};
    note_progress(database, event, timed.step, now);
    return timed;
}

/// A device that says goodbye after the end of its pull has all of it.
void DeviceRunner::note_progress(Database& database, const SessionEvent& event, const Step& step,
                                 Instant now) {
    for (const Message& message : step.send)
        if (const auto* done = std::get_if<PullDone>(&message)) sent_through_ = done->through;
    const auto* received = std::get_if<Message>(&event);
    if (received == nullptr || !std::holds_alternative<Bye>(*received) || !sent_through_) return;
    DeviceStore{database}.note_contact(device_, now, *sent_through_);
}

}  // namespace thidua
