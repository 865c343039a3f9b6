#include "cli/workspace.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"
#include "store/migrations.hpp"
#include "store/people.hpp"
#include "usecases/doctor.hpp"
#include "usecases/rules.hpp"
#include "usecases/sign_in.hpp"

namespace mera {

Expected<EvidenceChecker> evidence_checker(const Settings& settings) {
    EvidenceChecker checker;
    if (settings.signature_certificates.empty()) return checker;
    std::ifstream in{settings.signature_certificates, std::ios::binary};
    checker.trusted_certificates.assign(std::istreambuf_iterator<char>{in}, {});
    if (checker.trusted_certificates.find("BEGIN CERTIFICATE") == std::string::npos)
        return Failure{Failure::Kind::invalid_input,
                       "Файл настройки «signature_certificates» не читается или в нём нет сертификатов PEM: " +
                           settings.signature_certificates};
    return checker;
}

Expected<FetchRules> fetch_rules(const Settings& settings) {
    auto allowed = AddressRanges::parse(settings.allowed_link_addresses, "allowed_link_addresses");
    if (!allowed) return allowed.failure();
    FetchRules rules;
    rules.allowed = *std::move(allowed);
    return rules;
}

Workspace open_workspace(const Settings& settings) {
    std::filesystem::create_directories(settings.data);
    std::filesystem::permissions(settings.data,
                                 std::filesystem::perms::owner_all);  // people's data: nobody else's business
    Db db = Db::open(settings.database_address());
    const auto migrated = migrate(db, built_in_migrations(), settings.now());
    if (!migrated) throw std::runtime_error(migrated.failure().message);
    if (*migrated > 0) rebuild_derived(db);  // a derived table that has just appeared is empty
    return {std::move(db), EvidenceFiles{settings.evidence()}, production_calendar()};
}

Expected<Actor> actor_named(Workspace& workspace, const std::string& login, const Moment& now) {
    const auto person = find_person_by_login(workspace.db, fold_case(login));
    if (!person) return Failure{Failure::Kind::not_found, "Человека «" + login + "» нет. Заведите его: mera user add."};
    return load_actor(workspace.db, person->id, now.today);
}

}  // namespace mera
