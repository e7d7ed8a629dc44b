#pragma once

#include <cstddef>

/// Bounds of a DOCX file that somebody hands in: it is opened only within them.
namespace thidua::limits {

/// The file, the parts in it, and all of them unpacked. A template with a few pictures is below
/// 1 MiB and has some twenty parts.
inline constexpr std::size_t docx_file_bytes_max = 16 << 20;
inline constexpr std::size_t docx_parts_max = 500;
inline constexpr std::size_t docx_plain_bytes_max = 64 << 20;
/// One part that is read as XML, its tags, and elements within one another.
inline constexpr std::size_t docx_xml_bytes_max = 16 << 20;
inline constexpr std::size_t docx_xml_tags_max = 1'000'000;
inline constexpr std::size_t docx_xml_depth_max = 200;

}  // namespace thidua::limits
