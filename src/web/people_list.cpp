#include "web/people_list.hpp"

#include <set>

#include "web/obligation_list.hpp"

namespace mera {

std::string person_address(PersonId id) { return "/people/" + std::to_string(id.value); }
std::string register_address(OrganisationId id) { return "/register/" + std::to_string(id.value); }

bool may_look_after(const Actor& actor, OrganisationId organisation) {
    return actor.has(Role::administrator, organisation) || actor.has(Role::coordinator, organisation);
}

bool may_list(const Actor& actor, const PersonRow& row) {
    return row.role ? may_look_after(actor, row.organisation_id) : actor.has(Role::administrator);
}

std::vector<OrganisationCounts> organisations_without_executor(Visit& visit) {
    std::set<OrganisationId> served;
    for (const PersonRow& row : all_people(visit.db)) {
        const bool holds =
            row.role && *row.starts_on <= visit.today() && (!row.ends_on || visit.today() < *row.ends_on);
        if (holds && !row.person.disabled && *row.role == Role::executor) served.insert(row.organisation_id);
    }
    auto out = count_states_by_organisation(visit.db, within(visit.person(), {Role::administrator, Role::coordinator}),
                                            visit.today());
    std::erase_if(out, [&](const OrganisationCounts& row) {
        return row.counts.total() == 0 || served.contains(row.organisation);
    });
    return out;
}

Html term_words(std::optional<Date> from, std::optional<Date> to, Date today) {
    Html out;
    if (from && *from > today) out.put("с {}", in_russian_short(*from));
    if (to) out.put("{}по {}", out.empty() ? "" : " ", in_russian_short(*to));
    if (to && *to < today) out.put(" {}", tag("закончилась", "grey"));
    return out;
}

Html role_words(const PersonRow& row, Date today) {
    if (!row.role) return html("без роли");
    Html out = html("{}{}", in_russian(*row.role),
                    row.post.empty() || row.post == in_russian(*row.role) ? std::string{} : ", " + row.post);
    if (const Html term = term_words(row.starts_on, row.ends_on, today); !term.empty()) out.put("<br>{}", term);
    return out;
}

std::vector<Option> role_options(const Actor& actor) {
    std::vector<Option> out;
    for (const Role role :
         {Role::executor, Role::curator, Role::observer, Role::coordinator, Role::controller, Role::administrator}) {
        const bool coordinators = role == Role::executor || role == Role::curator || role == Role::observer;
        if (coordinators || actor.has(Role::administrator))
            out.push_back({std::string{code_of(role)}, std::string{in_russian(role)}, {}});
    }
    return out;
}

}  // namespace mera
