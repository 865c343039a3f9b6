#include "domain/people/acting.hpp"

#include "base/text.hpp"

namespace mera {

Expected<Done> may_act(const Acting& acting) {
    const auto refused = [](std::string_view words, const char* field) {
        return Failure{Failure::Kind::invalid_input, std::string{words}, field};
    };
    if (acting.person == acting.for_person)
        return refused("Человек не может замещать сам себя. Выберите другого.", "person");
    if (acting.ends_on < acting.starts_on)
        return refused("Замещение кончается раньше, чем начинается. Проверьте даты.", "ends_on");
    if (days_between(acting.starts_on, acting.ends_on) >= kActingDaysMax)
        return refused("Замещение не бывает дольше года. Если человек остаётся на должности, дайте ему роль.",
                       "ends_on");
    if (collapse_spaces(acting.basis).empty())
        return refused("Укажите основание: приказ или распоряжение с номером и датой.", "basis");
    return Done{};
}

}  // namespace mera
