#pragma once
// The part of the account page about reminders by mail, and that page again with what its form was refused for.
#include "web/views/visit.hpp"

namespace mera {

Html reminder_choice_block(Visit& visit, const FormProblems& problems);
Response account_page(Visit& visit, const FormProblems& problems);

}  // namespace mera
