#include "intake/amendment/amendment_lexemes.hpp"

#include "intake/amendment/amendment_quotes.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

class Lexer {
public:
    explicit Lexer(const AmendmentItem& item) : item_(item) {}

    Lexemes run() {
        const Quoting quoting = quoted_spans(item_.text);
        std::size_t from = 0;
        for (const QuotedSpan& span : quoting.spans) {
            add_plain(from, span.begin);
            Lexeme quote{.kind = Lexeme::Kind::quote,
                         .text = item_.text.substr(span.inner_begin, span.inner_end - span.inner_begin),
                         .begin = span.begin,
                         .end = span.end};
            out_.list.push_back(std::move(quote));
            add_tables(span.end);
            from = span.end;
        }
        add_plain(from, item_.text.size());
        add_tables(item_.text.size() + 1);
        out_.list.push_back(
            {.kind = Lexeme::Kind::end, .text = {}, .begin = item_.text.size(), .end = item_.text.size()});
        out_.unclosed = quoting.open || quoting.stray;
        return std::move(out_);
    }

private:
    void add_tables(std::size_t before) {
        for (; next_table_ < item_.tables.size() && item_.tables[next_table_].first < before; ++next_table_) {
            const auto& [at, grid] = item_.tables[next_table_];
            out_.list.push_back(
                {.kind = Lexeme::Kind::table, .text = {}, .begin = at, .end = at, .capital = false, .table = grid});
        }
    }

    // «3.4», «2.3.1»: numbers and stops without spaces between them.
    void add_plain(std::size_t from, std::size_t to) {
        const std::string_view text = std::string_view{item_.text}.substr(from, to - from);
        const Tokens tokens = tokenise(text);
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            add_tables(from + tokens[at].begin);
            std::size_t last = at;
            if (tokens[at].kind == Token::Kind::number)
                while (last + 2 < tokens.size() && tokens[last + 1].text == "." &&
                       tokens[last + 2].kind == Token::Kind::number && tokens[last].end == tokens[last + 1].begin &&
                       tokens[last + 1].end == tokens[last + 2].begin)
                    last += 2;
            Lexeme lexeme{.kind = tokens[at].kind == Token::Kind::number ? Lexeme::Kind::number
                                  : tokens[at].kind == Token::Kind::word ? Lexeme::Kind::word
                                                                         : Lexeme::Kind::sign,
                          .text = {},
                          .begin = from + tokens[at].begin,
                          .end = from + tokens[last].end,
                          .capital = is_capitalised(tokens[at].text)};
            lexeme.text = last == at ? tokens[at].folded : std::string{between(text, tokens[at], tokens[last])};
            out_.list.push_back(std::move(lexeme));
            at = last;
        }
    }

    const AmendmentItem& item_;
    Lexemes out_;
    std::size_t next_table_ = 0;
};

}  // namespace

Lexemes lexemes_of(const AmendmentItem& item) { return Lexer{item}.run(); }

}  // namespace mera::intake
