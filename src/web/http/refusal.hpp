#pragma once
// What the server itself has to say when no handler could: the request was broken, too large, too slow, or we failed.
#include <string>
#include <string_view>

#include "web/http/response.hpp"

namespace mera {

struct Refusal {
    int status;
    std::string detail;  // logged, never shown
};

struct ErrorNotice {
    int status;
    std::string title;        // «Файл слишком большой»
    std::string advice;       // what to do now
    std::string number = {};  // of a failure on our side: «4F2A», the same as in the log
};
ErrorNotice notice_for(int status);
ErrorNotice notice_of_fault(std::string number);

// A page that needs nothing of the site; used when the site has set no page of its own, or when that page failed.
Response plain_error_page(const ErrorNotice& notice);

std::string random_fault_number();  // four hexadecimal digits, short enough for the telephone

}  // namespace mera
