#include "domain/control/letter.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace mera {

namespace {

struct LetterOutcomeName {
    LetterOutcome outcome;
    std::string_view code;
    std::string_view russian;
};
constexpr std::array kLetterOutcomeNames = {
    LetterOutcomeName{LetterOutcome::sent, "sent", "отправлено"},
    LetterOutcomeName{LetterOutcome::deferred, "deferred", "отложено, попробуем ещё"},
    LetterOutcomeName{LetterOutcome::refused, "refused", "не принято почтовым сервером"},
    LetterOutcomeName{LetterOutcome::unknown, "unknown", "неизвестно, доставлено ли"},
    LetterOutcomeName{LetterOutcome::expired, "expired", "день прошёл, не отправлено"},
    LetterOutcomeName{LetterOutcome::unneeded, "unneeded", "не понадобилось"},
};
constexpr std::array kWaits = {1, 2, 5, 10, 20, 30, 60};
constexpr std::size_t kLocalPartMax = 64;  // RFC 5321

bool is_latin_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_local_part(std::string_view text) {  // «dot-atom» of RFC 5322
    if (text.empty() || text.size() > kLocalPartMax || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_latin_or_digit(c) || std::string_view{".!#$%&'*+/=?^_`{|}~-"}.find(c) != std::string_view::npos;
    });
}

bool is_domain(std::string_view text) {
    const auto labels = split(text, '.');
    if (labels.size() < 2) return false;
    return std::all_of(labels.begin(), labels.end(), [](const std::string& label) {
        if (label.empty() || label.front() == '-' || label.back() == '-') return false;
        const auto letters = code_points(label);
        return std::all_of(letters.begin(), letters.end(), [](char32_t c) {
            const bool cyrillic = (c >= U'а' && c <= U'я') || (c >= U'А' && c <= U'Я') || c == U'ё' || c == U'Ё';
            return cyrillic || (c < 128 && (is_latin_or_digit(static_cast<char>(c)) || c == U'-'));
        });
    });
}

}  // namespace

std::string_view code_of(LetterOutcome outcome) {
    for (const LetterOutcomeName& row : kLetterOutcomeNames)
        if (row.outcome == outcome) return row.code;
    throw std::logic_error("no such outcome of a letter");
}
LetterOutcome letter_outcome_from(std::string_view code) {
    for (const LetterOutcomeName& row : kLetterOutcomeNames)
        if (row.code == code) return row.outcome;
    throw std::logic_error("no such outcome of a letter: " + std::string{code});
}
std::string_view in_russian(LetterOutcome outcome) {
    for (const LetterOutcomeName& row : kLetterOutcomeNames)
        if (row.outcome == outcome) return row.russian;
    throw std::logic_error("no such outcome of a letter");
}

int minutes_to_wait(std::int64_t attempt) {
    const auto at = std::clamp<std::int64_t>(attempt - 1, 0, static_cast<std::int64_t>(kWaits.size()) - 1);
    return kWaits[static_cast<std::size_t>(at)];
}

Expected<std::string> mail_address(std::string_view typed) {
    const Failure wrong{Failure::Kind::invalid_input,
                        "Адрес почты написан неверно. Нужен один адрес, например ivanov@school2.ru.", "email"};
    const std::string_view text = trim(typed);
    const auto at = text.rfind('@');
    if (text.size() > kMailAddressMax || !is_valid_utf8(text) || at == std::string_view::npos) return wrong;
    if (!is_local_part(text.substr(0, at)) || !is_domain(text.substr(at + 1))) return wrong;
    return std::string{text};
}

}  // namespace mera
