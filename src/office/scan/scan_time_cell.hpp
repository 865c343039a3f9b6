#pragma once
// Deadlines read a second time. «с3Зпо 14 марта», «135 февраля»: the words of a deadline are known, and where others stand
// among them the recogniser has run figures and little words together. At another size it parts them otherwise.
#include <stop_token>
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {

// Lines of a deadline that hold words of no deadline are read smaller and larger. What reads as a deadline then is taken:
// for certain when both readings say the same, with a doubt otherwise; figures always need the second recogniser.
void reread_times(const Cutting& cutting, std::vector<OcrLine>& lines, Ocr& reader, std::stop_token stop);

}  // namespace mera
