#pragma once
// How list numbers are written: 1, iv, б, Z. Word and ODF name the same ways differently.
#include <string>

namespace mera {

enum class NumberStyle {
    none,
    bullet,
    decimal,
    decimal_zero,
    lower_roman,
    upper_roman,
    lower_latin,
    upper_latin,
    lower_russian,
    upper_russian
};

// `number` from 1; beyond what letters can say (and below 1) it is written in digits.
std::string number_label(int number, NumberStyle style);

}  // namespace mera
