#pragma once
// The fields of a measure written as a running text: «Провести … до 15.03.2024. Ответственный: методист».
#include <optional>
#include <string>
#include <string_view>

#include "intake/words/words.hpp"

namespace mera::intake {

// Words parted by their labels. `when_by_label` and `who_by_label` say that the document named the field itself; otherwise
// it was found by its meaning and must be doubted, unless most items of the list are made so: `when_apart` and `who_apart` say that a
// bracket, a dash or a full stop parts it from the deed («Смотр кабинетов – октябрь (завуч)»).
struct ListFields {
    std::string title, when, who, result, evidence;
    bool when_by_label = false, who_by_label = false;
    bool when_apart = false, who_apart = false;
    bool two_times = false;  // «Срок: …» twice: two items may have run together
    bool any() const { return !when.empty() || !who.empty(); }
    bool named() const { return when_by_label || who_by_label; }
};

// Fields behind labels: «Срок: …», «Отв. – …», «(срок – март, ответственный – методист)».
ListFields fields_by_label(std::string_view text);

// Without the signs that parted a field from its neighbours. The stop of «2024 г.» and of initials belongs to the words.
std::string without_loose_signs(std::string_view text);

}  // namespace mera::intake
