#pragma once
// Initials of one person that stand at several places of a document: no word of a dictionary tells whether «Р.Э.» was read
// right, but what was read alike beside the same surname again and again was.
#include <vector>

#include "office/scan/ocr.hpp"

namespace mera {

// Raises how sure the repeated ones are; those beside a surname that has other initials elsewhere stay as they are.
void trust_repeated_initials(const std::vector<OcrLine*>& lines);

}  // namespace mera
