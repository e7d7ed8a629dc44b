#include "client/app/discipline.h"

#include "client/app/editing.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/typed_record.h"

namespace thidua {
namespace {

constexpr std::string_view beside_person = "discipline/";

HoldFact hold_from(const RecordId& id, const Fields& fields, const std::string& below) {
    return {.id = id,
            .kind = HoldKind::discipline,
            .opened = date_or_none(fields, below + "from").value_or(CivilDate{}),
            .ended = date_or_none(fields, below + "to")};
}

/// One line of the person's, cleared there and made anew: by two machines at once the same one.
void move_line(const Record& person, const std::string& key, EditBuilder& edit) {
    const RecordId organ = id_or_none(person.fields, "organ");
    std::vector<std::string> said{person.id.text(), key};
    Fields line{{"organ", organ}, {"person", person.id}};
    for (const char* const part : {"kind", "from", "to"}) {
        const FieldPath path = std::string{beside_person} + key + '/' + part;
        const Value& held = find_value(person.fields, path);
        said.push_back(to_display(held));
        if (is_null(held)) continue;
        set_value(line, part, held);
        edit.set(person.type, person.id, path, held, Null{});
    }
    if (is_null(find_value(line, "kind"))) set_value(line, "kind", std::string{"–"});
    const RecordId id = keyed_id(record_types::discipline, said);
    edit.create(record_types::discipline, id, council_scope(organ))
        .set_all(record_types::discipline, id, line);
}

}  // namespace

bool reads_discipline(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile) return false;
    switch (profile->role) {
        case Role::office:
        case Role::leadership:
        case Role::council_secretary:
        case Role::council_member:
        case Role::auditor:
            return true;
        default:
            return false;
    }
}

std::vector<HoldFact> discipline_of(Workspace& workspace, const Record& person) {
    std::vector<HoldFact> holds;
    for (const Record& line :
         RecordQuery{workspace.store()}.list({.type = record_types::discipline}))
        if (id_or_none(line.fields, "person") == person.id)
            holds.push_back(hold_from(line.id, line.fields, ""));
    for (const std::string& key : typed_record::list_segments(person.fields, beside_person))
        holds.push_back(
            hold_from(person.id, person.fields, std::string{beside_person} + key + '/'));
    return holds;
}

Result<std::size_t> move_discipline(Workspace& workspace) {
    if (auto right = check_right(workspace, Action::keep_people); !right) return right.error();
    std::size_t moved = 0;
    for (const Record& person :
         RecordQuery{workspace.store()}.list({.type = record_types::person})) {
        // A province reads the people of its organs, and keeps only its own.
        if (id_or_none(person.fields, "organ") != workspace.profile()->organ) continue;
        const auto keys = typed_record::list_segments(person.fields, beside_person);
        EditBuilder edit{workspace};
        for (const std::string& key : keys) move_line(person, key, edit);
        if (edit.is_empty()) continue;
        if (auto saved = edit.save(); !saved) return saved.error();
        moved += keys.size();
    }
    return moved;
}

}  // namespace thidua
