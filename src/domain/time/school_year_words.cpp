#include "domain/time/school_year_words.hpp"

#include "domain/time/deadline_tree.hpp"

namespace mera {

namespace {

using namespace deadline_language;
using Kind = Stretch::Kind;
using Part = Stretch::Part;

constexpr int kBegin = 1, kEnd = 3;  // of Stretch::part_number for an edge
constexpr int kSeptember = 9, kMay = 5;

bool is_school_year(const Stretch& stretch) { return stretch.kind == Kind::school_year; }
// «До конца года» in the plan of a school.
bool is_year_of_plan(const Stretch& stretch) { return is_school_year(stretch) || stretch.kind == Kind::plan_year; }
bool is_edge(const Stretch& stretch, int which) { return stretch.part == Part::edge && stretch.part_number == which; }
bool is_half(const Stretch& stretch, int which) {
    const bool of_year = stretch.part == Part::half && is_school_year(stretch);
    return of_year ? stretch.part_number == which : stretch.kind == Kind::half_year && stretch.number == which;
}

class Names {
public:
    void add(const Span& span) {
        switch (span.shape) {
            case Span::Shape::whole: return add_whole(span.first);
            case Span::Shape::until: return add_until(span.last);
            case Span::Shape::since: return add_begin(span.first);
            case Span::Shape::between: add_begin(span.first); return add_end(span.last);
        }
    }

    SchoolYearWords words() const {
        SchoolYearWords out = found_;
        if (september_) out.first = out.opening = false;
        if (may_) out.last = out.closing = false;
        out.whole = out.whole && !september_ && !may_;
        return out;
    }

private:
    void add_whole(const Stretch& stretch) {
        see_calendar(stretch);
        const bool whole_half = stretch.kind != Kind::half_year || stretch.part == Part::whole;
        if (is_half(stretch, 1) && whole_half) found_.first = true;
        if (is_half(stretch, 2)) (whole_half ? found_.last : found_.closing) = whole_half || is_edge(stretch, kEnd);
        if (!is_year_of_plan(stretch)) return;
        const bool week = stretch.part == Part::week && stretch.part_number == 1;
        if (is_edge(stretch, kBegin) || week) found_.opening = true;
        if (is_edge(stretch, kEnd) || stretch.part == Part::last_week) found_.closing = true;
        if (!is_school_year(stretch)) return;
        if (stretch.part == Part::whole) found_.whole = found_.first = found_.last = true;
        if (stretch.part == Part::after) found_.after = true;
    }

    void add_until(const Stretch& stretch) {
        see_calendar(stretch);
        if (is_school_year(stretch) && stretch.part == Part::whole) found_.first = true;  // «к новому учебному году»
        if (is_year_of_plan(stretch) && is_edge(stretch, kBegin)) found_.first = true;
        if (is_year_of_plan(stretch) && is_edge(stretch, kEnd)) found_.last = true;
        if (is_half(stretch, 2) && is_edge(stretch, kEnd)) found_.last = true;
    }

    void add_begin(const Stretch& stretch) {
        see_calendar(stretch);
        const bool begins = stretch.part == Part::whole || is_edge(stretch, kBegin);
        if ((is_school_year(stretch) || is_half(stretch, 1)) && begins) found_.first = true;
    }

    void add_end(const Stretch& stretch) {
        see_calendar(stretch);
        const bool ends = stretch.part == Part::whole || is_edge(stretch, kEnd);
        if ((is_school_year(stretch) || is_half(stretch, 2)) && ends) found_.last = true;
    }

    void see_calendar(const Stretch& stretch) {
        constexpr int kLastOfMay = 31;
        const bool is_month = stretch.kind == Kind::month, is_day = stretch.kind == Kind::day;
        constexpr int kSpring = 2, kAutumn = 4;
        september_ = september_ || (stretch.kind == Kind::season && stretch.number == kAutumn);
        may_ = may_ || (stretch.kind == Kind::season && stretch.number == kSpring);
        if (stretch.month == kSeptember && (is_month || (is_day && stretch.day == 1))) september_ = true;
        if (stretch.month == kMay && (is_month || (is_day && stretch.day == kLastOfMay))) may_ = true;
    }

    SchoolYearWords found_;
    bool september_ = false, may_ = false;
};

}  // namespace

SchoolYearWords school_year_words(std::string_view phrase) {
    Names names;
    for (const Item& item : parse(words_of(phrase)).items) {
        if (item.kind == Item::Kind::span) names.add(item.span);
        if (item.kind == Item::Kind::repeat && item.repeat.first) names.add(*item.repeat.first);
        if (item.kind == Item::Kind::condition && item.condition.when) names.add(*item.condition.when);
    }
    return names.words();
}

}  // namespace mera
