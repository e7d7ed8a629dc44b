#include "shared/wire/dense_model.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "thidua_wire_embedded.h"

namespace thidua {
namespace {

constexpr int bits_of_contexts = 17;
constexpr int bits_of_places = 15;
constexpr std::uint16_t even_chance = 2048 << 4;
constexpr unsigned asked_max = 15;
/// A voice that knows a thing for certain says this; 256 is a factor of e.
constexpr int certain = 2047;
constexpr int weight_of_one = 1 << 16;
constexpr int learning_rate = 6;
/// A match that is found must be so long, in bytes.
constexpr std::uint32_t match_bytes_min = 5;
constexpr std::uint32_t match_bytes_max = 1 << 15;

/// 4096 / (1 + e^(-x / 256)), given at each 128 from -2048 on, and straight between them.
int squash(int x) {
    static constexpr std::array<int, 33> at_steps{
        1,    2,    4,    6,    10,   17,   27,   45,   74,   120,  194,
        311,  488,  747,  1102, 1546, 2048, 2550, 2994, 3349, 3608, 3785,
        3902, 3976, 4022, 4051, 4069, 4079, 4086, 4090, 4092, 4094, 4095};
    x = std::clamp(x, -certain, certain) + certain + 1;
    const auto step = static_cast<std::size_t>(x >> 7);
    const int beyond = x & 127;
    return (at_steps[step] * (128 - beyond) + at_steps[step + 1] * beyond + 64) >> 7;
}

/// The inverse of squash().
struct Stretched {
    std::array<std::int16_t, 4096> of_chance{};
    Stretched() {
        std::size_t chance = 0;
        for (int x = -certain; x <= certain; ++x)
            for (const auto reached = static_cast<std::size_t>(squash(x)); chance <= reached;)
                of_chance[chance++] = static_cast<std::int16_t>(x);
        while (chance < of_chance.size()) of_chance[chance++] = certain;
    }
};

int stretch(std::uint16_t counter) {
    static const Stretched stretched;
    return stretched.of_chance[counter >> 4];
}

/// Quickly at first; later each bit moves it by a sixteenth.
void move(std::uint16_t& counter, bool bit) {
    static constexpr std::array<int, asked_max + 1> share{43690, 26214, 18724, 14563, 11915, 10082,
                                                          8738,  7710,  6898,  6241,  5698,  5242,
                                                          4854,  4519,  4228,  3971};
    const unsigned asked = counter & asked_max;
    int chance = counter >> 4;
    chance += ((bit ? 4095 : 0) - chance) * share[asked] / 65536;
    counter =
        static_cast<std::uint16_t>(chance << 4 | static_cast<int>(std::min(asked + 1, asked_max)));
}

std::uint32_t hash(std::uint64_t bytes, std::uint32_t kind) {
    bytes = (bytes + kind) * 0x9e3779b97f4a7c15U;
    return static_cast<std::uint32_t>(bytes >> 32) ^ static_cast<std::uint32_t>(bytes >> 11);
}

bool ends_word(unsigned char byte) {
    return byte <= ' ' || byte == ',' || byte == '.' || byte == ';';
}

}  // namespace

const DenseModel& DenseModel::of_dictionary() {
    static const DenseModel model = [] {
        DenseModel made;
        made.read(embedded::dictionary_1_zdict);
        return made;
    }();
    return model;
}

DenseModel::DenseModel()
    : after_byte_(1U << 16, even_chance), places_(std::size_t{1} << bits_of_places) {
    for (auto& counters : counters_)
        counters.assign(std::size_t{1} << bits_of_contexts, even_chance);
    by_length_.fill(even_chance);
    for (auto& weights : weights_) weights.fill(weight_of_one / 4);
}

unsigned DenseModel::chance() {
    mixer_ = &weights_[ask_match(ask_contexts())];
    voices_.back() = 256;
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < voices_count; ++at)
        sum += std::int64_t{voices_[at]} * (*mixer_)[at];
    chance_ =
        squash(static_cast<int>(std::clamp<std::int64_t>(sum / weight_of_one, -certain, certain)));
    return static_cast<unsigned>(chance_);
}

/// How many of them were here before.
unsigned DenseModel::ask_contexts() {
    unsigned known = 0;
    for (std::size_t at = 0; at < contexts_count; ++at) {
        const std::uint32_t place = (contexts_[at] + begun_ * 0x9e3779b1U) * 0x2c1b3c6dU;
        Counter& counter = counters_[at][place >> (32 - bits_of_contexts)];
        const bool is_known = (counter & asked_max) > 0;
        known += is_known ? 1 : 0;
        voices_[at] = is_known ? stretch(counter) : 0;
        asked_[at] = &counter;
    }
    asked_[contexts_count] = &after_byte_[(last_bytes_ & 0xff) << 8 | begun_];
    voices_[contexts_count] = stretch(*asked_[contexts_count]);
    return known;
}

/// Which mixer it is for: by the match's length, or by how much is known without one.
unsigned DenseModel::ask_match(unsigned known) {
    match_ = nullptr;
    voices_[contexts_count + 1] = 0;
    if (match_bytes_ == 0) return known;
    const unsigned expected = static_cast<unsigned char>(past_[match_at_]) | 0x100U;
    const int bits_left = 9 - static_cast<int>(std::bit_width(begun_));
    if (expected >> bits_left != begun_) {
        match_bytes_ = 0;
        return known;
    }
    match_ = &by_length_[std::min<std::size_t>(match_bytes_, lengths_count - 1)];
    match_bit_ = (expected >> (bits_left - 1) & 1) != 0;
    voices_[contexts_count + 1] = match_bit_ ? stretch(*match_) : -stretch(*match_);
    return contexts_count + (match_bytes_ > 15 ? 3U : match_bytes_ > 7 ? 2U : 1U);
}

void DenseModel::learn(bool bit) {
    const int error = ((bit ? 4096 : 0) - chance_) * learning_rate;
    for (std::size_t at = 0; at < voices_count; ++at)
        (*mixer_)[at] += (voices_[at] * error + weight_of_one / 2) >> 16;
    for (Counter* counter : asked_) move(*counter, bit);
    if (match_ != nullptr) {
        move(*match_, bit == match_bit_);
        if (bit != match_bit_) match_bytes_ = 0;
    }
    begun_ = begun_ << 1 | (bit ? 1U : 0U);
    if (begun_ > 0xff) end_byte();
}

void DenseModel::end_byte() {
    const auto byte = static_cast<unsigned char>(begun_);
    begun_ = 1;
    past_.push_back(static_cast<char>(byte));
    last_bytes_ = last_bytes_ << 8 | byte;
    if (!ends_word(byte))
        word_ = hash(word_, byte + 1U);
    else if (word_ != 0)
        word_before_ = std::exchange(word_, 0);
    const auto last = [this](unsigned bytes) {
        return hash(last_bytes_ & ((std::uint64_t{1} << 8 * bytes) - 1), bytes);
    };
    contexts_ = {last(2), last(3), last(4), last(6),
                 hash(std::uint64_t{word_} << 32 | word_before_, 8)};
    find_match();
}

void DenseModel::find_match() {
    if (match_bytes_ > 0) {
        ++match_at_;
        match_bytes_ = std::min(match_bytes_ + 1, match_bytes_max);
    }
    const std::uint64_t five_bytes = last_bytes_ & 0xff'ffff'ffffU;
    std::uint32_t& place = places_[hash(five_bytes, 77) >> (32 - bits_of_places)];
    if (match_bytes_ == 0 && place > 0) {
        match_at_ = place;
        while (match_bytes_ < lengths_count && match_bytes_ < match_at_ &&
               past_[match_at_ - 1 - match_bytes_] == past_[past_.size() - 1 - match_bytes_])
            ++match_bytes_;
        if (match_bytes_ < match_bytes_min) match_bytes_ = 0;
    }
    place = static_cast<std::uint32_t>(past_.size());
}

void DenseModel::read(BytesView bytes) {
    for (const char byte : bytes)
        for (int bit = 7; bit >= 0; --bit) {
            chance();
            learn((static_cast<unsigned char>(byte) >> bit & 1) != 0);
        }
}

namespace {

/// What is left of the numbers from 0 to 2^32 after the bits so far: each bit takes its chance of
/// it.
struct Range {
    std::uint32_t low = 0;
    std::uint32_t high = 0xffff'ffff;

    /// The last number of the part of a 1.
    [[nodiscard]] std::uint32_t middle(unsigned chance) const {
        return low + static_cast<std::uint32_t>(std::uint64_t{high - low} * chance >> 12);
    }
    void take(bool bit, std::uint32_t middle) { (bit ? high : low) = bit ? middle : middle + 1; }
    /// The highest byte is the same in all that is left: it is written, or read.
    [[nodiscard]] bool is_byte_known() const { return (low ^ high) >> 24 == 0; }
    void drop_byte() {
        low <<= 8;
        high = high << 8 | 0xff;
    }
    /// As few bytes as name a number of it, with zeros behind them.
    [[nodiscard]] Bytes shortest() const {
        if (low == 0) return {};
        int shift = 24;
        const auto rounded_up = [&] { return (((std::uint64_t{low} - 1) >> shift) + 1) << shift; };
        while (rounded_up() > high) shift -= 8;
        Bytes bytes;
        for (int at = 24; at >= shift; at -= 8)
            bytes.push_back(static_cast<char>(rounded_up() >> at));
        return bytes;
    }
};

}  // namespace

Bytes to_dense(DenseModel& model, BytesView plain) {
    Bytes code;
    Range range;
    for (const char byte : plain)
        for (int at = 7; at >= 0; --at) {
            const bool bit = (static_cast<unsigned char>(byte) >> at & 1) != 0;
            range.take(bit, range.middle(model.chance()));
            model.learn(bit);
            for (; range.is_byte_known(); range.drop_byte())
                code.push_back(static_cast<char>(range.low >> 24));
        }
    return code + range.shortest();
}

Bytes from_dense(DenseModel& model, BytesView code, std::size_t plain_bytes) {
    Bytes plain;
    Range range;
    std::uint32_t number = 0;
    const auto next = [&code] {
        const auto byte = code.empty() ? 0U : static_cast<unsigned char>(code.front());
        code.remove_prefix(std::min<std::size_t>(1, code.size()));
        return byte;
    };
    for (int at = 0; at < 4; ++at) number = number << 8 | next();
    for (unsigned byte = 1; plain.size() < plain_bytes;) {
        const std::uint32_t middle = range.middle(model.chance());
        const bool bit = number <= middle;
        range.take(bit, middle);
        model.learn(bit);
        for (; range.is_byte_known(); range.drop_byte()) number = number << 8 | next();
        byte = byte << 1 | (bit ? 1U : 0U);
        if (byte > 0xff) plain.push_back(static_cast<char>(std::exchange(byte, 1)));
    }
    return plain;
}

}  // namespace thidua
