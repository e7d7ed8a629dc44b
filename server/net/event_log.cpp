#include "server/net/event_log.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

namespace thidua {
namespace {

bool is_json = false;

std::shared_ptr<spdlog::logger> make_logger() {
    auto logger = spdlog::stderr_logger_mt("thidua-server");
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger->set_level(spdlog::level::warn);
    logger->flush_on(spdlog::level::info);
    return logger;
}

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> made = make_logger();
    return *made;
}

spdlog::level::level_enum to_spdlog(LogLevel level) {
    switch (level) {
        case LogLevel::debug: return spdlog::level::debug;
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::error: break;
    }
    return spdlog::level::err;
}

/// A JSON string of whatever bytes came.
std::string to_json_text(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string plain(const std::string& value) {
    const bool is_word = !value.empty() && value.find_first_of(" \"=\n\r\t") == std::string::npos;
    return is_word ? value : to_json_text(value);
}

std::string line_of(std::string_view event, std::initializer_list<LogField> fields) {
    std::string line = is_json ? "\"event\":" + to_json_text(event) : std::string{event};
    for (const LogField& field : fields)
        line += is_json ? fmt::format(",{}:{}", to_json_text(field.name), to_json_text(field.value))
                        : fmt::format(" {}={}", field.name, plain(field.value));
    return is_json ? line + "}" : line;
}

}  // namespace

void start_event_log(LogLevel least, bool as_json) {
    is_json = as_json;
    logger().set_level(to_spdlog(least));
    if (as_json) logger().set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v)");
}

void log_event(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    const auto at = to_spdlog(level);
    if (logger().should_log(at)) logger().log(at, "{}", line_of(event, fields));
}

}  // namespace thidua
