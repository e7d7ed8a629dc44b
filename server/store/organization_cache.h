#pragma once

#include <cstdint>
#include <optional>

#include "server/store/organization_chart.h"
#include "shared/record/edit.h"

namespace thidua {

/// To be called in the transaction that changed units, obligations or somebody's role, after the
/// change stands in the log: everybody's grant is looked at again.
void note_organization_changed(Database& database);

/// To be called after an edit that stands in the log: the first dossier from one organ to another
/// makes a place that the chart does not know, and that both must be granted.
void note_first_dossier(Database& database, const Edit& edit, const OrganizationChart& chart);

/// The chart of the store, made again when it has changed, also by another process. The writer's
/// thread only; inside a transaction.
class OrganizationCache {
public:
    explicit OrganizationCache(Database& database) : database_{database} {}

    /// Until the next call.
    const OrganizationChart& at(Instant now);
    /// Another number for every change of the organisation and every day a merger takes effect.
    std::uint64_t generation(Instant now);

private:
    Database& database_;
    std::uint64_t read_at_ = 0;
    std::optional<OrganizationChart> chart_;
};

}  // namespace thidua
