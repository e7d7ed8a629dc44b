#include <gtest/gtest.h>

#include "shared/base/limits.h"
#include "tests/wire/samples.h"

namespace thidua {
namespace {

/// Kind byte of a value, then its bytes.
Bytes value_bytes(unsigned char kind, const Bytes& rest) {
    return static_cast<char>(kind) + rest;
}

Bytes text_bytes(const Bytes& text) {
    return value_bytes(4, static_cast<char>(text.size()) + text);
}

/// 2^60 as a length.
const Bytes huge = Bytes(8, '\x80') + '\x10';

TEST(CodecTest, KeepsTheKindOfEachValue) {
    EXPECT_EQ(*decode_value(encode_value(Value{std::int64_t{1}})), Value{std::int64_t{1}});
    EXPECT_EQ(*decode_value(encode_value(Value{Decimal{1}})), Value{Decimal{1}});
}

TEST(CodecTest, ReadsNull) { EXPECT_EQ(*decode_value(encode_value(Null{})), Value{}); }

TEST(CodecTest, ReadsTheLargestAndSmallestNumbers) {
    for (const std::int64_t number : {INT64_MIN, INT64_MAX, std::int64_t{0}, std::int64_t{-1}})
        EXPECT_EQ(*decode_value(encode_value(number)), Value{number});
}

TEST(CodecTest, RefusesAnUnknownKindOfValue) {
    EXPECT_FALSE(decode_value(value_bytes(9, {})).has_value());
}

TEST(CodecTest, RefusesABoolThatIsNeither) {
    EXPECT_FALSE(decode_value(value_bytes(1, "\x02")).has_value());
}

TEST(CodecTest, RefusesTextThatIsNoUtf8) {
    EXPECT_FALSE(decode_value(text_bytes("\xff\xfe")).has_value());
}

TEST(CodecTest, RefusesTextWithANulInIt) {
    EXPECT_FALSE(decode_value(text_bytes(Bytes{"a\0b", 3})).has_value());
}

TEST(CodecTest, RefusesASurrogateAndAnOverlongForm) {
    EXPECT_FALSE(decode_value(text_bytes("\xed\xa0\x80")).has_value());
    EXPECT_FALSE(decode_value(text_bytes("\xc0\xaf")).has_value());
}

/// Text is composed (NFC) where a person types it; the wire carries what it is given, byte for
/// byte, or the hash would be another.
TEST(CodecTest, CarriesDecomposedTextAsItIs) {
    const Value decomposed{std::string{"e\xcc\x82\xcc\x81"}};
    EXPECT_EQ(*decode_value(encode_value(decomposed)), decomposed);
}

TEST(CodecTest, ReadsTheLongestText) {
    const Value text{std::string(limits::text_bytes_max, 'x')};
    EXPECT_EQ(*decode_value(encode_value(text)), text);
}

TEST(CodecTest, RefusesALongerTextThanTheLongest) {
    const Value text{std::string(limits::text_bytes_max + 1, 'x')};
    EXPECT_FALSE(decode_value(encode_value(text)).has_value());
}

TEST(CodecTest, RefusesATextOfALyingLength) {
    EXPECT_FALSE(decode_value(value_bytes(4, huge + "x")).has_value());
}

TEST(CodecTest, RefusesADecimalThatIsNotInItsOnlyForm) {
    EXPECT_TRUE(decode_value(value_bytes(3, "\x03" "1.5")).has_value());
    EXPECT_FALSE(decode_value(value_bytes(3, "\x04" "1.50")).has_value());
    EXPECT_FALSE(decode_value(value_bytes(3, "\x02" "-0")).has_value());
    EXPECT_FALSE(decode_value(value_bytes(3, "\x03" "1e5")).has_value());
}

TEST(CodecTest, RefusesADateBeyondEveryCalendar) {
    EXPECT_FALSE(decode_value(value_bytes(5, "\x80\x80\x80\x80\x08")).has_value());
}

TEST(CodecTest, RefusesAnInstantBeyondEveryCalendar) {
    EXPECT_FALSE(decode_value(encode_value(Instant{INT64_MAX})).has_value());
    EXPECT_FALSE(decode_value(encode_value(Instant{INT64_MIN})).has_value());
}

TEST(CodecTest, RefusesANumberOfMoreThan64Bits) {
    EXPECT_FALSE(decode_value(value_bytes(2, Bytes(9, '\xff') + '\x02')).has_value());
    EXPECT_FALSE(decode_value(value_bytes(2, Bytes(10, '\xff') + '\x01')).has_value());
}

/// One hello of an enrolled device stopped the server: its store keeps positions signed.
TEST(CodecTest, RefusesAPositionThatNoLogReaches) {
    const Sequence last{std::uint64_t{1} << 62};
    EXPECT_TRUE(decode_body(body_of(Hello{.cursor = last})).has_value());
    EXPECT_FALSE(decode_body(body_of(Hello{.cursor = last.next()})).has_value());
    EXPECT_FALSE(decode_body(body_of(Hello{.first_waiting = EditNumber{UINT64_MAX}})).has_value());
}

TEST(CodecTest, RefusesFieldsOutOfOrder) {
    const Bytes fields = Bytes{"\x02"} + "\x01" "b" "\x01\x01" + "\x01" "a" "\x01\x01";
    EXPECT_FALSE(decode_fields(fields).has_value());
}

TEST(CodecTest, RefusesTheSameFieldTwice) {
    const Bytes fields = Bytes{"\x02"} + "\x01" "a" "\x01\x01" + "\x01" "a" "\x01\x01";
    EXPECT_FALSE(decode_fields(fields).has_value());
}

TEST(CodecTest, RefusesAFieldThatHoldsNull) {
    EXPECT_FALSE(decode_fields(Bytes{"\x01\x01" "a\0", 4}).has_value());
}

TEST(CodecTest, RefusesAPathThatIsTooLong) {
    const Fields long_path{{FieldPath(limits::stored_path_bytes_max + 1, 'p'), true}};
    EXPECT_FALSE(decode_fields(encode_fields(long_path)).has_value());
}

TEST(CodecTest, ReadsTheHistoryOfTheLongestPath) {
    const FieldPath longest(limits::path_bytes_max, 'p');
    EXPECT_TRUE(decode_fields(encode_fields({{"was/request_clear/" + longest, true}})));
}

TEST(CodecTest, RefusesAnEditWithoutOperations) {
    Edit edit = sample_edit();
    edit.operations.clear();
    EXPECT_FALSE(decode_edit(encode_edit(edit)).has_value());
}

TEST(CodecTest, RefusesAnEditOfTooManyOperations) {
    Edit edit = sample_edit();
    edit.operations.resize(limits::edit_operations_max + 1, edit.operations.front());
    EXPECT_FALSE(decode_edit(encode_edit(edit)).has_value());
}

TEST(CodecTest, RefusesAnEmptyBody) { EXPECT_FALSE(decode_body({}).has_value()); }

TEST(CodecTest, GivesAnEditAHashOfEverythingInIt) {
    Edit edit = sample_edit();
    edit.operations.back().arguments["version"] = std::int64_t{3};
    EXPECT_NE(edit_hash(edit), edit_hash(sample_edit()));
}

TEST(CodecTest, SignsReceiptsInTheirOrder) {
    Receipt other = sample_receipt();
    other.number = EditNumber{8};
    const Epoch epoch;
    const std::vector<Receipt> one_way{sample_receipt(), other};
    const std::vector<Receipt> other_way{other, sample_receipt()};
    EXPECT_NE(receipts_digest(epoch, one_way), receipts_digest(epoch, other_way));
}

TEST(FrameTest, SaysTheLengthOfItsBodyFirst) {
    const Bytes frame = encode_frame(sample_edit().id.is_nil() ? Message{Ping{}} : Message{Bye{}});
    EXPECT_EQ(*read_frame_header(frame.substr(0, frame_header_bytes), limits::frame_bytes_max),
              frame.size() - frame_header_bytes);
}

TEST(FrameTest, CountsTheLengthFromItsLowestByte) {
    EXPECT_EQ(*read_frame_header(Bytes{"\x01\x02\x00", 3}, limits::frame_bytes_max), 0x201U);
}

TEST(FrameTest, RefusesAnEmptyBody) {
    EXPECT_FALSE(read_frame_header(Bytes(3, '\0'), limits::frame_bytes_max).has_value());
}

TEST(FrameTest, RefusesABodyAboveTheLimit) {
    EXPECT_TRUE(read_frame_header(Bytes{"\x00\x40\x00", 3}, 0x4000).has_value());
    EXPECT_FALSE(read_frame_header(Bytes{"\x01\x40\x00", 3}, 0x4000).has_value());
    EXPECT_FALSE(read_frame_header("\xff\xff\xff", limits::frame_bytes_max).has_value());
}

TEST(FrameTest, HoldsTheLargestHelloAndTheLargestGrant) {
    Hello hello;
    hello.manifest.resize(limits::manifest_entries_max, {.size = UINT32_MAX});
    EXPECT_LT(encode_frame(hello).size(), limits::frame_bytes_max);
    Welcome welcome;
    welcome.grant.resize(limits::scopes_max);
    EXPECT_LT(encode_frame(welcome).size(), limits::frame_bytes_max);
}

}  // namespace
}  // namespace thidua
