#include "office/word/docx_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/text.hpp"
#include "office/clean_text.hpp"
#include "office/flow.hpp"
#include "office/package/xml_part.hpp"
#include "office/word/pasted_pictures.hpp"

namespace mera {

namespace {

bool is_only_space(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos || text == "\xC2\xA0";
}

bool is_wrapper(std::string_view name) {  // holds runs, adds nothing of its own
    return name == "w:ins" || name == "w:moveTo" || name == "w:hyperlink" || name == "w:smartTag" ||
           name == "w:customXml" || name == "w:fldSimple" || name == "w:dir" || name == "w:bdo";
}

std::string symbol(pugi::xml_node node) {
    const auto code = static_cast<char32_t>(std::strtoul(node.attribute("w:char").as_string(), nullptr, 16));
    if (code < 0x20 || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) return {};
    return utf8(code < 0x100 ? code + 0xF000 : code);
}

void append_math(std::string& text, pugi::xml_node parent) {
    for (const pugi::xml_node& child : parent.children()) {
        if (is_named(child, "m:t"))
            text += child.text().as_string();
        else
            append_math(text, child);
    }
}

constexpr double kUnitsPerCentimetre = 360'000;  // ECMA-376, 20.1.2.1: English metric units

// «position:absolute;width:467.8pt;height:661.5pt», as VML says it.
double length_in_style(std::string_view style, std::string_view property) {
    for (const std::string& each : split(style, ';')) {
        const std::string_view said = trim(each);
        if (said.starts_with(property) && said.substr(property.size()).starts_with(':'))
            return centimetres(trim(said.substr(property.size() + 1)));
    }
    return 0;
}

bool looks_like_a_page(pugi::xml_node drawing) {
    const auto of = [&](const char* name) {
        return drawing.find_node([&](const pugi::xml_node& node) { return is_named(node, name); });
    };
    if (const pugi::xml_node extent = of("wp:extent"))
        return is_page_like(extent.attribute("cx").as_double() / kUnitsPerCentimetre,
                            extent.attribute("cy").as_double() / kUnitsPerCentimetre);
    const pugi::xml_node data = is_named(drawing, "w:pict") ? of("v:imagedata") : pugi::xml_node{};
    const std::string_view style = data.parent().attribute("style").as_string();
    return is_page_like(length_in_style(style, "width"), length_in_style(style, "height"));
}

}  // namespace

pugi::xml_node chosen_content(pugi::xml_node alternate) {
    const pugi::xml_node choice = alternate.child("mc:Choice");
    return choice ? choice : alternate.child("mc:Fallback");
}

DocxLine DocxText::read(pugi::xml_node paragraph, const DocxLook& look) {
    line_ = {};
    look_ = look;
    walk(paragraph);
    // An instruction never goes on into the next paragraph in whole documents; in damaged ones it would hide the rest.
    std::fill(in_instruction_.begin(), in_instruction_.end(), false);
    return std::exchange(line_, {});
}

void DocxText::walk(pugi::xml_node parent) {
    for (const pugi::xml_node& child : parent.children()) {
        const std::string_view name = child.name();
        if (name == "w:r") {
            walk_run(child);
        } else if (is_wrapper(name)) {
            walk(child);
        } else if (name == "w:sdt") {
            // The words «Введите текст» of an unfilled form are not the author's.
            if (!child.child("w:sdtPr").child("w:showingPlcHdr")) walk(child.child("w:sdtContent"));
        } else if (name == "mc:AlternateContent") {
            walk(chosen_content(child));
        } else if (name == "m:oMath" || name == "m:oMathPara") {
            std::string formula;
            append_math(formula, child);
            add(formula, false);
        }
    }
}

void DocxText::walk_run(pugi::xml_node run) {
    const pugi::xml_node properties = run.child("w:rPr");
    const DocxLook own = run_look(properties);
    const std::string style = properties.child("w:rStyle").attribute("w:val").as_string();
    const DocxLook styled = style.empty() ? DocxLook{} : styles_.look(style);
    const bool hidden = own.hidden.value_or(styled.hidden.value_or(look_.hidden.value_or(false)));
    const bool struck = own.struck.value_or(styled.struck.value_or(look_.struck.value_or(false)));
    if (hidden || struck) {
        if (run.child("w:t"))
            note_once(notes_, hidden ? "Скрытый текст документа пропущен." : "Зачёркнутый текст документа пропущен.");
        // Fields of tables of contents hide their marks; a mark that is missed would turn the rest into instructions.
        for (const pugi::xml_node& mark : run.children("w:fldChar")) field_mark(mark);
        return;
    }
    const std::size_t before = line_.text.size();
    walk_run_content(run, own.bold.value_or(styled.bold.value_or(look_.bold.value_or(false))));
    if (!own.raised.value_or(styled.raised.value_or(false)) || line_.text.size() == before) return;
    if (const std::string raised = raised_text(std::string_view{line_.text}.substr(before)); !raised.empty())
        line_.text.replace(before, std::string::npos, raised);
}

void DocxText::walk_run_content(pugi::xml_node parent, bool bold) {
    for (const pugi::xml_node& child : parent.children()) {
        const std::string_view name = child.name();
        if (name == "w:t") {
            add(child.text().as_string(), bold);
        } else if (name == "w:tab" || name == "w:ptab") {
            add("\t", bold);
        } else if (name == "w:br" || name == "w:cr") {
            add("\n", bold);
        } else if (name == "w:noBreakHyphen") {
            add("-", bold);
        } else if (name == "w:sym") {
            add(symbol(child), bold);
        } else if (name == "w:fldChar") {
            field_mark(child);
        } else if (name == "w:drawing" || name == "w:pict" || name == "w:object") {
            find_boxes(child);
            if (looks_like_a_page(child)) find_pictures(child);
        } else if (name == "mc:AlternateContent") {
            walk_run_content(chosen_content(child), bold);
        } else if (name == "w:ruby") {
            walk(child.child("w:rubyBase"));
        } else if (name == "w:footnoteReference") {
            footnote(child, "footnote ");
        } else if (name == "w:endnoteReference") {
            footnote(child, "endnote ");
        }
    }
}

void DocxText::field_mark(pugi::xml_node mark) {
    const std::string_view type = mark.attribute("w:fldCharType").as_string();
    if (type == "begin")
        in_instruction_.push_back(true);
    else if (!in_instruction_.empty() && type == "separate")
        in_instruction_.back() = false;
    else if (!in_instruction_.empty() && type == "end")
        in_instruction_.pop_back();
}

void DocxText::footnote(pugi::xml_node reference, const char* kind) {
    const auto found = footnotes_.find(kind + std::string{reference.attribute("w:id").as_string()});
    if (found == footnotes_.end() || found->second.empty()) return;
    notes_.push_back(footnote_note(clean_text(line_.text), found->second));
}

void DocxText::add(std::string_view text, bool bold) {
    if (std::find(in_instruction_.begin(), in_instruction_.end(), true) != in_instruction_.end()) return;
    line_.text += text;
    if (!bold && !is_only_space(text)) line_.all_bold = false;
}

// Those inside a text box belong to its paragraphs.
void DocxText::find_pictures(pugi::xml_node parent) {
    for (const pugi::xml_node& child : parent.children()) {
        if (is_named(child, "a:blip"))
            line_.pictures.emplace_back(child.attribute("r:embed").as_string());
        else if (is_named(child, "v:imagedata"))
            line_.pictures.emplace_back(child.attribute("r:id").as_string());
        else if (!is_named(child, "w:txbxContent"))
            find_pictures(child);
    }
}

void DocxText::find_boxes(pugi::xml_node parent) {
    for (const pugi::xml_node& child : parent.children()) {
        if (is_named(child, "w:txbxContent"))
            line_.boxes.push_back(child);
        else if (is_named(child, "mc:AlternateContent"))
            find_boxes(chosen_content(child));
        else
            find_boxes(child);
    }
}

}  // namespace mera
