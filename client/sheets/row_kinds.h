#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "client/sheets/header_search.h"
#include "client/sheets/sheet_mapping.h"
#include "client/sheets/sheet_view.h"
#include "shared/base/enum_text.h"

namespace thidua::sheets {

/// What a row of a list is for.
enum class RowKind {
    data,
    section,      ///< one filled cell: the unit of the rows below
    sum,          ///< "Tổng cộng"
    header,       ///< the header once more, on a new page
    numbers,      ///< "(1) (2) (3)": the numbers of the columns
    blank,        ///< nothing in the columns that are read
    below_a_sum,  ///< places, dates and signatures
    end,          ///< here the list ends
};

class RowJudge {
public:
    RowJudge(SheetView& view, const FoundTable& table, const SheetMapping& mapping);

    /// Rows are asked about from the top down.
    RowKind judge(const Row& row);

    /// What a section row says, without the number before it: "I. Phòng A" is "Phòng A".
    [[nodiscard]] const std::string& section() const { return section_; }

private:
    struct Filled {
        std::uint32_t column = 0;
        std::string words;
        bool is_text = false;
    };

    std::vector<Filled> filled_cells(const Row& row);
    [[nodiscard]] bool is_mapped(std::uint32_t column) const;
    [[nodiscard]] bool is_ordinal(const Filled& cell) const;
    [[nodiscard]] bool has_number(const std::vector<Filled>& filled) const;
    [[nodiscard]] bool has_all_required(const std::vector<Filled>& filled) const;
    [[nodiscard]] bool is_header(const std::vector<Filled>& filled) const;
    [[nodiscard]] std::string section_of(const std::vector<Filled>& filled) const;
    [[nodiscard]] bool is_begun_by(const std::vector<Filled>& filled,
                                   const std::vector<std::string>& words) const;

    SheetView* view_;
    const FoundTable* table_;
    const SheetMapping* mapping_;
    bool is_below_a_sum_ = false;
    std::string section_;
};

}  // namespace thidua::sheets

template <>
struct thidua::EnumNames<thidua::sheets::RowKind> {
    static constexpr std::array<std::string_view, 8> names{
        "data", "section", "sum", "header", "numbers", "blank", "below_a_sum", "end"};
};
