#include <gtest/gtest.h>

#include "shared/record/merge.h"
#include "tests/wire/samples.h"

// Rule 9: what a newer version says is carried, kept and passed over, never dropped and never the
// end of a connection.

namespace thidua {
namespace {

/// As a newer version writes a kind of value that is not known here: its number, its length, itself.
Bytes newer_value() { return Bytes{"\x0c\x03" "abc"}; }

TEST(Rule09_VersionSkew, CarriesAKindOfValueItDoesNotKnowByteByByte) {
    const auto value = decode_value(newer_value());
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(encode_value(*value), newer_value());
}

TEST(Rule09_VersionSkew, TellsTwoValuesItDoesNotKnowApart) {
    EXPECT_NE(*decode_value(newer_value()), *decode_value(Bytes{"\x0c\x03" "abd"}));
    EXPECT_NE(*decode_value(newer_value()), *decode_value(Bytes{"\x0d\x03" "abc"}));
}

TEST(Rule09_VersionSkew, CarriesARecordWithSuchAValue) {
    const Bytes fields = Bytes{"\x01\x01" "x"} + newer_value();
    const auto read = decode_fields(fields);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(encode_fields(*read), fields);
}

TEST(Rule09_VersionSkew, CarriesAnEditThatDoesWhatItDoesNotKnow) {
    Edit edit = sample_edit();
    edit.operations.at(0).kind = static_cast<OperationKind>(5);
    edit.operations.at(0).unknown = "something new";
    const Bytes bytes = encode_edit(edit);
    const auto read = decode_edit(bytes);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->operations.at(0).unknown, "something new");
    EXPECT_EQ(encode_edit(*read), bytes);
}

TEST(Rule09_VersionSkew, StillRefusesAnOperationWithoutAKind) {
    Edit edit = sample_edit();
    edit.operations.at(0).kind = static_cast<OperationKind>(0);
    EXPECT_FALSE(decode_edit(encode_edit(edit)).has_value());
}

TEST(Rule09_VersionSkew, KeepsAnAnswerThatItDoesNotKnow) {
    Receipt receipt = sample_receipt();
    receipt.outcomes.at(0).kind = static_cast<OutcomeKind>(77);
    receipt.outcomes.at(0).reason = static_cast<RejectReason>(78);
    const auto read = decode_receipt(encode_receipt(receipt));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, receipt);
}

TEST(Rule09_VersionSkew, KeepsARefusalThatItDoesNotKnow) {
    const Message refusal = Refusal{static_cast<RefusalReason>(99), 5, "new"};
    const auto read = decode_body(body_of(refusal));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, refusal);
}

TEST(Rule09_VersionSkew, PassesOverAMessageThatItDoesNotKnow) {
    for (const int number : {27, 99, 255}) {
        const auto read = decode_body(Bytes(1, static_cast<char>(number)) + "whatever follows");
        ASSERT_TRUE(read.has_value()) << number;
        EXPECT_EQ(std::get<UnknownMessage>(*read).number, number);
    }
}

TEST(Rule09_VersionSkew, PassesOverWhatANewerVersionAddsToAnyMessage) {
    for (const Sample& sample : samples()) {
        if (!sample.is_message) continue;
        const auto read = decode_body(sample.bytes + "added later");
        ASSERT_TRUE(read.has_value()) << sample.name;
        EXPECT_EQ(body_of(*read), sample.bytes) << sample.name;
    }
}

TEST(Rule09_VersionSkew, AddsNothingToWhatIsHashed) {
    EXPECT_FALSE(decode_edit(encode_edit(sample_edit()) + "x").has_value());
    EXPECT_FALSE(decode_receipt(encode_receipt(sample_receipt()) + "x").has_value());
    EXPECT_FALSE(decode_fields(encode_fields(sample_fields()) + "x").has_value());
}

}  // namespace
}  // namespace thidua
