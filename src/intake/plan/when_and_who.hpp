#pragma once
// «Сентябрь 2020¶директор школы», «октябрь 2024 зам. директора по УВР»: one cell for when and who.
#include <string>
#include <string_view>

namespace mera::intake {

struct WhenAndWho {
    std::string when, who;  // lines parted by '\n'
};

WhenAndWho split_when_and_who(std::string_view cell);

struct WhenAndWhere {
    std::string when, where;
};

// «Библиотеки города¶9 – 11 июня»: a cell under «Место и дата».
WhenAndWhere split_when_and_where(std::string_view cell);

}  // namespace mera::intake
