#pragma once
// The smallest pieces: icons, dates, links, headings, buttons, plain lists.
#include <string>
#include <string_view>
#include <vector>

#include "base/html.hpp"

namespace mera::ui {

enum class Icon {
    none,
    check,        // исполнено
    check_late,   // исполнено с опозданием
    clock,        // ожидает
    play,         // в работе
    eye,          // на проверке
    back,         // возвращено
    alert,        // просрочено
    archive,      // снято с контроля
    question,     // сомнение
    information,
    file,
    link,
    upload,
    download,
    search,
    calendar,
    school,
    person,
    close,
    chevron_down,
    arrow_left,
    arrow_right,
    sort,
    sort_up,
    sort_down,
    print,
};
Html icon(Icon icon);  // decoration: screen readers pass it by, so a text must stand beside it

Html date(Date date);        // 12 июня 2020 г., inside <time>
Html date_short(Date date);  // 12.06.2020, for tables
Html hidden_text(std::string_view text);  // for screen readers only
Html muted(std::string_view text);        // secondary words
Html number(std::int64_t value);          // 12 000, with no-break spaces between thousands
Html paragraphs(std::string_view text);   // a text with line breaks, as people typed it
Html paragraph(const Html& content);
Html paragraph(std::string_view text);

Html link(std::string_view text, const Url& address);
Html link(const Html& content, const Url& address);
Html download_link(std::string_view text, const Url& address, std::string_view format_and_size);  // «DOCX, 240 КБ»

// One h1 on a page, with a line above it («Приказ № 882, мера 2.1») if there is one.
Html page_heading(std::string_view text, std::string_view caption = {});
// The same with buttons or links at its right hand.
Html page_heading(std::string_view text, std::string_view caption, const std::vector<Html>& actions);
Html heading(std::string_view text, int level = 2, std::string_view id = {});  // level 2..4
Html lead(std::string_view text);  // the first, larger paragraph of a page

Html bullet_list(const std::vector<Html>& items);
Html numbered_list(const std::vector<Html>& items);

enum class ButtonLook {
    primary,
    secondary,
    danger,
    quiet,  // looks like a link
};
struct Button {
    std::string text;
    ButtonLook look = ButtonLook::primary;
    std::string name = {};     // sent with the form when this button was pressed
    std::string value = {};
    std::string confirm = {};  // a question asked first; where it matters the server must ask again without scripts
    std::string form = {};     // id of the form it sends, when it stands outside of it
    bool small = false;        // inside tables
    std::string spoken = {};   // what the button acts on, for screen readers: «2.1, СОШ № 5»
};
Html button(const Button& button);
Html link_button(std::string_view text, const Url& address, ButtonLook look = ButtonLook::primary);
Html button_group(const std::vector<Html>& buttons_and_links);

// Columns side by side on a wide screen, one under another on a narrow one.
Html two_columns(const Html& main_part, const Html& side);  // two thirds and one third
Html halves(const Html& left, const Html& right);
Html panel(const Html& content);  // a white card on the page's paper

}  // namespace mera::ui
