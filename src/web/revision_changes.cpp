#include "web/revision_changes.hpp"

#include "domain/plan/words_difference.hpp"
#include "web/draft_fields.hpp"

namespace mera {

namespace {

// The words of one side: what it alone has is marked by `mark`.
Html marked_words(const std::vector<DifferencePiece>& pieces, DifferencePiece::Kind alone, std::string_view mark) {
    Html out;
    for (const DifferencePiece& piece : pieces)
        if (piece.kind == alone)
            out.put("<{}>{}</{}> ", mark, piece.words, mark);
        else if (piece.kind == DifferencePiece::Kind::same)
            out.put("{} ", piece.words);
    return html("<span class='mera-difference'>{}</span>", out);
}

std::string field_words(std::string_view field) {
    if (field == "section") return "раздел";
    if (field == "title") return "слова";
    return field_in_russian(field);
}

}  // namespace

Html changes_table(const std::vector<FieldChange>& fields, const std::string& caption) {
    DataTable table{
        .caption = caption, .columns = {{"Графа"}, {"Было"}, {"Стало"}}, .rows = {}, .caption_hidden = true};
    for (const FieldChange& change : fields) {
        const auto pieces = words_difference(change.before, change.after);
        table.rows.push_back({html("{}", field_words(change.field)),
                              marked_words(pieces, DifferencePiece::Kind::removed, "del"),
                              marked_words(pieces, DifferencePiece::Kind::added, "ins")});
    }
    return data_table(table);
}

}  // namespace mera
