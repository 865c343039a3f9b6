#pragma once
// Parts of a letter's head: Latin only, whatever is put in, so that no line break or foreign byte ever reaches it.
#include <optional>
#include <string>
#include <string_view>

namespace mera {

// RFC 2047: plain Latin words stay as they are, anything else becomes «=?UTF-8?B?…?=» words, folded.
std::string mail_header_words(std::string_view utf8);

// «school2.ru» of «школа2.рф»: how a name is asked and written outside; nothing when there is no such spelling.
std::optional<std::string> ascii_host(std::string_view host);
std::optional<std::string> ascii_address(std::string_view address);  // the same for what stands after @

// One line of a server's answer that may be shown: valid UTF-8 without control characters, not long.
std::string shown_reply(std::string_view line);

}  // namespace mera
