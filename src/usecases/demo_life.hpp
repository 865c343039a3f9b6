#pragma once
// What the demonstration's people did from the order to 15 March 2020, day after day: handed in, returned, asked for
// transfers, spoke, went on leave. Made up, plausible and marked «учебные данные».
#include <map>
#include <string>

#include "base/expected.hpp"
#include "domain/access.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

struct DemoPeople {
    std::map<std::string, Actor> by_login;
    const Actor& operator[](const std::string& login) const { return by_login.at(login); }
};

struct DemoWorld {
    Db& db;
    EvidenceFiles& evidence;
    const Calendar& calendar;
    const DemoPeople& people;
    ProgrammeId programme;
};

Expected<Done> live_through(const DemoWorld& world);

}  // namespace mera
