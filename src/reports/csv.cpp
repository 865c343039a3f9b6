#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "reports/table.hpp"

namespace mera {

namespace {

std::string cell_text(const TableCell& cell) {
    struct Writer {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(const std::string& text) const {
            const bool formula = !text.empty() && std::string_view{"=+-@\t\r"}.find(text[0]) != std::string_view::npos;
            return formula ? "'" + text : text;
        }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const {  // one decimal, as a share is read aloud
            return replace_all(fmt::format("{}", std::round(number * 10) / 10), ".", ",");
        }
        std::string operator()(Date date) const { return in_russian_short(date); }
    };
    return std::visit(Writer{}, cell);
}

void append_cell(std::string& out, const std::string& text) {
    if (text.find_first_of(";\"\r\n") == std::string::npos) {
        out += text;
        return;
    }
    out += '"';
    out += replace_all(text, "\"", "\"\"");
    out += '"';
}

}  // namespace

std::string to_csv(const ReportTable& table) {
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        if (at > 0) out += ';';
        append_cell(out, table.columns[at].title);
    }
    out += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t at = 0; at < row.size(); ++at) {
            if (at > 0) out += ';';
            append_cell(out, cell_text(row[at]));
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace mera
