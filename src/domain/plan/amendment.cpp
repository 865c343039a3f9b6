#include "domain/plan/amendment.hpp"

#include <array>
#include <utility>

namespace mera {

namespace {

constexpr std::array kDeeds = {
    std::pair{AmendmentDeed::replace_words, "replace_words"},
    std::pair{AmendmentDeed::remove_words, "remove_words"},
    std::pair{AmendmentDeed::add_words, "add_words"},
    std::pair{AmendmentDeed::reword, "reword"},
    std::pair{AmendmentDeed::insert, "insert"},
    std::pair{AmendmentDeed::exclude, "exclude"},
    std::pair{AmendmentDeed::renumber, "renumber"},
    std::pair{AmendmentDeed::reword_whole, "reword_whole"},
    std::pair{AmendmentDeed::revoke, "revoke"},
    std::pair{AmendmentDeed::unread, "unread"},
};
constexpr std::array kParts = {
    std::pair{AmendedPart::unsaid, "unsaid"},   std::pair{AmendedPart::clause, "clause"},
    std::pair{AmendedPart::measure, "measure"}, std::pair{AmendedPart::section, "section"},
    std::pair{AmendedPart::plan, "plan"},       std::pair{AmendedPart::order, "order"},
    std::pair{AmendedPart::title, "title"},
};

template <class Value, std::size_t size>
std::string_view code_in(const std::array<std::pair<Value, const char*>, size>& codes, Value value) {
    for (const auto& [known, code] : codes)
        if (known == value) return code;
    return {};
}
template <class Value, std::size_t size>
std::optional<Value> value_in(const std::array<std::pair<Value, const char*>, size>& codes, std::string_view code) {
    for (const auto& [value, known] : codes)
        if (known == code) return value;
    return {};
}

}  // namespace

std::string_view code_of(AmendmentDeed deed) { return code_in(kDeeds, deed); }
std::string_view code_of(AmendedPart part) { return code_in(kParts, part); }
std::optional<AmendmentDeed> amendment_deed_from(std::string_view code) { return value_in(kDeeds, code); }
std::optional<AmendedPart> amended_part_from(std::string_view code) { return value_in(kParts, code); }

std::string in_russian(const AmendedOrder& order) {
    return "приказ № " + order.number + (order.date ? " от " + in_russian(*order.date) : "");
}

}  // namespace mera
