#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// The number that a plan, a decision, a letter of a round, a notice or a line of the register
/// bears.
struct PaperNumber {
    std::string shown;
    std::string key;  ///< the same for the same number, however it is written
    int year = 0;
    RecordId organ;
    RecordId paper;  ///< what bears it: of a line about another paper, that one
    FieldPath path;  ///< where it stands
};

/// The same for the same number, however it is written.
std::string key_of_number(std::string_view type, const std::string& number);
/// A round bears one for each of its letters; none for what is no such paper.
std::vector<PaperNumber> numbers_of_paper(const Record& record);
/// All that this device knows of, with their numbers.
std::vector<std::pair<Record, PaperNumber>> list_numbered_papers(Workspace& workspace);

/// The number is no other paper's of that year, as far as this device knows (a number is never
/// given twice). `said`: number and issued_on.
Result<void> check_number_is_free(Workspace& workspace, const Record& paper, const Fields& said);
/// An issued decision takes another number while no award stands in the register under this one.
Result<void> check_may_renumber(Workspace& workspace, const Record& paper, const Fields& said);

/// One number on two papers of this organ: given on two machines before either knew of the other.
struct DoubleNumber {
    std::string number;
    int year = 0;
    RecordId first;     ///< whose number the server had first: it stands
    RecordId second;    ///< the same as the first where both are one line of the register
    std::string words;  ///< one sentence: which papers, and what to do
};
std::vector<DoubleNumber> list_double_numbers(Workspace& workspace);

}  // namespace thidua
