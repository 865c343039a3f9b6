#pragma once
// The place of an instruction, put together from the pieces that its sentence names one after another.
#include "intake/amendment/amendment_deed.hpp"
#include "intake/amendment/amendment_place.hpp"

namespace mera::intake {

// One more piece: «в графе «Срок»» after «в пункте 4.1». Two rows or two columns of one instruction are no place.
void add_place(InstructionParts& parts, const PlaceFound& found);
// The instruction is whole: what part of the order its place is, when the pieces leave it open.
void settle_place(InstructionParts& parts);

}  // namespace mera::intake
