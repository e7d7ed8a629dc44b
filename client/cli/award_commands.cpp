#include <fmt/format.h>

#include "client/app/award_desk.h"
#include "client/app/award_payments.h"
#include "client/app/reports.h"
#include "client/app/rule_sets.h"
#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"
#include "shared/rules/rule_set_reader.h"

namespace thidua::cli {
namespace of_award {

Json to_json(const std::vector<Check>& checks) {
    Json list = Json::list();
    for (const Check& check : checks)
        list.push(Json::object()
                      .set("check", check.key)
                      .set("result", to_text(check.result))
                      .set("words", check.words)
                      .set("source", check.source));
    return list;
}

Json to_json(const std::vector<MissingPart>& parts) {
    Json list = Json::list();
    for (const MissingPart& part : parts)
        list.push(Json::object().set("part", to_text(part.part)).set("words", part.words));
    return list;
}

std::string mark_of(CheckResult result) {
    switch (result) {
        case CheckResult::passed:
            return "✓";
        case CheckResult::told:
            return "i";
        case CheckResult::warned:
            return "!";
        case CheckResult::stopped:
            return "✗";
        case CheckResult::off:
            return "–";
    }
    return {};
}

bool is_acceptable(const NominationReview& review) {
    return review.open.empty() && review.missing.empty() && review.too_late.empty();
}

std::string text_of(const NominationReview& review) {
    std::string text = fmt::format("{}: {}\n", tr("Rule set"), review.rule_set);
    for (const Check& check : review.checks) {
        const std::string title = is_check_key(check.key) ? check_title(check.key) : check.key;
        text += fmt::format("  {} {}: {}\n", mark_of(check.result), title, check.words);
    }
    for (const MissingPart& part : review.missing) text += "  ✗ " + part.words + '\n';
    if (!review.too_late.empty()) text += "  ✗ " + review.too_late + '\n';
    if (const auto& handed = review.handed_in; handed.by_device)
        text += fmt::format(fmt::runtime(tr("Handed in at {} by the device's clock, at the server "
                                            "{}.")),
                            to_display(*handed.by_device),
                            handed.at_server ? to_display(*handed.at_server) : tr("not yet")) +
                '\n';
    if (!review.refusal.empty())
        text += review.refusal + '\n';
    else if (!review.route.empty())
        text += review.route + '\n';
    return text +
           (is_acceptable(review) ? tr("The dossier can be accepted.")
                                  : tr("The dossier cannot be accepted yet.")) +
           '\n';
}

Result<ExitCode> check(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::nomination, arguments.word("ID"));
    if (!id) return id.error();
    const auto review = AwardDesk{workspace}.review(*id);
    if (!review) return review.error();
    console.show(Json::object()
                     .set("id", *id)
                     .set("rule_set", review->rule_set)
                     .set("checks", to_json(review->checks))
                     .set("open", to_json(review->open))
                     .set("missing", to_json(review->missing))
                     .set("refusal", review->refusal)
                     .set("route", review->route)
                     .set("handed_in", review->handed_in.by_device)
                     .set("received", review->handed_in.at_server)
                     .set("too_late", review->too_late)
                     .set("acceptable", is_acceptable(*review)),
                 text_of(*review));
    return ExitCode::done;
}

Result<ExitCode> overrule(Workspace& workspace, const Arguments& arguments,
                          const Console& console) {
    const auto id = resolve_id(workspace, record_types::nomination, arguments.word("ID"));
    if (!id) return id.error();
    const std::string key = arguments.word("CHECK");
    const auto done = AwardDesk{workspace}.overrule(*id, key, arguments.word("--reason"));
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("check", key),
                 tr("The reason is kept with the nomination."));
    return ExitCode::done;
}

Result<ExitCode> enter(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::award_decision, arguments.word("ID"));
    if (!id) return id.error();
    const auto entered = AwardDesk{workspace}.enter_awards(*id);
    if (!entered) return entered.error();
    console.show(
        Json::object().set("id", *id).set("awards", Json::number(*entered)),
        fmt::format(fmt::runtime(tr("Awards in the register by this decision: {}.")), *entered));
    return ExitCode::done;
}

std::string problem_of_pay(const Arguments& arguments) {
    const std::string day = arguments.word("--on");
    return date_from_words(day) ? std::string{} : date_words_wanted("--on", day);
}

/// As "award set paid_amount=" reads it.
Result<std::optional<Decimal>> amount_typed(Workspace& workspace, const Arguments& arguments) {
    const auto typed = arguments.option("--amount");
    if (!typed) return std::optional<Decimal>{};
    const RecordRule& rule = *find_record_rule(record_types::award);
    const auto value = typed_value(workspace, *find_field(rule.fields, "paid_amount"), *typed);
    if (!value) return value.error();
    if (const auto* const whole = std::get_if<std::int64_t>(&*value))
        return std::optional{Decimal{*whole}};
    const auto* const amount = std::get_if<Decimal>(&*value);
    return amount != nullptr ? std::optional{*amount} : std::nullopt;
}

Result<ExitCode> pay(Workspace& workspace, const Arguments& arguments, const Console& console) {
    std::vector<RecordId> awards;
    for (const std::string& word : arguments.words("ID")) {
        const auto id = resolve_id(workspace, record_types::award, word);
        if (!id) return id.error();
        awards.push_back(*id);
    }
    const auto amount = amount_typed(workspace, arguments);
    if (!amount) return amount.error();
    const auto noted = note_payments(workspace, awards,
                                     {.on = *date_from_words(arguments.word("--on")),
                                      .amount = *amount,
                                      .document = arguments.word("--document"),
                                      .note = arguments.word("--note")});
    if (!noted) return noted.error();
    console.show(Json::object()
                     .set("paid", Json::number(noted->awards))
                     .set("amount", Json::number(noted->amount)),
                 fmt::format(fmt::runtime(tr("Noted as paid: {} prizes, {} đồng.")), noted->awards,
                             noted->amount.display()));
    return ExitCode::done;
}

Result<ExitCode> import_rules(Workspace& workspace, const Arguments& arguments,
                              const Console& console) {
    Json keys = Json::list();
    std::string text;
    for (const std::string& file : arguments.words("FILE")) {
        const auto json = read_limited_file(path_from_utf8(file), rule_set_bytes_max);
        if (!json) return json.error();
        const auto key = RuleSets{workspace}.import_file(*json);
        if (!key) return key.error();
        keys.push(*key);
        text += fmt::format(fmt::runtime(tr("The rule set \"{}\" is imported.") + '\n'), *key);
    }
    console.show(Json::object().set("imported", keys), text);
    return ExitCode::done;
}

std::string days_of(const RuleSet& rules) {
    return to_display(rules.valid_from) + " – " +
           (rules.valid_to ? to_display(*rules.valid_to) : std::string{"…"});
}

std::string standing_of(const RuleSet& rules) {
    return rules.is_confirmed ? tr("confirmed") : tr("unverified");
}

std::vector<ListTable> tables_of(const std::vector<RuleSet>& sets) {
    ListTable table{.title = tr("Rule sets"),
                    .heads = {tr("Key"), tr("Title"), tr("Valid from"), tr("Valid to"),
                              tr("Standing"), tr("Source"), tr("Awards")}};
    for (const RuleSet& rules : sets)
        table.rows.push_back({rules.key, rules.title, rules.valid_from,
                              rules.valid_to ? Value{*rules.valid_to} : Value{}, standing_of(rules),
                              rules.source, static_cast<std::int64_t>(rules.awards.size())});
    return {table};
}

Result<ExitCode> list_rules(Workspace& workspace, const Arguments& arguments,
                            const Console& console) {
    const auto sets = RuleSets{workspace}.list();
    if (!sets) return sets.error();
    Json list = Json::list();
    TextTable table;
    for (const RuleSet& rules : *sets) {
        list.push(Json::object()
                      .set("key", rules.key)
                      .set("title", rules.title)
                      .set("valid_from", rules.valid_from)
                      .set("valid_to", rules.valid_to)
                      .set("confirmed", rules.is_confirmed)
                      .set("source", rules.source)
                      .set("awards", Json::number(rules.awards.size())));
        table.add({rules.key, days_of(rules), standing_of(rules), rules.title});
    }
    return hand_over(workspace, arguments, console,
                     {list, or_none(table.text()), [&] { return tables_of(*sets); }});
}

}  // namespace of_award

Commands award_commands() {
    using namespace of_award;
    return {
        {.noun = "nomination",
         .verb = "check",
         .about = tr_later("What the law says of it: each check with its reason, what is missing, "
                           "who may decide and by which way."),
         .parameters = {{"ID"}},
         .run = check},
        {.noun = "nomination",
         .verb = "overrule",
         .about = tr_later("Go on in spite of a check, with a reason that is kept (Office)."),
         .parameters = {{"ID"}, {"CHECK"}},
         .options = {{"--reason", "TEXT", tr_later("why"), true}},
         .run = overrule},
        {.noun = "decision",
         .verb = "enter",
         .about = tr_later("Enter the awards of an issued decision into the register, with their "
                           "prizes (Office)."),
         .parameters = {{"ID"}},
         .run = enter},
        {.noun = "award",
         .verb = "pay",
         .about = tr_later("Note that the prize of awards was paid; \"award list --unpaid\" tells "
                           "which are not yet (Office)."),
         .parameters = {{.name = "ID", .many = true}},
         .options = {{"--on", "DATE", tr_later("the day on which it was paid"), true},
                     {"--amount", "NUMBER", tr_later("đồng, where it is not the prize granted")},
                     {"--document", "TEXT", tr_later("number of the payment voucher")},
                     {"--note", "TEXT", tr_later("kept with it")}},
         .run = pay,
         .find_problem = problem_of_pay},
        {.noun = "ruleset",
         .verb = "import",
         .about = tr_later("Take in rule sets from files, those they extend first (Office)."),
         .parameters = {{.name = "FILE", .many = true}},
         .run = import_rules},
        {.noun = "ruleset",
         .verb = "list",
         .about = tr_later("The rule sets on this device, by their days."),
         .options = {list_file_option()},
         .run = list_rules},
    };
}

}  // namespace thidua::cli
