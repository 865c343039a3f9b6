#include "usecases/people.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/control/letter.hpp"
#include "domain/plan/typed.hpp"
#include "store/acting.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

constexpr std::size_t kPasswordCharactersMin = 10;

std::string made_password() {
    // Four groups a person can read out: letters and digits that are not mistaken for one another.
    static constexpr std::string_view kReadable = "abcdefghkmnpqrstuvwxyz23456789";
    std::string out;
    for (const char c : random_token().substr(0, 16)) {
        if (!out.empty() && out.size() % 5 == 4) out += '-';
        out += kReadable[static_cast<unsigned char>(c) % kReadable.size()];
    }
    return out;
}

Expected<Done> check_password(const std::string& password) {
    if (length_in_characters(password) < kPasswordCharactersMin)
        return Failure{Failure::Kind::invalid_input, "Пароль короче десяти знаков. Придумайте длиннее.", "password"};
    return Done{};
}

const Failure kNoSuchPerson{Failure::Kind::not_found, "Человека с таким именем для входа нет. Проверьте написание.",
                            "login"};
const Failure kNotYours{Failure::Kind::not_permitted,
                        "Эту роль в этой организации вы не назначаете. Обратитесь к администратору."};
const Failure kNoSuchOrganisation{Failure::Kind::not_found, "Такой организации нет в списке. Проверьте название.",
                                  "organisation"};

// Куратор ведёт от одной до трёх школ одновременно.
Expected<Done> may_curate(Db& db, PersonId person, const Organisation& school, Date from, std::optional<Date> to) {
    if (school.kind != OrganisationKind::school)
        return Failure{Failure::Kind::invalid_input, "Куратора назначают школе. Выберите школу.", "organisation"};
    std::vector<OrganisationId> others;
    for (const MembershipRow& row : memberships_of(db, person)) {
        const Membership& held = row.membership;
        const bool together = (!to || held.starts_on <= *to) && (!held.ends_on || from <= *held.ends_on);
        if (held.role != Role::curator || held.organisation == school.id || !together) continue;
        if (std::find(others.begin(), others.end(), held.organisation) == others.end())
            others.push_back(held.organisation);
    }
    if (others.size() >= kCuratedSchoolsMax)
        return Failure{Failure::Kind::conflict,
                       "У куратора уже три школы, четвёртую взять нельзя. Назначьте другого куратора или сначала "
                       "снимите этого с одной из школ.",
                       "role"};
    return Done{};
}

struct Term {
    Date from;
    std::optional<Date> to;
};
Expected<Term> term_typed(const std::string& from_typed, const std::string& to_typed, Date today) {
    Term out{today, {}};
    if (!collapse_spaces(from_typed).empty()) {
        const auto from = typed_date(from_typed, "первый день", "starts_on");
        if (!from) return from.failure();
        out.from = *from;
    }
    if (!collapse_spaces(to_typed).empty()) {
        const auto to = typed_date(to_typed, "последний день", "ends_on");
        if (!to) return to.failure();
        out.to = *to;
        if (*out.to < out.from)
            return Failure{Failure::Kind::invalid_input, "Последний день раньше первого. Проверьте даты.", "ends_on"};
    }
    return out;
}

Expected<std::string> address_or_none(const std::string& typed) {
    if (collapse_spaces(typed).empty()) return std::string{};
    return mail_address(typed);
}

}  // namespace

bool may_manage_person(Db& db, const Manager& by, PersonId person, Date today) {
    if (by.actor() == nullptr) return true;
    const auto held = memberships_on(db, person, today);
    if (held.empty()) return by.actor()->has(Role::administrator);
    return std::all_of(held.begin(), held.end(), [&](const Membership& m) { return by.may(m.role, m.organisation); });
}

Expected<CreatedPerson> create_person(Db& db, const Manager& by, const NewPerson& asked, const Moment& now) {
    const std::string login = fold_case(collapse_spaces(asked.login));
    const bool plain = !login.empty() && login.size() <= 64 && std::all_of(login.begin(), login.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@';
    });
    if (!plain)
        return Failure{Failure::Kind::invalid_input,
                       "Имя для входа: латинские буквы, цифры, точка, дефис, не длиннее 64 знаков.", "login"};
    if (collapse_spaces(asked.full_name).empty())
        return Failure{Failure::Kind::invalid_input, "Укажите фамилию, имя и отчество.", "full_name"};
    if (const auto fits = fits_as_name(asked.full_name, "full_name"); !fits) return fits.failure();
    if (const auto fits = fits_as_name(asked.post, "post"); !fits) return fits.failure();
    const auto email = address_or_none(asked.email);
    if (!email) return email.failure();
    const std::string password = asked.password.empty() ? made_password() : asked.password;
    if (const auto fits = check_password(password); !fits) return fits.failure();
    const std::string hash = hash_password(password);
    return in_write_transaction(db, [&]() -> Expected<CreatedPerson> {
        if (find_person_by_login(db, login))
            return Failure{Failure::Kind::conflict, "Такое имя для входа уже занято. Выберите другое.", "login"};
        if (asked.organisation.empty())
            return Failure{Failure::Kind::invalid_input, "Выберите организацию, где человек работает.", "organisation"};
        const auto organisation = find_organisation_by_name(db, asked.organisation);
        if (!organisation) return kNoSuchOrganisation;
        if (!by.may(asked.role, organisation->id)) return kNotYours;
        if (asked.role == Role::curator)
            if (const auto allowed = may_curate(db, {}, *organisation, now.today, {}); !allowed)
                return allowed.failure();
        const PersonId id = insert_person(
            db, {.login = login, .full_name = collapse_spaces(asked.full_name), .password_hash = hash, .email = *email},
            now);
        insert_membership(db, id, {organisation->id, asked.role, collapse_spaces(asked.post), now.today, {}});
        write_audit(
            db, by.person(), "учётная запись заведена", subject_of(id),
            collapse_spaces(asked.full_name) + ", " + std::string{in_russian(asked.role)} + ", " + organisation->name,
            now);
        return CreatedPerson{id, password};
    });
}

Expected<std::string> reset_password(Db& db, const Manager& by, const std::string& login, const Moment& now) {
    const std::string password = made_password();
    const std::string hash = hash_password(password);
    return in_write_transaction(db, [&]() -> Expected<std::string> {
        const auto person = find_person_by_login(db, fold_case(collapse_spaces(login)));
        if (!person || !may_manage_person(db, by, person->id, now.today)) return kNoSuchPerson;
        update_password(db, person->id, hash);
        delete_sessions_of(db, person->id);
        forget_sign_in_failures(db, person->login);
        write_audit(db, by.person(), "пароль сменён", subject_of(person->id), person->full_name, now);
        return password;
    });
}

Expected<Done> change_own_password(Db& db, const Actor& actor, const std::string& old_password,
                                   const std::string& new_password, const Moment& now) {
    const auto person = find_person(db, actor.person);
    if (!person || !password_fits(old_password, person->password_hash))
        return Failure{Failure::Kind::not_permitted, "Текущий пароль не подходит.", "old_password"};
    if (const auto fits = check_password(new_password); !fits) return fits;
    const std::string hash = hash_password(new_password);
    return in_write_transaction(db, [&]() -> Expected<Done> {
        update_password(db, person->id, hash);
        delete_sessions_of(db, person->id);
        write_audit(db, actor.person, "свой пароль сменён", subject_of(person->id), person->full_name, now);
        return Done{};
    });
}

Expected<PersonId> set_person_email(Db& db, const Manager& by, const std::string& login, const std::string& email,
                                    const Moment& now) {
    const auto address = address_or_none(email);
    if (!address) return address.failure();
    return in_write_transaction(db, [&]() -> Expected<PersonId> {
        const auto person = find_person_by_login(db, fold_case(collapse_spaces(login)));
        if (!person || !may_manage_person(db, by, person->id, now.today)) return kNoSuchPerson;
        update_email(db, person->id, *address);
        write_audit(db, by.person(), "адрес почты сменён", subject_of(person->id), person->full_name, now);
        return person->id;
    });
}

Expected<Done> set_person_disabled(Db& db, const Manager& by, const std::string& login, bool disabled,
                                   const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto person = find_person_by_login(db, fold_case(collapse_spaces(login)));
        if (!person || !may_manage_person(db, by, person->id, now.today)) return kNoSuchPerson;
        if (by.is(person->id)) return Failure{Failure::Kind::conflict, "Нельзя закрыть собственную учётную запись."};
        set_disabled(db, person->id, disabled, now);
        if (disabled) delete_sessions_of(db, person->id);
        write_audit(db, by.person(), disabled ? "учётная запись закрыта" : "учётная запись открыта",
                    subject_of(person->id), person->full_name, now);
        return Done{};
    });
}

Expected<Done> give_role(Db& db, const Manager& by, const NewRole& asked, const Moment& now) {
    const auto term = term_typed(asked.starts_on, asked.ends_on, now.today);
    if (!term) return term.failure();
    if (const auto fits = fits_as_name(asked.post, "post"); !fits) return fits;
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto person = find_person_by_login(db, fold_case(collapse_spaces(asked.login)));
        if (!person) return kNoSuchPerson;
        const auto found = find_organisation(db, asked.organisation);
        if (!found) return kNoSuchOrganisation;
        if (!by.may(asked.role, found->id)) return kNotYours;
        for (const MembershipRow& row : memberships_of(db, person->id)) {
            const Membership& held = row.membership;
            if (held.organisation == found->id && held.role == asked.role &&
                (!held.ends_on || term->from <= *held.ends_on) && (!term->to || held.starts_on <= *term->to))
                return Failure{Failure::Kind::conflict, "Эта роль у человека уже есть.", "role"};
        }
        if (asked.role == Role::curator)
            if (const auto allowed = may_curate(db, person->id, *found, term->from, term->to); !allowed) return allowed;
        insert_membership(db, person->id, {found->id, asked.role, collapse_spaces(asked.post), term->from, term->to});
        write_audit(db, by.person(), "роль дана", subject_of(person->id),
                    person->full_name + ": " + std::string{in_russian(asked.role)} + ", " + found->name, now);
        return Done{};
    });
}

Expected<Done> end_role(Db& db, const Manager& by, MembershipId id, const std::string& typed, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto row = find_membership(db, id);
        if (!row || !by.may(row->membership.role, row->membership.organisation))
            return Failure{Failure::Kind::not_found, "Такой роли нет. Откройте человека из списка."};
        const auto last = typed_date(typed, "последний день работы", "ends_on");
        if (!last) return last.failure();
        if (*last < row->membership.starts_on)
            return Failure{Failure::Kind::invalid_input, "Последний день раньше первого. Проверьте дату.", "ends_on"};
        if (row->membership.ends_on && *row->membership.ends_on < now.today)
            return Failure{Failure::Kind::conflict, "Эта роль уже закончилась. Если нужно, дайте её заново."};
        if (row->membership.role == Role::administrator && by.is(row->person))
            return Failure{Failure::Kind::conflict, "Нельзя снять роль администратора с самого себя."};
        end_membership(db, id, *last);
        const auto person = find_person(db, row->person).value();
        write_audit(db, by.person(), "роль завершена", subject_of(row->person),
                    person.full_name + ": " + std::string{in_russian(row->membership.role)} + ", последний день " +
                        in_russian(*last),
                    now);
        return Done{};
    });
}

Expected<Done> set_acting(Db& db, const Manager& by, const NewActing& asked, const Moment& now) {
    const auto from = typed_date(asked.starts_on, "первый день замещения", "starts_on");
    if (!from) return from.failure();
    const auto to = typed_date(asked.ends_on, "последний день замещения", "ends_on");
    if (!to) return to.failure();
    if (const auto fits = fits_as_name(asked.basis, "basis"); !fits) return fits;
    const Acting acting{.person = asked.person,
                        .for_person = asked.for_person,
                        .organisation = asked.organisation,
                        .starts_on = *from,
                        .ends_on = *to,
                        .basis = collapse_spaces(asked.basis)};
    if (const auto allowed = may_act(acting); !allowed) return allowed;
    if (acting.ends_on < now.today)
        return Failure{Failure::Kind::invalid_input, "Замещение уже закончилось бы. Проверьте последний день.",
                       "ends_on"};
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto person = find_person(db, acting.person), substituted = find_person(db, acting.for_person);
        if (!person || !substituted) return Failure{Failure::Kind::not_found, "Выберите, кто кого замещает.", "person"};
        bool held = false;
        for (const MembershipRow& row : memberships_of(db, acting.for_person)) {
            const Membership& m = row.membership;
            if (m.organisation != acting.organisation || m.starts_on > acting.ends_on ||
                (m.ends_on && *m.ends_on < acting.starts_on))
                continue;
            held = true;
            if (!by.may(m.role, m.organisation)) return kNotYours;
        }
        if (!held)
            return Failure{Failure::Kind::conflict,
                           "У замещаемого нет роли в этой организации в эти дни. Если должность свободна, дайте "
                           "исполняющему обязанности роль на срок.",
                           "for_person"};
        const ActingId id = insert_acting(db, acting, by.person(), now);
        write_audit(db, by.person(), "замещение назначено", "acting " + std::to_string(id.value),
                    person->full_name + " за: " + substituted->full_name + ", с " + in_russian(acting.starts_on) +
                        " по " + in_russian(acting.ends_on) + ", " + acting.basis,
                    now);
        return Done{};
    });
}

Expected<Done> end_acting_early(Db& db, const Manager& by, ActingId id, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto acting = find_acting(db, id);
        if (!acting || !by.may(Role::executor, acting->organisation))
            return Failure{Failure::Kind::not_found, "Такого замещения нет. Откройте организацию из списка."};
        if (acting->ends_on < now.today) return Failure{Failure::Kind::conflict, "Замещение уже закончилось."};
        // It held until yesterday; one that has not begun never begins.
        end_acting(db, id, add_days(now.today, -1));
        write_audit(db, by.person(), "замещение прекращено", "acting " + std::to_string(id.value),
                    acting->person_name + " за: " + acting->for_name, now);
        return Done{};
    });
}

}  // namespace mera
