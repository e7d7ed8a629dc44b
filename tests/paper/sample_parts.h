#pragma once

#include <string>
#include <vector>

#include "client/paper/paper_data.h"
#include "client/paper/paper_parts.h"
#include "shared/base/time.h"
#include "tests/paper/sample_papers.h"

/// What the sample papers have in common.
namespace thidua {

PaperData texts(const std::vector<std::string>& rows);
PaperData signer(Capacity capacity, const char* represented, const char* title, const char* name);
/// The head of a document of Sở Tư pháp, and its end.
PaperData department(const char* number, CivilDate date);
const char* long_text();
/// Two people and a division.
void set_nominees(PaperData& data);

/// Achievement reports, a role model, an inspection, a notice and a list to be posted.
std::vector<SamplePaper> sample_reports();
/// The report of a period, and one of five years with its annex.
std::vector<SamplePaper> sample_summaries();

}  // namespace thidua
