// What is said is what the other side lacks, and what the line carries (rule 13).
#include <gtest/gtest.h>

#include "shared/model/record_types.h"
#include "shared/wire/packed_edit.h"
#include "tests/sync/byte_line.h"

namespace thidua {
namespace {

constexpr const char* summary = "progress_summary";

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

class ThinSessionTest : public testing::Test {
protected:
    ThinSessionTest() {
        bich_.start_report();
        bich_.answer(summary, prose(200));
        ByteLine{server_, bich_}.run();
        ByteLine{server_, dung_}.run();
    }
    [[nodiscard]] Value on_server() {
        return find_value(server_.find(report_of_unit("STP-HCTP"))->fields,
                          std::string{"answers/"} + summary);
    }
    void change(TestDevice& device, const std::string& from, const std::string& to) {
        const auto report = device.find(report_of_unit("STP-HCTP"));
        std::string text =
            std::get<std::string>(find_value(report->fields, std::string{"answers/"} + summary));
        text.replace(text.find(from), from.size(), to);
        device.answer(summary, text);
    }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice dung_{server_, people::officer_dung()};
};

TEST_F(ThinSessionTest, SaysAParagraphAndNotTheText) {
    change(bich_, "Mục 79190 làm", "Mục 79190 đã rà lại rồi làm");
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(on_server(), find_value(bich_.find(report_of_unit("STP-HCTP"))->fields,
                                      std::string{"answers/"} + summary));
    EXPECT_LE(line.bytes(), 700U);
    EXPECT_EQ(line.round_trips(), 1U);
}

TEST_F(ThinSessionTest, SaysTheWholeEditWhenSomebodyElseChangedTheTextSince) {
    change(dung_, "Mục 0 ", "Mục số không ");
    ByteLine{server_, dung_}.run();
    change(bich_, "Mục 79190 ", "Mục nhiều ");
    bich_.answer("tasks_done", std::int64_t{3});
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(count_of<EditWanted>(line.sent_to_device()), 1U);
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
    const auto text = std::get<std::string>(on_server());
    EXPECT_NE(text.find("Mục số không "), std::string::npos);
    EXPECT_EQ(find_value(server_.find(report_of_unit("STP-HCTP"))->fields, "answers/tasks_done"),
              Value{std::int64_t{3}});
}

TEST_F(ThinSessionTest, SaysOneChangeAfterTheOtherOfOneText) {
    change(bich_, "Mục 79190 ", "Mục A ");
    change(bich_, "Mục 7919 ", "Mục B ");
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(count_of<EditWanted>(line.sent_to_device()), 0U);
    EXPECT_NE(std::get<std::string>(on_server()).find("Mục B "), std::string::npos);
}

TEST_F(ThinSessionTest, SendsALongEditInPieces) {
    bich_.answer(summary, noise(60'000, 7));
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_GE(count_of<EditPart>(line.sent_to_server()), 2U);
    EXPECT_EQ(on_server(), Value{noise(60'000, 7)});
}

TEST(Rule13_NoWaste, ALongEditGoesOnWhereItStopped) {
    SampleServer server;
    TestDevice device{server, people::officer_bich()};
    device.start_report();
    ByteLine{server, device}.run();
    device.answer(summary, noise(90'000, 8));
    ByteLine cut{server, device, 40'000};
    cut.run();
    ASSERT_FALSE(cut.is_done());
    ByteLine rest{server, device};
    rest.run();
    EXPECT_TRUE(rest.is_done());
    ByteLine whole{server, device};
    EXPECT_LE(cut.bytes() + rest.bytes(), 90'000U);
}

TEST(Rule13_NoWaste, ALongEditCrossesALineThatDiesAfterSixKilobytes) {
    SampleServer server;
    TestDevice device{server, people::officer_bich()};
    device.start_report();
    ByteLine{server, device}.run();
    const std::string text = noise(90'000, 9);
    device.answer(summary, text);
    int connections = 0;
    for (bool is_done = false; !is_done && connections < 100; ++connections) {
        ByteLine line{server, device, 6'000};
        line.run();
        is_done = line.is_done();
    }
    EXPECT_LT(connections, 20);
    EXPECT_EQ(find_value(server.find(report_of_unit("STP-HCTP"))->fields,
                         std::string{"answers/"} + summary),
              Value{text});
}

TEST(Rule13_NoWaste, ManyEditsCrossALineThatDiesAfterTwoKilobytes) {
    SampleServer server;
    TestDevice device{server, people::officer_bich()};
    device.start_report();
    ByteLine{server, device}.run();
    for (int at = 0; at < 60; ++at) device.answer("tasks_done", std::int64_t{at});
    int connections = 0;
    for (bool is_done = false; !is_done && connections < 200; ++connections) {
        ByteLine line{server, device, 2'000};
        line.run();
        is_done = line.is_done();
    }
    EXPECT_LT(connections, 60);
    EXPECT_EQ(device.outbox().count_waiting(), 0U);
}

TEST(Rule13_NoWaste, ALineThatCarriedAllIsTrustedWithMoreAgain) {
    SampleServer server;
    TestDevice device{server, people::officer_bich()};
    device.start_report();
    ByteLine{server, device, 100}.run();
    EXPECT_LT(device.disk().position().piece_bytes, tuning::first_flight_bytes);
    ByteLine{server, device}.run();
    EXPECT_EQ(device.disk().position().piece_bytes, tuning::first_flight_bytes);
}

TEST(Rule06_Scope, AThinEditDoesNotTellWhatStandsInAStrangersRecord) {
    SampleServer server;
    TestDevice owner{server, people::officer_bich()};
    TestDevice stranger{server, people::head_of_aid()};
    owner.start_report();
    owner.answer(summary, prose(20));
    ByteLine{server, owner}.run();
    const auto report = owner.find(report_of_unit("STP-HCTP"));
    stranger.save(stranger.typing().set(*report, std::string{"answers/"} + summary,
                                        prose(20) + "Thêm."));
    ByteLine line{server, stranger};
    line.run();
    // As if it had guessed wrong: what it said is asked for whole, and then not allowed.
    EXPECT_EQ(count_of<EditWanted>(line.sent_to_device()), 1U);
    EXPECT_EQ(std::get<std::string>(find_value(server.find(report->id)->fields,
                                               std::string{"answers/"} + summary)),
              prose(20));
}

}  // namespace
}  // namespace thidua
