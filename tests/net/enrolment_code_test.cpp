#include "shared/net/enrolment_code.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/net/base32.h"

namespace thidua {
namespace {

EnrolmentCode sample() {
    return {.addresses = {{"10.1.2.3", 7443}, {"fd00::1", 7443}},
            .ca_fingerprint = sha256("ca"),
            .secret = Bytes(enrolment_secret_bytes, 's'),
            .expires = Instant{1'790'000'000'000},
            .unit = "STP-VP"};
}

/// With everything that may vary, varied.
EnrolmentCode arbitrary() {
    EnrolmentCode code = sample();
    code.addresses.clear();
    const auto count = *rc::gen::inRange<std::size_t>(1, enrolment_addresses_max + 1);
    for (std::size_t i = 0; i < count; ++i)
        code.addresses.push_back({*rc::gen::element<std::string>("10.0.0.1", "::1", "may-chu.local",
                                                                 "192.168.100.200"),
                                  *rc::gen::arbitrary<std::uint16_t>()});
    code.ca_fingerprint = sha256(*rc::gen::arbitrary<std::string>());
    code.secret =
        *rc::gen::container<std::string>(enrolment_secret_bytes, rc::gen::arbitrary<char>());
    code.expires = Instant{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000) * 1000};
    code.unit = *rc::gen::element<std::string>("", "STP-VP", "00691", "SNNMT-CCKL");
    return code;
}

/// What must not make a difference.
std::string disfigured(const std::string& text) {
    std::string result;
    for (char c : text) {
        if (*rc::gen::inRange(0, 8) == 0) result += *rc::gen::element<std::string>(" ", "\n", "-", "\r\n");
        if (c == '0' && *rc::gen::arbitrary<bool>()) c = *rc::gen::element('O', 'o');
        if (c == '1' && *rc::gen::arbitrary<bool>()) c = *rc::gen::element('I', 'l', 'L', 'i');
        if (c >= 'A' && c <= 'Z' && *rc::gen::arbitrary<bool>())
            c = static_cast<char>(c - 'A' + 'a');
        result += c;
    }
    return result;
}

RC_GTEST_PROP(EnrolmentCodeTest, ComesBackFromItsText, ()) {
    const EnrolmentCode code = arbitrary();
    RC_ASSERT(read_enrolment_code(to_text(code)).value() == code);
}

RC_GTEST_PROP(EnrolmentCodeTest, ForgivesCaseSpacesAndLookAlikes, ()) {
    const EnrolmentCode code = arbitrary();
    RC_ASSERT(read_enrolment_code(disfigured(to_text(code))).value() == code);
}

RC_GTEST_PROP(EnrolmentCodeTest, RefusesAnyMistypedCharacter, ()) {
    std::string text = to_text(arbitrary());
    const auto at = *rc::gen::inRange<std::size_t>(4, text.size());
    RC_PRE(text[at] != '-');
    const char typed = base32_digits[*rc::gen::inRange<std::size_t>(0, 32)];
    RC_PRE(typed != text[at]);
    text[at] = typed;
    const auto read = read_enrolment_code(text);
    RC_ASSERT(!read);
    RC_ASSERT(read.error().code == ErrorCode::invalid_input);
}

RC_GTEST_PROP(EnrolmentCodeTest, NeverReadsArbitraryText, (std::string text)) {
    RC_ASSERT(!read_enrolment_code(text));
}

TEST(EnrolmentCodeTest, TellsTheGroupOfAMistypedCharacter) {
    std::string text = to_text(sample());
    const std::size_t in_third_group = 4 + 2 * 6 + 1;
    text[in_third_group] = text[in_third_group] == 'Z' ? 'Y' : 'Z';
    const std::string group = text.substr(4 + 2 * 6, 5);
    EXPECT_NE(read_enrolment_code(text).error().message.find("3 (" + group + ")"),
              std::string::npos);
}

TEST(EnrolmentCodeTest, RefusesEveryTruncation) {
    const std::string text = to_text(sample());
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_FALSE(read_enrolment_code(text.substr(0, size))) << size;
}

TEST(EnrolmentCodeTest, SaysThatOtherTextIsNoCode) {
    EXPECT_NE(read_enrolment_code("hello").error().message.find("TD1"), std::string::npos);
}

TEST(EnrolmentCodeTest, RefusesAHugeTextWithoutReadingIt) {
    EXPECT_FALSE(read_enrolment_code(std::string(100'000'000, 'T')));
}

TEST(EnrolmentCodeTest, SaysTheProgramIsOldForACodeOfAnotherForm) {
    Bytes body = "a form of a later version, whatever it holds";
    body += sha256(body).view().substr(0, 4);
    EXPECT_EQ(read_enrolment_code("TD1-" + to_base32(body)).error().code,
              ErrorCode::newer_version);
}

TEST(ServerAddressTest, ReadsWhatItWrites) {
    for (const char* text : {"10.0.0.1:7443", "[fd00::1]:0", "may-chu:65535"})
        EXPECT_EQ(read_server_address(text)->text(), text);
}

TEST(ServerAddressTest, RefusesWhatIsNoAddress) {
    for (const char* text : {"", "host", ":1", "host:", "host:65536", "host:-1", "fd00::1:80",
                             "a b:1", "[]:1", "host:1x"})
        EXPECT_FALSE(read_server_address(text)) << text;
}

}  // namespace
}  // namespace thidua
