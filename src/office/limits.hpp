#pragma once
// How much of somebody else's file Mera agrees to read. An order with its road map is a few hundred pages at most;
// everything far beyond is a mistake or an attack, and gets a sentence instead of the server's memory.
#include <cstddef>

namespace mera {

// An upload of scans of a whole year's orders is about 40 MB; the upload form has the same limit.
inline constexpr std::size_t kInputBytesMax = std::size_t{64} << 20;

// A workbook of all schools of a region is about 20 MB of XML; 160 MB in all keeps the reader under 400 MB.
inline constexpr std::size_t kZipPartBytesMax = std::size_t{64} << 20;
inline constexpr std::size_t kZipTotalBytesMax = std::size_t{160} << 20;
// Office files hold tens of parts, with pictures hundreds.
inline constexpr std::size_t kZipEntriesMax = 10'000;
// Deflate reaches 1,032 : 1 on zeros, road maps of thousands of equal rows 40 : 1. Small parts may be anything.
inline constexpr std::size_t kZipRatioMax = 250;
inline constexpr std::size_t kZipRatioMatters = std::size_t{8} << 20;

// A node or an attribute costs pugixml up to 64 bytes: at most 384 MB. A sheet of 12,000 rows has half a million.
inline constexpr std::size_t kXmlNodesMax = 6'000'000;
// Readers walk the tree by recursion. Word nests about 20 levels in a table, and each table in a table adds 5.
inline constexpr int kXmlDepthMax = 256;

// Word allows 63 columns, Excel 16,384; a plan wider than this is not a plan.
inline constexpr int kTableColumnsMax = 512;
// Rows that hold something; Excel's own limit is a million.
inline constexpr int kTableRowsMax = 100'000;
// Texts, spans and repeated rows may multiply each other: all the letters of one document together.
inline constexpr std::size_t kDocumentBytesMax = std::size_t{48} << 20;

// An order with thirty annexes is rare, a folder packed by mistake has hundreds of files.
inline constexpr std::size_t kBundleFilesMax = 40;

// At 80 ms a page a thousand pages of text are 80 s; no order has them, a ten-thousand-page file is a trap.
inline constexpr int kPagesMax = 1'000;

}  // namespace mera
