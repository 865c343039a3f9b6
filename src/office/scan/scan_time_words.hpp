#pragma once
// Words that say when and how often. They are few and unlike one another, so one whose letters came out faint is read
// for certain all the same.
#include <vector>

#include "office/scan/ocr.hpp"

namespace mera {

// Whether the lines hold figures, months and such words, and nothing else: a cell of a deadline.
bool is_only_time(const std::vector<OcrLine>& lines);

bool has_only_time_words(const OcrLine& line);

// Most words of a deadline, and a few that belong to none: it was misread, or it tells more than a time.
bool is_spoilt_time(const std::vector<OcrLine>& lines);

// Mostly the figures of a date, whether or not they are one.
bool is_spoilt_date(const std::vector<OcrLine>& lines);

// In any text: «квартал», «ежемесячно». Months are not among them.
bool is_known_anywhere(const OcrWord& word);

// In a cell of a deadline: «до», «с», «г.», «недели», «сентября», the dash between two dates; not «июня», which «июля» is like.
bool is_known_among_times(const OcrWord& word);

}  // namespace mera
