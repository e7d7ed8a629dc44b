#include "server/store/organization_cache.h"

#include <algorithm>

#include "server/store/log_store.h"
#include "server/store/meta_store.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

constexpr const char* generation_key = "organization";

/// The log's hash at the change: no two changes have the same, though one was undone with its
/// transaction and another took its place in the log.
std::uint64_t stored_generation(Database& database) {
    const auto hash = Hash::from_bytes(MetaStore{database}.find(generation_key).value_or(Bytes{}));
    std::uint64_t number = 0;
    for (std::size_t i = 0; hash && i < 8; ++i) number = number << 8 | hash->bytes[i];
    return number;
}

}  // namespace

void note_organization_changed(Database& database) {
    MetaStore{database}.set(generation_key, LogStore{database}.head().hash.view());
}

void note_first_dossier(Database& database, const Edit& edit, const OrganizationChart& chart) {
    const auto is_first = [&](const Operation& operation) {
        return operation.kind == OperationKind::create &&
               operation.record_type == record_types::upward_dossier &&
               !chart.find_place(operation.scope) &&
               RecordStore{database}.find_scope(operation.record) == operation.scope;
    };
    if (std::ranges::any_of(edit.operations, is_first)) note_organization_changed(database);
}

const OrganizationChart& OrganizationCache::at(Instant now) {
    const std::uint64_t stored = stored_generation(database_);
    const bool is_current = chart_ && stored == read_at_ && chart_->stands_at(now);
    if (!is_current) chart_.emplace(OrganizationChart::read(RecordStore{database_}, now));
    read_at_ = stored;
    return *chart_;
}

std::uint64_t OrganizationCache::generation(Instant now) {
    const auto since = static_cast<std::uint64_t>(at(now).since().value());
    return read_at_ ^ since * 0x9E3779B97F4A7C15ULL;
}

}  // namespace thidua
