#include "web/people_list.hpp"

namespace mera {

std::string person_address(PersonId id) { return "/people/" + std::to_string(id.value); }
std::string register_address(OrganisationId id) { return "/register/" + std::to_string(id.value); }

bool may_look_after(const Actor& actor, OrganisationId organisation) {
    return actor.has(Role::administrator, organisation) || actor.has(Role::coordinator, organisation);
}

bool may_list(const Actor& actor, const PersonRow& row) {
    return row.role ? may_look_after(actor, row.organisation_id) : actor.has(Role::administrator);
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
