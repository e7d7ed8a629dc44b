#include "client/cli/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

constexpr std::int64_t records_between_lines = 1000;
constexpr std::size_t bar_cells = 30;

std::string bar(std::int64_t done, std::int64_t expected) {
    const auto filled = static_cast<std::size_t>(
        std::clamp<std::int64_t>(done * static_cast<std::int64_t>(bar_cells) / expected, 0,
                                 static_cast<std::int64_t>(bar_cells)));
    return '[' + std::string(filled, '#') + std::string(bar_cells - filled, '.') + "] ";
}

std::string words_of(const LineState& state) {
    std::string words = state.message;
    if (state.pulled > 0)
        words += (words.empty() ? "" : "  ") +
                 fmt::format(fmt::runtime(tr("{} records received")), state.pulled);
    return words;
}

}  // namespace

Progress::~Progress() {
    if (has_drawn_) console_.err << "\r\x1b[K" << std::flush;
}

void Progress::show(const LineState& state) {
    console_.is_terminal ? redraw(state) : add_line(state);
}

void Progress::redraw(const LineState& state) {
    has_drawn_ = true;
    const std::string drawn = state.expected > 0 ? bar(state.pulled, state.expected) : "";
    console_.err << '\r' << drawn << words_of(state) << "\x1b[K" << std::flush;
}

void Progress::add_line(const LineState& state) {
    const bool is_news =
        state.message != last_message_ || state.pulled >= last_pulled_ + records_between_lines;
    const std::string words = words_of(state);
    if (!is_news || words.empty()) return;
    last_message_ = state.message;
    last_pulled_ = state.pulled;
    console_.say(words);
}

}  // namespace thidua::cli
