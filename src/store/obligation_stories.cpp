#include "store/obligation_stories.hpp"

#include <unordered_map>

#include "base/text.hpp"

namespace mera {

namespace {

// What a school year brings is recorded on the very day from which it counts.
constexpr std::string_view kOpened = R"sql(
    SELECT o.id, o.programme_id, p.adopted_on, o.measure_id, o.organisation_id,
           coalesce(r.adopted_on, h.made_on, o.opened_on), o.period_first, o.period_last, o.due_nominal, o.due_effective
      FROM obligation o JOIN programme p ON p.id = o.programme_id
      LEFT JOIN programme_revision r ON r.id = o.revision_id
      LEFT JOIN school_list_change h ON h.id = o.list_change_id
     WHERE {condition} ORDER BY o.measure_id, o.organisation_id, o.id
)sql";

constexpr std::string_view kTerms = R"sql(
    SELECT n.obligation_id, coalesce(r.adopted_on, n.set_on), n.period_first, n.period_last, n.due_nominal
      FROM obligation_term n JOIN obligation o ON o.id = n.obligation_id
      LEFT JOIN programme_revision r ON r.id = n.revision_id
     WHERE n.is_moved AND {condition} ORDER BY n.id
)sql";

constexpr std::string_view kHandIns = R"sql(
    SELECT s.obligation_id, s.id, s.submitted_on, v.verdict, v.reviewed_on
      FROM submission s JOIN obligation o ON o.id = s.obligation_id LEFT JOIN review v ON v.submission_id = s.id
     WHERE {condition} ORDER BY s.id
)sql";

constexpr std::string_view kLiftings = R"sql(
    SELECT c.obligation_id, c.reason, c.released_on, coalesce(r.adopted_on, h.made_on, c.released_on),
           CASE WHEN b.release_id IS NULL THEN NULL ELSE coalesce(rr.adopted_on, hh.made_on, b.returned_on) END
      FROM control_release c JOIN obligation o ON o.id = c.obligation_id
      LEFT JOIN programme_revision r ON r.id = c.revision_id
      LEFT JOIN school_list_change h ON h.id = c.list_change_id
      LEFT JOIN control_return b ON b.release_id = c.id
      LEFT JOIN programme_revision rr ON rr.id = b.revision_id
      LEFT JOIN school_list_change hh ON hh.id = b.list_change_id
     WHERE {condition} ORDER BY c.id
)sql";

// A list that brings an obligation back may give it the term of a revision it missed: that was recorded with the return.
constexpr std::string_view kNewDues = R"sql(
    SELECT t.obligation_id, coalesce(t.brought_on, t.asked_on), t.revision_id, t.school_year_change_id,
           CASE WHEN d.transfer_id IS NULL THEN NULL ELSE coalesce(t.brought_on, d.decided_on) END, d.approved, d.due
      FROM (SELECT t.id, t.obligation_id, t.asked_on, t.revision_id, t.school_year_change_id,
                   coalesce(r.adopted_on,
                            (SELECT min(h.made_on) FROM control_release c JOIN control_return b ON b.release_id = c.id
                               JOIN school_list_change h ON h.id = b.list_change_id
                              WHERE c.obligation_id = t.obligation_id AND b.returned_on = t.asked_on
                                AND b.basis = t.reason)) AS brought_on
              FROM transfer t JOIN obligation o ON o.id = t.obligation_id
              LEFT JOIN programme_revision r ON r.id = t.revision_id
             WHERE {condition}) AS t
      LEFT JOIN transfer_decision d ON d.transfer_id = t.id
     ORDER BY t.id
)sql";

class Stories {
public:
    Stories(Db& db, std::string_view condition, const std::vector<DbValue>& values)
        : db_(db), condition_(condition), values_(values) {}

    std::vector<StoredStory> run() && {
        read_opened();
        if (out_.empty()) return {};
        read(kTerms, [](ObligationStory& story, Row& row) {
            ObligationStory::Term term{};
            term.recorded_on = row.next<Date>();
            term.period_first = row.next<Date>();
            term.period_last = row.next<Date>();
            term.due_nominal = row.next<Date>();
            story.terms.push_back(term);
        });
        read(kHandIns, [](ObligationStory& story, Row& row) {
            ObligationStory::HandIn hand_in{row.next<SubmissionId>(), row.next<Date>()};
            if (const auto verdict = row.next<std::optional<std::string>>())
                hand_in.verdict = *verdict == "accepted" ? Verdict::accepted : Verdict::returned;
            hand_in.reviewed_on = row.next<std::optional<Date>>();
            story.hand_ins.push_back(hand_in);
        });
        read(kLiftings, [](ObligationStory& story, Row& row) {
            const ReleaseReason reason = release_reason_from(row.next<std::string>()).value();
            const Date on = row.next<Date>();
            const Date recorded_on = row.next<Date>();
            story.liftings.push_back({{reason, on}, recorded_on, row.next<std::optional<Date>>()});
        });
        read(kNewDues, [](ObligationStory& story, Row& row) {
            ObligationStory::NewDue moved{row.next<Date>()};
            const bool by_revision = row.next<std::optional<RevisionId>>().has_value();
            const bool by_school_year = row.next<std::optional<SchoolYearChangeId>>().has_value();
            moved.by_change = by_revision || by_school_year;
            moved.decided_on = row.next<std::optional<Date>>();
            moved.approved = row.next<std::optional<bool>>().value_or(false);
            if (const auto due = row.next<std::optional<Date>>()) moved.due = *due;
            story.new_dues.push_back(moved);
        });
        return std::move(out_);
    }

private:
    void read_opened() {
        for (Row& row : rows(kOpened)) {
            StoredStory stored;
            stored.story.id = row.next<ObligationId>();
            stored.programme = row.next<ProgrammeId>();
            stored.programme_adopted_on = row.next<Date>();
            stored.measure = row.next<MeasureId>();
            stored.organisation = row.next<OrganisationId>();
            ObligationStory::Term& opened = stored.story.opened;
            opened.recorded_on = row.next<Date>();
            opened.period_first = row.next<Date>();
            opened.period_last = row.next<Date>();
            opened.due_nominal = row.next<Date>();
            stored.story.due_effective = row.next<Date>();
            places_[stored.story.id] = out_.size();
            out_.push_back(std::move(stored));
        }
    }

    template <class Hang>
    void read(std::string_view sql, Hang hang) {
        for (Row& row : rows(sql)) hang(out_[places_.at(row.next<ObligationId>())].story, row);
    }

    Rows rows(std::string_view sql) const {
        return db_.query_values(replace_all(std::string{sql}, "{condition}", condition_), values_);
    }

    Db& db_;
    std::string condition_;
    const std::vector<DbValue>& values_;
    std::vector<StoredStory> out_;
    std::unordered_map<ObligationId, std::size_t> places_;
};

}  // namespace

std::vector<StoredStory> stories_where(Db& db, std::string_view condition, const std::vector<DbValue>& values) {
    return Stories{db, condition, values}.run();
}

}  // namespace mera
