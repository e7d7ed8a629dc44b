#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// The plan of each of the two organs, article by article: entered whole, over the line, on paper.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::string plain(std::string text) {
    for (const auto& [mark, letter] : {std::pair{"&quot;", "\""}, std::pair{"&amp;", "&"}})
        for (std::size_t at; (at = text.find(mark)) != std::string::npos;)
            text.replace(at, std::string{mark}.size(), letter);
    return text;
}

/// The keys below a prefix in the order that "order" gives them.
std::vector<std::string> keys_in_order(const json& plan, const std::string& prefix) {
    std::vector<std::pair<int, std::string>> keys;
    for (const auto& [path, value] : plan.items())
        if (path.starts_with(prefix) && path.ends_with("/order"))
            keys.emplace_back(value.get<int>(),
                              path.substr(0, path.size() - std::string{"/order"}.size()));
    std::ranges::sort(keys);
    std::vector<std::string> ordered;
    for (auto& [order, key] : keys) ordered.push_back(std::move(key));
    return ordered;
}

class PlanArticlesTest : public PaperDeskTest {
protected:
    void issue(ServedDevice& office, ServedDevice& head, ServedDevice& clerk, ServedDevice& reader,
               const std::string& name) {
        plan_ = json::parse(bytes_of(sample_file("plans/" + name + ".json")));
        const auto sync = [&] {
            for (int round = 0; round < 2; ++round)
                for (ServedDevice* const device : {&office, &head, &clerk, &reader})
                    EXPECT_TRUE(device->sync().is_done());
        };
        sync();
        const std::string id =
            made(office, {"plan", "--from", sample_file("plans/" + name + ".json")});
        done(office, {"plan", "submit", id});
        sync();
        done(head, {"plan", "sign", id});
        sync();
        done(clerk, {"plan", "issue", id, "--number", "48/KH", "--issued-on", "20/04/2026"});
        sync();
        kept_ = shown(reader, "plan", id).at("fields");
        done(reader, {"plan", "print", id, "--to", file("ke-hoach.docx")});
        paper_ = plain(text_of(file("ke-hoach.docx")));
    }

    /// On another machine, every article has the words that were entered.
    void expect_kept() {
        for (const auto& [path, value] : plan_.items())
            EXPECT_EQ(kept_.value(path, json{}), value) << path;
    }
    /// Every section with its own number and title, in its place, with every paragraph of it.
    void expect_sections() {
        std::size_t from = 0;
        for (const std::string& section : keys_in_order(plan_, "sections/")) {
            const std::string number = plan_.value(section + "/number", "");
            const std::string heading =
                (number.empty() ? "" : number + ". ") + plan_.value(section + "/title", "");
            if (heading.empty()) continue;
            const std::size_t at = paper_.find('\n' + heading + '\n', from);
            ASSERT_NE(at, std::string::npos) << heading;
            from = at + heading.size();
            std::istringstream text{plan_.value(section + "/text", "")};
            for (std::string paragraph; std::getline(text, paragraph);)
                EXPECT_NE(paper_.find(paragraph, from), std::string::npos)
                    << heading << ": " << paragraph;
        }
    }
    /// In the middle of its sentence a subject begins with a small letter, and needs no colon.
    void expect_bases() {
        for (const std::string& key : keys_in_order(plan_, "bases/")) {
            EXPECT_THAT(paper_, HasSubstr(" số " + plan_.value(key + "/number", ""))) << key;
            const std::string subject = plan_.value(key + "/subject", "");
            EXPECT_THAT(paper_, HasSubstr(subject.substr(subject.find(' ')))) << key;
            EXPECT_THAT(paper_, testing::Not(HasSubstr(": " + subject))) << key;
        }
    }
    /// Each with its purpose, or under the label of its brace.
    void expect_recipients() {
        for (const std::string& key : keys_in_order(plan_, "recipients/")) {
            EXPECT_THAT(paper_, HasSubstr("- " + plan_.value(key + "/name", ""))) << key;
            const std::string group = plan_.value(key + "/group", "");
            const std::string purpose = group.empty() ? plan_.value(key + "/purpose", "") : group;
            if (!purpose.empty()) EXPECT_THAT(paper_, HasSubstr('(' + purpose + ')')) << key;
        }
    }
    /// One below the other: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", the name.
    void expect_signer() {
        std::vector<std::string> lines{plan_.value("signer/title", ""),
                                       plan_.value("signer/name", "")};
        if (plan_.value("signer/capacity", "") == "KT")
            lines.insert(lines.begin(), "KT. " + plan_.value("signer/for", ""));
        std::size_t from = 0;
        for (const std::string& line : lines) {
            const std::size_t at = paper_.find(line, from);
            ASSERT_NE(at, std::string::npos) << line;
            from = at + line.size();
        }
    }
    void expect_all() {
        expect_kept();
        expect_sections();
        expect_bases();
        expect_recipients();
        expect_signer();
    }

    json plan_, kept_;
    std::string paper_;
};

TEST_F(PlanArticlesTest, OfTheDepartmentOfJustice) {
    issue(office_, director_, clerk_, officer_, "stp");
    expect_all();
    std::vector<std::string> numbers;
    for (const std::string& section : keys_in_order(plan_, "sections/"))
        if (plan_.value(section + "/level", 0) == 1)
            numbers.push_back(plan_.value(section + "/number", ""));
    EXPECT_EQ(std::ranges::count(numbers, "IV"), 2) << "as the original has it";
    EXPECT_THAT(paper_, HasSubstr("Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ "
                                  "Chính trị về đột phá phát triển khoa học"));
    EXPECT_TRUE(kept_.contains("movements/DMST-CDS") && kept_.contains("movements/KHCN-SO-XANH"));
}

TEST_F(PlanArticlesTest, OfTheDepartmentOfForeignAffairs) {
    ServedDevice office{server_, people::office_of_foreign_affairs()};
    ServedDevice head{server_, {"Trần Thị Mẫu", "SNgV", Role::leadership, "PGD"}};
    ServedDevice clerk{server_, {"Lý Văn Sổ", "SNgV-VP", Role::clerk, "VT"}};
    ServedDevice reader{server_, {"Hoàng Thị Đọc", "SNgV-HTQT", Role::officer, "CV"}};
    issue(office, head, clerk, reader, "sngv");
    expect_all();
    EXPECT_EQ(plan_.at("signer/capacity"), "KT") << "signed by delegation";
}

}  // namespace
}  // namespace thidua::cli
