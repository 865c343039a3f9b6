#pragma once
// Latin islands in a Russian text: addresses of sites and of mail, names of programs, Roman numbers. The Russian
// recogniser knows no Latin letters («Вир://Би$.воу.ги/»), so such words are read a second time by the English one.
#include <vector>

#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_readers.hpp"

namespace mera {

// `lines` in dots of the picture of `cutting`. Only words that look foreign are read again, and only a reading that is
// an address, a Roman number before «квартал» and its like, or surely a Latin word takes the place of the first one. Without the English
// data nothing is read again.
void reread_latin(const Cutting& cutting, std::vector<OcrLine>& lines, ScanReaders& readers);

// «http://bus.gov.ru/», «www.school-1.ru», «info@school.ru»: without brackets and commas around.
bool is_web_address(std::string_view text);

}  // namespace mera
