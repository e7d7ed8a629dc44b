#include "client/app/award_payments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "client/app/editing.h"
#include "client/app/field_number.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

constexpr std::array<std::string_view, 4> payment_paths{"paid_on", "paid_amount", "paid_document",
                                                        "paid_note"};

Error of_award_named(const Record& award, const std::string& sentence) {
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(sentence), text_or_empty(award.fields, "name")));
}

bool is_award_cancelled(Workspace& workspace, const Record& award) {
    return RecordQuery{workspace.store()}.count(
               {.type = record_types::cancellation, .parent = award.id}) > 0;
}

/// Of an award as it will say it. One that was paid before it was cancelled can still be corrected.
Result<void> check_payment(Workspace& workspace, const Record& award, bool was_paid) {
    const auto on = date_or_none(award.fields, "paid_on");
    const auto amount = find_number(award.fields, "paid_amount");
    if (!on && !amount) return {};
    if (!on || !amount)
        return failure(ErrorCode::invalid_input,
                       tr("A payment has its day and its amount: say paid_on= and paid_amount= "
                          "together, or clear both."));
    if (*amount <= Decimal{0})
        return failure(ErrorCode::invalid_input, tr("What was paid is more than 0 đồng."));
    if (!was_paid && is_award_cancelled(workspace, award))
        return of_award_named(award, tr("The award of {} was cancelled; no prize is paid of it."));
    const auto decided = date_or_none(award.fields, "decided_on");
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    if ((decided && *on < *decided) || *on > today)
        return failure(ErrorCode::invalid_input,
                       tr("A prize is paid on a day from that of its decision until today."));
    return {};
}

Record with_changes(Record award, const Fields& now) {
    for (const std::string_view path : payment_paths)
        if (const auto said = now.find(FieldPath{path}); said != now.end()) {
            if (is_null(said->second))
                award.fields.erase(said->first);
            else
                set_value(award.fields, path, said->second);
        }
    return award;
}

/// What is to be set, of an award of which nothing is noted yet.
Result<Fields> payment_fields(const Record& award, const PrizePayment& payment) {
    if (const auto paid = date_or_none(award.fields, "paid_on"))
        return failure(
            ErrorCode::wrong_state,
            fmt::format(fmt::runtime(tr("The prize of {} was paid on {} already; what "
                                        "is wrong there is corrected with \"award set "
                                        "{}\".")),
                        text_or_empty(award.fields, "name"), to_display(*paid), award.id.text()));
    const auto amount = payment.amount ? payment.amount : find_number(award.fields, "amount");
    if (!amount)
        return of_award_named(award, tr("No prize stands in the register for {}: say with --amount "
                                        "what was paid."));
    Fields fields{{"paid_on", payment.on}, {"paid_amount", *amount}};
    if (!is_blank(payment.document)) set_value(fields, "paid_document", payment.document);
    if (!is_blank(payment.note)) set_value(fields, "paid_note", payment.note);
    return fields;
}

Result<Record> award_to_pay(Workspace& workspace, const RecordId& id) {
    auto award = RecordQuery{workspace.store()}.find(id);
    if (!award || award->type != record_types::award)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("Nothing here has the id {}.")), id.text()));
    const RecordId unit = id_or_none(award->fields, "unit");
    const auto right = unit.is_nil() ? check_right(workspace, Action::keep_awards)
                                     : check_right(workspace, Action::keep_awards, unit);
    if (!right) return right.error();
    return *std::move(award);
}

}  // namespace

Result<NotedPayments> note_payments(Workspace& workspace, const std::vector<RecordId>& awards,
                                    const PrizePayment& payment) {
    if (payment.amount && awards.size() > 1)
        return failure(ErrorCode::invalid_input,
                       tr("An amount is said of one award at a time; without it each is paid as it "
                          "was granted."));
    NotedPayments noted;
    EditBuilder edit{workspace};
    std::vector<RecordId> once;
    for (const RecordId& id : awards) {
        if (std::ranges::find(once, id) != once.end()) continue;
        once.push_back(id);
        const auto award = award_to_pay(workspace, id);
        if (!award) return award.error();
        const auto fields = payment_fields(*award, payment);
        if (!fields) return fields.error();
        for (const auto& [path, value] : *fields)
            edit.set(award->type, id, path, find_value(award->fields, path), value);
        if (auto done = follow_payment(workspace, *award, *fields, edit); !done)
            return done.error();
        ++noted.awards;
        noted.amount = noted.amount + *find_number(*fields, "paid_amount");
    }
    if (edit.is_empty()) return noted;
    if (auto saved = edit.save(); !saved) return saved.error();
    return noted;
}

Result<void> follow_payment(Workspace& workspace, const Record& award, const Fields& now,
                            EditBuilder& edit) {
    const auto by = now.find("paid_noted_by");
    if (by != now.end() && by->second != find_value(award.fields, "paid_noted_by"))
        return failure(ErrorCode::invalid_input,
                       tr("Who noted a payment is written by itself; leave paid_noted_by out."));
    const bool is_about_payment = std::ranges::any_of(
        payment_paths, [&](std::string_view path) { return now.contains(FieldPath{path}); });
    if (!is_about_payment) return {};
    const bool was_paid = date_or_none(award.fields, "paid_on").has_value();
    if (auto sound = check_payment(workspace, with_changes(award, now), was_paid); !sound)
        return sound;
    const auto profile = enrolled_profile(workspace);
    if (!profile) return profile.error();
    const Value& seen = find_value(award.fields, "paid_noted_by");
    if (seen != Value{profile->person})
        edit.set(award.type, award.id, "paid_noted_by", seen, profile->person);
    return {};
}

bool is_prize_owed(Workspace& workspace, const Record& award) {
    const auto granted = find_number(award.fields, "amount");
    return granted && *granted > Decimal{0} && !date_or_none(award.fields, "paid_on") &&
           !is_award_cancelled(workspace, award);
}

bool is_paid_money(std::string_view path) {
    return path == "paid_amount";
}

}  // namespace thidua
