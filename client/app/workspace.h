#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/app/device_profile.h"
#include "client/app/environment.h"
#include "shared/base/result.h"

namespace thidua {

class AttentionList;
class Conflicts;
class Consolidations;
class LocalStore;
class Forms;
class Periods;
class Reports;
class Settings;
class Units;

/// One open device store and what can be done with it: the composition root that the command line
/// and the window share. One thread at a time; a second thread opens a second Workspace on the
/// same folder (SQLite in WAL mode orders them).
class Workspace {
public:
    /// Opens or creates the store in the folder. Errors: damaged, newer_version, locked, disk_full.
    static Result<std::unique_ptr<Workspace>> open(const std::filesystem::path& folder,
                                                   Environment environment);
    ~Workspace();

    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] Environment environment() const;
    /// Empty before enrolment: everything else then answers not_found or empty lists.
    [[nodiscard]] std::optional<DeviceProfile> profile() const;

    Reports& reports();
    Periods& periods();
    Forms& forms();
    Units& units();
    Conflicts& conflicts();
    AttentionList& attention();
    Consolidations& consolidations();
    Settings& settings();
    LocalStore& store();

private:
    struct Parts;
    explicit Workspace(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace thidua
