#include "shared/wire/stream_compression.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/base/hash.h"
#include "shared/base/random.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

/// What arrives, read as a channel reads it.
Result<Bytes> expand_all(StreamExpander& expander, BytesView stream,
                         std::size_t plain_max = batch_plain_bytes_max, BytesView said = {}) {
    Bytes plain;
    while (!stream.empty()) {
        const std::size_t head = expander.preamble_bytes() + batch_header_bytes;
        if (stream.size() < head) break;
        const auto header = expander.read_header(stream.substr(0, head));
        if (!header) return header.error();
        stream.remove_prefix(head);
        if (stream.size() < header->size) break;
        const auto batch = expander.expand(*header, stream.substr(0, header->size), said, plain_max);
        if (!batch) return batch.error();
        plain += *batch;
        stream.remove_prefix(header->size);
    }
    return plain;
}

Bytes noise(std::size_t size, std::uint64_t seed) {
    Bytes bytes(size, '\0');
    SeededRandom{seed}.fill({reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
    return bytes;
}

Bytes prose(std::size_t size) {
    Bytes text;
    for (std::size_t at = 0; text.size() < size; ++at)
        text += "Tuần " + std::to_string(at) + " cả tổ làm xong " + std::to_string(at * at % 97) +
                " việc. ";
    return text.substr(0, size);
}

Bytes some_batch() {
    const auto size = *rc::gen::inRange<std::size_t>(1, 30'000);
    return *rc::gen::arbitrary<bool>() ? prose(size) : noise(size, *rc::gen::arbitrary<std::uint64_t>());
}

RC_GTEST_PROP(StreamCompressionTest, GivesBackEveryBatch, ()) {
    StreamCompressor compressor;
    StreamExpander expander;
    const int batches = *rc::gen::inRange(1, 9);
    for (int at = 0; at < batches; ++at) {
        const Bytes batch = some_batch();
        RC_ASSERT(expand_all(expander, compressor.pack(batch)).value() == batch);
    }
}

RC_GTEST_PROP(StreamCompressionTest, SurvivesDamage, ()) {
    StreamCompressor compressor;
    Bytes stream = compressor.pack(prose(900)) + compressor.pack(prose(2'000));
    stream[*rc::gen::inRange<std::size_t>(0, stream.size())] = *rc::gen::arbitrary<char>();
    StreamExpander expander;
    const auto plain = expand_all(expander, stream);
    RC_ASSERT((!plain || plain->size() <= 2 * batch_plain_bytes_max));
}

TEST(StreamCompressionTest, KnowsTheBatchesBefore) {
    StreamCompressor compressor;
    const Bytes batch = noise(2'000, 4);
    const std::size_t first = compressor.pack(batch).size();
    EXPECT_GT(first, batch.size());
    EXPECT_LT(compressor.pack(batch).size(), 40U);
}

/// Asking for the parts of a file: a hash, and a number that rises.
TEST(StreamCompressionTest, SaysLittleWhenItAsksForTheNextPart) {
    StreamCompressor compressor{StreamEffort::thorough};
    StreamExpander expander;
    const Bytes hash = noise(32, 9);
    const auto say = [&](const Bytes& plain) {
        const Bytes packed = compressor.pack(plain);
        EXPECT_EQ(expand_all(expander, packed).value(), plain);
        return packed.size();
    };
    say(prose(small_talk_after_bytes));
    say(hash + noise(8, 1));
    for (std::uint64_t part = 2; part < 200; ++part) EXPECT_LT(say(hash + noise(8, part)), 34U);
}

TEST(StreamCompressionTest, KnowsWhatTheOtherSideJustSaid) {
    StreamCompressor device;
    StreamExpander at_server;
    StreamCompressor server;
    StreamExpander at_device;
    const Bytes ids = noise(960, 6);
    (void)expand_all(at_server, device.pack(ids)).value();
    const Bytes answer = server.pack(ids, at_server.heard());
    EXPECT_LT(answer.size(), 40U);
    EXPECT_EQ(ids, expand_all(at_device, answer, batch_plain_bytes_max, device.said()).value());
}

TEST(StreamCompressionTest, UnderstandsAnAnswerToLessThanWasSaidMeanwhile) {
    StreamCompressor device;
    StreamExpander at_server;
    StreamCompressor server;
    StreamExpander at_device;
    const Bytes ids = noise(960, 6);
    (void)expand_all(at_server, device.pack(ids)).value();
    (void)device.pack(prose(5'000));
    const Bytes answer = server.pack(ids, at_server.heard());
    EXPECT_EQ(ids, expand_all(at_device, answer, batch_plain_bytes_max, device.said()).value());
}

TEST(Rule10_Bounded, ABatchKnowsNoMoreThanWasSaid) {
    StreamCompressor server;
    const Bytes answer = server.pack(prose(500), noise(100, 7));
    StreamExpander at_device;
    EXPECT_FALSE(expand_all(at_device, answer, batch_plain_bytes_max, noise(99, 7)));
}

TEST(StreamCompressionTest, KeepsNoMoreThanItsHistory) {
    StreamCompressor compressor;
    for (int at = 0; at < 5; ++at) (void)compressor.pack(noise(30'000, 8));
    EXPECT_EQ(compressor.said().size(), stream_heard_bytes_max);
}

TEST(StreamCompressionTest, SaysInFourBytesMoreWhatCannotBeMadeSmaller) {
    StreamCompressor compressor;
    const Bytes batch = noise(300, 2);
    EXPECT_LE(compressor.pack(batch).size(), batch.size() + 1 + batch_header_bytes);
}

TEST(StreamCompressionTest, KnowsTheWordsOfReportsFromTheFirstByte) {
    StreamCompressor compressor;
    const Bytes text = "Phòng đã tham mưu ban hành kế hoạch, đẩy mạnh cải cách thủ tục hành chính và "
                       "chuyển đổi số; tỷ lệ hồ sơ giải quyết đúng hạn được nâng lên.";
    EXPECT_LT(compressor.pack(text).size(), text.size() / 2);
}

Bytes frame_of(std::size_t body) { return encode_frame(Refusal{.detail = noise(body, 5)}); }

TEST(StreamCompressionTest, PacksSmallFramesTogether) {
    const Bytes frames = frame_of(40) + frame_of(60) + frame_of(50);
    EXPECT_EQ(frames.size(), packed_together(frames));
}

TEST(StreamCompressionTest, EndsABatchAfterAFrameOfSomeSize) {
    const Bytes first = frame_of(40) + frame_of(600);
    EXPECT_EQ(first.size(), packed_together(first + frame_of(40)));
}

TEST(StreamCompressionTest, CutsWhatIsLongerThanABatch) {
    StreamCompressor compressor;
    StreamExpander expander;
    const Bytes long_one = prose(3 * batch_plain_bytes_max + 5);
    EXPECT_EQ(long_one, expand_all(expander, compressor.pack(long_one)).value());
}

/// Both ends have these very bytes: whoever changes them speaks another protocol.
TEST(StreamCompressionTest, SpeaksTheFirstDictionary) {
    StreamExpander expander;
    const Bytes stream{"\x01\x1d\x00\x40\x20\x4b", 6};
    EXPECT_EQ(1, stream_dictionary_id);
    EXPECT_EQ(4U, expander.preamble_bytes() + batch_header_bytes);
    EXPECT_EQ(29U, expander.read_header(stream.substr(0, 4))->size);
}

TEST(Rule10_Bounded, ABatchGrowsNoLargerThanItsLimit) {
    StreamCompressor compressor;
    const Bytes stream = compressor.pack(Bytes(batch_plain_bytes_max, 'a'));
    EXPECT_LT(stream.size(), 60U);
    StreamExpander expander;
    EXPECT_FALSE(expand_all(expander, stream, 16 << 10));
    StreamExpander patient;
    EXPECT_TRUE(expand_all(patient, stream));
}

TEST(Rule10_Bounded, AStoredBatchIsNoLargerThanItsLimit) {
    StreamCompressor compressor;
    StreamExpander expander;
    EXPECT_FALSE(expand_all(expander, compressor.pack(noise(20'000, 3)), 16 << 10));
}

TEST(Rule10_Bounded, ALengthIsRefusedBeforeAnythingIsReadForIt) {
    StreamExpander expander;
    EXPECT_FALSE(expander.read_header({"\x01\x01\x00\x01", 4}));
}

TEST(Rule10_Bounded, AnUnknownDictionaryIsRefused) {
    StreamExpander expander;
    EXPECT_FALSE(expander.read_header({"\x02\x10\x00\x40", 4}));
}

RC_GTEST_PROP(StreamCompressionTest, GivesBackDenseBatchesAmongOthers, ()) {
    StreamCompressor compressor;
    StreamExpander expander;
    const int batches = *rc::gen::inRange(1, 6);
    for (int at = 0; at < batches; ++at) {
        if (*rc::gen::arbitrary<bool>()) compressor.pack_densely();
        compressor.hurry(*rc::gen::inRange(0, 5) == 0);
        const Bytes batch = some_batch().substr(0, 6'000);
        RC_ASSERT(expand_all(expander, compressor.pack(batch)).value() == batch);
    }
}

TEST(StreamCompressionTest, ADenseBatchTakesLess) {
    StreamCompressor plain{StreamEffort::thorough};
    StreamCompressor dense{StreamEffort::thorough};
    dense.pack_densely();
    EXPECT_LT(dense.pack(prose(4'000)).size() * 10, plain.pack(prose(4'000)).size() * 9);
}

TEST(StreamCompressionTest, WhatIsShortGoesInNoDenseBatch) {
    StreamCompressor plain{StreamEffort::thorough};
    StreamCompressor dense{StreamEffort::thorough};
    dense.pack_densely();
    EXPECT_EQ(dense.pack(prose(400)), plain.pack(prose(400)));
}

TEST(StreamCompressionTest, PacksNoMoreDenselyThanTheOtherEndTakes) {
    StreamCompressor compressor;
    StreamExpander expander;
    compressor.pack_densely();
    const Bytes long_one = prose(3 * batch_plain_bytes_max);
    EXPECT_EQ(long_one, expand_all(expander, compressor.pack(long_one)).value());
}

TEST(Rule10_Bounded, AStrangersDenseBatchIsRefused) {
    StreamCompressor compressor;
    compressor.pack_densely();
    const Bytes stream = compressor.pack(prose(4'000));
    StreamExpander of_stranger;
    EXPECT_FALSE(expand_all(of_stranger, stream, (16 << 10) + 3));
    StreamExpander of_device;
    EXPECT_TRUE(expand_all(of_device, stream));
}

TEST(Rule10_Bounded, NoMoreDenseBytesAreReadThanTheirLimit) {
    StreamExpander expander;
    // Some code of 65,536 bytes, three times.
    const Bytes batch{"\x06\x00\xc0\xff\xff" "abcd", 9};
    EXPECT_TRUE(expand_all(expander, Bytes{"\x01"} + batch + batch));
    EXPECT_FALSE(expand_all(expander, batch));
}

TEST(Rule10_Bounded, ADenseBatchWithoutItsLengthIsRefused) {
    StreamExpander expander;
    EXPECT_FALSE(expand_all(expander, {"\x01\x01\x00\xc0" "a", 5}));
}

}  // namespace
}  // namespace thidua
