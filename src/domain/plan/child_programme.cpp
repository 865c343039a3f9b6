#include "domain/plan/child_programme.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"

namespace mera {

const ChildMeasure* Composition::of(MeasureId parent) const {
    const auto found =
        std::find_if(measures.begin(), measures.end(), [&](const ChildMeasure& m) { return m.parent == parent; });
    return found == measures.end() ? nullptr : &*found;
}

const Addition* Composition::addition(std::int64_t key) const {
    const auto found =
        std::find_if(additions.begin(), additions.end(), [&](const Addition& a) { return a.key == key; });
    return found == additions.end() ? nullptr : &*found;
}

Composition with(Composition composition, const ChildMeasure& decided) {
    for (ChildMeasure& earlier : composition.measures)
        if (earlier.parent == decided.parent) {
            earlier = decided;
            return composition;
        }
    composition.measures.push_back(decided);
    return composition;
}

Composition with(Composition composition, Addition addition) {
    if (addition.key == 0) addition.key = ++composition.last_key;
    for (Addition& earlier : composition.additions)
        if (earlier.key == addition.key) {
            earlier = std::move(addition);
            return composition;
        }
    composition.additions.push_back(std::move(addition));
    return composition;
}

Composition without_addition(Composition composition, std::int64_t key) {
    std::erase_if(composition.additions, [&](const Addition& a) { return a.key == key; });
    return composition;
}

Expected<Done> may_descend(const std::vector<OrganisationId>& owners, OrganisationId organisation,
                           const std::vector<OrganisationId>& below) {
    const auto is_below = [&](OrganisationId owner) {
        return std::find(below.begin(), below.end(), owner) != below.end();
    };
    for (const OrganisationId owner : owners) {
        if (owner == organisation)
            return Failure{Failure::Kind::conflict,
                           "Программа не может быть вышестоящей сама для себя: эта программа составлена вашей же "
                           "организацией или по её программе."};
        if (is_below(owner))
            return Failure{Failure::Kind::conflict,
                           "Это программа подчинённой организации. Свою программу составляют по вышестоящей."};
    }
    if (owners.size() >= kProgrammeLevelsMax)
        return Failure{Failure::Kind::conflict,
                       "Над этой программой уже стоят все возможные уровни: " + std::to_string(kProgrammeLevelsMax) +
                           ". Проверьте подчинение организаций."};
    return Done{};
}

std::vector<Failure> obstacles(const Composition& composition, const std::vector<Measure>& measures) {
    std::vector<Failure> out;
    for (const Measure& measure : measures) {
        const ChildMeasure* decided = composition.of(measure.id);
        if (decided == nullptr || !decided->is_decided())
            out.push_back({Failure::Kind::invalid_input,
                           upper_first(name_in_sentence(name_of(measure))) +
                               ": отметьте, кто отвечает, или напишите, почему меры нет в программе."});
    }
    for (const Addition& addition : composition.additions)
        if (!addition.is_decided())
            out.push_back(
                {Failure::Kind::invalid_input, "Своя мера «" + addition.title + "»: отметьте, кто отвечает."});
    const bool has_any =
        !composition.additions.empty() || std::any_of(measures.begin(), measures.end(), [&](const Measure& measure) {
            const ChildMeasure* decided = composition.of(measure.id);
            return decided != nullptr && decided->left_out.empty();
        });
    if (out.empty() && !has_any)
        out.push_back({Failure::Kind::invalid_input, "В программе нет ни одной меры: утверждать нечего."});
    return out;
}

namespace {

std::string refused_words(std::string_view words) { return "«" + collapse_spaces(words) + "»"; }

Expected<std::vector<Deadline>> read_own(std::string_view words, const OwnTerms& terms) {
    DeadlineReading reading = own_reading(words, terms);
    for (const Deadline& deadline : reading.deadlines)
        if (deadline.kind == DeadlineKind::unknown)
            return Failure{
                Failure::Kind::invalid_input,
                "Срок " + refused_words(words) +
                    " не читается. Напишите, например, «до 20 мая 2020», «апрель 2020» или «ежемесячно до 25 "
                    "числа».",
                "deadline_text"};
    return std::move(reading.deadlines);
}

std::vector<ScheduledPeriod> scheduled(const std::vector<Deadline>& deadlines, std::string_view words,
                                       const OwnTerms& terms, const Calendar& calendar) {
    std::vector<ScheduledPeriod> out;
    for (const Deadline& deadline : deadlines)
        for (ScheduledPeriod when : schedule(deadline, words, terms.schedule, calendar)) {
            when.due_effective = calendar.effective(when.due_nominal, terms.schedule.shift_policy, terms.week);
            const bool twice = std::any_of(out.begin(), out.end(), [&](const ScheduledPeriod& earlier) {
                return earlier.due_nominal == when.due_nominal;
            });
            if (!twice) out.push_back(when);
        }
    std::sort(out.begin(), out.end(),
              [](const ScheduledPeriod& a, const ScheduledPeriod& b) { return a.due_nominal < b.due_nominal; });
    return out;
}

Failure later_than(Date own, Date parent) {
    return {Failure::Kind::invalid_input,
            "Свой срок " + in_russian(own) + " позже срока вышестоящей программы: " + in_russian(parent) +
                " Назначьте день не позже или оставьте поле пустым.",
            "deadline_text"};
}

}  // namespace

Expected<std::vector<std::optional<Date>>> own_dues(std::string_view words, const std::vector<ParentDue>& parent,
                                                    const OwnTerms& terms, const Calendar& calendar) {
    std::vector<std::optional<Date>> out(parent.size());
    if (collapse_spaces(words).empty()) return out;
    const auto deadlines = read_own(words, terms);
    if (!deadlines) return deadlines.failure();
    const auto own = scheduled(*deadlines, words, terms, calendar);
    if (own.empty())
        return Failure{Failure::Kind::invalid_input,
                       "В сроке " + refused_words(words) + " нет дня. Напишите дату или оставьте поле пустым.",
                       "deadline_text"};
    for (const ScheduledPeriod& when : own) {
        const Date due = when.due_effective;
        const auto next =
            std::find_if(parent.begin(), parent.end(), [&](const ParentDue& period) { return due <= period.due; });
        if (parent.empty()) continue;
        if (next == parent.end()) return later_than(due, parent.back().due);
        // Between two periods it is late for the one before, not early for the one after.
        if (next != parent.begin() && due < next->period_first) return later_than(due, std::prev(next)->due);
        out[static_cast<std::size_t>(next - parent.begin())] = due;  // of several the last: then the whole is there
    }
    return out;
}

DeadlineReading own_reading(std::string_view words, const OwnTerms& terms) {
    return read_deadlines(collapse_spaces(words), terms.schedule.term);
}

Date due_inside(std::optional<Date> own, Date parent) { return own ? std::min(*own, parent) : parent; }

Expected<std::vector<ScheduledPeriod>> periods_of(const Addition& addition, const OwnTerms& terms,
                                                  const Calendar& calendar) {
    const auto deadlines = read_own(addition.deadline_text, terms);
    if (!deadlines) return deadlines.failure();
    auto periods = scheduled(*deadlines, addition.deadline_text, terms, calendar);
    if (periods.empty() && !std::any_of(deadlines->begin(), deadlines->end(), opens_by_hand))
        return Failure{Failure::Kind::invalid_input,
                       "Срок " + refused_words(addition.deadline_text) + " не попадает в срок программы: с " +
                           in_russian(terms.schedule.term.first) + " по " + in_russian(terms.schedule.term.last),
                       "deadline_text"};
    return periods;
}

bool is_done_when_needed(const Addition& addition, const OwnTerms& terms) {
    const auto deadlines = read_own(addition.deadline_text, terms);
    return deadlines && std::any_of(deadlines->begin(), deadlines->end(), opens_by_hand);
}

Expected<ApprovingOrder> approving_order(std::string_view number, std::string_view date, Date parent_order,
                                         Date today) {
    const std::string clean = collapse_spaces(number);
    if (clean.empty() || clean.size() > 60)
        return Failure{Failure::Kind::invalid_input, "Укажите номер приказа, которым утверждена программа.",
                       "order_number"};
    const auto day = parse_russian_date(date);
    if (!day)
        return Failure{Failure::Kind::invalid_input, "Укажите дату приказа: день, месяц и год, например 20.12.2019.",
                       "order_date"};
    if (*day > today)
        return Failure{Failure::Kind::invalid_input,
                       "Дата приказа ещё не наступила. Утвердите программу, когда приказ подписан.", "order_date"};
    if (*day < parent_order)
        return Failure{Failure::Kind::invalid_input,
                       "Приказ не может быть раньше приказа вышестоящей программы: " + in_russian(parent_order),
                       "order_date"};
    return ApprovingOrder{clean, *day};
}

}  // namespace mera
