#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "client/gui/presenter/desk.h"

namespace thidua {

/// One thread with a workspace of its own on the same folder. Readings run in order; what they
/// return goes through the door. A reading that fails is told to `failed`, through the same door.
/// Nothing is posted once the destructor has returned.
class BackgroundReader final : public Background {
public:
    BackgroundReader(std::filesystem::path folder, Environment environment, Door door,
                     std::function<void(const std::string&)> failed);
    ~BackgroundReader() override;
    void read(Reading reading) override;

private:
    void run();
    /// Opens the workspace at the first reading: a window that asks for nothing long pays nothing.
    std::function<void()> answer(const Reading& reading);
    /// Empty when the reader is to end.
    Reading next();

    std::filesystem::path folder_;
    Environment environment_;
    Door door_;
    std::function<void(const std::string&)> failed_;
    std::unique_ptr<Workspace> workspace_;  ///< of the thread
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Reading> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace thidua
