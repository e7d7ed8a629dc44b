#pragma once

#include <cstdint>
#include <string>

#include "shared/base/decimal.h"

/// Numbers as documents write them: always Vietnamese, whatever the language of the interface.
namespace thidua {

/// "hai triệu năm trăm ba mươi nghìn". A nought among the tens is "linh", a hundred that is missing
/// in the middle is said ("một nghìn không trăm linh năm"), after tens one, four and five are mốt,
/// tư and lăm. Below nought "âm …". Empty for what is not whole or not below 1000 tỷ tỷ.
std::string number_words(const Decimal& whole);

/// "Hai triệu năm trăm ba mươi nghìn đồng". Empty where number_words is.
std::string money_words(const Decimal& dong);

/// "2.530.000 đồng".
std::string money_display(const Decimal& dong);

/// A count in a sentence: 1 to 9 have a nought before them ("02 giai đoạn"), from a thousand on
/// points ("1.234").
std::string count_display(std::int64_t count);

/// "IV". Empty outside of 1..3999.
std::string roman(int number);

/// How the n-th point of a list is lettered, from 1: a b c d đ e g h i k l m n o p q r s t u v x y.
/// Letters with a hat, breve or horn and f j w z are left out. Empty outside of 1..23.
std::string list_letter(int number);

}  // namespace thidua
