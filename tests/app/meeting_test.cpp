#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

/// Several people on one report, each on a machine of their own.
class MeetingTest : public DepartmentTest {};

TEST_F(MeetingTest, TwoWhoStartTheSameReportApartMeetInOne) {
    const auto by_bich = reports(bich_).create(quarter_);
    const auto by_kien = reports(kien_).create(quarter_);
    ASSERT_TRUE(by_bich && by_kien);
    EXPECT_EQ(*by_bich, *by_kien);
    sync_all();
    EXPECT_EQ(reports(ha_).count(), 1U);
    EXPECT_TRUE(conflicts(bich_).list_open().empty());
    EXPECT_TRUE(kien_.workspace().attention().list().empty());
}

TEST_F(MeetingTest, StartingWhatAnotherHasSubmittedAlreadyIsNoQuestion) {
    ServedDevice dung{server_, people::officer_dung()};
    dung.sync();
    const RecordId report = *reports(dung).create(quarter_);
    submitted();
    dung.sync();
    EXPECT_EQ(state(dung, report), "submitted");
    EXPECT_TRUE(conflicts(dung).list_open().empty());
    EXPECT_TRUE(dung.workspace().attention().list().empty());
}

TEST_F(MeetingTest, WhatTwoPeopleWriteInDifferentFieldsStandsBoth) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, planned, std::int64_t{9});
    sync_all();
    EXPECT_EQ(seen(ha_, report, done), Value{std::int64_t{7}});
    EXPECT_EQ(seen(ha_, report, planned), Value{std::int64_t{9}});
    EXPECT_TRUE(conflicts(ha_).list_open().empty());
}

TEST_F(MeetingTest, TheSameFieldBecomesAQuestionForBoth) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    for (ServedDevice* device : {&bich_, &kien_}) {
        const auto open = conflicts(*device).list_open();
        ASSERT_EQ(open.size(), 1U);
        EXPECT_EQ(open[0].kept.value, Value{std::int64_t{7}});
        EXPECT_EQ(open[0].other.value, Value{std::int64_t{9}});
    }
}

TEST_F(MeetingTest, TheQuestionSaysWhoWroteWhatWhere) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    const ConflictView question = conflicts(ha_).list_open().at(0);
    EXPECT_EQ(question.record, report);
    EXPECT_EQ(question.field_label, "Tasks done");
    EXPECT_EQ(question.kept.author, people::officer_bich().name);
    EXPECT_EQ(question.kept.device_name, people::officer_bich().machine);
    EXPECT_EQ(question.other.author, people::head_kien().name);
    EXPECT_TRUE(question.kept.at && question.other.at);
}

TEST_F(MeetingTest, TheSameValueTwiceIsNoQuestion) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{7});
    sync_all();
    EXPECT_TRUE(conflicts(kien_).list_open().empty());
}

TEST_F(MeetingTest, WhoKeepsTypingAfterAQuestionAsksNoSecondOne) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    type(kien_, report, done, std::int64_t{10});
    sync_all();
    const auto open = conflicts(kien_).list_open();
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].other.value, Value{std::int64_t{10}});
}

TEST_F(MeetingTest, DifferentParagraphsOfOneTextAreJoined) {
    const RecordId report = started();
    type(bich_, report, prose, std::string{"Một.\n\nHai.\n\nBa."});
    sync_all();
    type(bich_, report, prose, std::string{"Một, đã sửa.\n\nHai.\n\nBa."});
    type(kien_, report, prose, std::string{"Một.\n\nHai.\n\nBa, đã sửa."});
    sync_all();
    EXPECT_EQ(seen(ha_, report, prose), Value{std::string{"Một, đã sửa.\n\nHai.\n\nBa, đã sửa."}});
    EXPECT_TRUE(conflicts(ha_).list_open().empty());
}

TEST_F(MeetingTest, TheSameParagraphIsAQuestion) {
    const RecordId report = started();
    type(bich_, report, prose, std::string{"Một.\n\nHai."});
    sync_all();
    type(bich_, report, prose, std::string{"Một của Bích.\n\nHai."});
    type(kien_, report, prose, std::string{"Một của Kiên.\n\nHai."});
    sync_all();
    EXPECT_EQ(conflicts(ha_).list_open().size(), 1U);
}

TEST_F(MeetingTest, EverybodySeesTheSameInTheEnd) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    type(ha_, report, planned, std::int64_t{40});
    sync_all();
    EXPECT_EQ(reports(bich_).find(report)->fields, reports(kien_).find(report)->fields);
    EXPECT_EQ(reports(bich_).find(report)->fields, reports(ha_).find(report)->fields);
}

TEST_F(MeetingTest, TheOfficeMayStartAReportForAUnit) {
    const auto report = reports(ha_).create(quarter_, unit_id("STP-HCTP"));
    ASSERT_TRUE(report.has_value());
    sync_all();
    EXPECT_EQ(summary(bich_, *report).unit_code, "STP-HCTP");
    EXPECT_TRUE(ha_.workspace().attention().list().empty());
}

/// The annual report has tables.
class MeetingInATableTest : public DepartmentTest {
protected:
    MeetingInATableTest() {
        set_time(moment(2026, 11, 20));
        sync_all();
        report_ = *reports(bich_).create(SampleServer::period("2026"));
        sync_all();
    }
    RecordId add(ServedDevice& device, const std::string& name, const std::string& authors) {
        const auto row =
            reports(device).add_row(report_, table_, {{"name", name}, {"authors", authors}});
        EXPECT_TRUE(row.has_value()) << row.error().message;
        return *row;
    }
    FieldPath cell(const RecordId& row, const std::string& column) {
        return cell_path(table_, RowId{row.value()}, column);
    }
    std::size_t count_rows(ServedDevice& device) {
        return list_rows(reports(device).find(report_)->fields, table_).size();
    }

    RecordId report_;
    const std::string table_ = "initiatives";
};

TEST_F(MeetingInATableTest, RowsThatTwoPeopleAddStandBoth) {
    add(bich_, "Phiếu hẹn điện tử", "Bích");
    add(kien_, "Nhắc hạn qua tin nhắn", "Kiên");
    sync_all();
    EXPECT_EQ(count_rows(ha_), 2U);
    EXPECT_TRUE(conflicts(ha_).list_open().empty());
}

TEST_F(MeetingInATableTest, ARowWithTheSameKeyIsOneRow) {
    const RecordId by_bich = add(bich_, "Phiếu hẹn điện tử", "Bích");
    const RecordId by_kien = add(kien_, "phiếu hẹn  điện tử", "Bích");
    EXPECT_EQ(by_bich, by_kien);
    sync_all();
    EXPECT_EQ(count_rows(ha_), 1U);
}

TEST_F(MeetingInATableTest, DifferentCellsOfOneRowStandBoth) {
    const RecordId row = add(bich_, "Phiếu hẹn điện tử", "Bích");
    sync_all();
    type(bich_, report_, cell(row, "scope"), std::string{"province"});
    type(kien_, report_, cell(row, "replicated"), true);
    sync_all();
    EXPECT_EQ(seen(ha_, report_, cell(row, "scope")), Value{std::string{"province"}});
    EXPECT_EQ(seen(ha_, report_, cell(row, "replicated")), Value{true});
}

TEST_F(MeetingInATableTest, TheSameCellIsAQuestionThatNamesRowAndColumn) {
    const RecordId row = add(bich_, "Phiếu hẹn điện tử", "Bích");
    sync_all();
    type(bich_, report_, cell(row, "authors"), std::string{"Bích, Dũng"});
    type(kien_, report_, cell(row, "authors"), std::string{"Bích, Kiên"});
    sync_all();
    const auto open = conflicts(ha_).list_open();
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].path, cell(row, "authors"));
}

TEST_F(MeetingInATableTest, ARemovedRowIsGoneForEverybody) {
    const RecordId row = add(bich_, "Phiếu hẹn điện tử", "Bích");
    sync_all();
    ASSERT_TRUE(reports(bich_).remove_row(report_, table_, row).has_value());
    sync_all();
    EXPECT_EQ(count_rows(ha_), 0U);
    EXPECT_TRUE(is_null(seen(ha_, report_, cell(row, "name"))));
}

TEST_F(MeetingInATableTest, ARowThatOneRemovesWhileAnotherEditsItStaysAndIsAQuestion) {
    const RecordId row = add(bich_, "Phiếu hẹn điện tử", "Bích");
    sync_all();
    type(kien_, report_, cell(row, "authors"), std::string{"Bích, Kiên"});
    ASSERT_TRUE(reports(bich_).remove_row(report_, table_, row).has_value());
    kien_.sync();
    sync_all();
    EXPECT_EQ(count_rows(ha_), 1U);
    EXPECT_EQ(seen(ha_, report_, cell(row, "authors")), Value{std::string{"Bích, Kiên"}});
    EXPECT_EQ(conflicts(bich_).list_open().size(), 1U);
}

TEST_F(MeetingInATableTest, TakingTheRemovalRemovesTheRow) {
    const RecordId row = add(bich_, "Phiếu hẹn điện tử", "Bích");
    sync_all();
    type(kien_, report_, cell(row, "authors"), std::string{"Bích, Kiên"});
    ASSERT_TRUE(reports(bich_).remove_row(report_, table_, row).has_value());
    kien_.sync();
    sync_all();
    const auto open = conflicts(bich_).list_open();
    ASSERT_EQ(open.size(), 1U);
    ASSERT_TRUE(conflicts(bich_).take(open[0].id).has_value());
    sync_all();
    EXPECT_EQ(count_rows(ha_), 0U);
    EXPECT_TRUE(conflicts(ha_).list_open().empty());
}

TEST_F(MeetingInATableTest, ARowThatIsAddedAgainAfterItsRemovalIsBack) {
    const RecordId row = add(bich_, "Phiếu hẹn điện tử", "Bích");
    sync_all();
    ASSERT_TRUE(reports(bich_).remove_row(report_, table_, row).has_value());
    sync_all();
    EXPECT_EQ(add(kien_, "Phiếu hẹn điện tử", "Kiên"), row);
    sync_all();
    EXPECT_EQ(count_rows(ha_), 1U);
    EXPECT_EQ(seen(ha_, report_, cell(row, "authors")), Value{std::string{"Kiên"}});
}

TEST_F(MeetingInATableTest, ARowThatIsNotThereCannotBeRemoved) {
    const auto removed = reports(bich_).remove_row(report_, table_, unit_id("no row"));
    ASSERT_FALSE(removed.has_value());
    EXPECT_EQ(removed.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace thidua
