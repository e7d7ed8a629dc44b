#pragma once

#include <deque>

#include "shared/wire/stream_compression.h"
#include "tests/sync/sync_desk.h"

namespace thidua {

/// One connection between a device and the server, byte by byte as under TLS: packed, both
/// directions by turns, and dead after so many bytes of both together.
class ByteLine {
public:
    static constexpr std::size_t never = static_cast<std::size_t>(-1);

    ByteLine(SampleServer& server, TestDevice& device, std::size_t dies_after = never,
             FilesOfBoth files = {});

    /// A whole session, or what of it the line carries.
    void run();

    [[nodiscard]] bool is_done() const { return end_ && end_->kind == SessionEnd::Kind::done; }
    /// That went over the line, both ways.
    [[nodiscard]] std::size_t bytes() const { return up_.bytes + down_.bytes; }
    [[nodiscard]] std::size_t bytes_up() const { return up_.bytes; }
    /// Some of what the device sent went in dense batches.
    [[nodiscard]] bool is_packed_densely() const { return up_.has_dense; }
    [[nodiscard]] std::size_t round_trips() const { return round_trips_; }
    [[nodiscard]] const std::vector<Message>& sent_to_server() const { return up_.read; }
    [[nodiscard]] const std::vector<Message>& sent_to_device() const { return down_.read; }

private:
    struct Direction {
        StreamCompressor compressor;
        StreamExpander expander;
        Bytes under_way;
        Bytes arrived;
        Bytes frames;
        std::vector<Message> read;
        std::size_t bytes = 0;
        bool has_dense = false;
    };
    static void send(Direction& way, const Direction& other, const std::vector<Message>& messages);
    /// What can be read of what has arrived.
    static std::vector<Message> carry(Direction& way, const Direction& other, std::size_t bytes);
    static bool expand_next(Direction& way, const Direction& other);
    bool move(Direction& way, const Direction& other);
    void take_at_server(const std::vector<Message>& messages);
    void take_at_device(const std::vector<Message>& messages);
    void obey_server(const Step& step);
    void obey_device(const Step& step);

    SampleServer& server_;
    ClientSession client_;
    ServerSession session_;
    Direction up_{.compressor = StreamCompressor{StreamEffort::thorough}};
    Direction down_;
    std::size_t left_;
    std::optional<SessionEnd> end_;
    bool is_server_done_ = false;
    bool is_server_awake_ = false;
    bool has_asked_ = false;
    std::size_t round_trips_ = 0;
};

}  // namespace thidua
