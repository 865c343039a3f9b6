#include "intake/plan/stages.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "domain/time/deadline_words.hpp"
#include "intake/plan/plan_part.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kWordsBefore = 4;  // «На втором, основном этапе»
constexpr std::size_t kWordsOfName = 8;
constexpr std::size_t kWordsMax = 60;     // a longer paragraph tells of more than when a stage is
constexpr std::size_t kLinesMax = 100;    // that name stages: each is read from many of its words

int ordinal_of(const Token& token) {
    static constexpr std::string_view kOrdinals[] = {"перв", "втор", "трет", "четверт", "пят"};
    for (std::size_t at = 0; at < std::size(kOrdinals); ++at)
        if (token.folded.starts_with(kOrdinals[at])) return static_cast<int>(at) + 1;
    const auto words = deadline_language::words_of(token.text).tokens;
    const bool number = words.size() == 1 && (words[0].word == deadline_language::Word::number ||
                                              words[0].word == deadline_language::Word::roman);
    return number ? words[0].value : 0;
}

std::optional<StageName> stage_in(const Tokens& tokens) {
    const auto end = tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), kWordsBefore + 1));
    const auto word =
        std::find_if(tokens.begin(), end, [](const Token& t) { return is_one_of(t.folded, {"этап", "этапе"}); });
    if (word == end) return {};
    const auto stage = static_cast<std::size_t>(word - tokens.begin());
    StageName out;
    for (std::size_t at = 0; at < std::min(tokens.size(), stage + kWordsOfName); ++at) {
        const Token& token = tokens[at];
        if (token.text == "(" || (at > stage + 1 && token.kind == Token::Kind::number)) break;
        const bool beside = at < stage || at <= stage + 2;  // «этап № 2»
        if (beside && out.number == 0) out.number = ordinal_of(token);
        if (has_adjective_ending(token.folded)) out.stems.push_back(stem_of(token.folded));
    }
    return out.number > 0 || !out.stems.empty() ? std::optional{out} : std::nullopt;
}

bool are_same(const StageName& a, const StageName& b) {
    if (a.number > 0 && b.number > 0) return a.number == b.number;
    return std::any_of(a.stems.begin(), a.stems.end(), [&](const std::string& stem) {
        return std::find(b.stems.begin(), b.stems.end(), stem) != b.stems.end();
    });
}

// «II этап – основной: сентябрь 2023 – май 2025»: the longest end of the words that names days, and nothing else.
std::optional<PlanTerm> days_at_end(std::string_view text, const Tokens& tokens) {
    if (const auto bracketed = term_in_brackets(text)) return bracketed;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        if (tokens[at].kind != Token::Kind::number && !month_in(tokens[at].text) && !tokens[at].is("с")) continue;
        if (const auto days = term_named(text.substr(tokens[at].begin))) return days;
    }
    return {};
}

}  // namespace

bool names_stage(std::string_view heading) { return stage_in(tokenise(heading)).has_value(); }

Stages::Stages(const Source& source) {
    std::size_t lines = 0;
    const auto look_at = [&](const std::string& text) {
        if (lines >= kLinesMax || text.find("тап") == std::string::npos) return;
        const Tokens tokens = tokenise(text);
        auto name = tokens.size() <= kWordsMax ? stage_in(tokens) : std::nullopt;
        if (!name) return;
        ++lines;
        if (const auto days = days_at_end(text, tokens)) told_.push_back({std::move(*name), *days});
    };
    for (const auto& item : source.items) {
        if (const auto* line = std::get_if<Line>(&item)) look_at(line->text);
        if (const auto* grid = std::get_if<Grid>(&item))
            for (const Row& row : grid->rows) look_at(row.text());
    }
}

std::optional<PlanTerm> Stages::term_of(std::string_view heading) const {
    const Tokens tokens = tokenise(heading);
    const auto stage = tokens.size() <= kWordsMax ? stage_in(tokens) : std::nullopt;
    if (!stage) return term_in_brackets(heading);
    if (const auto days = days_at_end(heading, tokens)) return days;
    std::optional<PlanTerm> found;
    for (const Told& told : told_) {
        if (!are_same(*stage, told.name)) continue;
        if (found && !(*found == told.days)) return {};
        found = told.days;
    }
    return found;
}

}  // namespace mera::intake
