#include "client/app/workspace.h"

#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/consolidations.h"
#include "client/app/device_folder.h"
#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/app/reports.h"
#include "client/app/settings.h"
#include "client/app/units.h"
#include "client/store/local_store.h"
#include "client/store/record_query.h"
#include "shared/model/unit.h"

namespace thidua {

struct Workspace::Parts {
    Parts(std::filesystem::path where, Environment with, std::unique_ptr<LocalStore> opened)
        : folder{std::move(where)}, environment{with}, store{std::move(opened)} {}

    std::filesystem::path folder;
    Environment environment;
    std::unique_ptr<LocalStore> store;
    std::optional<DeviceProfile> profile;
    std::optional<Reports> reports;
    std::optional<Periods> periods;
    std::optional<Forms> forms;
    std::optional<Units> units;
    std::optional<Conflicts> conflicts;
    std::optional<AttentionList> attention;
    std::optional<Consolidations> consolidations;
    std::optional<Settings> settings;
};

Workspace::Workspace(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {
    parts_->reports.emplace(*this);
    parts_->periods.emplace(*this);
    parts_->forms.emplace(*this);
    parts_->units.emplace(*this);
    parts_->conflicts.emplace(*this);
    parts_->attention.emplace(*this);
    parts_->consolidations.emplace(*this);
    parts_->settings.emplace(*this);
}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::open(const std::filesystem::path& folder,
                                                   Environment environment) {
    auto store = open_device_folder(folder);
    if (!store) return store.error();
    auto parts = std::make_unique<Parts>(folder, environment, *std::move(store));
    return std::unique_ptr<Workspace>{new Workspace{std::move(parts)}};
}

const std::filesystem::path& Workspace::folder() const { return parts_->folder; }
Environment Workspace::environment() const { return parts_->environment; }

std::optional<DeviceProfile> Workspace::profile() const {
    if (parts_->profile) return parts_->profile;
    LocalStore& store = *parts_->store;
    if (!store.is_enrolled()) return std::nullopt;
    DeviceProfile profile{.device = store.device(),
                          .unit_code = store.text_meta(device_keys::unit_code),
                          .unit_name = store.text_meta(device_keys::unit_name),
                          .role = from_text<Role>(store.text_meta(device_keys::role))
                                      .value_or(Role::officer),
                          .person = store.text_meta(device_keys::person)};
    profile.unit = RecordId::from_bytes(store.text_meta(device_keys::unit)).value_or(RecordId{});
    const auto unit = RecordQuery{store}.find(profile.unit);
    if (!unit) return profile;  // the first pull has not brought it yet
    profile.organ = view_of<Unit>(*unit).organ;
    parts_->profile = profile;
    return profile;
}

Reports& Workspace::reports() { return *parts_->reports; }
Periods& Workspace::periods() { return *parts_->periods; }
Forms& Workspace::forms() { return *parts_->forms; }
Units& Workspace::units() { return *parts_->units; }
Conflicts& Workspace::conflicts() { return *parts_->conflicts; }
AttentionList& Workspace::attention() { return *parts_->attention; }
Consolidations& Workspace::consolidations() { return *parts_->consolidations; }
Settings& Workspace::settings() { return *parts_->settings; }
LocalStore& Workspace::store() { return *parts_->store; }

}  // namespace thidua
