// The private calendar address: given out once, renewed, revoked; and the calendar behind it, for who has no session.
#include "usecases/calendar_feed.hpp"

#include "base/text.hpp"
#include "store/calendar_feeds.hpp"
#include "web/calendar_feed.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::string_view kFileEnd = ".ics";  // some programs look at the name

std::string site_address(const Request& request) { return (request.secure ? "https://" : "http://") + request.host; }

}  // namespace

Html calendar_feed_block(Visit& visit) {
    const auto feed = calendar_feed_of(visit.db, visit.person().person);
    Html out = subheading("Сроки в календаре телефона");
    out.put(
        "<p class='govuk-body'>Ваши сроки можно видеть в календаре телефона или почтовой программы. Для этого "
        "добавьте в неё подписку на календарь по личному адресу.</p>");
    if (!feed) {
        out.put(form(visit, "/account/calendar", button("Получить адрес календаря", "secondary")));
        return out;
    }
    out.put(
        "<p class='govuk-body'>Адрес выдан {}. Второй раз он не показывается.</p><div class='mera-actions'>{}{}</div>",
        instant_in_russian(feed->made_at), form(visit, "/account/calendar", button("Выдать новый адрес", "secondary")),
        form(visit, "/account/calendar/revoke", button("Отозвать адрес", "warning")));
    out.put(hint("Когда адрес выдан заново или отозван, прежний сразу перестаёт работать."));
    return out;
}

Response post_calendar_feed(Visit& visit) {
    const std::string token = make_calendar_feed(visit.db, visit.person(), visit.now);
    const std::string address = site_address(visit.request) + "/calendar/feed/" + token + std::string{kFileEnd};
    Html content = heading("Адрес вашего календаря");
    content.put(
        notice(html("Скопируйте адрес сейчас: второй раз он не покажется. Никому его не передавайте: кто знает "
                    "адрес, видит ваши сроки.")));
    content.put("{}", field({.name = "address", .label = "Адрес", .value = address}));
    content.put(
        "<ul class='govuk-list govuk-list--bullet'><li>Android: на компьютере откройте Google Календарь, "
        "«Другие календари», «Добавить по URL».</li><li>iPhone: «Настройки», «Приложения», «Календарь», "
        "«Учётные записи», «Подписной календарь».</li><li>Thunderbird: «Создать календарь», «В сети», вставьте "
        "адрес.</li></ul><p class='govuk-body'>{}</p>",
        link_to("/account", "Вернуться к учётной записи"));
    Response response = page(visit, {.title = "Адрес календаря", .content = content});
    response.set("Cache-Control", "no-store");
    return response;
}

Response post_calendar_feed_revoked(Visit& visit) {
    revoke_calendar_feed(visit.db, visit.person(), visit.now);
    return redirect("/account");
}

Response show_calendar_feed(Visit& visit) {
    std::string token{visit.request.path_text("file")};
    if (token.ends_with(kFileEnd)) token.resize(token.size() - kFileEnd.size());
    const auto actor = actor_of_feed(visit.db, token, visit.now);
    if (!actor) return text_response("Такого календаря нет. Получите адрес на странице «Учётная запись».\n", 404);
    Response response =
        bytes_response(calendar_feed_of(visit.db, *actor, site_address(visit.request), visit.calendar, visit.now),
                       "text/calendar; charset=utf-8");
    response.set("Cache-Control", "private, no-cache");
    response.set("X-Robots-Tag", "noindex");
    return response;
}

}  // namespace mera
