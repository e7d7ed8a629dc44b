// Writes the inputs that follow from the encoding into the kept corpus: after a change of the
// messages the old ones no longer mean what they meant.
//
//     write_corpus tests/fuzz/corpus
#include <cstdio>
#include <filesystem>

#include "server/store/log_entry.h"
#include "shared/wire/packed_edit.h"
#include "shared/wire/stream_compression.h"
#include "shared/wire/text_patch.h"
#include "tests/support/made_edit.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/sync_desk.h"
#include "tests/wire/samples.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

void write_input(const fs::path& folder, const std::string& name, const Bytes& bytes) {
    fs::create_directories(folder);
    write_whole_file(folder / name, bytes);
}

Bytes frame_around(const Bytes& body) {
    Bytes frame;
    for (std::size_t at = 0; at < frame_header_bytes; ++at)
        frame.push_back(static_cast<char>(body.size() >> 8 * at & 0xff));
    return frame + body;
}

/// Whether the sample is the body of a frame.
bool is_message(const Sample& sample) {
    const auto read = decode_body(sample.bytes);
    return read && body_of(*read) == sample.bytes;
}

/// The first byte says who speaks and how, as in fuzz_frame.cpp.
void write_frames(const fs::path& folder) {
    Bytes all;
    Bytes packed{"\x02"};
    StreamCompressor compressor;
    StreamCompressor dense;
    dense.pack_densely();
    for (const Sample& sample : samples()) {
        if (!is_message(sample)) continue;
        packed += compressor.pack(frame_around(sample.bytes));
        write_input(folder, sample.name, Bytes(1, '\1') + frame_around(sample.bytes));
        all += frame_around(sample.bytes);
    }
    write_input(folder, "all", Bytes(1, '\0') + all);
    write_input(folder, "all-packed-together", "\x03" + StreamCompressor{}.pack(all));
    write_input(folder, "all-packed-in-turn", packed);
    write_input(folder, "all-packed-densely", "\x02" + dense.pack(all));
}

LogEntry sample_log_entry() {
    return {.seq = Sequence{300},
            .device = sample_receipt().device,
            .device_name = "MAY-LAN",
            .number = EditNumber{7},
            .server_time = sample_receipt().server_time,
            .announced_at = sample_receipt().server_time,
            .edit = sample_edit(),
            .outcomes = sample_receipt().outcomes};
}

/// The first byte says which decoder, as in fuzz_message.cpp.
void write_encodings(const fs::path& folder) {
    for (const Sample& sample : samples()) {
        const bool is_readable[] = {is_message(sample),
                                    decode_edit(sample.bytes).has_value(),
                                    decode_receipt(sample.bytes).has_value(),
                                    false,
                                    decode_fields(sample.bytes).has_value()};
        for (std::size_t at = 0; at < std::size(is_readable); ++at)
            if (is_readable[at])
                write_input(folder, sample.name, static_cast<char>(at) + sample.bytes);
    }
    write_input(folder, "log_entry", '\3' + encode_log_entry(sample_log_entry()));
    for (const auto thinness : {Thinness::whole, Thinness::thin})
        write_input(folder, thinness == Thinness::thin ? "packed_edit-thin" : "packed_edit",
                    '\6' + pack_edit(sample_edit(), thinness));
    const Bytes before = "Năm 2026 đơn vị đã tổ chức mười hai đợt tập huấn.";
    write_input(folder, "patch",
                Bytes{"\7\xff\0", 3} + static_cast<char>(before.size()) + before +
                    make_patch(before, "Năm 2026 đơn vị đã tổ chức mười ba đợt tập huấn lớn."));
    for (const auto& [path, value] : sample_fields())
        write_input(folder, "value-" + path.substr(path.find('/') + 1),
                    '\5' + encode_value(value));
}

/// As ByteScript::take(script.pair()) reads them.
Bytes with_length(const Bytes& bytes) {
    return {Bytes{static_cast<char>(bytes.size() & 0xff), static_cast<char>(bytes.size() >> 8)} +
            bytes};
}

Bytes typing(char field, const Value& value) {
    const Bytes encoded = encode_value(value);
    return Bytes{'\x09', field, static_cast<char>(encoded.size())} + encoded;
}

/// The acts are those of SessionPlay::act.
void write_plays(const fs::path& folder) {
    const Bytes carry = "\x03";
    write_input(folder, "all-is-carried", carry);
    write_input(folder, "typed-while-connected",
                carry + typing(0, std::int64_t{7}) + typing(1, std::string{"Đã xong"}) + carry +
                    typing(3, true) + carry);
    write_input(folder, "submitted-and-decided",
                carry + "\x09\x08" + carry + Bytes{"\x0b\0\5", 3} + carry +
                    Bytes{"\x0b\0\7", 3} + carry);
    write_input(folder, "submitted-and-returned",
                carry + "\x09\x08" + carry + Bytes{"\x0b\0\6", 3} + carry + "\x09\x08" +
                    carry);
    write_input(folder, "both-type", carry + typing(0, std::int64_t{7}) +
                                         Bytes{"\x0b\1\0\2\2\x10", 6} + carry + "\x09\x08" +
                                         Bytes{"\x0b\1\x08", 3} + carry);
    write_input(folder, "cut-and-again", Bytes{"\1\2\0\1\1\2\2\0\0\3", 10});
    write_input(folder, "damaged-on-the-way",
                Bytes{"\4\0\1\0\2\4\1\5\0\6\0\7\0\0\0\0\1\5\0\3\0\1\2\3", 24});
    write_input(folder, "time-passes", Bytes{"\3\x0c\5\x0c\xff\3\x0c\x20\3", 9});
    for (const Sample& sample : samples()) {
        if (!is_message(sample)) continue;
        const Bytes said = with_length(sample.bytes);
        write_input(folder, "said-" + sample.name,
                    "\x03\x06" + said + Bytes{"\0\1\3\7", 4} + said + Bytes{"\x08\1", 2} + said);
    }
}

void write_office_edits(const fs::path& folder) {
    SampleServer server;
    const Record report = quarterly_report("STP-HCTP");
    const auto write = [&](const std::string& name, const Edit& edit) {
        write_input(folder, "office-" + name,
                    Bytes{"\x03\x0a\0", 3} + with_length(encode_edit(edit)) + "\x03");
    };
    write("creates", MadeEdit{server, "Lương Thu Hà"}.create(quarterly_report("STP-VP")).edit());
    write("sets", MadeEdit{server, "Lương Thu Hà"}
                      .set_on(report, "answers/tasks_planned", std::int64_t{40}, std::int64_t{41})
                      .set_on(report, "answers/tasks_done", Null{}, std::int64_t{1})
                      .edit());
    for (const char* step : {"submit", "accept", "return", "withdraw", "reopen"})
        write(std::string{step}, MadeEdit{server, "Lương Thu Hà"}
                                     .step(report, step, {{"reason", std::string{"Thiếu"}}})
                                     .edit());
    write("submits", MadeEdit{server, "Lương Thu Hà"}.submit(report).edit());
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: write_corpus FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path corpus{argv[1]};
    thidua::write_frames(corpus / "fuzz_frame");
    thidua::write_encodings(corpus / "fuzz_message");
    thidua::write_plays(corpus / "fuzz_session");
    thidua::write_office_edits(corpus / "fuzz_session");
    return 0;
}
