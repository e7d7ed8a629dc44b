#include "tests/simulator/echo_watch.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/simulator/message_words.h"

namespace thidua::simulator {

void EchoWatch::begin_anew() {
    even_through_.reset();
    made_there_.clear();
}

void EchoWatch::note_applied(const AppliedEdit& applied, const std::vector<ScopeId>& granted) {
    const auto has_it = [&](const TouchedRecord& touched) {
        const auto made = made_there_.find(touched.id);
        if (std::ranges::find(granted, touched.scope) == granted.end()) return false;
        return touched.rev_before <= *even_through_ ||
               (made != made_there_.end() && made->second == touched.rev_before);
    };
    if (!applied.is_plain || applied.was_known || !even_through_) return;
    if (!std::ranges::all_of(applied.touched, has_it)) return;
    for (const TouchedRecord& touched : applied.touched)
        made_there_[touched.id] = applied.receipt.seq;
}

std::string EchoWatch::look(const Step& step) {
    for (const Message& message : step.send) {
        if (const auto* done = std::get_if<PullDone>(&message)) even_through_ = done->through;
        const auto* page = std::get_if<Page>(&message);
        if (page == nullptr) continue;
        for (const PackedRecord& record : page->records) {
            const auto made = made_there_.find(record.id);
            if (made != made_there_.end() && made->second == record.rev)
                return fmt::format("{} {} at rev {}", record.type, short_id(record.id.value()),
                                   record.rev.value());
        }
    }
    return {};
}

}  // namespace thidua::simulator
