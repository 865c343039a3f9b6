#include "office/word/odt.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "office/clean_text.hpp"
#include "office/flow.hpp"
#include "office/limits.hpp"
#include "office/package/file_names.hpp"
#include "office/package/odf_package.hpp"
#include "office/refusals.hpp"
#include "office/word/odf_lists.hpp"
#include "office/word/odf_text.hpp"
#include "office/word/pasted_pictures.hpp"

namespace mera {

namespace {

constexpr double kSnapMillimetres = 3;  // narrower columns come from borders dragged by hand

bool is_index(std::string_view name) {
    return name == "text:table-of-content" || name == "text:alphabetical-index" || name == "text:illustration-index" ||
           name == "text:table-index" || name == "text:user-index" || name == "text:bibliography";
}

class OdtReader {
public:
    explicit OdtReader(const OdfStyles& styles) : styles_(styles) {}

    Document read(pugi::xml_node text) {
        Document document;
        document.format = DocFormat::odt;
        read_blocks(text, document.blocks);
        document.notes = std::move(notes_);
        return document;
    }

private:
    void read_blocks(pugi::xml_node container, Flow& flow) {
        for (const pugi::xml_node& child : container.children()) {
            if (child.type() != pugi::node_element) continue;
            const std::string_view name = child.name();
            if (name == "text:p" || name == "text:h") {
                read_paragraph(child, flow);
            } else if (name == "text:list") {
                read_list(child, flow);
            } else if (name == "table:table") {
                append_table(flow, read_table(child), notes_);
            } else if (name == "text:section") {
                read_section(child, flow);
            } else if (is_index(name)) {
                note_once(notes_, "Оглавление документа пропущено.");
            } else if (name.starts_with("draw:")) {
                read_box(child, flow);
            } else if (name == "text:numbered-paragraph" || name == "text:soft-page-break" ||
                       name == "text:change-start" || name == "office:text") {
                read_blocks(child, flow);
            }
        }
    }

    void read_section(pugi::xml_node node, Flow& flow) {
        const bool hidden = std::string_view{node.attribute("text:display").as_string()} == "none";
        if (hidden)
            note_once(notes_, "Скрытый текст документа пропущен.");
        else
            read_blocks(node, flow);
    }

    void read_list(pugi::xml_node node, Flow& flow) {
        lists_->enter_list(node);
        for (const pugi::xml_node& item : node.children()) {
            if (item.type() != pugi::node_element) continue;
            lists_->enter_item(item);
            read_blocks(item, flow);
        }
        lists_->leave_list();
    }

    void read_paragraph(pugi::xml_node node, Flow& flow) {
        OdfLine line = text_.read(node);
        const bool heading = std::string_view{node.name()} == "text:h";
        DocParagraph paragraph;
        if (heading) paragraph.heading = std::clamp(node.attribute("text:outline-level").as_int(1), 1, 9);
        paragraph.centred =
            styles_.look("paragraph", node.attribute("text:style-name").as_string()).centred.value_or(false);
        std::string label = lists_->next_label();
        if (heading && label.empty() && !node.attribute("text:is-list-header").as_bool())
            label = lists_->next_heading_label(paragraph.heading);
        const std::string text = clean_text(line.text);
        paragraph.bold = line.all_bold && !text.empty();
        paragraph.text = text.empty() ? clean_text(label) : label + text;
        // In the body a number without text is a slip of the typist; in a cell it is the number of the measure.
        const bool bare_number = text.empty() && open_cells_ == 0;
        if (!paragraph.text.empty() && !bare_number) flow.emplace_back(std::move(paragraph));
        for (const pugi::xml_node& box : line.boxes) read_box(box, flow);
    }

    void read_box(pugi::xml_node box, Flow& flow) {
        // Lists of the paragraph around do not reach into the box.
        OdfLists* around = std::exchange(lists_, nullptr);
        OdfLists own{styles_};
        lists_ = &own;
        read_box_content(box, flow);
        lists_ = around;
    }

    void read_box_content(pugi::xml_node node, Flow& flow) {
        for (const pugi::xml_node& child : node.children()) {
            const std::string_view name = child.name();
            if (name == "text:p" || name == "text:h")
                read_paragraph(child, flow);
            else if (name == "text:list")
                read_list(child, flow);
            else if (name == "table:table")
                append_table(flow, read_table(child), notes_);
            else if (name == "draw:image" && is_page_like(centimetres(node.attribute("svg:width").as_string()),
                                                          centimetres(node.attribute("svg:height").as_string())))
                append_picture(child.attribute("xlink:href").as_string(), flow);
            else if (name.starts_with("draw:"))
                read_box_content(child, flow);
        }
    }

    static void append_picture(std::string part, Flow& flow) {
        if (part.starts_with("./")) part.erase(0, 2);
        if (has_picture_name(part)) flow.emplace_back(DocParagraph{.text = {}, .picture = std::move(part)});
    }

    FlowTable read_table(pugi::xml_node node) {
        FlowTable table;
        table.snap = kSnapMillimetres;
        table.edges.push_back(0);
        read_columns(node, table);
        read_rows(node, table, false);
        return table;
    }

    void read_columns(pugi::xml_node container, FlowTable& table) {
        for (const pugi::xml_node& child : container.children()) {
            const std::string_view name = child.name();
            if (name == "table:table-column-group" || name == "table:table-columns" ||
                name == "table:table-header-columns") {
                read_columns(child, table);
            } else if (name == "table:table-column" && !table.edges.empty()) {
                const double width = styles_.column_width(child.attribute("table:style-name").as_string());
                int repeat =
                    std::clamp(child.attribute("table:number-columns-repeated").as_int(1), 1, kTableColumnsMax);
                if (width <= 0 || table.edges.size() + static_cast<std::size_t>(repeat) > kTableColumnsMax)
                    table.edges.clear();  // widths that say nothing
                while (!table.edges.empty() && repeat-- > 0) table.edges.push_back(table.edges.back() + width);
            }
        }
    }

    void read_rows(pugi::xml_node container, FlowTable& table, bool header) {
        for (const pugi::xml_node& child : container.children()) {
            const std::string_view name = child.name();
            if (name == "table:table-row")
                read_row(child, table, header);
            else if (name == "table:table-header-rows")
                read_rows(child, table, true);
            else if (name == "table:table-rows" || name == "table:table-row-group")
                read_rows(child, table, header);
        }
    }

    void read_row(pugi::xml_node node, FlowTable& table, bool header) {
        FlowRow row;
        row.repeated_header = header;
        int column = 0;
        for (const pugi::xml_node& child : node.children()) {
            const int repeat = std::clamp(child.attribute("table:number-columns-repeated").as_int(1), 1,
                                          std::max(1, kTableColumnsMax - column));
            if (column >= kTableColumnsMax) break;
            if (is_named(child, "table:table-cell"))
                read_cell(child, row, column, repeat);
            else if (is_named(child, "table:covered-table-cell"))
                column += repeat;
        }
        std::size_t row_bytes = 0;
        for (const FlowCell& cell : row.cells) row_bytes += sizeof cell + bytes_of(cell.content);
        for (int at = std::max(1, node.attribute("table:number-rows-repeated").as_int(1)); at > 0; --at) {
            if (table.rows.size() >= kTableRowsMax || !afford(row_bytes)) return;
            table.rows.push_back(row);
        }
    }

    // Repeated cells, rows and tables in tables multiply each other: what copies cost is counted before they are made.
    bool afford(std::size_t bytes) {
        if (bytes > kCopiesBytesMax - copied_) {
            note_once(notes_, "Таблица слишком большая: прочитано только её начало.");
            return false;
        }
        copied_ += bytes;
        return true;
    }

    void read_cell(pugi::xml_node node, FlowRow& row, int& column, int repeat) {
        FlowCell cell;
        cell.cell.column_span = std::clamp(node.attribute("table:number-columns-spanned").as_int(1), 1,
                                           std::max(1, kTableColumnsMax - column));
        cell.cell.row_span = std::max(1, node.attribute("table:number-rows-spanned").as_int(1));
        cell.cell.shade = styles_.look("table-cell", node.attribute("table:style-name").as_string()).shade.value_or("");
        // A cell's lists are its own, but they may continue one of another cell.
        ++open_cells_;
        read_blocks(node, cell.content);
        --open_cells_;
        const std::size_t cell_bytes = sizeof cell + bytes_of(cell.content);
        for (int at = 0; at < repeat && afford(cell_bytes); ++at) {
            cell.cell.column = column++;
            row.cells.push_back(cell);
        }
    }

    static constexpr std::size_t kCopiesBytesMax = std::size_t{128} << 20;  // a real plan needs a few megabytes

    const OdfStyles& styles_;
    std::vector<std::string> notes_;
    OdfLists main_lists_{styles_};
    OdfLists* lists_ = &main_lists_;
    OdfText text_{styles_, notes_};
    int open_cells_ = 0;
    std::size_t copied_ = 0;
};

}  // namespace

Expected<Document> read_odt(std::string_view bytes) {
    const auto package = OdfPackage::open(bytes);
    if (!package) return package.failure();
    const pugi::xml_node text = package->body().child("office:text");
    if (!text) return refuse_damaged("odt: no text");
    OdtReader reader{package->styles};
    Document document = reader.read(text);
    if (document.blocks.empty()) {
        const bool pictures = text.find_node([](const pugi::xml_node& node) { return is_named(node, "draw:image"); });
        return pictures ? refuse_only_pictures("odt") : refuse_empty("odt");
    }
    return document;
}

}  // namespace mera
