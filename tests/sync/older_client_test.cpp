#include <gtest/gtest.h>

#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "client/store/scope_digest.h"
#include "server/store/log_verifier.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"
#include "tests/support/served_device.h"
#include "tests/sync/sync_desk.h"

// Rule 9, end to end: a newer program and this one work on the same records.

namespace thidua {
namespace {

/// Bích's program is newer: her report has a field that nobody else knows, and beside it stands a
/// record of a type that nobody else knows. Kiên's program is this one.
class Rule09_OlderClient : public testing::Test {
protected:
    Rule09_OlderClient() {
        EXPECT_TRUE(older_.sync().is_done());
        sync(newer_);
        Record report = quarterly_report("STP-HCTP");
        report.fields["colour"] = std::string{"xanh"};
        report.fields["texture"] = OpaqueValue{12, std::string{"\x00\xff nhám", 8}};
        MadeEdit edit = newer_.typing();
        newer_.save(edit.create(report).create(hologram_));
        sync(newer_);
        EXPECT_TRUE(older_.sync().is_done());
    }
    void sync(TestDevice& device) {
        TestLine line{server_, device};
        line.run_session();
        EXPECT_TRUE(line.is_done());
    }
    /// As Kiên sees it.
    std::optional<Record> seen(const RecordId& id) { return RecordQuery{older_.store()}.find(id); }
    void type(const std::string& key, std::int64_t value) {
        const auto saved =
            older_.workspace().reports().save_answers(report_, {}, {{answer_path(key), value}});
        ASSERT_TRUE(saved.has_value()) << saved.error().message;
    }
    /// What is not known here, byte by byte.
    static Bytes unknown_of(const std::optional<Record>& report) {
        Fields unknown;
        if (report)
            for (const char* path : {"colour", "texture"})
                set_value(unknown, path, find_value(report->fields, path));
        return encode_fields(unknown);
    }
    /// The newer program has what it wrote, and the log does not contradict it.
    void expect_kept() {
        sync(newer_);
        EXPECT_EQ(unknown_of(newer_.find(report_)), unknown_);
        EXPECT_EQ(unknown_of(server_.find(report_)), unknown_);
        EXPECT_EQ(newer_.find(hologram_.id)->fields, hologram_.fields);
        EXPECT_TRUE(verify_log(server_.database()).problems.empty());
    }

    SampleServer server_;
    TestDevice newer_{server_, people::officer_bich()};
    ServedDevice older_{server_, people::head_kien()};
    const RecordId report_ = report_of_unit("STP-HCTP");
    const Record hologram_{
        .type = "hologram",
        .id = RecordId{make_uuid_v7(server_.clock().now(), server_.random())},
        .scope = unit_scope(unit_id("STP-HCTP")),
        .fields = {{"depth/cm", std::int64_t{3}}, {"light", OpaqueValue{200, "sáng"}}},
        .rev = {}};
    const Bytes unknown_ = encode_fields(
        {{"colour", std::string{"xanh"}}, {"texture", OpaqueValue{12, {"\x00\xff nhám", 8}}}});
};

TEST_F(Rule09_OlderClient, KeepsRecordsAndFieldsThatItDoesNotKnow) {
    EXPECT_EQ(unknown_of(seen(report_)), unknown_);
    ASSERT_TRUE(seen(hologram_.id));
    EXPECT_EQ(seen(hologram_.id)->type, "hologram");
    EXPECT_EQ(seen(hologram_.id)->fields, hologram_.fields);
}

TEST_F(Rule09_OlderClient, HoldsTheSameBytesAsTheServer) {
    older_.store().database().execute("UPDATE granted_scope SET compared_at = 0");
    const LineRecord line = older_.sync();
    EXPECT_TRUE(line.is_done());
    const auto is_digest = [](const Message& message) {
        return std::holds_alternative<ScopeDigest>(message);
    };
    EXPECT_TRUE(std::ranges::any_of(line.to_device, is_digest));
    EXPECT_EQ(line.progress.scopes_healed, 0U);
}

TEST_F(Rule09_OlderClient, ChangesWhatItKnowsAndNothingElse) {
    type("tasks_planned", 40);
    EXPECT_EQ(unknown_of(seen(report_)), unknown_);
    EXPECT_TRUE(older_.sync().is_done());
    EXPECT_EQ(find_value(server_.find(report_)->fields, answer_path("tasks_planned")),
              Value{std::int64_t{40}});
    expect_kept();
}

TEST_F(Rule09_OlderClient, KeepsThemWhenItsOwnEditIsAConflict) {
    newer_.answer("tasks_planned", std::int64_t{41});
    sync(newer_);
    type("tasks_planned", 40);
    EXPECT_TRUE(older_.sync().is_done());
    EXPECT_EQ(RecordStore{server_.database()}.list_open_conflicts(report_).size(), 1U);
    EXPECT_EQ(unknown_of(seen(report_)), unknown_);
    expect_kept();
}

TEST_F(Rule09_OlderClient, SubmitsAReportWithFieldsThatItDoesNotKnow) {
    const auto saved = older_.workspace().reports().save_answers(report_, {}, quarterly_answers());
    ASSERT_TRUE(saved.has_value()) << saved.error().message;
    const auto submitted = older_.workspace().reports().submit(report_);
    ASSERT_TRUE(submitted.has_value()) << submitted.error().message;
    EXPECT_TRUE(older_.sync().is_done());
    EXPECT_EQ(text_or_empty(server_.find(report_)->fields, "state"), "submitted");
    expect_kept();
}

TEST_F(Rule09_OlderClient, KeepsThemOverARestart) {
    type("tasks_planned", 40);
    older_.restart();
    EXPECT_EQ(unknown_of(seen(report_)), unknown_);
    EXPECT_EQ(seen(hologram_.id)->fields, hologram_.fields);
}

/// The record was made after the backup; the only device that has it does not know what it is.
TEST_F(Rule09_OlderClient, BringsThemBackToARestoredServer) {
    server_.keep_copy();
    MadeEdit edit = newer_.typing();
    Record another = hologram_;
    another.id = RecordId{make_uuid_v7(server_.clock().now(), server_.random())};
    newer_.save(edit.create(another));
    sync(newer_);
    EXPECT_TRUE(older_.sync().is_done());
    server_.put_back();
    EXPECT_TRUE(older_.sync().is_done());
    ASSERT_TRUE(seen(another.id));
    EXPECT_EQ(seen(another.id)->fields, another.fields);
    auto copy = server_.database().prepare("SELECT fields FROM recovered_copy WHERE record = ?1");
    bind(copy, another.id);
    ASSERT_TRUE(copy.step());
    EXPECT_EQ(column_blob(copy, 0), encode_fields(another.fields));
}

/// What both ends say of their version.
class Rule09_Hello : public testing::Test {
protected:
    Step greet(std::uint8_t from, std::uint8_t to) {
        const Hello hello{.version_min = from, .version_max = to, .first_waiting = EditNumber{1}};
        Transaction transaction{server_.database()};
        ServerSession session{server_.store(), device_.device().id};
        Step step = session.on_message(hello, server_.clock().now());
        transaction.commit();
        return step;
    }
    SessionEnd::Kind end_after(const Welcome& welcome) {
        ClientSession session{device_.disk(), {}};
        session.begin(server_.clock().now());
        const Step step = session.on_message(welcome, server_.clock().now());
        return step.end ? step.end->kind : SessionEnd::Kind::done;
    }

    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
};

TEST_F(Rule09_Hello, IsAnsweredInTheHighestVersionThatBothSpeak) {
    for (const int newest : {int{protocol_version_max}, protocol_version_max + 1, 255}) {
        const Step step = greet(protocol_version_min, static_cast<std::uint8_t>(newest));
        ASSERT_FALSE(step.send.empty());
        const auto* welcome = std::get_if<Welcome>(&step.send.front());
        ASSERT_NE(welcome, nullptr) << newest;
        EXPECT_EQ(welcome->version, protocol_version_max) << newest;
    }
}

TEST_F(Rule09_Hello, WithoutAVersionInCommonIsToldWhichAreSpoken) {
    const auto above = static_cast<std::uint8_t>(protocol_version_max + 1);
    const auto below = static_cast<std::uint8_t>(protocol_version_min - 1);
    for (const auto& [from, to] : {std::pair{below, below}, {above, std::uint8_t{255}}}) {
        const Step step = greet(from, to);
        ASSERT_TRUE(step.end && step.end->refusal);
        EXPECT_EQ(step.end->refusal->reason, RefusalReason::version_too_old);
        EXPECT_EQ(step.end->refusal->detail, std::to_string(protocol_version_min) + "-" +
                                                 std::to_string(protocol_version_max));
    }
}

TEST_F(Rule09_Hello, IsTheEndWhenTheAnswerIsInAVersionThatIsNotSpoken) {
    const Step step = greet(protocol_version_min, protocol_version_max);
    auto welcome = std::get<Welcome>(step.send.front());
    for (const int version : {0, protocol_version_max + 1, 255}) {
        welcome.version = static_cast<std::uint8_t>(version);
        EXPECT_EQ(end_after(welcome), SessionEnd::Kind::broken) << version;
        EXPECT_TRUE(device_.disk().position().epoch.is_nil());
    }
}

}  // namespace
}  // namespace thidua
