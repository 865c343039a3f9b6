// The page of a reading: how far it is, a way to stop it, the draft when it is there, one sentence when it failed. It
// renews itself by htmx, without scripts by reloading.
#include "web/reading_pages.hpp"

#include "store/readings.hpp"
#include "usecases/brought_files.hpp"
#include "usecases/draft.hpp"
#include "usecases/reading.hpp"
#include "usecases/reading_runner.hpp"
#include "web/pages.hpp"
#include "web/views/components_figure.hpp"

namespace mera {

namespace {

using namespace std::chrono_literals;

// What is ready so soon feels immediate; longer the person wants to see that something happens.
constexpr auto kPatience = 1500ms;
constexpr int kFailuresShownMinutes = 24 * 60;

std::string address_of(ReadingId id) { return "/readings/" + std::to_string(id.value); }
std::string address_of(DraftId id) { return "/drafts/" + std::to_string(id.value); }

std::string where_it_is(const Reading& reading, const std::string& instant) {
    if (state_of(reading, instant) == ReadingState::waiting) return "Ждёт очереди.";
    const ReadingTurn& turn = *reading.turn;
    if (turn.pages == 0) return "Файл открывается.";
    return "Страница " + std::to_string(std::min(turn.pages_done + 1, turn.pages)) + " из " +
           std::to_string(turn.pages) + ".";
}

Html under_way(Visit& visit, const Reading& reading) {
    const bool counts =
        reading.turn && reading.turn->pages > 0 && state_of(reading, visit.now.instant) == ReadingState::running;
    const std::string address = address_of(reading.id);
    Html out = html(
        "<div id='reading' hx-get='{}' hx-trigger='every 1s' hx-target='#reading' hx-select='#reading' "
        "hx-swap='outerHTML'>"
        "<p class='govuk-body-l' role='status'>{}</p>{}"
        "<noscript><meta http-equiv='refresh' content='3'><p class='govuk-body'>{}</p></noscript></div>",
        Url{address}, where_it_is(reading, visit.now.instant),
        counts ? ui::progress("Прочитано страниц", reading.turn->pages_done, reading.turn->pages) : Html{},
        link_to(address, "Обновить страницу"));
    out.put("{}{}", hint("Страницу можно закрыть: чтение продолжится, черновик появится в списке."),
            form(visit, address + "/cancel", button("Отменить чтение", "secondary")));
    return out;
}

Html failed(const Reading& reading) {
    return html("<p class='govuk-body-l' role='alert'>{}</p>{}", reading.end->message,
                button_link("/drafts", "Загрузить другой файл"));
}

Html content_of(Visit& visit, const Reading& reading) {
    switch (state_of(reading, visit.now.instant)) {
        case ReadingState::waiting:
        case ReadingState::running: return under_way(visit, reading);
        case ReadingState::failed: return failed(reading);
        case ReadingState::cancelled:
            return html("<p class='govuk-body-l'>Чтение отменено. Файл можно загрузить снова.</p>{}",
                        button_link("/drafts", "К черновикам"));
        case ReadingState::done: break;
    }
    return {};
}

}  // namespace

Expected<std::vector<ReadingId>> ask_readings_of_upload(Visit& visit) {
    if (visit.request.upload_failure) return *visit.request.upload_failure;
    std::vector<BroughtFile> brought;
    for (const UploadedFile& file : visit.request.files) brought.push_back({file.name, file.path()});
    const bool apart = visit.request.form.first("files_are") == "apart";
    auto asked = ask_readings(visit.db, visit.evidence, visit.person(), brought,
                              apart ? Brought::apart : Brought::as_one_order, visit.now);
    if (visit.readings != nullptr) visit.readings->wake();
    return asked;
}

std::string address_when_read(Visit& visit, ReadingId id) {
    if (visit.readings == nullptr) return address_of(id);
    const auto until = std::chrono::steady_clock::now() + kPatience;
    for (std::uint64_t seen = visit.readings->ends();;) {
        const auto reading = find_reading(visit.db, id);
        if (reading && reading->end && reading->end->draft) return address_of(*reading->end->draft);
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (!reading || reading->end || left <= 0ms || !visit.readings->wait_for_an_end(seen, left))
            return address_of(id);
        seen = visit.readings->ends();
    }
}

std::vector<TaskRow> reading_rows(Visit& visit) {
    std::vector<TaskRow> rows;
    const auto add = [&](const Reading& reading, const std::string& said, const Html& status) {
        if (!may_see_draft(visit.db, visit.person(), reading.asked_by)) return;
        rows.push_back({address_of(reading.id), html("{}", reading.source_name), html("{}", said), status});
    };
    for (const Reading& reading : unfinished_readings(visit.db))
        add(reading, where_it_is(reading, visit.now.instant),
            tag(in_russian(state_of(reading, visit.now.instant)), "teal"));
    for (const Reading& reading :
         failed_readings_since(visit.db, minutes_before(visit.now.instant, kFailuresShownMinutes)))
        add(reading, reading.end->message, tag(in_russian(ReadingState::failed), "red"));
    return rows;
}

Response show_reading(Visit& visit) {
    const auto reading = find_reading(visit.db, {visit.request.path_id()});
    if (!reading || !may_see_draft(visit.db, visit.person(), reading->asked_by))
        return failure_page(visit, {Failure::Kind::not_found, "Такого чтения нет. Откройте его из списка черновиков."});
    if (reading->end && reading->end->draft) return redirect(address_of(*reading->end->draft));
    Html content = heading(reading->source_name, "Чтение файла");
    content.put("{}", content_of(visit, *reading));
    return page(visit, {.title = "Чтение: " + reading->source_name,
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}}});
}

Response post_cancel_reading(Visit& visit) {
    const ReadingId id{visit.request.path_id()};
    const auto cancelled = cancel_reading(visit.db, visit.person(), id, visit.now);
    return cancelled ? redirect(address_of(id)) : failure_page(visit, cancelled.failure());
}

}  // namespace mera
