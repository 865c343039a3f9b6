#include "web/earlier_day.hpp"

#include <algorithm>

#include "usecases/programme.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

Expected<std::optional<Date>> asked_day(const Visit& visit, Date first) {
    const std::string_view typed = visit.request.query.first("on");
    if (typed.empty()) return std::optional<Date>{};
    auto day = parse_iso_date(typed);
    if (!day) day = parse_russian_date(typed);
    const Date today = visit.now.today;
    if (!day)
        return Failure{Failure::Kind::invalid_input,
                       "Такого дня нет в календаре. Укажите день, месяц и год, например 12.03.2020."};
    if (today < *day)
        return Failure{Failure::Kind::invalid_input, in_russian(*day) + " ещё не наступило. Выберите день с " +
                                                         in_russian(first) + " по сегодняшний."};
    if (*day < first)
        return Failure{Failure::Kind::invalid_input,
                       "План принят в Мере " + in_russian(first) + ": о более раннем дне, " + in_russian(*day) +
                           ", в ней ничего не записано. Выберите день с " + in_russian(first) + " по сегодняшний."};
    return *day == today ? std::optional<Date>{} : day;
}

// The same page with the same conditions: everything of the address but the day and the number of the page.
Html kept_conditions(const Visit& visit) {
    Html out;
    for (const auto& [name, value] : visit.request.query)
        if (name != "on" && name != "page" && !value.empty()) out.put(ui::hidden_field(name, value));
    return out;
}

std::string without_day(const Visit& visit, std::string_view path) {
    std::string out{path};
    for (const auto& [name, value] : visit.request.query)
        if (name != "on" && name != "page" && !value.empty())
            out += (out.find('?') == std::string::npos ? "?" : "&") + url_encode(name) + "=" + url_encode(value);
    return out;
}

Html day_form(const Visit& visit, std::string_view path) {
    return html("<form class='mera-day' method='get' action='{}'>{}{}{}</form>", Url{path}, kept_conditions(visit),
                field({.name = "on",
                       .label = "День",
                       .hint = "Например, 12.03.2020",
                       .value = visit.looked_on ? in_russian_short(*visit.looked_on) : std::string{},
                       .width = "10"}),
                button("Показать", "secondary"));
}

Html what_was_in_force(const PlanOnDay& plan) {
    const Revision& last = plan.revisions.back();
    Html out = html("<p class='govuk-body'>Редакция {}, приказ № {} от {}</p>", last.number, last.order_number,
                    last.order_date);
    for (const Revision& later : plan.later_but_from)
        out.put(
            "<p class='govuk-body'>Приказ № {} от {} действует с {}, но в Мере принят позже, {}: здесь его ещё "
            "нет.</p>",
            later.order_number, later.order_date, later.in_force_from, later.adopted_on);
    return out;
}

}  // namespace

std::optional<Response> look_back(Visit& visit, Date first) {
    const auto day = asked_day(visit, first);
    if (!day) return failure_page(visit, day.failure());
    visit.looked_on = *day;
    return {};
}

std::optional<Response> look_back(Visit& visit) {
    if (visit.request.query.first("on").empty()) return {};
    Date first = visit.now.today;
    for (const Programme& programme : programmes_for(visit.db, visit.person()))
        first = std::min(first, programme.adopted_on);
    return look_back(visit, first);
}

Html earlier_day(const Visit& visit, std::string_view path, const PlanOnDay* plan) {
    if (!visit.looked_on) return details("Как было в другой день", day_form(visit, path));
    Html content;
    if (plan != nullptr) content.put(what_was_in_force(*plan));
    content.put(
        "<p class='govuk-body'>Показано то, что было записано к концу этого дня. Менять здесь ничего нельзя. "
        "<a class='govuk-link mera-day__home' href='{}'>Вернуться к сегодняшнему дню</a></p>{}",
        Url{without_day(visit, path)}, day_form(visit, path));
    return ui::notification_banner(
        {.look = ui::NoticeLook::warning, .title = html("Как было {}", *visit.looked_on), .content = content});
}

std::string on_that_day(std::string address, std::optional<Date> day) {
    if (!day) return address;
    return address + (address.find('?') == std::string::npos ? "?on=" : "&on=") + iso(*day);
}

std::optional<PlanOnDay> plan_looked_at(const Visit& visit, ProgrammeId programme) {
    if (!visit.looked_on) return {};
    return plan_on(visit.db, programme, *visit.looked_on);
}

}  // namespace mera
