// What becomes of an attached file that the server did not take when it was offered.
#include "client/store/file_store.h"

#include <gtest/gtest.h>

#include "shared/base/limits.h"
#include "shared/model/extension.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "tests/client_store/local_device.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

/// The device has made a note that names a scan, and the server has answered the edit.
class FileStoreTest : public testing::Test {
protected:
    FileStoreTest() {
        device_.meet_on(9);
        edit_ = device_.making("a", {{"scan", scan_}});
        EXPECT_TRUE(files_.add(scan_, content_, edit_.id).has_value());
        device_.typed(edit_);
    }
    /// The note is in the base by then, or nowhere.
    void answer(OutcomeKind kind) {
        const bool is_applied = kind == OutcomeKind::applied;
        ASSERT_TRUE(device_.answer({LocalDevice::receipt(EditNumber{1}, edit_, is_applied ? 1 : 0,
                                                         kind, RejectReason::none)}));
        if (is_applied) device_.pull({named()}, 1);
    }
    [[nodiscard]] Record named() const { return LocalDevice::note("a", {{"scan", scan_}}, 1); }
    bool is_offered() {
        const auto offers = files_.list_offers(limits::files_offered_max);
        return offers == std::vector<FileSize>{{scan_.hash, scan_.size}};
    }
    bool is_unsent() { return !files_.list_unsent().empty(); }

    const Bytes content_ = "scanned";
    const AttachmentRef scan_{.hash = sha256(content_), .size = content_.size(), .name = "scan"};
    TemporaryFolder folder_;
    LocalDevice device_;
    LocalFiles files_{device_.store(), ContentFolder{folder_.path()}};
    Edit edit_;
};

/// Reports of one unit, in periods of their own.
class FileOrderTest : public testing::Test {
protected:
    void pull(Record record) {
        record.rev = Sequence{++rev_};
        device_.pull({record}, rev_);
    }
    /// The report of a period of that name.
    RecordId started(const std::string& period, CivilDate due) {
        pull(make_record(LocalDevice::note_id(period), LocalDevice::scope(),
                         Period{.label = period, .due_date = due}));
        const Report report{.period = LocalDevice::note_id(period), .unit = unit_};
        const RecordId id = report_id(report.period, unit_);
        pull(make_record(id, LocalDevice::scope(), report));
        return id;
    }
    /// To a report, or to what has no period.
    void attach(const RecordId& report, std::size_t bytes) {
        const Bytes content(bytes, 'x');
        const AttachmentRef file{.hash = sha256(content), .size = bytes, .name = "scan"};
        Edit edit = report.is_nil() ? device_.making("a", {{"scan", file}})
                                    : device_.changing("a", "answers/annex", {}, file);
        if (!report.is_nil()) {
            edit.operations.front().record_type = record_types::report;
            edit.operations.front().record = report;
        }
        ASSERT_TRUE(files_.add(file, content, edit.id).has_value());
        device_.typed(edit);
    }
    std::vector<std::uint64_t> sizes() {
        std::vector<std::uint64_t> in_order;
        for (const WaitingFile& waiting : files_.list_unsent())
            in_order.push_back(waiting.file.size);
        return in_order;
    }

    const RecordId unit_ = LocalDevice::note_id("unit");
    TemporaryFolder folder_;
    LocalDevice device_;
    LocalFiles files_{device_.store(), ContentFolder{folder_.path()}};
    std::uint64_t rev_ = 0;
};

TEST_F(FileStoreTest, IsOfferedOnceItsEditIsAnswered) {
    EXPECT_FALSE(is_offered());
    EXPECT_TRUE(is_unsent());
    answer(OutcomeKind::applied);
    EXPECT_TRUE(is_offered());
}

TEST_F(FileStoreTest, WaitsWhenNoRecordNamesItYet) {
    answer(OutcomeKind::rejected);
    EXPECT_TRUE(is_offered());
    files_.note_refused(scan_.hash, FileRefusal::unknown);
    EXPECT_EQ(files_.find(scan_.hash)->state, "waiting");
    EXPECT_EQ(files_.find(scan_.hash)->refusal, FileRefusal::unknown);
    EXPECT_FALSE(is_offered()) << "the answer would be the same";
    EXPECT_FALSE(is_unsent());
}

TEST_F(FileStoreTest, IsOfferedAgainWhenItsRecordNamesIt) {
    answer(OutcomeKind::rejected);
    files_.note_refused(scan_.hash, FileRefusal::unknown);
    device_.pull({named()}, 1);
    EXPECT_TRUE(is_offered());
    EXPECT_TRUE(is_unsent());
}

TEST_F(FileStoreTest, IsOfferedAgainWhenAQuestionAboutItsRecordNamesIt) {
    answer(OutcomeKind::rejected);
    files_.note_refused(scan_.hash, FileRefusal::unknown);
    Record question = LocalDevice::note("question", {{"other", scan_}}, 1);
    question.type = "conflict";
    question.fields["record"] = LocalDevice::note_id("a");
    question.fields["state"] = std::string{"open"};
    device_.pull({question}, 1);
    EXPECT_TRUE(is_offered());
}

TEST_F(FileStoreTest, IsOfferedAgainWithAnotherEditThatNamesIt) {
    answer(OutcomeKind::rejected);
    files_.note_refused(scan_.hash, FileRefusal::unknown);
    const Edit again = device_.making("b", {{"scan", scan_}});
    ASSERT_TRUE(files_.add(scan_, content_, again.id).has_value());
    device_.typed(again);
    EXPECT_FALSE(is_offered());
    ASSERT_TRUE(device_.answer({LocalDevice::receipt(EditNumber{2}, again, 1)}));
    EXPECT_TRUE(is_offered());
}

/// It stayed unsent for ever in the scope of the second edit.
TEST_F(FileStoreTest, IsOfferedAgainWhenItWasAttachedElsewhereWhileItWasSent) {
    answer(OutcomeKind::applied);
    const Edit again = device_.making("b", {{"scan", scan_}});
    ASSERT_TRUE(files_.add(scan_, content_, again.id).has_value());
    device_.typed(again);
    files_.note_stored(scan_.hash);
    EXPECT_EQ(files_.find(scan_.hash)->state, "waiting");
    ASSERT_TRUE(device_.answer({LocalDevice::receipt(EditNumber{2}, again, 1)}));
    EXPECT_TRUE(is_offered());
    files_.note_stored(scan_.hash);
    EXPECT_EQ(files_.find(scan_.hash)->state, "stored");
}

TEST_F(FileStoreTest, IsOfferedAgainWhenThereWasNoRoom) {
    answer(OutcomeKind::applied);
    files_.note_refused(scan_.hash, FileRefusal::quota);
    EXPECT_EQ(files_.find(scan_.hash)->state, "waiting");
    EXPECT_TRUE(is_offered());
    ASSERT_TRUE(is_unsent());
    EXPECT_TRUE(files_.list_unsent().at(0).has_no_room);
    files_.note_known(scan_.hash, 0);
    EXPECT_FALSE(files_.list_unsent().at(0).has_no_room) << "the server wants it";
}

TEST_F(FileStoreTest, IsGivenUpWhenNothingCanChangeTheAnswer) {
    answer(OutcomeKind::applied);
    files_.note_refused(scan_.hash, FileRefusal::too_large);
    EXPECT_EQ(files_.find(scan_.hash)->state, "refused");
    EXPECT_FALSE(is_offered());
}

TEST_F(FileStoreTest, OneThatTheServerCannotGiveIsRefused) {
    const AttachmentRef other{.hash = sha256("other"), .size = 5, .name = "other"};
    files_.want(other);
    files_.note_refused(other.hash, FileRefusal::unknown);
    EXPECT_EQ(files_.find(other.hash)->state, "refused");
    EXPECT_TRUE(files_.list_wanted().empty());
}

TEST_F(FileStoreTest, OneFromElsewhereIsOfferedWhenItIsAttachedAgain) {
    device_.pull({LocalDevice::note("b", {{"scan", AttachmentRef{sha256("other"), 5, "b"}}}, 1)},
                 1);
    const AttachmentRef other{.hash = sha256("other"), .size = 5, .name = "b"};
    ASSERT_TRUE(files_.add_again(other, "other").has_value());
    EXPECT_EQ(files_.list_offers(limits::files_offered_max),
              (std::vector<FileSize>{{other.hash, other.size}}));
}

TEST_F(FileOrderTest, WhatIsDueFirstGoesFirstThenSmallBeforeLarge) {
    const RecordId december = started("2026", date(2026, 12, 15));
    const RecordId september = started("2026-Q3", date(2026, 9, 20));
    attach(december, 10);
    attach(september, 300);
    attach(september, 200);
    attach({}, 1);
    EXPECT_EQ(sizes(), (std::vector<std::uint64_t>{200, 300, 10, 1}));
}

TEST_F(FileOrderTest, AnExtensionCounts) {
    const RecordId december = started("2026", date(2026, 12, 15));
    const RecordId september = started("2026-Q3", date(2026, 9, 20));
    pull(make_record(
        extension_id(LocalDevice::note_id("2026-Q3"), unit_), LocalDevice::scope(),
        Extension{
            .period = LocalDevice::note_id("2026-Q3"), .unit = unit_, .until = date(2027, 1, 5)}));
    attach(december, 10);
    attach(september, 5);
    EXPECT_EQ(sizes(), (std::vector<std::uint64_t>{10, 5}));
}

TEST_F(FileStoreTest, ARestoredServerIsAskedAnew) {
    answer(OutcomeKind::applied);
    files_.note_refused(scan_.hash, FileRefusal::too_large);
    device_.meet_restored("second", 1, 1);
    EXPECT_EQ(files_.find(scan_.hash)->state, "waiting");
    EXPECT_FALSE(files_.find(scan_.hash)->refusal);
}

}  // namespace
}  // namespace thidua
