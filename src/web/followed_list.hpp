#pragma once
// What a change of the plan or of the list of schools does to obligations, as a person reads it before deciding.
#include <string>

#include "usecases/expand_programme.hpp"
#include "web/views/pieces.hpp"

namespace mera {

std::string followed_words(const FollowedBy& followed);  // «12 обязательств снимется с контроля, 3 срока изменится»
Html followed_lists(const FollowedBy& followed);

}  // namespace mera
