#pragma once

#include <string>
#include <vector>

#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// From "bases/…" in their order, each as it stands in a document: "Căn cứ Luật Thi đua, khen
/// thưởng số 06/2022/QH15", "Căn cứ Quyết định số 1009/QĐ-UBND ngày … của UBND tỉnh về …". What a
/// row does not say, its record of the register of legal bases does.
std::vector<std::string> basis_lines(Workspace& workspace, const Fields& fields);
/// One document by the fields of its record.
std::string basis_line(const Fields& basis);

}  // namespace thidua
