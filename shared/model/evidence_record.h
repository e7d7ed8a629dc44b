#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// What the server can show about when a submission existed. Which kind of evidence it is, is
/// kept as its text ("received", "announced", "read_out", "carried", "claimed"); its rules are in
/// shared/evidence.
struct EvidenceRecord {
    static constexpr std::string_view record_type = record_types::evidence;

    RecordId report;
    RecordId submission;
    std::int64_t version = 0;
    std::string kind;
    std::optional<Instant> at;           ///< the content existed no later than this
    std::optional<Instant> received_at;  ///< the content itself reached the server then
    std::optional<Instant> announced_at; ///< a session's opening message listed it then
    std::optional<Instant> read_out_at;  ///< its code was read to an officer no later than then
    std::optional<Instant> carried_at;   ///< the bundle with it was handed over no later than then
    std::optional<Instant> earliest;     ///< bounds of a claim: what the device's journal says
    std::optional<Instant> latest;
    std::string decided;                 ///< "on_time" or "late" once the office judged a claim
    std::string decided_by;
    std::string reason;
    std::string read_out_by;             ///< who called, where it was read out
    bool withdrawn = false;              ///< this very content: the unit took it back

    bool operator==(const EvidenceRecord&) const = default;
};

/// Two accounts of one version, as after a restore: of each kind of evidence the earlier time, so
/// that nobody becomes late by what came second (rule 8); of the bounds of two journals, while
/// nobody has decided, those that end earlier. What the Office decided is that of the first account
/// that has it.
EvidenceRecord earliest_of(const EvidenceRecord& first, const EvidenceRecord& second);

/// What a device's journal says of the content, where that is more than what is known.
void take_bounds(EvidenceRecord& evidence, Instant earliest, Instant latest);

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<EvidenceRecord> auto& evidence) {
    visit("report", evidence.report);
    visit("submission", evidence.submission);
    visit("version", evidence.version);
    visit("kind", evidence.kind);
    visit("at", evidence.at);
    visit("received_at", evidence.received_at);
    visit("announced_at", evidence.announced_at);
    visit("read_out_at", evidence.read_out_at);
    visit("carried_at", evidence.carried_at);
    visit("earliest", evidence.earliest);
    visit("latest", evidence.latest);
    visit("decided", evidence.decided);
    visit("decided_by", evidence.decided_by);
    visit("reason", evidence.reason);
    visit("read_out_by", evidence.read_out_by);
    visit("withdrawn", evidence.withdrawn);
}

}  // namespace thidua
