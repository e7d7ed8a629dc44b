// Attached files: by hash, in parts, resumed at the byte, verified, and to nobody who may not read
// the record that names them (rules 6, 10 and 13).
#include <gtest/gtest.h>

#include <fstream>
#include <limits>

#include "server/store/file_verifier.h"
#include "tests/sync/byte_line.h"
#include "tests/sync/file_desk.h"

namespace thidua {
namespace {

constexpr std::size_t small_bytes = 50'000;

class AttachmentsTest : public testing::Test {
protected:
    /// Kiên changes the annex, Bích sees it, and the server forgets both. The file that Bích
    /// attaches by then is made on what only Kiên's machine can bring back.
    AttachmentRef attach_on_what_is_lost(FileDevice& kien) {
        session(bich_).run_session();
        server_.keep_copy();
        kien.attach(scanned_pages(small_bytes, 1));
        session(kien).run_session();
        session(bich_).run_session();
        server_.clock().advance(std::chrono::hours{24});
        server_.put_back();
        return bich_.attach(scanned_pages(small_bytes, 2));
    }
    TestLine session(FileDevice& device) {
        return TestLine{server_, device.device(), false, desk_.with(device)};
    }
    /// What of it went over the line; false when it was cut.
    bool run_cut_after(FileDevice& device, std::size_t bytes) {
        ByteLine line{server_, device.device(), bytes, desk_.with(device)};
        line.run();
        bytes_up_ += line.bytes_up();
        return line.is_done();
    }
    template <class T>
    static std::vector<T> sent(const TestLine& line) {
        std::vector<T> found;
        for (const Message& message : line.sent_to_server())
            if (const auto* one = std::get_if<T>(&message)) found.push_back(*one);
        return found;
    }

    SampleServer server_;
    ServerFileDesk desk_{server_};
    FileDevice bich_{server_, people::officer_bich()};
    std::size_t bytes_up_ = 0;
};

using Attachments_Upload = AttachmentsTest;
using Attachments_Download = AttachmentsTest;
using Attachments_Limits = AttachmentsTest;
using Rule06_Scope = AttachmentsTest;
using Rule10_Input = AttachmentsTest;
using Rule13_Thrift = AttachmentsTest;

TEST_F(Attachments_Upload, ArrivesVerifiedAfterTheEditThatNamesIt) {
    const Bytes content = scanned_pages(small_bytes);
    const AttachmentRef file = bich_.attach(content);
    EXPECT_EQ(bich_.state_of(file), "waiting");
    TestLine line = session(bich_);
    line.run_session();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(bich_.state_of(file), "stored");
    EXPECT_EQ(desk_.contents().read(file.hash, 0, small_bytes + 1).value(), content);
}

TEST_F(Attachments_Upload, IsVerifiedAgainstItsHashWheneverTheAdministratorAsks) {
    const AttachmentRef file = bich_.attach(scanned_pages(small_bytes));
    session(bich_).run_session();
    const FileVerification sound = verify_files(server_.database(), desk_.contents());
    EXPECT_EQ(sound.files, 1U);
    EXPECT_TRUE(sound.problems.empty());
    std::fstream damage{desk_.contents().path_of(file.hash),
                        std::ios::binary | std::ios::in | std::ios::out};
    damage.seekp(small_bytes / 2);
    damage.put('?').put('!');
    damage.close();
    EXPECT_EQ(verify_files(server_.database(), desk_.contents()).problems.size(), 1U);
    std::filesystem::remove(desk_.contents().path_of(file.hash));
    EXPECT_EQ(verify_files(server_.database(), desk_.contents()).problems.size(), 1U);
}

TEST_F(Attachments_Upload, IsNotOfferedBeforeItsEditIsAnswered) {
    const Bytes content = scanned_pages(small_bytes);
    const AttachmentRef file{.hash = sha256(content), .size = content.size(), .name = "a"};
    ASSERT_TRUE(bich_.files().add(file, content, EditId{}).has_value());
    EXPECT_TRUE(bich_.files().list_offers(limits::files_offered_max).empty());
}

TEST_F(Attachments_Upload, GoesOnAtTheByteAfterACut) {
    const AttachmentRef file = bich_.attach(scanned_pages(300'000));
    TestLine cut = session(bich_);
    cut.begin();
    while (sent<FilePart>(cut).size() < 5)
        if (!cut.deliver_to_server() && !cut.deliver_to_device()) break;
    const auto parts = sent<FilePart>(cut);
    ASSERT_EQ(parts.size(), 5U);
    const std::uint64_t arrived = parts.back().offset + parts.back().bytes.size();
    TestLine again = session(bich_);
    again.run_session();
    ASSERT_FALSE(sent<FilePart>(again).empty());
    EXPECT_EQ(sent<FilePart>(again).front().offset, arrived);
    EXPECT_EQ(bich_.state_of(file), "stored");
}

TEST_F(Attachments_Upload, BeginsAgainWhenWhatArrivedIsDamaged) {
    const AttachmentRef file = bich_.attach(scanned_pages(small_bytes));
    TestLine begun = session(bich_);
    begun.begin();
    while (begun.received<FileWanted>().empty())
        if (!begun.deliver_to_server() && !begun.deliver_to_device()) break;
    begun.inject_to_server(FilePart{.hash = file.hash, .bytes = Bytes(small_bytes, 'x')});
    while (begun.received<FileRefused>().empty())
        if (!begun.deliver_to_server() && !begun.deliver_to_device()) break;
    ASSERT_FALSE(begun.received<FileRefused>().empty());
    EXPECT_EQ(begun.received<FileRefused>().front().reason, FileRefusal::damaged);
    EXPECT_FALSE(desk_.contents().has(file.hash));
    session(bich_).run_session();
    EXPECT_EQ(bich_.state_of(file), "stored");
}

/// It was given up for ever when the server, asked too early, knew no record that names it.
TEST_F(Attachments_Upload, WaitsWhileItsEditIsHeldAndIsSentOnceThatTakesEffect) {
    FileDevice kien{server_, people::head_kien()};
    const AttachmentRef file = attach_on_what_is_lost(kien);
    TestLine early = session(bich_);
    early.run_session();
    EXPECT_TRUE(early.is_done());
    EXPECT_EQ(sent<FilesOffered>(early).size(), 1U) << "once, and not again in this session";
    EXPECT_EQ(bich_.state_of(file), "waiting");
    EXPECT_EQ(bich_.files().find(file.hash)->refusal, FileRefusal::unknown);
    session(kien).run_session();
    session(bich_).run_session();
    EXPECT_EQ(bich_.state_of(file), "stored");
    EXPECT_FALSE(bich_.files().find(file.hash)->refusal);
    EXPECT_TRUE(desk_.contents().has(file.hash));
}

TEST_F(Attachments_Upload, IsSentOnTheSameConnectionOnceItsHeldEditTakesEffect) {
    FileDevice kien{server_, people::head_kien()};
    const AttachmentRef file = attach_on_what_is_lost(kien);
    TestLine live{server_, bich_.device(), true, desk_.with(bich_)};
    live.run_session();
    EXPECT_EQ(bich_.state_of(file), "waiting");
    session(kien).run_session();
    server_.clock().advance(std::chrono::seconds{1});
    live.tell_server();
    live.run();
    EXPECT_EQ(bich_.state_of(file), "stored");
}

TEST_F(Attachments_Upload, OfARejectedEditCostsNoRoundTripAgain) {
    const AttachmentRef file = bich_.attach_in_vain(scanned_pages(small_bytes));
    session(bich_).run_session();
    ASSERT_EQ(bich_.device().outbox().count_attention(), 1U);
    EXPECT_EQ(bich_.state_of(file), "waiting");
    TestLine quiet = session(bich_);
    quiet.run_session();
    EXPECT_TRUE(quiet.is_done());
    EXPECT_TRUE(sent<FilesOffered>(quiet).empty());
}

TEST_F(Attachments_Upload, OfARejectedEditIsSentWithTheNextThatNamesIt) {
    const Bytes content = scanned_pages(small_bytes);
    bich_.attach_in_vain(content);
    session(bich_).run_session();
    const AttachmentRef file = bich_.attach(content);
    EXPECT_FALSE(bich_.files().find(file.hash)->refusal);
    session(bich_).run_session();
    EXPECT_EQ(bich_.state_of(file), "stored");
}

TEST_F(Attachments_Upload, AttachingAgainRepairsWhatIsDamagedHere) {
    const Bytes content = scanned_pages(small_bytes);
    const AttachmentRef file = bich_.attach(content);
    std::filesystem::resize_file(bich_.files().contents().path_of(file.hash), small_bytes / 2);
    session(bich_).run_session();
    EXPECT_NE(bich_.state_of(file), "stored");
    ASSERT_TRUE(bich_.files().add_again(file, content).has_value());
    session(bich_).run_session();
    EXPECT_EQ(bich_.state_of(file), "stored");
}

TEST_F(Attachments_Upload, IsNotRepeatedForAColleagueOfTheSameUnit) {
    const Bytes content = scanned_pages(small_bytes);
    bich_.attach(content);
    session(bich_).run_session();
    FileDevice dung{server_, people::officer_dung()};
    const AttachmentRef file = dung.attach(content);
    TestLine line = session(dung);
    line.run_session();
    EXPECT_TRUE(sent<FilePart>(line).empty());
    EXPECT_EQ(dung.state_of(file), "stored");
}

TEST_F(Attachments_Upload, WaitsWhileEveryByteCosts) {
    const AttachmentRef file = bich_.attach(scanned_pages(small_bytes));
    bich_.device().store().set_meta(device_keys::metered, "yes");
    TestLine line = session(bich_);
    line.run_session();
    EXPECT_TRUE(line.is_done());
    EXPECT_TRUE(sent<FilesOffered>(line).empty());
    EXPECT_EQ(bich_.device().outbox().count_waiting(), 0U);
    EXPECT_EQ(bich_.state_of(file), "waiting");
}

TEST_F(Attachments_Download, ComesToAColleagueWhoAsksForIt) {
    const Bytes content = scanned_pages(300'000);
    const AttachmentRef file = bich_.attach(content);
    session(bich_).run_session();
    FileDevice dung{server_, people::officer_dung()};
    dung.files().want(file);
    session(dung).run_session();
    EXPECT_EQ(dung.state_of(file), "here");
    EXPECT_EQ(dung.files().contents().read(file.hash, 0, content.size() + 1).value(), content);
}

TEST_F(Attachments_Download, GoesOnAtTheByteAfterACut) {
    const AttachmentRef file = bich_.attach(scanned_pages(300'000));
    session(bich_).run_session();
    FileDevice dung{server_, people::officer_dung()};
    dung.files().want(file);
    run_cut_after(dung, 150'000);
    const auto before = dung.files().find(file.hash);
    ASSERT_EQ(before->state, "wanted");
    ASSERT_GT(before->length, 0U);
    TestLine again = session(dung);
    again.run_session();
    EXPECT_EQ(again.received<FilePart>().front().offset, before->length);
    EXPECT_EQ(dung.state_of(file), "here");
}

TEST_F(Rule06_Scope, AHashFromAnotherUnitIsNotGivenOut) {
    const AttachmentRef file = bich_.attach(scanned_pages(small_bytes));
    session(bich_).run_session();
    FileDevice other{server_, people::head_of_aid()};
    other.files().want(file);
    TestLine line = session(other);
    line.run_session();
    EXPECT_TRUE(line.received<FilePart>().empty());
    EXPECT_EQ(other.state_of(file), "refused");
}

TEST_F(Rule06_Scope, NamingAHashOfAnotherUnitDoesNotOpenIt) {
    const AttachmentRef file = bich_.attach(scanned_pages(small_bytes));
    session(bich_).run_session();
    FileDevice other{server_, people::head_of_aid()};
    other.name_only(file);
    other.files().want(file);
    TestLine line = session(other);
    line.run_session();
    EXPECT_EQ(other.device().outbox().count_waiting(), 0U);
    EXPECT_TRUE(line.received<FilePart>().empty());
    EXPECT_EQ(other.state_of(file), "refused");
}

TEST_F(Rule06_Scope, WhatAnotherUnitHasSentIsStillAskedForWhole) {
    const Bytes content = scanned_pages(small_bytes);
    bich_.attach(content);
    session(bich_).run_session();
    FileDevice other{server_, people::head_of_aid()};
    const AttachmentRef file = other.attach(content);
    TestLine line = session(other);
    line.run_session();
    std::size_t bytes = 0;
    for (const FilePart& part : sent<FilePart>(line)) bytes += part.bytes.size();
    EXPECT_EQ(bytes, content.size());
    EXPECT_EQ(other.state_of(file), "stored");
}

TEST_F(Rule06_Scope, AFileThatNoRecordNamesIsRefused) {
    TestLine line{server_, bich_.device(), true, desk_.with(bich_)};
    line.run_session();
    const Hash hash = sha256("nobody");
    line.inject_to_server(FilesOffered{{{hash, small_bytes}}});
    line.inject_to_server(FilePart{.hash = hash, .bytes = "nobody"});
    line.inject_to_server(FileWanted{hash, 0});
    line.run();
    const auto refusals = line.received<FileRefused>();
    ASSERT_EQ(refusals.size(), 3U);
    for (const FileRefused& refused : refusals) EXPECT_EQ(refused.reason, FileRefusal::unknown);
}

TEST_F(Attachments_Limits, AUnitsShareIsItsOwn) {
    ServerFileDesk narrow{server_, 2 * small_bytes - 1};
    const AttachmentRef first = bich_.attach(scanned_pages(small_bytes, 1));
    TestLine{server_, bich_.device(), false, narrow.with(bich_)}.run_session();
    const AttachmentRef second = bich_.attach(scanned_pages(small_bytes, 2));
    TestLine{server_, bich_.device(), false, narrow.with(bich_)}.run_session();
    FileDevice other{server_, people::head_of_aid()};
    const AttachmentRef third = other.attach(scanned_pages(small_bytes, 3));
    TestLine{server_, other.device(), false, narrow.with(other)}.run_session();
    EXPECT_EQ(bich_.state_of(first), "stored");
    EXPECT_EQ(bich_.state_of(second), "waiting");
    EXPECT_EQ(bich_.files().find(second.hash)->refusal, FileRefusal::quota);
    EXPECT_EQ(other.state_of(third), "stored");
}

TEST_F(Attachments_Limits, WhatFoundNoRoomIsSentOnceThereIsSome) {
    ServerFileDesk narrow{server_, small_bytes - 1};
    const AttachmentRef file = bich_.attach(scanned_pages(small_bytes));
    TestLine full{server_, bich_.device(), false, narrow.with(bich_)};
    full.run_session();
    EXPECT_TRUE(full.is_done());
    EXPECT_EQ(sent<FilesOffered>(full).size(), 1U);
    EXPECT_EQ(bich_.state_of(file), "waiting");
    session(bich_).run_session();
    EXPECT_EQ(bich_.state_of(file), "stored");
}

class SizesTest : public AttachmentsTest, public testing::WithParamInterface<std::uint64_t> {};

TEST_P(SizesTest, Rule10_AnImpossibleSizeOrOffsetStopsNothing) {
    const AttachmentRef file{.hash = sha256("huge"), .size = GetParam(), .name = "huge"};
    bich_.name_only(file);
    session(bich_).run_session();
    for (const Message& message :
         {Message{FilesOffered{{{file.hash, GetParam()}}}},
          Message{FilePart{.hash = file.hash, .offset = GetParam(), .bytes = "x"}},
          Message{FileWanted{file.hash, GetParam()}}}) {
        TestLine line = session(bich_);
        line.begin();
        line.inject_to_server(message);
        line.run();
    }
    const AttachmentRef good = bich_.attach(scanned_pages(small_bytes));
    session(bich_).run_session();
    EXPECT_EQ(bich_.state_of(good), "stored");
}

INSTANTIATE_TEST_SUITE_P(
    Impossible, SizesTest,
    testing::Values(0U, limits::attachment_bytes_max + 1,
                    std::uint64_t{std::numeric_limits<std::int64_t>::max()} + 1,
                    std::numeric_limits<std::uint64_t>::max()));

TEST_F(Rule13_Thrift, ACutLineCarriesAFileOnlyOnce) {
    constexpr std::size_t size = 2 << 20;
    constexpr std::size_t cut_every = 256 << 10;
    const AttachmentRef file = bich_.attach(scanned_pages(size));
    int sessions = 0;
    while (!run_cut_after(bich_, cut_every)) ASSERT_LT(++sessions, 20);
    EXPECT_EQ(bich_.state_of(file), "stored");
    EXPECT_LE(static_cast<double>(bytes_up_), 1.05 * size);
}

TEST_F(Rule13_Thrift, SmallFilesGoBeforeLargeOnes) {
    const AttachmentRef large = bich_.attach(scanned_pages(2 * small_bytes, 1));
    const AttachmentRef small = bich_.attach(scanned_pages(small_bytes, 2));
    TestLine line = session(bich_);
    line.run_session();
    ASSERT_EQ(sent<FilesOffered>(line).size(), 1U);
    EXPECT_EQ(sent<FilePart>(line).front().hash, small.hash);
    EXPECT_EQ(sent<FilePart>(line).back().hash, large.hash);
}

TEST_F(Rule13_Thrift, APartDoesNotFillASlowLine) {
    bich_.attach(scanned_pages(300'000));
    TestLine line = session(bich_);
    line.begin();
    std::size_t longest = 0;
    while (line.deliver_to_server() || line.deliver_to_device())
        server_.clock().advance(std::chrono::milliseconds{1100});
    for (const FilePart& part : sent<FilePart>(line))
        longest = std::max(longest, part.bytes.size());
    EXPECT_EQ(longest, std::size_t{8} << 10);
    EXPECT_TRUE(line.is_done());
}

}  // namespace
}  // namespace thidua
