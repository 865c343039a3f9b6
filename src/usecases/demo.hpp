#pragma once
// The demonstration: order № 882 as of 15 March 2020. The order and its organisations are real; hand-ins, the school
// list and the accounts of school heads are made up and say so: «учебные данные».
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "domain/ids.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

inline constexpr Date kDemoDay = make_date(2020, 3, 15);

struct DemoAccount {
    std::string login;
    std::string password;  // shown once
    std::string who;
};

struct Demo {
    ProgrammeId programme;
    std::int64_t obligations = 0;
    std::vector<DemoAccount> accounts;
};

// Into an empty database only.
Expected<Demo> make_demo(Db& db, EvidenceFiles& evidence, const Calendar& calendar, std::string_view order);

}  // namespace mera
