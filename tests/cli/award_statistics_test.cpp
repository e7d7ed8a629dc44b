#include <gmock/gmock.h>

#include "tests/cli/year_sample.h"

// Who is commended: direct workers or those who lead, with an initiative, for which content.

namespace thidua::cli {
namespace {

class AwardStatisticsTest : public YearTest {
protected:
    /// Decided, numbered and entered.
    void commended(const std::vector<std::string>& more) {
        const std::string id = nominated(open_round("organ"), "GK-SO", more);
        accept_whatever_is_told(id);
        done(office_, {"nomination", "present", id});
        const std::string decision =
            made(office_, {"decision", "title=Tặng Giấy khen", "nominations/1=" + id});
        done(office_, {"decision", "submit", decision});
        sync_all();
        done(director_, {"decision", "sign", decision});
        sync_all();
        done(clerk_, {"decision", "issue", decision, "--number",
                      std::to_string(++last_number_) + "/QĐ-STP", "--issued-on", "10/09/2026"});
        sync_all();
        done(office_, {"decision", "enter", decision});
    }
    json table(const std::string& title, const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"statistics",
                                       sample_file("statistics/thi-dua-khen-thuong.json")};
        words.insert(words.end(), more.begin(), more.end());
        for (const json& one : run_json(office_, words))
            if (one.at("title") == title) return one;
        ADD_FAILURE() << title;
        return {};
    }
    static int of_row(const json& table, const std::string& name) {
        for (const json& row : table.at("rows"))
            if (row.at("name") == name) return row.at("total");
        return 0;
    }
    int last_number_ = 120;
};

TEST_F(AwardStatisticsTest, TheyTellDirectWorkersInitiativesContentsAndYears) {
    const std::string initiative =
        made(officer_, {"initiative", "title=Biểu mẫu điện tử", "content=so-hoa"});
    commended(
        {"kind=individual", "name=Lý Thị Mai", "is_direct_worker=yes", "initiative=" + initiative});
    commended({"kind=individual", "name=Nguyễn Văn An", "is_leader=yes", "content=xanh",
               "summary=Chỉ đạo phân loại rác"});
    commended({"kind=collective", "name=Tổ một cửa", "summary=Không hồ sơ quá hạn"});
    const json direct = table("Cá nhân được khen trực tiếp công tác");
    EXPECT_EQ(direct.at("total"), 2);
    EXPECT_EQ(of_row(direct, "Works directly: yes"), 1) << direct.dump();
    const json initiatives = table("Cá nhân được khen có sáng kiến");
    EXPECT_EQ(of_row(initiatives, "Initiative: yes"), 1) << initiatives.dump();
    EXPECT_EQ(of_row(initiatives, "Initiative: no"), 1);
    const json contents = table("Khen thưởng theo nội dung thi đua");
    EXPECT_EQ(of_row(contents, "so-hoa"), 1) << "that of the initiative";
    EXPECT_EQ(of_row(contents, "xanh"), 1);
    EXPECT_EQ(of_row(table("Khen thưởng theo năm"), "2026"), 3);
    EXPECT_EQ(table("Khen thưởng theo năm", {"--from", "01/01/2027"}).at("total"), 0);
}

}  // namespace
}  // namespace thidua::cli
