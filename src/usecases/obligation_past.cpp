#include "usecases/obligation_past.hpp"

#include "base/moment.hpp"
#include "store/obligation_past.hpp"
#include "store/obligation_stories.hpp"
#include "usecases/obligation.hpp"

namespace mera {

namespace {

std::vector<SubmissionRecord> submissions_on(Db& db, ObligationId id, Date day) {
    auto out = submissions_of(db, id);
    std::erase_if(out, [&](const SubmissionRecord& one) { return day < one.on; });
    for (SubmissionRecord& one : out)
        if (one.review && day < one.review->on) one.review.reset();
    return out;
}

// The story tells when each was recorded, in the same order.
std::vector<TransferRecord> transfers_on(Db& db, const ObligationStory& story, Date day) {
    const auto all = transfers_of(db, story.id);
    std::vector<TransferRecord> out;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const ObligationStory::NewDue& told = story.new_dues.at(at);
        if (day < told.asked_on) continue;
        out.push_back(all[at]);
        if (told.decided_on && day < *told.decided_on) out.back().decision.reset();
    }
    return out;
}

// What was written at an instant before the end of the day.
template <class Record>
std::vector<Record> written_by(std::vector<Record> records, Date day) {
    std::erase_if(records, [end = end_of_day(day)](const Record& record) { return record.at >= end; });
    return records;
}

}  // namespace

Expected<ObligationOnDay> obligation_on(Db& db, const Actor& actor, ObligationId id, Date day) {
    const auto now = obligation_for(db, actor, id);
    if (!now) return now.failure();
    auto row = find_past_obligation(db, id, day);
    if (!row)
        return Failure{Failure::Kind::not_found,
                       "Этого обязательства " + in_russian(day) + " ещё не было. Выберите более поздний день."};
    ObligationOnDay out{
        *std::move(row), find_programme(db, now->programme).value(), plan_on(db, now->programme, day), {}};
    out.measure = out.plan.words.at(out.row.measure);
    out.submissions = submissions_on(db, id, day);
    out.release = release_on(db, id, day);
    out.transfers = transfers_on(db, stories_where(db, "o.id = $1", {DbValue{id}}).front().story, day);
    out.comments = written_by(comments_of(db, id), day);
    out.audit = written_by(audit_of(db, subject_of(id)), day);
    return out;
}

}  // namespace mera
