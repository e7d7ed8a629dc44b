#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "server/net/tuning.h"

namespace thidua {

/// The connections that have not shown yet who they are. Bounded: when it is full, the address
/// that has most of them loses its oldest, so that whoever opens thousands pushes out its own. Safe
/// from any thread. It must outlive its places.
class Anteroom {
public:
    /// One connection's; given back when it is destroyed.
    class Place {
    public:
        Place() = default;
        Place(Anteroom& room, std::uint64_t number) : room_{&room}, number_{number} {}
        Place(Place&& other) noexcept { *this = std::move(other); }
        Place& operator=(Place&& other) noexcept {
            std::swap(room_, other.room_);
            std::swap(number_, other.number_);
            return *this;
        }
        ~Place() { leave(); }
        void leave();

    private:
        Anteroom* room_ = nullptr;
        std::uint64_t number_ = 0;
    };

    explicit Anteroom(std::size_t places = server_tuning::half_open_max) : places_{places} {}

    /// Before the first connection.
    void set_places(std::size_t places) { places_ = places; }
    /// `cut` ends the connection; it is called at most once, from any thread, and not under a lock.
    Place enter(const std::string& address, std::function<void()> cut);
    /// Ends all of them.
    void cut_all();
    [[nodiscard]] std::size_t size() const;

private:
    struct Waiting {
        std::uint64_t number;
        std::function<void()> cut;
    };
    using Queue = std::list<Waiting>;  ///< the oldest first
    struct Where {
        std::string address;
        Queue::iterator at;
    };
    void leave(std::uint64_t number);
    [[nodiscard]] std::function<void()> take_oldest_of_most();

    mutable std::mutex mutex_;
    std::size_t places_;
    std::uint64_t last_number_ = 0;
    std::unordered_map<std::string, Queue> queues_;  ///< by address
    std::unordered_map<std::uint64_t, Where> waiting_;
};

}  // namespace thidua
