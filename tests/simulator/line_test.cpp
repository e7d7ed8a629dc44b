#include "tests/simulator/line.h"

#include <gtest/gtest.h>

namespace thidua::simulator {
namespace {

using namespace std::chrono_literals;

class LineTest : public testing::Test {
protected:
    std::shared_ptr<Line> make_line(Line::Weather weather = {}) {
        auto line = std::make_shared<Line>(scheduler_, 1, weather);
        line->listen(End::server, {[this](BytesView bytes) { received_ += bytes; },
                                   [this] { is_lost_ = true; }});
        return line;
    }
    void wait() { scheduler_.run_until(scheduler_.now().plus(1h)); }

    Scheduler scheduler_{Instant{0}};
    Bytes received_;
    bool is_lost_ = false;
};

TEST_F(LineTest, BringsBytesLaterAndInOrder) {
    const auto line = make_line();
    for (const char* bytes : {"one ", "two ", "three"}) line->send(End::device, bytes);
    EXPECT_EQ(received_, "");
    wait();
    EXPECT_EQ(received_, "one two three");
}

TEST_F(LineTest, IsCutAtAnyByte) {
    const auto line = make_line({.bytes_until_cut = 6});
    line->send(End::device, "one two three");
    line->send(End::device, "four");
    wait();
    EXPECT_TRUE(line->is_cut());
    EXPECT_TRUE(std::string_view{"one tw"}.starts_with(received_));
}

TEST_F(LineTest, GoesDeafInOneDirectionOnly) {
    const auto line = make_line({.bytes_until_deaf = 4});
    Bytes answers;
    line->listen(End::device, {[&answers](BytesView bytes) { answers += bytes; }, [] {}});
    line->send(End::device, "one two");
    line->send(End::server, "yes");
    wait();
    EXPECT_EQ(received_, "one ");
    EXPECT_EQ(answers, "yes");
    EXPECT_FALSE(line->is_cut());
}

TEST_F(LineTest, BringsSlowBytesOneByOne) {
    const auto line = make_line({.piece_bytes_max = 1});
    std::size_t pieces = 0;
    line->listen(End::server, {[&](BytesView bytes) {
                                   ++pieces;
                                   received_ += bytes;
                               },
                               [] {}});
    line->send(End::device, "one two");
    wait();
    EXPECT_EQ(received_, "one two");
    EXPECT_EQ(pieces, 7U);
}

TEST_F(LineTest, RepeatsAMessage) {
    const auto line = make_line({.repeat_percent = 100});
    line->send(End::device, "one ");
    wait();
    EXPECT_EQ(received_, "one one ");
}

TEST_F(LineTest, RemembersWhatTheDeviceSaid) {
    const auto line = make_line({.bytes_until_cut = 2, .is_recorded = true});
    line->send(End::device, "one");
    line->send(End::server, "two");
    EXPECT_EQ(line->said_by_device(), "one");
}

TEST_F(LineTest, TellsOfAHangUpAfterEverythingThatWasSent) {
    const auto line = make_line();
    line->send(End::device, "one");
    line->hang_up(End::device);
    wait();
    EXPECT_EQ(received_, "one");
    EXPECT_TRUE(is_lost_);
}

TEST_F(LineTest, BringsNothingToAnEndThatForgotIt) {
    const auto line = make_line();
    line->send(End::device, "one");
    line->forget(End::server);
    wait();
    EXPECT_EQ(received_, "");
}

TEST(FrameReaderTest, WaitsForTheWholeFrame) {
    const Bytes frame = encode_frame(PullDone{Sequence{7}, {}});
    FrameReader reader;
    for (const char byte : frame.substr(0, frame.size() - 1)) {
        reader.push(Bytes(1, byte));
        EXPECT_FALSE(reader.next().has_value());
    }
    reader.push(frame.substr(frame.size() - 1));
    const auto message = reader.next();
    ASSERT_TRUE(message && *message);
    EXPECT_EQ(std::get<PullDone>(**message).through, Sequence{7});
}

}  // namespace
}  // namespace thidua::simulator
