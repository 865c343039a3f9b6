#pragma once
// The executors of a cell, one by one, and what the document's own list of executors says about a damaged one.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

struct ExecutorList {
    std::vector<std::string> names;
    std::vector<std::string> doubts, repairs;
};

struct KnownExecutor {
    int cells = 0;         // how many name it
    std::string spelling;  // as the first of them writes it
};
// Every executor the cells of the plan name plainly, by its folded name.
using KnownExecutors = std::map<std::string, KnownExecutor>;

// «Примерова А.А., заведующий» is one, or «Примерова А.А.» and whoever is the head: unless the heading asks for name and post.
enum class PostAfterName { doubted, expected };

// Split at semicolons, commas and lines; a list after a colon («образовательные организации: МБОУ СОШ №2, …») names the
// executors itself, the group before it goes.
ExecutorList split_executors(std::string_view cell, const KnownExecutors& known = {},
                             PostAfterName post = PostAfterName::doubted);

// Of several cells.
KnownExecutors known_executors(const std::vector<std::string>& cells);

// «образования» образования организации» → «образовательные организации», when the document names that one often and
// this one nowhere else. The repair is a doubt.
void repair_by_known(ExecutorList& list, const KnownExecutors& known);

}  // namespace mera::intake
