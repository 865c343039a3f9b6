#pragma once
// The deeds of an amending order as a tree: «1. Внести в приказ …:», «1.1. В приложении:», «а) в пункте 3.2 …», each with
// the wordings and tables that belong to it.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

// A wording of a whole section takes some thousands; a longer paragraph is no instruction, and its quotes are not sought.
inline constexpr std::size_t kInstructionBytesMax = 64 * 1024;

struct AmendmentItem {
    std::string label;  // «1.2», «а»; empty of a paragraph without one
    std::string text;  // without the label; paragraphs parted by '\n'
    std::vector<std::pair<std::size_t, const Grid*>> tables;  // by the place in `text` where each stands
    Place place = {};
    double confidence = 1;
    std::vector<std::size_t> items;  // of the source: the first is where it begins
    std::vector<AmendmentItem> children;
};

struct AmendmentItems {
    std::vector<AmendmentItem> deeds;  // the clauses of the order
    std::size_t end = 0;  // the first item of the source after them
};

// From the item `from` of the source on; `rest`: what stands in that item after «ПРИКАЗЫВАЮ:».
AmendmentItems amendment_items(const Source& source, std::size_t from, std::string_view rest);

// Some word tells what is done to the words of another order.
bool has_amending_verb(std::string_view text);

}  // namespace mera::intake
