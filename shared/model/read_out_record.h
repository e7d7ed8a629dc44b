#pragma once

#include "shared/base/hash.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// A seal code that somebody read out to an officer over the telephone (EVIDENCE.md, "read out").
/// Noted once; the server adds the submission when one of that code is there, whichever came first.
struct ReadOutRecord {
    static constexpr std::string_view record_type = record_types::read_out;

    RecordId organ;
    std::string code;                  ///< normalized_seal_code()
    std::string said_by;               ///< who called
    std::optional<Instant> called_at;  ///< as the officer says; shown, never judged by
    std::string noted_by;
    std::optional<Instant> at;         ///< the server: the note existed no later than then
    std::optional<RecordId> report;    ///< the server: whose code it is
    std::optional<RecordId> submission;

    bool operator==(const ReadOutRecord&) const = default;
};

/// The "code" of a bundle that was handed over to an officer: his note of it is the same kind of
/// evidence as of a code that was read out.
inline std::string handed_over_code(const Hash& file) { return "file:" + file.hex(); }

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<ReadOutRecord> auto& note) {
    visit("organ", note.organ);
    visit("code", note.code);
    visit("said_by", note.said_by);
    visit("called_at", note.called_at);
    visit("noted_by", note.noted_by);
    visit("at", note.at);
    visit("report", note.report);
    visit("submission", note.submission);
}

}  // namespace thidua
