#pragma once
// The line that signs an order: «Директор Ю.М. Личкун». Its clauses end there, and «за собой» is read by it.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/order/order_lines.hpp"

namespace mera::intake {

// A post in the nominative and nothing that is to be done.
bool is_signature(std::string_view line);
// A signature below a sentence without a full stop of its own: «… до 30 апреля 2024 г.», «… до пятницы» above it.
bool signs_without_stop(std::string_view line, std::string_view above);
// The same where no name is asked for: a stamp may hide it.
bool opens_with_post(std::string_view line);
// What a recogniser makes of a handwritten signature or of a stamp: more signs than letters.
bool is_scrawl(std::string_view line);
// «СОГЛАСОВАНО», «Приложение»: the clauses are over.
bool opens_what_follows_order(std::string_view line);

// Where a signature begins inside the last paragraph of an order, or the end of the text.
std::size_t end_before_signature(std::string_view text);
// The same of scraps of a stamp behind a name: «… Примерова А.Х. с БЕЛ».
std::size_t end_before_scraps(std::string_view text);
// «Директор школы Ю.М. Личкун» signed below line `from`; empty when nobody did.
std::string signer_after(const std::vector<HeadLine>& lines, std::size_t from);

}  // namespace mera::intake
