#include "usecases/people.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/text.hpp"
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

std::string subject_of(PersonId person) { return "person " + std::to_string(person.value); }

const Failure kNoSuchPerson{Failure::Kind::not_found, "Человека с таким именем для входа нет. Проверьте написание.",
                            "login"};

}  // namespace

Expected<CreatedPerson> create_person(Db& db, std::optional<PersonId> by, const NewPerson& asked, const Moment& now) {
    const std::string login = fold_case(collapse_spaces(asked.login));
    const bool plain = !login.empty() && login.size() <= 64 && std::all_of(login.begin(), login.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@';
    });
    if (!plain)
        return Failure{Failure::Kind::invalid_input,
                       "Имя для входа: латинские буквы, цифры, точка, дефис, не длиннее 64 знаков.", "login"};
    if (collapse_spaces(asked.full_name).empty())
        return Failure{Failure::Kind::invalid_input, "Укажите фамилию, имя и отчество.", "full_name"};
    const std::string password = asked.password.empty() ? made_password() : asked.password;
    if (const auto fits = check_password(password); !fits) return fits.failure();
    const std::string hash = hash_password(password);
    return in_write_transaction(db, [&]() -> Expected<CreatedPerson> {
        if (find_person_by_login(db, login))
            return Failure{Failure::Kind::conflict, "Такое имя для входа уже занято. Выберите другое.", "login"};
        const auto organisation = find_organisation_by_name(db, asked.organisation);
        if (!organisation)
            return Failure{Failure::Kind::not_found, "Такой организации нет в списке. Проверьте название.",
                           "organisation"};
        const PersonId id = insert_person(db,
                                          {.login = login,
                                           .full_name = collapse_spaces(asked.full_name),
                                           .password_hash = hash,
                                           .email = collapse_spaces(asked.email)},
                                          now);
        insert_membership(db, id, {organisation->id, asked.role, collapse_spaces(asked.post), now.today, {}});
        write_audit(
            db, by, "завёл учётную запись", subject_of(id),
            collapse_spaces(asked.full_name) + ", " + std::string{in_russian(asked.role)} + ", " + organisation->name,
            now);
        return CreatedPerson{id, password};
    });
}

Expected<std::string> reset_password(Db& db, std::optional<PersonId> by, const std::string& login, const Moment& now) {
    const std::string password = made_password();
    const std::string hash = hash_password(password);
    return in_write_transaction(db, [&]() -> Expected<std::string> {
        const auto person = find_person_by_login(db, fold_case(collapse_spaces(login)));
        if (!person) return kNoSuchPerson;
        update_password(db, person->id, hash);
        delete_sessions_of(db, person->id);
        forget_sign_in_failures(db, person->login);
        write_audit(db, by, "сменил пароль", subject_of(person->id), person->full_name, now);
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
        write_audit(db, actor.person, "сменил свой пароль", subject_of(person->id), person->full_name, now);
        return Done{};
    });
}

Expected<Done> set_person_disabled(Db& db, std::optional<PersonId> by, const std::string& login, bool disabled,
                                   const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto person = find_person_by_login(db, fold_case(collapse_spaces(login)));
        if (!person) return kNoSuchPerson;
        if (by && *by == person->id)
            return Failure{Failure::Kind::conflict, "Нельзя закрыть собственную учётную запись."};
        set_disabled(db, person->id, disabled, now);
        if (disabled) delete_sessions_of(db, person->id);
        write_audit(db, by, disabled ? "закрыл учётную запись" : "открыл учётную запись", subject_of(person->id),
                    person->full_name, now);
        return Done{};
    });
}

Expected<Done> give_role(Db& db, std::optional<PersonId> by, const std::string& login, const std::string& organisation,
                         Role role, const std::string& post, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto person = find_person_by_login(db, fold_case(collapse_spaces(login)));
        if (!person) return kNoSuchPerson;
        const auto found = find_organisation_by_name(db, organisation);
        if (!found)
            return Failure{Failure::Kind::not_found, "Такой организации нет в списке. Проверьте название.",
                           "organisation"};
        for (const Membership& held : memberships_on(db, person->id, now.today))
            if (held.organisation == found->id && held.role == role)
                return Failure{Failure::Kind::conflict, "Эта роль у человека уже есть."};
        insert_membership(db, person->id, {found->id, role, collapse_spaces(post), now.today, {}});
        write_audit(db, by, "дал роль", subject_of(person->id),
                    person->full_name + ": " + std::string{in_russian(role)} + ", " + found->name, now);
        return Done{};
    });
}

}  // namespace mera
