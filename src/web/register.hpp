#pragma once
// Pieces of the page of one organisation in the register.
#include "web/views/components.hpp"
#include "web/views/visit.hpp"

namespace mera {

Response register_organisation_page(Visit& visit, const FormProblems& problems);
Html school_year_form(Visit& visit, OrganisationId id, const FormProblems& problems);

}  // namespace mera
