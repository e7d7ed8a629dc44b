#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "shared/platform/paths.h"
#include "tests/cli/cli_sample.h"
#include "tests/support/temporary_folder.h"

namespace thidua::cli {

using nlohmann::json;

/// The department with its leadership, the Council's secretary and the registry, and the sample
/// rule sets imported. Everybody has pulled.
class YearTest : public CliTest {
protected:
    YearTest() {
        EXPECT_EQ(run(office_, {"ruleset", "import", rules("vn-2024"), rules("vn-2025-07"),
                                rules("vn-2026-10"), rules("vn-2027-03")})
                      .code,
                  ExitCode::done);
        sync_all();
    }
    static std::string rules(const std::string& key) {
        return sample_file("rules/" + key + ".json");
    }
    void sync_all() {
        for (int round = 0; round < 2; ++round)
            for (ServedDevice* device :
                 {&officer_, &head_, &office_, &director_, &secretary_, &clerk_})
                EXPECT_TRUE(device->sync().is_done());
    }
    /// The same moment on the server and on every machine; clocks that count since the boot go on.
    void go_to(Instant now) {
        for (ServedDevice* device :
             {&officer_, &head_, &office_, &director_, &secretary_, &clerk_}) {
            const auto passed =
                std::chrono::milliseconds{now.value() - device->clock().now().value()};
            device->clock().set(now);
            device->boot_clock().advance(std::max(passed, std::chrono::milliseconds{0}));
        }
        server_.clock().set(now);
    }
    /// The officer's of 2026, begun two months later.
    std::string annual_report() {
        go_to(server_.clock().now().plus(std::chrono::days{60}));
        sync_all();
        return run_json(officer_,
                        {"report", "new", "--period", SampleServer::period("2026").text()})
            .at("id");
    }
    /// Signed, numbered and entered on 10/09/2026.
    void issue_and_enter(const std::string& decision) {
        done(office_, {"decision", "submit", decision});
        sync_all();
        done(director_, {"decision", "sign", decision});
        sync_all();
        done(clerk_, {"decision", "issue", decision, "--number", "120/QĐ-STP", "--issued-on",
                      "10/09/2026"});
        sync_all();
        done(office_, {"decision", "enter", decision});
    }
    static std::string made(ServedDevice& device, std::vector<std::string> words) {
        words.insert(words.begin() + 1, "new");
        return run_json(device, std::move(words)).at("id");
    }
    static void done(ServedDevice& device, const std::vector<std::string>& words) {
        const Ran ran = run(device, words);
        EXPECT_EQ(ran.code, ExitCode::done) << words[0] << ' ' << words[1] << ": " << ran.err;
    }
    static json shown(ServedDevice& device, const std::string& noun, const std::string& id) {
        return run_json(device, {noun, "show", id});
    }
    static std::string state(ServedDevice& device, const std::string& noun, const std::string& id) {
        return shown(device, noun, id).at("state");
    }
    std::string open_round(const std::string& level) {
        const std::string round =
            made(office_,
                 {"award-round", "title=Khen thưởng năm 2026", "kind=annual",
                  "commendation=thematic", "level=" + level, "opens_on=01/09/2026",
                  "closes_on=20/12/2026", "achieved_from=15/12/2025", "achieved_to=14/12/2026"});
        done(office_, {"award-round", "submit", round});
        sync_all();
        return round;
    }
    /// A scan of that part of a dossier.
    void attach_part(ServedDevice& device, const std::string& id, const std::string& part) {
        const auto scan = scans_.path() / (part + ".pdf");
        write_whole_file(scan, "scan of " + part);
        const std::string below = "parts/" + part + "/";
        done(device, {"nomination", "attach", id, to_utf8(scan), "--field", below + "file"});
        done(device, {"nomination", "set", id, below + "kind=" + part});
    }
    /// That part of a dossier, as the Office finds it in the register.
    void cite_part(const std::string& id, const std::string& part) {
        const std::string line =
            made(office_, {"document", "register=BB", "number=" + std::to_string(++last_line_),
                           "year=2026", "subject=Biên bản"});
        const std::string below = "parts/" + part + "/";
        done(office_,
             {"nomination", "set", id, below + "kind=" + part, below + "document=" + line});
    }
    /// With everything that a dossier needs.
    std::string nominated(const std::string& round, const std::string& award,
                          const std::vector<std::string>& more) {
        std::vector<std::string> words{"nomination",
                                       "round=" + round,
                                       "award=" + award,
                                       "summary=Hoàn thành vượt mức kế hoạch chuyển đổi số",
                                       "report=Báo cáo thành tích",
                                       "meeting/held_on=01/09/2026",
                                       "is_registered=yes"};
        words.insert(words.end(), more.begin(), more.end());
        const std::string id = made(officer_, words);
        sync_all();
        cite_part(id, "meeting_minutes");
        if (std::ranges::any_of(more,
                                [](const auto& word) { return word.starts_with("confirmed_by="); }))
            cite_part(id, "party_confirmation");
        sync_all();
        done(head_, {"nomination", "submit", id});
        sync_all();
        return id;
    }
    void accept_whatever_is_told(const std::string& id) {
        const json review = run_json(office_, {"nomination", "check", id});
        for (const json& check : review.at("open"))
            done(office_,
                 {"nomination", "overrule", id, check.at("check"), "--reason", "Đã xem xét"});
        done(office_, {"nomination", "accept", id});
        sync_all();
    }

    TemporaryFolder scans_;
    int last_line_ = 500;
    ServedDevice director_{server_, people::director()};
    ServedDevice secretary_{server_, {"Lê Thị Thư Ký", "STP-VP", Role::council_secretary, "TK"}};
    ServedDevice clerk_{server_, {"Nông Văn Thư", "STP-VP", Role::clerk, "VT"}};
};

}  // namespace thidua::cli
