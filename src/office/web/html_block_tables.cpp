#include "office/web/html_block_tables.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "office/limits.hpp"
#include "office/web/html_node.hpp"

namespace mera {

namespace {

constexpr std::size_t kCellsOfTable = 3;  // two blocks side by side, again and again, are a form or a menu
constexpr std::size_t kRowsOfTable = 2;

struct BlockRow {
    xmlNode* node = nullptr;
    std::vector<xmlNode*> cells;
    bool sure = false;  // the page says that it is a row; else its classes do
};

const xmlChar* as_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

bool is_blank(const xmlNode* text) { return trim(reinterpret_cast<const char*>(text->content)).empty(); }

bool is_part_of_real_table(const xmlNode* node) {
    return is_one_of(name_of(node), {"table", "thead", "tbody", "tfoot", "tr", "td", "th"});
}

bool any_class(const xmlNode* node, bool (*means)(std::string_view)) {
    const std::vector<std::string> names = split(fold_case(attribute(node, "class")), ' ');
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return means(name); });
}

// «row», «table-row», «divTableRow», «tr»
bool means_row(std::string_view name) { return name == "tr" || name.ends_with("row"); }

// «col», «col-md-3», «divTableCell», «td»
bool means_cell(std::string_view name) {
    return is_one_of(name, {"td", "th"}) || name.starts_with("col-") || name.ends_with("col") ||
           name.ends_with("column") || name.ends_with("cell");
}

// Elements alone, without what no browser shows; empty when text stands between them: that is a paragraph.
std::vector<xmlNode*> blocks_inside(const xmlNode* node) {
    std::vector<xmlNode*> out;
    for (xmlNode* inner = node->children; inner != nullptr; inner = inner->next) {
        if (inner->type == XML_TEXT_NODE && !is_blank(inner)) return {};
        if (inner->type == XML_ELEMENT_NODE && name_of(inner) != "br" && !is_silent(name_of(inner)) &&
            !is_hidden(inner))
            out.push_back(inner);
    }
    return out;
}

// «40px 1fr 2fr», «repeat(4,1fr)»
std::size_t tracks_of(std::string_view declaration) {
    const std::string columns{trim(declaration)};
    if (columns.starts_with("repeat("))
        return static_cast<std::size_t>(std::clamp(std::atoi(columns.substr(7, 4).c_str()), 0, kTableColumnsMax));
    int depth = 0;
    std::size_t out = columns.empty() ? 0 : 1;
    for (const char c : columns) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        out += c == ' ' && depth == 0;
    }
    return out;
}

void set_span(xmlNode* cell, std::size_t columns) {
    if (columns > 1) xmlSetProp(cell, as_xml("colspan"), as_xml(std::to_string(columns).c_str()));
}

class BlockTables {
public:
    explicit BlockTables(const HtmlStyles& styles) : styles_(styles) {}

    // From inside out: a table in a cell of a layout is one before the layout is looked at.
    void visit(xmlNode* node, int depth) {
        if (depth > kXmlDepthMax) return;
        for (xmlNode* inner = node->children; inner != nullptr; inner = inner->next)
            if (inner->type == XML_ELEMENT_NODE) visit(inner, depth + 1);
        if ((is_part_of_real_table(node) && name_of(node) != "td") || is_row_group(node)) return;
        if (!name_grid(node)) name_runs_of_rows(node);
    }

private:
    bool is_row_group(const xmlNode* node) const {
        const std::string display = declared(styles_.declarations_of(node), "display");
        return attribute(node, "role") == "rowgroup" ||
               (display.starts_with("table-") && display.ends_with("-group") && display != "table-column-group");
    }

    BlockRow row_of(xmlNode* node) const {
        if (is_part_of_real_table(node)) return {};
        const std::string style = styles_.declarations_of(node), display = declared(style, "display");
        const bool sure = attribute(node, "role") == "row" || display == "table-row";
        const bool side_by_side = display == "flex" && !declared(style, "flex-direction").starts_with("column");
        if (!sure && !side_by_side && !any_class(node, means_row)) return {};
        BlockRow row{.node = node, .cells = blocks_inside(node), .sure = sure};
        const bool all_cells = std::all_of(row.cells.begin(), row.cells.end(),
                                           [](const xmlNode* cell) { return any_class(cell, means_cell); });
        return sure || side_by_side || all_cells ? row : BlockRow{};
    }

    void name_runs_of_rows(xmlNode* parent) const {
        std::vector<BlockRow> run;
        const auto add = [&](xmlNode* node) {
            BlockRow row = row_of(node);
            if (row.cells.empty()) return false;
            run.push_back(std::move(row));
            return true;
        };
        for (xmlNode *node = parent->children, *next = nullptr; node != nullptr; node = next) {
            next = node->next;
            const bool text = node->type == XML_TEXT_NODE && !is_blank(node);
            if (!text && node->type != XML_ELEMENT_NODE) continue;
            if (!text && is_row_group(node)) {
                for (xmlNode* inner : blocks_inside(node)) add(inner);
                continue;
            }
            if (!text && add(node)) continue;
            make_table(run);
            run.clear();
        }
        make_table(run);
    }

    static bool is_table(const std::vector<BlockRow>& run) {
        const auto rows_of = [&](std::size_t cells) {
            return static_cast<std::size_t>(
                std::count_if(run.begin(), run.end(), [&](const BlockRow& row) { return row.cells.size() >= cells; }));
        };
        if (std::all_of(run.begin(), run.end(), [](const BlockRow& row) { return row.sure; }))
            return rows_of(2) >= kRowsOfTable;
        const std::size_t widest = widest_of(run);
        return widest >= kCellsOfTable && rows_of(widest) >= kRowsOfTable;
    }

    static std::size_t widest_of(const std::vector<BlockRow>& run) {
        std::size_t out = 0;
        for (const BlockRow& row : run) out = std::max(out, row.cells.size());
        return out;
    }

    static xmlNode* table_before(xmlNode* node) {
        return xmlAddPrevSibling(node, xmlNewNode(nullptr, as_xml("table")));
    }

    static void make_table(const std::vector<BlockRow>& run) {
        if (!is_table(run)) return;
        xmlNode* table = table_before(run.front().node);
        const std::size_t columns = widest_of(run);
        for (const BlockRow& row : run) {
            xmlNodeSetName(row.node, as_xml("tr"));
            for (xmlNode* cell : row.cells) name_cell(cell);
            if (row.cells.size() == 1) set_span(row.cells.front(), columns);
            xmlUnlinkNode(row.node);
            xmlAddChild(table, row.node);
        }
    }

    // A table that is a cell stays one inside it.
    static void name_cell(xmlNode* cell) {
        if (!is_part_of_real_table(cell)) {
            xmlNodeSetName(cell, as_xml("td"));
            return;
        }
        xmlNode* around = xmlAddPrevSibling(cell, xmlNewNode(nullptr, as_xml("td")));
        xmlUnlinkNode(cell);
        xmlAddChild(around, cell);
    }

    std::vector<xmlNode*> cells_of_grid(xmlNode* grid) const {
        std::vector<xmlNode*> out;
        for (xmlNode* node : blocks_inside(grid)) {
            if (declared(styles_.declarations_of(node), "display") != "contents") {
                out.push_back(node);
                continue;
            }
            for (xmlNode* inner : blocks_inside(node)) out.push_back(inner);
        }
        return out;
    }

    // «1/-1», «span 3»
    std::size_t span_in_grid(const xmlNode* cell, std::size_t columns) const {
        const std::string where = declared(styles_.declarations_of(cell), "grid-column");
        const std::size_t span = where.find("span ");
        if (span != std::string::npos)
            return static_cast<std::size_t>(
                std::clamp(std::atoi(where.substr(span + 5, 4).c_str()), 1, static_cast<int>(columns)));
        return where.find("-1") != std::string::npos ? columns : 1;
    }

    bool name_grid(xmlNode* node) const {
        const std::string style = styles_.declarations_of(node);
        if (declared(style, "display") != "grid") return false;
        const std::size_t columns = tracks_of(declared(style, "grid-template-columns"));
        const std::vector<xmlNode*> cells = cells_of_grid(node);
        if (columns < kCellsOfTable || cells.size() < columns * kRowsOfTable) return false;
        xmlNode* table = xmlAddChild(node, xmlNewNode(nullptr, as_xml("table")));
        xmlNode* row = nullptr;
        std::size_t taken = columns;
        for (xmlNode* cell : cells) {
            const std::size_t span = span_in_grid(cell, columns);
            if (taken + span > columns) {
                row = xmlAddChild(table, xmlNewNode(nullptr, as_xml("tr")));
                taken = 0;
            }
            taken += span;
            name_cell(cell);
            xmlNode* own = name_of(cell) == "td" ? cell : cell->parent;
            set_span(own, span);
            xmlUnlinkNode(own);
            xmlAddChild(row, own);
        }
        return true;
    }

    const HtmlStyles& styles_;
};

}  // namespace

void name_block_tables(xmlNode* root, const HtmlStyles& styles) { BlockTables{styles}.visit(root, 0); }

}  // namespace mera
