#include "intake/amendment/amendment_annexes.hpp"

#include <algorithm>
#include <utility>

#include "domain/plan/amended_rows.hpp"
#include "intake/amendment/amendment_rows.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingWordsMax = 60;  // «Приложение 1 к приказу Департамента образования … от … № …»
constexpr std::size_t kHeadingRowsMax = 3;    // of a table without lines that sets it to the right

const std::string* heading_text(const std::variant<Line, Grid>& item) {
    if (const auto* line = std::get_if<Line>(&item)) return &line->text;
    const Grid& grid = std::get<Grid>(item);
    if (grid.rows.size() > kHeadingRowsMax) return nullptr;
    for (const Row& row : grid.rows)
        for (const Cell& cell : row.cells)
            if (!cell.text.empty()) return &cell.text;
    return nullptr;
}

// The number of the annex that the item opens: «Приложение», «Приложение № 2 к приказу …».
std::optional<std::string> opened_by(const std::variant<Line, Grid>& item) {
    const std::string* text = heading_text(item);
    if (text == nullptr || !starts_with_upper(*text)) return {};
    const Tokens tokens = tokenise(*text);
    if (tokens.empty() || tokens.size() > kHeadingWordsMax || tokens[0].folded != "приложение") return {};
    std::size_t next = 1;
    while (next < tokens.size() && (tokens[next].text == "№" || tokens[next].text == "N")) ++next;
    if (next < tokens.size() && tokens[next].kind == Token::Kind::number) return std::string{tokens[next].text};
    return std::string{};
}

std::string of_number(const std::string& number) { return number.empty() ? "" : " " + number; }

// --- rows ----------------------------------------------------------------------------------------------------------

Failure no_match(std::string why) { return {Failure::Kind::invalid_input, std::move(why)}; }

class Rows {
public:
    Rows(const DraftAnnex& annex, Amendment& amendment) : annex_(annex), amendment_(amendment) {}

    // A Failure: why they do not match.
    Expected<Done> take(bool shared) {
        const bool of_sections = amendment_.where.part == AmendedPart::section || amendment_.where.field == "section";
        const bool inserts = amendment_.deed == AmendmentDeed::insert;
        if (inserts && amendment_.where.field == "section") return take_new_sections(shared);
        if (!inserts && of_sections) return take_sections(amendment_.where.numbers);
        if (amendment_.where.part == AmendedPart::title) return no_match("Заголовок стоит не в приложении.");
        if (amendment_.where.part == AmendedPart::clause)
            return no_match("Пункты приказа в приложении с мерами не стоят.");
        if (inserts && amendment_.new_numbers.empty()) return take_all(shared);
        for (const std::string& number : inserts ? amendment_.new_numbers : amendment_.where.numbers) {
            auto found = row(number);
            if (!found) return found.failure();
            amendment_.measures.push_back(*std::move(found));
        }
        if (!inserts) amendment_.where.part = AmendedPart::measure;  // what stands in a row of the plan is a measure
        return Done{};
    }

private:
    std::string here() const { return "В приложении" + of_number(annex_.number) + " "; }

    Expected<DraftMeasure> row(const std::string& number) const {
        const DraftMeasure* found = nullptr;
        for (const DraftSection& section : annex_.sections)
            for (const DraftMeasure& measure : section.measures) {
                if (!same_number(measure.number, number)) continue;
                if (found) return no_match(here() + "строка " + number + " стоит дважды.");
                found = &measure;
            }
        if (!found) return no_match(here() + "строки " + number + " нет.");
        return *found;
    }

    Expected<Done> take_all(bool shared) {
        if (shared) return no_match("Какие строки приложения имеются в виду, не сказано.");
        for (const DraftSection& section : annex_.sections)
            amendment_.measures.insert(amendment_.measures.end(), section.measures.begin(), section.measures.end());
        return Done{};
    }

    Expected<Done> take_sections(const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            auto found = section_named(name);
            if (!found) return found.failure();
            amendment_.sections.push_back(*std::move(found));
        }
        return Done{};
    }

    Expected<Done> take_new_sections(bool shared) {
        if (amendment_.new_numbers.empty() && shared)
            return no_match("Какие разделы приложения имеются в виду, не сказано.");
        if (const auto taken = take_sections(amendment_.new_numbers); !taken) return taken;
        if (amendment_.new_numbers.empty()) amendment_.sections = annex_.sections;
        for (const DraftSection& section : amendment_.sections)
            if (section.title.empty()) return no_match(here() + "у нового раздела нет заголовка.");
        return Done{};
    }

    Expected<DraftSection> section_named(const std::string& name) const {
        const DraftSection* found = nullptr;
        for (const DraftSection& section : annex_.sections) {
            if (!same_number(section.number, name) && fold_for_comparison(section.title) != fold_for_comparison(name))
                continue;
            if (found) return no_match(here() + "раздел " + name + " стоит дважды.");
            found = &section;
        }
        DraftSection out = found ? *found : section_without_heading(name);
        if (out.measures.empty() && !found) return no_match(here() + "раздела " + name + " нет.");
        for (const DraftMeasure& measure : out.measures)
            if (!out.number.empty() && !outer_number(measure.number).empty() && !is_inside(measure.number, out.number))
                return no_match(here() + "под разделом " + out.number + " стоит строка " + measure.number + ".");
        return out;
    }

    // The annex gives only the rows: those whose number begins with that of the section.
    DraftSection section_without_heading(const std::string& name) const {
        DraftSection out{.number = name, .title = {}, .measures = {}, .doubts = {}};
        for (const DraftSection& section : annex_.sections)
            for (const DraftMeasure& measure : section.measures)
                if (section.number.empty() && is_inside(measure.number, name)) out.measures.push_back(measure);
        return out;
    }

    static bool is_inside(const std::string& number, const std::string& section) {
        for (std::string outer = outer_number(number); !outer.empty(); outer = outer_number(outer))
            if (same_number(outer, section)) return true;
        return false;
    }

    const DraftAnnex& annex_;
    Amendment& amendment_;
};

}  // namespace

std::vector<AnnexSource> annexes_of(const Source& source, std::size_t from) {
    std::vector<AnnexSource> out;
    bool opened = false;
    for (std::size_t at = from; at < source.items.size(); ++at) {
        const auto number = opened_by(source.items[at]);
        // The heading is said again on a new page.
        const bool another = number && (!opened || *number != out.back().number);
        if (out.empty()) out.push_back({{}, {source.format, {}, source.words}});
        if (another && opened) out.push_back({{}, {source.format, {}, source.words}});
        if (another) out.back().number = *number;
        opened = opened || number.has_value();
        out.back().source.items.push_back(source.items[at]);
    }
    return out;
}

std::optional<std::size_t> annex_meant(Amendment& amendment, const std::vector<std::string>& numbers) {
    const std::string& named = *amendment.annex;
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < numbers.size(); ++at)
        if (named.empty() || numbers[at] == named || (numbers.size() == 1 && numbers[at].empty())) found.push_back(at);
    if (found.size() == 1) return found.front();
    if (!found.empty())
        make_unread(amendment, "Приложений с мерами несколько, а какое из них имеется в виду, не сказано.");
    else if (named.empty())
        make_unread(amendment, "Новый текст должен стоять в приложении, а мер после приказа не видно.");
    else
        make_unread(amendment, "Приложения " + named + " с мерами в документе не видно.");
    return {};
}

namespace {
std::vector<std::string> numbers_of(const std::vector<DraftAnnex>& annexes) {
    std::vector<std::string> out;
    for (const DraftAnnex& annex : annexes) out.push_back(annex.number);
    return out;
}
}  // namespace

void take_whole_annex(Amendment& amendment, const std::vector<DraftAnnex>& annexes) {
    if (const auto meant = annex_meant(amendment, numbers_of(annexes))) amendment.sections = annexes[*meant].sections;
}

void take_rows_of_annex(Amendment& amendment, const std::vector<DraftAnnex>& annexes, bool shared) {
    const auto meant = annex_meant(amendment, numbers_of(annexes));
    if (!meant) return;
    amendment.annex = annexes[*meant].number;
    amendment.from_table = true;
    const auto taken = Rows{annexes[*meant], amendment}.take(shared);
    if (!taken) make_unread(amendment, taken.failure().message);
}

}  // namespace mera::intake
