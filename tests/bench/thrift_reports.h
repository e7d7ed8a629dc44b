#pragma once

#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/record/record.h"

namespace thidua {

/// Answers of one report, about so many bytes of Vietnamese prose and figures, and never the same
/// twice: in the words of the sample province's answers, which the dictionary of the stream was not
/// made of.
Fields made_answers(std::size_t bytes, Random& random);

/// One paragraph of so many bytes at least.
std::string made_paragraph(std::size_t bytes, Random& random);

/// The answers as the file that a person hands to `report set --from`.
std::string as_answer_file(const Fields& answers);

}  // namespace thidua
