#include "shared/model/ids.h"

#include <fmt/format.h>

#include "shared/record/open_conflicts.h"

namespace thidua {
namespace {

RecordId named(std::string_view name) {
    return RecordId{make_uuid_v5(product_name_space(), name)};
}

/// Where a key ends has to be plain, so that two lists of keys never read alike.
std::string escaped(const std::string& key) {
    std::string text;
    for (const char c : key) {
        if (c == ':' || c == '\\') text += '\\';
        text += c;
    }
    return text;
}

}  // namespace

const Uuid& product_name_space() {
    static const Uuid name_space = Uuid::from_text("b0ba3e7a-49cc-4125-ac00-7a726c0eb77e").value();
    return name_space;
}

RecordId unit_id(std::string_view code) {
    return named(fmt::format("unit:{}", code));
}

RecordId movement_id(std::string_view code) {
    return named(fmt::format("movement:{}", code));
}

RecordId holiday_calendar_id(std::string_view key) {
    return named(fmt::format("holiday_calendar:{}", key));
}

RecordId plan_id(RecordId organ, std::string_view key) {
    return named(fmt::format("plan:{}:{}", organ.text(), key));
}

RecordId obligation_id(RecordId organ, std::string_view key) {
    return named(fmt::format("obligation:{}:{}", organ.text(), key));
}

RecordId period_id(RecordId obligation, std::string_view label) {
    return named(fmt::format("period:{}:{}", obligation.text(), label));
}

RecordId form_id(RecordId organ, std::string_view key) {
    return named(fmt::format("form:{}:{}", organ.text(), key));
}

RecordId report_id(RecordId period, RecordId unit) {
    return named(fmt::format("report:{}:{}", period.text(), unit.text()));
}

RecordId submission_id(RecordId report, std::int64_t version, std::string_view seal) {
    return named(fmt::format("submission:{}:{}:{}", report.text(), version, seal));
}

RecordId evidence_id(RecordId submission) {
    return named(fmt::format("evidence:{}", submission.text()));
}

RecordId extension_id(RecordId period, RecordId unit) {
    return named(fmt::format("extension:{}:{}", period.text(), unit.text()));
}

RecordId exemption_id(RecordId period, RecordId unit) {
    return named(fmt::format("exemption:{}:{}", period.text(), unit.text()));
}

RecordId conflict_id(EditId edit, RecordId record, std::string_view path) {
    return conflict_record_id(edit, record, path);
}

RecordId device_record_id(DeviceId device) {
    return named(fmt::format("device:{}", device.text()));
}

RecordId restore_id(Epoch epoch, RecordId organ) {
    return named(fmt::format("restore:{}:{}", epoch.text(), organ.text()));
}

RecordId recovered_id(Epoch restore, RecordId record) {
    return named(fmt::format("recovered:{}:{}", restore.text(), record.text()));
}

RecordId held_id(EditId edit, std::size_t operation) {
    return named(fmt::format("held:{}:{}", edit.text(), operation));
}

RecordId keyed_id(std::string_view type, const std::vector<std::string>& keys) {
    std::string name{type};
    for (const std::string& key : keys) name += ':' + escaped(key);
    return named(name);
}

}  // namespace thidua
