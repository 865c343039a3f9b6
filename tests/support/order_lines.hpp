#pragma once
// An order given line by line, as a page of a site: what is read of it, and what of that is doubted.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/read/recognise.hpp"

namespace mera::made {

inline Expected<PlanDraft> draft_of(const std::vector<const char*>& lines) {
    Document document;
    document.format = DocFormat::html;
    for (const char* text : lines) {
        DocParagraph paragraph;
        paragraph.text = text;
        document.blocks.emplace_back(std::move(paragraph));
    }
    return recognise(document);
}

inline PlanDraft read_order(const std::vector<const char*>& lines) {
    auto draft = draft_of(lines);
    REQUIRE_MESSAGE(draft, lines.front());
    return *std::move(draft);
}

inline bool doubts(const PlanDraft& draft, std::string_view field) {
    return std::any_of(draft.doubts.begin(), draft.doubts.end(),
                       [&](const Doubt& doubt) { return doubt.field == field; });
}

inline std::string numbers(const PlanDraft& draft) {
    std::string out;
    for (const DraftClause& clause : draft.clauses) out += "[" + clause.number + "]";
    return out;
}

}  // namespace mera::made
