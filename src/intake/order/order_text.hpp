#pragma once
// The order that stands before the plan: its number, date, title and issuer, and its clauses with whom they oblige and
// by when.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/order/clause_terms.hpp"
#include "intake/source.hpp"

namespace mera::intake {

struct Requisites {
    std::optional<Date> date;
    std::string number;
};
Requisites requisites_in(std::string_view line);

struct OrderText {
    DraftOrder order;
    std::vector<DraftClause> clauses;
    std::vector<Doubt> doubts;
    std::vector<Repair> repairs;
    std::vector<DraftPlace> places;  // of the fields of its head
    std::size_t items = 0;  // how many items of the source it takes, from the first
    bool found = false;     // an order stands there, not only a plan
    bool has_day_of_page = false;  // its date may be the day a site showed it: no year is taken from it
};

// How much must speak for an order that no «приказываю» opens. Beside a plan or a letter, as much as tells it from them;
// in a document where nothing else was found, a list of deeds is worth showing with a doubt.
enum class SignsNeeded { clear, slight };
OrderText read_order_text(const Source& source, SignsNeeded needed = SignsNeeded::clear);

// The lines of a source up to the first table of a plan, tables laid out as letterheads among them row by row.
struct HeadLine {
    std::string text;
    Place place;
    std::size_t item = 0;
    std::vector<std::string> repairs = {};
    double confidence = 1;  // the least of its letters
};
std::vector<HeadLine> head_lines(const Source& source);

DraftOrder read_order_head(const std::vector<HeadLine>& lines, std::size_t anchor, const Vocabulary& words,
                           std::vector<Doubt>& doubts);

// Where the deeds begin: «ПРИКАЗЫВАЮ:»; nothing when there is no such word.
std::optional<std::size_t> find_anchor(const std::vector<HeadLine>& lines);
// The same; without such a word, the line before the first deed.
std::optional<std::size_t> find_deeds(const std::vector<HeadLine>& lines, SignsNeeded needed = SignsNeeded::clear);

struct ClauseReading {
    std::vector<DraftClause> clauses;
    std::vector<Repair> repairs;
    std::vector<Doubt> doubts;
    std::size_t last_line = 0;  // the last line of the last clause
};
// One clause by itself: whom it obliges and by when.
DraftClause read_clause(std::string_view number, std::string_view text, const Place& place,
                        const ClauseTimes& times = {});

// The words of their terms are found, not yet read: what they mean the plan after the order may tell.
ClauseReading read_clauses(const std::vector<HeadLine>& lines, std::size_t anchor, DocFormat format);

}  // namespace mera::intake
