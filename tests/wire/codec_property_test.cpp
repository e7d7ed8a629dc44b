#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/record/record_size.h"
#include "tests/wire/generators.h"
#include "tests/wire/samples.h"

namespace thidua {
namespace {

RC_GTEST_PROP(CodecProperty, ReadsBackEveryValue, ()) {
    const Value value = some::value();
    const auto read = decode_value(encode_value(value));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == value);
}

RC_GTEST_PROP(CodecProperty, ReadsBackEveryRecord, ()) {
    const Fields fields = some::fields();
    const auto read = decode_fields(encode_fields(fields));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == fields);
}

RC_GTEST_PROP(CodecProperty, ReadsBackEveryEdit, ()) {
    const Edit edit = some::edit();
    const auto read = decode_edit(encode_edit(edit));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == edit);
    RC_ASSERT(edit_hash(*read) == edit_hash(edit));
}

RC_GTEST_PROP(CodecProperty, ReadsBackEveryReceipt, ()) {
    const Receipt receipt = some::receipt();
    const auto read = decode_receipt(encode_receipt(receipt));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == receipt);
}

RC_GTEST_PROP(CodecProperty, ReadsBackEveryMessage, ()) {
    const Message message = some::message();
    const auto read = decode_body(body_of(message));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == message);
}

RC_GTEST_PROP(CodecProperty, RefusesEveryTruncationOfEveryMessage, ()) {
    const Bytes body = body_of(some::message());
    const auto size = *rc::gen::inRange<std::size_t>(0, body.size());
    RC_ASSERT(!decode_body(body.substr(0, size)).has_value());
}

RC_GTEST_PROP(CodecProperty, ReadsNothingTwoWaysAfterDamage, ()) {
    Bytes body = body_of(some::message());
    const int damages = *rc::gen::inRange(1, 4);
    for (int at = 0; at < damages; ++at)
        body[*rc::gen::inRange<std::size_t>(0, body.size())] = *rc::gen::arbitrary<char>();
    const auto read = decode_body(body);
    // What follows a message may be a newer version's; the message itself is written in one way.
    if (read && !std::holds_alternative<UnknownMessage>(*read))
        RC_ASSERT(body.starts_with(body_of(*read)));
}

RC_GTEST_PROP(CodecProperty, SurvivesArbitraryBytes, (const std::string& bytes)) {
    const auto read = decode_body(bytes);
    if (read && !std::holds_alternative<UnknownMessage>(*read))
        RC_ASSERT(bytes.starts_with(body_of(*read)));
    (void)decode_edit(bytes).has_value();
    (void)decode_fields(bytes).has_value();
    (void)decode_receipt(bytes).has_value();
    (void)decode_value(bytes).has_value();
}

RC_GTEST_PROP(CodecProperty, NeverTakesMoreBytesForARecordThanItsSizeSays, ()) {
    const Fields fields = some::fields();
    RC_ASSERT(encode_fields(fields).size() <= encoded_bytes(fields));
}

}  // namespace
}  // namespace thidua
