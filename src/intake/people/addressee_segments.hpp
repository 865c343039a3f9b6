#pragma once
// A list of addressees parted where the next one begins: «Директорам школ | Иванову И.И. | методисту».
#include <cstddef>
#include <vector>

#include "intake/words/inflection.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

struct Segment {
    std::size_t first = 0, end = 0;  // tokens
};

// Tokens [first, end) parted at commas, «и» and colons.
std::vector<Segment> segments_of(const Tokens& tokens, std::size_t first, std::size_t end, Case from);

// «организаций, включенных в перечень …, утверждённый приказом …»: where the addressee is named well enough.
std::size_t end_at_list(const Tokens& tokens, const Segment& segment);

}  // namespace mera::intake
