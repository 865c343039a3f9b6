#include "office/web/html_page.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "office/cell_shade.hpp"
#include "office/clean_text.hpp"
#include "office/flow.hpp"
#include "office/limits.hpp"
#include "office/number_label.hpp"
#include "office/refusals.hpp"
#include "office/web/html_block_tables.hpp"
#include "office/web/html_node.hpp"
#include "office/web/html_styles.hpp"

namespace mera {

namespace {

constexpr std::size_t kHtmlNodesMax = 2'000'000;  // a node costs libxml2 120 bytes and more: 300 MB

struct DocumentCloser {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

struct List {
    NumberStyle style = NumberStyle::bullet;
    int next = 1;
};

// Pages made from text documents write the number of an item out beside the tags of the list: it ends as that of the tags
// does («2.1.» under «1. »), or a cell holds nothing else.
bool bears_number(std::string_view text, std::string_view label) {
    const std::string_view written = text.substr(0, std::min(text.find_first_not_of("0123456789."), text.size()));
    const std::string_view own = label.substr(0, label.find(' '));
    constexpr std::string_view kDigits = "0123456789";
    if (own.find_first_of(kDigits) != 0 || written.find_first_of(kDigits) != 0 || !written.ends_with('.')) return false;
    return written.size() == text.size() || written == own || written.ends_with("." + std::string{own});
}

class PageReader {
public:
    Document read(xmlNode* root) {
        Document document;
        document.format = DocFormat::html;
        flow_ = &document.blocks;
        styles_.read(root);
        name_block_tables(root, styles_);
        walk_children(root, {});
        flush();
        document.notes = std::move(notes_);
        return document;
    }

private:
    std::string shade_of(const xmlNode* node) const {
        const std::string out = shade_of_style(styles_.declarations_of(node));
        return out.empty() ? shade_of_colour(attribute(node, "bgcolor")) : out;
    }

    void walk_children(const xmlNode* parent, const HtmlLook& look) {
        if (++depth_ > kXmlDepthMax) {
            note_once(notes_, "Слишком глубоко вложенные части страницы пропущены.");
        } else {
            for (const xmlNode* node = parent->children; node != nullptr; node = node->next) walk(node, look);
        }
        --depth_;
    }

    void walk(const xmlNode* node, const HtmlLook& look) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            add_text(reinterpret_cast<const char*>(node->content), look);
            return;
        }
        if (node->type != XML_ELEMENT_NODE) return;
        const std::string_view name = name_of(node);
        if (is_silent(name) || is_mark_of_note(node) || runs_on_every_page(node)) return;
        if (skips_hidden(node) || skips_struck(node)) return;
        if (const std::string raised = raised_text_of(node); !raised.empty()) {
            text_ += raised;
            return;
        }
        const HtmlLook own = look_of(node, look);
        if (name == "br") {
            text_ += '\n';
        } else if (name == "table") {
            flush();
            FlowTable table = read_table(node, own);
            append_table(*flow_, std::move(table), notes_);
        } else if (name == "ul" || name == "ol") {
            read_list(node, own);
        } else if (is_block(name)) {
            flush();
            if (name == "li") label_ = next_label(node);
            walk_children(node, own);
            flush();
            if (name == "li") end_item();
        } else {
            walk_children(node, own);
        }
    }

    bool skips_hidden(const xmlNode* node) {
        if (!is_hidden(node)) return false;
        note_once(notes_, "Скрытый текст страницы пропущен.");
        return true;
    }

    bool skips_struck(const xmlNode* node) {
        if (!is_struck(node)) return false;
        note_once(notes_, "Зачёркнутый текст страницы пропущен.");
        return true;
    }

    void read_list(const xmlNode* node, const HtmlLook& look) {
        flush();
        List list;
        if (name_of(node) == "ol") {
            const std::string type = attribute(node, "type");
            list.style = type == "a"   ? NumberStyle::lower_latin
                         : type == "A" ? NumberStyle::upper_latin
                         : type == "i" ? NumberStyle::lower_roman
                         : type == "I" ? NumberStyle::upper_roman
                                       : NumberStyle::decimal;
            if (has_attribute(node, "start")) list.next = bounded(attribute(node, "start"));
        }
        if (style_of(node).find("list-style:none") != std::string::npos ||
            style_of(node).find("list-style-type:none") != std::string::npos)
            list.style = NumberStyle::none;
        lists_.push_back(list);
        walk_children(node, look);
        lists_.pop_back();
        flush();
    }

    static int bounded(const std::string& number) {
        return std::clamp(std::atoi(number.substr(0, 7).c_str()), 0, 1'000'000);
    }

    std::string next_label(const xmlNode* item) {
        if (lists_.empty()) return "• ";
        List& list = lists_.back();
        if (has_attribute(item, "value")) list.next = bounded(attribute(item, "value"));
        if (list.style == NumberStyle::none) return {};
        if (list.style == NumberStyle::bullet) return "• ";
        return number_label(list.next++, list.style) + ". ";
    }

    // In the body a number without text is a slip of the typist; in a cell it is the number of the measure.
    void end_item() {
        std::string label = clean_text(std::exchange(label_, {}));
        if (!label.empty() && label != "•" && open_cells_ > 0)
            flow_->emplace_back(DocParagraph{.text = std::move(label)});
    }

    void add_text(std::string_view text, const HtmlLook& look) {
        bool any = false;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            any = any || !space;
            text_ += space ? ' ' : c;
        }
        if (!any) return;
        all_bold_ = all_bold_ && look.bold;
        look_ = look;
    }

    void flush() {
        const std::string text = clean_text(std::exchange(text_, {}));
        const bool bold = std::exchange(all_bold_, true);
        if (text.empty()) return;
        DocParagraph paragraph;
        const std::string label = std::exchange(label_, {});
        paragraph.text = bears_number(text, label) ? text : label + text;
        paragraph.heading = look_.heading;
        paragraph.centred = look_.centred;
        paragraph.bold = bold;
        flow_->emplace_back(std::move(paragraph));
    }

    // --- tables ---
    struct Grid {
        FlowTable table;
        std::vector<int> taken_until;  // by column: the row below the cell that reaches down here
    };

    FlowTable read_table(const xmlNode* node, const HtmlLook& look) {
        Grid grid;
        std::vector<List> outside = std::exchange(lists_, {});
        read_rows(node, look, grid, false);
        lists_ = std::move(outside);
        return std::move(grid.table);
    }

    void read_rows(const xmlNode* container, const HtmlLook& look, Grid& grid, bool header) {
        if (++depth_ > kXmlDepthMax) {
            --depth_;
            return;
        }
        bool row_open = false;  // of cells that stand in no row
        for (const xmlNode* node = container->children; node != nullptr; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) {
                if (node->type == XML_TEXT_NODE) add_text(reinterpret_cast<const char*>(node->content), look);
                continue;
            }
            const std::string_view name = name_of(node);
            if (skips_hidden(node)) continue;
            if (name == "tr") {
                row_open = false;
                if (!begin_row(grid, header)) break;
                read_cells(node, look_of(node, look), grid);
            } else if (name == "td" || name == "th") {
                if (!row_open && !begin_row(grid, header)) break;
                row_open = true;
                read_cell(node, look, grid);
            } else if (is_one_of(name, {"tbody", "tfoot", "thead", "form"})) {
                row_open = false;
                read_rows(node, look, grid, header || name == "thead");
            } else if (!is_one_of(name, {"colgroup", "col"})) {
                walk(node, look);  // what may not stand here is shown by browsers above the table
            }
        }
        flush();
        --depth_;
    }

    bool begin_row(Grid& grid, bool header) {
        flush();
        if (grid.table.rows.size() >= kTableRowsMax) {
            note_once(notes_, "Таблица слишком длинная: прочитано только её начало.");
            return false;
        }
        grid.table.rows.emplace_back().repeated_header = header;
        return true;
    }

    void read_cells(const xmlNode* row, const HtmlLook& look, Grid& grid) {
        for (const xmlNode* node = row->children; node != nullptr; node = node->next) {
            if (node->type != XML_ELEMENT_NODE || skips_hidden(node)) continue;
            if (name_of(node) == "td" || name_of(node) == "th")
                read_cell(node, look, grid);
            else if (!is_silent(name_of(node)) && depth_ < kXmlDepthMax)
                ++depth_, read_cells(node, look, grid), --depth_;
        }
    }

    void read_cell(const xmlNode* node, const HtmlLook& look, Grid& grid) {
        const int row = static_cast<int>(grid.table.rows.size()) - 1;
        int column = 0;
        while (column < static_cast<int>(grid.taken_until.size()) &&
               grid.taken_until[static_cast<std::size_t>(column)] > row)
            ++column;
        if (column >= kTableColumnsMax) return;
        FlowCell cell;
        cell.cell.column = column;
        cell.cell.column_span =
            std::clamp(std::atoi(attribute(node, "colspan").substr(0, 6).c_str()), 1, kTableColumnsMax - column);
        // A cell from above stands in the way of a wide one.
        for (int at = column + 1; at < column + cell.cell.column_span; ++at)
            if (static_cast<std::size_t>(at) < grid.taken_until.size() &&
                grid.taken_until[static_cast<std::size_t>(at)] > row)
                cell.cell.column_span = at - column;
        const std::string rows = attribute(node, "rowspan");
        // Zero means: down to the end.
        cell.cell.row_span =
            rows == "0" ? kTableRowsMax : std::clamp(std::atoi(rows.substr(0, 6).c_str()), 1, kTableRowsMax);
        const auto end = static_cast<std::size_t>(column + cell.cell.column_span);
        if (grid.taken_until.size() < end) grid.taken_until.resize(end, 0);
        for (auto at = static_cast<std::size_t>(column); at < end; ++at)
            grid.taken_until[at] = std::max(grid.taken_until[at], row + cell.cell.row_span);

        cell.cell.shade = shade_of(node);
        if (cell.cell.shade.empty()) cell.cell.shade = shade_of(node->parent);
        Flow* outside = std::exchange(flow_, &cell.content);
        const std::string text_outside = std::exchange(text_, {});
        const bool bold_outside = std::exchange(all_bold_, true);
        ++open_cells_;
        if (!skips_struck(node) && !skips_struck(node->parent)) walk_children(node, look_of(node, look));
        flush();
        --open_cells_;
        flow_ = outside;
        text_ = text_outside;
        all_bold_ = bold_outside;
        grid.table.rows.back().cells.push_back(std::move(cell));
    }

    HtmlStyles styles_;
    Flow* flow_ = nullptr;
    std::vector<std::string> notes_;
    std::vector<List> lists_;
    std::string text_, label_;
    bool all_bold_ = true;
    HtmlLook look_;
    int depth_ = 0, open_cells_ = 0;
};

// «<![if !supportLists]>…<![endif]>»: Word wraps the numbers of its lists so. What stands between is shown by every browser,
// the signs themselves by none.
std::string without_conditions(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find("<![", at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('>', open);
        const std::string_view inside =
            close == std::string_view::npos ? std::string_view{} : text.substr(open + 3, close - open - 3);
        if (close == std::string_view::npos) {
            out += text.substr(at);
            break;
        }
        // «<![endif]-->» closes a comment and is left to the parser.
        const bool condition = (inside.starts_with("if ") || inside.starts_with("endif")) && !inside.ends_with("--");
        out += text.substr(at, (condition ? open : open + 3) - at);
        at = condition ? close + 1 : open + 3;
    }
    return out;
}

void ignore_error(void*, const char*, ...) {}

}  // namespace

Expected<Document> read_html_page(std::string_view bytes) {
    auto decoded = decode_text(bytes);
    if (!decoded) return refuse_damaged("html: not a text");
    decoded->text = without_conditions(decoded->text);
    const auto tags = std::count(decoded->text.begin(), decoded->text.end(), '<') +
                      std::count(decoded->text.begin(), decoded->text.end(), '=');
    if (static_cast<std::size_t>(tags) > kHtmlNodesMax) return refuse_too_much_inside("html: too many tags");
    xmlSetGenericErrorFunc(nullptr, ignore_error);
    const std::unique_ptr<xmlDoc, DocumentCloser> parsed{
        htmlReadMemory(decoded->text.data(), static_cast<int>(decoded->text.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)};
    xmlNode* root = parsed ? xmlDocGetRootElement(parsed.get()) : nullptr;
    if (root == nullptr) return refuse_empty("html");
    Document document = PageReader{}.read(root);
    if (document.blocks.empty()) return refuse_empty("html");
    return document;
}

}  // namespace mera
