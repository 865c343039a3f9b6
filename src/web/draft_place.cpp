#include "web/draft_place.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "usecases/page_pictures.hpp"
#include "web/draft_fields.hpp"

namespace mera {

namespace {

constexpr double kMargin = 0.03;      // of the page, around the cell
constexpr double kWidthLeast = 0.45;  // of the page: narrower cells are shown with their neighbours
constexpr double kHeightLeast = 0.12;
constexpr double kWidthOfPhone =
    0.6;  // of the page: letters of a wider part are too small there, it is moved sideways instead

struct Window {  // what of the page is shown, in its fractions
    double left, top, width, height;
};

Window around(const Place::Box& box) {
    const double width = std::min(1.0, std::max(box.right - box.left + 2 * kMargin, kWidthLeast));
    const double height = std::min(1.0, std::max(box.bottom - box.top + 2 * kMargin, kHeightLeast));
    const double left = std::clamp((box.left + box.right - width) / 2, 0.0, 1.0 - width);
    const double top = std::clamp((box.top + box.bottom - height) / 2, 0.0, 1.0 - height);
    return {left, top, width, height};
}

std::string number(double value) { return fmt::format("{:.4f}", value); }

Html outline(const Place::Box& box, double width, double height) {
    return html(
        "<rect class='mera-place__outline' x='{}' y='{}' width='{}' height='{}' vector-effect='non-scaling-stroke'/>",
        number(box.left * width), number(box.top * height), number((box.right - box.left) * width),
        number((box.bottom - box.top) * height));
}

// The neighbourhood of the cell, large enough to read; possible once the size of the picture is known.
Html close_up(const std::string& address, const Place& place, std::pair<int, int> size, const std::string& said) {
    const double width = size.first, height = size.second;
    const Window window = around(*place.box);
    const Html part = html(
        "<svg class='mera-place__close' viewBox='{} {} {} {}' role='img' aria-label='{}'>"
        "<image href='{}' width='{}' height='{}'/>{}</svg>",
        number(window.left * width), number(window.top * height), number(window.width * width),
        number(window.height * height), said, Url{address}, size.first, size.second,
        outline(*place.box, width, height));
    if (window.width <= kWidthOfPhone) return part;
    return html("<div class='mera-place__wide' tabindex='0' role='group' aria-label='{}'>{}</div>", said, part);
}

Html whole_page(const std::string& address, const Place& place, const std::string& said) {
    const Html mark = place.box ? html(
                                      "<svg class='mera-place__over' viewBox='0 0 1 1' preserveAspectRatio='none' "
                                      "aria-hidden='true' focusable='false'>{}</svg>",
                                      outline(*place.box, 1, 1))
                                : Html{};
    return html("<div class='mera-place__page'><img src='{}' alt='{}'>{}</div>", Url{address}, said, mark);
}

Html page_figure(const Visit& visit, const StoredDraft& draft, const DraftPlace& field) {
    const Place& place = field.place;
    const std::string address = page_address(draft.id, place);
    const std::string said = fmt::format("Страница {}, обведено: {}", place.page, field_in_russian(field.field));
    const auto size =
        visit.pictures != nullptr ? visit.pictures->size({draft.source_sha256, place.file, place.page}) : std::nullopt;
    if (size && place.box)
        return html("{}{}", close_up(address, place, *size, said),
                    details("Страница целиком", whole_page(address, place, said)));
    return whole_page(address, place, said);
}

bool is_bar(const TextCell& cell) { return cell.shaded && cell.text.empty(); }

// A row stands as a list of its columns: it fits a phone, and the cell in question is marked.
Html row_figure(const DocumentText& text, const TextRowCells& row, const Place& place) {
    const auto& table = text.tables[static_cast<std::size_t>(place.table) - 1];
    const bool bars = std::any_of(row.begin(), row.end(), is_bar);
    Html cells;
    for (const TextCell& cell : row) {
        const bool here = cell.column == place.column;
        if (bars && cell.text.empty() && !cell.shaded && !here) continue;
        const std::string head = place.row > 1 ? heading_over(table, cell.column) : std::string{};
        const std::string said = is_bar(cell) ? "закрашено" : cell.text;
        cells.put("<div class='mera-place__cell{}'><dt>{}</dt><dd>{}</dd></div>", here ? " mera-place__cell--here" : "",
                  head.empty() ? "графа " + std::to_string(cell.column) : head,
                  here ? html("<mark>{}</mark>", said) : html("{}", said));
    }
    return html("<dl class='mera-place__row'>{}</dl>", cells);
}

Html lines_figure(const LinesAround& lines) {
    const auto beside = [](const std::string& line) {
        return line.empty() ? Html{} : html("<p class='mera-muted'>{}</p>", line);
    };
    return html("<div class='mera-place__lines'>{}<p><mark>{}</mark></p>{}</div>", beside(lines.before), lines.line,
                beside(lines.after));
}

Html text_figure(const DocumentText* text, const Place& place) {
    if (text != nullptr) {
        if (const TextRowCells* row = row_at(*text, place)) return row_figure(*text, *row, place);
        if (const LinesAround lines = lines_at(*text, place); !lines.line.empty()) return lines_figure(lines);
    }
    return place.words.empty()
               ? Html{}
               : html("<blockquote class='mera-place__lines'><p><mark>{}</mark></p></blockquote>", place.words);
}

}  // namespace

std::string form_field_of(std::string_view field) {
    if (field == "deadlines" || field == "due") return "deadline_text";
    if (field == "targets") return "result";
    constexpr std::string_view kOfOrder = "order.";
    if (field.starts_with(kOfOrder)) return "order_" + std::string{field.substr(kOfOrder.size())};
    return std::string{field};
}

std::string page_address(DraftId id, const Place& place) {
    return fmt::format("/drafts/{}/files/{}/pages/{}", id.value, place.file, place.page);
}

Html place_figure(const Visit& visit, const StoredDraft& draft, const DraftPlace& field, const DocumentText* text) {
    const Html picture = field.place.page > 0 && visit.pictures != nullptr ? page_figure(visit, draft, field)
                                                                           : text_figure(text, field.place);
    return html(
        "<figure class='mera-place__figure'>{}<figcaption class='govuk-body-s'><strong>{}</strong> "
        "{}</figcaption></figure>",
        picture, field_in_russian(field.field), in_russian(field.place));
}

}  // namespace mera
