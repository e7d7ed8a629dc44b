#include "client/app/editing.h"
#include "shared/forms/answers.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

class HistoryTest : public DepartmentTest {};

TEST_F(HistoryTest, TellsWhoReplacedWhatByWhat) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    sync_all();
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    const HistoryEntry newest = reports(ha_).history(report).front();
    EXPECT_EQ(newest.author, people::head_kien().name);
    EXPECT_EQ(newest.device_name, people::head_kien().machine);
    ASSERT_EQ(newest.changes.size(), 1U);
    EXPECT_EQ(newest.changes[0].path, done);
    EXPECT_EQ(newest.changes[0].before, Value{std::int64_t{7}});
    EXPECT_EQ(newest.changes[0].after, Value{std::int64_t{9}});
}

TEST_F(HistoryTest, BeginsWithWhoeverStartedTheReport) {
    const RecordId report = filled();
    const HistoryEntry oldest = reports(ha_).history(report).back();
    EXPECT_EQ(oldest.step, "create");
    EXPECT_EQ(oldest.author, people::officer_bich().name);
}

TEST_F(HistoryTest, ShowsAValueThatWasNotThereBefore) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    const HistoryEntry newest = reports(bich_).history(report).front();
    ASSERT_EQ(newest.changes.size(), 1U);
    EXPECT_TRUE(is_null(newest.changes[0].before));
    EXPECT_EQ(newest.changes[0].after, Value{std::int64_t{7}});
}

TEST_F(HistoryTest, ShowsAValueThatWasCleared) {
    const RecordId report = filled();
    type(bich_, report, done, Null{});
    const HistoryEntry newest = reports(bich_).history(report).front();
    ASSERT_EQ(newest.changes.size(), 1U);
    EXPECT_EQ(newest.changes[0].before, Value{std::int64_t{30}});
    EXPECT_TRUE(is_null(newest.changes[0].after));
}

TEST_F(HistoryTest, NamesStepsAndTheirReasons) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu").has_value());
    sync_all();
    const auto history = reports(kien_).history(report);
    EXPECT_EQ(history.at(0).step, "return");
    EXPECT_EQ(history.at(0).reason, "Thiếu số liệu");
    EXPECT_EQ(history.at(1).step, "submit");
}

TEST_F(HistoryTest, HasNoServerTimeUntilTheServerHasAnswered) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    EXPECT_FALSE(reports(bich_).history(report).front().server_time.has_value());
    server_.clock().set(moment(2026, 9, 11, 14, 0));
    bich_.sync();
    EXPECT_EQ(reports(bich_).history(report).front().server_time, moment(2026, 9, 11, 14, 0));
}

TEST_F(HistoryTest, KeepsTheDevicesOwnTimeBesideTheServers) {
    const RecordId report = started();
    bich_.clock().set(moment(2020, 1, 1));
    type(bich_, report, done, std::int64_t{7});
    bich_.sync();
    EXPECT_EQ(reports(bich_).history(report).front().device_time, moment(2020, 1, 1));
}

TEST_F(HistoryTest, IsInTheServersOrder) {
    const RecordId report = started();
    kien_.clock().set(moment(2031, 1, 1));
    type(kien_, report, answer_path("tasks_planned"), std::int64_t{40});
    kien_.sync();
    bich_.sync();
    type(bich_, report, done, std::int64_t{7});
    bich_.sync();
    EXPECT_EQ(reports(bich_).history(report).front().author, people::officer_bich().name);
}

TEST_F(HistoryTest, PutsWhatWaitsBeforeWhatIsAnswered) {
    const RecordId report = started();
    bich_.clock().set(moment(2020, 1, 1));
    type(bich_, report, done, std::int64_t{7});
    const auto history = reports(bich_).history(report);
    EXPECT_EQ(history.front().seq, Sequence{});
    EXPECT_GT(history.back().seq, Sequence{});
}

TEST_F(HistoryTest, TellsEveryValueThatAFieldHad) {
    const RecordId report = started();
    for (const std::int64_t value : {1, 2, 3}) {
        type(bich_, report, done, value);
        sync_all();
    }
    std::vector<Value> befores;
    for (const HistoryEntry& entry : reports(ha_).history(report))
        for (const auto& change : entry.changes)
            if (change.path == done) befores.push_back(change.before);
    EXPECT_EQ(befores, (std::vector<Value>{std::int64_t{2}, std::int64_t{1}, Null{}}));
}

/// What Kiên wrote beside what stands, in the order in which he wrote it.
class Rule04_HistoryOfADifference : public DepartmentTest {
protected:
    Rule04_HistoryOfADifference() : report_{started()} {
        type(bich_, report_, done, std::int64_t{7});
        bich_.sync();
        type(kien_, report_, done, std::int64_t{9});
        sync_all();
    }
    void kien_goes_on(std::int64_t seen, std::int64_t value) {
        EditBuilder{kien_.workspace()}.set("report", report_, done, seen, value).save().value();
        sync_all();
    }
    std::vector<Value> beside(ServedDevice& device) {
        std::vector<Value> values;
        const auto history = reports(device).history(report_);
        for (auto entry = history.rbegin(); entry != history.rend(); ++entry)
            for (const auto& change : entry->changes)
                if (change.is_beside && change.path == done) values.push_back(change.after);
        return values;
    }
    RecordId report_;
};

TEST_F(Rule04_HistoryOfADifference, TellsTheValueThatDidNotGetIn) {
    EXPECT_EQ(beside(ha_), (std::vector<Value>{std::int64_t{9}}));
    const HistoryEntry newest = reports(ha_).history(report_).front();
    EXPECT_EQ(newest.author, people::head_kien().name);
    EXPECT_EQ(newest.device_name, people::head_kien().machine);
}

TEST_F(Rule04_HistoryOfADifference, TellsEveryValueThatItsAuthorWentThrough) {
    kien_goes_on(9, 10);
    kien_goes_on(10, 11);
    const std::vector<Value> all{std::int64_t{9}, std::int64_t{10}, std::int64_t{11}};
    EXPECT_EQ(beside(ha_), all);
    EXPECT_EQ(beside(bich_), all);
    EXPECT_EQ(beside(kien_), all);
}

TEST_F(Rule04_HistoryOfADifference, TellsItAlsoWhenItWasSettledOtherwise) {
    kien_goes_on(9, 10);
    const RecordId question = conflicts(bich_).list_open().at(0).id;
    ASSERT_TRUE(conflicts(bich_).keep(question).has_value());
    sync_all();
    EXPECT_EQ(beside(ha_), (std::vector<Value>{std::int64_t{9}, std::int64_t{10}}));
    EXPECT_EQ(reports(ha_).history(report_).front().step, "settle");
}

TEST_F(Rule04_HistoryOfADifference, SaysWhatStoodWithoutTheValuesBeside) {
    kien_goes_on(9, 10);
    std::vector<Value> stood;
    for (const HistoryEntry& entry : reports(ha_).history(report_))
        for (const auto& change : entry.changes)
            if (change.path == done && !change.is_beside) stood.push_back(change.after);
    EXPECT_EQ(stood, (std::vector<Value>{std::int64_t{7}}));
}

TEST_F(HistoryTest, OfAnUnknownReportIsEmpty) {
    EXPECT_TRUE(reports(bich_).history(quarter_).empty());
}

}  // namespace
}  // namespace thidua
