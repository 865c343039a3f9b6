#pragma once
// «Сентябрь 2020¶директор школы», «октябрь 2024 зам. директора по УВР»: one cell for when and who.
#include <string>
#include <string_view>

namespace mera::intake {

struct WhenAndWho {
    std::string when, who;  // lines parted by '\n'
};

WhenAndWho split_when_and_who(std::string_view cell);

}  // namespace mera::intake
