#pragma once

#include <string>
#include <vector>

#include "client/paper/paper_data.h"

namespace thidua {

/// Invented but complete data for the default template of this name; `words` are some that the
/// paper must then have.
struct SamplePaper {
    std::string file_name;
    PaperData data;
    std::vector<std::string> words;
};

std::vector<SamplePaper> sample_papers();

}  // namespace thidua
