#include "web/revision_instructions.hpp"

#include "base/text.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

std::string field_name(const RevisionInstruction& instruction) {
    return "instruction-" + std::to_string(instruction.asked);
}

std::string named(const Amendment& amendment) {
    return amendment.number.empty() ? "Указание" : "Пункт " + amendment.number + " изменяющего приказа";
}

Html place_words(const Amendment& amendment) {
    Place place = amendment.place;
    place.words.clear();
    const std::string where = in_russian(place);
    return where.empty() ? Html{} : html(" <span class='mera-muted'>({})</span>", where);
}

Html skip_field(const RevisionInstruction& instruction) {
    return checkbox("skip-" + std::to_string(instruction.asked), "yes", "Не применять", instruction.skipped);
}

// Rewritten in other words, or left: the change is then made by a person elsewhere or not at all.
Html choice_fields(const RevisionInstruction& instruction, const FormProblems& problems) {
    const std::string name = field_name(instruction);
    return html("{}{}",
                field({.name = name,
                       .label = "Слова указания",
                       .hint = "Исправьте их: например, «в графе «Срок» строки 4.1 слова «…» заменить словами «…»»",
                       .value = instruction.rewritten.empty() ? instruction.amendment.quote : instruction.rewritten,
                       .rows = 3},
                      problems),
                skip_field(instruction));
}

Html instruction_card(const RevisionInstruction& instruction, const FormProblems& problems) {
    const Amendment& amendment = instruction.amendment;
    Html content = html("<p class='govuk-body'><strong>{}</strong>{} {}</p>", named(amendment), place_words(amendment),
                        instruction.skipped              ? tag("не применяется", "amber")
                        : instruction.is_refused()       ? tag("не применено", "red")
                        : !instruction.rewritten.empty() ? tag("исправлено вами", "blue")
                                                         : tag("применено", "green"));
    if (!instruction.skipped && !instruction.outcome.why.empty())
        content.put("<div class='mera-doubt'>{}</div>", instruction.outcome.why);
    if (!instruction.skipped)
        for (const std::string& doubt : instruction.outcome.doubts)
            content.put("<div class='mera-doubt'>{}</div>", doubt);
    content.put("{}", choice_fields(instruction, problems));
    return html("<section class='mera-card'>{}</section>", content);
}

bool needs_look(const RevisionInstruction& instruction) {
    return instruction.skipped || !instruction.rewritten.empty() || instruction.is_refused() ||
           !instruction.outcome.doubts.empty();
}

}  // namespace

Html instruction_quote(const std::string& number, const std::string& quote) {
    return html("<p class='govuk-hint mera-quote'>{}{}</p>",
                number.empty() ? "Приказ: " : "Приказ, пункт " + number + ": ", quote);
}

Html instruction_quotes(const RevisionDraft& d, const ComparedRow& row) {
    Html out;
    for (const std::size_t at : row.instructions)
        out.put("{}", instruction_quote(d.instructions[at].amendment.number, d.instructions[at].amendment.quote));
    return out;
}

Html instructions_block(const RevisionDraft& d, const FormProblems& problems) {
    if (!d.amends_in_parts()) return {};
    Html asked, noted, done;
    std::int64_t carried_out = 0;
    std::vector<std::size_t> shown;  // one field for each instruction of the order, even if it was rewritten as two
    for (const RevisionInstruction& instruction : d.instructions) {
        const Html line =
            html("<li>{}{}</li>", instruction.amendment.number.empty() ? "" : instruction.amendment.number + ". ",
                 instruction.amendment.quote);
        if (needs_look(instruction)) {
            if (std::find(shown.begin(), shown.end(), instruction.asked) != shown.end()) continue;
            shown.push_back(instruction.asked);
            asked.put("{}", instruction_card(instruction, problems));
        } else if (instruction.outcome.state == AmendmentOutcome::State::noted) {
            noted.put("{}<p class='govuk-hint'>{}</p>", line, instruction.outcome.why);
        } else {
            ++carried_out;
            done.put("{}{}", line, skip_field(instruction));
        }
    }
    Html out;
    if (!asked.empty()) out.put("{}{}", subheading("Указания, которые надо проверить"), asked);
    if (!noted.empty())
        out.put("{}<ul class='govuk-list govuk-list--bullet'>{}</ul>", subheading("Указания, которые не меняют план"),
                noted);
    if (carried_out > 0)
        out.put(details("Применены без сомнений: " + std::to_string(carried_out),
                        html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", done)));
    return out;
}

std::vector<InstructionChoice> instruction_choices(const Fields& sent, const PlanDraft& amending) {
    std::vector<InstructionChoice> out;
    for (std::size_t at = 0; at < amending.amendments.size(); ++at) {
        const std::string number = std::to_string(at);
        InstructionChoice choice{at, std::string{sent.first("instruction-" + number)}, sent.has("skip-" + number)};
        if (choice.skipped || !collapse_spaces(choice.words).empty()) out.push_back(std::move(choice));
    }
    return out;
}

}  // namespace mera
