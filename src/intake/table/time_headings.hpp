#pragma once
// The time that a column stands for, put together from all the rows of its header: «2026 год» over «Март» over «2 нед.».
#include <cstddef>
#include <string>

#include "intake/source.hpp"

namespace mera::intake {

struct OwnHeading {
    std::string own, above;  // the lowest words over the column, and what stands over them
    std::size_t part = 0;  // from 0, of the columns that the lowest words, or those over them, are merged over
    std::size_t parts = 1;
    bool bare = false;  // the lowest words are merged: the column itself has none
    int greatest = 0;  // of the numbers that stand in these columns: «1 | 8 | 15 | 22» are days, «1 | 2 | 3 | 4» weeks
};

// «1 | 2 | 3 | 4» from the first column on; «1 | 2 | 3» beside empty cells are months or days.
bool counts_all_columns(const Row& row);

// Of the header's rows `first` … `end` - 1.
OwnHeading own_heading(const Grid& grid, std::size_t first, std::size_t end, int column);

// «II» under «Квартал 2024 года», «09» under «Месяц», «сентябрь» under «Сроки», «2» under «Март», a column without words under
// it. Empty when the heading says no time.
std::string time_of(const OwnHeading& heading);

}  // namespace mera::intake
