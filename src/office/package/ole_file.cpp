#include "office/package/ole_file.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"
#include "office/limits.hpp"
#include "office/package/little_endian.hpp"

namespace mera {

namespace {

constexpr std::size_t kMiniSector = 64, kEntry = 128, kHeader = 512, kHeaderTables = 109;
constexpr std::size_t kMiniMax = 4'096;  // a shorter stream lies in the stream of small sectors
constexpr std::uint32_t kLastRegular = 0xFFFFFFF9, kEnd = 0xFFFFFFFE, kFree = 0xFFFFFFFF, kTable = 0xFFFFFFFD;

class OleReader {
public:
    explicit OleReader(std::string_view bytes) : bytes_(bytes) {}

    std::optional<OleStreams> read(const std::vector<std::string>& names) {
        if (!read_tables()) return {};
        const std::string directory = chain(word32(bytes_, 48));
        OleStreams out;
        for (std::size_t at = 0; at + kEntry <= directory.size(); at += kEntry) {
            const std::string_view entry = std::string_view{directory}.substr(at, kEntry);
            const std::string name = name_of(entry);
            if (name == "Root Entry" && small_.empty()) small_ = chain(word32(entry, 116));
            if (out.contains(name) || std::find(names.begin(), names.end(), name) == names.end()) continue;
            const std::size_t size = word32(entry, 120);
            std::string stream = size < kMiniMax ? small_chain(word32(entry, 116)) : chain(word32(entry, 116));
            if (stream.size() < size) return {};
            stream.resize(size);
            out.emplace(name, std::move(stream));
        }
        return out.empty() ? std::nullopt : std::optional{std::move(out)};
    }

private:
    bool read_tables() {
        if (bytes_.size() < kHeader || word16(bytes_, 30) != 9) return false;  // sectors of 512 bytes
        for (std::size_t at = 0; at < kHeaderTables; ++at) {
            const std::uint32_t sector = word32(bytes_, 76 + 4 * at);
            if (sector <= kLastRegular) append_words(sector_at(sector), next_);
        }
        append_words(chain(word32(bytes_, 60)), next_small_);
        return true;
    }

    static void append_words(std::string_view sector, std::vector<std::uint32_t>& table) {
        for (std::size_t at = 0; at + 4 <= sector.size(); at += 4) table.push_back(word32(sector, at));
    }

    std::string_view sector_at(std::uint32_t sector) const {
        const std::size_t from = kHeader * (std::size_t{sector} + 1);
        return from < bytes_.size() ? bytes_.substr(from, kHeader) : std::string_view{};
    }

    // A chain that turns back on itself ends when it is longer than the file, one that leaves the file ends there.
    std::string chain(std::uint32_t sector) const {
        std::string out;
        while (sector <= kLastRegular && sector < next_.size() && out.size() <= bytes_.size()) {
            const std::string_view piece = sector_at(sector);
            if (piece.empty()) break;
            out += piece;
            sector = next_[sector];
        }
        return out;
    }

    std::string small_chain(std::uint32_t sector) const {
        std::string out;
        while (sector <= kLastRegular && sector < next_small_.size() && out.size() <= small_.size()) {
            const std::size_t from = kMiniSector * std::size_t{sector};
            if (from >= small_.size()) break;
            out += std::string_view{small_}.substr(from, kMiniSector);
            sector = next_small_[sector];
        }
        return out;
    }

    // Names of the streams that matter are Latin.
    static std::string name_of(std::string_view entry) {
        const std::size_t size = word16(entry, 64);
        std::string out;
        for (std::size_t at = 0; at + 2 < size && at + 1 < kMiniSector; at += 2) out += entry[at];
        return out;
    }

    std::string_view bytes_;
    std::vector<std::uint32_t> next_, next_small_;
    std::string small_;
};

class OleWriter {
public:
    std::optional<std::string> write(const OleStreams& streams) {
        std::vector<std::pair<std::string, std::string>> sorted{streams.begin(), streams.end()};
        // [MS-CFB] 2.6.4: shorter names come first.
        std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
            return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
        });
        std::string directory = entry("Root Entry", 5, kFree, sorted.empty() ? kFree : 1, kEnd, 0);
        for (std::size_t at = 0; at < sorted.size(); ++at) {
            auto& [name, data] = sorted[at];
            if (data.size() < kMiniMax) data.resize(kMiniMax, '\0');
            const std::uint32_t next = at + 1 < sorted.size() ? static_cast<std::uint32_t>(at + 2) : kFree;
            directory += entry(name, 2, next, kFree, add(data), static_cast<std::uint32_t>(data.size()));
        }
        while (directory.size() % kHeader != 0) directory += entry("", 0, kFree, kFree, 0, 0);
        const std::uint32_t at_directory = add(directory);
        return with_header(at_directory);
    }

private:
    std::uint32_t add(std::string_view data) {
        const auto first = static_cast<std::uint32_t>(next_.size());
        const std::size_t count = (data.size() + kHeader - 1) / kHeader;
        for (std::size_t at = 0; at < count; ++at)
            next_.push_back(at + 1 < count ? static_cast<std::uint32_t>(next_.size() + 1) : kEnd);
        body_ += data;
        body_.resize(next_.size() * kHeader, '\0');
        return first;
    }

    static std::string entry(std::string_view name, char type, std::uint32_t right, std::uint32_t child,
                             std::uint32_t start, std::uint32_t size) {
        std::string out(kEntry, '\0');
        for (std::size_t at = 0; at < name.size(); ++at) out[2 * at] = name[at];
        put16(out, 64, name.empty() ? 0 : static_cast<std::uint16_t>(2 * name.size() + 2));
        out[66] = type;
        out[67] = 1;  // black: a chain to the right is a tree too
        put32(out, 68, kFree);
        put32(out, 72, right);
        put32(out, 76, child);
        put32(out, 116, start);
        put32(out, 120, size);
        return out;
    }

    std::optional<std::string> with_header(std::uint32_t directory) {
        constexpr std::size_t kPerTable = kHeader / 4;
        std::size_t tables = 1;
        while ((next_.size() + tables + kPerTable - 1) / kPerTable > tables) ++tables;
        if (tables > kHeaderTables) return {};
        const auto first_table = static_cast<std::uint32_t>(next_.size());
        next_.insert(next_.end(), tables, kTable);
        next_.resize(tables * kPerTable, kFree);
        std::string header(kHeader, '\0');
        header.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        put16(header, 24, 0x3E);
        put16(header, 26, 3);
        put16(header, 28, 0xFFFE);
        put16(header, 30, 9);
        put16(header, 32, 6);
        put32(header, 44, static_cast<std::uint32_t>(tables));
        put32(header, 48, directory);
        put32(header, 56, static_cast<std::uint32_t>(kMiniMax));
        put32(header, 60, kEnd);
        put32(header, 68, kEnd);
        for (std::size_t at = 0; at < kHeaderTables; ++at)
            put32(header, 76 + 4 * at, at < tables ? first_table + static_cast<std::uint32_t>(at) : kFree);
        std::string table(next_.size() * 4, '\0');
        for (std::size_t at = 0; at < next_.size(); ++at) put32(table, 4 * at, next_[at]);
        return header + body_ + table;
    }

    std::vector<std::uint32_t> next_;
    std::string body_;
};

}  // namespace

std::optional<OleStreams> read_ole(std::string_view bytes, const std::vector<std::string>& names) {
    if (bytes.size() > kInputBytesMax) return {};
    return OleReader{bytes}.read(names);
}

std::optional<std::string> write_ole(const OleStreams& streams) { return OleWriter{}.write(streams); }

}  // namespace mera
