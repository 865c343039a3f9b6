#include "domain/control/evidence_warning.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mera {

namespace {

std::vector<std::string> stems_of(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    for (const char32_t c : code_points(fold_for_comparison(text) + " ")) {
        if ((c >= U'а' && c <= U'я') || (c >= U'a' && c <= U'z')) {
            word += utf8(c);
        } else if (!word.empty()) {
            out.push_back(stem(word));
            word.clear();
        }
    }
    return out;
}

}  // namespace

bool is_expected_kind(std::string_view document_kind, const std::vector<std::string>& expected) {
    const auto kind = stems_of(document_kind);
    if (kind.empty()) return false;
    return std::any_of(expected.begin(), expected.end(), [&](const std::string& words) {
        const auto wanted = stems_of(words);
        return std::find(wanted.begin(), wanted.end(), kind.front()) != wanted.end();
    });
}

std::vector<std::string> evidence_warnings(const EvidenceFacts& facts, const EvidenceContext& context) {
    std::vector<std::string> out;
    if (facts.is_damaged)
        out.push_back(
            "Файл не открывается: он повреждён, закрыт паролем или записан не до конца. Попросите сдать его заново.");
    for (const std::string& other : facts.same_file) out.push_back("Этот же файл уже сдан: " + other + ".");
    if (facts.document_date && *facts.document_date < context.order_date)
        out.push_back("Документ от " + in_russian(*facts.document_date) + " старше приказа, который он исполняет (" +
                      in_russian(context.order_date) + ").");
    if (facts.document_date && *facts.document_date > context.period_last)
        out.push_back("Документ от " + in_russian(*facts.document_date) +
                      " оформлен после того, как срок меры кончился (" + in_russian(context.period_last) + ").");
    if (facts.document_date && *facts.document_date > context.submitted_on)
        out.push_back("Дата документа, " + in_russian(*facts.document_date) + ", позже дня, когда его сдали.");
    if (facts.document_kind.empty() && facts.is_scan && !context.expected.empty())
        out.push_back("Скан, и не сказано, что это за документ. Приказ ждёт: " + join(context.expected, "; ") + ".");
    if (!facts.document_kind.empty() && !context.expected.empty() &&
        !is_expected_kind(facts.document_kind, context.expected))
        out.push_back("Сдан другой документ: " + facts.document_kind +
                      ". Приказ ждёт: " + join(context.expected, "; ") + ".");
    return out;
}

}  // namespace mera
