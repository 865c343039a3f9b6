#pragma once
// Where an instruction changes something: «в графе «Срок» строки 4.1», «абзац второй пункта 3.2 приложения к приказу от
// 04.12.2019 № 882», «по тексту».
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/amendment.hpp"
#include "intake/amendment/amendment_lexemes.hpp"

namespace mera::intake {

struct PlaceFound {
    AmendedPlace where = {};
    bool is_annex = false;  // it names the annex, the plan
    std::optional<AmendedOrder> order = {};  // it names the order
    std::string unknown = {};  // what of it was not understood
    std::size_t next = 0;  // the lexeme after it
};

struct NumbersFound {
    std::vector<std::string> numbers;
    bool broken = false;  // «3.4–3.2»
    std::size_t next = 0;
};

struct OwnAnnexFound {  // of the amending order
    std::string number = {};  // empty when it bears none
    std::string unknown = {};  // why it cannot be told which it is
    std::string doubt = {};  // in Russian
    std::size_t next = 0;
};

class PlaceReader {
public:
    PlaceReader(const std::vector<Lexeme>& lexemes, std::string_view text) : lexemes_(lexemes), text_(text) {}
    std::optional<PlaceFound> read(std::size_t at) const;  // one piece of a place
    NumbersFound numbers(std::size_t at) const;  // «3.2–3.4, 4.1 и 4.2»

    // «согласно приложению 2 к настоящему приказу», «(прилагается)»: where the new text stands. `after_wording`: «в новой
    // редакции» has been said.
    std::optional<OwnAnnexFound> own_annex(std::size_t at, bool after_wording) const;

private:
    const Lexeme& lexeme(std::size_t at) const { return lexemes_[at < lexemes_.size() ? at : lexemes_.size() - 1]; }
    std::optional<PlaceFound> read_row(std::size_t at) const;
    std::optional<PlaceFound> read_section(std::size_t at) const;
    void take_title(PlaceFound& section) const;
    std::optional<PlaceFound> read_annex(std::size_t at) const;
    std::optional<PlaceFound> read_order(std::size_t at) const;
    std::optional<PlaceFound> read_column(std::size_t at) const;
    std::optional<PlaceFound> read_part_of_row(std::size_t at) const;
    std::optional<PlaceFound> read_title_or_text(std::size_t at) const;
    std::size_t after_order(std::size_t at, std::optional<AmendedOrder>& order) const;
    std::size_t after_approval(std::size_t at, std::optional<AmendedOrder>& order) const;
    bool is_short_point(std::size_t at) const;  // «п.»

    const std::vector<Lexeme>& lexemes_;
    std::string_view text_;
};

std::string field_of_column(std::string_view heading);  // «Сроки реализации» → «deadline_text»; empty when unknown

}  // namespace mera::intake
