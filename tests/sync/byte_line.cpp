#include "tests/sync/byte_line.h"

#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

/// What one side says before the other is heard: less than a packet.
constexpr std::size_t turn_bytes = 512;

}  // namespace

ByteLine::ByteLine(SampleServer& server, TestDevice& device, std::size_t dies_after,
                   FilesOfBoth files)
    : server_{server},
      client_{device.disk(), {.files = files.device}},
      session_{server.store(), device.store().device(), files.server},
      left_{dies_after} {}

void ByteLine::send(Direction& way, const Direction& other, const std::vector<Message>& messages) {
    Bytes frames;
    for (const Message& message : messages) frames += encode_frame(message);
    for (BytesView rest{frames}; !rest.empty();) {
        const std::size_t size = packed_together(rest);
        way.under_way += way.compressor.pack(rest.substr(0, size), other.expander.heard());
        rest.remove_prefix(size);
    }
}

bool ByteLine::expand_next(Direction& way, const Direction& other) {
    StreamExpander ahead = way.expander;
    const std::size_t head = ahead.preamble_bytes() + batch_header_bytes;
    if (way.arrived.size() < head) return false;
    const auto header = ahead.read_header(BytesView{way.arrived}.substr(0, head));
    CHECK(header.has_value());
    if (way.arrived.size() < head + header->size) return false;
    const auto plain = ahead.expand(*header, BytesView{way.arrived}.substr(head, header->size),
                                    other.compressor.said());
    CHECK(plain.has_value());
    way.has_dense = way.has_dense || header->is_dense;
    way.frames += *plain;
    way.arrived.erase(0, head + header->size);
    way.expander = std::move(ahead);
    return true;
}

std::vector<Message> ByteLine::carry(Direction& way, const Direction& other, std::size_t bytes) {
    way.arrived += way.under_way.substr(0, bytes);
    way.under_way.erase(0, bytes);
    way.bytes += bytes;
    while (expand_next(way, other)) {
    }
    std::vector<Message> messages;
    while (way.frames.size() >= frame_header_bytes) {
        const auto size =
            read_frame_header(way.frames.substr(0, frame_header_bytes), limits::frame_bytes_max);
        CHECK(size.has_value());
        if (way.frames.size() < frame_header_bytes + *size) break;
        const auto message = decode_body(BytesView{way.frames}.substr(frame_header_bytes, *size));
        CHECK(message.has_value());
        messages.push_back(*message);
        way.frames.erase(0, frame_header_bytes + *size);
    }
    way.read.insert(way.read.end(), messages.begin(), messages.end());
    return messages;
}

void ByteLine::obey_device(const Step& step) {
    if (!step.send.empty()) has_asked_ = true;
    if (step.packs_densely) up_.compressor.pack_densely();
    send(up_, down_, step.send);
    if (step.end) end_ = step.end;
}

void ByteLine::obey_server(const Step& step) {
    send(down_, up_, step.send);
    is_server_awake_ = is_server_awake_ || step.wake_at.has_value();
    is_server_done_ = is_server_done_ || step.end.has_value();
}

void ByteLine::take_at_server(const std::vector<Message>& messages) {
    for (const Message& message : messages) {
        if (is_server_done_) return;
        Transaction transaction{server_.database()};
        const Step step = session_.on_message(message, server_.clock().now());
        transaction.commit();
        obey_server(step);
    }
}

void ByteLine::take_at_device(const std::vector<Message>& messages) {
    for (const Message& message : messages) {
        if (end_) return;
        if (std::exchange(has_asked_, false)) ++round_trips_;
        obey_device(client_.on_message(message, server_.clock().now()));
    }
}

bool ByteLine::move(Direction& way, const Direction& other) {
    const std::size_t bytes = std::min({turn_bytes, way.under_way.size(), left_});
    if (bytes == 0) return false;
    left_ -= bytes;
    const auto messages = carry(way, other, bytes);
    if (&way == &up_)
        take_at_server(messages);
    else
        take_at_device(messages);
    return true;
}

void ByteLine::run() {
    obey_device(client_.begin(server_.clock().now()));
    for (;;) {
        const bool has_moved_up = move(up_, down_);
        const bool has_moved_down = move(down_, up_);
        if (has_moved_up || has_moved_down) continue;
        if (left_ == 0 || !std::exchange(is_server_awake_, false)) break;
        Transaction transaction{server_.database()};
        const Step step = session_.on_timer(server_.clock().now());
        transaction.commit();
        obey_server(step);
    }
    if (!end_) client_.on_cut();
}

}  // namespace thidua
