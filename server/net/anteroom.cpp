#include "server/net/anteroom.h"

#include <algorithm>

namespace thidua {

void Anteroom::Place::leave() {
    if (room_ != nullptr) room_->leave(number_);
    room_ = nullptr;
}

Anteroom::Place Anteroom::enter(const std::string& address, std::function<void()> cut) {
    std::function<void()> cut_other;
    std::uint64_t number = 0;
    {
        const std::lock_guard lock{mutex_};
        if (waiting_.size() >= places_) cut_other = take_oldest_of_most();
        number = ++last_number_;
        Queue& queue = queues_[address];
        queue.push_back({number, std::move(cut)});
        waiting_.emplace(number, Where{address, std::prev(queue.end())});
    }
    if (cut_other) cut_other();
    return {*this, number};
}

std::function<void()> Anteroom::take_oldest_of_most() {
    const auto most = std::ranges::max_element(
        queues_, {}, [](const auto& queue) { return queue.second.size(); });
    if (most == queues_.end()) return {};
    Waiting oldest = std::move(most->second.front());
    most->second.pop_front();
    waiting_.erase(oldest.number);
    if (most->second.empty()) queues_.erase(most);
    return std::move(oldest.cut);
}

void Anteroom::leave(std::uint64_t number) {
    const std::lock_guard lock{mutex_};
    const auto where = waiting_.find(number);
    if (where == waiting_.end()) return;
    const auto queue = queues_.find(where->second.address);
    queue->second.erase(where->second.at);
    if (queue->second.empty()) queues_.erase(queue);
    waiting_.erase(where);
}

void Anteroom::cut_all() {
    std::unordered_map<std::string, Queue> all;
    {
        const std::lock_guard lock{mutex_};
        all.swap(queues_);
        waiting_.clear();
    }
    for (const auto& [address, queue] : all)
        for (const Waiting& one : queue) one.cut();
}

std::size_t Anteroom::size() const {
    const std::lock_guard lock{mutex_};
    return waiting_.size();
}

}  // namespace thidua
