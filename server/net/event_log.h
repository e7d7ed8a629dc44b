#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace thidua {

enum class LogLevel { debug, info, warning, error };

struct LogField {
    std::string_view name;
    std::string value;
};

/// Sends the log to standard error, as JSON lines or as "key=value" for eyes. Called once, before
/// threads start; without it only warnings and errors are written.
void start_event_log(LogLevel least, bool as_json);

/// One event, one line. Fields name devices, addresses, counts and reasons; never the content of
/// records, secrets or codes. Safe from any thread.
void log_event(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace thidua
