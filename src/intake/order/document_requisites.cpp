#include "intake/order/document_requisites.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "intake/order/order_text.hpp"

namespace mera {

namespace {

constexpr std::size_t kHeadLines = 25;     // below them the document speaks of other documents
constexpr std::size_t kKindLetters =
    60;   // a line that names the kind is short: «ПРОТОКОЛ № 3 заседания педагогического совета»
constexpr std::size_t kRequisitesLetters = 120;

// Kinds as a document names itself, and how a list of evidence calls it.
constexpr std::array<std::string_view, 20> kKinds = {
    "приказ",    "распоряжение", "постановление", "решение",    "протокол", "договор",       "соглашение",
    "положение", "план",         "программа",     "отчет",      "справка",  "сертификат",    "удостоверение",
    "письмо",    "акт",          "график",        "информация", "анализ",   "дорожная карта"};

std::string set_apart(std::string_view word) {  // «п р и к а з»
    std::string out;
    for (const char32_t letter : code_points(word)) out += (out.empty() ? "" : " ") + utf8(letter);
    return out;
}

bool begins_with(const std::string& line, const std::string& words) {
    return line.starts_with(words) &&
           (line.size() == words.size() || line[words.size()] == ' ' || line[words.size()] == ':');
}

// «ПРИКАЗ», «П Р И К А З № 5», «Протокол заседания …»; an inflected form or a longer word is another word.
std::string kind_in(const std::string& line) {
    if (length_in_characters(line) > kKindLetters || line.empty() || starts_with_lower(line)) return {};
    const std::string folded = replace_all(fold_for_comparison(line), "\u00A0", " ");
    for (const std::string_view kind : kKinds)
        if (begins_with(folded, std::string{kind}) || begins_with(folded, set_apart(kind))) return std::string{kind};
    return {};
}

}  // namespace

DocumentRequisites document_requisites(const std::vector<std::string>& first_lines) {
    DocumentRequisites out;
    const std::size_t end = std::min(first_lines.size(), kHeadLines);
    for (std::size_t at = 0; at < end; ++at) {
        const std::string& line = first_lines[at];
        if (out.kind.empty()) out.kind = kind_in(line);
        if (length_in_characters(line) > kRequisitesLetters)
            break;  // the text has begun: its numbers are those of others
        const intake::Requisites found = intake::requisites_in(line);
        if (!out.date) out.date = found.date;
        if (out.number.empty() && (found.date || out.date || !out.kind.empty())) out.number = found.number;
        if (!out.kind.empty() && out.date && !out.number.empty()) break;
    }
    if (out.kind.empty()) return {};  // dates and numbers of a page that is no document mean nothing
    return out;
}

}  // namespace mera
