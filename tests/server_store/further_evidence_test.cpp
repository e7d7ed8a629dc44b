#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "client/app/evidence_tray.h"
#include "client/app/receipt_texts.h"
#include "client/app/reports.h"
#include "client/store/local_sync_store.h"
#include "client/store/outbox.h"
#include "server/store/log_verifier.h"
#include "server/store/record_store.h"
#include "shared/base/translate.h"
#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "shared/sync/tuning.h"
#include "tests/support/made_edit.h"
#include "tests/support/served_device.h"

namespace thidua {
namespace {

/// The head of Hành chính tư pháp submits, offline, a report that is due on 20/09/2026.
class FurtherEvidenceTest : public testing::Test {
protected:
    FurtherEvidenceTest() {
        office_.sync();
        head_.sync();
        Reports& reports = head_.workspace().reports();
        report_ = *reports.create(SampleServer::period("2026-Q3"));
        EXPECT_TRUE(reports.save_answers(report_, {}, quarterly_answers()).has_value());
        head_.sync();
    }

    std::string submit() {
        const auto done = head_.workspace().reports().submit(report_);
        EXPECT_TRUE(done.has_value());
        return done->seal_code;
    }
    Standing standing() {
        office_.sync();
        return office_.workspace().reports().find(report_)->standing;
    }
    /// Each line before the block, and none of those that begin like that: another word in it, and
    /// the line left out.
    void expect_each_proven_line_counts(const std::string& text,
                                        const std::set<std::string>& names) {
        const std::size_t block = text.find("-----BEGIN");
        std::size_t lines = 0;
        for (std::size_t at = 0; at < block; at = text.find('\n', at) + 1) {
            const std::string line = text.substr(at, text.find('\n', at) - at);
            const auto begins_line = [&](const std::string& name) {
                return line.starts_with(name);
            };
            if (line.empty() || std::ranges::any_of(names, begins_line)) continue;
            ++lines;
            for (const std::string& other : {std::string{}, line + '1'}) {
                const std::string changed = std::string{text}.replace(at, line.size(), other);
                EXPECT_FALSE(verify_receipt(office_.workspace(), changed).has_value()) << changed;
            }
        }
        EXPECT_EQ(lines, 8U) << "title, version, code, person, time, number, key, note";
    }
    void is(Instant now) {
        server_.clock().set(now);
        head_.clock().set(now);
        office_.clock().set(now);
    }

    /// With the clocks that nobody can set.
    void pass_to(Instant now) {
        const auto passed = std::chrono::milliseconds{now.value() - head_.clock().now().value()};
        for (ServedDevice* const device : {&head_, &office_}) device->boot_clock().advance(passed);
        is(now);
    }

    SampleServer server_;
    ServedDevice head_{server_, people::head_kien()};
    ServedDevice office_{server_, people::office_ha()};
    RecordId report_;
};

/// A line that is known to die soon, and more changes than its opening message may list.
class Evidence_AnnouncedByItsChain : public FurtherEvidenceTest {
protected:
    Evidence_AnnouncedByItsChain() {
        LocalSyncStore{head_.store()}.set_piece_bytes(tuning::piece_bytes_min);
        for (std::int64_t at = 0; at < 30; ++at) {
            Reports& reports = head_.workspace().reports();
            EXPECT_TRUE(reports.save_answers(report_, {}, quarterly_answers(50 + at)).has_value());
        }
        submit();
    }
    /// Only the opening message arrives, and nothing comes back.
    void say_hello_on(unsigned day) {
        pass_to(moment(2026, 9, day));
        const LineRecord line = head_.sync({.to_server_max = 1, .to_device_max = 0});
        const auto& hello = std::get<Hello>(line.to_server.at(0));
        ASSERT_TRUE(hello.has_more);
        ASSERT_LT(hello.manifest.size(), 30U);
    }
    void arrive_on(unsigned day) {
        pass_to(moment(2026, 9, day));
        for (int sessions = 0; sessions < 9; ++sessions) head_.sync();
        ASSERT_EQ(Outbox{head_.store()}.count_waiting(), 0U);
    }
};

using Evidence_ReadOut = FurtherEvidenceTest;
using Evidence_Tray = FurtherEvidenceTest;
using Rule11_WrongClock = FurtherEvidenceTest;
using Evidence_Receipts = FurtherEvidenceTest;

TEST_F(Evidence_AnnouncedByItsChain, AnOpeningMessageStandsForWhatItHadNoRoomToList) {
    say_hello_on(19);
    arrive_on(25);
    EXPECT_EQ(standing().verdict, Verdict::on_time);
    EXPECT_EQ(standing().evidence, EvidenceKind::announced);
    EXPECT_EQ(standing().at, moment(2026, 9, 19));
}

TEST_F(Evidence_AnnouncedByItsChain, TheFirstTimeThatItWasToldCounts) {
    say_hello_on(18);
    say_hello_on(19);
    arrive_on(25);
    EXPECT_EQ(standing().at, moment(2026, 9, 18));
}

TEST_F(Evidence_AnnouncedByItsChain, WhatWasSavedSinceIsNotPartOfIt) {
    say_hello_on(19);
    pass_to(moment(2026, 9, 22));
    ASSERT_TRUE(head_.workspace().reports().withdraw(report_).has_value());
    submit();
    arrive_on(25);
    const auto both = RecordStore{server_.database()}.list("evidence");
    ASSERT_EQ(both.size(), 2U);
    std::set<std::optional<Instant>> announced;
    for (const Record& one : both) announced.insert(view_of<EvidenceRecord>(one).announced_at);
    EXPECT_EQ(announced,
              (std::set<std::optional<Instant>>{moment(2026, 9, 19), moment(2026, 9, 25)}));
}

TEST_F(Evidence_AnnouncedByItsChain, AChainThatWasOnlyToldProvesNothing) {
    arrive_on(25);
    EXPECT_EQ(standing().verdict, Verdict::late);
}

TEST_F(Evidence_ReadOut, ACodeThatWasNotedInTimeMakesALateArrivalOnTime) {
    const std::string code = submit();
    pass_to(moment(2026, 9, 19));
    ASSERT_TRUE(EvidenceTray{office_.workspace()}.note_code(code, "Ông Kiên", {}).has_value());
    office_.sync();
    pass_to(moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(standing().verdict, Verdict::on_time);
    EXPECT_EQ(standing().evidence, EvidenceKind::read_out);
    EXPECT_EQ(standing().at, moment(2026, 9, 19));
}

TEST_F(Evidence_ReadOut, ANoteOfAnOfflineOfficeCountsFromWhatItsJournalSays) {
    const std::string code = submit();
    pass_to(moment(2026, 9, 19));
    ASSERT_TRUE(EvidenceTray{office_.workspace()}.note_code(code, "Ông Kiên", {}).has_value());
    pass_to(moment(2026, 9, 25));
    office_.sync();
    head_.sync();
    EXPECT_EQ(standing().verdict, Verdict::on_time);
    EXPECT_EQ(standing().evidence, EvidenceKind::read_out);
}

/// The same words are in two reports, and one of them was read out.
TEST_F(Evidence_ReadOut, OneCallIsAboutOneReport) {
    ServedDevice aid{server_, people::head_of_aid()};
    aid.sync();
    const RecordId other = *aid.workspace().reports().create(SampleServer::period("2026-Q3"));
    ASSERT_TRUE(aid.workspace().reports().save_answers(other, {}, quarterly_answers()).has_value());
    aid.sync();
    const std::string code = submit();
    is(moment(2026, 9, 19));
    ASSERT_TRUE(EvidenceTray{office_.workspace()}.note_code(code, "Ông Kiên", {}).has_value());
    office_.sync();
    is(moment(2026, 9, 25));
    head_.sync();
    const auto same = aid.workspace().reports().submit(other);
    ASSERT_TRUE(same.has_value());
    ASSERT_EQ(same->seal_code, code);
    aid.clock().set(moment(2026, 9, 25));
    aid.sync();
    EXPECT_EQ(standing().verdict, Verdict::on_time);
    office_.sync();
    EXPECT_EQ(office_.workspace().reports().find(other)->standing.verdict, Verdict::late);
}

TEST_F(Evidence_ReadOut, ANoteThatComesAfterTheContentCountsFromWhenItCame) {
    const std::string code = submit();
    is(moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(standing().verdict, Verdict::late);
    ASSERT_TRUE(EvidenceTray{office_.workspace()}
                    .note_code(code, "Ông Kiên", moment(2026, 9, 19))
                    .has_value());
    office_.sync();
    EXPECT_EQ(standing().verdict, Verdict::late) << "what the officer says of the time is no proof";
}

TEST_F(Evidence_ReadOut, ANoteTellsWhoseCodeItIsOnceTheContentIsThere) {
    const std::string code = submit();
    is(moment(2026, 9, 19));
    ASSERT_TRUE(EvidenceTray{office_.workspace()}.note_code(code, "Ông Kiên", {}).has_value());
    office_.sync();
    EXPECT_TRUE(EvidenceTray{office_.workspace()}.list_notes().at(0).unit_name.empty());
    head_.sync();
    office_.sync();
    EXPECT_FALSE(EvidenceTray{office_.workspace()}.list_notes().at(0).unit_name.empty());
}

TEST_F(Evidence_ReadOut, AMisheardCharacterIsTold) {
    std::string code = submit();
    code[0] = code[0] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(EvidenceTray{office_.workspace()}.note_code(code, "Ông Kiên", {}).has_value());
}

TEST_F(Evidence_ReadOut, AUnitMayNotNoteItsOwnCode) {
    EXPECT_FALSE(EvidenceTray{head_.workspace()}.note_code(submit(), "tôi", {}).has_value());
}

TEST_F(Evidence_ReadOut, TheLogCanBeDoneAgain) {
    const std::string code = submit();
    ASSERT_TRUE(EvidenceTray{office_.workspace()}.note_code(code, "Ông Kiên", {}).has_value());
    office_.sync();
    is(moment(2026, 9, 25));
    head_.sync();
    EXPECT_TRUE(verify_log(server_.database()).problems.empty());
}

TEST_F(Rule11_WrongClock, ADeviceThatIsTenYearsAheadIsOnTimeWhenItsReportIs) {
    is(moment(2026, 9, 19));
    head_.clock().set(moment(2036, 9, 25));
    submit();
    head_.sync();
    EXPECT_EQ(standing().verdict, Verdict::on_time);
    EXPECT_EQ(standing().received_at, moment(2026, 9, 19));
}

TEST_F(Rule11_WrongClock, ADeviceThatIsTenYearsBehindIsLateWhenItsReportIs) {
    is(moment(2026, 9, 25));
    head_.clock().set(moment(2016, 9, 1));
    submit();
    head_.sync();
    EXPECT_EQ(standing().verdict, Verdict::late);
    EXPECT_EQ(standing().received_at, moment(2026, 9, 25));
}

TEST_F(Evidence_Tray, ALateArrivalThatTheJournalSaysWasInTimeWaitsForTheOffice) {
    submit();
    is(moment(2026, 9, 25));
    head_.sync();
    office_.sync();
    const auto claims = EvidenceTray{office_.workspace()}.list();
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_LT(claims[0].earliest, claims[0].due_at);
    EXPECT_EQ(standing().verdict, Verdict::late);
    EXPECT_TRUE(standing().awaits_decision);
}

TEST_F(Evidence_Tray, TheOfficesDecisionSettlesIt) {
    submit();
    is(moment(2026, 9, 25));
    head_.sync();
    office_.sync();
    EvidenceTray tray{office_.workspace()};
    ASSERT_TRUE(tray.decide(tray.list().at(0).id, true, "mất sóng hai tuần").has_value());
    office_.sync();
    EXPECT_EQ(standing().verdict, Verdict::on_time);
    EXPECT_EQ(standing().evidence, EvidenceKind::claimed);
}

TEST_F(Evidence_Tray, ADecisionStands) {
    submit();
    is(moment(2026, 9, 25));
    head_.sync();
    office_.sync();
    EvidenceTray tray{office_.workspace()};
    const RecordId id = tray.list().at(0).id;
    ASSERT_TRUE(tray.decide(id, true, "mất sóng").has_value());
    office_.sync();
    EXPECT_FALSE(tray.decide(id, false, "nghĩ lại").has_value());
    EXPECT_EQ(standing().verdict, Verdict::on_time);
}

TEST_F(Evidence_Tray, ADecisionNeedsAReason) {
    submit();
    is(moment(2026, 9, 25));
    head_.sync();
    office_.sync();
    EvidenceTray tray{office_.workspace()};
    EXPECT_FALSE(tray.decide(tray.list().at(0).id, true, "").has_value());
}

TEST_F(Evidence_Tray, WhatCameInTimeIsNoMatterForTheTray) {
    submit();
    is(moment(2026, 9, 19));
    head_.sync();
    office_.sync();
    EXPECT_TRUE(EvidenceTray{office_.workspace()}.list().empty());
}

TEST_F(Evidence_Receipts, AReceiptCanBeCheckedFromItsTextAlone) {
    submit();
    head_.sync();
    const auto receipt = find_receipt_of_report(head_.workspace(), report_);
    ASSERT_TRUE(receipt.has_value());
    const auto checked = verify_receipt(office_.workspace(), receipt_text(*receipt));
    ASSERT_TRUE(checked.has_value());
    EXPECT_EQ(checked->seal_code, receipt->seal_code);
    EXPECT_EQ(checked->is_own_server, true);
}

TEST_F(Evidence_Receipts, AChangedTimeInTheSentencesIsNoticed) {
    submit();
    head_.sync();
    const auto receipt = find_receipt_of_report(head_.workspace(), report_);
    std::string text = receipt_text(*receipt);
    const std::string at = to_display(receipt->signed_receipt.receipt.server_time);
    text.replace(text.find(at), at.size(), to_display(moment(2026, 1, 1)));
    EXPECT_FALSE(verify_receipt(office_.workspace(), text).has_value());
}

TEST_F(Evidence_Receipts, EachLineThatTheBlockProvesIsComparedInEitherLanguage) {
    submit();
    head_.sync();
    const auto receipt = find_receipt_of_report(head_.workspace(), report_);
    expect_each_proven_line_counts(receipt_text(*receipt), {"Unit: ", "Reporting period: "});
    std::string vietnamese;
    {
        const VietnameseHere here;
        vietnamese = receipt_text(*receipt);
    }
    EXPECT_TRUE(verify_receipt(office_.workspace(), vietnamese).has_value());
    expect_each_proven_line_counts(vietnamese, {"Đơn vị: ", "Kỳ báo cáo: "});
}

TEST_F(Evidence_Receipts, ALineThatIsAddedIsNoticedWhereverItStands) {
    submit();
    head_.sync();
    const std::string text = receipt_text(*find_receipt_of_report(head_.workspace(), report_));
    const std::string lie = "Received by the server: 01/01/2026 08:00\n";
    for (std::size_t at = 0; at != std::string::npos && at < text.find("-----BEGIN");
         at = text.find('\n', at) + 1) {
        std::string changed = text;
        changed.insert(at, lie);
        EXPECT_FALSE(verify_receipt(office_.workspace(), changed).has_value()) << changed;
    }
    EXPECT_FALSE(verify_receipt(office_.workspace(), text + lie).has_value());
}

TEST_F(Evidence_Receipts, NamesAreSaidToBeWordsOfTheDeviceThatPrintedIt) {
    submit();
    head_.sync();
    std::string text = receipt_text(*find_receipt_of_report(head_.workspace(), report_));
    const std::size_t at = text.find("Unit: ");
    text.replace(at, text.find('\n', at) - at, "Unit: Somebody else");
    const auto checked = verify_receipt(office_.workspace(), text);
    ASSERT_TRUE(checked.has_value());
    ASSERT_EQ(checked->unproven.size(), 2U);
    EXPECT_EQ(checked->unproven.at(0), "Unit: Somebody else");
}

TEST_F(Evidence_Receipts, WhatMailAndEditorsDoToATextChangesNothing) {
    submit();
    head_.sync();
    std::string text = receipt_text(*find_receipt_of_report(head_.workspace(), report_));
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3)
        text.replace(at, 1, " \r\n");
    EXPECT_TRUE(verify_receipt(office_.workspace(), "\xEF\xBB\xBF\n" + text + "\n\n").has_value());
}

TEST_F(Evidence_Receipts, AChangedBlockIsNoticed) {
    submit();
    head_.sync();
    const auto receipt = find_receipt_of_report(head_.workspace(), report_);
    const std::string text = receipt_text(*receipt);
    const std::size_t begin = text.find("RECEIPT-----") + 13;
    for (std::size_t at = begin; at < text.find("-----END"); at += 97) {
        std::string changed = text;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(verify_receipt(office_.workspace(), changed).has_value()) << at;
    }
}

TEST_F(Evidence_Receipts, ThereIsNoneBeforeTheServerHasAnswered) {
    submit();
    EXPECT_FALSE(find_receipt_of_report(head_.workspace(), report_).has_value());
}

}  // namespace
}  // namespace thidua
