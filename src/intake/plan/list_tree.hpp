#pragma once
// The paragraphs of a plan without a table as items under items, told by how they are numbered.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/source.hpp"
#include "intake/table/list_fields.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

// How an item is numbered: «I.», «1.», «1)», «1.1», «•» are levels of their own, in the order the document uses them.
enum class Numbering { heading, roman, point, bracket, deeper, bullet };

struct Style {
    Numbering kind = Numbering::heading;
    std::size_t depth = 0;
    friend bool operator==(const Style&, const Style&) = default;
};

struct Item {
    std::optional<Label> label;
    Style style;
    std::string text;      // its paragraphs, parted by '\n'
    Place place = {};
    double confidence = 1;
    std::vector<std::string> repairs = {};
    std::vector<std::string> doubts = {};  // of a heading
    std::vector<std::unique_ptr<Item>> children = {};
    ListFields fields = {};
};
using Items = std::vector<std::unique_ptr<Item>>;

struct ListTree {
    Items roots;
    std::vector<Line> remarks;  // sentences between the items
};

// The lines from `begin` on; from `first` on, a short line right above a number may head it.
ListTree list_tree(const std::vector<Line>& lines, std::size_t begin, std::size_t first);

bool is_numbered(const Line& line);

// The headings of sections are told by their place: right above a number, short, and not the title of the plan itself.
bool may_head(const std::vector<Line>& lines, std::size_t at, bool first);

bool gives_time(std::string_view text);     // «Заседание № 1 (сентябрь)»: its items have that time
bool may_describe(std::string_view text);  // «Тема: …», «Вопросы для обсуждения:» between such a heading and its items

}  // namespace mera::intake
