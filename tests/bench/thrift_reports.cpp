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

const Words& deeds() {
    static const Words words{
        "lập danh bạ điện tử của từng hộ để khỏi hỏi lại giấy tờ",
        "đưa máy quét lưu động về tận các bản cách trung tâm hơn ba mươi cây số",
        "thử nghiệm lịch hẹn bằng tin nhắn cho người cao tuổi",
        "gộp bốn loại sổ theo dõi thành một bảng tính chung",
        "mở chuyên mục hỏi đáp bằng tiếng Tày và tiếng Mông",
        "vẽ lại sơ đồ đường đi của tờ đơn từ lúc nhận tới lúc trả",
        "thay việc điểm danh giấy bằng quét mã ở cổng",
        "rà lại toàn bộ biển báo trên tuyến tránh lũ",
        "ghép cặp cán bộ trẻ với người lớn tuổi để học dùng máy",
        "chuyển hai mươi bảy biểu thống kê sang nhập liệu ngay tại hiện trường",
        "dựng bản đồ điểm ngập và gửi cảnh báo cho trưởng thôn",
        "bỏ yêu cầu nộp bản sao có dấu đối với hồ sơ đã lưu trong kho",
        "tổ chức hội thi xử lý tình huống giữa các ca trực",
        "đo thời gian chờ của khách ở từng quầy rồi sắp lại chỗ ngồi",
        "cho mượn máy tính bảng theo ngày đối với hộ chưa có điện thoại",
        "chấm chéo giữa hai tổ, công khai điểm vào chiều thứ sáu",
        "hướng dẫn tiểu thương ghi sổ bán hàng trên điện thoại",
        "trồng bù bốn nghìn cây ở khoảnh rừng bị sạt",
        "soạn sổ tay bỏ túi hai mươi trang dành cho cộng tác viên",
        "kết nối camera của hợp tác xã với phòng trực",
        "làm phim ngắn về người tốt ở chợ phiên",
        "đổi giờ tiếp dân sang buổi tối trong mùa gặt",
        "nhận đỡ đầu mười một cháu nhỏ mồ côi",
        "tự viết công cụ đối chiếu số liệu thu chi",
        "thuê xe chở người khuyết tật tới điểm làm thẻ",
        "phân loại đơn thư ngay trong ngày và báo lại cho người gửi"};
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

const Words& remarks() {
    static const Words words{
        "Tuy vậy sóng yếu ở thung lũng làm máy hay treo lúc chiều muộn",
        "Người làm chính nghỉ thai sản nên nửa cuối năm hơi hụt sức",
        "Cấp trên đổi biểu hai lần khiến số cũ phải nhập lại",
        "Anh em đề nghị cấp thêm pin dự phòng cho mùa mưa",
        "Bài học là hỏi dân trước rồi mới viết kế hoạch",
        "Việc khó nhất vẫn là thuyết phục người quen làm theo lối cũ",
        "Sang năm sẽ nhân ra sáu điểm nữa và bớt hẳn sổ giấy",
        "Chúng tôi xin được thưởng nóng cho ba người trực đêm lũ",
        "Khoản này chưa có trong dự toán, tạm lấy từ nguồn tự có",
        "Ý tưởng ban đầu là của một chị văn thư sắp nghỉ hưu",
        "Đoàn công tác tỉnh bạn đã xuống xem và xin bản vẽ",
        "Phần còn lại chờ đường truyền mới, dự kiến xong trước mùa đông",
        "Con số trên lấy từ nhật ký máy, không phải ước lượng",
        "Hai bên đã ký biên bản ghi rõ ai giữ chìa khóa, ai giữ mật khẩu"};
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
    return fmt::format("{} {}; {}. {}.", one_of(openings(), random), one_of(deeds(), random),
                       fmt::format(fmt::runtime(one_of(outcomes(), random)), first, second),
                       one_of(remarks(), random));
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
