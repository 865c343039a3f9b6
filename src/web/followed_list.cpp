#include "web/followed_list.hpp"

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "web/obligation_list.hpp"

namespace mera {

namespace {

constexpr std::size_t kShown = 200;  // of one list: more is not read before a decision

std::string obligations(std::int64_t count) { return counted(count, "обязательство", "обязательства", "обязательств"); }

Html due_cell(const std::optional<Date>& due) { return due ? short_time_of(*due) : Html{}; }

Html list_of(const FollowedBy& followed, FollowKind kind, const std::string& caption) {
    DataTable table{.caption = caption,
                    .columns = {{"Мера"}, {"Организация"}, {"Период"}, {"Срок был"}, {"Срок станет"}},
                    .rows = {}};
    for (const Followed& item : followed.items) {
        if (item.kind != kind || table.rows.size() == kShown) continue;
        Html after = due_cell(item.due_after);
        if (item.is_past) after.put(" {}", tag("уже прошёл", "amber"));
        table.rows.push_back(
            {item.obligation ? link_to(obligation_address(*item.obligation), short_name(item.measure_name))
                             : html("{}", short_name(item.measure_name)),
             html("{}", item.organisation_name), item.period ? html("{}", period_label(*item.period)) : Html{},
             due_cell(item.due_before), std::move(after)});
    }
    if (table.rows.empty()) return {};
    Html content = data_table(table);
    const auto total = followed.count(kind);
    if (total > static_cast<std::int64_t>(kShown))
        content.put("<p class='govuk-body'>Показаны первые {} из {}.</p>", kShown, total);
    return details(caption + ": " + std::to_string(total), content);
}

}  // namespace

std::string followed_words(const FollowedBy& followed) {
    std::vector<std::string> parts;
    const auto add = [&](FollowKind kind, const std::string& what) {
        if (const auto count = followed.count(kind); count > 0) parts.push_back(what + " " + obligations(count));
    };
    add(FollowKind::created, "создаётся");
    add(FollowKind::moved, "получает новый срок");
    add(FollowKind::released, "снимается с контроля");
    add(FollowKind::returned, "возвращается на контроль");
    add(FollowKind::holds, "остаётся со сроком, который дал контролёр,");
    if (parts.empty()) return "Обязательства не меняются.";
    std::string out = upper_first(join(parts, ", ")) + ".";
    if (const auto past = followed.past(); past > 0)
        out += " Срок уже прошёл: " + obligations(past) + ". Проверьте день вступления в силу.";
    return out;
}

Html followed_lists(const FollowedBy& followed) {
    return html("{}{}{}{}{}{}", list_of(followed, FollowKind::released, "Снимаются с контроля"),
                list_of(followed, FollowKind::moved, "Получают новый срок"),
                list_of(followed, FollowKind::created, "Создаются"),
                list_of(followed, FollowKind::returned, "Возвращаются на контроль"),
                list_of(followed, FollowKind::holds, "Срок, который дал контролёр, остаётся"),
                list_of(followed, FollowKind::answers, "Сданы, приняты или сняты раньше: остаются как есть"));
}

}  // namespace mera
