// What is said is what the other side lacks, and what the line carries (rule 13).
#include <gtest/gtest.h>

#include "shared/model/record_types.h"
#include "shared/wire/packed_edit.h"
#include "tests/sync/byte_line.h"
#include "tests/sync/made_periods.h"

namespace thidua {
namespace {

std::string prose(std::size_t paragraphs, int first = 0) {
    std::string text;
    for (std::size_t at = 0; at < paragraphs; ++at)
        text += "Mục " + std::to_string((at + static_cast<std::size_t>(first)) * 7919) +
                " làm xong với " + std::to_string(at * at % 1013) + " người, không ai bỏ dở.\n";
    return text;
}

std::string noise(std::size_t bytes, std::uint64_t seed) {
    SeededRandom random{seed};
    std::string text;
    while (text.size() < bytes) text += static_cast<char>('a' + random.below(26));
    return text;
}

template <class T>
std::size_t count_of(const std::vector<Message>& messages) {
    return static_cast<std::size_t>(std::ranges::count_if(
        messages, [](const Message& message) { return std::holds_alternative<T>(message); }));
}

/// Two officers of one unit; the story of it is long, and both have it.
class ThinSessionTest : public testing::Test {
protected:
    ThinSessionTest() {
        publish_story_form(server_);
        const Record draft =
            draft_in(open_period(server_, story_form, "A"), "STP-HCTP", story_form);
        report_ = draft.id;
        ByteLine{server_, bich_}.run();
        bich_.save(bich_.typing().create(draft));
        write(bich_, prose(200));
        ByteLine{server_, bich_}.run();
        ByteLine{server_, dung_}.run();
    }
    static std::string story_of(const std::optional<Record>& report) {
        return text_or_empty(report->fields, story_path);
    }
    [[nodiscard]] std::string on_server() { return story_of(server_.find(report_)); }
    void write(TestDevice& device, std::string text) {
        device.save(device.typing().set(*device.find(report_), story_path, std::move(text)));
    }
    void change(TestDevice& device, const std::string& from, const std::string& to) {
        std::string text = story_of(device.find(report_));
        text.replace(text.find(from), from.size(), to);
        write(device, text);
    }
    /// How many connections it takes until nothing waits; at most so many.
    int connect_until_done(std::size_t dies_after, int most) {
        for (int connections = 1; connections <= most; ++connections) {
            ByteLine line{server_, bich_, dies_after};
            line.run();
            if (line.is_done()) return connections;
        }
        return most + 1;
    }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice dung_{server_, people::officer_dung()};
    RecordId report_;
};

TEST_F(ThinSessionTest, SaysAParagraphAndNotTheText) {
    change(bich_, "Mục 79190 làm", "Mục 79190 đã rà lại rồi làm");
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_TRUE(on_server() == story_of(bich_.find(report_)));
    EXPECT_LE(line.bytes(), 700U);
    EXPECT_EQ(line.round_trips(), 1U);
}

TEST_F(ThinSessionTest, SaysTheWholeEditWhenSomebodyElseChangedTheTextSince) {
    change(dung_, "Mục 0 ", "Mục số không ");
    ByteLine{server_, dung_}.run();
    change(bich_, "Mục 79190 ", "Mục nhiều ");
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(count_of<EditWanted>(line.sent_to_device()), 1U);
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
    EXPECT_NE(on_server().find("Mục số không "), std::string::npos);
}

TEST_F(ThinSessionTest, SendsWhatIsBehindAWantedEditAgain) {
    change(dung_, "Mục 0 ", "Mục số không ");
    ByteLine{server_, dung_}.run();
    change(bich_, "Mục 79190 ", "Mục nhiều ");
    write(bich_, "Viết lại.");
    write(bich_, "Viết lại lần nữa.");
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
}

TEST_F(ThinSessionTest, SaysOneChangeAfterTheOtherOfOneText) {
    change(bich_, "Mục 79190 ", "Mục A ");
    change(bich_, "Mục 7919 ", "Mục B ");
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(count_of<EditWanted>(line.sent_to_device()), 0U);
    EXPECT_TRUE(on_server() == story_of(bich_.find(report_)));
}

TEST_F(ThinSessionTest, SendsALongEditInPieces) {
    write(bich_, noise(60'000, 7));
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_GE(count_of<EditPart>(line.sent_to_server()), 2U);
    EXPECT_TRUE(on_server() == noise(60'000, 7));
}

using Rule13_NoWaste = ThinSessionTest;

TEST_F(Rule13_NoWaste, ALongEditGoesOnWhereItStopped) {
    write(bich_, noise(90'000, 8));
    ByteLine cut{server_, bich_, 40'000};
    cut.run();
    ASSERT_FALSE(cut.is_done());
    ByteLine rest{server_, bich_};
    rest.run();
    EXPECT_TRUE(rest.is_done());
    // Letters at random take some 4.7 bits each.
    EXPECT_LE(cut.bytes() + rest.bytes(), 60'000U + tuning::piece_bytes_max);
}

TEST_F(Rule13_NoWaste, ALongEditCrossesALineThatDiesAfterSixKilobytes) {
    write(bich_, noise(90'000, 9));
    EXPECT_LE(connect_until_done(6'000, 100), 16);
    EXPECT_TRUE(on_server() == noise(90'000, 9));
}

TEST_F(Rule13_NoWaste, AnotherLongEditReplacesTheOneThatWasBegun) {
    write(bich_, noise(90'000, 10));
    ByteLine{server_, bich_, 30'000}.run();
    ASSERT_TRUE(server_.store().find_kept(bich_.device().id).has_value());
    write(dung_, "Ngắn.");
    ByteLine{server_, dung_}.run();
    ByteLine rest{server_, bich_};
    rest.run();
    EXPECT_TRUE(rest.is_done());
    EXPECT_FALSE(server_.store().find_kept(bich_.device().id).has_value());
}

TEST_F(Rule13_NoWaste, ManyEditsCrossALineThatDiesAfterTwoKilobytes) {
    for (int at = 0; at < 60; ++at) write(bich_, "Lần thứ " + std::to_string(at) + ".");
    EXPECT_LE(connect_until_done(2'000, 200), 30);
    EXPECT_EQ(on_server(), "Lần thứ 59.");
}

TEST_F(Rule13_NoWaste, ALineThatCarriedNothingIsTrustedWithLess) {
    write(bich_, noise(9'000, 11));
    ByteLine{server_, bich_, 100}.run();
    EXPECT_LT(bich_.disk().position().piece_bytes, tuning::piece_bytes_max);
}

TEST_F(Rule13_NoWaste, ALineThatCarriedAllIsTrustedWithMoreAgain) {
    write(bich_, "Ngắn.");
    ByteLine{server_, bich_, 100}.run();
    ByteLine{server_, bich_}.run();
    EXPECT_EQ(bich_.disk().position().piece_bytes, tuning::piece_bytes_max);
}

TEST_F(ThinSessionTest, DoesNotTellWhatStandsInAStrangersRecord) {
    TestDevice stranger{server_, people::head_of_aid()};
    ByteLine{server_, stranger}.run();
    stranger.save(stranger.typing().set(*bich_.find(report_), story_path, prose(200) + "Thêm."));
    ByteLine line{server_, stranger};
    line.run();
    // As if it had guessed wrong: what it said is asked for whole, and then not allowed.
    EXPECT_EQ(count_of<EditWanted>(line.sent_to_device()), 1U);
    EXPECT_TRUE(on_server() == prose(200));
}

}  // namespace
}  // namespace thidua
