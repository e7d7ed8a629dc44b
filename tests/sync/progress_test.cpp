// The figures that a person sees while a session runs (rule 13: an honest estimate).
#include <gtest/gtest.h>

#include "tests/sync/file_desk.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

class ProgressTest : public testing::Test {
protected:
    ProgressTest() {
        for (TestDevice* const device : {&bich_, &kien_, &lan_})
            TestLine{server_, *device}.run_session();
    }
    /// Another unit fills the log, and the head of this one adds a little.
    void let_the_log_grow() {
        lan_.start_report();
        for (std::int64_t done = 1; done <= 60; ++done) lan_.answer("tasks_done", done);
        TestLine{server_, lan_}.run_session();
        kien_.start_report();
        TestLine{server_, kien_}.run_session();
    }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice kien_{server_, people::head_kien()};
    TestDevice lan_{server_, people::head_of_aid()};
};

TEST_F(ProgressTest, APullIsMeasuredByTheLogThatItPassesAndNotByItsRecords) {
    const Sequence before = bich_.disk().position().cursor;
    let_the_log_grow();
    const std::uint64_t growth = server_.store().head().seq.value() - before.value();
    TestLine line{server_, bich_};
    line.run_session();
    const SessionProgress& progress = line.progress();
    EXPECT_EQ(progress.log_total, growth * bich_.disk().list_cursors().size());
    EXPECT_EQ(progress.log_passed, progress.log_total);
    EXPECT_EQ(progress.pull_percent(), 100);
    EXPECT_GT(progress.records_pulled, 0U);
    EXPECT_LT(progress.records_pulled, growth) << "most of the log is of other units";
}

TEST_F(ProgressTest, ThePercentNeverGoesBackAndEndsAtAHundred) {
    let_the_log_grow();
    TestLine line{server_, bich_};
    line.begin();
    EXPECT_FALSE(line.progress().pull_percent()) << "nothing is known before the welcome";
    std::optional<int> last;
    while (line.deliver_to_server() || line.deliver_to_device()) {
        const auto now = line.progress().pull_percent();
        if (!now) continue;
        if (!last) EXPECT_EQ(*now, 0) << "the welcome brings no record";
        EXPECT_GE(*now, last.value_or(0));
        EXPECT_LE(*now, 100);
        last = now;
    }
    EXPECT_EQ(last, 100);
}

TEST_F(ProgressTest, WhoIsUpToDatePullsNothing) {
    TestLine{server_, bich_}.run_session();
    TestLine line{server_, bich_};
    line.run_session();
    EXPECT_FALSE(line.progress().pull_percent());
}

TEST_F(ProgressTest, WhatIsSentIsMeasuredByTheEditsThatAreAnswered) {
    bich_.start_report();
    const std::size_t waiting = bich_.outbox().count_waiting();
    ASSERT_GT(waiting, 0U);
    TestLine line{server_, bich_, true};
    line.begin();
    EXPECT_EQ(line.progress().edits_waited(), waiting);
    EXPECT_EQ(line.progress().edits_answered(), 0U);
    line.run();
    EXPECT_EQ(line.progress().edits_answered(), waiting);
}

TEST_F(ProgressTest, WhatIsTypedLaterIsCountedAnew) {
    bich_.start_report();
    TestLine line{server_, bich_, true};
    line.run_session();
    bich_.answer("tasks_planned", std::int64_t{40});
    line.tell_device();
    EXPECT_EQ(line.progress().edits_waited(), 1U);
    EXPECT_EQ(line.progress().edits_answered(), 0U);
    line.run();
    EXPECT_EQ(line.progress().edits_answered(), 1U);
}

class FileProgressTest : public testing::Test {
protected:
    TestLine session(FileDevice& device) {
        return TestLine{server_, device.device(), false, desk_.with(device)};
    }

    SampleServer server_;
    ServerFileDesk desk_{server_};
    FileDevice bich_{server_, people::officer_bich()};
};

TEST_F(FileProgressTest, AFileThatIsSentIsMeasuredByTheBytesThatTheServerHas) {
    const Bytes content = scanned_pages(300'000);
    bich_.attach(content);
    TestLine line = session(bich_);
    line.begin();
    bool was_seen_under_way = false;
    std::uint64_t last = 0;
    while (line.deliver_to_server() || line.deliver_to_device()) {
        const FileProgress& files = line.file_progress();
        EXPECT_GE(files.sent, last);
        EXPECT_LE(files.sent, files.to_send);
        was_seen_under_way |= files.sent > 0 && files.sent < files.to_send;
        last = files.sent;
    }
    EXPECT_TRUE(was_seen_under_way);
    EXPECT_EQ(line.file_progress().to_send, content.size());
    EXPECT_EQ(last, content.size());
}

TEST_F(FileProgressTest, AFileThatIsFetchedIsMeasuredByTheBytesThatAreHere) {
    const Bytes content = scanned_pages(300'000);
    const AttachmentRef file = bich_.attach(content);
    session(bich_).run_session();
    FileDevice dung{server_, people::officer_dung()};
    dung.files().want(file);
    TestLine line = session(dung);
    line.run_session();
    EXPECT_EQ(line.file_progress().fetched, content.size());
    EXPECT_EQ(line.file_progress().to_fetch, content.size());
}

TEST_F(FileProgressTest, AFileThatIsRefusedIsNotWaitedFor) {
    const AttachmentRef file = bich_.attach(scanned_pages(50'000));
    session(bich_).run_session();
    FileDevice other{server_, people::head_of_aid()};
    other.files().want(file);
    TestLine line = session(other);
    line.run_session();
    EXPECT_EQ(line.file_progress().all(), 0U);
    EXPECT_EQ(line.file_progress().done(), 0U);
}

}  // namespace
}  // namespace thidua
