// The order that an instruction names: with its issuer, day, number and title.
#include "intake/amendment/amendment_grammar.hpp"
#include "intake/amendment/amendment_place.hpp"
#include "intake/amendment/amendment_vocabulary.hpp"
#include "intake/order/order_text.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kIssuerWordsMax = 25;  // «приказа Департамента образования Администрации города … от»

}  // namespace

// «утверждённый [пунктом 1] приказом …»
std::size_t PlaceReader::after_approval(std::size_t at, std::optional<AmendedOrder>& order) const {
    std::size_t next = at;
    if (lexeme(next).starts("пункт") && lexeme(next + 1).kind == Lexeme::Kind::number) next += 2;
    return names_order(lexeme(next)) ? after_order(next, order) : next;
}

std::optional<PlaceFound> PlaceReader::read_order(std::size_t at) const {
    const Lexeme& word = lexeme(at);
    if (!names_order(word)) return {};
    PlaceFound out;
    if (word.is("приказа") || word.is("распоряжения") || word.is("постановления"))
        out.where.part = AmendedPart::clause;
    else if (!word.text.ends_with("ом") && !word.text.ends_with("ем"))
        out.where.part = AmendedPart::order;
    out.next = after_order(at, out.order);
    return out;
}

// The order at `at` with its issuer, day, number and title.
std::size_t PlaceReader::after_order(std::size_t at, std::optional<AmendedOrder>& order) const {
    std::size_t next = at + 1;
    const auto is_number_sign = [&](std::size_t one) { return lexeme(one).is("№") || lexeme(one).is("n"); };
    std::size_t head = next;
    const auto names_issuer = [&](const Lexeme& word) {  // «в редакции согласно приложению № 1» does not
        return word.kind == Lexeme::Kind::word && !word.is("от") && !word.is("в") && !word.is("согласно") &&
               !word.starts("приложени") && verb_of(word) == Verb::none;
    };
    while (head < next + kIssuerWordsMax && names_issuer(lexeme(head)) && !is_number_sign(head)) ++head;
    if (lexeme(head).kind == Lexeme::Kind::quote) ++head;
    if (!lexeme(head).is("от") && !is_number_sign(head)) return next;
    next = head;
    if (lexeme(next).is("от")) {
        ++next;
        while (lexeme(next).kind == Lexeme::Kind::number || lexeme(next).is(".") || lexeme(next).is("г") ||
               lexeme(next).is("года") || lexeme(next).kind == Lexeme::Kind::quote ||
               (lexeme(next).kind == Lexeme::Kind::word && month_in(lexeme(next).text)))
            ++next;
    }
    if (is_number_sign(next)) {
        ++next;
        do ++next;
        while (lexeme(next).begin == lexeme(next - 1).end && lexeme(next).kind != Lexeme::Kind::end &&
               !lexeme(next).is(",") && !lexeme(next).is(":") && !lexeme(next).is(";") &&
               !(lexeme(next).is(".") && lexeme(next + 1).begin > lexeme(next).end) && !lexeme(next).is(")"));
    }
    if (lexeme(next).is("от") && lexeme(next + 1).kind == Lexeme::Kind::number) {  // «приказ № 882 от 04.12.2019»
        next += 2;
        while (lexeme(next).is("г") || lexeme(next).is("года") ||
               (lexeme(next).kind == Lexeme::Kind::word && month_in(lexeme(next).text)) ||
               (lexeme(next).kind == Lexeme::Kind::number && month_in(lexeme(next - 1).text)) ||
               (lexeme(next).is(".") && lexeme(next - 1).is("г")))
            ++next;
    }
    const Requisites found = requisites_in(text_.substr(lexeme(at).begin, lexeme(next - 1).end - lexeme(at).begin));
    order = AmendedOrder{found.number, found.date};
    if (lexeme(next).kind == Lexeme::Kind::quote) return next + 1;
    if (lexeme(next).capital && (lexeme(next).is("об") || lexeme(next).is("о"))) {  // its title without quotes
        while (lexeme(next).kind != Lexeme::Kind::end && !lexeme(next).starts("следующ") && !lexeme(next).is(",") &&
               !lexeme(next).is(":"))
            ++next;
    }
    return next;
}

std::optional<AmendedOrder> order_named_in(std::string_view text) {
    AmendmentItem item;
    item.text = std::string{text};
    const Lexemes lexemes = lexemes_of(item);
    const PlaceReader places{lexemes.list, item.text};
    for (std::size_t at = 0; at < lexemes.list.size(); ++at) {
        if (!names_order(lexemes.list[at])) continue;
        const auto found = places.read(at);
        if (found && found->order && (!found->order->number.empty() || found->order->date)) return found->order;
    }
    return {};
}

}  // namespace mera::intake
