#pragma once
// Письмо: how far a letter of the queue has come, when it is tried again, and whether an address can receive mail.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/expected.hpp"

namespace mera {

// How an attempt ended.
enum class LetterOutcome {
    sent,      // the mail server took it
    deferred,  // not now: it is tried again
    refused,   // the mail server will never take it: no such address
    unknown,   // we were cut off between the letter and the answer: it may have been taken, so it is not sent again
    expired,   // its day is over; the next day's letter tells what is still open
    unneeded,  // everything it spoke of has been done meanwhile, or the person wants no mail any more
};
inline constexpr std::array kLetterOutcomes = {LetterOutcome::sent,    LetterOutcome::deferred,
                                               LetterOutcome::refused, LetterOutcome::unknown,
                                               LetterOutcome::expired, LetterOutcome::unneeded};
std::string_view code_of(LetterOutcome outcome);
LetterOutcome letter_outcome_from(std::string_view code);
std::string_view in_russian(LetterOutcome outcome);

// Minutes to wait after the n-th attempt that was deferred (from 1): soon at first, hourly in the end.
int minutes_to_wait(std::int64_t attempt);

// «ivanov@school2.ru», «ivanov@школа2.рф»: one plain address without a name. The part before @ is Latin: few mail servers
// take another. A line break, a comma or a bracket never passes.
Expected<std::string> mail_address(std::string_view typed);
inline constexpr std::size_t kMailAddressMax = 254;  // RFC 5321

}  // namespace mera
