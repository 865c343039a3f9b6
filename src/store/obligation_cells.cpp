#include "store/obligation_cells.hpp"

#include <algorithm>
#include <stdexcept>

#include "store/obligation_facts.hpp"

namespace mera {

namespace {

// «2020060120200612p20200610c20200613n2;»: the period's first day and the due day, then, when there are such, the last
// submission (p waiting, a accepted, r returned) with its day, the release by its reason (f, n, c, o) after «x», returns.
constexpr std::string_view kReasonLetters = "fnco";  // in the order of kReleaseReasons

void put_date(std::string& out, Date date) {
    const auto put = [&](int value, int digits) {
        std::string text(static_cast<std::size_t>(digits), '0');
        for (auto at = text.rbegin(); at != text.rend(); ++at, value /= 10) *at = static_cast<char>('0' + value % 10);
        out += text;
    };
    put(static_cast<int>(date.year()), 4);
    put(static_cast<int>(static_cast<unsigned>(date.month())), 2);
    put(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}
    bool at_end() const { return at_ == text_.size(); }
    ObligationFacts next() {
        ObligationFacts out{date(), date()};
        for (char mark = letter(); mark != ';'; mark = letter()) switch (mark) {
                case 'p': out.last = LastSubmission{date(), {}}; break;
                case 'a': out.last = LastSubmission{date(), Verdict::accepted}; break;
                case 'r': out.last = LastSubmission{date(), Verdict::returned}; break;
                case 'x': {
                    const auto reason = kReasonLetters.find(letter());
                    if (reason == std::string_view::npos) refuse();
                    out.release = Release{kReleaseReasons[reason], date()};
                    break;
                }
                case 'n': out.returns = number(); break;
                default: refuse();
            }
        return out;
    }

private:
    [[noreturn]] static void refuse() {
        throw std::runtime_error("obligation_cell holds facts that are not packed ones");
    }
    char letter() {
        if (at_end()) refuse();
        return text_[at_++];
    }
    int digit() {
        const char c = letter();
        if (c < '0' || c > '9') refuse();
        return c - '0';
    }
    int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; ++i) value = value * 10 + digit();
        return value;
    }
    Date date() {
        const int year = digits(4);
        const int month = digits(2);
        return make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(digits(2)));
    }
    std::int64_t number() {
        std::int64_t value = digit();
        while (!at_end() && text_[at_] >= '0' && text_[at_] <= '9') value = value * 10 + digit();
        return value;
    }
    std::string_view text_;
    std::size_t at_ = 0;
};

void put_facts(std::string& out, const ObligationFacts& facts) {
    put_date(out, facts.period_first);
    put_date(out, facts.due);
    if (facts.last) {
        out += !facts.last->verdict ? 'p' : *facts.last->verdict == Verdict::accepted ? 'a' : 'r';
        put_date(out, facts.last->on);
    }
    if (facts.release) {
        out += 'x';
        out += kReasonLetters[static_cast<std::size_t>(facts.release->reason)];
        put_date(out, facts.release->on);
    }
    if (facts.returns > 0) out += "n" + std::to_string(facts.returns);
    out += ';';
}

struct Cell {
    MeasureId measure;
    OrganisationId organisation;
    ProgrammeId programme;
    std::string facts;
};

// `where` is «» or a condition over obligation_facts f.
template <class... Args>
std::vector<Cell> cells_from_facts(Db& db, std::string_view where, const Args&... args) {
    std::vector<Cell> out;
    const std::string sql = "SELECT f.measure_id, f.organisation_id, f.programme_id, " + std::string{kFactColumns} +
                            " FROM obligation_facts f " + std::string{where} +
                            " ORDER BY f.measure_id, f.organisation_id, f.due, f.obligation_id";
    for (Row& row : db.query(sql, args...)) {
        const auto measure = row.next<MeasureId>();
        const auto organisation = row.next<OrganisationId>();
        const auto programme = row.next<ProgrammeId>();
        if (out.empty() || out.back().measure != measure || out.back().organisation != organisation)
            out.push_back({measure, organisation, programme, {}});
        put_facts(out.back().facts, read_facts(row));
    }
    return out;
}

void save(Db& db, const Cell& cell) {
    db.execute(R"sql(
        INSERT INTO obligation_cell (measure_id, organisation_id, programme_id, facts) VALUES ($1, $2, $3, $4)
        ON CONFLICT (measure_id, organisation_id) DO UPDATE SET facts = excluded.facts
    )sql",
               cell.measure, cell.organisation, cell.programme, cell.facts);
}

}  // namespace

std::string pack_facts(const std::vector<ObligationFacts>& facts) {
    std::string out;
    for (const ObligationFacts& one : facts) put_facts(out, one);
    return out;
}

std::vector<ObligationFacts> unpack_facts(std::string_view packed) {
    std::vector<ObligationFacts> out;
    for_each_packed(packed, [&](const ObligationFacts& facts) { out.push_back(facts); });
    return out;
}

void for_each_packed(std::string_view packed, const std::function<void(const ObligationFacts&)>& use) {
    for (Reader reader{packed}; !reader.at_end();) use(reader.next());
}

void refresh_obligation_cell(Db& db, MeasureId measure, OrganisationId organisation) {
    for (const Cell& cell :
         cells_from_facts(db, "WHERE f.measure_id = $1 AND f.organisation_id = $2", measure, organisation))
        save(db, cell);
}

void rebuild_obligation_cells(Db& db, std::optional<ProgrammeId> programme) {
    if (programme)
        db.execute("DELETE FROM obligation_cell WHERE programme_id = $1", *programme);
    else
        db.execute("DELETE FROM obligation_cell");
    const auto cells =
        programme ? cells_from_facts(db, "WHERE f.programme_id = $1", *programme) : cells_from_facts(db, "");
    for (const Cell& cell : cells) save(db, cell);
}

std::int64_t count_wrong_obligation_cells(Db& db) {
    const auto truth = cells_from_facts(db, "");
    auto stored = db.query(R"sql(
        SELECT measure_id, organisation_id, programme_id, facts FROM obligation_cell ORDER BY measure_id, organisation_id
    )sql")
                      .all([](Row& row) {
                          Cell cell{};
                          cell.measure = row.next<MeasureId>();
                          cell.organisation = row.next<OrganisationId>();
                          cell.programme = row.next<ProgrammeId>();
                          cell.facts = row.next<std::string>();
                          return cell;
                      });
    const auto key = [](const Cell& c) { return std::pair{c.measure, c.organisation}; };
    std::int64_t wrong = 0;
    auto at = stored.begin();
    for (const Cell& cell : truth) {
        for (; at != stored.end() && key(*at) < key(cell); ++at) ++wrong;  // of obligations that are not there
        if (at == stored.end() || key(*at) != key(cell)) {
            ++wrong;
            continue;
        }
        wrong += at->facts != cell.facts || at->programme != cell.programme;
        ++at;
    }
    return wrong + (stored.end() - at);
}

}  // namespace mera
