#pragma once
// The queue of letters goes out: each once at most, whoever sends and whatever falls in between.
#include <functional>
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "store/db.hpp"
#include "usecases/mail_setup.hpp"
#include "usecases/manager.hpp"

namespace mera {

inline constexpr int kLettersAtOnce = 500;  // then the thread looks at what else there is to do
inline constexpr int kLettersByHand = 20;   // somebody is waiting before the page; the rest follows by itself

struct SentLetters {
    std::int64_t sent = 0, deferred = 0, refused = 0, unknown = 0, unneeded = 0;
    std::string stopped = {};  // why no more can be handed over now; empty: the queue has been gone through
};
// Those whose time has come. A letter is written anew from what is still open at that minute; when nothing is, it is not
// needed any more. Stops at the first sign that the server takes nothing now.
SentLetters send_letters(Db& db, const MailSetup& setup, const std::function<Moment()>& now,
                         int limit = kLettersAtOnce);

// One letter now, never tried again: what the server said is the answer.
Expected<MailAnswer> send_test_letter(Db& db, const MailSetup& setup, const Manager& by, const std::string& address,
                                      const Moment& now);

}  // namespace mera
