#pragma once
// The grammar of instructions: «[в] МЕСТО слова «…» заменить словами «…»», «МЕСТО изложить в следующей редакции: …»,
// «МЕСТО дополнить пунктом 2.5 следующего содержания: …», «МЕСТО исключить», and their other orders of words. A word that
// the grammar does not know makes the instruction unread: nothing is guessed.
#include <optional>
#include <string>
#include <vector>

#include "domain/plan/amendment.hpp"
#include "intake/amendment/amendment_items.hpp"

namespace mera::intake {

// What an outer item or the sentence before says for those that follow: «в приложении:», «в пункте 6.2:».
struct AmendedContext {
    AmendedPlace where = {};
    AmendedOrder order = {};
    bool in_annex = false;
};

struct Wording {  // the new text of what is reworded or inserted
    std::string text;
    const Grid* table = nullptr;
    bool quoted = true;
};

struct Instruction {
    Amendment amendment;
    std::optional<Wording> wording;
};

struct ItemReading {
    std::vector<Instruction> instructions;
    AmendedContext context;  // for the items under it
    bool speaks_of_changes = false;  // «внести изменения»
    bool names_order = false;
    bool in_annex = false;  // «утвердить прилагаемые изменения»: the instructions stand in an annex
};

ItemReading read_item(const AmendmentItem& item, const AmendedContext& context);

// «приказ Департамента образования от 04.12.2019 № 882» wherever in the text; nothing when none is named.
std::optional<AmendedOrder> order_named_in(std::string_view text);

}  // namespace mera::intake
