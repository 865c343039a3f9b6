#include "usecases/backup.hpp"

#include <zip.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "base/text.hpp"
#include "store/kept_files.hpp"
#include "store/obligations.hpp"
#include "store/tables.hpp"

namespace mera {

namespace {

constexpr std::int64_t kRestoredFileBytesMax = 4LL * 1024 * 1024 * 1024;  // no hand-in was larger

struct ZipDiscard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, ZipDiscard>;

void add_text(zip_t* zip, const std::string& name, std::string text, std::vector<std::string>& kept) {
    kept.push_back(std::move(text));  // libzip reads it when the archive is closed
    zip_source_t* source = zip_source_buffer(zip, kept.back().data(), kept.back().size(), 0);
    if (source == nullptr || zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
        throw std::runtime_error(zip_strerror(zip));
}

std::string as_lines(const std::vector<TextRow>& rows) {
    std::string out;
    for (const TextRow& row : rows) {
        nlohmann::json line = nlohmann::json::array();
        for (const auto& value : row) line.push_back(value ? nlohmann::json(*value) : nlohmann::json(nullptr));
        out += line.dump() + "\n";
    }
    return out;
}

Failure damaged() {
    return {Failure::Kind::invalid_input, "Это не архив Меры или он повреждён. Возьмите другую резервную копию."};
}

std::optional<std::string> read_part(zip_t* zip, const std::string& name) {
    zip_stat_t stat{};
    if (zip_stat(zip, name.c_str(), 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) return {};
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file{zip_fopen(zip, name.c_str(), 0), &zip_fclose};
    if (!file) return {};
    std::string out;
    char piece[65536];
    for (zip_int64_t got = zip_fread(file.get(), piece, sizeof piece); got != 0;
         got = zip_fread(file.get(), piece, sizeof piece)) {
        if (got < 0) return {};
        out.append(piece, static_cast<std::size_t>(got));
    }
    return out;
}

std::optional<TextRow> row_from(const std::string& line, std::size_t columns) {
    const auto parsed = nlohmann::json::parse(line, nullptr, false);
    if (!parsed.is_array() || parsed.size() != columns) return {};
    TextRow row;
    for (const auto& value : parsed) {
        if (!value.is_null() && !value.is_string()) return {};
        row.push_back(value.is_null() ? std::nullopt : std::optional{value.get<std::string>()});
    }
    return row;
}

// Streams one document from the archive into the evidence directory; its name must be its digest.
bool restore_file(zip_t* zip, const std::string& name, EvidenceFiles& evidence) {
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file{zip_fopen(zip, name.c_str(), 0), &zip_fclose};
    if (!file) return false;
    EvidenceWriter writer = evidence.writer(kRestoredFileBytesMax);
    char piece[65536];
    zip_int64_t got = 0;
    while ((got = zip_fread(file.get(), piece, sizeof piece)) > 0)
        if (!writer.append({piece, static_cast<std::size_t>(got)})) return false;
    if (got < 0) return false;
    const auto stored = writer.finish();
    return stored && name == "evidence/" + stored->sha256;
}

std::string table_part(const TableSpec& spec) { return "tables/" + std::string{spec.name} + ".jsonl"; }

}  // namespace

Expected<BackupContent> back_up(Db& db, const EvidenceFiles& evidence, const std::filesystem::path& archive) {
    if (std::filesystem::exists(archive))
        return Failure{Failure::Kind::conflict,
                       "Файл «" + archive.string() + "» уже есть. Укажите новое имя: старую копию Мера не затирает."};
    const std::filesystem::path unfinished = archive.string() + ".part";
    std::filesystem::remove(unfinished);
    int error = 0;
    Zip zip{zip_open(unfinished.c_str(), ZIP_CREATE | ZIP_EXCL, &error)};
    if (!zip)
        return Failure{Failure::Kind::invalid_input,
                       "Файл «" + archive.string() + "» не создаётся. Проверьте каталог и права на запись."};
    BackupContent content;
    std::vector<std::string> kept;
    kept.reserve(fact_tables().size());
    {
        const Transaction snapshot = db.begin_read();
        for (const TableSpec& spec : fact_tables()) {
            const auto rows = all_rows(db, spec);
            content.rows += static_cast<std::int64_t>(rows.size());
            add_text(zip.get(), table_part(spec), as_lines(rows), kept);
        }
        for (const std::string& digest : all_kept_digests(db)) {
            zip_source_t* source = zip_source_file(zip.get(), evidence.path_of(digest).c_str(), 0, 0);
            if (source == nullptr || zip_file_add(zip.get(), ("evidence/" + digest).c_str(), source, 0) < 0)
                throw std::runtime_error(zip_strerror(zip.get()));
            ++content.files;
        }
    }
    if (zip_close(zip.get()) != 0)
        return Failure{Failure::Kind::invalid_input, "Копия не записана: " + std::string{zip_strerror(zip.get())} +
                                                         ". Проверьте место на диске и запустите mera doctor."};
    (void)zip.release();
    std::filesystem::rename(unfinished, archive);
    return content;
}

Expected<BackupContent> restore(Db& db, EvidenceFiles& evidence, const std::filesystem::path& archive) {
    int error = 0;
    const Zip zip{zip_open(archive.c_str(), ZIP_RDONLY, &error)};
    if (!zip) return damaged();
    BackupContent content;
    // Documents first: rows may only speak of what is on the disk.
    const zip_int64_t entries = zip_get_num_entries(zip.get(), 0);
    for (zip_uint64_t at = 0; at < static_cast<zip_uint64_t>(entries); ++at) {
        const char* entry = zip_get_name(zip.get(), at, 0);
        const std::string name = entry == nullptr ? "" : entry;
        if (!name.starts_with("evidence/")) continue;
        if (!restore_file(zip.get(), name, evidence)) return damaged();
        ++content.files;
    }
    Transaction transaction = db.begin();
    for (const TableSpec& spec : fact_tables()) {
        if (!is_empty(db, spec))
            return Failure{Failure::Kind::conflict,
                           "В этой базе уже есть данные. Восстанавливайте в пустой каталог: --data новый-каталог."};
        const auto lines = read_part(zip.get(), table_part(spec));
        if (!lines) return damaged();
        for (const std::string& line : split(*lines, '\n')) {
            if (line.empty()) continue;
            const auto row = row_from(line, spec.columns.size());
            if (!row) return damaged();
            insert_row(db, spec, *row);
            ++content.rows;
        }
    }
    restart_numbering(db);
    rebuild_obligation_facts(db);
    transaction.commit();
    return content;
}

}  // namespace mera
