#include "office/sheet/ods.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "office/clean_text.hpp"
#include "office/limits.hpp"
#include "office/package/odf_package.hpp"
#include "office/refusals.hpp"
#include "office/sheet/sheet.hpp"
#include "office/table_grid.hpp"
#include "office/word/odf_text.hpp"

namespace mera {

namespace {

constexpr int kSheetColumnsMax = 16'384;
constexpr int kSheetRowsMax = 1'048'576;

bool has_russian(std::string_view text) {
    const auto points = code_points(text);
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return c >= U'А' && c <= U'я'; });
}

// «2020-06-12» → «12.06.2020»: a date shown in another country's order would be read wrongly.
std::string russian_date(std::string_view iso) {
    if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::string{iso};
    return std::string{iso.substr(8, 2)} + "." + std::string{iso.substr(5, 2)} + "." + std::string{iso.substr(0, 4)};
}

class OdsReader {
public:
    explicit OdsReader(const OdfStyles& styles) : styles_(styles) {}

    Expected<Sheet> read(pugi::xml_node table) {
        Sheet sheet;
        sheet.name = clean_text(table.attribute("table:name").as_string());
        int row = 0;
        read_rows(table, sheet, row);
        if (bytes_ > kDocumentBytesMax) return refuse_too_much_inside("ods: too much text");
        return sheet;
    }

    std::vector<std::string> notes;

private:
    static int repeated(pugi::xml_node node, const char* attribute, int limit) {
        return std::clamp(node.attribute(attribute).as_int(1), 1, limit);
    }

    void read_rows(pugi::xml_node container, Sheet& sheet, int& row) {
        for (const pugi::xml_node& child : container.children()) {
            if (bytes_ > kDocumentBytesMax || row >= kSheetRowsMax) return;
            const std::string_view name = child.name();
            if (name == "table:table-row")
                read_row(child, sheet, row);
            else if (name == "table:table-header-rows" || name == "table:table-rows" || name == "table:table-row-group")
                read_rows(child, sheet, row);
        }
    }

    void read_row(pugi::xml_node node, Sheet& sheet, int& row) {
        const int times = repeated(node, "table:number-rows-repeated", kSheetRowsMax);
        std::vector<SheetCell> cells;
        int column = 0;
        for (const pugi::xml_node& child : node.children()) {
            const int repeat = repeated(child, "table:number-columns-repeated", kSheetColumnsMax);
            if (is_named(child, "table:table-cell")) {
                const SheetCell cell = read_cell(child);
                if (cell.text.empty())
                    sheet.add_bare_shade(row, column, std::max(times, cell.row_span),
                                         std::max(repeat, cell.column_span), cell.shade);
                for (int at = 0; at < repeat && !cell.text.empty() && afford(cell); ++at) {
                    cells.push_back(cell);
                    cells.back().column = column + at;
                }
            } else if (!is_named(child, "table:covered-table-cell")) {
                continue;
            }
            column = std::min(column + repeat, kSheetColumnsMax);
        }
        const bool hidden = std::string_view{node.attribute("table:visibility").as_string("visible")} != "visible";
        // A million empty rows to the end of the sheet are one element; only full ones are written out.
        for (int at = 0; at < times && !cells.empty(); ++at)
            for (SheetCell cell : cells) {
                if (at > 0 && !afford(cell)) return;
                cell.row = row + at;
                if (hidden) sheet.hidden_rows.insert(cell.row);
                sheet.cells.push_back(std::move(cell));
            }
        row = std::min(row + times, kSheetRowsMax);
    }

    bool afford(const SheetCell& cell) {
        bytes_ += cell.text.size() + sizeof cell;
        return bytes_ <= kDocumentBytesMax;
    }

    SheetCell read_cell(pugi::xml_node node) {
        SheetCell cell;
        cell.row_span = repeated(node, "table:number-rows-spanned", kSheetRowsMax);
        cell.column_span = repeated(node, "table:number-columns-spanned", kSheetColumnsMax);
        const OdfLook look = styles_.look("table-cell", node.attribute("table:style-name").as_string());
        cell.shade = look.shade.value_or("");
        bool bold = look.bold.value_or(false);
        for (const pugi::xml_node& paragraph : node.children("text:p")) {
            const OdfLine line = text_.read(paragraph);
            add_line(cell.text, clean_text(line.text));
            bold = bold || (line.all_bold && !line.text.empty());
        }
        cell.bold = bold;
        const std::string_view type = node.attribute("office:value-type").as_string();
        if (type == "date" && !has_russian(cell.text))
            cell.text = clean_text(russian_date(node.attribute("office:date-value").as_string()));
        cell.number = type == "float";
        return cell;
    }

    const OdfStyles& styles_;
    OdfText text_{styles_, notes};
    std::size_t bytes_ = 0;
};

bool is_hidden(pugi::xml_node content, pugi::xml_node table) {
    const std::string_view style = table.attribute("table:style-name").as_string();
    for (const pugi::xml_node& node : content.child("office:automatic-styles").children("style:style"))
        if (style == node.attribute("style:name").as_string() &&
            std::string_view{node.attribute("style:family").as_string()} == "table")
            return std::string_view{node.child("style:table-properties").attribute("table:display").as_string()} ==
                   "false";
    return false;
}

}  // namespace

Expected<Document> read_ods(std::string_view bytes) {
    const auto package = OdfPackage::open(bytes);
    if (!package) return package.failure();
    const pugi::xml_node spreadsheet = package->body().child("office:spreadsheet");
    if (!spreadsheet) return refuse_damaged("ods: no spreadsheet");
    OdsReader reader{package->styles};
    std::vector<Sheet> sheets;
    for (const pugi::xml_node& table : spreadsheet.children("table:table")) {
        if (is_hidden(package->content.root(), table)) {
            reader.notes.push_back("Лист «" + clean_text(table.attribute("table:name").as_string()) +
                                   "» скрыт и не прочитан.");
            continue;
        }
        auto sheet = reader.read(table);
        if (!sheet) return sheet.failure();
        if (!sheet->cells.empty()) sheets.push_back(*std::move(sheet));
    }
    Document document = workbook_document(sheets);
    document.format = DocFormat::ods;
    document.notes = std::move(reader.notes);
    if (document.blocks.empty()) return refuse_empty("ods");
    return document;
}

}  // namespace mera
