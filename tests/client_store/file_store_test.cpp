// What becomes of an attached file that the server did not take when it was offered.
#include "client/store/file_store.h"

#include <gtest/gtest.h>

#include "shared/base/limits.h"
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

TEST_F(FileStoreTest, ARestoredServerIsAskedAnew) {
    answer(OutcomeKind::applied);
    files_.note_refused(scan_.hash, FileRefusal::too_large);
    device_.meet_restored("second", 1, 1);
    EXPECT_EQ(files_.find(scan_.hash)->state, "waiting");
    EXPECT_FALSE(files_.find(scan_.hash)->refusal);
}

}  // namespace
}  // namespace thidua
