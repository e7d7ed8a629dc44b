// What a session takes on the line: the real sessions, stores, messages and compression, in memory,
// byte by byte. Prints one JSON object; bytes are those of both directions after compression.
//
//     bench_thrift
#include <zstd.h>

#include <cstdio>

#include "tests/bench/thrift_reports.h"
#include "tests/sync/byte_line.h"
#include "tests/sync/made_periods.h"

namespace thidua {
namespace {

constexpr std::size_t reports_count = 20;
constexpr std::size_t report_bytes = 4 << 10;
constexpr std::size_t story_bytes = 20 << 10;
constexpr std::size_t dies_after = 6'000;
constexpr std::size_t connections_max = 200;

struct Figures {
    std::size_t idle_bytes = 0, idle_round_trips = 0;
    std::size_t field_bytes = 0, field_round_trips = 0;
    std::size_t reports_bytes = 0, reports_zstd = 0;
    std::size_t paragraph_bytes = 0, paragraph_size = 0;
    std::size_t cut_bytes = 0, cut_connections = 0;
    bool is_cut_done = false;
};

/// As `zstd -19` does it.
std::size_t zstd_bytes(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    return ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 19);
}

ByteLine run_line(SampleServer& server, TestDevice& device, std::size_t limit = ByteLine::never) {
    ByteLine line{server, device, limit};
    line.run();
    return line;
}

/// A server with open periods, and a device that has everything there is.
struct Desk {
    SampleServer server;
    TestDevice device{server, people::officer_bich()};
    SeededRandom random{20'261'215};
    std::vector<RecordId> periods;

    explicit Desk(std::size_t periods_count) {
        for (std::size_t at = 0; at < periods_count; ++at)
            periods.push_back(open_period(server, "annual-report", "R" + std::to_string(at)));
        publish_story_form(server);
        periods.push_back(open_period(server, story_form, "S"));
        run_line(server, device);
    }
    /// A minute passes between two reports.
    Record write_report(const RecordId& period) {
        server.clock().advance(std::chrono::minutes{1});
        Record draft = draft_in(period, "STP-HCTP", "annual-report");
        const Fields answers = made_answers(report_bytes, random);
        draft.fields.insert(answers.begin(), answers.end());
        device.save(device.typing().create(draft));
        return draft;
    }
    /// All of them, and the files that a person could have handed in.
    std::string write_reports() {
        std::string files;
        for (std::size_t at = 0; at < reports_count; ++at) {
            Fields answers = write_report(periods[at]).fields;
            std::erase_if(answers, [](const auto& field) {
                return !field.first.starts_with("answers/");
            });
            files += as_answer_file(answers);
        }
        return files;
    }
};

void measure_small(Figures& figures) {
    Desk desk{1};
    const RecordId report = desk.write_report(desk.periods.front()).id;
    run_line(desk.server, desk.device);
    desk.server.clock().advance(std::chrono::hours{1});
    const ByteLine idle = run_line(desk.server, desk.device);
    figures.idle_bytes = idle.bytes();
    figures.idle_round_trips = idle.round_trips();
    desk.device.save(desk.device.typing().set(*desk.device.find(report), "answers/tasks_assigned",
                                              std::int64_t{77}));
    const ByteLine field = run_line(desk.server, desk.device);
    figures.field_bytes = field.bytes();
    figures.field_round_trips = field.round_trips();
}

void measure_reports(Figures& figures) {
    Desk desk{reports_count};
    figures.reports_zstd = zstd_bytes(desk.write_reports());
    figures.reports_bytes = run_line(desk.server, desk.device).bytes();
}

void measure_paragraph(Figures& figures) {
    Desk desk{0};
    Record draft = draft_in(desk.periods.back(), "STP-HCTP", story_form);
    std::string text = made_paragraph(story_bytes, desk.random);
    draft.fields[story_path] = text;
    desk.device.save(desk.device.typing().create(draft));
    run_line(desk.server, desk.device);
    const std::string paragraph = made_paragraph(600, desk.random);
    const std::size_t from = text.find(". ", text.size() / 2) + 2;
    const std::size_t to = text.find(". ", from + 600) + 2;
    text.replace(from, to - from, paragraph + ' ');
    desk.device.save(desk.device.typing().set(*desk.device.find(draft.id), story_path, text));
    figures.paragraph_size = paragraph.size();
    figures.paragraph_bytes = run_line(desk.server, desk.device).bytes();
}

void measure_cuts(Figures& figures) {
    Desk desk{reports_count};
    desk.write_reports();
    while (!figures.is_cut_done && figures.cut_connections < connections_max) {
        const ByteLine line = run_line(desk.server, desk.device, dies_after);
        figures.cut_bytes += line.bytes();
        ++figures.cut_connections;
        figures.is_cut_done = line.is_done();
    }
}

int run() {
    Figures figures;
    measure_small(figures);
    measure_reports(figures);
    measure_paragraph(figures);
    measure_cuts(figures);
    std::printf(
        "{\"idle_bytes\":%zu,\"idle_round_trips\":%zu,\"field_bytes\":%zu,"
        "\"field_round_trips\":%zu,\"reports_bytes\":%zu,\"reports_zstd\":%zu,"
        "\"paragraph_bytes\":%zu,\"paragraph_size\":%zu,\"cut_bytes\":%zu,"
        "\"cut_connections\":%zu,\"is_cut_done\":%s}\n",
        figures.idle_bytes, figures.idle_round_trips, figures.field_bytes,
        figures.field_round_trips, figures.reports_bytes, figures.reports_zstd,
        figures.paragraph_bytes, figures.paragraph_size, figures.cut_bytes,
        figures.cut_connections, figures.is_cut_done ? "true" : "false");
    return figures.is_cut_done ? 0 : 1;
}

}  // namespace
}  // namespace thidua

int main() { return thidua::run(); }
