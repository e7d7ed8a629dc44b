#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "server/store/log_verifier.h"
#include "server/store/record_store.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/wire/codec.h"
#include "tests/support/made_edit.h"

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// A store with a submitted report, a conflict and its history.
class Rule15_LogVerifier : public testing::Test {
protected:
    Rule15_LogVerifier() {
        set_language(Language::english);
        const Record empty = quarterly_report("STP-HCTP");
        send(officer_, by(officer_).create(empty));
        MadeEdit answers = by(officer_);
        for (const auto& [path, value] : quarterly_answers()) answers.set(empty, path, value);
        answers_ = send(officer_, answers).edit;
        send(head_, by(head_).set(empty, answer_path("tasks_done"), std::int64_t{20}));
        send(head_, by(head_).submit(report()));
    }

    MadeEdit by(const Device& device) { return {server_, device.grantee.person}; }
    Receipt send(const Device& device, const MadeEdit& edit) {
        return server_.apply(device.id, edit.edit()).receipt;
    }
    Record report() { return *server_.find(quarterly_report("STP-HCTP").id); }
    void damage(const std::string& sql) { server_.database().execute(sql); }
    static std::string hex(const RecordId& id) { return "x'" + to_hex(id.value().view()) + "'"; }
    std::vector<std::string> problems() { return verify_log(server_.database()).problems; }

    SampleServer server_;
    Device officer_ = server_.enrol(people::officer_bich());
    Device head_ = server_.enrol(people::head_kien());
    EditId answers_;
};

TEST_F(Rule15_LogVerifier, FindsASoundLogSound) {
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule15_LogVerifier, CountsEntriesAndRecords) {
    const LogVerification verification = verify_log(server_.database());
    EXPECT_EQ(verification.entries, LogStore{server_.database()}.head().seq.value());
    EXPECT_EQ(verification.records, RecordStore{server_.database()}.count_all());
}

TEST_F(Rule15_LogVerifier, StaysSoundWhenASubmissionWasAnnounced) {
    MadeEdit edit = by(head_);
    edit.step(report(), "withdraw");
    send(head_, edit);
    MadeEdit again = by(head_);
    again.submit(report());
    server_.store().note_announced(
        head_.id, {{.edit = again.edit().id, .edit_hash = edit_hash(again.edit())}},
        server_.clock().now());
    server_.clock().advance(std::chrono::hours{3});
    send(head_, again);
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule15_LogVerifier, NamesARecordThatWasChanged) {
    Record changed = report();
    changed.fields[answer_path("tasks_done")] = std::int64_t{99};
    RecordStore{server_.database()}.put(changed);
    EXPECT_THAT(problems(), testing::ElementsAre(HasSubstr(changed.id.text())));
}

TEST_F(Rule15_LogVerifier, NamesARecordThatCannotBeRead) {
    damage("UPDATE record SET fields = x'ff' WHERE id = " + hex(report().id));
    EXPECT_THAT(problems(), testing::Contains(HasSubstr(quarterly_report("STP-HCTP").id.text())));
}

TEST_F(Rule15_LogVerifier, NamesARecordThatWasMovedToAnotherScope) {
    damage("UPDATE record SET scope = randomblob(16) WHERE id = " + hex(report().id));
    EXPECT_THAT(problems(), testing::ElementsAre(HasSubstr(report().id.text())));
}

TEST_F(Rule15_LogVerifier, NamesARecordThatIsMissing) {
    const RecordId id = report().id;
    damage("DELETE FROM record WHERE id = " + hex(id));
    EXPECT_THAT(problems(), testing::ElementsAre(HasSubstr(id.text())));
}

TEST_F(Rule15_LogVerifier, NamesARecordThatNoEntryMakes) {
    Record invented = report();
    invented.id = RecordId{make_uuid_v5(invented.id.value(), "invented")};
    RecordStore{server_.database()}.put(invented);
    EXPECT_THAT(problems(), testing::ElementsAre(HasSubstr(invented.id.text())));
}

TEST_F(Rule15_LogVerifier, NamesTheEntryThatWasChanged) {
    const auto seq = LogStore{server_.database()}.head().seq.value() - 2;
    damage("UPDATE log SET entry = CAST(entry || x'00' AS BLOB) WHERE seq = " + std::to_string(seq));
    EXPECT_THAT(problems(), testing::Contains(HasSubstr(std::to_string(seq))));
}

TEST_F(Rule15_LogVerifier, NamesTheEntryAfterOneThatIsMissing) {
    const auto seq = LogStore{server_.database()}.head().seq.value() - 2;
    damage("DELETE FROM log WHERE seq = " + std::to_string(seq));
    EXPECT_THAT(problems(), testing::Contains(HasSubstr(std::to_string(seq + 1))));
}

TEST_F(Rule15_LogVerifier, SeesThatTheEndOfTheLogIsMissing) {
    damage("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)");
    EXPECT_THAT(problems(), testing::Not(IsEmpty()));
}

TEST_F(Rule15_LogVerifier, NamesTheEditWhoseReceiptWasChanged) {
    Receipt receipt = *EditStore{server_.database()}.find_receipt(answers_);
    receipt.outcomes.front().kind = OutcomeKind::rejected;
    auto update = server_.database().prepare("UPDATE edit SET receipt = ?2 WHERE id = ?1");
    bind(update, answers_, Blob{encode_receipt(receipt)});
    update.execute();
    EXPECT_THAT(problems(), testing::ElementsAre(HasSubstr(answers_.text())));
}

TEST_F(Rule15_LogVerifier, NamesTheEditWhoseReceiptTellsAnotherTime) {
    Receipt receipt = *EditStore{server_.database()}.find_receipt(answers_);
    receipt.server_time = receipt.server_time.plus(std::chrono::hours{-24});
    auto update = server_.database().prepare("UPDATE edit SET receipt = ?2 WHERE id = ?1");
    bind(update, answers_, Blob{encode_receipt(receipt)});
    update.execute();
    EXPECT_THAT(problems(), testing::ElementsAre(HasSubstr(answers_.text())));
}

TEST_F(Rule15_LogVerifier, NamesTheEditWhoseReceiptIsMissing) {
    damage("DELETE FROM edit WHERE id = x'" + to_hex(answers_.value().view()) + "'");
    EXPECT_THAT(problems(), testing::ElementsAre(HasSubstr(answers_.text())));
}

TEST_F(Rule15_LogVerifier, NamesAtMostFiftyProblems) {
    damage("UPDATE record SET fields = x'ff'");
    EXPECT_EQ(problems().size(), LogVerification::problems_max);
}

TEST_F(Rule15_LogVerifier, ChainsEveryEntryToTheOneBefore) {
    Hash before;
    LogStore{server_.database()}.for_each([&](Sequence, const Hash& hash, const Bytes& entry) {
        EXPECT_EQ(hash, chain(before, entry));
        before = hash;
        return true;
    });
    EXPECT_EQ(LogStore{server_.database()}.head().hash, before);
}

TEST_F(Rule15_LogVerifier, KnowsNoHashBeyondTheHead) {
    LogStore log{server_.database()};
    EXPECT_FALSE(log.find_hash(log.head().seq.next()).has_value());
    EXPECT_EQ(log.find_hash(Sequence{}), Hash{});
}

}  // namespace
}  // namespace thidua
