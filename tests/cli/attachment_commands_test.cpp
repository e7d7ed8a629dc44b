#include <gmock/gmock.h>

#include "client/store/file_store.h"
#include "tests/cli/cli_sample.h"
#include "tests/support/temporary_folder.h"

namespace thidua::cli {
namespace {

/// The annual report, whose form has one place for a file.
class AttachmentCommandsTest : public CliTest {
protected:
    /// In November, when it is open.
    std::string start_annual_report() {
        officer_.clock().advance(std::chrono::days{60});
        const Ran made =
            run(officer_, {"report", "new", "--period", SampleServer::period("2026").text()});
        EXPECT_EQ(made.code, ExitCode::done) << made.err;
        return made.out.substr(0, made.out.find('\n'));
    }
    std::string file_of(const Bytes& content) {
        write_whole_file(folder_.path() / "annex.pdf", content);
        return folder_.file("annex.pdf");
    }

    /// A nomination, and what its one file is said to be.
    std::string nominate_with_file(const Bytes& content) {
        const auto made =
            run_json(officer_, {"nomination", "new", "kind=individual", "name=Nguyễn Văn An"});
        const std::string id = made.at("id");
        attach_part(id, content);
        return id;
    }
    void attach_part(const std::string& id, const Bytes& content) {
        const Ran ran = run(
            officer_, {"nomination", "attach", id, file_of(content), "--field", "parts/1/file"});
        EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    }
    nlohmann::json part_of(const std::string& id) {
        return run_json(officer_, {"nomination", "show", id}).at("attachments").at(0);
    }
    LocalFiles files() {
        return {officer_.store(), ContentFolder{device_files_path(officer_.workspace().folder())}};
    }

    TemporaryFolder folder_;
};

TEST_F(AttachmentCommandsTest, ShowsAnAttachedFileThatWaits) {
    const std::string id = start_annual_report();
    const auto attached = run_json(officer_, {"report", "attach", id, file_of("twelve bytes")});
    EXPECT_EQ(attached["path"], "annex");
    EXPECT_EQ(attached["size"], 12);
    const auto shown = run_json(officer_, {"report", "show", id});
    ASSERT_EQ(shown["attachments"].size(), 1U);
    EXPECT_EQ(shown["attachments"][0]["name"], "annex.pdf");
    EXPECT_EQ(shown["attachments"][0]["hash"], sha256("twelve bytes").hex());
    EXPECT_EQ(shown["attachments"][0]["state"], "waiting");
    EXPECT_NE(run(officer_, {"report", "show", id}).out.find("not sent yet"), std::string::npos);
}

TEST_F(AttachmentCommandsTest, WritesAFileThatIsHereWithoutALine) {
    const std::string id = start_annual_report();
    run(officer_, {"report", "attach", id, file_of("twelve bytes")});
    const std::string to = folder_.file("copy.pdf");
    const Ran fetched = run(
        officer_, {"report", "fetch", id, sha256("twelve bytes").hex().substr(0, 8), "--to", to});
    EXPECT_EQ(fetched.code, ExitCode::done) << fetched.err;
    EXPECT_EQ(read_whole_file(to), "twelve bytes");
}

TEST_F(AttachmentCommandsTest, SaysThatTheServerHasNotTakenAFileYet) {
    const std::string id = nominate_with_file("minutes");
    files().note_refused(sha256("minutes"), FileRefusal::unknown);
    EXPECT_EQ(part_of(id)["state"], "waiting");
    EXPECT_THAT(std::string{part_of(id)["reason"]}, testing::HasSubstr("has not taken this file"));
    files().note_refused(sha256("minutes"), FileRefusal::quota);
    EXPECT_EQ(part_of(id)["state"], "waiting");
    EXPECT_THAT(std::string{part_of(id)["reason"]}, testing::HasSubstr("as soon as there is room"));
}

/// Nothing differs in the record, so nothing was done.
TEST_F(AttachmentCommandsTest, AttachingTheSameFileAgainSendsItAgain) {
    const std::string id = nominate_with_file("minutes");
    files().note_refused(sha256("minutes"), FileRefusal::unknown);
    attach_part(id, "minutes");
    EXPECT_EQ(part_of(id)["state"], "waiting");
    EXPECT_EQ(part_of(id)["reason"], "");
    std::filesystem::remove(files().contents().path_of(sha256("minutes")));
    files().note_refused(sha256("minutes"), FileRefusal::damaged);
    EXPECT_EQ(part_of(id)["state"], "refused");
    attach_part(id, "minutes");
    EXPECT_EQ(part_of(id)["state"], "waiting");
    EXPECT_TRUE(files().contents().has(sha256("minutes")));
}

TEST_F(AttachmentCommandsTest, RefusesAnEmptyFileInWords) {
    const std::string id = start_annual_report();
    const Ran ran = run(officer_, {"report", "attach", id, file_of("")});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_EQ(ran.err, "The file is empty; there is nothing to attach.\n");
    EXPECT_TRUE(run_json(officer_, {"report", "show", id})["attachments"].empty());
}

TEST_F(AttachmentCommandsTest, RefusesAFieldThatTakesNoFile) {
    const std::string id = start_annual_report();
    const Ran ran = run(officer_, {"report", "attach", id, file_of("x"), "--field", "no_such"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_FALSE(ran.err.empty());
    EXPECT_TRUE(run_json(officer_, {"report", "show", id})["attachments"].empty());
}

}  // namespace
}  // namespace thidua::cli
