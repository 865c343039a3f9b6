// Revisions of a programme: the list, and what each of them changed.
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/revisions.hpp"
#include "usecases/plan_in_force.hpp"
#include "usecases/programme.hpp"
#include "web/pages.hpp"
#include "web/revision_changes.hpp"
#include "web/revision_instructions.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

std::string address_of(ProgrammeId id) { return "/programmes/" + std::to_string(id.value); }

Failure no_programme() { return {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."}; }

std::string caption_of(const Revision& revision) {
    return "Приказ № " + revision.order_number + " от " + in_russian(revision.order_date);
}

Html effect_words(Db& db, const Revision& revision) {
    if (revision.number == 1) return html("Принят план.");
    const RevisionEffect effect = effect_of(db, revision.id);
    return html("Обязательств создано: {}, сроков изменено: {}, снято с контроля: {}, возвращено: {}.", effect.created,
                effect.moved, effect.released, effect.returned);
}

}  // namespace

Response show_revisions(Visit& visit) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme) return failure_page(visit, no_programme());
    std::vector<TaskRow> rows;
    auto revisions = revisions_of(visit.db, programme->id);
    std::reverse(revisions.begin(), revisions.end());
    for (const Revision& revision : revisions)
        rows.push_back({address_of(programme->id) + "/revisions/" + std::to_string(revision.number),
                        html("Редакция {}. {}", revision.number, caption_of(revision)),
                        html("Действует с {} {}", revision.in_force_from, effect_words(visit.db, revision)),
                        &revision == &revisions.front() ? tag("действует", "green") : Html{}});
    Html content = heading("Редакции", programme->title);
    content.put(task_list(rows));
    if (visit.person().has(Role::coordinator, programme->owner))
        content.put(
            inset(html("Изменяющий приказ загрузите в {}: Мера узнаёт его и ведёт к сравнению. Если план в нём изложен "
                       "заново, на странице принятия выберите «Это приказ об изменении плана».",
                       link_to("/drafts", "Черновики"))));
    return page(visit, {.title = "Редакции",
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {address_of(programme->id), "Приказ № " + programme->order_number}}});
}

Response show_revision(Visit& visit) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme) return failure_page(visit, no_programme());
    const auto revisions = revisions_of(visit.db, programme->id);
    const auto number = visit.request.path_id("number_id");
    const auto revision =
        std::find_if(revisions.begin(), revisions.end(), [&](const Revision& one) { return one.number == number; });
    if (revision == revisions.end())
        return failure_page(visit, {Failure::Kind::not_found, "Такой редакции нет. Откройте её из списка редакций."});
    Html changed, added, removed;
    const auto wordings = wordings_of(visit.db, programme->id);
    const auto instructions = instructions_of(visit.db, revision->id);
    const auto quotes_of = [&](MeasureId measure) {
        Html out;
        for (const MeasureInstruction& instruction : instructions)
            if (instruction.measure == measure) out.put("{}", instruction_quote("", instruction.quote));
        return out;
    };
    for (const MeasureWords& words : wordings) {
        const Html line =
            html("<li>{}{}</li>",
                 link_to("/measures/" + std::to_string(words.measure.id.value), full_name(name_of(words.measure))),
                 quotes_of(words.measure.id));
        if (revision->number == 1) {
            if (!words.brought_by) added.put("{}", line);
            continue;
        }
        const auto successor = std::find_if(wordings.begin(), wordings.end(), [&](const MeasureWords& other) {
            return other.measure.id == words.measure.id && other.brought_by == revision->id;
        });
        if (words.ended_by == revision->id && successor == wordings.end()) removed.put("{}", line);
        if (words.ended_by == revision->id && successor != wordings.end()) {
            const auto fields = changes_between(words.measure, successor->measure);
            changed.put("<section class='mera-card'>{}{}{}</section>",
                        html("<p class='govuk-body'><strong>{}</strong></p>",
                             link_to("/measures/" + std::to_string(words.measure.id.value),
                                     full_name(name_of(successor->measure)))),
                        changes_table(fields, "Изменения: " + name_in_sentence(name_of(successor->measure))),
                        quotes_of(words.measure.id));
        }
        const bool is_new = words.brought_by == revision->id &&
                            std::none_of(wordings.begin(), wordings.end(), [&](const MeasureWords& other) {
                                return other.measure.id == words.measure.id && other.ended_by == revision->id;
                            });
        if (is_new) added.put("{}", line);
    }
    Html content = heading("Редакция " + std::to_string(revision->number), caption_of(*revision));
    content.put("<p class='govuk-body'>Действует с {}, принята {} ({}). {}</p>", revision->in_force_from,
                revision->adopted_on, revision->adopted_by, effect_words(visit.db, *revision));
    const auto block = [&](const std::string& title, const Html& items) {
        if (!items.empty())
            content.put("{}<ul class='govuk-list govuk-list--bullet'>{}</ul>", subheading(title), items);
    };
    if (!changed.empty()) content.put("{}{}", subheading("Изменены"), changed);
    block(revision->number == 1 ? "Меры" : "Добавлены", added);
    block("Исключены", removed);
    return page(visit, {.title = "Редакция " + std::to_string(revision->number),
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {address_of(programme->id), "Приказ № " + programme->order_number},
                                  {address_of(programme->id) + "/revisions", "Редакции"}},
                        .wide = true});
}

}  // namespace mera
