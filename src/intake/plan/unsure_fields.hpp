#pragma once
// Fields of a scan whose letters are unsure, put right by the sure ones of the same plan. They keep their doubts.
#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

// «Ст й воспитатель» → «Старший воспитатель»: so another row names the executor, and what differs is no word.
void mend_unsure_executors(RawPlan& plan);

// «Оркестр. хор» → «Оркестр, хор»: what stands behind a whole name is the next one.
void part_executors_at_stops(RawPlan& plan);

// «5 марта 2096 г. ло» → «5 марта 2026 г.»: years of another century, and what stands behind the year of a deadline.
void mend_unsure_deadlines(RawPlan& plan);

// «при возникновени опасных явлений», «по мере необходимость»: letters that were sure and make no word, or not the one that its
// phrase asks for. Deadlines have few names.
void doubt_unknown_time_words(RawPlan& plan);

// «Докдад», «Контроль полн:»: a title of one word that is none, or one that ends as no title does, though its letters were sure.
void doubt_cut_titles(RawPlan& plan);

}  // namespace mera::intake
