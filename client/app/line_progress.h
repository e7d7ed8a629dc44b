#pragma once

#include <optional>
#include <string>

#include "client/app/sync_service.h"

namespace thidua {

class ClientSession;

/// Writes how far the session has come into the state of the line.
void note_progress(LineState& line, const ClientSession& session);

/// How much of what goes on now is done, 0 to 100: records come, then changes go, then files. Empty
/// when nothing is under way or nothing is known of it.
std::optional<int> progress_percent(const LineState& line);
/// "40 records received, 65% · 3 of 8 changes answered · files: 120 of 640 KB": what is under way,
/// in whole numbers that are measured and not guessed. Empty when nothing is.
std::string progress_words(const LineState& line);

}  // namespace thidua
