#include "web/draft_fields.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/plan/typed_deadline.hpp"
#include "domain/time/schedule.hpp"

namespace mera {

namespace {

std::string text(const Fields& sent, std::string_view name) { return collapse_spaces(sent.first(name)); }

}  // namespace

std::vector<std::string> lines_of(std::string_view typed) {
    std::vector<std::string> out;
    for (const std::string& line : split(typed, '\n'))
        if (std::string clean = collapse_spaces(line); !clean.empty()) out.push_back(std::move(clean));
    return out;
}

std::string field_in_russian(std::string_view field) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kNames = {{
        {"number", "номер"},
        {"title", "название"},
        {"executors", "исполнители"},
        {"deadline", "срок"},
        {"result", "результат"},
        {"targets", "целевые значения"},
        {"evidence", "документ"},
        {"assignees", "кому"},
        {"due", "срок"},
        {"text", "текст"},
        {"issuer", "кто издал"},
        {"date", "дата"},
        {"notes", "примечания"},
        {"measure", "строка целиком"},
        {"table", "таблица"},
        {"sections", "разделы"},
        {"clauses", "пункты"},
        {"document", "документ"},
    }};
    constexpr std::string_view kOfOrder = "order.";
    if (field.starts_with(kOfOrder)) field.remove_prefix(kOfOrder.size());
    for (const auto& [code, russian] : kNames)
        if (field.starts_with(code)) return std::string{russian};
    return std::string{field};
}

Expected<DraftOrder> order_from_form(const Fields& sent) {
    DraftOrder order{text(sent, "order_number"), {}, text(sent, "order_title"), text(sent, "order_issuer")};
    const std::string typed = text(sent, "order_date");
    if (!typed.empty()) {
        order.date = parse_russian_date(typed);
        if (!order.date)
            return Failure{Failure::Kind::invalid_input, "Дата приказа не читается. Напишите её как 04.12.2019.",
                           "order_date"};
    }
    return order;
}

namespace {

// Lines that a text fills in the form: what is compared with the document is seen whole, also in a browser that does not
// size the field itself.
int rows_for(std::string_view value, int least) {
    constexpr std::size_t kLettersOfALine = 55;
    constexpr std::size_t kRowsMost = 20;
    std::size_t rows = 0;
    for (const std::string& line : split(value, '\n')) rows += 1 + length_in_characters(line) / kLettersOfALine;
    return std::max(least, static_cast<int>(std::min(rows, kRowsMost)));
}

Html long_field(const char* name, const char* label, const char* hint, const std::string& value, int least,
                const FormProblems& problems) {
    return field({.name = name, .label = label, .hint = hint, .value = value, .rows = rows_for(value, least)},
                 problems);
}

}  // namespace

Html order_fields(const DraftOrder& order, const FormProblems& problems) {
    return html(
        "{}{}{}{}",
        field({.name = "order_number", .label = "Номер приказа", .value = order.number, .width = "10"}, problems),
        field({.name = "order_date",
               .label = "Дата приказа",
               .value = order.date ? in_russian_short(*order.date) : "",
               .width = "10"},
              problems),
        long_field("order_issuer", "Кто издал", "", order.issuer, 1, problems),
        long_field("order_title", "Название", "", order.title, 3, problems));
}

Html section_fields(const DraftSection& section, const FormProblems& problems) {
    return html("{}{}", field({.name = "number", .label = "Номер", .value = section.number, .width = "5"}, problems),
                long_field("title", "Раздел", "", section.title, 3, problems));
}

DraftSection section_from_form(const Fields& sent, const DraftSection& before) {
    DraftSection after = before;
    after.number = text(sent, "number");
    after.title = text(sent, "title");
    after.doubts.clear();
    return after;
}

Html deadline_reading(std::string_view words, const PlanDraft& plan, const std::vector<Doubt>& said_above) {
    Html said;
    if (!collapse_spaces(words).empty()) {
        const DeadlineReading reading = read_typed_deadline(words, plan);
        Html out;
        for (const Deadline& deadline : reading.deadlines) out.put("<li>{}</li>", describe(deadline, words));
        for (const std::string& why : reading.doubts)
            if (std::none_of(said_above.begin(), said_above.end(), [&](const Doubt& d) { return d.why == why; }))
                out.put("<li class='mera-doubt'>{}</li>", why);
        if (out.empty()) out = html("<li class='mera-doubt'>Срок не прочитан.</li>");
        said = html("<p class='govuk-body-s'>Мера прочтёт так:</p><ul class='govuk-list mera-reading'>{}</ul>", out);
    }
    return html("<div id='deadline-reading' role='status'>{}</div>", said);
}

namespace {

// A term in words and, under it, what they mean; renewed while the person types.
Html deadline_field(const std::string& words, const std::vector<Doubt>& doubts, const std::string& hint,
                    const PlanDraft& plan, const std::string& reading_address, const FormProblems& problems) {
    return html(
        "<div hx-get='{}' hx-trigger='input delay:300ms' hx-include='#deadline_text' hx-target='#deadline-reading' "
        "hx-select='#deadline-reading' hx-swap='outerHTML'>{}</div>{}<noscript><button class='govuk-button "
        "govuk-button--secondary' type='submit' name='step' value='read'>Показать, как прочтено</button></noscript>",
        Url{reading_address}, field({.name = "deadline_text", .label = "Срок", .hint = hint, .value = words}, problems),
        deadline_reading(words, plan, doubts));
}

// What a person typed is read anew; an unread deadline keeps its doubt.
template <class Row>
void take_deadline(const Fields& sent, Row& row, const char* doubt_field, const PlanDraft& plan) {
    std::string typed = text(sent, "deadline_text");
    if (typed == row.deadline_text) return;
    row.deadline_text = std::move(typed);
    row.deadlines.clear();
    if (row.deadline_text.empty()) return;
    const auto reading = read_typed_deadline(row.deadline_text, plan);
    row.deadlines = reading.deadlines;
    for (const std::string& why : reading.doubts) row.doubts.push_back({doubt_field, why, {}});
}

}  // namespace

Html measure_fields(const DraftMeasure& m, const PlanDraft& plan, const std::string& reading_address,
                    const FormProblems& problems) {
    const Html deadline =
        deadline_field(m.deadline_text, m.doubts,
                       "Словами, как в приказе: «до 12 июня 2020 года», «ежеквартально», «октябрь — ноябрь 2020»", plan,
                       reading_address, problems);
    return html("{}{}{}{}{}{}", field({.name = "number", .label = "Номер", .value = m.number, .width = "5"}, problems),
                long_field("title", "Мера", "", m.title, 3, problems),
                long_field("executors", "Исполнители", "По одному в строке", join(m.executors, "\n"), 3, problems),
                deadline, long_field("result", "Результат", "", m.result, 3, problems),
                long_field("evidence", "Документы", "По одному в строке", join(m.evidence, "\n"), 3, problems));
}

Expected<DraftMeasure> measure_from_form(const Fields& sent, const DraftMeasure& before, const PlanDraft& plan) {
    DraftMeasure after = before;
    after.number = text(sent, "number");
    after.title = text(sent, "title");
    if (after.title.empty()) return Failure{Failure::Kind::invalid_input, "Напишите, в чём мера.", "title"};
    after.executors = lines_of(sent.first("executors"));
    after.result = std::string{trim(sent.first("result"))};
    after.evidence = lines_of(sent.first("evidence"));
    after.doubts.clear();  // the person has looked at the whole row
    take_deadline(sent, after, "deadlines", plan);
    return after;
}

Html clause_fields(const DraftClause& c, const PlanDraft& plan, const std::string& reading_address,
                   const FormProblems& problems) {
    return html("{}{}{}{}", field({.name = "number", .label = "Номер", .value = c.number, .width = "5"}, problems),
                long_field("text", "Текст", "", c.text, 4, problems),
                long_field("assignees", "Кому", "По одному в строке", join(c.assignees, "\n"), 3, problems),
                deadline_field(c.deadline_text, c.doubts,
                               "Словами, как в приказе: «до 12 июня 2020 года», «ежеквартально, до 5 числа месяца, "
                               "следующего за отчётным кварталом». Пункт со сроком и адресатом станет обязательством "
                               "на каждый период",
                               plan, reading_address, problems));
}

DraftClause clause_from_form(const Fields& sent, const DraftClause& before, const PlanDraft& plan) {
    DraftClause after = before;
    after.number = text(sent, "number");
    after.text = text(sent, "text");
    after.assignees = lines_of(sent.first("assignees"));
    after.doubts.clear();
    take_deadline(sent, after, "due", plan);
    return after;
}

}  // namespace mera
