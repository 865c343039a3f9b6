#include "intake/table/column_roles.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "domain/people/executor_words.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/times_beside.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr double kBindingWeight = 2;  // of the words of a heading
constexpr double kKnown = 0.1;        // a note is bound by any word
constexpr double kMostly = 0.8, kDocuments = 0.6, kHalf = 0.5, kSome = 0.4, kFew = 0.2;
constexpr double kHeadingScore = 2;  // for each unit of weight of a heading that does not bind
constexpr double kNoteOverTimes = 1;  // what the heading of a note costs whose cells are all times
constexpr double kNearMargin = 0.5;  // a second best assignment this near is worth a doubt at every cell
constexpr double kFilledEnough = 0.3;

constexpr std::array kRoles = {Role::number, Role::title, Role::deadline, Role::executor, Role::result, Role::evidence};
constexpr std::size_t kRoleCount = kRoles.size();
constexpr std::size_t kNone = kRoleCount;  // the column holds nothing of a plan: a note

using Scores = std::array<std::optional<double>, kRoleCount>;  // nothing: the column cannot hold it

std::optional<double> score_of_cells(Role role, const ColumnEvidence& cells, bool has_header) {
    switch (role) {
        case Role::number:
            if (cells.labels < kHalf || cells.mean_words >= 6) return {};
            return 3 * cells.labels;
        case Role::title:
            if (cells.mean_words < 1.5 || cells.times >= kHalf) return {};
            return 3 + 2 * cells.deeds + 0.12 * std::min(cells.mean_words, 8.0) + 0.8 * cells.different -
                   3 * (cells.times + cells.numbers) - 2 * cells.executors - 1.2 * cells.results - cells.documents;
        case Role::deadline:
            if (cells.times < kHalf) return {};
            return 1 + 4 * cells.times;
        case Role::executor:
            if (cells.executors < (has_header ? kSome : kFew)) return {};
            return 1 + 2 * cells.executors - cells.deeds;
        case Role::result:
            if (cells.results < kSome && (has_header || cells.mean_words < 3)) return {};
            return 1.1 + 2 * cells.results - cells.documents - cells.times;
        case Role::evidence:
            if (cells.documents < kDocuments) return {};
            return kHalf + 2 * cells.documents;
        default: return {};
    }
}

double score_of_note(const ColumnEvidence& cells) { return 1 + 0.6 * (1 - cells.different) + cells.numbers; }

// What is known without the other columns.
struct Candidate {
    std::size_t column = 0;
    Scores scores = {};
    double note = 0;
};

struct Assignment {
    double sum = 0;
    std::vector<std::size_t> roles;  // by candidate
};

// The best way to give the roles that are left to the candidates, each to one at most: for every set of roles given away
// the best sum so far, candidate by candidate.
class Search {
public:
    explicit Search(const std::vector<Candidate>& candidates) : candidates_(candidates) {}

    // `without`: a candidate and the role it may not have.
    Assignment best(unsigned taken, std::optional<std::pair<std::size_t, std::size_t>> without) const {
        std::vector<std::optional<Assignment>> by_set(std::size_t{1} << kRoleCount);
        by_set[taken] = Assignment{};
        for (std::size_t at = 0; at < candidates_.size(); ++at) {
            std::vector<std::optional<Assignment>> next(by_set.size());
            for (std::size_t set = 0; set < by_set.size(); ++set)
                if (by_set[set]) give(next, set, *by_set[set], at, without);
            by_set = std::move(next);
        }
        Assignment out;
        for (const auto& found : by_set)
            if (found && (out.roles.empty() || found->sum > out.sum)) out = *found;
        return out;
    }

private:
    void give(std::vector<std::optional<Assignment>>& next, std::size_t set, const Assignment& so_far, std::size_t at,
              const std::optional<std::pair<std::size_t, std::size_t>>& without) const {
        for (std::size_t role = 0; role <= kRoleCount; ++role) {
            const bool note = role == kNone;
            if (without && without->first == at && without->second == role) continue;
            if (!note && ((set >> role & 1U) != 0 || !candidates_[at].scores[role])) continue;
            const double sum = so_far.sum + (note ? candidates_[at].note : *candidates_[at].scores[role]);
            auto& known = next[note ? set : set | std::size_t{1} << role];
            if (known && known->sum >= sum) continue;
            known = so_far;
            known->sum = sum;
            known->roles.push_back(role);
        }
    }

    const std::vector<Candidate>& candidates_;
};

bool is_said_by_heading(Role role) { return role != Role::none && role != Role::note; }

// «Точка на календаре» over times, «Держатель поручения» over posts: the words mislead, the cells do not.
bool contradicted(const Columns& columns, const Column& column, const ColumnEvidence& cells) {
    if (cells.cells < 2) return false;
    if (cells.executors >= kMostly && column.role == Role::title) return true;
    const bool first = &column == &columns.columns.front();  // «Код» over 1, 2, 3
    if (first && cells.labels >= kMostly && column.role == Role::note) return !columns.column_of(Role::number);
    if (cells.times < kMostly) return false;
    if (column.role == Role::note) return !columns.has_deadlines() && !names_day_of_person(column.heading);
    return column.role == Role::title || column.role == Role::executor || column.role == Role::result ||
           column.role == Role::evidence || column.role == Role::section;
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::number: return "номер";
        case Role::title: return "мероприятие";
        case Role::deadline: return "срок";
        case Role::executor: return "исполнитель";
        case Role::result: return "результат";
        case Role::evidence: return "документ";
        default: return "примечание";
    }
}

unsigned roles_taken(const Columns& columns, const std::vector<Candidate>& candidates) {
    unsigned taken = 0;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        if (std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.column == at; }))
            continue;
        const Role role = columns.columns[at].role;
        for (std::size_t bit = 0; bit < kRoleCount; ++bit)
            if (kRoles[bit] == role) taken |= 1U << bit;
        const auto take = [&](Role one) {
            taken |= 1U << (std::find(kRoles.begin(), kRoles.end(), one) - kRoles.begin());
        };
        if (role == Role::deadline_mark || role == Role::deadline_end) take(Role::deadline);
        if (role == Role::executor_mark) take(Role::executor);
        if (role == Role::deadline_and_executor) take(Role::deadline), take(Role::executor);
        if (role == Role::result_and_evidence) take(Role::result), take(Role::evidence);
    }
    return taken;
}

Candidate candidate_of(const Columns& columns, std::size_t at, const ColumnEvidence& cells) {
    Candidate out{.column = at, .note = score_of_note(cells)};
    const Column& column = columns.columns[at];
    const Guess heading = role_of_heading(column.heading);
    const bool misled = contradicted(columns, column, cells);
    for (std::size_t bit = 0; bit < kRoleCount; ++bit) {
        const Role role = kRoles[bit];
        // «Время» over «7.30», «8.00»: hours that grow look like numbers of rows. So do «I», «II» under «Ступень», which a
        // heading in words keeps apart from the numbers before them.
        const bool in_words = heading.weight > 0 || (at > 0 && has_letters(column.heading));
        const bool named_otherwise = role == Role::number && heading.role != role && in_words && !misled;
        if (cells.filled >= kFilledEnough && !named_otherwise)
            out.scores[bit] = score_of_cells(role, cells, columns.header_rows > 0);
        // «Факт» beside «План» holds times, too.
        if (role == Role::deadline && misled && names_note(column.heading) && out.scores[bit])
            *out.scores[bit] -= kNoteOverTimes;
        if (role != heading.role || misled || heading.weight == 0) continue;
        if (column.role != heading.role && is_said_by_heading(column.role)) continue;
        out.scores[bit] = std::max(out.scores[bit].value_or(1.0), 1.0) + kHeadingScore * heading.weight;
    }
    return out;
}

// Of texts that might all be the title the first one names the row: «Неделя химии | ШМО учителей химии».
void prefer_leftmost_title(std::vector<Candidate>& candidates) {
    constexpr double kLeftmost = 0.2;
    const auto title = static_cast<std::size_t>(std::find(kRoles.begin(), kRoles.end(), Role::title) - kRoles.begin());
    const auto first = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const Candidate& candidate) { return candidate.scores[title].has_value(); });
    if (first != candidates.end()) *first->scores[title] += kLeftmost;
}

// «Методист», «Старший воспитатель»
bool names_post(std::string_view heading) {
    const std::vector<NameWord> words = name_words(heading);
    return std::any_of(words.begin(), words.end(), is_post);
}

// «Образовательная организация | Методист» over schools and names: the deed is done in the ones by the others.
void prefer_persons_over_places(std::vector<Candidate>& candidates, const Columns& columns,
                                const std::vector<ColumnEvidence>& evidence) {
    constexpr double kPlaceBesidePersons = 1;
    const auto role =
        static_cast<std::size_t>(std::find(kRoles.begin(), kRoles.end(), Role::executor) - kRoles.begin());
    const auto are_persons = [&](const Candidate& candidate) {
        const ColumnEvidence& cells = evidence[candidate.column];
        return candidate.scores[role] &&
               (cells.persons >= kHalf ||
                (cells.executors >= kMostly && names_post(columns.columns[candidate.column].heading)));
    };
    if (std::none_of(candidates.begin(), candidates.end(), are_persons)) return;
    for (Candidate& candidate : candidates)
        if (candidate.scores[role] && !are_persons(candidate) && evidence[candidate.column].persons < kFew &&
            role_of_heading(columns.columns[candidate.column].heading).role != Role::executor)
            *candidate.scores[role] -= kPlaceBesidePersons;
}

std::string doubt_about(const Column& column, std::size_t at) {
    const std::string which = column.heading.empty() ? "У графы " + std::to_string(at + 1) + " нет заголовка"
                                                     : "Заголовок графы «" + column.heading + "» не понят";
    return which + ", по содержанию это " + std::string{name_of(column.role)} + ". Проверьте.";
}

// «Руководитель» beside «Ответственное лицо»: both are executors.
bool is_another_executor(const Column& column, const ColumnEvidence& cells) {
    return column.role == Role::executor && role_of_heading(column.heading).role == Role::executor &&
           cells.executors >= kSome && !has_word_with(column.heading, {"контакт"});
}

// «МБОУ СОШ № 4 | МБОУ СОШ № 9 | МБОУ ООШ № 12» over times: each is the deadline of somebody, none begins what another ends.
bool settle_times_of_several(Columns& columns, int deadline, const std::vector<std::size_t>& others) {
    constexpr std::size_t kOthersMin = 2;
    if (others.size() < kOthersMin) return false;
    std::string names = columns.columns[static_cast<std::size_t>(deadline)].heading;
    columns.columns[static_cast<std::size_t>(deadline)].unsure = true;
    for (const std::size_t at : others) {
        columns.columns[at].role = Role::deadline;
        columns.columns[at].unsure = true;
        names += ", " + columns.columns[at].heading;
    }
    columns.doubts.push_back("Сроки стоят в нескольких графах (" + names + "): взяты все. Проверьте, чей какой.");
    return true;
}

// Two columns of times and no word which of them is meant: the second is the end of what the first begins, or both are
// doubted.
void settle_second_times(const Grid& grid, Columns& columns, const std::vector<ColumnEvidence>& evidence) {
    const auto deadline = columns.column_of(Role::deadline);
    if (!deadline || columns.column_of(Role::deadline_end)) return;
    std::vector<std::size_t> others;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        const Column& other = columns.columns[at];
        const bool free = other.role == Role::none || (other.role == Role::note && !names_note(other.heading));
        if (!free || evidence[at].times < kMostly || evidence[at].cells < 2) continue;
        if (role_of_heading(other.heading).role == Role::deadline) continue;  // «Срок отчёта»: the header knows two
        others.push_back(at);
    }
    if (settle_times_of_several(columns, *deadline, others)) return;
    for (const std::size_t at : others) {
        const int here = static_cast<int>(at), left = std::min(here, *deadline), right = std::max(here, *deadline);
        columns.columns[static_cast<std::size_t>(*deadline)].unsure = true;
        columns.doubts.push_back("Сроки стоят в двух графах, " + std::to_string(left + 1) + "-й и " +
                                 std::to_string(right + 1) + "-й. Проверьте, какая из них срок исполнения.");
        if (!begin_and_end(grid, columns.header_rows, left, right)) return;
        columns.columns[static_cast<std::size_t>(left)].role = Role::deadline;
        columns.columns[static_cast<std::size_t>(left)].unsure = true;
        columns.columns[static_cast<std::size_t>(right)].role = Role::deadline_end;
        return;
    }
}

// «Срок выполнения» over a beginning, an end and, where a wall of the header is lost, sums of money.
void part_times_from_figures(const Grid& grid, Columns& columns, const std::vector<ColumnEvidence>& evidence) {
    const auto first = columns.column_of(Role::deadline);
    if (!first) return;
    const std::string heading = columns.columns[static_cast<std::size_t>(*first)].heading;
    std::vector<std::size_t> times, figures;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        if (columns.columns[at].role != Role::deadline || columns.columns[at].heading != heading) continue;
        if (evidence[at].times >= kMostly) times.push_back(at);
        if (evidence[at].times < 1 - kMostly && evidence[at].numbers >= kHalf) figures.push_back(at);
    }
    if (times.empty() || figures.empty()) return;
    for (const std::size_t at : figures) columns.columns[at].role = Role::note;
    const auto column = [](std::size_t at) { return static_cast<int>(at); };
    if (times.size() == 2 && begin_and_end(grid, columns.header_rows, column(times[0]), column(times[1])))
        columns.columns[times[1]].role = Role::deadline_end;
    columns.doubts.push_back("Под заголовком «" + heading +
                             "» стоят сроки и числа: числа сроками не сочтены. Проверьте.");
}

// A result follows the deed. What stands before it under no known heading is why it is done.
void give_up_early_results(Columns& columns) {
    const auto result = columns.column_of(Role::result), title = columns.column_of(Role::title);
    if (!result || !title || *result > *title) return;
    Column& column = columns.columns[static_cast<std::size_t>(*result)];
    if (role_of_heading(column.heading).weight == 0) column.role = Role::note;
}

// «Окончание», «Период по» beside «Период с»
bool names_end(std::string_view heading) {
    const Tokens tokens = tokenise(heading);
    return has_word_with(heading, {"оконч", "заверш", "конец", "финиш"}) ||
           (!tokens.empty() && (tokens.back().is("по") || tokens.back().is("до")));
}

// What becomes of a second column with a role that only one can have.
Role role_of_second(Role role, std::string_view heading, bool left_of_first) {
    if (role == Role::title)
        return left_of_first && has_word_with(heading, {"направлен", "раздел", "задач", "блок", "цел", "этап", "тем"})
                   ? Role::section
                   : Role::note;
    if (role == Role::executor) return Role::executor;  // «Ответственный» and «Соисполнители» are both executors
    if (role == Role::deadline && names_end(heading)) return Role::deadline_end;
    return Role::note;
}

}  // namespace

void settle_duplicates(std::vector<Column>& columns, const std::vector<double>& weights) {
    for (const Role role : {Role::number, Role::title, Role::deadline, Role::result, Role::evidence}) {
        std::optional<std::size_t> best;
        for (std::size_t at = 0; at < columns.size(); ++at)
            if (columns[at].role == role && (!best || weights[at] > weights[*best])) best = at;
        for (std::size_t at = 0; best && at < columns.size(); ++at) {
            if (at == *best || columns[at].role != role) continue;
            // Columns under one merged heading have the same words: they are parts of one field.
            if (columns[at].heading == columns[*best].heading) continue;
            columns[at].role = role_of_second(role, columns[at].heading, at < *best);
        }
    }
}

bool binds(const Column& column) {
    if (column.role == Role::none) return false;
    if (column.role == Role::section || column.role == Role::deadline_mark || column.role == Role::executor_mark ||
        column.role == Role::deadline_end)
        return true;
    const Guess heading = role_of_heading(column.heading);
    return heading.role == column.role && heading.weight >= (column.role == Role::note ? kKnown : kBindingWeight);
}

void settle_roles(const Grid& grid, Columns& columns, const std::vector<ColumnEvidence>& evidence) {
    // A plan has deeds somewhere: when no heading names them, «Полномочия контрольного органа» may hold them.
    const bool untitled = !columns.column_of(Role::title) && !columns.column_of(Role::section);
    const auto may_hold_deeds = [&](const Column& column) {
        return untitled && column.role == Role::note && role_of_heading(column.heading).weight < kBindingWeight;
    };
    std::vector<Candidate> candidates;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        const Column& column = columns.columns[at];
        if (binds(column) && !contradicted(columns, column, evidence[at]) && !may_hold_deeds(column)) continue;
        candidates.push_back(candidate_of(columns, at, evidence[at]));
    }
    prefer_leftmost_title(candidates);
    prefer_persons_over_places(candidates, columns, evidence);
    const unsigned taken = roles_taken(columns, candidates);
    const Search search{candidates};
    const Assignment best = search.best(taken, {});
    for (std::size_t at = 0; at < candidates.size(); ++at) {
        Column& column = columns.columns[candidates[at].column];
        const Role before = column.role;
        const std::size_t chosen = best.roles[at];
        if (chosen == kNone && is_another_executor(column, evidence[candidates[at].column])) continue;
        column.role = chosen == kNone ? (column.heading.empty() ? Role::none : Role::note) : kRoles[chosen];
        if (chosen == kNone || column.role == before || column.role == Role::number)
            continue;  // numbers need no heading
        const Assignment second = search.best(taken, std::pair{at, chosen});
        column.unsure = best.sum - second.sum < kNearMargin;
        if (!columns.by_content) columns.doubts.push_back(doubt_about(column, candidates[at].column));
    }
    give_up_early_results(columns);
    part_times_from_figures(grid, columns, evidence);
    settle_second_times(grid, columns, evidence);
    settle_times_beside(grid, columns, evidence);
}

}  // namespace mera::intake
