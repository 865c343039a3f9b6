#include "domain/plan/plan_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "domain/people/executor.hpp"
#include "domain/plan/amended_rows.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/plan/words_difference.hpp"

namespace mera {

namespace {

// Found on pairs of real revisions: below a half two measures of one plan are as alike as that by their usual words.
constexpr double kAlikeMin = 0.55;
constexpr double kSurelyAlike = 0.8;
constexpr double kSameNumber = 0.15;  // what an unchanged number adds to the likeness of words
constexpr double kRunnerUp = 0.1;     // nearer than this, another measure could as well be meant
constexpr double kTakenFrom = 0.75;   // so much of a new measure's words stand in an old one: it was split off

const DraftMeasure& measure_at(const PlanDraft& plan, const PlanRow& row) {
    return plan.sections[row.first].measures[row.second];
}

struct RowWords {
    PlanRow row;
    std::string number, title, folded;
};

std::vector<RowWords> rows_of_kind(const PlanDraft& plan, PlanRow::Kind kind) {
    std::vector<RowWords> out;
    for (const PlanRow& row : rows_of(plan)) {
        if (row.kind != kind) continue;
        RowWords words{row, {}, {}, {}};
        if (kind == PlanRow::Kind::measure) {
            words.number = measure_at(plan, row).number;
            words.title = measure_at(plan, row).title;
        } else {
            words.number = plan.clauses[row.first].number;
            words.title = plan.clauses[row.first].text;
        }
        words.folded = fold_for_comparison(words.title);
        out.push_back(std::move(words));
    }
    return out;
}

struct Match {
    std::optional<std::size_t> before;  // of the old rows
    std::vector<std::string> doubts = {};
};

class Matcher {
public:
    Matcher(std::vector<RowWords> before, std::vector<RowWords> after)
        : before_(std::move(before)),
          after_(std::move(after)),
          matches_(after_.size()),
          settled_(after_.size()),
          taken_(before_.size()),
          scores_(before_.size() * after_.size()) {
        for (std::size_t b = 0; b < before_.size(); ++b)
            for (std::size_t a = 0; a < after_.size(); ++a) {
                const double words =
                    before_[b].folded == after_[a].folded ? 1 : likeness(before_[b].title, after_[a].title);
                scores_[b * after_.size() + a] = words;
            }
    }

    void choose(const std::vector<RowMatch>& chosen) {
        for (const RowMatch& choice : chosen)
            for (std::size_t a = 0; a < after_.size(); ++a) {
                if (!(after_[a].row == choice.after) || settled_[a]) continue;
                settled_[a] = true;
                for (std::size_t b = 0; b < before_.size() && choice.before; ++b)
                    if (before_[b].row == *choice.before && !taken_[b]) take(b, a);
            }
    }

    void match() {
        struct Pair {
            double score;
            std::size_t b, a;
        };
        std::vector<Pair> pairs;
        for (std::size_t b = 0; b < before_.size(); ++b)
            for (std::size_t a = 0; a < after_.size(); ++a)
                if (!taken_[b] && !settled_[a] && alike(b, a) >= kAlikeMin) pairs.push_back({score(b, a), b, a});
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.score > y.score; });
        for (const Pair& pair : pairs) {
            if (taken_[pair.b] || settled_[pair.a]) continue;
            doubt_match(pair.b, pair.a);
            take(pair.b, pair.a);
            settled_[pair.a] = true;
        }
        for (std::size_t a = 0; a < after_.size(); ++a)
            if (!matches_[a].before && !settled_[a]) doubt_new(a);
    }

    const Match& of(std::size_t after) const { return matches_[after]; }
    bool is_taken(std::size_t before) const { return taken_[before]; }
    const std::vector<RowWords>& before() const { return before_; }
    const std::vector<RowWords>& after() const { return after_; }

private:
    double alike(std::size_t b, std::size_t a) const { return scores_[b * after_.size() + a]; }
    bool same_number(std::size_t b, std::size_t a) const {
        return !before_[b].number.empty() && before_[b].number == after_[a].number;
    }
    double score(std::size_t b, std::size_t a) const { return alike(b, a) + (same_number(b, a) ? kSameNumber : 0); }
    void take(std::size_t b, std::size_t a) {
        matches_[a].before = b;
        taken_[b] = true;
    }
    void doubt_match(std::size_t b, std::size_t a) {
        auto& doubts = matches_[a].doubts;
        const double words = alike(b, a);
        if (words < kSurelyAlike)
            doubts.push_back(
                fmt::format("Слова изменены сильно: общего {:.0f}\u00A0%. Считаю, что это прежняя мера {}.",
                            words * 100, before_[b].number));
        else if (!same_number(b, a) && words < 1)
            doubts.push_back("Номер другой, слова похожи: считаю, что это прежняя мера " + before_[b].number + ".");
        for (std::size_t other = 0; other < before_.size(); ++other)
            if (other != b && !taken_[other] && alike(other, a) >= kAlikeMin &&
                score(b, a) - score(other, a) < kRunnerUp)
                doubts.push_back("Похожа и на прежнюю меру " + before_[other].number + ".");
    }
    // A new row that looks like nothing left over: is it truly new, or split off, or is its number taken from another?
    void doubt_new(std::size_t a) {
        auto& doubts = matches_[a].doubts;
        for (std::size_t b = 0; b < before_.size(); ++b) {
            if (same_number(b, a) && !taken_[b])
                doubts.push_back("Под номером " + after_[a].number +
                                 " теперь другие слова: считаю, что прежняя мера исключена, а эта новая.");
            else if (share_within(after_[a].title, before_[b].title) >= kTakenFrom)
                doubts.push_back("Похоже, выделена из прежней меры " + before_[b].number +
                                 ". Считаю новой: её обязательства создаются.");
        }
    }

    std::vector<RowWords> before_, after_;
    std::vector<Match> matches_;
    std::vector<bool> settled_, taken_;
    std::vector<double> scores_;
};

std::string list(const std::vector<std::string>& items) { return join(items, "; "); }

std::string key_of(const std::vector<std::string>& executors) {
    std::vector<std::string> keys;
    for (const std::string& words : executors) keys.push_back(organisation_key(words));
    std::sort(keys.begin(), keys.end());
    return list(keys);
}

std::string targets_words(const DraftMeasure& measure) {
    std::vector<std::string> out;
    for (const DraftTarget& target : measure.targets) out.push_back(words_of(target));
    return list(out);
}

class FieldDifference {
public:
    void compare(std::string field, const std::string& before, const std::string& after) {
        compare(std::move(field), before, after, fold_for_comparison(before), fold_for_comparison(after));
    }
    void compare(std::string field, const std::string& before, const std::string& after, const std::string& key_before,
                 const std::string& key_after) {
        if (key_before != key_after) out_.push_back({std::move(field), before, after});
    }
    std::vector<FieldChange> take() { return std::move(out_); }

private:
    std::vector<FieldChange> out_;
};

std::string section_words(const DraftSection& section) { return section_name(section.number, section.title); }

std::vector<FieldChange> row_changes(const PlanDraft& before, const PlanRow& old, const PlanDraft& after,
                                     const PlanRow& fresh) {
    auto out = measure_changes(measure_at(before, old), measure_at(after, fresh));
    const std::string from = section_words(before.sections[old.first]), to = section_words(after.sections[fresh.first]);
    if (fold_for_comparison(from) != fold_for_comparison(to)) out.insert(out.begin(), {"section", from, to});
    return out;
}

// A clause says its term among other words: it has changed when it is read otherwise.
std::string term_key(const DraftClause& clause) {
    std::vector<std::string> readings;
    for (const Deadline& deadline : clause.deadlines) {
        if (deadline.kind == DeadlineKind::unknown) return fold_for_comparison(clause.deadline_text);
        readings.push_back(describe(deadline));
    }
    return list(readings);
}

std::vector<FieldChange> clause_changes(const DraftClause& b, const DraftClause& a) {
    FieldDifference difference;
    difference.compare("number", b.number, a.number);
    difference.compare("title", b.text, a.text);
    difference.compare("executors", list(b.assignees), list(a.assignees), key_of(b.assignees), key_of(a.assignees));
    difference.compare("deadline_text", b.deadline_text, a.deadline_text, term_key(b), term_key(a));
    return difference.take();
}

void add_rows(PlanComparison& out, const PlanDraft& before, const PlanDraft& after, PlanRow::Kind kind,
              const std::vector<RowMatch>& chosen) {
    Matcher matcher{rows_of_kind(before, kind), rows_of_kind(after, kind)};
    matcher.choose(chosen);
    matcher.match();
    const auto removed_after = [&](std::size_t from) {  // the old rows that stood next and are no more
        for (std::size_t b = from; b < matcher.before().size() && !matcher.is_taken(b); ++b)
            out.rows.push_back({matcher.before()[b].row, {}, {}, {}});
    };
    if (kind == PlanRow::Kind::measure) removed_after(0);
    for (std::size_t a = 0; a < matcher.after().size(); ++a) {
        const Match& match = matcher.of(a);
        ComparedRow row{{}, matcher.after()[a].row, {}, match.doubts};
        if (kind == PlanRow::Kind::clause && !match.before && !is_obligation(after.clauses[row.after->first])) continue;
        if (match.before) {
            row.before = matcher.before()[*match.before].row;
            row.fields = kind == PlanRow::Kind::measure
                             ? row_changes(before, *row.before, after, *row.after)
                             : clause_changes(before.clauses[row.before->first], after.clauses[row.after->first]);
        }
        out.rows.push_back(std::move(row));
        if (kind == PlanRow::Kind::measure && match.before) removed_after(*match.before + 1);
    }
}

// An order about single measures has headings of its own («изложить меру 4.4 в следующей редакции»): a measure moves only
// to a section that the plan has.
void stay_in_section(ComparedRow& row, const PlanDraft& before) {
    std::erase_if(row.fields, [&](const FieldChange& change) {
        return change.field == "section" &&
               std::none_of(before.sections.begin(), before.sections.end(), [&](const DraftSection& section) {
                   return fold_for_comparison(section_words(section)) == fold_for_comparison(change.after);
               });
    });
}

}  // namespace

std::size_t PlanComparison::count(RowChange change) const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const ComparedRow& row) { return row.change() == change; }));
}

std::size_t PlanComparison::unchanged_by_order() const {
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [](const ComparedRow& row) { return row.ordered() == RowChange::same; }));
}

std::size_t PlanComparison::left_out() const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const ComparedRow& row) { return row.left_out; }));
}

std::size_t PlanComparison::doubtful() const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const ComparedRow& row) { return !row.doubts.empty(); }));
}

std::vector<FieldChange> measure_changes(const DraftMeasure& b, const DraftMeasure& a) {
    FieldDifference difference;
    difference.compare("number", b.number, a.number);
    difference.compare("title", b.title, a.title);
    difference.compare("executors", list(b.executors), list(a.executors), key_of(b.executors), key_of(a.executors));
    difference.compare("deadline_text", b.deadline_text, a.deadline_text);
    difference.compare("result", b.result, a.result);
    difference.compare("targets", targets_words(b), targets_words(a));
    difference.compare("evidence", list(b.evidence), list(a.evidence));
    difference.compare("notes", b.notes, a.notes);
    return difference.take();
}

AmendedScope PlanComparison::likely_scope() const {
    std::size_t repeated = 0, missing = 0;
    for (const ComparedRow& row : rows)
        if (row.before && row.before->kind == PlanRow::Kind::measure) ++(row.after ? repeated : missing);
    return repeated >= missing ? AmendedScope::whole_plan : AmendedScope::named_measures;
}

PlanComparison compare_plans(const PlanDraft& before, const PlanDraft& after, const std::vector<RowMatch>& chosen,
                             AmendedScope scope) {
    PlanComparison out;
    add_rows(out, before, after, PlanRow::Kind::clause, chosen);
    add_rows(out, before, after, PlanRow::Kind::measure, chosen);
    if (scope == AmendedScope::whole_plan) return out;
    for (ComparedRow& row : out.rows) {
        row.stays = !row.after;
        if (row.before && row.after) stay_in_section(row, before);
        if (!row.before && row.after->kind == PlanRow::Kind::measure && !section_in_force(before, after, *row.after))
            row.doubts.push_back("Раздела «" + section_words(after.sections[row.after->first]) +
                                 "» в действующем плане нет: будет новый раздел.");
    }
    return out;
}

std::optional<std::size_t> section_in_force(const PlanDraft& before, const PlanDraft& after, const PlanRow& row) {
    const auto find = [&](auto fits) -> std::optional<std::size_t> {
        const auto found = std::find_if(before.sections.begin(), before.sections.end(), fits);
        if (found == before.sections.end()) return {};
        return static_cast<std::size_t>(found - before.sections.begin());
    };
    const std::string heading = fold_for_comparison(section_words(after.sections[row.first]));
    if (const auto same = find([&](const DraftSection& s) { return fold_for_comparison(section_words(s)) == heading; }))
        return same;
    const std::string outer = outer_number(measure_at(after, row).number);
    if (outer.empty()) return {};
    return find([&](const DraftSection& s) { return same_number(s.number, outer); });
}

std::string words_of(const DraftTarget& target) {
    return fmt::format("{}: {} {} {}{}", target.metric, target.comparator, target.value, target.unit,
                       target.population.empty() ? "" : " (" + target.population + ")");
}

}  // namespace mera
