#include <gmock/gmock.h>

#include "shared/forms/answers.h"
#include "tests/cli/cli_sample.h"
#include "tests/support/after_restore.h"

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// The last characters of an id, as a person types them.
std::string ending_of(const std::string& id) {
    return id.substr(id.size() - 8);
}

/// A report of STP-HCTP that only another machine has kept.
class RecoveredCommandsTest : public CliTest {
protected:
    RecoveredCommandsTest() {
        offer_ = restore_.offer(lost_).text();
        office_.sync();
    }

    AfterRestore restore_{server_};
    const Record lost_ = quarterly_report("STP-HCTP");
    std::string offer_;
};

TEST_F(RecoveredCommandsTest, ListSaysWhatWouldComeBackFromWhom) {
    const json all = run_json(office_, {"recovered", "list"});
    ASSERT_EQ(all.size(), 1U);
    const json& recovered = all.at(0);
    EXPECT_EQ(recovered.at("id"), offer_);
    EXPECT_EQ(recovered.at("record"), lost_.id.text());
    EXPECT_EQ(recovered.at("type"), "report");
    EXPECT_EQ(recovered.at("unit"), "STP-HCTP");
    EXPECT_EQ(recovered.at("person"), people::head_kien().name);
    EXPECT_EQ(recovered.at("device"), people::head_kien().machine);
    EXPECT_EQ(recovered.at("state"), "open");
    EXPECT_TRUE(recovered.at("told_at").is_string());
}

TEST_F(RecoveredCommandsTest, ListInWordsNamesTheSame) {
    const Ran ran = run(office_, {"recovered", "list"});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr(offer_));
    EXPECT_THAT(ran.out, HasSubstr(people::head_kien().name));
    EXPECT_THAT(ran.out, HasSubstr("It waits for the Office's decision."));
}

TEST_F(RecoveredCommandsTest, AcceptTakesAnEndingAndTheRecordComesBack) {
    const json done = run_json(office_, {"recovered", "accept", ending_of(offer_)});
    EXPECT_EQ(done.at("id"), offer_);
    EXPECT_EQ(done.at("state"), "accepted");
    office_.sync();
    EXPECT_TRUE(server_.find(lost_.id));
}

TEST_F(RecoveredCommandsTest, DismissLeavesItOut) {
    EXPECT_EQ(run(office_, {"recovered", "dismiss", offer_}).code, ExitCode::done);
    office_.sync();
    EXPECT_FALSE(server_.find(lost_.id));
}

TEST_F(RecoveredCommandsTest, WhatIsDecidedIsListedOnlyWithAll) {
    run(office_, {"recovered", "accept", offer_});
    EXPECT_TRUE(run_json(office_, {"recovered", "list"}).empty());
    EXPECT_EQ(run_json(office_, {"recovered", "list", "--all"}).at(0).at("state"), "accepted");
}

TEST_F(RecoveredCommandsTest, DecidingTwiceFails) {
    run(office_, {"recovered", "accept", offer_});
    const Ran ran = run(office_, {"recovered", "dismiss", offer_});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_EQ(ran.out, "");
}

TEST_F(RecoveredCommandsTest, AreTheOfficesAlone) {
    for (const char* verb : {"list", "accept", "dismiss"}) {
        std::vector<std::string> words{"recovered", verb};
        if (std::string_view{verb} != "list") words.push_back(offer_);
        const Ran ran = run(head_, words);
        EXPECT_EQ(ran.code, ExitCode::failed) << verb;
        EXPECT_EQ(ran.out, "") << verb;
        EXPECT_THAT(ran.err, HasSubstr("Only the Office can do this.")) << verb;
    }
}

/// Dũng typed 20 over a 12 that the restored server has never known.
class HeldCommandsTest : public CliTest {
protected:
    HeldCommandsTest() {
        const FieldPath planned = answer_path("tasks_planned");
        restore_.hold(*server_.find(*RecordId::from_text(report_)), {{planned, std::int64_t{12}}},
                      {{planned, std::int64_t{20}}});
        office_.sync();
        held_ = restore_.held().at(0).text();
    }

    /// Started and brought to the server: it holds 40 tasks.
    std::string started_report() {
        const std::string report = start_report(head_);
        run(head_, {"report", "set", report, "tasks_planned=40"});
        head_.sync();
        office_.sync();
        return report;
    }

    const std::string report_ = started_report();
    AfterRestore restore_{server_};
    std::string held_;
};

TEST_F(HeldCommandsTest, ListShowsBothValuesAndTheirAuthor) {
    const json all = run_json(office_, {"held", "list"});
    ASSERT_EQ(all.size(), 1U);
    const json& held = all.at(0);
    EXPECT_EQ(held.at("id"), held_);
    EXPECT_EQ(held.at("record"), report_);
    EXPECT_EQ(held.at("unit"), "STP-HCTP");
    EXPECT_EQ(held.at("path"), "answers/tasks_planned");
    EXPECT_EQ(held.at("seen"), 12);
    EXPECT_EQ(held.at("value"), 20);
    EXPECT_EQ(held.at("value_text"), "20");
    EXPECT_EQ(held.at("author"), people::officer_dung().name);
    EXPECT_EQ(held.at("device"), people::officer_dung().machine);
    EXPECT_EQ(held.at("state"), "open");
}

TEST_F(HeldCommandsTest, ListInWordsShowsWhatWouldChange) {
    EXPECT_THAT(run(office_, {"held", "list"}).out,
                HasSubstr("Tasks planned for the quarter: 12 → 20"));
}

TEST_F(HeldCommandsTest, ReleaseTakesAnEndingAndOpensTheQuestion) {
    const json done = run_json(office_, {"held", "release", ending_of(held_)});
    EXPECT_EQ(done.at("id"), held_);
    EXPECT_EQ(done.at("changes"), 1);
    office_.sync();
    EXPECT_TRUE(run_json(office_, {"held", "list"}).empty());
    EXPECT_EQ(run_json(office_, {"conflict", "list"}).at(0).at("other").at("value"), 20);
}

TEST_F(HeldCommandsTest, ListWithAllTellsWhatBecameOfIt) {
    run(office_, {"held", "release", held_});
    office_.sync();
    const json held = run_json(office_, {"held", "list", "--all"}).at(0);
    EXPECT_EQ(held.at("state"), "released");
    EXPECT_EQ(held.at("outcome"), "conflict");
    EXPECT_EQ(held.at("released_by"), people::office_ha().name);
}

TEST_F(HeldCommandsTest, AreTheOfficesAlone) {
    for (const Ran& ran : {run(head_, {"held", "list"}), run(head_, {"held", "release", held_})}) {
        EXPECT_EQ(ran.code, ExitCode::failed);
        EXPECT_THAT(ran.err, HasSubstr("Only the Office can do this."));
    }
}

class RestoreCommandsTest : public CliTest {};

TEST_F(RestoreCommandsTest, ListIsEmptyBeforeAnyRestore) {
    EXPECT_TRUE(run_json(office_, {"restore", "list"}).empty());
    EXPECT_THAT(run(office_, {"restore", "list"}).out, HasSubstr("no restore"));
}

TEST_F(RestoreCommandsTest, ListTellsWhoHasReported) {
    AfterRestore restore{server_};
    restore.offer(quarterly_report("STP-HCTP"));
    office_.sync();
    const json shown = run_json(office_, {"restore", "list"}).at(0);
    EXPECT_EQ(shown.at("reason"), "admin");
    EXPECT_EQ(shown.at("state"), "open");
    for (const json& device : shown.at("devices")) {
        if (device.at("device") == restore.witness().id.text())
            EXPECT_TRUE(device.at("reported_at").is_string());
        if (device.at("device") == restore.absent().id.text())
            EXPECT_TRUE(device.at("reported_at").is_null());
    }
    EXPECT_THAT(run(office_, {"restore", "list"}).out, HasSubstr("has not reported"));
}

TEST_F(RestoreCommandsTest, AreTheOfficesAlone) {
    EXPECT_EQ(run(head_, {"restore", "list"}).code, ExitCode::failed);
}

}  // namespace
}  // namespace thidua::cli
