#pragma once
// What a person types into a form, read or refused with a word of what to do.
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/expected.hpp"

namespace mera {

// A name is read in every list it stands in; what is longer is not a name.
inline constexpr std::size_t kNameLettersMax = 200;
// Three pages: an explanation. What is longer is a document, and a document is a file.
inline constexpr std::size_t kWordsLettersMax = 6'000;

// `what`, in the accusative: «новый срок». Nothing typed, no such day and no date at all are three different mistakes.
Expected<Date> typed_date(std::string_view typed, std::string_view what, std::string_view field);

Expected<Done> fits_as_name(std::string_view typed, std::string_view field);
Expected<Done> fits_as_words(std::string_view typed, std::string_view field);

}  // namespace mera
