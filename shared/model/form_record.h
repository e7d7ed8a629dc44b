#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// A published report form. The definition is read by shared/forms.
struct FormRecord {
    static constexpr std::string_view record_type = record_types::form;

    RecordId organ;
    std::string key;  ///< "annual-report"
    std::int64_t version = 0;
    std::string title;
    std::string definition;           ///< JSON text
    std::string published_at_device;  ///< first; its history tells the rest

    bool operator==(const FormRecord&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<FormRecord> auto& form) {
    visit("organ", form.organ);
    visit("key", form.key);
    visit("version", form.version);
    visit("title", form.title);
    visit("definition", form.definition);
    visit("published_at_device", form.published_at_device);
}

}  // namespace thidua
