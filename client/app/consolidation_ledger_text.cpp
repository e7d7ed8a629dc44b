#include <fmt/format.h>

#include "client/app/consolidation_ledger.h"
#include "client/app/figure_effects.h"
#include "client/app/json_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

/// Writes a ledger piece by piece.
class LedgerJson {
public:
    explicit LedgerJson(const ConsolidationLedger& ledger) : ledger_{ledger} {}

    std::string write() {
        json_.begin_object();
        write_head();
        json_.key("entries").begin_list();
        for (const LedgerEntry& entry : ledger_.entries) write_entry(entry);
        json_.end_list();
        write_effects("totals", ledger_.totals);
        json_.key("units_without_content").begin_list();
        for (const std::string& unit : ledger_.units_without_content) json_.text(unit);
        json_.end_list().end_object();
        return json_.take();
    }

private:
    void write_head() {
        const Consolidation& made = ledger_.frozen;
        const FrozenHead head = made.frozen.value_or(FrozenHead{});
        json_.member("consolidation", head.id.text());
        json_.key("number").number(head.number);
        json_.member("period", made.period.text())
            .member("period_name", made.period_name)
            .member("frozen_at", to_iso(made.made_at))
            .member("frozen_by", head.by)
            .member("seal", head.seal);
    }

    void write_entry(const LedgerEntry& entry) {
        json_.begin_object().member("kind", to_text(entry.kind));
        json_.member("unit", entry.unit_code)
            .member("unit_id", entry.unit.text())
            .member("unit_name", entry.unit_name);
        json_.key("came_later").truth(entry.came_later);
        json_.key("excluded").truth(entry.is_excluded);
        json_.key("report");
        entry.report ? json_.text(entry.report->text()) : json_.null();
        write_who(entry);
        json_.key("version").number(entry.version);
        json_.member("standing", to_text(entry.standing))
            .member("path", entry.path)
            .member("label", entry.label);
        json_.key("before").value(entry.before);
        json_.key("after").value(entry.after);
        json_.member("reason", entry.reason);
        json_.key("until");
        entry.until ? json_.text(to_iso(*entry.until)) : json_.null();
        json_.key("in_force").truth(entry.is_in_force);
        write_effects("figures", entry.figures);
        json_.end_object();
    }

    void write_who(const LedgerEntry& entry) {
        json_.member("edit", entry.edit.text())
            .member("author", entry.author)
            .member("device", entry.device_name)
            .member("device_time", to_iso(entry.device_time));
        json_.key("server_time");
        entry.server_time ? json_.text(to_iso(*entry.server_time)) : json_.null();
        json_.key("seq").number(static_cast<std::int64_t>(entry.seq.value()));
    }

    void write_effects(std::string_view name, const std::vector<FigureEffect>& effects) {
        json_.key(name).begin_list();
        for (const FigureEffect& effect : effects) {
            json_.begin_object()
                .member("field", effect.field)
                .member("label", effect.label)
                .member("kind", name_of(effect.by));
            json_.key("before").value(effect.before);
            json_.key("after").value(effect.after);
            json_.member("before_text", effect.before_words)
                .member("after_text", effect.after_words)
                .member("unit_label", effect.unit_label)
                .end_object();
        }
        json_.end_list();
    }

    const ConsolidationLedger& ledger_;
    JsonText json_;
};

}  // namespace

std::string kind_words(LedgerKind kind) {
    switch (kind) {
        case LedgerKind::changed:
            return tr("Changed");
        case LedgerKind::requested:
            return tr("Change asked for");
        case LedgerKind::submitted:
            return tr("Submitted");
        case LedgerKind::accepted:
            return tr("Accepted");
        case LedgerKind::returned:
            return tr("Returned");
        case LedgerKind::reopened:
            return tr("Reopened");
        case LedgerKind::withdrawn:
            return tr("Withdrawn");
        case LedgerKind::extended:
            return tr("More time");
        case LedgerKind::exempted:
            return tr("Exempt");
        case LedgerKind::corrected:
            return tr("Corrected by the Office");
        case LedgerKind::reworded:
            return tr("The Office's own text");
        case LedgerKind::declined:
            return tr("Change declined");
        case LedgerKind::taken_back:
            return tr("Change not asked for any more");
        case LedgerKind::restored:
            break;
    }
    return tr("Correction taken back");
}

std::string standing_words(LedgerStanding standing) {
    switch (standing) {
        case LedgerStanding::draft:
            return tr("not submitted yet");
        case LedgerStanding::submitted:
            return tr("submitted, not accepted yet");
        case LedgerStanding::accepted:
            return tr("accepted");
        case LedgerStanding::requested:
            break;
    }
    return tr("waits for the report to be opened again");
}

namespace {

/// A long text is not told twice in one line: the document has both.
std::string own_text_words(const LedgerEntry& entry) {
    if (const auto* const follow = std::get_if<bool>(&entry.after))
        return *follow ? tr("the texts of the units follow") : tr("it stands for the units' texts");
    if (is_null(entry.before)) return tr("written");
    return is_null(entry.after) ? tr("taken back") : tr("written anew");
}

}  // namespace

std::string event_words(const LedgerEntry& entry, const Form& form) {
    if (entry.kind == LedgerKind::reworded)
        return fmt::format("{}: {} ({})", entry.label, kind_words(entry.kind),
                           own_text_words(entry));
    const bool is_told_by_kind =
        entry.kind == LedgerKind::corrected || entry.kind == LedgerKind::restored ||
        entry.kind == LedgerKind::declined || entry.kind == LedgerKind::taken_back;
    if (is_told_by_kind)
        return fmt::format("{}: {} → {} ({})", entry.label,
                           answer_words(form, entry.path, entry.before),
                           answer_words(form, entry.path, entry.after),
                           entry.reason.empty() ? kind_words(entry.kind)
                                                : kind_words(entry.kind) + ": " + entry.reason);
    if (!entry.path.empty())
        return fmt::format(
            "{}: {} → {} ({})", entry.label, answer_words(form, entry.path, entry.before),
            answer_words(form, entry.path, entry.after), standing_words(entry.standing));
    std::string words = kind_words(entry.kind);
    if (entry.until) words += fmt::format(fmt::runtime(tr(" until {}")), to_display(*entry.until));
    if (entry.version > 0 && entry.report)
        words += fmt::format(fmt::runtime(tr(" (version {})")), entry.version);
    if (!entry.reason.empty()) words += ": " + entry.reason;
    return words;
}

std::string ledger_json(const ConsolidationLedger& ledger) {
    return LedgerJson{ledger}.write();
}

}  // namespace thidua
