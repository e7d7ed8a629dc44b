#include "tests/app/department.h"

#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"

namespace thidua {

DepartmentTest::DepartmentTest() {
    set_language(Language::english);
    sync_all();
}

void DepartmentTest::sync_all() {
    for (int round = 0; round < 2; ++round)
        for (ServedDevice* device : {&bich_, &kien_, &ha_})
            EXPECT_TRUE(device->sync().is_done()) << device->device().grantee.person;
}

void DepartmentTest::set_time(Instant now) {
    server_.clock().set(now);
    for (ServedDevice* device : {&bich_, &kien_, &ha_}) device->clock().set(now);
}

RecordId DepartmentTest::started() {
    const auto report = reports(bich_).create(quarter_);
    EXPECT_TRUE(report.has_value()) << report.error().message;
    sync_all();
    return *report;
}

RecordId DepartmentTest::filled() {
    const RecordId report = started();
    const auto saved = reports(bich_).save_answers(report, {}, quarterly_answers());
    EXPECT_TRUE(saved.has_value()) << saved.error().message;
    sync_all();
    return report;
}

RecordId DepartmentTest::submitted() {
    const RecordId report = filled();
    const auto sent = reports(kien_).submit(report);
    EXPECT_TRUE(sent.has_value()) << sent.error().message;
    sync_all();
    return report;
}

RecordId DepartmentTest::accepted() {
    const RecordId report = submitted();
    EXPECT_TRUE(reports(ha_).accept(report).has_value());
    sync_all();
    return report;
}

RecordId DepartmentTest::accepted_of(const std::string& unit, const Fields& answers) {
    ServedDevice head{server_, {"Trưởng đơn vị", unit, Role::head, "MAY-" + unit}};
    head.sync();
    const RecordId report = *reports(head).create(quarter_);
    EXPECT_TRUE(reports(head).save_answers(report, {}, answers).has_value());
    EXPECT_TRUE(reports(head).submit(report).has_value());
    head.sync();
    ha_.sync();
    EXPECT_TRUE(reports(ha_).accept(report).has_value());
    ha_.sync();
    return report;
}

void DepartmentTest::type(ServedDevice& device, const RecordId& report, const FieldPath& path,
                          const Value& value) {
    const auto saved =
        reports(device).save_answers(report, {{path, seen(device, report, path)}}, {{path, value}});
    ASSERT_TRUE(saved.has_value()) << saved.error().message;
}

Value DepartmentTest::seen(ServedDevice& device, const RecordId& report, const FieldPath& path) {
    const auto details = reports(device).find(report);
    EXPECT_TRUE(details.has_value()) << details.error().message;
    return find_value(details->fields, path);
}

ReportSummary DepartmentTest::summary(ServedDevice& device, const RecordId& report) {
    return reports(device).find(report)->summary;
}

std::string DepartmentTest::state(ServedDevice& device, const RecordId& report) {
    return summary(device, report).state;
}

}  // namespace thidua
