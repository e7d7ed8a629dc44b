#pragma once

#include <cstddef>

/// Every limit on what comes from a network, a file or a person, with its unit and bound last.
/// A length is checked against these before a byte is allocated for it (rule 10).
namespace thidua::limits {

/// One frame on the wire. A page of records or a flight of edits is cut below it.
inline constexpr std::size_t frame_bytes_max = 1 << 20;
/// One frame from a peer that has not shown a certificate: an enrolment request is small.
inline constexpr std::size_t stranger_frame_bytes_max = 16 << 10;
/// One edit with everything in it, encoded.
inline constexpr std::size_t edit_bytes_max = 768 << 10;
/// Operations in one edit.
inline constexpr std::size_t edit_operations_max = 4096;
/// One text value, in code points and in bytes of UTF-8. A conflict of three longest texts must
/// fit in a frame.
inline constexpr std::size_t text_points_max = 100'000;
inline constexpr std::size_t text_bytes_max = 300'000;
/// What people may make of one record, and bytes of one path.
inline constexpr std::size_t record_fields_max = 20'000;
inline constexpr std::size_t record_bytes_max = 900 << 10;
inline constexpr std::size_t path_bytes_max = 300;
/// History and requests put fields beside those of the record, and prefixes before its paths.
inline constexpr std::size_t stored_fields_max = record_fields_max + 100;
inline constexpr std::size_t stored_path_bytes_max = path_bytes_max + 40;
/// Rows of one table in one report.
inline constexpr std::size_t table_rows_max = 2'000;
/// Entries of the outbox manifest in one Hello: more than a year of one person's saves. What is
/// beyond is announced by being sent.
inline constexpr std::size_t manifest_entries_max = 16'000;
/// Scopes granted to one device: a province of 1,700 units fits.
inline constexpr std::size_t scopes_max = 8192;
/// A form or organisation file.
inline constexpr std::size_t form_file_bytes_max = 1 << 20;
inline constexpr std::size_t organization_file_bytes_max = 16 << 20;
/// A receipt as a text: the edit it is for, and the flight it was signed in.
inline constexpr std::size_t receipt_file_bytes_max = 2 << 20;
/// What is in a bundle, packed, and expanded: a year of one unit is some 10 MB.
inline constexpr std::size_t bundle_content_bytes_max = 64 << 20;
inline constexpr std::size_t bundle_plain_bytes_max = 256 << 20;
/// Its messages: 256 MiB of edits are some 16,000.
inline constexpr std::size_t bundle_messages_max = 1 << 17;
/// The whole file with its cover, keys and seals, and one piece of it on somebody else's line.
inline constexpr std::size_t bundle_file_bytes_max = bundle_content_bytes_max + (1 << 20);
inline constexpr std::size_t relay_part_bytes_max = 256 << 10;
/// One attached file, and all files of one scope on the server: a unit's share.
inline constexpr std::size_t attachment_bytes_max = 100 << 20;
inline constexpr std::size_t scope_files_bytes_max = std::size_t{2} << 30;
/// One piece of a file on the wire, and files of one offer.
inline constexpr std::size_t file_part_bytes_max = 256 << 10;
inline constexpr std::size_t files_offered_max = 64;
/// An enrolment code as typed or pasted.
inline constexpr std::size_t enrolment_code_chars_max = 400;

}  // namespace thidua::limits
