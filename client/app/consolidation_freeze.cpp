#include <algorithm>

#include "client/app/consolidations.h"
#include "client/app/editing.h"
#include "client/app/frozen_content.h"
#include "client/app/frozen_store.h"
#include "client/app/ledger_events.h"
#include "client/app/periods.h"
#include "client/app/phase_locks.h"
#include "client/app/prepared_file.h"
#include "client/store/record_query.h"
#include "client/store/view_snapshot.h"
#include "shared/base/translate.h"
#include "shared/evidence/seal.h"
#include "shared/model/consolidation_record.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

constexpr std::string_view type = ConsolidationRecord::record_type;

/// The heads of the period's frozen consolidations, or of all; pages have no number.
std::vector<Record> heads_of(Workspace& workspace, std::optional<RecordId> period) {
    std::vector<Record> heads =
        RecordQuery{workspace.store()}.list({.type = type, .parent = period});
    std::erase_if(heads, [](const Record& record) {
        return view_of<ConsolidationRecord>(record).number == 0;
    });
    return heads;
}

/// The figures and all that they were made from, at one moment: a pull that comes in between would
/// be seen by one and not by the other.
Result<FrozenContent> gather(Workspace& workspace, const DeviceProfile& profile,
                             const RecordId& period, const std::vector<Exclusion>& exclusions) {
    const ViewSnapshot one_state{workspace.store()};
    auto made = workspace.consolidations().make(period, exclusions);
    if (!made) return made.error();
    RecordQuery query{workspace.store()};
    FrozenContent content{.made = *std::move(made)};
    if (const auto record = query.find(period)) content.period = view_of<Period>(*record);
    if (const auto form = query.find(form_id(profile.organ, content.made.form.key)))
        content.form_definition = view_of<FormRecord>(*form).definition;
    for (const UnitStanding& unit : content.made.status.units) {
        const auto in = std::ranges::find(content.made.included, unit.unit, &IncludedReport::unit);
        const std::int64_t version = in == content.made.included.end() ? 0 : in->version;
        content.seen[unit.unit] = events_of(workspace, period, unit.unit, version).edits();
    }
    for (const OwnTextEvent& event : OwnTexts{workspace}.events(period, content.made.form))
        content.seen_texts[event.section].insert(event.entry.edit);
    return content;
}

/// Numbered after the newest, which it corrects.
ConsolidationRecord head_of(Workspace& workspace, const DeviceProfile& profile,
                            const Consolidation& made, const std::string& note) {
    ConsolidationRecord head{.period = made.period,
                             .organ = profile.organ,
                             .number = 1,
                             .form_key = made.form.key,
                             .form_version = made.form.version,
                             .frozen_by = profile.person,
                             .frozen_at = made.made_at,
                             .included = static_cast<std::int64_t>(made.included.size()),
                             .left_out = static_cast<std::int64_t>(made.left_out.size()),
                             .note = note};
    for (const Record& record : heads_of(workspace, made.period)) {
        const auto other = view_of<ConsolidationRecord>(record);
        if (other.number < head.number) continue;
        head.number = other.number + 1;
        head.former = record.id;
    }
    return head;
}

RecordId fresh_id(Workspace& workspace) {
    const Environment environment = workspace.environment();
    return RecordId{make_uuid_v7(environment.clock.now(), environment.random)};
}

/// Page by page, each an edit; the head goes with the last, so that nobody sees it before them.
Result<void> save(Workspace& workspace, const RecordId& id, ConsolidationRecord head,
                  const Fields& content) {
    const ScopeId scope = office_scope(head.organ);
    std::vector<Fields> pages = pages_of(content);
    for (std::size_t at = 0; at < pages.size(); ++at) {
        const RecordId page = fresh_id(workspace);
        head.pages.insert(page);
        pages[at].emplace(part_of_path, id);
        EditBuilder edit{workspace};
        edit.create(type, page, scope).set_all(type, page, pages[at]);
        if (at + 1 == pages.size()) {
            Fields fields;
            write_fields(fields, head);
            edit.create(type, id, scope).set_all(type, id, fields);
        }
        if (auto saved = edit.save(); !saved) return saved.error();
    }
    return {};
}

std::optional<Instant> received_at(Workspace& workspace, const RecordId& id) {
    const auto history = workspace.reports().history(id);
    return history.empty() ? std::nullopt : history.back().server_time;
}

std::string code_of(const std::string& seal) {
    const auto hash = Hash::from_hex(seal);
    return hash ? seal_code(*hash) : std::string{};
}

FrozenHead shown_head(Workspace& workspace, const RecordId& id, const ConsolidationRecord& head) {
    return {.id = id,
            .number = head.number,
            .by = head.frozen_by,
            .seal = head.seal,
            .seal_code = code_of(head.seal),
            .former = head.former,
            .note = head.note,
            .received_at = received_at(workspace, id)};
}

/// The figures as they will be read once they are frozen.
Result<void> write_beforehand(Workspace& workspace, const Fields& content, const FrozenHead& head,
                              const ConsolidationFile& to, const PreparedFile& file) {
    if (auto place = file.check(); !place) return place;
    auto kept = content_from(content);
    if (!kept) return kept.error();
    kept->made.frozen = head;
    return workspace.consolidations().write(kept->made, file.path(), to.own_template);
}

}  // namespace

Result<FrozenContent> read_frozen(Workspace& workspace, const RecordId& id) {
    RecordQuery query{workspace.store()};
    const auto record = query.find(id);
    const auto head = record ? view_of<ConsolidationRecord>(*record) : ConsolidationRecord{};
    if (!record || record->type != type || head.number == 0)
        return failure(ErrorCode::not_found,
                       tr("There is no such frozen consolidation on this device."));
    Fields fields;
    for (const RecordId& page : head.pages) {
        const auto part = query.find(page);
        if (!part)
            return failure(ErrorCode::not_found,
                           tr("Part of these figures has not been received yet; synchronise and "
                              "try again."));
        for (const auto& [path, value] : part->fields)
            if (path != part_of_path) fields.emplace(path, value);
    }
    if (seal_of_content(fields).hex() != head.seal)
        return failure(ErrorCode::damaged,
                       tr("These figures are not what was frozen; ask the administrator to check "
                          "the server."));
    auto content = content_from(fields);
    if (!content) return content;
    content->made.frozen = shown_head(workspace, id, head);
    return content;
}

Result<Consolidation> Consolidations::freeze(const RecordId& period,
                                             const std::vector<Exclusion>& exclusions,
                                             const std::string& note,
                                             const std::optional<ConsolidationFile>& to) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (!may(profile->role, Action::freeze_consolidation))
        return failure(ErrorCode::not_allowed, refusal_words(Action::freeze_consolidation));
    if (auto open = check_not_locked(workspace_, period); !open) return open.error();
    auto frozen = gather(workspace_, *profile, period, exclusions);
    if (!frozen) return frozen.error();
    ConsolidationRecord head = head_of(workspace_, *profile, frozen->made, note);
    const Fields content = fields_of(*frozen);
    head.seal = seal_of_content(content).hex();
    const RecordId id = fresh_id(workspace_);
    std::optional<PreparedFile> file;
    if (to) {
        file.emplace(to->file);
        const FrozenHead shown = shown_head(workspace_, id, head);
        if (auto done = write_beforehand(workspace_, content, shown, *to, *file); !done)
            return done.error();
    }
    if (auto saved = save(workspace_, id, std::move(head), content); !saved) return saved.error();
    if (file)
        if (auto placed = file->put_in_place(); !placed) return placed.error();
    return find(id);
}

Result<Consolidation> Consolidations::find(const RecordId& frozen) {
    auto content = read_frozen(workspace_, frozen);
    if (!content) return content.error();
    return std::move(content->made);
}

std::vector<FrozenSummary> Consolidations::list(std::optional<RecordId> period) {
    std::vector<FrozenSummary> list;
    for (const Record& record : heads_of(workspace_, period)) {
        const auto head = view_of<ConsolidationRecord>(record);
        const auto of = workspace_.periods().find(head.period);
        list.push_back({.id = record.id,
                        .period = head.period,
                        .period_name = of ? display_name(of->period) : std::string{},
                        .number = head.number,
                        .by = head.frozen_by,
                        .frozen_at = head.frozen_at,
                        .received_at = received_at(workspace_, record.id),
                        .included = head.included,
                        .left_out = head.left_out,
                        .seal_code = code_of(head.seal),
                        .former = head.former,
                        .note = head.note});
    }
    // Ids begin with the time of their making, which settles two of the same number.
    std::ranges::sort(list, [](const FrozenSummary& a, const FrozenSummary& b) {
        if (a.period != b.period) return a.period > b.period;
        return a.number != b.number ? a.number > b.number : a.id > b.id;
    });
    return list;
}

}  // namespace thidua
