#include "tests/cli/cli_sample.h"

#include <sstream>

#include "client/cli/command_table.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua::cli {

CliTest::CliTest() {
    for (ServedDevice* const device : {&officer_, &head_, &office_}) device->sync();
}

CliTest::~CliTest() {
    set_language(Language::english);
}

Ran CliTest::run(ServedDevice& device, std::vector<std::string> words) {
    std::ostringstream out;
    std::ostringstream err;
    for (const std::string& word :
         {std::string{"--lang=en"}, "--data=" + to_utf8(device.workspace().folder())})
        words.push_back(word);
    const ExitCode code =
        run_program(all_commands(), words,
                    {device.environment(), out, err, false,
                     [](const char*) -> std::optional<std::string> { return std::nullopt; }});
    return {code, out.str(), err.str()};
}

nlohmann::json CliTest::run_json(ServedDevice& device, std::vector<std::string> words) {
    words.emplace_back("--json");
    const Ran ran = run(device, std::move(words));
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    return nlohmann::json::parse(ran.out, nullptr, false);
}

std::string CliTest::error_code(const Ran& ran) {
    const auto document = nlohmann::json::parse(ran.out, nullptr, false);
    if (!document.is_object() || document.size() != 1 || !document.contains("error")) return {};
    EXPECT_EQ(document.at("error").at("message").get<std::string>() + '\n', ran.err);
    return document.at("error").at("code");
}

std::string CliTest::start_report(ServedDevice& device) {
    return run_json(device, {"report", "new", "--period", SampleServer::period("2026-Q3").text()})
        .at("id");
}

std::string CliTest::fill_report() {
    const std::string report = start_report(head_);
    run(head_, {"report", "set", report, "--from", sample_file("answers/quarterly-stp-hctp.json")});
    head_.sync();
    return report;
}

std::string CliTest::sample_file(const std::string& name) {
    return std::string{THIDUA_SAMPLE_FOLDER} + '/' + name;
}

}  // namespace thidua::cli
