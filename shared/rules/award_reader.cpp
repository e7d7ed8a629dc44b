#include "shared/rules/award_reader.h"

#include "shared/base/translate.h"

namespace thidua {
namespace {

/// "submission", or {"part": "tax_state", "for": ["other_party"], "enterprises_only": true}; with
/// "as": "text" what is typed in is enough.
PartRule part_from(StrictReader& reader, const JsonNode& node) {
    if (node.kind == JsonNode::Kind::text) return {.part = reader.word<DossierPart>(node.text)};
    reader.check_members(node, {"part", "for", "enterprises_only", "as"});
    reader.require(node, {"part"});
    return {.part = reader.word_of(node, "part", DossierPart::submission),
            .only_for = reader.words_of<Nominee>(node, "for"),
            .enterprises_only = reader.truth_of(node, "enterprises_only", false),
            .may_be_text = reader.word_of(node, "as", PartForm::file) == PartForm::text};
}

void read_coefficients(StrictReader& reader, const JsonNode& node, AwardEntry& award) {
    for (const auto& [nominee, number] : reader.entries_of(node, "coefficients")) {
        const Nominee kind = reader.word<Nominee>(nominee);
        award.coefficients[kind] = reader.positive_of(*node.find("coefficients"), nominee);
        if (!award.nominees.contains(kind))
            reader.refuse_at(
                tr("In \"{}\", there is a coefficient for {}, for whom the award is not."),
                nominee);
    }
}

void read_requirements(StrictReader& reader, const JsonNode& node, AwardEntry& award) {
    award.has_certificate = reader.truth_of(node, "certificate", true);
    award.needs_initiative = reader.truth_of(node, "needs_initiative", false);
    award.needs_registration = reader.truth_of(node, "needs_registration", false);
    award.needs_council = reader.truth_of(node, "needs_council", true);
    award.after = reader.texts_of(node, "after");
    award.after_words = reader.text_of(node, "after_words");
    for (const JsonNode& part : reader.list_of(node, "parts"))
        award.parts.push_back(part_from(reader, part));
    award.copies = reader.count_of(node, "copies", 1);
    award.retention_years = reader.count_of(node, "retention_years", 0);
    award.commendations = reader.words_of<Commendation>(node, "commendations");
    award.vote_rule = reader.text_of(node, "vote_rule");
    award.standard = reader.text_of(node, "standard");
}

void read_confirmed(StrictReader& reader, const JsonNode& node, AwardEntry& award) {
    for (const std::string& member : reader.texts_of(node, "confirmed")) {
        if (member == "confirmed" || !node.find(member))
            reader.refuse_at(tr("In \"{}\", \"{}\" is confirmed without being there."), member);
        award.confirmed.insert(member);
    }
}

}  // namespace

AwardEntry read_award(StrictReader& reader, const JsonNode& node) {
    reader.require(node, {"code"});
    AwardEntry award{.code = reader.text_of(node, "code")};
    reader.at(award.code.empty() ? "awards" : award.code);
    reader.check_members(node, {"code",
                                "name",
                                "class",
                                "nominees",
                                "grantors",
                                "coefficients",
                                "certificate",
                                "needs_initiative",
                                "needs_registration",
                                "needs_council",
                                "after",
                                "after_words",
                                "parts",
                                "copies",
                                "retention_years",
                                "commendations",
                                "vote_rule",
                                "standard",
                                "source",
                                "confirmed"});
    reader.require(node, {"name", "class", "nominees", "grantors", "retention_years", "source"});
    award.name = reader.local_text_of(node, "name");
    award.award_class = reader.word_of(node, "class", AwardClass::form);
    award.nominees = reader.words_of<Nominee>(node, "nominees");
    award.grantors = reader.words_of<Grantor>(node, "grantors");
    if (award.code.empty() || award.name.empty() || award.nominees.empty() ||
        award.grantors.empty())
        reader.refuse_at(tr("In \"{}\", one of these is empty: {}."),
                         "code, name, nominees, grantors");
    read_coefficients(reader, node, award);
    read_requirements(reader, node, award);
    award.source = reader.text_of(node, "source");
    read_confirmed(reader, node, award);
    return award;
}

}  // namespace thidua
