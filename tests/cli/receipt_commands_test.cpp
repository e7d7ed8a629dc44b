#include <gmock/gmock.h>

#include "tests/cli/cli_sample.h"
#include "tests/support/temporary_folder.h"

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// The report of the third quarter is with the server; its receipts go into files.
class ReceiptCommandsTest : public CliTest {
protected:
    void submit(ServedDevice& device) {
        const Ran ran = run(device, {"report", "submit", report_});
        EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    }
    std::string receipt_of(ServedDevice& device) {
        const std::string file = folder_.file("receipt.txt");
        const Ran ran = run(device, {"receipt", "show", report_, "--to", file});
        EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
        return file;
    }
    /// Kiên's second machine submits other content than his first, and comes second.
    void outrun(ServedDevice& second) {
        second.sync();
        submit(head_);
        EXPECT_EQ(run(second, {"report", "set", report_, "tasks_done=1"}).code, ExitCode::done);
        submit(second);
        head_.sync();
        second.sync();
    }

    TemporaryFolder folder_;
    const std::string report_ = fill_report();
};

TEST_F(ReceiptCommandsTest, AGenuineOneIsSaidToBeWithWhatIsOnlyWords) {
    submit(head_);
    head_.sync();
    const std::string file = receipt_of(head_);
    const Ran ran = run(office_, {"verify-receipt", file});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("The receipt is genuine: the server received version 1"));
    EXPECT_THAT(ran.out, Not(HasSubstr("did not take it")));
    EXPECT_THAT(ran.out, HasSubstr("does not prove them: Unit: "));
    const json document = run_json(office_, {"verify-receipt", file});
    EXPECT_EQ(document.at("unproven").size(), 2U);
    EXPECT_EQ(document.at("genuine"), true);
}

TEST_F(ReceiptCommandsTest, OneOfARefusedSubmissionSaysSoInWords) {
    ServedDevice second{server_, people::head_kien()};
    outrun(second);
    const std::string file = receipt_of(second);
    const Ran ran = run(office_, {"verify-receipt", file});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("but did not take it as a submission"));
    EXPECT_EQ(run_json(office_, {"verify-receipt", file}).at("refused"), true);
}

TEST_F(ReceiptCommandsTest, LeavingOutThatASubmissionWasRefusedIsNoticed) {
    ServedDevice second{server_, people::head_kien()};
    outrun(second);
    const std::string file = receipt_of(second);
    Bytes text = read_whole_file(file);
    const std::string refused = "The server received it, but did not take it as a submission.\n";
    const std::size_t at = text.find(refused);
    ASSERT_NE(at, Bytes::npos);
    write_whole_file(file, text.erase(at, refused.size()));
    const Ran ran = run(office_, {"verify-receipt", file});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_THAT(ran.err, HasSubstr("This receipt was changed"));
}

}  // namespace
}  // namespace thidua::cli
