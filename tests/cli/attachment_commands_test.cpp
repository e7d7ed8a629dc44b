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
