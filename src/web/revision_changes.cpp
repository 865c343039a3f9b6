#include "web/revision_changes.hpp"

#include "domain/words_difference.hpp"
#include "web/draft_fields.hpp"

namespace mera {

namespace {

Html before_words(const FieldChange& change) {
    Html out;
    for (const DifferencePiece& piece : words_difference(change.before, change.after))
        if (piece.kind == DifferencePiece::Kind::removed)
            out.put("<del>{}</del> ", piece.words);
        else if (piece.kind == DifferencePiece::Kind::same)
            out.put("{} ", piece.words);
    return html("<span class='mera-difference'>{}</span>", out);
}
Html after_words(const FieldChange& change) {
    Html out;
    for (const DifferencePiece& piece : words_difference(change.before, change.after))
        if (piece.kind == DifferencePiece::Kind::added)
            out.put("<ins>{}</ins> ", piece.words);
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
    for (const FieldChange& change : fields)
        table.rows.push_back({html("{}", field_words(change.field)), before_words(change), after_words(change)});
    return data_table(table);
}

}  // namespace mera
