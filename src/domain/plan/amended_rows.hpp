#pragma once
// The plan in force while instructions change it: each row knows what it was, and a column is changed only through here,
// so that what it means is read anew.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/amended_plan.hpp"

namespace mera {

struct AmendedRow {
    std::optional<PlanRow> origin = {};  // of the plan in force; none: new, or a clause without control
    std::string old_number = {};
    DraftMeasure measure = {};
    DraftClause clause = {};
    bool is_clause = false;
    bool gone = false;
    bool touched = false;
    std::vector<std::size_t> causes = {};
    std::vector<std::string> doubts = {};
    const std::string& number() const { return is_clause ? clause.number : measure.number; }
};

struct AmendedSection {
    DraftSection head = {};  // without measures
    std::vector<AmendedRow> rows = {};
    bool gone = false;
};

struct AmendedRows {
    std::vector<AmendedRow> clauses;
    std::vector<AmendedSection> sections;
};
AmendedRows amended_rows(const AmendedBase& base);

// The columns of a row in which words are sought. A clause has one, its text.
std::vector<std::string> columns_of(const AmendedRow& row);
// A column of a list (executors, documents) is sought item by item: words that an item holds change that item alone.
std::vector<std::string> items_of(const AmendedRow& row, const std::string& column);

class ColumnWriter {
public:
    ColumnWriter(const AmendedBase& base, const ColumnReaders& read) : base_(base), read_(read) {}
    void set_item(AmendedRow& row, const std::string& column, std::size_t item, std::string text) const;
    void set_column(AmendedRow& row, const std::string& column, std::string text) const;
    void read_deadline(AmendedRow& row) const;
    void read_targets(AmendedRow& row) const;
    // The words of a clause as the plan in force reads them: an amending order has no term of its own.
    DraftClause clause_in_plan(const DraftClause& wording) const { return read_.clause(wording.number, wording.text); }

private:
    const AmendedBase& base_;
    const ColumnReaders& read_;
};

// A clause under control keeps its term when its new words name none, and that is doubted.
void keep_term(AmendedRow& row, DraftClause& fresh);

std::string column_in_russian(std::string_view column);  // «срок»

// «IV» and «4» are one number, «3.2.» and «3.2» too.
bool same_number(std::string_view left, std::string_view right);
bool number_before(std::string_view left, std::string_view right);  // 2.9 before 2.10
std::string outer_number(std::string_view number);  // «2.5» → «2»; empty for «2»

}  // namespace mera
