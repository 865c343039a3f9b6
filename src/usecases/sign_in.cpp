#include "usecases/sign_in.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "store/acting.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

constexpr int kFailuresAllowed = 10;          // a forgetful person needs three; a guessing program, millions
constexpr int kFailureMemoryMinutes = 15;
constexpr int kSessionHours = 12;             // a working day with overtime

// Hash of no one's password: a name that does not exist costs as much time as one that does.
const std::string& nobodys_hash() {
    static const std::string hash = hash_password(random_token());
    return hash;
}

}  // namespace

Expected<SignedIn> sign_in(Db& db, const std::string& login, const std::string& password, const Moment& now) {
    const std::string name = fold_case(collapse_spaces(login));
    if (name.empty()) return Failure{Failure::Kind::invalid_input, "Введите имя для входа.", "login"};
    if (password.empty()) return Failure{Failure::Kind::invalid_input, "Введите пароль.", "password"};
    const std::string remembered_since = minutes_before(now.instant, kFailureMemoryMinutes);
    if (sign_in_failures_since(db, name, remembered_since) >= kFailuresAllowed)
        return Failure{
            Failure::Kind::not_permitted,
            "Слишком много неудачных попыток. Подождите 15 минут или попросите администратора сменить пароль.",
            "password"};

    const auto person = find_person_by_login(db, name);
    const bool fits = password_fits(password, person ? person->password_hash : nobodys_hash());
    if (!person || !fits || person->disabled) {
        (void)in_write_transaction(db, [&]() -> Expected<Done> {
            forget_sign_in_failures_before(db, remembered_since);
            insert_sign_in_failure(db, name, now);
            return Done{};
        });
        return Failure{Failure::Kind::not_permitted,
                       "Имя или пароль не подходят. Проверьте раскладку клавиатуры и попробуйте ещё раз.", "password"};
    }
    return in_write_transaction(db, [&]() -> Expected<SignedIn> {
        forget_sign_in_failures(db, name);
        delete_expired_sessions(db, now);
        const SignedIn out{random_token(), person->id};
        insert_session(db, sha256_hex(out.session_token),
                       {person->id, random_token(), hours_after(now.instant, kSessionHours)}, now);
        write_audit(db, person->id, "вход в систему", subject_of(person->id), person->full_name, now);
        return out;
    });
}

void sign_out(Db& db, const std::string& session_token, const Moment& now) {
    const std::string digest = sha256_hex(session_token);
    (void)in_write_transaction(db, [&]() -> Expected<Done> {
        if (const auto session = find_session(db, digest, now))
            write_audit(db, session->person, "выход из системы", subject_of(session->person), "", now);
        delete_session(db, digest);
        return Done{};
    });
}

namespace {

// What the person may by themselves, and what those they substitute may where they substitute them.
std::vector<Membership> rights_of(Db& db, PersonId person, Date today) {
    auto out = memberships_on(db, person, today);
    for (const Acting& acting : substituted_by(db, person, today))
        for (Membership& held : memberships_on(db, acting.for_person, today)) {
            if (held.organisation != acting.organisation) continue;
            held.acting_for = Substituted{acting.for_person, acting.for_name};
            held.ends_on = held.ends_on ? std::min(*held.ends_on, acting.ends_on) : acting.ends_on;
            out.push_back(std::move(held));
        }
    return out;
}

}  // namespace

Actor load_actor(Db& db, PersonId person, Date today) {
    Actor actor;
    actor.person = person;
    if (const auto found = find_person(db, person)) actor.full_name = found->full_name;
    actor.memberships = rights_of(db, person, today);
    std::optional<std::int64_t> register_size;
    for (Membership& held : actor.memberships) {
        if (!reaches_below(held.role)) continue;
        held.below = organisations_below(db, held.organisation);
        if (held.role == Role::administrator) continue;
        if (!register_size) register_size = count_organisations(db);
        actor.whole_register =
            actor.whole_register || static_cast<std::int64_t>(held.below.size()) + 1 == *register_size;
    }
    return actor;
}

std::optional<SessionActor> actor_of_session(Db& db, const std::string& session_token, const Moment& now) {
    if (session_token.empty()) return {};
    const auto session = find_session(db, sha256_hex(session_token), now);
    if (!session) return {};
    return SessionActor{load_actor(db, session->person, now.today), session->form_token};
}

}  // namespace mera
