#pragma once
// «Приказ о создании рабочей группы; программа поддержки» → the documents one by one.
#include <string>
#include <string_view>
#include <vector>

namespace mera::intake {

// Parted at semicolons, at lines, and at commas before which and after which documents are named. «Приказы о
// направлении на курсы, указать тему курсов» stays one: what follows the comma is no document.
std::vector<std::string> split_evidence(std::string_view cell);

// The name of a document ends without a full stop: «Отчёт за 2020 год.» → «Отчёт за 2020 год»; «и др.» keeps its own.
void name_without_stops(std::vector<std::string>& items);

}  // namespace mera::intake
