#pragma once
// Adopted programmes with their sections and measures.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/plan/measure_name.hpp"
#include "domain/plan/programme.hpp"
#include "store/db.hpp"

namespace mera {

ProgrammeId insert_programme(Db& db, const Programme& programme, std::optional<DraftId> draft,
                             std::optional<PersonId> by);
SectionId insert_section(Db& db, ProgrammeId programme, std::int64_t position, const Section& section);
// After the executors it has already.
void insert_measure_executor(Db& db, MeasureId measure, const MeasureExecutor& executor);
// `brought_by`: the revision; none: the order that made the programme.
MeasureId insert_measure(Db& db, ProgrammeId programme, std::int64_t position, const Measure& measure,
                         std::optional<RevisionId> brought_by = {});
// To a programme that is there already, by no revision.
MeasureId add_measure(Db& db, ProgrammeId programme, std::int64_t position, const Measure& measure, Date on);
// New words for `measure.id`; the old ones stay as a wording of their own.
void revise_measure(Db& db, std::int64_t position, const Measure& measure, RevisionId revision);
void place_measure(Db& db, MeasureId id, std::int64_t position);  // as the newest revision has it
void end_measure(Db& db, MeasureId id, RevisionId revision);  // no longer in force; the row and its obligations stay

std::vector<Programme> all_programmes(Db& db);  // the latest order first
std::optional<Programme> find_programme(Db& db, ProgrammeId id);
std::optional<ProgrammeId> find_programme_by_order(Db& db, OrganisationId owner, std::string_view number, Date date);
std::optional<DraftId> draft_of_programme(Db& db, ProgrammeId id);  // the one it was adopted from
std::vector<Section> sections_of(Db& db, ProgrammeId programme);  // of every revision
// Of all programmes in their latest words, measures that an order has excluded too: something is owed under them still.
std::map<MeasureId, MeasureName> measure_names(Db& db);
// In force, with everything that hangs on them, in the order's order.
std::vector<Measure> measures_of(Db& db, ProgrammeId programme);
struct MeasureWords {  // one wording of a measure, from the revision that brought it to the one that ended it
    Measure measure;
    std::optional<RevisionId> brought_by, ended_by;
    std::int64_t position = 0;  // in the plan
    std::optional<Date> added_on = {};  // to a programme that was there already; none: with it or by the revision
};
std::vector<MeasureWords> wordings_of(Db& db, ProgrammeId programme);  // by measure, oldest first
struct ProgrammeMeasure {
    ProgrammeId programme;
    Measure measure;
    std::optional<RevisionId> ended_by = {};
};
std::optional<ProgrammeMeasure> find_measure(Db& db, MeasureId id);

}  // namespace mera
