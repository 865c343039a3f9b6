#include "domain/plan/document_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

#include "base/text.hpp"

namespace mera {

using Json = nlohmann::json;

namespace {

Json json_of(const DocumentText& text) {
    Json tables = Json::array();
    for (const auto& table : text.tables) {
        Json rows = Json::array();
        for (const TextRowCells& row : table) {
            Json cells = Json::array();
            for (const TextCell& cell : row) {
                Json& kept = cells.emplace_back(Json::array({cell.column, cell.text}));
                if (cell.shaded) kept.push_back(true);
            }
            rows.push_back(std::move(cells));
        }
        tables.push_back(std::move(rows));
    }
    return {{"tables", std::move(tables)}, {"lines", text.lines}};
}

DocumentText read_text(const Json& parsed) {
    DocumentText out;
    for (const Json& table : parsed.at("tables")) {
        auto& rows = out.tables.emplace_back();
        for (const Json& row : table) {
            auto& cells = rows.emplace_back();
            for (const Json& cell : row)
                cells.push_back({cell.at(0).get<int>(), cell.at(1).get<std::string>(), cell.size() > 2});
        }
    }
    for (const Json& line : parsed.at("lines")) out.lines.push_back(line.get<std::string>());
    return out;
}

}  // namespace

std::string to_json(const std::vector<DocumentText>& files) {
    Json out = Json::array();
    for (const DocumentText& file : files) out.push_back(json_of(file));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<DocumentText> document_texts_from_json(std::string_view json) {
    const Json parsed = Json::parse(json);
    if (parsed.is_object()) return {read_text(parsed)};  // kept before several files could be one draft
    std::vector<DocumentText> out;
    for (const Json& file : parsed) out.push_back(read_text(file));
    return out;
}

const DocumentText* file_at(const std::vector<DocumentText>& files, const Place& place) {
    const auto at = static_cast<std::size_t>(std::max(place.file, 1)) - 1;
    return at < files.size() ? &files[at] : nullptr;
}

const TextRowCells* row_at(const DocumentText& text, const Place& place) {
    const auto table = static_cast<std::size_t>(place.table), row = static_cast<std::size_t>(place.row);
    if (place.table <= 0 || place.row <= 0 || table > text.tables.size() || row > text.tables[table - 1].size())
        return nullptr;
    return &text.tables[table - 1][row - 1];
}

std::string heading_over(const std::vector<TextRowCells>& table, int column) {
    std::string out;
    int from = 0;  // where the heading above begins: «11 класс» under «Когда» is not over the column behind it
    for (std::size_t at = 0; at < table.size(); ++at) {
        const TextRowCells& row = table[at];
        if (at > 0 && (row.empty() || row.front().column == 1)) break;
        const auto behind = std::find_if(row.begin(), row.end(), [&](const TextCell& c) { return c.column > column; });
        if (behind == row.begin() || std::prev(behind)->text.empty()) continue;
        if (row.size() == 1 && row.front().column != column) continue;  // a title over the table
        if (std::prev(behind)->column < from) continue;
        from = std::prev(behind)->column;
        out += (out.empty() ? "" : ", ") + std::prev(behind)->text;
    }
    return out;
}

LinesAround lines_at(const DocumentText& text, const Place& place) {
    if (place.words.empty()) return {};
    const std::string wanted = collapse_spaces(place.words.substr(0, place.words.find('\n')));
    const auto found = std::find_if(text.lines.begin(), text.lines.end(), [&](const std::string& line) {
        return collapse_spaces(line).find(wanted) != std::string::npos;
    });
    if (found == text.lines.end()) return {};
    return {found == text.lines.begin() ? "" : *(found - 1), *found, found + 1 == text.lines.end() ? "" : *(found + 1)};
}

}  // namespace mera
