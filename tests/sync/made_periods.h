#pragma once

#include <string>

#include "shared/record/record.h"
#include "tests/support/sample_server.h"

namespace thidua {

/// A form of the Department of Justice with one question, "story", for texts of any length.
inline constexpr const char* story_form = "story";
inline constexpr const char* story_path = "answers/story";
void publish_story_form(SampleServer& server);

/// An open period of the Department of Justice for that form.
RecordId open_period(SampleServer& server, const std::string& form_key, const std::string& label);

/// An empty draft of the unit's report in that period.
Record draft_in(const RecordId& period, const std::string& unit_code, const std::string& form_key);

}  // namespace thidua
