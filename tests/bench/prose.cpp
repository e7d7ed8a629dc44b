#include "tests/bench/prose.h"

#include <vector>

namespace thidua {

std::string made_prose(std::size_t bytes, Random& random) {
    static const std::vector<std::string> words{
        "phòng",  "đã",     "triển khai", "thực hiện", "phong trào", "thi đua", "chuyển đổi số",
        "kết quả", "đạt",   "vượt",       "chỉ tiêu",  "hồ sơ",      "trực tuyến", "người dân",
        "xã",     "thủ tục", "hành chính", "sáng kiến", "tập huấn",  "cán bộ",  "công chức"};
    std::string text;
    while (text.size() < bytes) text += words[random.below(words.size())] + ' ';
    return text;
}

}  // namespace thidua
