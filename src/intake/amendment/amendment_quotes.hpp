#pragma once
// What stands in quotes in an instruction of an amending order: quotes of every kind, one inside another, and those that
// one closing sign closes together («слова «МКУ ДО «Центр» исключить»).
#include <cstddef>
#include <string_view>
#include <vector>

namespace mera::intake {

struct QuotedSpan {
    std::size_t begin = 0, end = 0;  // with its signs
    std::size_t inner_begin = 0, inner_end = 0;
};

struct Quoting {
    std::vector<QuotedSpan> spans;  // the outermost
    bool open = false;  // a quote is not closed
    bool stray = false;  // a closing sign without an opening one
};

Quoting quoted_spans(std::string_view text);

// «изложить в следующей редакции:», «следующего содержания» end it: what follows is the new wording.
bool awaits_wording(std::string_view text);

// Quotes that close nothing inside are taken off both ends: what a table's first and last cells have of them.
std::string without_outer_quotes(std::string_view text);
bool is_only_quotes(std::string_view text);  // «».»: signs alone

}  // namespace mera::intake
