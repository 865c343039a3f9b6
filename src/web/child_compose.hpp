#pragma once
// What the pages on which an organisation composes and approves its programme share.
#include <string>

#include "usecases/child_programme.hpp"
#include "web/pages.hpp"
#include "web/views/pieces.hpp"

namespace mera {

ChildProgrammeId child_of(const Visit& visit);
Expected<ChildPlan> composed(Visit& visit);  // the programme of the address, in the hands of somebody who may change it
std::string next_undecided(
    const ChildPlan& plan);  // the address of what is left to decide, in the order of the programme
Html version_field(const ChildPlan& plan);
std::int64_t version_sent(const Visit& visit);  // 0, which no version has, when the form holds none
PageData composing(const ChildPlan& plan, const std::string& title, Html content, const FormProblems& problems);
bool is_of_the_whole(const Failure& failure);  // not of a field of the form

}  // namespace mera
