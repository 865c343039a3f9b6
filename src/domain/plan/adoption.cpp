#include "domain/plan/adoption.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "domain/people/executor_words.hpp"
#include "domain/plan/measure_name.hpp"

namespace mera {

namespace {

// The act that lists the schools: «приказ(ом) от 02.12.2019 № 1576», named in a clause together with «перечень».
std::string listing_act(const PlanDraft& draft) {
    static const std::regex kAct{R"((от\s+\d{1,2}\.\d{2}\.\d{4}\s*№\s*[0-9A-Za-z/\-]+))"};
    for (const DraftClause& clause : draft.clauses) {
        const std::string text = collapse_spaces(clause.text);
        if (fold_case(text).find("перечень") == std::string::npos &&
            fold_case(text).find("перечн") == std::string::npos)
            continue;
        std::smatch found;
        if (std::regex_search(text, found, kAct)) return "приказ " + found[1].str();
    }
    return {};
}

PlanTerm term_of(const PlanDraft& draft) {
    std::vector<Date> named;
    const auto name_days = [&](const std::vector<Deadline>& deadlines) {
        for (const Deadline& deadline : deadlines) {
            if (deadline.start) named.push_back(*deadline.start);
            if (deadline.end) named.push_back(*deadline.end);
        }
    };
    for (const DraftSection& section : draft.sections)
        for (const DraftMeasure& measure : section.measures) name_days(measure.deadlines);
    for (const DraftClause& clause : draft.clauses) name_days(clause.deadlines);
    if (draft.order.date) named.push_back(*draft.order.date);
    if (named.empty()) return {};  // both days invalid: the person must give them
    const auto [first, last] = std::minmax_element(named.begin(), named.end());
    const Date from = draft.order.date.value_or(*first);
    // «Ежеквартально» in clauses without a plan goes on to the end of the year, whatever days the others name; an order
    // of the last quarter means the next one.
    constexpr int kQuarter = 92;
    const auto goes_on = [](const DraftClause& clause) {
        return std::any_of(clause.deadlines.begin(), clause.deadlines.end(), [](const Deadline& deadline) {
            return deadline.kind == DeadlineKind::recurring && !deadline.end;
        });
    };
    const Date until = std::max(*last, from);
    if (count_measures(draft) == 0 && std::any_of(draft.clauses.begin(), draft.clauses.end(), goes_on))
        return {from, Date{add_days(until, kQuarter).year() / std::chrono::December / 31}};
    return {from, until};
}

// «МБУ «Городской методический центр» (Иванова И.И.)»: who heads it is no part of the name.
std::string without_asides(const std::string& words) {
    static const std::regex kAside{R"(\([^()]*\))"};
    const std::string name = collapse_spaces(std::regex_replace(words, kAside, " "));
    return name.empty() ? words : name;
}

// An organisation the order calls now in full, now «ГМЦ» is made under its full name.
std::vector<std::string> longest_first(std::vector<std::string> wordings) {
    std::stable_sort(wordings.begin(), wordings.end(), [](const std::string& left, const std::string& right) {
        return name_words(left).size() > name_words(right).size();
    });
    return wordings;
}

bool looks_like_school(std::string_view words) {
    return !names_a_group_of_schools(words) && kind_by_name(words) == OrganisationKind::school;
}

}  // namespace

std::vector<std::string> distinct_executors(const PlanDraft& draft) {
    std::vector<std::string> out;
    std::vector<std::string> keys;
    const auto add = [&](const std::string& words) {
        const std::string key = organisation_key(words);
        if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) return;
        keys.push_back(key);
        out.push_back(words);
    };
    for (const DraftSection& section : draft.sections)
        for (const DraftMeasure& measure : section.measures)
            for (const std::string& words : measure.executors) add(words);
    for (const DraftClause& clause : draft.clauses)
        if (is_obligation(clause))
            for (const std::string& words : clause.assignees) add(words);
    return out;
}

namespace {

// The register as it will be: what it knows, the owner, and the organisations the order itself names.
class GrowingRegister {
public:
    explicit GrowingRegister(const std::vector<Organisation>& known) : known_(known), register_(known) {}
    void add(const std::string& name) {
        if (name.empty() || register_.has_name(name)) return;
        added_.push_back({.id = {-static_cast<std::int64_t>(added_.size()) - 1}, .name = name, .short_name = name});
        register_.add(added_.back());
    }
    ExecutorReading read(const std::string& words) const { return register_.read(words); }
    std::string name_of(OrganisationId id) const {
        for (const auto* list : {&added_, &known_})
            for (const Organisation& one : *list)
                if (one.id == id) return one.name;
        return {};
    }

private:
    const std::vector<Organisation>& known_;
    ExecutorRegister register_;
    std::vector<Organisation> added_;
};

AdoptedExecutor as_answered(const std::string& words, const ExecutorAnswer& answer, const GrowingRegister& register_) {
    AdoptedExecutor out{words, answer.kind, {}};
    out.is_answered = true;
    if (answer.organisation) out.organisation = register_.name_of(*answer.organisation);
    return out;
}

void propose_executors(AdoptionTerms& terms, const std::vector<std::string>& wordings,
                       const std::vector<Organisation>& known, std::vector<ExecutorAnswer> answers) {
    // Whom somebody named may have gone to another town since.
    std::erase_if(answers, [&](const ExecutorAnswer& answer) {
        return answer.organisation && std::none_of(known.begin(), known.end(), [&](const Organisation& one) {
                   return one.id == *answer.organisation;
               });
    });
    GrowingRegister register_{known};
    std::set<std::string> unknown;  // to the register as it is
    for (const std::string& words : wordings)
        if (register_.read(words).question == ExecutorQuestion::unknown) unknown.insert(words);
    register_.add(terms.owner);
    for (const std::string& words : longest_first(wordings))
        if (answer_about(words, answers) == nullptr && register_.read(words).question == ExecutorQuestion::unknown)
            register_.add(without_asides(words));
    const bool own_school = kind_by_name(terms.owner) == OrganisationKind::school;
    for (const std::string& words : wordings) {
        if (const ExecutorAnswer* answer = answer_about(words, answers)) {
            terms.executors.push_back(as_answered(words, *answer, register_));
            continue;
        }
        const ExecutorReading reading = register_.read(words);
        AdoptedExecutor adopted{words, reading.kind, {}, reading.question, {}};
        if (unknown.contains(words)) adopted.question = ExecutorQuestion::unknown;
        if (reading.organisation) adopted.organisation = register_.name_of(*reading.organisation);
        for (const OrganisationId candidate : reading.candidates)
            adopted.candidates.push_back(register_.name_of(candidate));
        if (reading.question == ExecutorQuestion::post && own_school) {
            // The plan of a school: its own deputies and teachers.
            adopted.kind = ExecutorKind::organisation;
            adopted.organisation = terms.owner;
            adopted.question = ExecutorQuestion::none;
        }
        terms.executors.push_back(std::move(adopted));
    }
}

// A school the order names is of its list, once under all its names.
void propose_schools(AdoptionTerms& terms) {
    for (const AdoptedExecutor& executor : terms.executors) {
        const bool listed = std::any_of(terms.schools.begin(), terms.schools.end(), [&](const AdoptedSchool& school) {
            return school.name == executor.organisation;
        });
        if (!listed && !executor.organisation.empty() && executor.organisation != terms.owner &&
            looks_like_school(executor.words))
            terms.schools.push_back({executor.organisation, SchoolCategory::low_results});
    }
}

}  // namespace

AdoptionTerms propose_adoption(const PlanDraft& draft, const std::vector<Organisation>& known,
                               const std::vector<ExecutorAnswer>& answers) {
    AdoptionTerms terms;
    terms.owner = without_shouting(draft.order.issuer);
    terms.school_list_title = "Перечень школ программы";
    terms.school_list_basis = listing_act(draft);
    terms.schedule.term = term_of(draft);
    terms.schedule.school_year_last = make_date(
        static_cast<int>(terms.schedule.term.last.ok() ? terms.schedule.term.last.year() : std::chrono::year{2020}), 5,
        31);

    propose_executors(terms, distinct_executors(draft), known, answers);
    propose_schools(terms);
    for (std::size_t s = 0; s < draft.sections.size(); ++s)
        for (std::size_t m = 0; m < draft.sections[s].measures.size(); ++m)
            for (std::size_t t = 0; t < draft.sections[s].measures[m].targets.size(); ++t)
                if (draft.sections[s].measures[m].targets[t].unit == "%")
                    terms.denominators.push_back({s, m, t, draft.sections[s].measures[m].targets[t].population});
    return terms;
}

void name_by_list(AdoptionTerms& terms, const std::vector<Organisation>& known) {
    std::vector<Organisation> listed;
    for (const AdoptedSchool& school : terms.schools)
        listed.push_back({.id = {static_cast<std::int64_t>(listed.size()) + 1},
                          .name = school.name,
                          .short_name = school.name,
                          .kind = OrganisationKind::school});
    const auto knows = [&](const std::string& name) {
        const std::string key = organisation_key(name);
        return std::any_of(known.begin(), known.end(), [&](const Organisation& one) {
            const auto is_alias = [&](const std::string& alias) { return organisation_key(alias) == key; };
            return organisation_key(one.name) == key || std::any_of(one.aliases.begin(), one.aliases.end(), is_alias);
        });
    };
    for (AdoptedExecutor& executor : terms.executors) {
        if (executor.kind != ExecutorKind::organisation || knows(executor.organisation)) continue;
        const ExecutorReading reading = read_executor(executor.organisation, listed);
        if (reading.organisation && reading.question == ExecutorQuestion::none)
            executor.organisation = listed[static_cast<std::size_t>(reading.organisation->value) - 1].name;
    }
}

std::vector<Failure> obstacles(const PlanDraft& draft, const AdoptionTerms& terms) {
    std::vector<Failure> out;
    const auto refuse = [&](std::string message, std::string field) {
        out.push_back({Failure::Kind::invalid_input, std::move(message), std::move(field)});
    };
    if (collapse_spaces(draft.order.number).empty()) refuse("Укажите номер приказа.", "order_number");
    if (!draft.order.date) refuse("Укажите дату приказа.", "order_date");
    if (collapse_spaces(draft.order.title).empty()) refuse("Укажите название программы.", "order_title");
    // An order without a table whose clauses say who and by when is a plan, too.
    const bool clauses_oblige = std::any_of(draft.clauses.begin(), draft.clauses.end(), is_obligation);
    if (count_measures(draft) == 0 && !clauses_oblige)
        refuse(
            "В плане нет ни одной меры и ни одного пункта с исполнителем и сроком. Добавьте их или загрузите другой "
            "файл.",
            "measures");
    if (collapse_spaces(terms.owner).empty()) refuse("Укажите, чья это программа.", "owner");
    const PlanTerm& term = terms.schedule.term;
    if (!term.first.ok() || !term.last.ok() || term.last < term.first)
        refuse("Укажите, с какого по какой день действует план.", "term_last");
    else if (days_between(term.first, term.last) > 366 * 12)
        refuse("План длиннее двенадцати лет. Проверьте даты начала и конца.", "term_last");
    if (!terms.schedule.school_year_last.ok()) refuse("Укажите последний день учебного года.", "school_year_last");
    bool needs_schools = false;
    for (const AdoptedExecutor& executor : terms.executors) {
        needs_schools = needs_schools || executor.kind == ExecutorKind::listed_schools;
        if (executor.kind == ExecutorKind::organisation && collapse_spaces(executor.organisation).empty())
            refuse("Укажите, какая организация названа словами «" + executor.words + "».", "executors");
    }
    if (needs_schools && terms.schools.empty())
        refuse("Перечислите школы: меры адресованы образовательным организациям, а перечня в приказе нет.", "schools");
    if (!terms.schools.empty() && collapse_spaces(terms.school_list_basis).empty())
        refuse("Укажите акт, которым утверждён перечень школ: его номер и дату.", "school_list_basis");
    for (const DraftSection& section : draft.sections)
        for (const DraftMeasure& measure : section.measures)
            if (measure.executors.empty())
                refuse("Нет исполнителя: " + named("мера", measure.number, measure.title) +
                           ". Укажите его или удалите меру.",
                       "measure-" + measure.number);
    return out;
}

}  // namespace mera
