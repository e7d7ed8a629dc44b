#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/id.h"

/// Ids of what may exist only once, made from its key (UUID version 5), so that two machines that
/// make it while offline meet in one record. The names hashed here are permanent.
namespace thidua {

/// The name space of everything below; permanent.
[[nodiscard]] const Uuid& product_name_space();

[[nodiscard]] RecordId unit_id(std::string_view code);
[[nodiscard]] RecordId movement_id(std::string_view code);
[[nodiscard]] RecordId holiday_calendar_id(std::string_view key);
[[nodiscard]] RecordId plan_id(RecordId organ, std::string_view key);
[[nodiscard]] RecordId obligation_id(RecordId organ, std::string_view key);
/// Of a regular period. An exceptional one has a random id.
[[nodiscard]] RecordId period_id(RecordId obligation, std::string_view label);
[[nodiscard]] RecordId form_id(RecordId organ, std::string_view key);
[[nodiscard]] RecordId report_id(RecordId period, RecordId unit);
/// `seal` is hexadecimal: the same content submitted twice as one version is one submission.
[[nodiscard]] RecordId submission_id(RecordId report, std::int64_t version, std::string_view seal);
[[nodiscard]] RecordId evidence_id(RecordId submission);
[[nodiscard]] RecordId extension_id(RecordId period, RecordId unit);
[[nodiscard]] RecordId exemption_id(RecordId period, RecordId unit);
/// The same after a restore, when the same edit meets the same field again.
[[nodiscard]] RecordId conflict_id(EditId edit, RecordId record, std::string_view path);
[[nodiscard]] RecordId device_record_id(DeviceId device);
/// What the Office is shown after a restore.
[[nodiscard]] RecordId restore_id(Epoch epoch, RecordId organ);
[[nodiscard]] RecordId recovered_id(Epoch restore, RecordId record);
[[nodiscard]] RecordId held_id(EditId edit, std::size_t operation);
/// Of a type of record_rules.h of which only one may exist with those keys: the values' texts, in
/// the order of RecordRule::id_keys.
[[nodiscard]] RecordId keyed_id(std::string_view type, const std::vector<std::string>& keys);

}  // namespace thidua
