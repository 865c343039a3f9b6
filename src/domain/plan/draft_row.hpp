#pragma once
// The rows of a draft: a measure, a clause, a section, each with its doubts and the places it was read from.
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/time/deadline.hpp"

namespace mera {

// Where something was read. Zero or empty: unknown. `box` is in page fractions 0..1, for outlining on the page image.
struct Place {
    int file = 0;           // from 1, of several that were brought together; pages and tables are counted in each
    std::string file_name = {};
    int page = 0;           // from 1
    std::string sheet = {}; // of a workbook
    int table = 0;          // from 1, in the order of the document
    int row = 0;            // from 1, in the table
    int column = 0;         // from 1
    int line = 0;           // from 1, in a plain text
    std::string words = {}; // the words as they stood there
    std::vector<std::string> unsure = {};  // those of a scan whose letters were read unsurely
    struct Box {
        double left = 0, top = 0, right = 0, bottom = 0;
        friend bool operator==(const Box&, const Box&) = default;
    };
    std::optional<Box> box = {};
    friend bool operator==(const Place&, const Place&) = default;
};
// What stands at `place` goes on at `next`: its unsure words are of both, on one page its outline reaches over both.
void reach_over(Place& place, const Place& next);
std::string in_russian(const Place& place);  // «строка 41», «стр. 3, таблица 1, строка 2, графа 4»

struct Doubt {
    std::string field;  // «title», «executors», «deadlines», «evidence[2]», «due»; of the thing that holds the doubt
    std::string why;    // in Russian: what is uncertain and what was done
    Place place = {};
    friend bool operator==(const Doubt&, const Doubt&) = default;
};

// What was repaired while reading («Πриказ → Приказ»): said, but not doubted.
struct Repair {
    std::string field;
    std::string what;
    Place place = {};
    friend bool operator==(const Repair&, const Repair&) = default;
};

struct DraftTarget {
    std::string metric;
    std::string comparator;  // «>=», «<=», «=», «>», «<»
    double value = 0;
    std::string unit;        // «%», «чел.», …
    std::string population;  // of whom; empty when the order does not say
    friend bool operator==(const DraftTarget&, const DraftTarget&) = default;
};

struct DraftPlace {  // where one field of a row was read
    std::string field;
    Place place;
    friend bool operator==(const DraftPlace&, const DraftPlace&) = default;
};

struct DraftMeasure {
    std::string number;
    std::string title;
    std::vector<std::string> executors;
    std::string deadline_text;
    std::vector<Deadline> deadlines;
    std::string result;
    std::vector<DraftTarget> targets;
    std::vector<std::string> evidence;
    std::string notes = {};  // columns Mera has no field for, «Заголовок: текст»
    std::vector<Doubt> doubts = {};
    std::vector<Repair> repairs = {};
    std::vector<DraftPlace> places = {};
    friend bool operator==(const DraftMeasure&, const DraftMeasure&) = default;
};

struct DraftSection {
    std::string number;
    std::string title;
    std::vector<DraftMeasure> measures;
    std::vector<Doubt> doubts = {};
    std::vector<DraftPlace> places = {};
    friend bool operator==(const DraftSection&, const DraftSection&) = default;
};

struct DraftClause {
    std::string number;
    std::string text;
    std::vector<std::string> assignees;
    std::string deadline_text = {};  // those words of the text that say by when
    std::vector<Deadline> deadlines = {};
    std::vector<Doubt> doubts = {};
    std::vector<DraftPlace> places = {};
    friend bool operator==(const DraftClause&, const DraftClause&) = default;
};
// A clause that obliges somebody by some time is put under control as a measure is.
bool is_obligation(const DraftClause& clause);
// The day by which it is owed, when its term is one day or begins with one.
std::optional<Date> due_of(const DraftClause& clause);

}  // namespace mera
