#pragma once

#include <span>

#include "shared/model/record_rules.h"

/// The types of records that the table carries wholly, by what they are about; record_rules.h puts
/// them together with the others. All of it is constant.
namespace thidua {

[[nodiscard]] std::span<const RecordRule> plan_record_rules();
[[nodiscard]] std::span<const RecordRule> duty_record_rules();
[[nodiscard]] std::span<const RecordRule> people_record_rules();
[[nodiscard]] std::span<const RecordRule> work_record_rules();
[[nodiscard]] std::span<const RecordRule> award_record_rules();
[[nodiscard]] std::span<const RecordRule> council_record_rules();
[[nodiscard]] std::span<const RecordRule> paper_record_rules();

}  // namespace thidua
