#pragma once
// The nightly run: each person's reminder of the day into the inbox and, where mail is set up, a letter into the queue.
// In one transaction, once a day, whoever starts it and however often.
#include "base/expected.hpp"
#include "base/moment.hpp"
#include "store/db.hpp"
#include "usecases/mail_setup.hpp"

namespace mera {

struct Reminded {
    bool before = false;  // this day's run had been made; the numbers are its
    std::int64_t people = 0;
    std::int64_t letters = 0;
};
// Refused when a later day has just been reminded of: the clock was set back.
Expected<Reminded> remind(Db& db, const MailSetup& setup, const Moment& now);

}  // namespace mera
