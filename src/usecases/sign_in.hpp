#pragma once
// Signing in with a local account, and who stands behind a session.
#include <optional>
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"

namespace mera {

struct SignedIn {
    std::string session_token;  // for the cookie; the database keeps only its SHA-256
    PersonId person;
};

// Wrong name and wrong password look the same and cost the same time. Ten failures within fifteen minutes close the
// name for the rest of them.
Expected<SignedIn> sign_in(Db& db, const std::string& login, const std::string& password, const Moment& now);
void sign_out(Db& db, const std::string& session_token, const Moment& now);

struct SessionActor {
    Actor actor;
    std::string form_token;
};
std::optional<SessionActor> actor_of_session(Db& db, const std::string& session_token, const Moment& now);
Actor load_actor(Db& db, PersonId person, Date today);

}  // namespace mera
