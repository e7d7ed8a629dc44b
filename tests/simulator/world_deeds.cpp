#include <fmt/format.h>

#include <algorithm>

#include "client/store/record_query.h"
#include "server/store/organization_cache.h"
#include "shared/evidence/seal.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/person.h"
#include "tests/simulator/poison.h"
#include "tests/simulator/reorganization.h"
#include "tests/simulator/world.h"

namespace thidua::simulator {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t past_lines_max = 8;

}  // namespace

void World::perform(const Action& action) {
    SeededRandom random{action.seed};
    Chance chance{random};
    ++happened_[action.what];
    excuse_waste(action.what);
    switch (action.what) {
        case Happening::act: return act(action, chance);
        case Happening::connect: return connect(action, chance);
        case Happening::cut: return cut_a_line(action);
        case Happening::crash: return crash(action, chance);
        case Happening::trouble_disk: return trouble_disk(action, chance);
        case Happening::move_clock: return move_clock(action, chance);
        case Happening::replay: return replay(chance);
        case Happening::poison: return poison(action, chance);
        case Happening::reorganize: return reorganize(action, chance);
        case Happening::diverge: return diverge(action, chance);
        case Happening::back_up: return back_up();
        case Happening::restore: return restore(chance, true);
        case Happening::roll_back: return restore(chance, false);
        case Happening::take_image: return take_image(action);
        case Happening::restore_image: return restore_image(action);
        case Happening::clone: return clone(action);
        case Happening::destroy: return destroy(action);
        case Happening::write_bundle: return write_bundle(action);
        case Happening::carry_bundle: return carry_bundle(chance);
        case Happening::call: return call(action, chance);
        case Happening::attach: return attach(action, chance);
        case Happening::fetch: return fetch(action, chance);
    }
}

SimulatedDevice* World::find_up(std::size_t slot) {
    const bool is_there = slot < devices_.size() && devices_[slot] && devices_[slot]->is_up() &&
                          !devices_[slot]->is_destroyed();
    return is_there ? devices_[slot].get() : nullptr;
}

void World::act(const Action& action, Chance& chance) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr) return;
    if (chance.percent(3)) return device->discard_attention();
    if (chance.percent(6)) return device->check_replay();
    Typewriter typewriter{action.number + 1, script_.habits.padding_bytes};
    Person person{device->device(), chance, typewriter};
    if (script_.habits.is_about_steps) person.turn_to_decisions();
    if (script_.habits.is_about_evidence) person.turn_to_evidence();
    if (device->program() == Program::newer) person.know_the_future();
    if (const auto draft = person.act(device->store())) device->save(*draft, chance);
}

Line::Weather World::draw_weather(Chance& chance) const {
    Line::Weather weather;
    weather.delay_max = milliseconds{chance.between(2, 300)};
    if (chance.percent(script_.habits.short_line_percent))
        weather.bytes_until_cut = chance.below(chance.percent(50) ? 600 : 6000);
    // In the middle of a file.
    if (script_.habits.has_files && !weather.bytes_until_cut && chance.percent(35))
        weather.bytes_until_cut = chance.between(4'000, 60'000);
    if (!chance.percent(script_.habits.odd_line_percent)) return weather;
    switch (chance.below(4)) {
        // So late that the next connection overtakes it.
        case 0: weather.delay_max = milliseconds{chance.between(3'000, 20'000)}; break;
        case 1: weather.piece_bytes_max = chance.percent(50) ? 1 : chance.between(2, 40); break;
        case 2: weather.bytes_until_deaf = chance.below(2000); break;
        default: weather.repeat_percent = chance.between(10, 60); break;
    }
    return weather;
}

void World::connect(const Action& action, Chance& chance) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr || (device->is_in_session() && !chance.percent(20))) return;
    const bool stay = chance.percent(script_.habits.stay_percent);
    const Line::Weather weather = draw_weather(chance);
    std::string words = device->name() + (stay ? " connects to stay" : " connects");
    if (weather.bytes_until_cut)
        words += fmt::format("; the line is cut after {} bytes", *weather.bytes_until_cut);
    if (weather.bytes_until_deaf)
        words += fmt::format("; the server hears only {} bytes", *weather.bytes_until_deaf);
    if (weather.repeat_percent > 0) words += "; messages arrive twice";
    tell(words);
    open_line(*device, stay, action.seed, weather);
}

void World::open_line(SimulatedDevice& device, bool stay, std::uint64_t seed,
                      Line::Weather weather) {
    weather.is_recorded = true;
    const auto line = std::make_shared<Line>(scheduler_, seed, weather);
    const DeviceId identity = device.store().device();
    server_->accept(identity, line);
    past_lines_.emplace_back(identity, line);
    if (past_lines_.size() > past_lines_max) past_lines_.erase(past_lines_.begin());
    device.connect(line, stay);
}

void World::cut_a_line(const Action& action) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr || !device->line()) return;
    tell("the line of " + device->name() + " is cut");
    device->line()->cut();
}

Node* World::someone(const Action& action, Chance& chance) {
    if (chance.percent(40)) return server_->is_up() ? server_.get() : nullptr;
    return find_up(action.slot);
}

void World::crash(const Action& action, Chance& chance) {
    Node* node = someone(action, chance);
    if (node == nullptr) return;
    if (chance.percent(60)) {
        const std::size_t writes = chance.below(30);
        tell(fmt::format("{} is to die after {} more writes", node->name(), writes));
        return node->die_after_writes(writes);
    }
    const bool is_power_failure = chance.percent(70);
    tell(node->name() + (is_power_failure ? " loses power" : "'s program is killed"));
    node->crash(is_power_failure);
}

void World::trouble_disk(const Action& action, Chance& chance) {
    Node* node = someone(action, chance);
    if (node == nullptr) return;
    tell(node->name() + "'s disk fails for a while");
    if (chance.percent(60))
        node->fill_disk(chance);
    else
        node->break_syncs(chance);
    scheduler_.after(chance.time_between(1s, 40s), [node] { node->heal_disk(); });
}

void World::move_clock(const Action& action, Chance& chance) {
    if (chance.percent(20)) {
        const bool is_far = chance.percent(15);
        const auto jump = is_far ? chance.time_between(-ten_years, ten_years)
                                 : chance.time_between(-1500ms, 1500ms);
        tell(fmt::format("the server's clock jumps by {} s", jump.count() / 1000));
        ledger_.note_server_clock_moved();
        return server_->clock().jump(jump);
    }
    if (action.slot >= devices_.size() || !devices_[action.slot]) return;
    SimulatedDevice& device = *devices_[action.slot];
    tell(device.name() + "'s clock jumps by years");
    device.clock().set_offset(chance.time_between(-ten_years, ten_years));
}

/// Nothing that was said once does harm when it is heard again.
void World::replay(Chance& chance) {
    if (past_lines_.empty()) return;
    const auto& [identity, past] = chance.one_of(past_lines_);
    if (past->said_by_device().empty()) return;
    tell(fmt::format("{} bytes that {} once sent arrive again", past->said_by_device().size(),
                     device_words(identity)));
    ledger_.note_heard_again();
    const auto line =
        std::make_shared<Line>(scheduler_, chance.random().next(), Line::Weather{});
    server_->accept(identity, line, true);
    line->send(End::device, past->said_by_device());
    scheduler_.after(30s, [line] { line->cut(); });
}

void World::poison(const Action& action, Chance& chance) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr) return;
    device->save(poisoned(device->device(), chance, action.number), chance);
}

/// A mistake of ours, or of the disk: nobody notices before the next comparison.
void World::diverge(const Action& action, Chance& chance) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr || !device->is_calm()) return;
    if (device->spoil_a_record(chance)) tell(device->name() + " has lost a record of the server's");
}

/// By telephone: no line is needed, and the two machines need not know the same.
void World::call(const Action& action, Chance& chance) {
    SimulatedDevice* caller = find_up(action.slot);
    if (caller == nullptr) return;
    std::vector<SimulatedDevice*> officers;
    for (const auto& device : devices_)
        if (device && find_up(device->slot()) != nullptr &&
            device->device().grantee.role == Role::office)
            officers.push_back(device.get());
    const auto submissions = RecordQuery{caller->store()}.list({.type = "submission"});
    if (officers.empty() || submissions.empty()) return;
    const auto seal =
        Hash::from_hex(text_or_empty(chance.one_of(submissions).fields, "seal")).value();
    SimulatedDevice& officer = *chance.one_of(officers);
    const std::string code = seal_code(seal);
    const auto notes = RecordQuery{officer.store()}.list({.type = "read_out"});
    const auto noted = std::ranges::count_if(
        notes, [&](const Record& note) { return text_or_empty(note.fields, "code") == code; });
    // Two reports may have the same words; nobody writes it down again and again.
    if (noted >= 2) return;
    ledger_.note_call(code, scheduler_.now());
    tell(fmt::format("{} reads {} to {}", caller->name(), code, officer.name()));
    Typewriter typewriter{action.number + 1, 0};
    Person person{officer.device(), chance, typewriter};
    officer.save(person.note_code(code, caller->device().grantee.person), chance);
}

/// An administrator's work, as the server's own commands do it.
void World::reorganize(const Action& action, Chance& chance) {
    if (!server_->is_up() || action.slot >= devices_.size() || !devices_[action.slot]) return;
    const SimulatedDevice& device = *devices_[action.slot];
    const std::size_t kind = chance.below(100);
    server_->administer([&](Database& database, Instant now) {
        if (kind < 50) {
            move_division(database, now, chance.random());
            tell("the second division moves to another organ, or back");
        } else if (kind < 85) {
            const Role role = change_role(database, device.device().id, now, chance.random());
            tell(device.name() + " is " + std::string{to_text(role)} + " from now on");
        } else {
            DeviceStore{database}.revoke(device.device().id, now);
            permits_.insert(RefusalReason::revoked);
            tell(device.name() + " is revoked");
        }
        note_organization_changed(database);
    });
}

}  // namespace thidua::simulator
