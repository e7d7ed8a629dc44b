// What is answered leaves the view without replaying what waits behind it; what a person sees is
// the same as if all of it had been made anew.
#include <gtest/gtest.h>

#include "shared/store/transaction.h"
#include "tests/sync/made_periods.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

class ViewAfterReceiptsTest : public testing::TestWithParam<unsigned> {
protected:
    ViewAfterReceiptsTest() {
        publish_story_form(server_);
        for (int at = 0; at < 4; ++at)
            reports_.push_back(draft_in(open_period(server_, story_form, "R" + std::to_string(at)),
                                        "STP-HCTP", story_form));
        TestLine{server_, bich_}.run_session();
        TestLine{server_, dung_}.run_session();
    }
    void type(TestDevice& device, std::size_t saves) {
        for (std::size_t at = 0; at < saves; ++at) {
            const Record& report = reports_.at(random_.below(reports_.size()));
            const auto seen = device.find(report.id);
            const std::string text = "Dòng " + std::to_string(random_.below(1'000'000)) +
                                     std::string(random_.below(3'000), 'x');
            device.save(seen ? device.typing().set(*seen, story_path, text)
                             : device.typing().create(report));
        }
    }
    /// A session in which only so many messages, both ways together, get through.
    void run_cut_after(TestDevice& device, std::size_t messages) {
        TestLine line{server_, device};
        line.begin();
        for (bool is_moving = true; is_moving && messages > 0;) {
            is_moving = false;
            while (messages > 0 && line.deliver_to_server()) is_moving = true, --messages;
            while (messages > 0 && line.deliver_to_device()) is_moving = true, --messages;
        }
    }
    static std::vector<Bytes> list_overlay(TestDevice& device) {
        std::vector<Bytes> rows;
        auto row = device.store().database().prepare(
            "SELECT id, type, scope, rev, fields FROM overlay ORDER BY id");
        while (row.step())
            rows.push_back(column_text(row, 1) + '/' + std::to_string(column_int64(row, 3)) + '/' +
                           to_hex(column_blob(row, 0)) + to_hex(column_blob(row, 2)) +
                           to_hex(column_blob(row, 4)));
        return rows;
    }
    static std::vector<Bytes> list_overlay_made_anew(TestDevice& device) {
        Transaction undone{device.store().database()};
        device.outbox().rebuild_view();
        return list_overlay(device);
    }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice dung_{server_, people::officer_dung()};
    SeededRandom random_{GetParam()};
    std::vector<Record> reports_;
};

TEST_P(ViewAfterReceiptsTest, IsWhatReplayingEverythingWouldMakeIt) {
    for (int round = 0; round < 12; ++round) {
        type(bich_, random_.below(25));
        if (random_.below(3) == 0) {
            type(dung_, random_.below(4));
            TestLine{server_, dung_}.run_session();
        }
        run_cut_after(bich_, random_.below(20));
        EXPECT_EQ(list_overlay(bich_), list_overlay_made_anew(bich_)) << "round " << round;
    }
    TestLine{server_, bich_}.run_session();
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
    EXPECT_TRUE(list_overlay(bich_).empty());
    TestLine{server_, dung_}.run_session();
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

INSTANTIATE_TEST_SUITE_P(Seeds, ViewAfterReceiptsTest, testing::Range(1U, 9U));

}  // namespace
}  // namespace thidua
