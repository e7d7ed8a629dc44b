#include "tests/forms/small_form.h"

#include "shared/forms/answers.h"
#include "shared/forms/form_reader.h"

namespace thidua {

const std::string_view small_form_json = R"json({
  "key": "small-form", "version": 3, "title": {"vi": "Biểu nhỏ", "en": "Small form"},
  "sections": [
    {"key": "figures", "title": {"vi": "Số liệu"}, "fields": [
      {"key": "people", "kind": "integer", "label": {"vi": "Số người", "en": "People"},
       "required": true, "minimum": 0, "maximum": 1000, "compare_last_period": true,
       "consolidation": "sum"},
      {"key": "trained", "kind": "integer", "label": "Được tập huấn", "consolidation": "sum"},
      {"key": "score", "kind": "number", "label": "Điểm", "minimum": "-0.5", "maximum": "10",
       "consolidation": {"by": "weighted_average", "weight": "people", "digits": 3}},
      {"key": "share", "kind": "percent", "label": "Tỷ lệ", "consolidation": "max"},
      {"key": "cost", "kind": "money", "label": "Kinh phí", "consolidation": "sum"},
      {"key": "trained_rate", "kind": "computed", "label": "Tỷ lệ tập huấn",
       "formula": "round(trained * 100 / people, 2)", "shown_as": "percent",
       "compare_last_period": true,
       "consolidation": {"by": "ratio_of_sums", "numerator": "trained", "denominator": "people"}},
      {"key": "total_value", "kind": "computed", "label": "Tổng giá trị",
       "formula": "sum(models.value)", "shown_as": "money", "consolidation": "sum"}
    ]},
    {"key": "words", "title": {"vi": "Thuyết minh"}, "fields": [
      {"key": "name", "kind": "text", "label": "Tên", "length_max": 10},
      {"key": "story", "kind": "long_text", "label": "Nội dung", "required": true,
       "consolidation": "text_by_unit"},
      {"key": "day", "kind": "date", "label": "Ngày", "consolidation": "min"},
      {"key": "done", "kind": "yes_no", "label": "Đã làm", "consolidation": "count"},
      {"key": "grade", "kind": "choice", "label": "Xếp loại", "choices": [
        {"key": "good", "label": {"vi": "Tốt", "en": "Good"}},
        {"key": "poor", "label": {"vi": "Kém", "en": "Poor"}}]},
      {"key": "annex", "kind": "attachment", "label": "Phụ lục"},
      {"key": "models", "kind": "table", "label": "Mô hình", "row_key": "title",
       "consolidation": "table_rows", "columns": [
        {"key": "title", "kind": "text", "label": "Tên mô hình", "required": true},
        {"key": "value", "kind": "money", "label": "Giá trị", "minimum": 0}]},
      {"key": "visits", "kind": "table", "label": "Chuyến đi", "consolidation": "count",
       "columns": [{"key": "place", "kind": "text", "label": "Nơi đến"}]}
    ]}
  ],
  "rules": [
    {"key": "trained_within", "check": "trained <= people", "severity": "error",
     "message": {"vi": "Nhiều hơn số người.", "en": "More than people."}, "fields": ["trained"]},
    {"key": "costly", "check": "cost <= 1000000", "severity": "warning",
     "message": {"vi": "Kinh phí lớn."}, "fields": ["cost", "people"]}
  ]
})json";

Form make_small_form() {
    return read_form(small_form_json).value();
}

Fields make_answers(std::initializer_list<std::pair<std::string_view, Value>> values) {
    Fields answers;
    for (const auto& [key, value] : values) set_value(answers, answer_path(key), value);
    return answers;
}

Value decimal_value(std::string_view text) {
    return Decimal::from_text(text).value();
}

}  // namespace thidua
