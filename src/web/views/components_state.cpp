#include "web/views/components_state.hpp"

#include "base/text.hpp"
#include "web/views/look_names.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {
namespace {

Html head_content(const MatrixHead& head) {
    const std::string name = replace_all(head.short_text, "№ ", "№\u00A0");  // a number never leaves its sign
    const Html text = head.full_text.empty()
                          ? html("{}", name)
                          : html("<span>{}</span> <span class='mera-matrix__full'>{}</span>", name, head.full_text);
    return head.address ? html("<a href='{}'>{}</a>", *head.address, text) : text;
}

Html cell_content(const MatrixCell& cell) {
    const TagLook look = cell.released ? TagLook::muted : look_of(cell.state);
    const Html inside = html(
        "{}{}<span class='govuk-visually-hidden'>{}</span>", icon(cell.released ? Icon::archive : icon_of(cell.state)),
        unless_empty("<span class='mera-cell__note' aria-hidden='true'>{}</span>", cell.note), cell.spoken);
    if (cell.address)
        return html("<a class='mera-cell mera-look-{}' href='{}' title='{}'>{}</a>", name_of(look), *cell.address,
                    cell.spoken, inside);
    return html("<span class='mera-cell mera-look-{}' title='{}'>{}</span>", name_of(look), cell.spoken, inside);
}

}  // namespace

std::string_view name_of(TagLook look) {
    switch (look) {
        case TagLook::neutral: return "neutral";
        case TagLook::information: return "information";
        case TagLook::progress: return "progress";
        case TagLook::attention: return "attention";
        case TagLook::danger: return "danger";
        case TagLook::success: return "success";
        case TagLook::success_late: return "success-late";
        case TagLook::muted: return "muted";
    }
    return "neutral";
}

Html tag(std::string_view text, TagLook look, Icon sign) {
    return html("<strong class='govuk-tag mera-look-{}'>{}{}</strong>", name_of(look), icon(sign), text);
}

TagLook look_of(ExecutionState state) {
    switch (state) {
        case ExecutionState::upcoming: return TagLook::neutral;
        case ExecutionState::in_progress: return TagLook::progress;
        case ExecutionState::under_review: return TagLook::information;
        case ExecutionState::returned: return TagLook::attention;
        case ExecutionState::fulfilled: return TagLook::success;
        case ExecutionState::fulfilled_late: return TagLook::success_late;
        case ExecutionState::overdue: return TagLook::danger;
    }
    return TagLook::neutral;
}

Icon icon_of(ExecutionState state) {
    switch (state) {
        case ExecutionState::upcoming: return Icon::clock;
        case ExecutionState::in_progress: return Icon::play;
        case ExecutionState::under_review: return Icon::eye;
        case ExecutionState::returned: return Icon::back;
        case ExecutionState::fulfilled: return Icon::check;
        case ExecutionState::fulfilled_late: return Icon::check_late;
        case ExecutionState::overdue: return Icon::alert;
    }
    return Icon::none;
}

Html state_tag(ExecutionState state) { return tag(in_russian(state), look_of(state), icon_of(state)); }

Html control_tag(bool released) {
    return released ? tag("снято с контроля", TagLook::muted, Icon::archive) : tag("на контроле", TagLook::neutral);
}
Html control_tag(const std::optional<Release>& release) {
    if (!release) return control_tag(false);
    return tag("снято с контроля: " + std::string(in_russian(release->reason)), TagLook::muted, Icon::archive);
}

Html days_overdue_note(int days) {
    if (days <= 0) return {};
    return html("<span class='mera-overdue'>просрочено на {}</span>", counted(days, "день", "дня", "дней"));
}

Html doubt_tag(std::string_view text) { return tag(text, TagLook::attention, Icon::question); }

Html matrix(const Matrix& matrix) {
    Html head;
    for (const MatrixHead& column : matrix.columns)
        head.put("<th scope='col' class='mera-matrix__column{}'>{}</th>",
                 column.in_words ? " mera-matrix__column--words" : "", head_content(column));

    Html body;
    const std::string* group = nullptr;
    for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
        const MatrixHead& row = matrix.rows[r];
        if (!row.group.empty() && (!group || *group != row.group))
            body.put(
                "</tbody><tbody><tr class='mera-matrix__group'><th scope='rowgroup' "
                "colspan='{}'><span>{}</span></th></tr>",
                matrix.columns.size() + 1, row.group);
        group = &row.group;
        body.put("<tr><th scope='row'>{}</th>", head_content(row));
        for (const std::optional<MatrixCell>& cell : matrix.cells[r]) {
            if (cell)
                body.put("<td>{}</td>", cell_content(*cell));
            else
                body.put("<td class='mera-matrix__none'></td>");
        }
        body.put("</tr>");
    }
    return html(
        "<div class='mera-scroll mera-matrix-region' role='region' aria-label='{}' tabindex='0'>"
        "<table class='mera-matrix'><caption class='govuk-visually-hidden'>{}</caption>"
        "<thead><tr><th scope='col'>{}</th>{}</tr></thead><tbody>{}</tbody></table></div>",
        matrix.caption, matrix.caption, matrix.corner, head, body);
}

Html matrix_legend() {
    Html items;
    for (const ExecutionState state : kExecutionStates)
        items.put("<li><span class='mera-cell mera-look-{}'>{}</span> {}</li>", name_of(look_of(state)),
                  icon(icon_of(state)), in_russian(state));
    items.put("<li><span class='mera-cell mera-look-muted'>{}</span> снято с контроля</li>", icon(Icon::archive));
    return html("<ul class='mera-legend' aria-label='Обозначения'>{}</ul>", items);
}

}  // namespace mera::ui
