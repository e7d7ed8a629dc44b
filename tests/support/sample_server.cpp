#include "tests/support/sample_server.h"

#include <SQLiteCpp/Backup.h>
#include <sodium.h>

#include <array>

#include "server/organization/organization_file.h"
#include "server/store/epoch_store.h"
#include "server/store/restores_shown.h"
#include "server/store/schema.h"
#include "shared/base/check.h"
#include "shared/forms/form_reader.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"
#include "shared/store/transaction.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

namespace people {
SamplePerson officer_bich() { return {"Nông Thị Bích", "STP-HCTP", Role::officer, "MAY-BICH"}; }
SamplePerson officer_dung() { return {"Trần Văn Dũng", "STP-HCTP", Role::officer, "MAY-DUNG"}; }
SamplePerson head_kien() { return {"Hoàng Văn Kiên", "STP-HCTP", Role::head, "MAY-KIEN"}; }
SamplePerson head_of_aid() { return {"Ma Thị Lan", "STP-TGPL", Role::head, "MAY-LAN"}; }
SamplePerson office_ha() { return {"Lương Thu Hà", "STP-VP", Role::office, "MAY-HA"}; }
SamplePerson office_minh() { return {"Đỗ Quang Minh", "STP-VP", Role::office, "MAY-MINH"}; }
SamplePerson office_of_foreign_affairs() {
    return {"Phạm Thị Yến", "SNgV-VP", Role::office, "MAY-YEN"};
}
SamplePerson director() { return {"Nguyễn Thị Hằng", "STP", Role::leadership, "MAY-HANG"}; }
}  // namespace people

namespace {

bool is_in_sample(const Record& record) {
    if (record.type == record_types::unit) {
        const std::string code = view_of<Unit>(record).code;
        return code == "08" || code.starts_with("STP") || code.starts_with("SNgV");
    }
    return record.scope != province_scope()
               ? record.scope == organ_scope(unit_id("STP")) ||
                     record.scope == organ_scope(unit_id("SNgV"))
               : record.type == record_types::holiday_calendar;
}

/// As the Office of the organ publishes it.
Record form_record(const std::string& organ, const std::string& file) {
    FormRecord form{.organ = unit_id(organ), .version = 1};
    form.definition =
        read_whole_file(std::filesystem::path{THIDUA_SAMPLE_FOLDER} / "forms" / file);
    const auto read = read_form(form.definition);
    CHECK(read.has_value());
    form.key = read->key;
    form.title = read->title.vi;
    return make_record(form_id(form.organ, form.key), organ_scope(form.organ), form);
}

const std::vector<Record>& sample_records() {
    static const std::vector<Record> records = [] {
        auto all = read_organization(std::filesystem::path{THIDUA_SAMPLE_FOLDER} /
                                     "organization.json");
        CHECK(all.has_value());
        std::erase_if(*all, [](const Record& record) { return !is_in_sample(record); });
        for (const char* organ : {"STP", "SNgV"})
            for (const char* file : {"annual-report.json", "quarterly-progress.json"})
                all->push_back(form_record(organ, file));
        return *std::move(all);
    }();
    return records;
}

void copy_into(Database& to, Database& from) {
    SQLite::Backup{to.raw(), from.raw()}.executeStep();
}

Database copy_of(Database& database) {
    auto copy = open_server_store({.path = ":memory:"});
    CHECK(copy.has_value());
    copy_into(*copy, database);
    return *std::move(copy);
}

Database new_store(Instant now, Random& random) {
    auto database = open_server_store({.path = ":memory:"});
    CHECK(database.has_value());
    initialize_store(*database, sample_records(), now, random);
    return *std::move(database);
}

}  // namespace

CivilDate date(int year, unsigned month, unsigned day) {
    return CivilDate{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

Instant moment(int year, unsigned month, unsigned day, int hour, int minute) {
    return to_start_of_day(date(year, month, day))
        .plus(std::chrono::hours{hour} + std::chrono::minutes{minute});
}

SampleServer::Signer::Signer() {
    CHECK(sodium_init() >= 0);
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    CHECK(crypto_sign_keypair(open.data(), secret.data()) == 0);
    public_key.assign(open.begin(), open.end());
    secret_key.assign(secret.begin(), secret.end());
}

Bytes SampleServer::Signer::sign(const Hash& digest) const {
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    CHECK(crypto_sign_detached(signature.data(), nullptr, digest.bytes.data(), digest.bytes.size(),
                               reinterpret_cast<const unsigned char*>(secret_key.data())) == 0);
    return {signature.begin(), signature.end()};
}

SampleServer::SampleServer()
    : clock_{moment(2026, 9, 10)},
      database_{new_store(clock_.now(), random_)},
      store_{std::make_unique<ServerStore>(database_, signer_, &issuer_)} {}

void SampleServer::keep_copy() { copy_.emplace(copy_of(database_)); }

void SampleServer::put_back(bool unnoticed) {
    CHECK(copy_.has_value());
    store_.reset();
    copy_into(database_, *copy_);
    store_ = std::make_unique<ServerStore>(database_, signer_, &issuer_);
    if (unnoticed) return;
    Transaction transaction{database_};
    begin_epoch(database_, EpochReason::admin, clock_.now());
    transaction.commit();
}

Device SampleServer::enrol(const SamplePerson& person) {
    const RecordId unit = unit_id(person.unit_code);
    const auto record = find(unit);
    CHECK(record.has_value());
    const Device device{.id = DeviceId{make_uuid_v7(clock_.now(), random_)},
                        .grantee = {.unit = unit,
                                    .unit_code = person.unit_code,
                                    .unit_name = {},
                                    .organ = view_of<Unit>(*record).organ,
                                    .role = person.role,
                                    .person = person.name},
                        .name = person.machine,
                        .serial = "01",
                        .enrolled_at = clock_.now()};
    Transaction transaction{database_};
    DeviceStore{database_}.add(device);
    transaction.commit();
    return device;
}

AppliedEdit SampleServer::apply(const DeviceId& device, const Edit& edit) {
    return apply(device, {store_->known_number(device).next(), edit});
}

AppliedEdit SampleServer::apply(const DeviceId& device, const NumberedEdit& edit) {
    Transaction transaction{database_};
    AppliedEdit applied = store_->apply_edit(device, edit, clock_.now());
    transaction.commit();
    return applied;
}

std::optional<Record> SampleServer::find(const RecordId& id) {
    return RecordStore{database_}.find(id);
}

RecordId SampleServer::organ() { return unit_id("STP"); }

RecordId SampleServer::period(const std::string& label) {
    const bool is_quarter = label.find('Q') != std::string::npos;
    return period_id(obligation_id(organ(), is_quarter ? "quarterly" : "annual"), label);
}

}  // namespace thidua
