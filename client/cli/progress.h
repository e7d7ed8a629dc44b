#pragma once

#include <cstdint>
#include <string>

#include "client/app/sync_service.h"
#include "client/cli/command.h"

namespace thidua::cli {

/// Tells a person how a session goes on, on standard error: on a terminal one line that is drawn
/// again and again, else a line now and then.
class Progress {
public:
    explicit Progress(const Console& console) : console_{console} {}
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(const LineState& state);

private:
    void redraw(const LineState& state);
    void add_line(const LineState& state);

    const Console& console_;
    bool has_drawn_ = false;
    std::string last_message_;
    std::int64_t last_pulled_ = 0;
    std::uint64_t last_file_bytes_ = 0;
};

}  // namespace thidua::cli
