#pragma once
// Who manages the register and its people: a person with rights, or the command line, which holds everything because
// who runs it holds the directory.
#include "domain/access.hpp"

namespace mera {

class Manager {
public:
    Manager() = default;                                            // the command line
    Manager(const Actor& actor) : actor_(&actor) {}
    bool may(Role role, OrganisationId organisation) const {
        return actor_ == nullptr || may_manage(*actor_, role, organisation);
    }
    bool is(PersonId person) const { return actor_ != nullptr && actor_->person == person; }
    std::optional<PersonId> person() const { return actor_ ? std::optional{actor_->person} : std::nullopt; }
    const Actor* actor() const { return actor_; }

private:
    const Actor* actor_ = nullptr;
};

}  // namespace mera
