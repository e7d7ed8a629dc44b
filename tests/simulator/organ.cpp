#include "tests/simulator/organ.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

#include "shared/base/check.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"

namespace thidua::simulator {
namespace organ {
namespace {

constexpr std::string_view fields_of_form = R"json("sections": [
    {"key": "all", "title": {"vi": "Nội dung"}, "fields": [
      {"key": "trained", "kind": "integer", "label": "Được tập huấn", "maximum": 1000000,
       "consolidation": "sum"},
      {"key": "cost", "kind": "money", "label": "Kinh phí", "consolidation": "sum"},
      {"key": "name", "kind": "text", "label": "Tên"},
      {"key": "story", "kind": "long_text", "label": "Thuyết minh"},
      {"key": "models", "kind": "table", "label": "Mô hình", "row_key": "title", "columns": [
        {"key": "title", "kind": "text", "label": "Tên mô hình"},
        {"key": "value", "kind": "integer", "label": "Giá trị"}]})json";
constexpr std::string_view fields_with_files = R"json(,
      {"key": "annex", "kind": "attachment", "label": "Phụ lục"},
      {"key": "scan", "kind": "attachment", "label": "Bản quét"})json";
constexpr std::string_view end_of_fields = R"json(
    ]}
  ])json";

Record unit_record(std::string_view code, UnitKind kind, RecordId parent, RecordId organ) {
    const Unit unit{.code = std::string{code},
                    .name = fmt::format("Đơn vị {}", code),
                    .kind = kind,
                    .parent = parent,
                    .organ = organ};
    return make_record(unit_id(code), province_scope(), unit);
}

Record form_record(bool takes_files) {
    const FormRecord form{.organ = organ_id(),
                          .key = std::string{form_key},
                          .version = 1,
                          .title = "Báo cáo",
                          .definition = form_definition("Báo cáo", takes_files)};
    return make_record(form_id(organ_id(), form_key), organ_scope(organ_id()), form);
}

Record period_record(std::size_t index, bool is_over) {
    using namespace std::chrono;
    const Period made{.organ = organ_id(),
                      .form_key = std::string{form_key},
                      .label = fmt::format("2026-{}", index),
                      .name = fmt::format("Kỳ {}", index),
                      .due_date = is_over ? year{2026} / 5 / 15 : year{2026} / 12 / 15,
                      .exceptional = true};
    return make_record(period(index), organ_scope(organ_id()), made);
}

}  // namespace

RecordId organ_id() {
    return unit_id("STP");
}
RecordId office_id() {
    return unit_id("STP-VP");
}
RecordId division_id(std::size_t index) {
    return unit_id(index == 0 ? "STP-A" : "STP-B");
}
RecordId neighbour_id() {
    return unit_id("STC");
}
RecordId period(std::size_t index) {
    return period_id(organ_id(), fmt::format("simulated-{}", index));
}

std::string form_definition(std::string_view title, bool takes_files) {
    return fmt::format(
        R"json({{"key": "{}", "version": 1, "title": {{"vi": "{}"}}, {}{}{}, "rules": []}})json",
        form_key, title, fields_of_form, takes_files ? fields_with_files : std::string_view{},
        end_of_fields);
}

bool takes_files(std::string_view definition) {
    return definition.find(fields_with_files) != std::string_view::npos;
}

std::vector<Record> first_records(bool is_second_over, bool takes_files) {
    return {unit_record("STP", UnitKind::department, {}, organ_id()),
            unit_record("STP-VP", UnitKind::office, organ_id(), organ_id()),
            unit_record("STP-A", UnitKind::division, organ_id(), organ_id()),
            unit_record("STP-B", UnitKind::division, organ_id(), organ_id()),
            unit_record("STC", UnitKind::department, {}, neighbour_id()),
            form_record(takes_files),
            period_record(0, false),
            period_record(1, is_second_over)};
}

}  // namespace organ

namespace {

struct Post {
    std::string_view person;
    RecordId unit;
    RecordId organ;
    Role role;
};

Device make_device(std::size_t index, const Post& post) {
    SeededRandom random{1000 + index};
    return {.id = DeviceId{make_uuid_v7(world_start, random)},
            .grantee = {.unit = post.unit,
                        .unit_code = "",
                        .unit_name = "",
                        .organ = post.organ,
                        .role = post.role,
                        .person = std::string{post.person}},
            .name = fmt::format("may-{}", index),
            .serial = fmt::format("{:02x}", index),
            .enrolled_at = world_start};
}

std::vector<Device> enroll_all() {
    const RecordId organ = organ::organ_id();
    const RecordId office = organ::office_id();
    const RecordId a = organ::division_id(0);
    const RecordId b = organ::division_id(1);
    const RecordId neighbour = organ::neighbour_id();
    const Post posts[] = {{"Bích", a, organ, Role::head},
                          {"An", a, organ, Role::head},
                          {"Chi", office, organ, Role::office},
                          {"Dũng", b, organ, Role::head},
                          {"Giang", office, organ, Role::office},
                          {"Hà", a, organ, Role::officer},
                          {"Khoa", b, organ, Role::officer},
                          {"Lan", organ, organ, Role::leadership},
                          {"Minh", neighbour, neighbour, Role::head},
                          {"Nga", a, organ, Role::officer},
                          {"Oanh", office, organ, Role::office},
                          {"Phúc", b, organ, Role::head},
                          {"Quân", a, organ, Role::head},
                          {"Sơn", office, organ, Role::clerk},
                          {"Tâm", b, organ, Role::officer},
                          {"Uyên", a, organ, Role::officer},
                          {"Vinh", organ, organ, Role::leadership},
                          {"Xuân", office, organ, Role::office},
                          {"Yến", a, organ, Role::officer},
                          {"Đức", b, organ, Role::head}};
    std::vector<Device> devices;
    for (const Post& post : posts) devices.push_back(make_device(devices.size(), post));
    return devices;
}

}  // namespace

const std::vector<Device>& enrolled_devices() {
    static const std::vector<Device> devices = enroll_all();
    return devices;
}

FixedSigner::FixedSigner() {
    CHECK(sodium_init() >= 0);
    std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
    CHECK(crypto_sign_seed_keypair(public_key.data(), secret_key.data(), seed.data()) == 0);
    public_key_.assign(public_key.begin(), public_key.end());
    secret_key_.assign(secret_key.begin(), secret_key.end());
}

Bytes FixedSigner::sign(const Hash& digest) const {
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    CHECK(crypto_sign_detached(signature.data(), nullptr, digest.bytes.data(), digest.bytes.size(),
                               reinterpret_cast<const unsigned char*>(secret_key_.data())) == 0);
    return {signature.begin(), signature.end()};
}

const FixedSigner& server_signer() {
    static const FixedSigner signer;
    return signer;
}

}  // namespace thidua::simulator
