#include "client/gui/presenter/background_reader.h"

#include <exception>

namespace thidua {

BackgroundReader::BackgroundReader(std::filesystem::path folder, Environment environment, Door door,
                                   std::function<void(const std::string&)> failed)
    : folder_{std::move(folder)},
      environment_{environment},
      door_{std::move(door)},
      failed_{std::move(failed)},
      thread_{[this] { run(); }} {}

BackgroundReader::~BackgroundReader() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void BackgroundReader::read(Reading reading) {
    {
        const std::lock_guard lock{mutex_};
        waiting_.push_back(std::move(reading));
    }
    changed_.notify_all();
}

void BackgroundReader::run() {
    while (const Reading reading = next()) {
        if (auto news = answer(reading)) door_(std::move(news));
    }
    workspace_.reset();
}

std::function<void()> BackgroundReader::answer(const Reading& reading) {
    std::string problem;
    try {
        if (workspace_) return reading(*workspace_);
        auto opened = Workspace::open(folder_, environment_);
        if (opened) {
            workspace_ = std::move(*opened);
            return reading(*workspace_);
        }
        problem = opened.error().message;
    } catch (const std::exception& failure) {
        problem = failure.what();
    }
    return [failed = failed_, problem] { failed(problem); };
}

Background::Reading BackgroundReader::next() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return {};
    Reading reading = std::move(waiting_.front());
    waiting_.pop_front();
    return reading;
}

}  // namespace thidua
