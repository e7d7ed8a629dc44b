#include "tests/bench/thrift_reports.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace thidua {
namespace {

using Words = std::vector<std::string>;

const Words& openings() {
    static const Words words{
        "Phòng Quản lý đô thị", "Tổ thi đua số ba", "Trung tâm Khuyến nông", "Hạt Kiểm lâm liên xã",
        "Trường phổ thông dân tộc bán trú", "Bộ phận một cửa của phường", "Trạm Y tế xã Thượng Lâm",
        "Đội quản lý thị trường", "Ban quản lý chợ trung tâm", "Chi cục Thủy lợi",
        "Phòng Bưu chính", "Bảo tàng tỉnh", "Thư viện tỉnh", "Đoàn nghệ thuật dân tộc",
        "Trung tâm Kiểm soát bệnh tật", "Phòng Giám định y khoa", "Kho bạc khu vực",
        "Trung tâm Dịch vụ việc làm", "Phòng Lao động", "Tổ dân phố số 7", "Xã Minh Quang",
        "Đài truyền thanh cơ sở", "Nhóm chuyên viên trẻ", "Phòng Đăng kiểm", "Đội cứu hộ đường thủy",
        "Trung tâm Nước sinh hoạt", "Phòng Quy hoạch kiến trúc", "Ban Giải phóng mặt bằng"};
    return words;
}

const Words& beginnings() {
    static const Words words{"từ tháng tư", "ngay sau Tết", "giữa vụ gặt", "cuối quý ba",
                             "trước mùa lũ", "suốt mười một tuần", "vào các tối thứ năm",
                             "mỗi phiên chợ", "nhân dịp khai giảng", "khi nhập hai xã",
                             "theo gợi ý của bà con", "không chờ nhắc", "với ba người phụ trách",
                             "bằng nguồn sẵn có", "dù thiếu một biên chế", "sau hai lần làm thử"};
    return words;
}

const Words& verbs() {
    static const Words words{"lập", "vẽ lại", "rút gọn", "chuyển sang bản số", "cho mượn", "dựng",
                             "gộp", "đo", "chấm chéo", "ghép cặp", "soạn", "sửa", "trồng bù",
                             "thuê", "nối", "phát", "mở", "bỏ hẳn", "đối chiếu", "tự viết",
                             "đưa xuống bản", "thay", "nhận đỡ đầu", "tập dượt"};
    return words;
}

const Words& things() {
    static const Words words{
        "danh bạ từng hộ", "sơ đồ đường đi của tờ đơn", "bốn loại sổ theo dõi", "lịch hẹn bằng tin nhắn",
        "máy quét lưu động", "chuyên mục hỏi đáp tiếng Tày", "bản đồ điểm ngập", "hội thi xử lý tình huống",
        "thời gian chờ ở từng quầy", "máy tính bảng theo ngày", "sổ tay bỏ túi hai mươi trang",
        "camera của hợp tác xã", "phim ngắn về người tốt", "giờ tiếp dân buổi tối", "đơn thư trong ngày",
        "xe chở người khuyết tật", "biển báo trên tuyến tránh lũ", "khoảnh rừng bị sạt", "mười một cháu mồ côi",
        "công cụ đối chiếu thu chi", "thẻ ra vào kho lưu trữ", "giá sách ở nhà văn hóa thôn", "ca trực đêm",
        "chuồng trại xa nguồn nước", "vườn ươm cây bản địa", "tủ thuốc lớp học", "loa kéo của chi đoàn",
        "hòm thư góp ý", "nhóm nhắn tin của trưởng thôn", "bảng lương mẫu", "đèn pin và áo phao",
        "biên bản bàn giao chìa khóa", "mã vạch trên bìa hồ sơ", "lối đi cho xe lăn", "ao chứa nước chữa cháy",
        "thực đơn bán trú"};
    return words;
}

const Words& places() {
    static const Words words{"ở thôn Nà Khoang", "tại chợ Bản Luốc", "quanh hồ thủy điện", "bên bờ sông Gâm",
                             "trên tuyến tránh lũ", "trong kho cũ", "ở ba điểm trường", "dọc quốc lộ",
                             "giữa hai phòng", "cho hộ chưa có điện thoại", "cho người cao tuổi",
                             "với tiểu thương", "cùng hội phụ nữ", "nhờ thợ trong bản", "theo mẫu của tỉnh bạn",
                             "mà không thêm kinh phí", "để khỏi hỏi lại giấy tờ", "trước khi trời rét",
                             "qua số máy trực", "ngay ngoài hiên"};
    return words;
}

const Words& outcomes() {
    static const Words words{
        "nhờ vậy thời gian chờ giảm từ {} phút còn {} phút",
        "qua đó {} hộ được phục vụ tại chỗ, thêm {} hộ so với vụ trước",
        "kết quả là {} đơn được trả sớm và chỉ {} đơn phải hẹn lại",
        "bà con gửi {} lời khen, {} lời góp ý qua hòm thư",
        "tính ra mỗi tháng bớt được {} lượt đi lại và {} tờ giấy",
        "có {} người đăng ký học, {} người thi đạt ngay lần đầu",
        "bớt chi {} triệu đồng tiền in và {} giờ làm thêm",
        "sai sót còn {} lỗi trên một nghìn dòng, trước kia là {}",
        "đến cuối kỳ đã phủ {} thôn trong tổng số {} thôn",
        "số cuộc gọi phàn nàn rơi từ {} xuống {}",
        "{} sáng kiến nhỏ được ghi nhận, {} cái đang dùng thử ở nơi khác",
        "đội trực xử lý {} vụ trong đêm, nhanh hơn trước {} phút",
        "cả năm không để sót việc nào quá {} ngày, ngắn hơn mức cho phép {} ngày"};
    return words;
}

const Words& obstacles() {
    static const Words words{"Sóng yếu ở thung lũng", "Người làm chính nghỉ thai sản", "Biểu đổi hai lần",
                             "Mưa kéo dài", "Thói quen làm theo lối cũ", "Máy in hỏng giữa đợt", "Đường sạt",
                             "Khoản này chưa có trong dự toán", "Hai phòng hiểu mỗi nơi một ý",
                             "Người già ngại bấm phím", "Kho chật", "Chưa ai giữ mật khẩu dự phòng"};
    return words;
}

const Words& effects() {
    static const Words words{"làm lỡ nửa tháng", "khiến số cũ phải nhập lại", "nên mới xong phần đầu",
                             "nhưng không ai kêu ca", "và phải mượn người của trạm", "nên xin lùi một tuần",
                             "làm tốn thêm xăng xe", "nên chúng tôi hỏi dân trước rồi mới viết",
                             "và là bài học lớn nhất", "nên đề nghị cấp thêm pin dự phòng",
                             "khiến đoàn xuống xem phải đợi", "nhưng ý tưởng của chị văn thư đã cứu cả đợt"};
    return words;
}

const Words& questions() {
    static const Words words{"direction_summary", "awareness_result", "infrastructure_result",
                             "innovation_result", "digital_society_result", "difficulties",
                             "causes", "next_year_plan", "proposals"};
    return words;
}

const Words& figures() {
    static const Words words{"guiding_documents", "staff_total", "staff_informed", "files_total",
                             "files_online", "files_on_time", "tasks_assigned", "tasks_completed",
                             "trained_people", "communication_items"};
    return words;
}

const std::string& one_of(const Words& words, Random& random) {
    return words[random.below(words.size())];
}

std::string sentence(Random& random) {
    const std::size_t first = random.below(900) + 2;
    const std::size_t second = random.below(90) + 1;
    return fmt::format("{} {} {} {} {}; {}. {} {}.", one_of(openings(), random),
                       one_of(beginnings(), random), one_of(verbs(), random),
                       one_of(things(), random), one_of(places(), random),
                       fmt::format(fmt::runtime(one_of(outcomes(), random)), first, second),
                       one_of(obstacles(), random), one_of(effects(), random));
}

}  // namespace

std::string made_paragraph(std::size_t bytes, Random& random) {
    std::string text = sentence(random);
    while (text.size() < bytes) text += ' ' + sentence(random);
    return text;
}

Fields made_answers(std::size_t bytes, Random& random) {
    Fields answers;
    for (const std::string& key : figures())
        answers["answers/" + key] = static_cast<std::int64_t>(random.below(3'000));
    const std::size_t each = bytes / questions().size() - 170;
    for (const std::string& key : questions())
        answers["answers/" + key] = made_paragraph(each, random);
    return answers;
}

std::string as_answer_file(const Fields& answers) {
    nlohmann::ordered_json file;
    for (const auto& [path, value] : answers) {
        const std::string key = path.substr(path.find('/') + 1);
        if (const auto* text = std::get_if<std::string>(&value))
            file[key] = *text;
        else if (const auto* number = std::get_if<std::int64_t>(&value))
            file[key] = *number;
    }
    return file.dump(1);
}

}  // namespace thidua
