#include "server/net/metrics.h"

#include <fmt/format.h>

namespace thidua {
namespace {

template <class Number>
void add(std::string& text, const char* name, const char* kind, const char* help, Number value) {
    text += fmt::format("# HELP thidua_{0} {1}\n# TYPE thidua_{0} {2}\nthidua_{0} {3}\n", name, help,
                        kind, value);
}

void add_count(std::string& text, const char* name, const char* help, std::uint64_t value) {
    add(text, name, "counter", help, value);
}

}  // namespace

std::string to_prometheus(const Metrics& metrics, const WriterCounts& writer,
                          std::size_t works_waiting) {
    std::string text;
    add(text, "connections_open", "gauge", "Connections open now.",
        metrics.connections_open.load());
    add(text, "devices_open", "gauge", "Connections of devices open now.",
        metrics.devices_open.load());
    add_count(text, "connections_total", "Connections accepted.", metrics.connections_accepted);
    add_count(text, "connections_turned_away_total", "Connections closed for their number or rate.",
              metrics.connections_turned_away);
    add_count(text, "handshakes_failed_total", "TLS handshakes that failed.",
              metrics.handshakes_failed);
    add_count(text, "frames_malformed_total", "Connections ended for a malformed frame.",
              metrics.frames_malformed);
    add_count(text, "sessions_total", "Sessions of devices begun.", metrics.sessions_begun);
    add_count(text, "sessions_finished_total", "Sessions in which both sides said all.",
              metrics.sessions_finished);
    add_count(text, "sessions_refused_total", "Sessions that were refused.",
              metrics.sessions_refused);
    add_count(text, "sessions_lost_total", "Sessions that ended with the line.",
              metrics.sessions_lost);
    add_count(text, "told_to_come_back_total", "Refusals with a time to come back.",
              metrics.told_to_come_back);
    add_count(text, "devices_enrolled_total", "Devices enrolled.", metrics.devices_enrolled);
    add_count(text, "enrolments_refused_total", "Enrolments refused.", metrics.enrolments_refused);
    add_count(text, "received_bytes_total", "Bytes of frames received.", metrics.bytes_received);
    add_count(text, "sent_bytes_total", "Bytes of frames sent.", metrics.bytes_sent);
    add(text, "log_head", "gauge", "Sequence at the head of the log.", metrics.log_head.load());
    add_count(text, "works_total", "Works of the writer that are on disk.", writer.works_done);
    add_count(text, "works_failed_total", "Works of the writer that were undone.",
              writer.works_failed);
    add_count(text, "commits_total", "Commits of the writer.", writer.commits);
    add_count(text, "commits_failed_total", "Commits that failed.", writer.commits_failed);
    add(text, "works_waiting", "gauge", "Works that wait for the writer.", works_waiting);
    return text;
}

}  // namespace thidua
