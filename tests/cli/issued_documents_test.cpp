#include <gmock/gmock.h>

#include "shared/model/ids.h"
#include "tests/cli/year_sample.h"

// What a line of the registry's books says of a document that went out stays said.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class IssuedDocumentsTest : public YearTest {
protected:
    std::string reserved() {
        return made(clerk_, {"document", "register=CV", "number=57", "year=2026",
                             "subject=Về việc đôn đốc báo cáo"});
    }
    std::string issued() {
        const std::string id = reserved();
        done(clerk_, {"document", "set", id, "symbol=57/STP-VP", "issued_on=09/09/2026",
                      "signer=Nguyễn Thị Hằng", "subject=Đôn đốc báo cáo quý III"});
        sync_all();
        EXPECT_TRUE(run_json(clerk_, {"attention", "list"}).empty());
        return id;
    }
};

TEST_F(IssuedDocumentsTest, BeforeItIsIssuedItMayChangeAndOneSaveIssuesIt) {
    const std::string id = reserved();
    done(clerk_, {"document", "set", id, "subject=Về việc đôn đốc"});
    sync_all();
    done(clerk_, {"document", "set", id, "subject=Đôn đốc", "issued_on=09/09/2026"});
    sync_all();
    const json fields = shown(office_, "document", id).at("fields");
    EXPECT_EQ(fields.at("subject"), "Đôn đốc");
    EXPECT_EQ(fields.at("issued_on"), "2026-09-09");
    EXPECT_TRUE(run_json(clerk_, {"attention", "list"}).empty());
}

TEST_F(IssuedDocumentsTest, NumberDateSubjectAndSignerAreFixedOnceItIsIssued) {
    const std::string id = issued();
    for (const char* change : {"symbol=58/STP-VP", "issued_on=10/09/2026",
                               "issued_on=", "subject=Khác", "signer=Người khác"}) {
        const Ran refused = run(clerk_, {"document", "set", id, change});
        EXPECT_EQ(refused.code, ExitCode::failed) << change;
        EXPECT_THAT(refused.err, HasSubstr("corrects=ID")) << change;
    }
    EXPECT_EQ(run(clerk_, {"document", "set", id, "number=58"}).code, ExitCode::failed);
    EXPECT_EQ(shown(clerk_, "document", id).at("fields").at("subject"), "Đôn đốc báo cáo quý III");
}

TEST_F(IssuedDocumentsTest, ACorrectionIsALineOfItsOwnThatCitesIt) {
    const std::string id = issued();
    const std::string other = made(
        clerk_, {"document", "register=CV", "number=58", "year=2026", "symbol=58/STP-VP",
                 "subject=Đính chính Công văn 57", "corrects=" + id, "correction=Sửa thời hạn"});
    sync_all();
    EXPECT_EQ(shown(office_, "document", id).at("computed").at("corrected_by"), other);
    EXPECT_THAT(run(office_, {"document", "show", id}).out, HasSubstr("58/STP-VP: Sửa thời hạn"));
}

/// One that did not know that it was issued, or that asks nobody.
TEST_F(IssuedDocumentsTest, TheServerRefusesItToo) {
    const std::string id = reserved();
    sync_all();
    done(office_, {"document", "set", id, "issued_on=09/09/2026"});
    done(clerk_, {"document", "set", id, "subject=Nội dung khác"});
    EXPECT_TRUE(office_.sync().is_done());
    EXPECT_TRUE(clerk_.sync().is_done());
    EXPECT_EQ(run_json(clerk_, {"attention", "list"}).size(), 1U);
    sync_all();
    EXPECT_EQ(shown(office_, "document", id).at("fields").at("subject"), "Về việc đôn đốc báo cáo");
}

}  // namespace
}  // namespace thidua::cli
