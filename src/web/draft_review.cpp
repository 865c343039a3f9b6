#include "web/draft_review.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/shortened.hpp"
#include "base/text.hpp"
#include "domain/plan/document_text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/corrections.hpp"
#include "usecases/draft.hpp"
#include "usecases/page_pictures.hpp"
#include "web/draft_fields.hpp"
#include "web/draft_place.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

std::string row_code(const PlanRow& row) {
    switch (row.kind) {
        case PlanRow::Kind::order: return "order";
        case PlanRow::Kind::clause: return fmt::format("clause-{}", row.first + 1);
        case PlanRow::Kind::section: return fmt::format("section-{}", row.first + 1);
        case PlanRow::Kind::measure: break;
    }
    return fmt::format("measure-{}-{}", row.first + 1, row.second + 1);
}

std::optional<PlanRow> row_from_code(const PlanDraft& plan, std::string_view code) {
    for (const PlanRow& row : rows_of(plan))
        if (row_code(row) == code) return row;
    return {};
}

// Without a field the whole row is accepted.
Html accept_form(const Visit& visit, const StoredDraft& draft, const PlanRow& row, std::string_view field,
                 const Html& button_attributes, const Html& words) {
    return form(visit, address_of(draft.id) + "/accept",
                html("<input type='hidden' name='version' value='{}'><input type='hidden' name='row' value='{}'>"
                     "<input type='hidden' name='field' value='{}'>"
                     "<button type='submit' class='govuk-button govuk-button--secondary mera-accept'{}>{}</button>",
                     draft.version, row_code(row), field, button_attributes, words));
}

Html accept_field(const Visit& visit, const StoredDraft& draft, const PlanRow& row, const std::string& field,
                  bool current) {
    return accept_form(
        visit, draft, row, field, current ? html(" data-mera-accept='field'") : Html{},
        html("Верно, как прочитано<span class='govuk-visually-hidden'>: {}</span>", field_in_russian(field)));
}

// Several doubts of one row are one look at the document: one press settles them.
Html accept_row(const Visit& visit, const StoredDraft& draft, const PlanRow& row,
                const std::vector<std::string>& fields) {
    std::vector<std::string> names;
    for (const std::string& field : fields) names.push_back(field_in_russian(field));
    return accept_form(visit, draft, row, "", html(" data-mera-accept='row'"),
                       html("Верно всё: {}", join(names, ", ")));
}

Html walk_link(const StoredDraft& draft, const OpenDoubt* to, const char* words, const char* key, const char* role) {
    if (to == nullptr) return html("<span class='mera-walk__end'>{}</span>", words);
    return html("<a class='govuk-link' href='{}' accesskey='{}' data-mera-walk='{}'>{}</a>",
                Url{address_of(draft.id, to->row, to->field)}, key, role, words);
}

}  // namespace

std::string title_of(const DraftOrder& order, const std::string& source_name) {
    if (order.number.empty() || !order.date) return source_name;
    return "Приказ № " + order.number + " от " + in_russian(*order.date);
}

std::string address_of(DraftId id) { return "/drafts/" + std::to_string(id.value); }

std::string address_of(DraftId id, const PlanRow& row, std::string_view field) {
    std::string out = address_of(id);
    switch (row.kind) {
        case PlanRow::Kind::order: out += "/order"; break;
        case PlanRow::Kind::clause: out += fmt::format("/clauses/{}", row.first + 1); break;
        case PlanRow::Kind::section: out += fmt::format("/sections/{}", row.first + 1); break;
        case PlanRow::Kind::measure: out += fmt::format("/measures/{}/{}", row.first + 1, row.second + 1); break;
    }
    return field.empty() ? out : out + "?field=" + url_encode(field);
}

std::string name_of(const PlanDraft& plan, const PlanRow& row) {
    switch (row.kind) {
        case PlanRow::Kind::order: return "Реквизиты приказа";
        case PlanRow::Kind::clause: return named("Пункт", plan.clauses[row.first].number, plan.clauses[row.first].text);
        case PlanRow::Kind::section:
            return named("Раздел", plan.sections[row.first].number, plan.sections[row.first].title);
        case PlanRow::Kind::measure: break;
    }
    const DraftMeasure& measure = plan.sections[row.first].measures[row.second];
    return named("Мера", measure.number, measure.title);
}

std::string field_in_question(const Visit& visit, const PlanDraft& plan, const PlanRow& row) {
    std::string asked{visit.request.query.first("field")};
    if (!asked.empty()) return asked;
    if (const auto& doubts = doubts_of(plan, row); !doubts.empty()) return base_field(doubts.front().field);
    const auto places = places_of(plan, row);
    if (places.empty()) return "";
    const auto words =  // what the row is about says more than its number
        std::find_if(places.begin(), places.end(), [](const DraftPlace& p) { return base_field(p.field) != "number"; });
    return (words == places.end() ? places.front() : *words).field;
}

Html page_ahead(const Visit& visit, const StoredDraft& draft, const OpenDoubt* doubt) {
    if (doubt == nullptr || visit.pictures == nullptr) return {};
    for (const DraftPlace& field : places_of(draft.plan, doubt->row))
        if (base_field(field.field) == doubt->field && field.place.page > 0)
            return html("<img src='{}?ahead=yes' alt='' hidden>", Url{page_address(draft.id, field.place)});
    return {};
}

Html doubt_walk(const Visit& visit, const StoredDraft& draft, const PlanRow& row, std::string_view field) {
    const auto doubts = open_doubts(draft.plan);
    if (doubts.empty()) return html("<p class='govuk-body mera-walk'>Сомнений не осталось.</p>");
    const auto here = std::find_if(doubts.begin(), doubts.end(),
                                   [&](const OpenDoubt& d) { return d.row == row && d.field == field; });
    const std::string said = here == doubts.end()
                                 ? "Осталось сомнений: " + std::to_string(doubts.size())
                                 : fmt::format("Сомнение {} из {}", here - doubts.begin() + 1, doubts.size());
    const OpenDoubt* const next = neighbour(doubts, row, field, 1);
    return html(
        "<nav class='mera-walk' aria-label='Сомнения'>{} <strong>{}</strong> {}"
        "<span class='mera-walk__keys'>Ctrl+↑ и Ctrl+↓ — предыдущее и следующее, Ctrl+Enter — верно, "
        "Ctrl+Shift+Enter — верно всё</span></nav>{}",
        walk_link(draft, neighbour(doubts, row, field, -1), "← Предыдущее", "k", "previous"), said,
        walk_link(draft, next, "Следующее →", "j", "next"), page_ahead(visit, draft, next));
}

Html row_doubts(const Visit& visit, const StoredDraft& draft, const PlanRow& row, std::string_view field) {
    std::map<std::string, std::vector<const Doubt*>> by_field;
    std::vector<std::string> order;
    for (const Doubt& doubt : doubts_of(draft.plan, row)) {
        const std::string base = base_field(doubt.field);
        if (!by_field.contains(base)) order.push_back(base);
        by_field[base].push_back(&doubt);
    }
    // The one in question first.
    std::stable_partition(order.begin(), order.end(), [&](const std::string& name) { return name == field; });
    Html out;
    for (const std::string& name : order) {
        Html reasons;
        for (const Doubt* doubt : by_field[name]) reasons.put("<p class='govuk-body'>{}</p>", doubt->why);
        out.put("<section class='mera-doubt' aria-label='Сомнение: {}'><strong>{}</strong>{}{}</section>",
                field_in_russian(name), field_in_russian(name), reasons,
                accept_field(visit, draft, row, name, name == field));
    }
    if (order.size() > 1) out.put("{}", accept_row(visit, draft, row, order));
    return out;
}

Html row_places(const Visit& visit, const StoredDraft& draft, const PlanRow& row, std::string_view field) {
    const auto places = places_of(draft.plan, row);
    if (places.empty()) return hint("Место в документе не сохранилось.");
    std::vector<DocumentText> texts;
    if (const auto json = find_document_text(visit.db, draft.source_sha256)) texts = document_texts_from_json(*json);
    const bool known =
        std::any_of(places.begin(), places.end(), [&](const DraftPlace& p) { return base_field(p.field) == field; });
    Html figures, links;
    std::set<std::string> linked;
    for (const DraftPlace& place : places) {
        const std::string name = base_field(place.field);
        const bool shown = known ? name == field : &place == &places.front();
        figures.put("<div class='mera-place' data-mera-place='{}'{}>{}</div>", form_field_of(name),
                    shown ? Html{} : html(" hidden"), place_figure(visit, draft, place, file_at(texts, place.place)));
        if (!linked.insert(name).second) continue;  // one field read at several places
        links.put("<li><a class='govuk-link' href='{}'{}>{}</a></li>", Url{address_of(draft.id, row, name)},
                  shown ? html(" aria-current='true'") : Html{}, field_in_russian(name));
    }
    if (linked.size() == 1) return html("<div class='mera-places'>{}</div>", figures);
    return html(
        "<div class='mera-places'>{}<p class='govuk-body-s'>Где прочитано:</p><ul class='govuk-list "
        "mera-places__links'>{}</ul></div>",
        figures, links);
}

Html row_corrections(const Visit& visit, const StoredDraft& draft, const PlanRow& row) {
    const std::string key = correction_row_key(draft.plan, row);
    Html items;
    for (const CorrectionEntry& entry : correction_entries(visit.db, draft.source_sha256)) {
        if (entry.correction.row != key) continue;
        const bool changed = entry.correction.value != entry.correction.as_read;
        items.put("<li>{}: {}{}, {}</li>", field_in_russian(entry.correction.field),
                  changed ? "исправлено" : "подтверждено", entry.by.empty() ? "" : " — " + entry.by,
                  instant_in_russian(entry.at));
    }
    if (items.empty()) return {};
    return details("Исправления людей", html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", items));
}

std::string address_after(const StoredDraft& draft, const PlanRow& row, std::string_view field) {
    const auto doubts = open_doubts(draft.plan);
    const OpenDoubt* next = neighbour(doubts, row, field, 1);
    return next == nullptr ? address_of(draft.id) : address_of(draft.id, next->row, next->field);
}

Response post_accept_reading(Visit& visit) {
    const DraftId id{visit.request.path_id()};
    auto draft = draft_for(visit.db, visit.person(), id);
    const auto row = draft ? row_from_code(draft->plan, visit.request.form.first("row")) : std::nullopt;
    if (!row)
        return failure_page(visit,
                            {Failure::Kind::not_found, "Такой строки в черновике нет. Откройте черновик из списка."});
    const std::string field{visit.request.form.first("field")};
    const std::int64_t seen = row_number(visit.request.form.first("version")).value_or(0);
    const auto accepted = accept_reading(visit.db, visit.person(), id, seen, *row, field, visit.now);
    if (!accepted) return failure_page(visit, accepted.failure());
    accept_doubts(draft->plan, *row, field);
    // Another doubt of the same row comes first: the person is already there.
    const auto& left = doubts_of(draft->plan, *row);
    return redirect(left.empty() ? address_after(*draft, *row, field)
                                 : address_of(id, *row, base_field(left.front().field)));
}

Response show_draft_page_picture(Visit& visit) {
    const auto draft = draft_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!draft || visit.pictures == nullptr)
        return failure_page(visit, {Failure::Kind::not_found, "Такой страницы нет. Откройте черновик из списка."});
    const SourcePage page{draft->source_sha256, static_cast<int>(visit.request.path_id("file_id")),
                          static_cast<int>(visit.request.path_id("page_id"))};
    if (!visit.request.query.first("ahead").empty()) {
        visit.pictures->make_ahead(page);
        return {.status = 204};
    }
    const auto picture = visit.pictures->picture(page);
    if (!picture) return failure_page(visit, picture.failure());
    Response response;
    response.body = FileOnDisk{*picture};
    response.set("Content-Type", "image/png").set("Cache-Control", "private, max-age=86400");
    return response;
}

}  // namespace mera
