#pragma once
// The register of organisations: add, rename keeping the old name, close.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/people/organisation.hpp"
#include "store/db.hpp"
#include "usecases/manager.hpp"

namespace mera {

struct OrganisationForm {
    std::string name;
    std::string short_name = {};  // empty: the name
    OrganisationKind kind = OrganisationKind::school;
    std::optional<OrganisationId> parent = {};  // whom it is under; none: it stands over all (the command line only)
    bool six_day_week = false;
};

Expected<OrganisationId> add_organisation(Db& db, const Manager& by, const OrganisationForm& form, const Moment& now);
// Orders go on finding it by its earlier name.
Expected<Done> change_organisation(Db& db, const Manager& by, OrganisationId id, const OrganisationForm& form,
                                   const Moment& now);
Expected<Done> add_organisation_alias(Db& db, const Manager& by, OrganisationId id, const std::string& words,
                                      const Moment& now);
Expected<Done> close_organisation(Db& db, const Manager& by, OrganisationId id, const std::string& on,
                                  const Moment& now);

}  // namespace mera
