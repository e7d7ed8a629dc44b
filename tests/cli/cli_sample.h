#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "client/cli/program.h"
#include "tests/support/served_device.h"

namespace thidua::cli {

/// What one run of the program answered.
struct Ran {
    ExitCode code = ExitCode::done;
    std::string out;
    std::string err;
};

/// The real commands on devices of the sample department; only the line to the server is in memory.
/// Sentences are in English. It is 08:30 on 10/09/2026 and the report of the third quarter is open.
class CliTest : public testing::Test {
protected:
    CliTest();
    ~CliTest() override;

    static Ran run(ServedDevice& device, std::vector<std::string> words);
    /// With --json; the whole of standard output must be one document.
    static nlohmann::json run_json(ServedDevice& device, std::vector<std::string> words);
    /// The code in the document of a command with --json that failed; empty for any other document.
    static std::string error_code(const Ran& ran);
    /// The report of STP-HCTP for the third quarter, started on that device.
    static std::string start_report(ServedDevice& device);
    /// The same with the answers of the sample file, at the server.
    std::string fill_report();
    static std::string sample_file(const std::string& name);

    SampleServer server_;
    ServedDevice officer_{server_, people::officer_bich()};
    ServedDevice head_{server_, people::head_kien()};
    ServedDevice office_{server_, people::office_ha()};
};

}  // namespace thidua::cli
