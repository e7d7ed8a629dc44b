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

namespace thidua {

struct Workspace::Parts {
    Parts(std::filesystem::path where, Environment with, std::unique_ptr<LocalStore> opened)
        : folder{std::move(where)}, environment{with}, store{std::move(opened)} {}

    std::filesystem::path folder;
    Environment environment;
    std::unique_ptr<LocalStore> store;
    using ProfileAge = std::pair<std::int64_t, CivilDate>;  ///< the log's head, the day
    std::optional<DeviceProfile> profile;
    ProfileAge profile_age;
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
    auto store = open_device_folder(folder, environment);
    if (!store) return store.error();
    auto parts = std::make_unique<Parts>(folder, environment, *std::move(store));
    return std::unique_ptr<Workspace>{new Workspace{std::move(parts)}};
}

const std::filesystem::path& Workspace::folder() const { return parts_->folder; }
Environment Workspace::environment() const { return parts_->environment; }

/// Read again when a pull has brought something and when a day begins, on which a merger may take
/// effect.
std::optional<DeviceProfile> Workspace::profile() const {
    const Instant now = parts_->environment.clock.now();
    const Parts::ProfileAge age{parts_->store->number_meta(device_keys::head),
                                to_civil_date(now)};
    if (parts_->profile && !parts_->profile->organ.is_nil() && parts_->profile_age == age)
        return parts_->profile;
    parts_->profile = read_device_profile(*parts_->store, now);
    parts_->profile_age = age;
    return parts_->profile;
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
