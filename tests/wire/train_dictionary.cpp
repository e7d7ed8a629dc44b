// Makes the dictionary of the stream; see shared/wire/dictionary/README.md. The same files give the
// same dictionary.
//
//     train_dictionary PHRASES DICTIONARY FORM...
#include <zdict.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "shared/base/random.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr int effort = 9;
constexpr std::size_t samples_count = 400;

std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// Keys of questions, columns and choices, as they stand in paths and values.
void collect_keys(const nlohmann::json& node, std::vector<std::string>& keys) {
    if (node.is_object() && node.contains("key")) keys.push_back(node["key"]);
    for (const auto& inner : node)
        if (inner.is_structured()) collect_keys(inner, keys);
}

/// Edits, receipts and pages as a device and a server say them, about nothing.
class SampleMaker {
public:
    SampleMaker(std::vector<std::string> words, std::vector<std::string> keys)
        : words_{std::move(words)}, keys_{std::move(keys)} {}

    Bytes creation(std::size_t answers) {
        const RecordId report = id<RecordId>();
        Edit edit = new_edit();
        edit.operations.push_back({.kind = OperationKind::create,
                                   .record_type = "report",
                                   .record = report,
                                   .scope = id<ScopeId>()});
        set(edit, report, "form_key", "annual-report");
        set(edit, report, "form_version", std::int64_t{1});
        set(edit, report, "period", id<RecordId>());
        set(edit, report, "state", "draft");
        set(edit, report, "unit", id<RecordId>());
        set(edit, report, "version", std::int64_t{0});
        for (std::size_t at = 0; at < answers; ++at) set(edit, report, path(), value());
        return encode_edit(edit);
    }

    Bytes change() {
        Edit edit = new_edit();
        set(edit, id<RecordId>(), path(), value());
        edit.operations.back().seen = value();
        return encode_edit(edit);
    }

    Bytes answer() {
        Receipt receipt{.edit = id<EditId>(),
                        .edit_hash = sha256(std::to_string(random_.next())),
                        .device = id<DeviceId>(),
                        .number = EditNumber{1 + random_.below(500)},
                        .seq = Sequence{1 + random_.below(50'000)},
                        .server_time = moment()};
        receipt.outcomes.resize(1 + random_.below(30));
        return encode_receipt(receipt);
    }

    Bytes record() {
        Fields fields;
        for (int at = 0; at < 12; ++at) set_value(fields, path(), value());
        return encode_fields(fields);
    }

private:
    template <class Id>
    Id id() {
        Uuid uuid;
        random_.fill(uuid.bytes);
        return Id{uuid};
    }
    Instant moment() {
        return Instant{1'790'000'000'000 + static_cast<std::int64_t>(random_.below(31'536'000'000))};
    }
    Edit new_edit() {
        return {.id = EditId{make_uuid_v7(moment(), random_)},
                .author = "Nguyễn Thị Hà",
                .device_time = moment()};
    }
    std::string path() { return "answers/" + keys_[random_.below(keys_.size())]; }
    Value value() {
        if (random_.below(3) == 0) return static_cast<std::int64_t>(random_.below(2'000));
        std::string text;
        const std::size_t runs = 2 + random_.below(12);
        for (std::size_t run = 0; run < runs; ++run) append_run(text);
        text.back() = '.';
        return text;
    }
    /// Two or three words that stand together somewhere: less than a phrase, so that what is
    /// counted is what new sentences have left after the dictionary.
    void append_run(std::string& text) {
        const std::size_t length = 1 + random_.below(3);
        const std::size_t from = random_.below(words_.size() - length);
        for (std::size_t at = from; at < from + length; ++at) text += words_[at] + ' ';
    }
    static void set(Edit& edit, RecordId record, std::string path, Value value) {
        edit.operations.push_back({.record_type = "report",
                                   .record = record,
                                   .path = std::move(path),
                                   .value = std::move(value)});
    }

    std::vector<std::string> words_;
    std::vector<std::string> keys_;
    SeededRandom random_{1};
};

/// What is most often meant stands last: it is named with the fewest bits.
Bytes make_content(const std::string& phrases, const std::vector<std::string>& keys,
                   SampleMaker& maker) {
    Bytes content;
    for (const std::string& key : keys) content += "answers/" + key + ' ';
    content += phrases;
    return content + maker.answer() + maker.change() + maker.creation(0);
}

Bytes finalize(const Bytes& content, SampleMaker& maker) {
    Bytes samples;
    std::vector<std::size_t> sizes;
    const auto add = [&](const Bytes& sample) {
        samples += sample;
        sizes.push_back(sample.size());
    };
    for (std::size_t at = 0; at < samples_count; ++at) {
        add(maker.creation(12));
        add(maker.change());
        if (at % 4 == 0) add(maker.answer());
        if (at % 8 == 0) add(maker.record());
    }
    Bytes dictionary(content.size() + 4096, '\0');
    ZDICT_params_t parameters{};
    parameters.compressionLevel = effort;
    const std::size_t size = ZDICT_finalizeDictionary(
        dictionary.data(), dictionary.size(), content.data(), content.size(), samples.data(),
        sizes.data(), static_cast<unsigned>(sizes.size()), parameters);
    if (ZDICT_isError(size) != 0) throw std::runtime_error{ZDICT_getErrorName(size)};
    dictionary.resize(size);
    // No number of its own: the first byte of a stream says which dictionary is meant.
    return dictionary.replace(4, 4, 4, '\0');
}

void make(const std::string& phrases_file, const std::string& dictionary_file,
          const std::vector<std::string>& forms) {
    const std::string phrases = read_file(phrases_file);
    std::vector<std::string> keys;
    for (const std::string& form : forms) collect_keys(nlohmann::json::parse(read_file(form)), keys);
    SampleMaker maker{words_of(phrases), keys};
    const Bytes content = make_content(phrases, keys, maker);
    std::ofstream file{dictionary_file, std::ios::binary};
    file << finalize(content, maker);
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    thidua::make(argv[1], argv[2], {argv + 3, argv + argc});
    return 0;
}
