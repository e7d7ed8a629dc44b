#include "shared/net/certificate.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

using namespace std::chrono_literals;

class CertificateTest : public testing::Test {
protected:
    static constexpr Instant now_{1'780'000'000'000};
    SeededRandom random_{7};
    CertificateAuthority authority_ =
        make_authority(*Uuid::from_text("01890a5d-ac96-774b-bcce-b302099a8057"), now_, random_);
    DeviceId device_{*Uuid::from_text("01890a5d-ac96-774b-bcce-b302099a8058")};
};

TEST_F(CertificateTest, NamesTheAuthorityByItsId) {
    EXPECT_EQ(read_certificate(authority_.certificate)->common_name,
              "Thi Đua CA 01890a5d-ac96-774b-bcce-b302099a8057");
}

TEST_F(CertificateTest, NamesADeviceByItsId) {
    const Bytes request = make_certificate_request(make_private_key()).value();
    const Bytes made =
        issue_device_certificate(authority_, request, device_, now_, random_).value();
    EXPECT_EQ(read_certificate(made)->common_name, device_.text());
}

TEST_F(CertificateTest, TellsOfItsHolderWhatItWasIssuedWith) {
    const Bytes request = make_certificate_request(make_private_key()).value();
    const Bytes holder{"\0any bytes", 10};
    const auto made =
        issue_device_certificate(authority_, request, device_, now_, random_, holder);
    EXPECT_EQ(read_certificate(*made)->holder, holder);
}

TEST_F(CertificateTest, MayTellNothingOfItsHolder) {
    const Bytes request = make_certificate_request(make_private_key()).value();
    const auto made = issue_device_certificate(authority_, request, device_, now_, random_);
    EXPECT_EQ(read_certificate(*made)->holder, Bytes{});
}

TEST_F(CertificateTest, IsValidFromADayBackForFiveYears) {
    const Bytes request = make_certificate_request(make_private_key()).value();
    const auto facts = read_certificate(
        issue_device_certificate(authority_, request, device_, now_, random_).value());
    EXPECT_EQ(facts->not_before, now_.plus(-24h));
    EXPECT_EQ(facts->not_after, now_.plus(24h * (5 * 365 + 1)));
}

TEST_F(CertificateTest, GivesEveryCertificateAnotherSerial) {
    const Bytes request = make_certificate_request(make_private_key()).value();
    const auto first = issue_device_certificate(authority_, request, device_, now_, random_);
    const auto second = issue_device_certificate(authority_, request, device_, now_, random_);
    EXPECT_NE(read_certificate(*first)->serial, read_certificate(*second)->serial);
}

TEST_F(CertificateTest, RefusesARequestThatItsKeyDidNotSign) {
    Bytes request = make_certificate_request(make_private_key()).value();
    request.back() = static_cast<char>(request.back() ^ 1);
    const auto made = issue_device_certificate(authority_, request, device_, now_, random_);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::invalid_input);
}

TEST_F(CertificateTest, RefusesEveryTruncationOfARequest) {
    const Bytes request = make_certificate_request(make_private_key()).value();
    for (std::size_t size = 0; size < request.size(); ++size)
        EXPECT_FALSE(request_key_hash(BytesView{request}.substr(0, size))) << size;
}

TEST_F(CertificateTest, RefusesARequestWithBytesBehindIt) {
    const Bytes request = make_certificate_request(make_private_key()).value() + "x";
    EXPECT_FALSE(request_key_hash(request));
}

TEST_F(CertificateTest, RecognisesOneKeyInTwoRequests) {
    const Bytes key = make_private_key();
    const auto first = request_key_hash(make_certificate_request(key).value());
    const auto second = request_key_hash(make_certificate_request(key).value());
    const auto other = request_key_hash(make_certificate_request(make_private_key()).value());
    EXPECT_EQ(*first, *second);
    EXPECT_NE(*first, *other);
}

TEST_F(CertificateTest, ComesBackFromPem) {
    EXPECT_EQ(certificate_from_pem(to_pem(authority_.certificate)).value(),
              authority_.certificate);
}

TEST_F(CertificateTest, SaysThatGarbageIsNoCertificate) {
    EXPECT_EQ(read_certificate("garbage").error().code, ErrorCode::damaged);
    EXPECT_EQ(certificate_from_pem("garbage").error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace thidua
