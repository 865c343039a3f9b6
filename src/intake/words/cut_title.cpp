#include "intake/words/cut_title.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::string_view kLost = "[…]";
// What a recogniser makes of the wall itself.
constexpr std::array<std::string_view, 9> kWallSigns = {"і", "|", "l", "I", "1", "!", "i", "ї", "("};

// Weights of a guess: a word of the document is worth more than two words side by side, these more than nothing.
constexpr double kKnownWord = 3, kKnownStem = 2.5, kKnownPair = 1.5, kBothKnown = 1.2, kUnknownJoin = -0.3;
constexpr double kUnknownInside = -0.7;  // a fragment in the middle of a line
constexpr double kSecondLine = -1;       // the price of supposing that there were two lines
constexpr double kSecondLineInPiece = -0.5;  // and that the second one reached this far

struct Glue {
    double score = 0;
    std::string joined;  // the word made of both fragments; empty: a space between them
    bool known = false;
    bool mended = false;  // a letter of the wall or a doubled letter left out
};

std::string bare(std::string_view piece) {  // the word without the signs round it
    const Tokens tokens = tokenise(piece);
    for (const Token& token : tokens)
        if (token.kind == Token::Kind::word) return token.folded;
    return {};
}

double worth(std::string_view word, const Vocabulary& words) {
    const std::string folded = bare(word);
    if (words.knows(folded)) return kKnownWord;
    return words.knows_stem(folded) ? kKnownStem : 0;
}

void consider(Glue& best, std::string joined, double price, const Vocabulary& words, bool mended) {
    const double value = worth(joined, words);
    if (value == 0) return;
    if (value - price > best.score) best = {value - price, std::move(joined), true, mended};
}

// How the last fragment of a cell meets the first one of the next cell.
Glue glue_at_wall(const std::string& left, const std::string& right, const Vocabulary& words) {
    const bool left_known = words.knows(bare(left)), right_known = words.knows(bare(right));
    Glue best{.score = left_known && right_known ? kBothKnown : 0, .joined = {}};
    if (words.pair_count(bare(left), bare(right)) > 0) best.score += kKnownPair;
    const bool sentence = left.ends_with('.') || left.ends_with(',') || left.ends_with(';') || starts_with_upper(right);
    if (sentence) {
        best.score += 1;
        return best;
    }
    consider(best, left + right, 0, words, false);
    for (const std::string_view sign : kWallSigns) {
        if (right.starts_with(sign)) consider(best, left + right.substr(sign.size()), 0.2, words, true);
        if (left.ends_with(sign)) consider(best, left.substr(0, left.size() - sign.size()) + right, 0.2, words, true);
    }
    // The letter on the wall was read twice: «уров» and «вня».
    const auto letters = code_points(right);
    if (!letters.empty()) {
        const std::string first = utf8(letters.front());
        if (left.ends_with(first)) consider(best, left + right.substr(first.size()), 0.2, words, true);
    }
    // Two fragments that are no words by themselves are most likely one word the document has only here.
    if (best.score <= 0 && !(left_known && right_known)) best = {kUnknownJoin, left + right, false, false};
    return best;
}

double score_inside(const std::vector<std::string>& tokens, std::size_t from, std::size_t to, bool first_is_edge,
                    bool last_is_edge, const Vocabulary& words) {
    double score = 0;
    for (std::size_t at = from; at < to; ++at) {
        const bool edge = (at == from && first_is_edge) || (at + 1 == to && last_is_edge);
        const std::string word = bare(tokens[at]);
        if (!edge && !word.empty() && !words.knows(word) && !words.knows_stem(word)) score += kUnknownInside;
    }
    return score;
}

struct Piece {
    std::vector<std::string> tokens;
    bool gap_before = false;  // empty cells between this piece and the one before it
};

// Where each piece parts into line one and line two: the best sum over pieces, from left to right. The cut of the
// first piece is tried in turn, because line two begins there.
class Joiner {
public:
    Joiner(const std::vector<Piece>& pieces, const Vocabulary& words) : pieces_(pieces), words_(words) {}

    // cuts[i]: how many fragments of piece i belong to the first line.
    std::vector<std::size_t> best_cuts() const {
        std::vector<std::size_t> best;
        double best_score = -std::numeric_limits<double>::infinity();
        for (std::size_t first = 1; first <= size(0); ++first) {
            double score = 0;
            std::vector<std::size_t> cuts = best_after(first, score);
            if (score <= best_score) continue;
            best_score = score;
            best = std::move(cuts);
        }
        return best;
    }

private:
    struct State {
        double score = -std::numeric_limits<double>::infinity();
        std::size_t before = 0;  // the cut of the piece before
    };

    std::size_t size(std::size_t piece) const { return pieces_[piece].tokens.size(); }

    std::vector<std::size_t> best_after(std::size_t first, double& score) const {
        std::vector<std::vector<State>> table(pieces_.size());
        table[0].resize(size(0) + 1);
        table[0][first].score = inside(0, first);
        for (std::size_t at = 1; at < pieces_.size(); ++at) {
            table[at].resize(size(at) + 1);
            for (std::size_t cut = 1; cut <= size(at); ++cut) {
                const double own = inside(at, cut);
                for (std::size_t before = 1; before <= size(at - 1); ++before) {
                    const bool line_two_ended = before == size(at - 1);
                    if (line_two_ended && cut < size(at)) continue;
                    const double sum = table[at - 1][before].score + own + at_wall(at, before, cut);
                    if (sum > table[at][cut].score) table[at][cut] = {sum, before};
                }
            }
        }
        std::size_t last = 1;
        score = -std::numeric_limits<double>::infinity();
        for (std::size_t cut = 1; cut <= size(pieces_.size() - 1); ++cut) {
            const double sum = table.back()[cut].score + between_lines(first, cut);
            if (sum > score) {
                score = sum;
                last = cut;
            }
        }
        std::vector<std::size_t> cuts(pieces_.size());
        for (std::size_t at = pieces_.size(); at-- > 0;) {
            cuts[at] = last;
            last = table[at][last].before;
        }
        return cuts;
    }

    double inside(std::size_t at, std::size_t cut) const {
        const bool first = at == 0, last = at + 1 == pieces_.size();
        return (cut < size(at) ? kSecondLineInPiece : 0) +
               score_inside(pieces_[at].tokens, 0, cut, !first, !last, words_) +
               score_inside(pieces_[at].tokens, cut, size(at), !first, !last, words_);
    }

    double at_wall(std::size_t at, std::size_t before, std::size_t cut) const {
        if (pieces_[at].gap_before) return 0;
        const std::vector<std::string>& left = pieces_[at - 1].tokens;
        const std::vector<std::string>& right = pieces_[at].tokens;
        double score = glue_at_wall(left[before - 1], right.front(), words_).score;
        if (cut < right.size()) score += glue_at_wall(left.back(), right[cut], words_).score;
        return score;
    }

    double between_lines(std::size_t first, std::size_t last) const {
        if (first == size(0)) return 0;
        const std::string end = bare(pieces_.back().tokens[last - 1]), begin = bare(pieces_[0].tokens[first]);
        double score = kSecondLine;
        if (words_.pair_count(end, begin) > 0) score += kKnownPair;
        if (words_.knows(end) && words_.knows(begin)) score += 0.5;
        return score;
    }

    const std::vector<Piece>& pieces_;
    const Vocabulary& words_;
};

class Writer {
public:
    explicit Writer(const Vocabulary& words) : words_(words) {}

    void line(const std::vector<Piece>& pieces, const std::vector<std::size_t>& cuts, bool second) {
        bool begun = false;
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            const std::vector<std::string>& tokens = pieces[at].tokens;
            const std::size_t from = second ? cuts[at] : 0, to = second ? tokens.size() : cuts[at];
            for (std::size_t token = from; token < to; ++token) {
                const bool at_wall = begun && token == from;
                put(tokens[token], at_wall, at_wall && pieces[at].gap_before);
                begun = true;
            }
        }
    }

    JoinedTitle take() { return std::move(out_); }

private:
    void put(const std::string& token, bool at_wall, bool gap) {
        if (tokens_.empty() || !at_wall) {
            tokens_.push_back(token);
        } else if (gap) {
            // Words that are whole keep a space beside the mark, fragments do not: it shows what was cut.
            out_.lost = true;
            const std::string left = tokens_.back();
            tokens_.back() = words_.knows(bare(left)) ? left + " " : left;
            tokens_.back() += kLost;
            tokens_.back() += words_.knows(bare(token)) ? " " + token : token;
        } else {
            join(token);
        }
        out_.text = mera::join(tokens_, " ");
    }

    void join(const std::string& token) {
        const std::string left = tokens_.back();
        const auto cut = left.rfind(']') == std::string::npos ? 0 : left.rfind(']') + 1;
        const Glue glue = glue_at_wall(left.substr(cut), token, words_);
        if (glue.joined.empty()) {
            tokens_.push_back(token);
            return;
        }
        tokens_.back() = left.substr(0, cut) + glue.joined;
        if (!glue.known && cut == 0) out_.doubtful_words.push_back(glue.joined);
        if (glue.mended)
            out_.repairs.push_back("«" + left.substr(cut) + "» и «" + token + "» соединены в слово «" + glue.joined +
                                   "».");
    }

    const Vocabulary& words_;
    std::vector<std::string> tokens_;
    JoinedTitle out_;
};

std::vector<std::string> fragments(std::string_view text) {
    std::vector<std::string> out;
    for (std::string& part : split(in_one_line(text), ' '))
        if (!part.empty()) out.push_back(std::move(part));
    return out;
}

bool ends_open(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kOpen = {" и", " в",  " на",  " по", " с",  " со",
                                                               " о", " об", " для", " из", " от", ","};
    return std::any_of(kOpen.begin(), kOpen.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// With more fragments a cut title would be a page of text; then it is joined as it stands.
constexpr std::size_t kFragmentsMax = 60, kPiecesMax = 9;

}  // namespace

JoinedTitle join_cut_title(const std::vector<std::string>& cells, const Vocabulary& words) {
    std::vector<Piece> pieces;
    std::size_t count = 0;
    bool gap = false;
    for (const std::string& cell : cells) {
        Piece piece{.tokens = fragments(cell), .gap_before = gap};
        gap = piece.tokens.empty();
        if (gap) continue;
        count += piece.tokens.size();
        if (pieces.empty()) piece.gap_before = false;
        pieces.push_back(std::move(piece));
    }
    if (pieces.empty()) return {};
    std::vector<std::size_t> cuts;
    if (count <= kFragmentsMax && pieces.size() <= kPiecesMax) {
        cuts = Joiner{pieces, words}.best_cuts();
    } else {
        for (const Piece& piece : pieces) cuts.push_back(piece.tokens.size());
    }
    Writer writer{words};
    writer.line(pieces, cuts, false);
    const bool two_lines = cuts[0] < pieces[0].tokens.size();
    if (two_lines) writer.line(pieces, cuts, true);
    JoinedTitle out = writer.take();
    if (pieces.size() > 1)
        out.repairs.insert(out.repairs.begin(), "Заголовок был разрезан границами граф и собран из частей.");
    if (ends_open(out.text)) {
        out.text += ' ';
        out.text += kLost;
        out.lost = true;
    }
    return out;
}

}  // namespace mera::intake
