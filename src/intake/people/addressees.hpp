#pragma once
// Whom a clause of an order obliges: «Директорам МКУ ДО «ЦРО» Г.Н. Котельниковой, … исполнить» → «директор МКУ ДО
// «ЦРО» Г.Н. Котельникова».
#include <string>
#include <string_view>
#include <vector>

namespace mera::intake {

struct Addressees {
    std::vector<std::string> names;  // in the nominative
    std::vector<std::string> doubts;
};

struct Signer {  // of the order, for «контроль оставляю за собой»; nobody when the name is empty
    std::string name;
    bool sure = false;  // in a line of its own, and no recogniser read it
};
Addressees read_addressees(std::string_view clause, const Signer& signer);

}  // namespace mera::intake
