#include "reports/reminder_letter.hpp"

#include <cstdlib>

#include "base/html.hpp"
#include "base/shortened.hpp"
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"

namespace mera {

namespace {

constexpr std::size_t kTitleCharactersMax = 140;  // two lines of a phone; the whole title is behind the link

std::string plain(std::string text) { return replace_all(std::move(text), "\u00A0", " "); }

std::string when(const LetterItem& item, Date day) {
    std::string out = (item.is_inside ? "внутренний срок " : "срок ") + in_russian(item.due);
    if (item.is_inside && item.due < day) return out;
    if (const int late = days_between(item.due, day); late > 0)
        out += ", просрочено на " + counted(late, "день", "дня", "дней");
    return out;
}

std::string name_of(const LetterItem& item) {
    MeasureName shown = item.measure;
    shown.title = shortened(collapse_spaces(shown.title), kTitleCharactersMax);
    return full_name(shown) + " (" + item.organisation + ")";
}

std::string item_link(const ReminderLetter& letter, const LetterItem& item) { return letter.site + item.path; }

void put_section(std::string& text, const ReminderLetter& letter, const LetterSection& section) {
    text += "\n" + std::string{in_russian(section.kind)} + ": " + std::to_string(section.total) + "\n";
    for (const LetterItem& item : section.items) {
        text += "— " + name_of(item) + ", " + when(item, letter.day) + "\n";
        if (!letter.site.empty()) text += "  " + item_link(letter, item) + "\n";
    }
    const auto more = section.total - static_cast<std::int64_t>(section.items.size());
    if (more <= 0) return;
    text += "… и ещё " + std::to_string(more);
    text += letter.site.empty() ? "\n" : ": " + letter.site + address_of_list(section.kind) + "\n";
}

Html link_of(const std::string& address, std::string_view words) {
    return html("<a href='{}'>{}</a>", Url{address}, words);
}

Html section_html(const ReminderLetter& letter, const LetterSection& section) {
    Html items;
    for (const LetterItem& item : section.items)
        items.put("<li>{}, {}</li>",
                  letter.site.empty() ? html("{}", name_of(item)) : link_of(item_link(letter, item), name_of(item)),
                  when(item, letter.day));
    const auto more = section.total - static_cast<std::int64_t>(section.items.size());
    if (more > 0) {
        const std::string words = "и ещё " + std::to_string(more);
        items.put("<li>{}</li>", letter.site.empty() ? html("{}", words)
                                                     : link_of(letter.site + address_of_list(section.kind), words));
    }
    return html("<h2 style='font-size:1.1em'>{}: {}</h2><ul>{}</ul>", in_russian(section.kind), section.total, items);
}

std::string preferences(const std::string& site) { return site + "/account#reminders"; }

Html framed(const Html& content) {
    return html("<!DOCTYPE html><html lang='ru'><head><meta charset='utf-8'></head><body>{}</body></html>", content);
}

std::string subject_of(const ReminderLetter& letter) {
    std::string parts;
    for (const LetterSection& section : letter.sections)
        parts +=
            (parts.empty() ? "" : ", ") + lower_first(in_russian(section.kind)) + " " + std::to_string(section.total);
    return plain("Мера, " + std::to_string(static_cast<unsigned>(letter.day.day())) + " " +
                 std::string{month_name_genitive(static_cast<unsigned>(letter.day.month()))} + ": " + parts);
}

}  // namespace

std::string address_of_list(ReminderKind kind) {
    switch (kind) {
        case ReminderKind::overdue:
        case ReminderKind::escalated:
        case ReminderKind::helped: return "/obligations?state=overdue";
        case ReminderKind::due_today:
        case ReminderKind::soon:
        case ReminderKind::inside_passed: return "/obligations?figure=due_soon";
        case ReminderKind::returned: return "/obligations?state=returned";
        case ReminderKind::to_review: return "/review";
        case ReminderKind::transfer_asked: return "/obligations?transfer=asked";
        case ReminderKind::inside_review: return "/";  // «Моя работа» lists them
    }
    std::abort();
}

LetterText write_letter(const ReminderLetter& letter) {
    LetterText out;
    out.subject = subject_of(letter);
    out.text = "Здравствуйте!\n\nЧто ждёт вас в Мере на " + in_russian(letter.day) + "\n";
    Html content = html("<p>Здравствуйте!</p><p>Что ждёт вас в Мере на {}</p>", in_russian(letter.day));
    for (const LetterSection& section : letter.sections) {
        put_section(out.text, letter, section);
        content.put(section_html(letter, section));
    }
    if (letter.site.empty()) {
        out.text += "\nПодробности в Мере, раздел «Напоминания».\n";
        content.put("<p>Подробности в Мере, раздел «Напоминания».</p>");
    } else {
        out.text += "\nВсе напоминания: " + letter.site +
                    "/reminders\nВыбрать, о чём писать, или отказаться от писем: " + preferences(letter.site) + "\n";
        content.put("<p>{}<br>{}</p>", link_of(letter.site + "/reminders", "Все напоминания"),
                    link_of(preferences(letter.site), "Выбрать, о чём писать, или отказаться от писем"));
    }
    out.text = plain(std::move(out.text));
    out.html = framed(content).text();
    return out;
}

LetterText write_test_letter(const std::string& site) {
    const std::string words = "Это проверочное письмо. Если вы его читаете, Мера отправляет почту.";
    LetterText out{"Мера: проверочное письмо", words + "\n", framed(html("<p>{}</p>", words)).text()};
    if (!site.empty()) out.text += site + "/\n";
    return out;
}

}  // namespace mera
