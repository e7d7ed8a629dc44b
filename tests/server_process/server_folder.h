#pragma once

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "server/admin/command_line.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

/// What one run of the program said.
struct Said {
    ExitCode code;
    std::string out;
    std::string err;
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// A folder for a server and the program run on it, in this process.
class ServerFolder {
public:
    Said run(std::vector<std::string> words) const {
        std::ostringstream out;
        std::ostringstream err;
        words.insert(words.end(), {"--data", data(), "--lang", "en"});
        const SystemClock clock;
        SystemRandom random;
        const ExitCode code = run_command_line(words, out, err, clock, random);
        return {code, out.str(), err.str()};
    }
    Said init() const {
        return run({"init", "--organization", THIDUA_SAMPLE_FOLDER "/organization.json"});
    }
    [[nodiscard]] std::string data() const { return folder_.file("server"); }
    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }

private:
    TemporaryFolder folder_;
};

}  // namespace thidua
