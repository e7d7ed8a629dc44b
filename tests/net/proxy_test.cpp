#include "shared/net/proxy.h"

#include <gtest/gtest.h>

#include "shared/net/certificate.h"
#include "tests/net/fake_server.h"
#include "tests/net/relay.h"

namespace thidua {
namespace {

TEST(ProxyTextTest, ReadsAnAddressWithNameAndPassword) {
    const Proxy proxy = read_proxy("http://minh:m%40t%3Akh%E1%BA%A9u@10.0.0.1:8080").value();
    EXPECT_EQ(proxy.address, (ServerAddress{"10.0.0.1", 8080}));
    EXPECT_EQ(proxy.user, "minh");
    EXPECT_EQ(proxy.password, "m@t:khẩu");
}

TEST(ProxyTextTest, ReadsAnAddressOfVersion6AndTheUsualPort) {
    EXPECT_EQ(read_proxy("http://[fd00::1]:3129/").value().address,
              (ServerAddress{"fd00::1", 3129}));
    EXPECT_EQ(read_proxy("http://[fd00::1]").value().address, (ServerAddress{"fd00::1", 3128}));
    EXPECT_EQ(read_proxy("proxy.stp.vn").value().address, (ServerAddress{"proxy.stp.vn", 3128}));
}

TEST(ProxyTextTest, ComesBackFromItsSecretText) {
    const Proxy proxy{{"proxy.stp.vn", 3128}, "minh", "a b:c@d%"};
    EXPECT_EQ(read_proxy(proxy.secret_text()).value(), proxy);
}

TEST(ProxyTextTest, ShowsNoPassword) {
    EXPECT_EQ(read_proxy("http://minh:secret@10.0.0.1:3128").value().text(),
              "http://minh@10.0.0.1:3128");
}

TEST(ProxyTextTest, RefusesWhatIsNoProxyWithoutRepeatingIt) {
    for (const char* text : {"", "http://", "http://:x@h:1", "http://a:b@", "http://a:%0d%0a@h:1",
                             "http://a:%4@h:1", "http://h:0", "http://h:99999", "https://h:1",
                             "http://a b:1"}) {
        const auto read = read_proxy(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, ErrorCode::invalid_input);
        EXPECT_EQ(read.error().message.find("99999"), std::string::npos);
    }
}

class ProxyTest : public testing::Test {
protected:
    ConnectionReport run(const Proxy& proxy) { return run(proxy, server_.addresses()); }
    ConnectionReport run(const Proxy& proxy, const std::vector<ServerAddress>& addresses) {
        AskingSession session{{Ping{}}, 1};
        return run_session(addresses, device_.identity, session, server_.clock, {.proxy = proxy});
    }
    static void expect_words(const ConnectionReport& report, ErrorCode code, const char* words) {
        ASSERT_TRUE(report.failure);
        EXPECT_EQ(report.failure->code, code);
        EXPECT_NE(report.failure->message.find(words), std::string::npos)
            << report.failure->message;
    }

    FakeServer server_;
    Enrolled device_ = server_.enroll_device();
};

TEST_F(ProxyTest, LetsASessionThrough) {
    const SmallProxy proxy{{}};
    EXPECT_TRUE(run({proxy.address()}).end);
    EXPECT_EQ(proxy.carried().connections, 1);
}

TEST_F(ProxyTest, IsShownNameAndPassword) {
    const SmallProxy proxy{{.credentials = "minh:mật khẩu"}};
    EXPECT_TRUE(run({proxy.address(), "minh", "mật khẩu"}).end);
}

TEST_F(ProxyTest, IsNotShownNameAndPasswordThatNobodySet) {
    const SmallProxy proxy{{}};
    EXPECT_TRUE(run({proxy.address()}).end);
    EXPECT_EQ(proxy.last_request(), "CONNECT " + server_.address.text() + " HTTP/1.1\r\nHost: " +
                                        server_.address.text() + "\r\n\r\n");
}

TEST_F(ProxyTest, LooksUpTheNameItself) {
    const SmallProxy proxy{{.target = server_.address}};
    const auto report = run({proxy.address()}, {{"may-chu.chi-proxy-biet.vn", 7443}});
    EXPECT_TRUE(report.end);
    EXPECT_EQ(report.address, (ServerAddress{"may-chu.chi-proxy-biet.vn", 7443}));
}

TEST_F(ProxyTest, TriesTheNextAddressWhenTheProxyCannotReachTheFirst) {
    const SmallProxy proxy{{}};
    EXPECT_TRUE(run({proxy.address()}, {{"127.0.0.1", 1}, server_.address}).end);
}

TEST_F(ProxyTest, EnrolsAndRenewsThroughIt) {
    const SmallProxy through{{}};
    const Proxy proxy{through.address()};
    const auto enrolled = enroll(server_.make_code(), "laptop", make_private_key(), proxy);
    ASSERT_TRUE(enrolled);
    EXPECT_TRUE(renew(server_.addresses(), enrolled->identity, proxy));
    EXPECT_EQ(through.carried().connections, 2);
}

TEST_F(ProxyTest, IsSaidToWantANameAndPassword) {
    const SmallProxy proxy{{.credentials = "minh:đúng"}};
    expect_words(run({proxy.address()}), ErrorCode::refused, "asks for a name and a password");
    expect_words(run({proxy.address(), "minh", "sai"}), ErrorCode::refused, "does not accept");
}

TEST_F(ProxyTest, IsSaidToForbid) {
    const SmallProxy proxy{{.manner = SmallProxy::Manner::forbidding}};
    expect_words(run({proxy.address()}), ErrorCode::refused, "does not let the connection through");
}

TEST_F(ProxyTest, IsSaidNotToReachTheServer) {
    const SmallProxy proxy{{.manner = SmallProxy::Manner::helpless}};
    expect_words(run({proxy.address()}), ErrorCode::unreachable, "could not reach it (HTTP 502)");
}

TEST_F(ProxyTest, IsSaidToBeNoProxy) {
    const SmallProxy proxy{{.manner = SmallProxy::Manner::nonsense}};
    expect_words(run({proxy.address()}), ErrorCode::refused, "is not an HTTP proxy");
}

TEST_F(ProxyTest, IsSaidToBeNoProxyWhereTheServerItselfStands) {
    expect_words(run({server_.address}), ErrorCode::refused, "is not an HTTP proxy");
}

TEST_F(ProxyTest, IsSaidToBeOutOfReachOnce) {
    const auto report = run({{"127.0.0.1", 1}}, {server_.address, {"127.0.0.1", 2}});
    expect_words(report, ErrorCode::unreachable, "The proxy 127.0.0.1:1 cannot be reached");
    EXPECT_EQ(report.failure->message.find("127.0.0.1:2"), std::string::npos);
}

TEST_F(ProxyTest, IsTrustedWithNothingButBytes) {
    FakeServer impostor;
    const SmallProxy proxy{{.target = impostor.address}};
    expect_words(run({proxy.address()}), ErrorCode::refused, "not the server this device trusts");
    EXPECT_EQ(impostor.factory.sessions_opened, 0);
}

TEST_F(ProxyTest, SaysNothingForABoundedTime) {
    const SmallProxy proxy{{.manner = SmallProxy::Manner::silent}};
    expect_words(run({proxy.address()}), ErrorCode::unreachable, "does not answer");
}

}  // namespace
}  // namespace thidua
