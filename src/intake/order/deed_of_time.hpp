#pragma once
// Of which of the deeds of a clause each of its times is: «до 1 марта составить списки и ежемесячно представлять отчёт» has two.
#include <cstddef>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

class DeedsOfTimes {  // of the clause whose tokens these are; keeps a reference to them
public:
    explicit DeedsOfTimes(const Tokens& tokens);
    // The token of the deed that the time in tokens [first, after) belongs to: the one right behind it, else the one before it, else
    // the next. Deeds that «и» alone joins («собирать и представлять») are one. The number of tokens where there is no deed.
    std::size_t of(std::size_t first, std::size_t after) const;
    // Of two deeds, or of two things of one: «списки – до 1 марта, отчёт – ежемесячно», «списки (до 1 марта), отчёты (в июне)».
    struct Time {
        std::size_t first = 0, after = 0;
    };
    bool differ(const Time& one, const Time& other) const;

private:
    std::size_t next_unparted(std::size_t after) const;
    bool is_parted(std::size_t deed, std::size_t first) const;
    bool is_of_next_thing(std::size_t from, std::size_t first) const;

    const Tokens& tokens_;
    std::vector<std::size_t> before_,
        behind_;  // for each token the nearest deed, itself left out before it and counted behind
    std::vector<std::size_t> part_,
        item_;  // the sentence or the item between «;», the item alone, that a token stands in
};

}  // namespace mera::intake
