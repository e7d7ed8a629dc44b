#include "client/cli/progress.h"

#include <algorithm>

#include "client/app/line_progress.h"

namespace thidua::cli {
namespace {

constexpr std::int64_t records_between_lines = 1000;
constexpr std::uint64_t file_bytes_between_lines = 10'000'000;
constexpr std::size_t bar_cells = 30;

std::string bar(int percent) {
    const auto filled = static_cast<std::size_t>(std::clamp(percent, 0, 100)) * bar_cells / 100;
    return '[' + std::string(filled, '#') + std::string(bar_cells - filled, '.') + "] ";
}

std::string words_of(const LineState& state) {
    const std::string under_way = progress_words(state);
    if (state.message.empty()) return under_way;
    return under_way.empty() ? state.message : state.message + "  " + under_way;
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
    const auto percent = progress_percent(state);
    const std::string drawn = percent ? bar(*percent) : "";
    console_.err << '\r' << drawn << words_of(state) << "\x1b[K" << std::flush;
}

void Progress::add_line(const LineState& state) {
    const bool is_news = state.message != last_message_ ||
                         state.pulled >= last_pulled_ + records_between_lines ||
                         state.file_bytes >= last_file_bytes_ + file_bytes_between_lines;
    const std::string words = words_of(state);
    if (!is_news || words.empty()) return;
    last_message_ = state.message;
    last_pulled_ = state.pulled;
    last_file_bytes_ = state.file_bytes;
    console_.say(words);
}

}  // namespace thidua::cli
