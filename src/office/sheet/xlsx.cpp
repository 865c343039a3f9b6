#include "office/sheet/xlsx.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "office/cell_shade.hpp"
#include "office/clean_text.hpp"
#include "office/limits.hpp"
#include "office/package/ooxml_package.hpp"
#include "office/refusals.hpp"
#include "office/sheet/number_format.hpp"
#include "office/sheet/sheet.hpp"

namespace mera {

namespace {

constexpr int kSheetColumnsMax = 16'384;   // Excel's own limits
constexpr int kSheetRowsMax = 1'048'576;
constexpr std::size_t kMergesMax = 100'000;

// Some programs write «x:row» where others write «row».
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& child : node.children())
        if (local_name(child) == name) return child;
    return {};
}

bool is_on(const pugi::xml_node& mark) { return mark && mark.attribute("val").as_bool(true); }

std::string piece_of(const pugi::xml_node& run) {
    const std::string text = child_of(run, "t").text().as_string();
    const pugi::xml_node align = child_of(child_of(run, "rPr"), "vertAlign");
    const bool raised = std::string_view{align.attribute("val").as_string()} == "superscript";
    const std::string mark = raised ? raised_text(text) : std::string{};
    return mark.empty() ? text : mark;
}

struct SheetText {
    std::string text;
    bool struck = false;  // some of it was, and is left out
};

// A string of the workbook: plain, or in pieces of different looks. Phonetic guides are not part of it.
SheetText string_of(const pugi::xml_node& item) {
    SheetText out;
    for (const pugi::xml_node& child : item.children()) {
        if (local_name(child) == "t") out.text += child.text().as_string();
        if (local_name(child) != "r") continue;
        if (is_on(child_of(child_of(child, "rPr"), "strike")))
            out.struck = true;
        else
            out.text += piece_of(child);
    }
    out.text = clean_text(out.text);
    return out;
}

struct CellStyle {
    std::string format = "General";
    bool bold = false, struck = false;
    std::string shade = {};
};

struct Styles {
    std::vector<CellStyle> cells;
    const CellStyle& of(int index) const {
        static const CellStyle kPlain;
        return index >= 0 && static_cast<std::size_t>(index) < cells.size() ? cells[static_cast<std::size_t>(index)]
                                                                            : kPlain;
    }
};

// A colour of the theme or of the old palette is told apart by its number: which colour it is does not matter.
std::string shade_of_fill(const pugi::xml_node& fill) {
    constexpr int kBackground = 0;                       // of the theme: the paper
    constexpr int kAutomatic = 64, kWhite = 9, kOldWhite = 1;  // of the palette; 64 and above: the system's own
    const pugi::xml_node pattern = child_of(fill, "patternFill");
    const std::string_view type = pattern.attribute("patternType").as_string("none");
    if (type == "none") return child_of(fill, "gradientFill") ? "gradient" : "";
    if (type != "solid") return std::string{type};
    const pugi::xml_node colour = child_of(pattern, "fgColor");
    if (const auto rgb = colour.attribute("rgb")) return shade_of_colour(rgb.as_string());
    const std::string_view tint = colour.attribute("tint").as_string();
    if (const auto theme = colour.attribute("theme"))
        return theme.as_int() == kBackground && tint.empty()
                   ? ""
                   : "theme" + std::to_string(theme.as_int()) + std::string{tint};
    const int index = colour.attribute("indexed").as_int(kAutomatic);
    return index >= kAutomatic || index == kWhite || index == kOldWhite ? "" : "indexed" + std::to_string(index);
}

Styles read_styles(const pugi::xml_node& root) {
    std::map<int, std::string> formats;
    for (const pugi::xml_node& node : child_of(root, "numFmts").children())
        formats[node.attribute("numFmtId").as_int(-1)] = node.attribute("formatCode").as_string();
    std::vector<CellStyle> fonts;
    for (const pugi::xml_node& font : child_of(root, "fonts").children())
        fonts.push_back({.bold = is_on(child_of(font, "b")), .struck = is_on(child_of(font, "strike"))});
    std::vector<std::string> shades;
    for (const pugi::xml_node& fill : child_of(root, "fills").children()) shades.push_back(shade_of_fill(fill));
    Styles out;
    for (const pugi::xml_node& node : child_of(root, "cellXfs").children()) {
        const auto font = static_cast<std::size_t>(std::max(0, node.attribute("fontId").as_int()));
        CellStyle style = font < fonts.size() ? fonts[font] : CellStyle{};
        const int id = node.attribute("numFmtId").as_int();
        const auto custom = formats.find(id);
        style.format = custom != formats.end() ? custom->second : std::string{built_in_number_format(id)};
        const auto fill = static_cast<std::size_t>(std::max(0, node.attribute("fillId").as_int()));
        if (fill < shades.size()) style.shade = shades[fill];
        out.cells.push_back(std::move(style));
    }
    return out;
}

struct Position {
    int row = 0, column = 0;
};

std::optional<Position> position_of(std::string_view reference) {  // «B7» → (6, 1)
    Position at{0, 0};
    std::size_t index = 0;
    for (; index < reference.size() && reference[index] >= 'A' && reference[index] <= 'Z'; ++index) {
        at.column = at.column * 26 + (reference[index] - 'A' + 1);
        if (at.column > kSheetColumnsMax) return {};
    }
    if (index == 0) return {};
    for (; index < reference.size() && reference[index] >= '0' && reference[index] <= '9'; ++index) {
        at.row = at.row * 10 + (reference[index] - '0');
        if (at.row > kSheetRowsMax) return {};
    }
    if (at.row == 0 || index != reference.size()) return {};
    return Position{at.row - 1, at.column - 1};
}

class WorkbookReader {
public:
    WorkbookReader(std::vector<SheetText> strings, Styles styles, bool since_1904)
        : strings_(std::move(strings)), styles_(std::move(styles)), since_1904_(since_1904) {}

    Expected<Sheet> read(const std::string& name, const pugi::xml_node& worksheet) {
        Sheet sheet;
        sheet.name = name;
        for (const pugi::xml_node& column : child_of(worksheet, "cols").children())
            if (column.attribute("hidden").as_bool()) note_hidden(name);
        int row_number = -1;
        for (const pugi::xml_node& row : child_of(worksheet, "sheetData").children()) {
            row_number = std::clamp(row.attribute("r").as_int(row_number + 2) - 1, row_number + 1, kSheetRowsMax);
            const std::size_t before = sheet.cells.size();
            read_row(row, row_number, sheet);
            if (bytes_ > kDocumentBytesMax) return refuse_too_much_inside("xlsx: too much text");
            if (sheet.cells.size() > before && row.attribute("hidden").as_bool()) sheet.hidden_rows.insert(row_number);
        }
        merge(child_of(worksheet, "mergeCells"), sheet);
        return sheet;
    }

    std::vector<std::string> notes;

private:
    void note_hidden(const std::string& name) {
        note_once(notes, "На листе «" + name + "» есть скрытые столбцы, они тоже прочитаны.");
    }

    void read_row(const pugi::xml_node& row, int row_number, Sheet& sheet) {
        int column = -1;
        for (const pugi::xml_node& node : row.children()) {
            if (local_name(node) != "c") continue;
            const auto position = position_of(node.attribute("r").as_string());
            // Cells out of order would break every rule about neighbours.
            column = position ? std::max(position->column, column + 1) : column + 1;
            const CellStyle& style = styles_.of(node.attribute("s").as_int());
            std::string text = text_of(node, style);
            if (style.struck && !text.empty()) text = shown({.text = {}, .struck = true});
            if (text.empty()) {
                sheet.add_bare_shade(row_number, column, 1, 1, style.shade);
                continue;
            }
            bytes_ += text.size() + sizeof(SheetCell);
            if (bytes_ > kDocumentBytesMax) return;
            const bool number =
                std::string_view{node.attribute("t").as_string("n")} == "n" && style.format == "General";
            sheet.cells.push_back({row_number, column, 1, 1, std::move(text), style.bold, style.shade, number});
        }
    }

    // Without what is struck; that something was is said once.
    std::string shown(const SheetText& read) {
        if (read.struck) note_once(notes, "Зачёркнутый текст листа пропущен.");
        return read.text;
    }

    std::string text_of(const pugi::xml_node& cell, const CellStyle& style) {
        const std::string_view type = cell.attribute("t").as_string("n");
        if (type == "inlineStr") return shown(string_of(child_of(cell, "is")));
        const std::string value = child_of(cell, "v").text().as_string();
        if (value.empty()) return {};
        if (type == "s") {
            const auto index = static_cast<std::size_t>(std::strtoul(value.c_str(), nullptr, 10));
            return index < strings_.size() ? shown(strings_[index]) : std::string{};
        }
        if (type == "b") return value == "1" ? "ИСТИНА" : "ЛОЖЬ";
        if (type == "n") {
            char* end = nullptr;
            const double number = std::strtod(value.c_str(), &end);
            if (*end == '\0') return clean_text(number_as_shown(number, style.format, since_1904_));
        }
        return clean_text(value);  // results of formulas, ISO dates, errors
    }

    void merge(const pugi::xml_node& merges, Sheet& sheet) {
        std::map<std::pair<int, int>, Position> corner;  // of merged areas: upper left → lower right
        for (const pugi::xml_node& node : merges.children()) {
            const std::string reference = node.attribute("ref").as_string();
            const auto colon = reference.find(':');
            const auto from = position_of(reference.substr(0, colon));
            const auto to = colon == std::string::npos ? from : position_of(reference.substr(colon + 1));
            if (from && to && corner.size() < kMergesMax) corner[{from->row, from->column}] = *to;
        }
        // Some programs colour only the first of the cells that they merge.
        for (const auto& [at, end] : corner) {
            const auto first = sheet.bare_shades.find(at);
            if (first != sheet.bare_shades.end())
                sheet.add_bare_shade(at.first, at.second, end.row - at.first + 1, end.column - at.second + 1,
                                     std::string{first->second});
        }
        for (SheetCell& cell : sheet.cells) {
            const auto found = corner.find({cell.row, cell.column});
            if (found == corner.end()) continue;
            cell.row_span = std::max(1, found->second.row - cell.row + 1);
            cell.column_span = std::max(1, found->second.column - cell.column + 1);
        }
    }

    std::vector<SheetText> strings_;
    Styles styles_;
    bool since_1904_;
    std::size_t bytes_ = 0;
};

Expected<std::vector<SheetText>> read_strings(OoxmlPackage& package) {
    const auto part = package.related("sharedStrings");
    if (!part) return part.failure();
    std::vector<SheetText> out;
    if (*part)
        for (const pugi::xml_node& item : (*part)->root().children())
            if (local_name(item) == "si") out.push_back(string_of(item));
    return out;
}

std::string relationship_id(const pugi::xml_node& sheet) {
    for (const pugi::xml_attribute& attribute : sheet.attributes()) {
        const std::string_view name = attribute.name();
        if (name.ends_with(":id")) return attribute.as_string();
    }
    return {};
}

}  // namespace

Expected<Document> read_xlsx(std::string_view bytes) {
    auto package = OoxmlPackage::open(bytes);
    if (!package) return package.failure();
    const auto workbook = package->xml(package->main_part());
    if (!workbook) return workbook.failure();
    auto strings = read_strings(*package);
    if (!strings) return strings.failure();
    const auto styles_part = package->related("styles");
    if (!styles_part) return styles_part.failure();
    const bool since_1904 = child_of(workbook->root(), "workbookPr").attribute("date1904").as_bool();
    WorkbookReader reader{*std::move(strings), *styles_part ? read_styles((*styles_part)->root()) : Styles{},
                          since_1904};

    std::vector<Sheet> sheets;
    for (const pugi::xml_node& node : child_of(workbook->root(), "sheets").children()) {
        const std::string name = clean_text(node.attribute("name").as_string());
        if (std::string_view{node.attribute("state").as_string()}.starts_with("veryHidden") ||
            std::string_view{node.attribute("state").as_string()} == "hidden") {
            reader.notes.push_back("Лист «" + name + "» скрыт и не прочитан.");
            continue;
        }
        const std::string target = package->target(relationship_id(node));
        if (target.empty()) return refuse_damaged("xlsx: sheet without a part");
        const auto part = package->xml(target);
        if (!part) return part.failure();
        if (local_name(part->root()) != "worksheet") continue;  // a sheet that is a chart
        auto sheet = reader.read(name, part->root());
        if (!sheet) return sheet.failure();
        if (!sheet->cells.empty()) sheets.push_back(*std::move(sheet));
    }
    Document document = workbook_document(sheets);
    document.format = DocFormat::xlsx;
    document.notes = std::move(reader.notes);
    if (document.blocks.empty()) return refuse_empty("xlsx");
    return document;
}

}  // namespace mera
