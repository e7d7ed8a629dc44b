#include "tests/golden/golden_story.h"

#include "client/app/attachments.h"
#include "client/app/bundles.h"
#include "client/app/editing.h"
#include "client/app/evidence_tray.h"
#include "client/app/unsaved_text.h"
#include "client/store/local_sync_store.h"
#include "server/store/restores_shown.h"
#include "server/store/schema.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/sync/tuning.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

using std::chrono::minutes;

Decimal decimal(const char* text) {
    return Decimal::from_text(text).value();
}

CivilDate day(unsigned number) {
    return {std::chrono::year{2026}, std::chrono::September, std::chrono::day{number}};
}

/// Longer than what a bad line carries at once, and of words that repeat little.
std::string long_text() {
    SeededRandom random{7};
    std::string text;
    while (text.size() < 3000) text += std::to_string(random.next()) + " ";
    text.pop_back();
    return text;
}

template <class T>
bool has_first(const GoldenLine& line) {
    return line.has<T>();
}

}  // namespace

GoldenStory::GoldenStory(std::filesystem::path folder)
    : folder_{std::move(folder)}, clock_{instant_from_iso("2026-09-07T08:30:00+07:00").value()} {
    meet();
    begin_with_a_newer_program();
    fill_in();
    disagree();
    submit_what_will_be_lost();
    restore_the_server();
    come_back();
    use_a_copied_machine();
    announce_by_the_chain();
    submit_once_more();
    lose_the_line();
    leave_things_undone();
}

GoldenDevice GoldenStory::open(const std::string& name, Clock& clock) {
    return {folder_ / name, Environment{clock, random_, boot_clock_}};
}

void GoldenStory::wait(minutes length) {
    clock_.advance(length);
    boot_clock_.advance(length);
}

GoldenLine GoldenStory::sync(GoldenDevice& device, const GoldenCut& is_cut) {
    wait(minutes{5});
    return device.sync(*server_, is_cut);
}

AttachmentRef GoldenStory::attach(GoldenDevice& device, const std::string& key, std::size_t bytes) {
    std::string noise(bytes, '\0');
    random_.fill({reinterpret_cast<unsigned char*>(noise.data()), noise.size()});
    const std::filesystem::path file = folder_ / (key + ".pdf");
    write_whole_file(file, noise);
    return Attachments{device.workspace()}.attach(report_, file, key).value().file;
}

void GoldenStory::submit_difficulty(GoldenDevice& device, const std::string& title) {
    const RecordId unit = unit_id("SM-NV");
    const RecordId id{make_uuid_v7(clock_.now(), random_)};
    EditBuilder raised{device.workspace()};
    raised.create(record_types::difficulty, id, unit_scope(unit))
        .set_all(record_types::difficulty, id, {{"unit", unit}, {"title", title}});
    (void)raised.save().value();
    EditBuilder submitted{device.workspace()};
    submitted.step(device.find(id).value(), "submit");
    (void)submitted.save().value();
}

void GoldenStory::meet() {
    GoldenServer::make(server_data(), clock_, random_);
    server_.emplace(server_data(), clock_, random_);
    kien_.emplace(open("kien", late_clock_));
    bich_.emplace(open("bich", clock_));
    dung_.emplace(open("dung", clock_));
    ha_.emplace(open("ha", clock_));
    kien_->enrol(*server_, "SM-NV", Role::head, "Hoàng Văn Kiên", "MAY-KIEN");
    wait(minutes{1});
    bich_->enrol(*server_, "SM-NV", Role::officer, "Nông Thị Bích", "MAY-BICH");
    wait(minutes{1});
    dung_->enrol(*server_, "SM-NV", Role::officer, "Trần Văn Dũng", "MAY-DUNG");
    wait(minutes{1});
    ha_->enrol(*server_, "SM-VP", Role::office, "Lương Thu Hà", "MAY-HA");
    for (GoldenDevice* device : {&*kien_, &*bich_, &*dung_, &*ha_}) sync(*device);
}

/// Dũng's program begins the report, with a field that no program of today knows, and makes a
/// record of a type that none knows; both with a kind of value of tomorrow.
void GoldenStory::begin_with_a_newer_program() {
    const RecordId unit = unit_id("SM-NV");
    const Report begun{.period = period_id(obligation_id(unit_id("SM"), "quarterly"), "2026-Q3"),
                       .unit = unit,
                       .form_key = "golden-form",
                       .form_version = 1};
    report_ = report_id(begun.period, unit);
    Record report = make_record(report_, unit_scope(unit), begun);
    report.fields["colour"] = OpaqueValue{13, "xanh"};
    const RecordId hologram{make_uuid_v7(clock_.now(), random_)};
    EditBuilder edit{dung_->workspace()};
    edit.create(report.type, report_, report.scope)
        .set_all(report.type, report_, report.fields)
        .create("hologram", hologram, report.scope)
        .set_all("hologram", hologram, {{"depth/cm", OpaqueValue{12, "sâu"}}, {"unit", unit}});
    (void)edit.save().value();
    for (GoldenDevice* device : {&*dung_, &*kien_}) sync(*device);
}

void GoldenStory::fill_in() {
    kien_->answer(report_, {{"people", std::int64_t{41}},
                            {"trained", std::int64_t{30}},
                            {"score", decimal("7.5")},
                            {"share", decimal("12.25")},
                            {"cost", decimal("1500000")},
                            {"name", std::string{"Thi đua quý III"}},
                            {"story", std::string{"Đoạn một.\nĐoạn hai.\nĐoạn ba."}},
                            {"day", day(5)},
                            {"done", true}});
    (void)kien_->reports()
        .add_row(report_, "models",
                 {{"title", std::string{"Một cửa số"}}, {"value", decimal("250000.5")}})
        .value();
    attach(*kien_, "annex", 2000);
    sync(*kien_);
    sync(*bich_);
    attach(*bich_, "pictures", 900);
    for (GoldenDevice* device : {&*bich_, &*dung_, &*ha_}) sync(*device);
}

/// One field becomes a conflict, one text is joined from two.
void GoldenStory::disagree() {
    sync(*kien_);
    kien_->answer(report_, {{"people", std::int64_t{42}},
                            {"story", std::string{"Đoạn một của Kiên.\nĐoạn hai.\nĐoạn ba."}}});
    bich_->answer(report_, {{"people", std::int64_t{43}},
                            {"story", std::string{"Đoạn một.\nĐoạn hai.\nĐoạn ba của Bích."}}});
    for (GoldenDevice* device : {&*kien_, &*bich_, &*kien_, &*ha_, &*dung_}) sync(*device);
}

/// A backup, and what was received after it: a version that was read out over the telephone too,
/// and a figure of Bích's, whom nobody sees any more.
void GoldenStory::submit_what_will_be_lost() {
    server_->database().execute("VACUUM INTO '" + (folder_ / "backup.db").string() + "'");
    const SubmitDone submitted = kien_->reports().submit(report_).value();
    (void)EvidenceTray{ha_->workspace()}
        .note_code(submitted.seal_code, "Hoàng Văn Kiên", clock_.now())
        .value();
    sync(*bich_);
    bich_->answer(report_, {{"trained", std::int64_t{31}}});
    for (GoldenDevice* device : {&*ha_, &*kien_, &*bich_, &*kien_, &*ha_}) sync(*device);
}

void GoldenStory::restore_the_server() {
    wait(std::chrono::hours{24});
    server_.reset();
    std::filesystem::copy_file(folder_ / "backup.db", server_store_path(server_data()),
                               std::filesystem::copy_options::overwrite_existing);
    server_.emplace(server_data(), clock_, random_);
    Transaction transaction{server_->database()};
    begin_epoch(server_->database(), EpochReason::admin, clock_.now());
    transaction.commit();
}

/// Kiên brings back what he was told; what he types on Bích's figure is held until that comes,
/// which it does not. Hà tells of what she has seen of it.
void GoldenStory::come_back() {
    kien_->answer(report_, {{"trained", std::int64_t{32}}});
    for (GoldenDevice* device : {&*kien_, &*ha_, &*kien_, &*ha_}) sync(*device);
}

/// Dũng's machine is copied while an edit waits on it, and both go on.
void GoldenStory::use_a_copied_machine() {
    sync(*dung_);
    dung_->answer(report_, {{"outlook", std::string{"Việc quý sau."}}});
    dung_.reset();
    std::filesystem::copy(folder_ / "dung", folder_ / "copy",
                          std::filesystem::copy_options::recursive);
    dung_.emplace(open("dung", clock_));
    sync(*dung_);
    dung_->answer(report_, {{"score", decimal("8")}});
    sync(*dung_);
    dung_.emplace(open("copy", clock_));
    sync(*dung_);
}

/// More than the opening message of a bad line lists: that one arrives, and all the rest later.
void GoldenStory::announce_by_the_chain() {
    LocalSyncStore{dung_->store()}.set_piece_bytes(tuning::piece_bytes_min);
    for (std::int64_t score = 1; score <= 12; ++score)
        dung_->answer(report_, {{"score", Decimal{score}}});
    submit_difficulty(*dung_, "Thiếu máy quét");
    sync(*dung_, [](const GoldenLine& line) { return line.to_server.size() == 1; });
    sync(*dung_);
}

/// The same content by an edit that makes no version of it.
void GoldenStory::submit_once_more() {
    const Record report = kien_->find(report_).value();
    const std::int64_t version = integer_or_zero(report.fields, "version");
    const std::string seal = text_or_empty(report.fields, "seal");
    const Record made = kien_->find(submission_id(report_, version, seal)).value();
    EditBuilder again{kien_->workspace()};
    again.create(made.type, made.id, made.scope)
        .set_all(made.type, made.id, made.fields)
        .step(report, "submit", {{"version", version}, {"seal", seal}});
    (void)again.save().value();
    sync(*kien_);
}

/// What a server has of things that have not come whole: part of a file, part of an edit, and an
/// edit of which it knows the name only.
void GoldenStory::lose_the_line() {
    attach(*dung_, "list", 9000);
    sync(*dung_, has_first<FilePart>);
    const auto is_hello = [](const GoldenLine& line) { return line.to_server.size() == 1; };
    dung_->answer(report_, {{"outlook", long_text()}});
    for (int times = 0; times < 3; ++times) sync(*dung_, is_hello);
    sync(*dung_, has_first<EditPart>);
}

/// Kiên's device in the midst of everything: an edit that was refused, a file that is being
/// fetched, an answer whose records have not come, a scope that is pulled again, edits of which the
/// server knows nothing, and a figure that he is typing.
void GoldenStory::leave_things_undone() {
    EditBuilder refused{kien_->workspace()};
    refused.set(record_types::report, report_, answer_path("cost"), decimal("1500000"),
                std::int64_t{-5});
    (void)refused.save().value();
    Attachments attachments{kien_->workspace()};
    for (const AttachedFile& file : attachments.list(kien_->find(report_).value().fields))
        if (file.place == FilePlace::elsewhere) attachments.want(file);
    sync(*kien_, [](const GoldenLine& line) {
        return std::holds_alternative<FileWanted>(line.to_server.back());
    });
    sync(*ha_);
    ha_->answer(report_, {{"name", std::string{"Thi đua quý III năm 2026"}}});
    sync(*ha_);
    kien_->answer(report_, {{"name", std::string{"Phong trào quý III"}}});
    sync(*kien_, has_first<Receipts>);
    LocalSyncStore{kien_->store()}.begin_repull(organ_scope(unit_id("SM")));
    wait(minutes{30});
    kien_->answer(report_, {{"done", false}, {"day", day(8)}});
    submit_difficulty(*kien_, "Đường truyền hay đứt");
    attach(*kien_, "pictures", 1500);
    kien_->answer(report_, {{"share", decimal("13.5")}});
    keep_typed(kien_->workspace(), report_,
               {{.path = answer_path("trained"),
                 .text = "ba mươi",
                 .seen = std::int64_t{32},
                 .typed_at = clock_.now()}});
}

void GoldenStory::write_bundle(const std::filesystem::path& file) {
    (void)Bundles{kien_->workspace()}.export_to(file, true).value();
}

void GoldenStory::end() {
    server_->database().execute("VACUUM");
    server_.reset();
    kien_->store().database().execute("VACUUM");
    kien_.reset();
}

}  // namespace thidua
