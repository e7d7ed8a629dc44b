#pragma once

/// Measures of Decree 30/2020/NĐ-CP, Phụ lục I, in mm and points; where it leaves a choice, the
/// common one.
namespace thidua {

/// Twentieths of a point, in which Word measures.
int twips(double millimetres);

namespace measures {

inline constexpr double page_width = 210;
inline constexpr double page_height = 297;
inline constexpr double top = 20;
inline constexpr double bottom = 20;
inline constexpr double left = 30;
inline constexpr double right = 20;
inline constexpr double page_number_top = 10;  ///< in the middle of the top margin
inline constexpr double text_width = page_width - left - right;
inline constexpr double wide_text_width = page_height - left - right;
inline constexpr double first_line = 12.7;
inline constexpr double between_paragraphs = 6;  ///< points; the least that is allowed
inline constexpr double line = 1.08;             ///< times single

}  // namespace measures
}  // namespace thidua
