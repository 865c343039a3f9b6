#include "office/word/docx.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "office/cell_shade.hpp"
#include "office/clean_text.hpp"
#include "office/flow.hpp"
#include "office/limits.hpp"
#include "office/package/file_names.hpp"
#include "office/package/ooxml_package.hpp"
#include "office/refusals.hpp"
#include "office/word/docx_chunks.hpp"
#include "office/word/docx_numbering.hpp"
#include "office/word/docx_text.hpp"

namespace mera {

namespace {

constexpr double kSnapTwips = 170;  // 3 mm: narrower columns come from borders dragged by hand

bool says_no(pugi::xml_node property) {
    const std::string_view value = property.attribute("w:val").as_string("true");
    return value == "0" || value == "false" || value == "off";
}

// The paragraph mark itself was deleted or moved away: the paragraph runs on into the next one.
bool mark_is_deleted(pugi::xml_node properties) {
    const pugi::xml_node mark = properties.child("w:rPr");
    return mark.child("w:del") || mark.child("w:moveFrom");
}

std::string shade_of(pugi::xml_node cell_properties) {
    const pugi::xml_node shading = cell_properties.child("w:shd");
    const std::string ground = shade_of_colour(shading.attribute("w:fill").as_string());
    const std::string_view pattern = shading.attribute("w:val").as_string();
    const bool plain = pattern.empty() || pattern == "clear" || pattern == "nil";
    return plain ? ground : std::string{pattern} + ground;  // «pct25», «diagStripe»: hatched
}

class DocxReader {
public:
    DocxReader(const OoxmlPackage& package, DocxStyles styles, DocxNumbering numbering, DocxFootnotes footnotes,
               DocxChunks chunks)
        : package_(package),
          styles_(std::move(styles)),
          numbering_(std::move(numbering)),
          footnotes_(std::move(footnotes)),
          chunks_(std::move(chunks)) {}

    Document read(pugi::xml_node body) {
        Document document;
        document.format = DocFormat::docx;
        document.blocks = read_flow(body);
        document.notes = std::move(notes_);
        return document;
    }

private:
    struct Carried {  // text of paragraphs whose end was deleted
        std::string text;
        bool all_bold = true;
    };

    Flow read_flow(pugi::xml_node container) {
        Flow flow;
        Carried carried;
        read_blocks(container, flow, carried);
        if (std::string text = clean_text(carried.text); !text.empty())
            flow.emplace_back(DocParagraph{.text = std::move(text), .bold = carried.all_bold});
        return flow;
    }

    void read_blocks(pugi::xml_node container, Flow& flow, Carried& carried) {
        for (const pugi::xml_node& child : container.children()) {
            const std::string_view name = child.name();
            if (name == "w:p") {
                read_paragraph(child, flow, carried);
            } else if (name == "w:tbl") {
                append_table(flow, read_table(child), notes_);
            } else if (name == "w:sdt") {
                const pugi::xml_node properties = child.child("w:sdtPr");
                if (!properties.child("w:showingPlcHdr")) read_blocks(child.child("w:sdtContent"), flow, carried);
            } else if (name == "w:customXml" || name == "w:ins" || name == "w:moveTo" || name == "w:smartTag") {
                read_blocks(child, flow, carried);
            } else if (name == "mc:AlternateContent") {
                read_blocks(chosen_content(child), flow, carried);
            } else if (name == "w:altChunk") {
                append_chunk(child, flow);
            }
        }
    }

    void append_chunk(pugi::xml_node node, Flow& flow) {
        const auto chunk = chunks_.find(node.attribute("r:id").as_string());
        if (chunk == chunks_.end())
            note_once(notes_, "Часть документа вставлена в него другим файлом и не прочитана.");
        else
            flow.insert(flow.end(), chunk->second.begin(), chunk->second.end());
    }

    void read_paragraph(pugi::xml_node node, Flow& flow, Carried& carried) {
        const pugi::xml_node properties = node.child("w:pPr");
        const std::string style = properties.child("w:pStyle").attribute("w:val").as_string();
        const DocxLook styled = styles_.look(style);
        DocxLine line = text_.read(node, styled);
        if (styles_.name(style).starts_with("toc ")) {
            note_once(notes_, "Оглавление документа пропущено.");
            return;
        }
        if (mark_is_deleted(properties)) {
            carried.text += line.text;
            carried.all_bold = carried.all_bold && line.all_bold;
        } else {
            const DocxLook own = paragraph_look(properties);
            DocParagraph paragraph;
            paragraph.heading = heading_of(style, own.outline ? own.outline : styled.outline);
            paragraph.centred = own.centred.value_or(styled.centred.value_or(false));
            const std::string label = number_of(style, properties, own, styled);
            const std::string text = clean_text(std::exchange(carried.text, {}) + line.text);
            paragraph.bold = std::exchange(carried.all_bold, true) && line.all_bold && !text.empty();
            paragraph.text = text.empty() ? clean_text(label) : label + text;
            // In the body a number without text is a slip of the typist; in a cell it is the number of the measure.
            const bool bare_number = text.empty() && open_cells_ == 0;
            if (!paragraph.text.empty() && !bare_number) flow.emplace_back(std::move(paragraph));
        }
        for (const pugi::xml_node& box : line.boxes) {
            Flow inside = read_flow(box);
            std::move(inside.begin(), inside.end(), std::back_inserter(flow));
        }
        for (const std::string& id : line.pictures)
            if (std::string part = package_.target(id); has_picture_name(part))
                flow.emplace_back(DocParagraph{.text = {}, .picture = std::move(part)});
    }

    int heading_of(const std::string& style, std::optional<int> outline) const {
        if (outline) return *outline >= 0 && *outline <= 8 ? *outline + 1 : 0;
        const std::string name = styles_.name(style);
        for (const std::string_view word : {"heading ", "заголовок "})
            if (name.size() == word.size() + 1 && name.starts_with(word) && name.back() >= '1' && name.back() <= '9')
                return name.back() - '0';
        return 0;
    }

    std::string number_of(const std::string& style, pugi::xml_node properties, const DocxLook& own,
                          const DocxLook& styled) {
        const auto& numbered = own.numbered ? own.numbered : styled.numbered;
        if (!numbered || numbered->num_id == 0) return {};
        int level = 0;
        if (numbered->level) {
            level = *numbered->level;
        } else if (const auto direct = properties.child("w:numPr").child("w:ilvl")) {
            level = direct.attribute("w:val").as_int();
        } else {
            const std::string& id = style.empty() ? styles_.default_paragraph() : style;
            level = numbering_.level_of_style(numbered->num_id, id);
            if (level == 0) level = numbering_.level_of_style(numbered->num_id, styles_.numbered_by(id));
        }
        return numbering_.next(numbered->num_id, level);
    }

    struct Merge {  // a cell that goes on downwards
        int column;
        std::size_t row, cell;
    };

    FlowTable read_table(pugi::xml_node node) {
        FlowTable table;
        table.snap = kSnapTwips;
        table.edges.push_back(0);
        for (const pugi::xml_node& column : node.child("w:tblGrid").children("w:gridCol")) {
            const int width = column.attribute("w:w").as_int();
            if (width <= 0 || table.edges.size() > kTableColumnsMax) {
                table.edges.clear();  // widths that say nothing
                break;
            }
            table.edges.push_back(table.edges.back() + width);
        }
        std::vector<Merge> merges;
        read_rows(node, table, merges);
        return table;
    }

    void read_rows(pugi::xml_node container, FlowTable& table, std::vector<Merge>& merges) {
        for (const pugi::xml_node& child : container.children()) {
            const std::string_view name = child.name();
            if (name == "w:tr")
                read_row(child, table, merges);
            else if (name == "w:sdt")
                read_rows(child.child("w:sdtContent"), table, merges);
            else if (name == "w:ins" || name == "w:moveTo" || name == "w:customXml")
                read_rows(child, table, merges);
        }
    }

    void read_row(pugi::xml_node node, FlowTable& table, std::vector<Merge>& merges) {
        const pugi::xml_node properties = node.child("w:trPr");
        if (properties.child("w:del")) return;
        if (const pugi::xml_node hidden = properties.child("w:hidden"); hidden && !says_no(hidden)) {
            note_once(notes_, "Скрытый текст документа пропущен.");
            return;
        }
        if (table.rows.size() >= kTableRowsMax) {
            note_once(notes_,
                      "Таблица слишком длинная: прочитаны её первые " + std::to_string(kTableRowsMax) + " строк.");
            return;
        }
        FlowRow& row = table.rows.emplace_back();
        const pugi::xml_node header = properties.child("w:tblHeader");
        row.repeated_header = header && !says_no(header);
        int column = std::clamp(properties.child("w:gridBefore").attribute("w:val").as_int(), 0, kTableColumnsMax);
        read_cells(node, table, merges, column);
    }

    void read_cells(pugi::xml_node container, FlowTable& table, std::vector<Merge>& merges, int& column) {
        for (const pugi::xml_node& child : container.children()) {
            const std::string_view name = child.name();
            if (name == "w:tc")
                read_cell(child, table, merges, column);
            else if (name == "w:sdt")
                read_cells(child.child("w:sdtContent"), table, merges, column);
            else if (name == "w:customXml" || name == "w:ins" || name == "w:moveTo")
                read_cells(child, table, merges, column);
        }
    }

    void read_cell(pugi::xml_node node, FlowTable& table, std::vector<Merge>& merges, int& column) {
        const std::size_t row = table.rows.size() - 1;
        const pugi::xml_node properties = node.child("w:tcPr");
        FlowCell cell;
        cell.cell.column = column;
        cell.cell.column_span = std::clamp(properties.child("w:gridSpan").attribute("w:val").as_int(1), 1,
                                           std::max(1, kTableColumnsMax - column));
        if (column >= kTableColumnsMax) return;
        column += cell.cell.column_span;
        cell.cell.shade = shade_of(properties);

        auto& cells = table.rows[row].cells;
        const auto to_the_left = properties.child("w:hMerge");
        if (to_the_left && std::string_view{to_the_left.attribute("w:val").as_string("continue")} == "continue" &&
            !cells.empty()) {
            cells.back().cell.column_span += cell.cell.column_span;
            return;
        }
        const auto merge = properties.child("w:vMerge");
        const auto above =
            std::find_if(merges.begin(), merges.end(), [&](const Merge& it) { return it.column == cell.cell.column; });
        if (merge && std::string_view{merge.attribute("w:val").as_string("continue")} == "continue" &&
            above != merges.end()) {
            DocCell& origin = table.rows[above->row].cells[above->cell].cell;
            if (above->row + static_cast<std::size_t>(origin.row_span) == row) {
                ++origin.row_span;
                return;
            }
        }
        if (above != merges.end()) merges.erase(above);
        if (merge) merges.push_back({cell.cell.column, row, cells.size()});
        ++open_cells_;
        cell.content = read_flow(node);
        --open_cells_;
        cells.push_back(std::move(cell));
    }

    const OoxmlPackage& package_;
    DocxStyles styles_;
    DocxNumbering numbering_;
    DocxFootnotes footnotes_;
    DocxChunks chunks_;
    std::vector<std::string> notes_;
    int open_cells_ = 0;
    DocxText text_{styles_, footnotes_, notes_};
};

void append_text(std::string& text, pugi::xml_node parent) {
    for (const pugi::xml_node& child : parent.children()) {
        if (is_named(child, "w:t"))
            text += child.text().as_string();
        else if (!is_named(child, "w:del"))
            append_text(text, child);
        if (is_named(child, "w:p")) text += ' ';
    }
}

Expected<Done> read_notes(OoxmlPackage& package, const char* part, const char* element, const std::string& kind,
                          DocxFootnotes& out) {
    const auto xml = package.related(part);
    if (!xml) return xml.failure();
    if (!*xml) return Done{};
    for (const pugi::xml_node& note : (*xml)->root().children(element)) {
        if (note.attribute("w:type")) continue;  // the lines that part notes from the text
        std::string text;
        append_text(text, note);
        out[kind + " " + note.attribute("w:id").as_string()] = collapse_spaces(clean_text(text));
    }
    return Done{};
}

}  // namespace

Expected<Document> read_docx(std::string_view bytes, ChunksInside chunks) {
    auto package = OoxmlPackage::open(bytes);
    if (!package) return package.failure();
    const auto main = package->xml(package->main_part());
    if (!main) return main.failure();
    const auto styles_part = package->related("styles");
    if (!styles_part) return styles_part.failure();
    const auto numbering_part = package->related("numbering");
    if (!numbering_part) return numbering_part.failure();
    DocxFootnotes footnotes;
    if (const auto read = read_notes(*package, "footnotes", "w:footnote", "footnote", footnotes); !read)
        return read.failure();
    if (const auto read = read_notes(*package, "endnotes", "w:endnote", "endnote", footnotes); !read)
        return read.failure();

    DocxStyles styles = DocxStyles::read(*styles_part ? (*styles_part)->root() : pugi::xml_node{});
    DocxNumbering numbering =
        DocxNumbering::read(*numbering_part ? (*numbering_part)->root() : pugi::xml_node{}, styles);
    const pugi::xml_node body = main->root().child("w:body");
    if (!body) return refuse_damaged("docx: no body");
    DocxReader reader{*package, std::move(styles), std::move(numbering), std::move(footnotes),
                      chunks == ChunksInside::read ? read_docx_chunks(*package, body) : DocxChunks{}};
    Document document = reader.read(body);
    if (document.blocks.empty()) {
        const bool pictures = body.find_node(
            [](const pugi::xml_node& node) { return is_named(node, "w:drawing") || is_named(node, "w:pict"); });
        return pictures ? refuse_only_pictures("docx") : refuse_empty("docx");
    }
    return document;
}

}  // namespace mera
