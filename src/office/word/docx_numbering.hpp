#pragma once
// Automatic numbers of a Word document, computed as Word computes them (ECMA-376, 17.9): the cell «1.2.» of a road map
// is usually an empty paragraph with a list.
#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "office/number_label.hpp"
#include "office/word/docx_styles.hpp"

namespace mera {

class DocxNumbering {
public:
    static DocxNumbering read(pugi::xml_node numbering, const DocxStyles& styles);  // an absent part: no lists
    // The number of the next paragraph of the list, ready to stand before its text («1.2. »); empty without a number.
    std::string next(int num_id, int level);
    // The level that a list gives to paragraphs of a style.
    int level_of_style(int num_id, const std::string& style) const;

private:
    static constexpr int kLevels = 9;
    struct Level {
        int start = 1;
        NumberStyle style = NumberStyle::decimal;
        std::string text;  // «%1.%2.»
        std::string separator = " ";
        int restart_after = -1;  // −1: after any level above; 0: never; k: only after level k (from 1)
        bool legal = false;  // all numbers in digits
        std::string paragraph_style;
    };
    using Levels = std::array<Level, kLevels>;
    struct Abstract {
        Levels levels;
        std::string style_link;  // the list is described where this numbering style is
    };
    struct List {
        int abstract = 0;
        std::map<int, Level> replaced;
        std::map<int, int> start;
    };
    struct Counters {
        std::array<std::optional<int>, kLevels> value;
    };

    static Level read_level(pugi::xml_node node, Level level);
    const Level* level(const List& list, int index) const;
    int start_of(const List& list, int index) const;
    void restart_below(const List& list, Counters& counters, int index) const;
    std::string written(const List& list, const Counters& counters, int index) const;

    std::map<int, Abstract> abstracts_;
    std::map<int, List> lists_;
    std::map<int, Counters> counters_;  // by abstract list: lists of one abstract list go on counting each other
    std::set<int> begun_;  // lists already met: their start overrides have been obeyed
};

}  // namespace mera
