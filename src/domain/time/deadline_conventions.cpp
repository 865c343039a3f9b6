// What is a convention of Mera and not of the calendar: it is used, and it is said.
#include "domain/time/deadline_conventions.hpp"
#include "domain/time/deadline_resolve.hpp"

namespace mera::deadline_language {

namespace {

using Kind = Stretch::Kind;
using Part = Stretch::Part;

std::vector<std::string> of_until(const Stretch& stretch, bool school_plan) {
    if (stretch.kind == Kind::day) return {};
    if (stretch.part != Part::edge && stretch.at_latest)
        return {"Назван не день: «не позднее» понято как до последнего дня этого времени."};
    if (stretch.part != Part::edge) return {"Назван не день: срок понят как «до первого дня» этого времени."};
    constexpr int kMiddle = 2;
    const bool ends_by_calendar = stretch.part_number != kMiddle && stretch.kind != Kind::half_year &&
                                  stretch.kind != Kind::semester && !(stretch.kind == Kind::plan_year && school_plan);
    if (ends_by_calendar) return {};
    return {"Названа не дата, а часть года или месяца: взят её день по договорённости Меры."};
}

std::vector<std::string> of_stretch(const Stretch& stretch, bool school_plan, bool from_autumn) {
    std::vector<std::string> out;
    if (stretch.part == Part::week || stretch.part == Part::last_week) out.emplace_back(kWeeksOfMonth);
    if (stretch.part == Part::edge && stretch.kind != Kind::this_unit) out.emplace_back(kPartsOfMonth);
    if (stretch.part == Part::after)
        out.emplace_back(
            "«По окончании учебного года» понято как месяц после последнего урока. Проверьте, к какому дню.");
    if (stretch.kind == Kind::half_year && (school_plan || stretch.year_of_school_year))
        out.emplace_back("Полугодие понято как учебное: сентябрь–декабрь, январь–май.");
    else if (stretch.kind == Kind::half_year && !stretch.year && from_autumn)
        out.emplace_back("Полугодие понято как календарное, а план идёт с осени: проверьте, не учебное ли оно.");
    if (stretch.kind == Kind::semester)
        out.emplace_back("Семестры поняты так: первый — сентябрь–январь, второй — февраль–июнь.");
    if (stretch.kind == Kind::holidays && is_of_calendar(stretch))
        out.emplace_back("Дни каникул у каждой школы свои: проверьте их.");
    if (stretch.kind == Kind::season && stretch.number == 1 && stretch.year && !stretch.year_of_school_year)
        out.emplace_back("Зима относится к двум годам: взята та, что начинается в названном.");
    return out;
}

}  // namespace

bool is_of_calendar(const Stretch& stretch) {
    constexpr int kSummer = 3;
    if (stretch.kind == Kind::holidays) return stretch.number == kSummer;
    return has_year_of_its_own(stretch) || stretch.kind == Kind::semester;
}

std::vector<std::string> conventions_of(const Span& span, bool school_plan, bool from_autumn) {
    if (span.shape == Span::Shape::until) return of_until(span.last, school_plan);
    std::vector<std::string> out = of_stretch(span.first, school_plan, from_autumn);
    if (span.shape == Span::Shape::between)
        for (std::string& why : of_stretch(span.last, school_plan, from_autumn)) out.push_back(std::move(why));
    return out;
}

}  // namespace mera::deadline_language
