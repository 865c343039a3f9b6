#pragma once
// Страница по ссылке: asks a web site for one page as a reader would, and looks at nothing inside our own network.
#include <chrono>
#include <string>
#include <string_view>

#include "base/address_ranges.hpp"

namespace mera {

// A page of a school's site is 100 KB, with pictures inside 1 MB. What is longer is cut there and kept as cut.
inline constexpr std::size_t kPageBytesMax = std::size_t{2} << 20;
inline constexpr long kRedirectsMax = 5;  // http → https → www → a page that moved

struct FetchRules {
    AddressRanges allowed =
        {};  // private addresses that may be asked all the same: a site inside the department's network
    std::chrono::milliseconds time_max{20'000};
};

enum class PageOutcome {
    alive,        // the site gave the page
    gone,         // the site answers that there is no such page, or that it may not be seen
    unreachable,  // no answer: name, connection, time
    refused,      // we do not ask such addresses
};
std::string_view code_of(PageOutcome outcome);
PageOutcome page_outcome_from(std::string_view code);
std::string_view in_russian(PageOutcome outcome);

struct FetchedPage {
    PageOutcome outcome = PageOutcome::unreachable;
    long status = 0;            // HTTP; 0 when nobody answered
    std::string final_address;  // after redirects
    std::string media_type;     // as the site says
    std::string body;
    bool cut = false;           // longer than kPageBytesMax
    bool certificate_known =
        true;  // false: the site's certificate leads to no authority of this machine (НУЦ Минцифры)
    std::string detail;         // of an outcome that is not `alive`, for the log
};

FetchedPage fetch_page(const std::string& address, const FetchRules& rules);

}  // namespace mera
