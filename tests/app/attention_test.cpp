#include <gmock/gmock.h>

#include "client/app/editing.h"
#include "client/store/file_store.h"
#include "client/store/outbox.h"
#include "shared/base/limits.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

class AttentionTest : public DepartmentTest {
protected:
    AttentionList& attention(ServedDevice& device) { return device.workspace().attention(); }

    /// A value that the form forbids, from a client that does not look.
    void write_unchecked(const RecordId& report, const FieldPath& path, const Value& value) {
        EditBuilder edit{bich_.workspace()};
        edit.set("report", report, path, seen(bich_, report, path), value);
        ASSERT_TRUE(edit.save().has_value());
    }
    /// Kiên's second machine submits other content than his first, and comes second.
    RecordId outrun(ServedDevice& second) {
        const RecordId report = filled();
        second.sync();
        EXPECT_TRUE(reports(kien_).submit(report).has_value());
        type(second, report, done, std::int64_t{31});
        EXPECT_TRUE(reports(second).submit(report).has_value());
        kien_.sync();
        second.sync();
        return report;
    }
};

TEST_F(AttentionTest, IsEmptyWhenTheServerTookEverything) {
    filled();
    EXPECT_TRUE(attention(bich_).list().empty());
}

TEST_F(AttentionTest, SaysWhatWasLostWhereAndWhy) {
    const RecordId report = started();
    write_unchecked(report, planned, std::int64_t{-5});
    bich_.sync();
    const auto items = attention(bich_).list();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].record, report);
    EXPECT_EQ(items[0].record_type, "report");
    EXPECT_EQ(items[0].lost, std::vector<std::string>{"Tasks planned for the quarter: -5"});
    EXPECT_EQ(items[0].reason, "The form does not allow this value; correct it and try again.");
    EXPECT_THAT(items[0].name, testing::HasSubstr("Hành chính tư pháp"));
}

TEST_F(AttentionTest, KeepsTheRejectedEditOverARestart) {
    write_unchecked(started(), planned, std::int64_t{-5});
    bich_.sync();
    bich_.restart();
    EXPECT_EQ(attention(bich_).list().size(), 1U);
}

TEST_F(AttentionTest, TheViewDoesNotShowWhatWasRejected) {
    const RecordId report = started();
    write_unchecked(report, planned, std::int64_t{-5});
    EXPECT_EQ(seen(bich_, report, planned), Value{std::int64_t{-5}});
    bich_.sync();
    EXPECT_TRUE(is_null(seen(bich_, report, planned)));
}

TEST_F(AttentionTest, DiscardingEndsIt) {
    write_unchecked(started(), planned, std::int64_t{-5});
    bich_.sync();
    ASSERT_TRUE(attention(bich_).discard(attention(bich_).list()[0].edit).has_value());
    EXPECT_TRUE(attention(bich_).list().empty());
    EXPECT_EQ(Outbox{bich_.store()}.count_waiting(), 0U);
}

TEST_F(AttentionTest, RetryingSendsTheRejectedPartAgain) {
    write_unchecked(started(), planned, std::int64_t{-5});
    bich_.sync();
    ASSERT_TRUE(attention(bich_).retry(attention(bich_).list()[0].edit).has_value());
    EXPECT_TRUE(attention(bich_).list().empty());
    EXPECT_EQ(Outbox{bich_.store()}.count_waiting(), 1U);
    bich_.sync();
    EXPECT_EQ(attention(bich_).list().size(), 1U);
}

/// The file had been given up with the edit that named it first.
TEST_F(AttentionTest, RetryingSendsTheFilesAgain) {
    const RecordId report = started();
    LocalFiles files{bich_.store(), ContentFolder{device_files_path(bich_.workspace().folder())}};
    const AttachmentRef scan{.hash = sha256("scan"), .size = 4, .name = "scan.pdf"};
    EditBuilder edit{bich_.workspace()};
    edit.set("report", report, planned, seen(bich_, report, planned), scan);
    ASSERT_TRUE(files.add(scan, "scan", edit.edit().id).has_value());
    ASSERT_TRUE(edit.save().has_value());
    bich_.sync();
    files.note_refused(scan.hash, FileRefusal::unknown);
    ASSERT_TRUE(attention(bich_).retry(attention(bich_).list().at(0).edit).has_value());
    EXPECT_FALSE(files.find(scan.hash)->refusal);
    EXPECT_TRUE(files.list_offers(limits::files_offered_max).empty()) << "its new edit waits";
    bich_.sync();
    EXPECT_EQ(files.list_offers(limits::files_offered_max).size(), 1U);
}

TEST_F(AttentionTest, RetryingLeavesOutWhatTheServerTook) {
    const RecordId report = started();
    EditBuilder edit{bich_.workspace()};
    edit.set("report", report, planned, Null{}, std::int64_t{-5})
        .set("report", report, done, Null{}, std::int64_t{3});
    ASSERT_TRUE(edit.save().has_value());
    bich_.sync();
    type(bich_, report, done, std::int64_t{4});
    ASSERT_TRUE(attention(bich_).retry(attention(bich_).list()[0].edit).has_value());
    EXPECT_EQ(seen(bich_, report, done), Value{std::int64_t{4}});
}

TEST_F(AttentionTest, AnotherVersionOfTheUnitStandsAndSaysSo) {
    ServedDevice second{server_, people::head_kien()};
    outrun(second);
    const auto items = attention(second).list();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_THAT(items[0].reason, testing::HasSubstr("that version stands"));
}

TEST_F(AttentionTest, RetryingASubmissionSealsWhatThePersonSeesNow) {
    ServedDevice second{server_, people::head_kien()};
    const RecordId report = outrun(second);
    ha_.sync();
    ASSERT_TRUE(reports(ha_).send_back(report, "Hai bản khác nhau").has_value());
    ha_.sync();
    second.sync();
    ASSERT_TRUE(attention(second).retry(attention(second).list()[0].edit).has_value());
    second.sync();
    ha_.sync();
    EXPECT_EQ(summary(ha_, report).version, 2);
    EXPECT_EQ(seen(ha_, report, done), Value{std::int64_t{31}});
    EXPECT_TRUE(attention(second).list().empty());
}

TEST_F(AttentionTest, ARetryThatIsNotPossibleSaysWhyAndStays) {
    ServedDevice second{server_, people::head_kien()};
    outrun(second);
    const auto retried = attention(second).retry(attention(second).list()[0].edit);
    ASSERT_FALSE(retried.has_value());
    EXPECT_EQ(retried.error().code, ErrorCode::wrong_state);
    EXPECT_EQ(attention(second).list().size(), 1U);
}

TEST_F(AttentionTest, AnUnknownEditIsNotFound) {
    EXPECT_EQ(attention(bich_).retry(EditId{}).error().code, ErrorCode::not_found);
    EXPECT_EQ(attention(bich_).discard(EditId{}).error().code, ErrorCode::not_found);
}

TEST_F(AttentionTest, ResolvesAnEndingOfAnId) {
    write_unchecked(started(), planned, std::int64_t{-5});
    bich_.sync();
    const EditId edit = attention(bich_).list()[0].edit;
    EXPECT_EQ(attention(bich_).resolve(edit.text().substr(28)).value(), edit);
    EXPECT_EQ(attention(bich_).resolve("zzz").error().code, ErrorCode::not_found);
}

TEST_F(AttentionTest, AnEndingThatSeveralHaveIsNotEnough) {
    const RecordId report = started();
    write_unchecked(report, planned, std::int64_t{-5});
    write_unchecked(report, planned, std::int64_t{-6});
    bich_.sync();
    EXPECT_EQ(attention(bich_).resolve("").error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace thidua
