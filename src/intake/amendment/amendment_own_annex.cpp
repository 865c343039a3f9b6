// The annex of the amending order itself, in which the new text stands.
#include "intake/amendment/amendment_place.hpp"
#include "intake/amendment/amendment_vocabulary.hpp"

namespace mera::intake {

namespace {

bool is_this(const Lexeme& word) { return word.starts("настоящ") || word.starts("данн"); }

bool opens_requisites(const Lexeme& word) { return word.is("от") || word.is("№") || word.is("n"); }

}  // namespace

std::optional<OwnAnnexFound> PlaceReader::own_annex(std::size_t at, bool after_wording) const {
    OwnAnnexFound out;
    std::size_t noun = at;
    bool told = after_wording;  // without «к настоящему приказу» it is the annex of this order all the same
    if (lexeme(at).is("согласно")) {
        ++noun;
        told = true;
    } else if (lexeme(at).is("в") && lexeme(at + 1).is("соответствии") && lexeme(at + 2).is("с")) {
        noun = at + 3;
        told = true;
    }
    const bool enclosed = noun == at && lexeme(at).starts("прилага");
    if (!enclosed && !lexeme(noun).starts("приложени")) return {};
    std::size_t next = noun + 1;
    if (!enclosed) {
        if (lexeme(next).is("№")) ++next;
        if (lexeme(next).kind == Lexeme::Kind::number) {
            const NumbersFound found = numbers(next);
            out.number = found.numbers.front();
            if (found.numbers.size() > 1) out.unknown = "несколько приложений в одном указании";
            next = found.next;
        }
    }
    if (lexeme(next).is("к") && is_this(lexeme(next + 1)) && names_order(lexeme(next + 2))) {
        told = true;
        next += 3;
    } else if (lexeme(next).is("к") && names_order(lexeme(next + 1))) {
        if (!told || opens_requisites(lexeme(next + 2))) return {};  // the annex that is amended
        out.doubt = "Сказано «приложение к приказу»: принято, что это приложение к самому изменяющему приказу.";
        next += 2;
    }
    if (!told && !enclosed) return {};
    out.next = next;
    return out;
}

}  // namespace mera::intake
