#pragma once
// The letter of a reminder: short, grouped, with links; nothing of pupils and no more of people than the address it goes
// to.
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/control/reminder.hpp"
#include "domain/plan/measure_name.hpp"

namespace mera {

struct LetterItem {
    std::string path;  // of its page: «/obligations/17»
    MeasureName measure;
    std::string organisation;  // the short name
    Date due;
    bool is_inside = false;  // the organisation's own, earlier day
};
struct LetterSection {
    ReminderKind kind;
    std::int64_t total = 0;
    std::vector<LetterItem> items;
};
struct ReminderLetter {
    Date day;
    std::string site;  // «https://mera.example.org»; empty: letters carry no links
    std::vector<LetterSection> sections;
};

struct LetterText {
    std::string subject;
    std::string text;
    std::string html;
};
LetterText write_letter(const ReminderLetter& letter);
LetterText write_test_letter(const std::string& site);

// The list behind a section, «/obligations?state=overdue».
std::string address_of_list(ReminderKind kind);

}  // namespace mera
