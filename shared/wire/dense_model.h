#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/base/bytes.h"

namespace thidua {

/// Foretells bytes bit by bit from those before: what came after the last two, three, four and six
/// bytes, after these two words, and where a longer stretch was last read; a mixer weighs these
/// voices by how right they were. Whole numbers only, so that every machine foretells the same.
/// Prose takes two thirds of what zstd makes of it, and a microsecond a byte on both sides: for
/// thin lines. Takes 1.4 MB; copying it is cheap beside making it.
class DenseModel {
public:
    /// That has read the dictionary of the stream.
    static const DenseModel& of_dictionary();

    DenseModel();
    /// That the next bit is 1, in chances of 4096: 1 … 4095.
    unsigned chance();
    /// The bit that chance() was asked about.
    void learn(bool bit);
    void read(BytesView bytes);

private:
    /// A chance in 12 bits, and in the lowest four how often it was asked.
    using Counter = std::uint16_t;
    static constexpr std::size_t contexts_count = 5;
    static constexpr std::size_t voices_count = contexts_count + 3;
    static constexpr std::size_t mixers_count = 9;
    static constexpr std::size_t lengths_count = 64;

    unsigned ask_contexts();
    unsigned ask_match(unsigned confidence);
    void end_byte();
    void find_match();

    std::array<std::vector<Counter>, contexts_count> counters_;
    std::vector<Counter> after_byte_;
    std::vector<std::uint32_t> places_;  ///< by the hash of five bytes: where they ended last
    std::array<Counter, lengths_count> by_length_{};
    std::array<std::array<int, voices_count>, mixers_count> weights_{};
    Bytes past_;

    std::array<std::uint32_t, contexts_count> contexts_{};
    std::uint64_t last_bytes_ = 0;
    std::uint32_t word_ = 0;
    std::uint32_t word_before_ = 0;
    std::uint32_t match_at_ = 0;  ///< of `past_`: what may come next
    std::uint32_t match_bytes_ = 0;
    unsigned begun_ = 1;  ///< a one, and the bits of this byte

    std::array<Counter*, contexts_count + 1> asked_{};
    std::array<int, voices_count> voices_{};
    std::array<int, voices_count>* mixer_ = nullptr;
    Counter* match_ = nullptr;
    bool match_bit_ = false;
    int chance_ = 2048;
};

/// The bytes as a number between chances; the model has read them then.
Bytes to_dense(DenseModel& model, BytesView plain);
/// Whatever the code is, it becomes so many bytes.
Bytes from_dense(DenseModel& model, BytesView code, std::size_t plain_bytes);

}  // namespace thidua
