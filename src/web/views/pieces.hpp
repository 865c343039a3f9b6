#pragma once
// The pieces every page is made of, named after govuk-frontend's. They know markup and nothing of rules.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expected.hpp"
#include "base/html.hpp"
#include "domain/control/obligation.hpp"
#include "web/http/request_fields.hpp"

namespace mera {

// --- words and marks ---------------------------------------------------------------------------------------------
std::string typeset(std::string words);  // «СОШ № 5» keeps its number on the same line: a no-break space
Html link_to(std::string_view address, std::string_view words);
Html button(std::string_view words, std::string_view modifier = "");            // «secondary», «warning»
Html button_link(std::string_view address, std::string_view words, std::string_view modifier = "");
Html tag(std::string_view words, std::string_view colour);  // grey, blue, teal, amber, green, red, purple
Html state_tag(const ObligationFacts& facts, Date today);  // «просрочено», or why it left control
Html time_of(Date date);  // 12 июня 2020 г.
Html short_time_of(Date date);  // 12.06.2020
Html percent(std::optional<double> share, std::int64_t part,
             std::int64_t whole);  // «75 % (3 из 4)»; never a bare percent
Html heading(std::string_view words, std::string_view caption = "");  // the h1 of a page
Html subheading(std::string_view words);
Html hint(std::string_view words);
Html inset(const Html& content);
Html details(std::string_view summary, const Html& content, bool open = false);
Html notice(const Html& content);  // notification banner
Html empty_state(std::string_view words);
Html file_size(std::int64_t bytes);

// --- lists and tables --------------------------------------------------------------------------------------------
struct SummaryRow {
    std::string key;
    Html value;
};
Html summary_list(const std::vector<SummaryRow>& rows);

struct TaskRow {
    std::string address;
    Html title;
    Html hint;
    Html status;
};
Html task_list(const std::vector<TaskRow>& rows);

struct Column {
    std::string title;
    bool numeric = false;
    std::string width = {};  // «narrow», «small», «medium», «wide»; tables of one page then line up
};
struct DataTable {
    std::string caption;
    std::vector<Column> columns;
    std::vector<std::vector<Html>>
        rows;  // the first cell is the row's header; each cell knows its column on a narrow screen
    bool caption_hidden = false;
};
Html data_table(const DataTable& table);
Html lines(const std::vector<std::string>& items);  // several values of one cell, each on its own line

struct Figure {  // a number with what it counts, leading to the list behind it
    std::string address;
    std::string number;
    std::string words;
    std::string colour = {};
};
Html figures(const std::vector<Figure>& figures);
Html progress(std::int64_t done, std::int64_t total);  // a bar with «3 из 12» beside it

struct PageLinks {
    std::string address;  // without the page: «/obligations?state=overdue»
    std::int64_t number = 1, pages = 1, total = 0;
};
Html pagination(const PageLinks& links);

// --- forms -------------------------------------------------------------------------------------------------------
struct FormProblems {  // what the form was refused for, shown above and at its field
    std::vector<Failure> failures;
    Fields typed = {};  // what was sent: a field shows it instead of its own value, so that nobody types twice
    std::string at(std::string_view field) const;
};
Html error_summary(const FormProblems& problems);

struct Field {
    std::string name;
    std::string label;
    std::string hint = {};
    std::string value = {};
    std::string width = {};  // «5», «10», «20»; empty is the whole width
    std::string type = "text";
    std::string autocomplete = {};
    int rows = 0;  // more than 0: several lines
    std::string list = {};  // id of suggestions()
    std::string id = {};    // the name, unless the page has several such fields
};
Html field(const Field& field, const FormProblems& problems = {});
Html suggestions(std::string_view id, const std::vector<std::string>& values);  // offered while a field is typed into

struct Option {
    std::string value;
    std::string label;
    std::string hint = {};
};
Html select_field(std::string_view name, std::string_view label, const std::vector<Option>& options,
                  std::string_view chosen, const FormProblems& problems = {});
Html radios(std::string_view name, std::string_view legend, const std::vector<Option>& options, std::string_view chosen,
            const FormProblems& problems = {});
Html checkbox(std::string_view name, std::string_view value, std::string_view label, bool checked);
Html files_field(std::string_view name, std::string_view label, std::string_view hint, int megabytes_max,
                 const FormProblems& problems = {});

enum class FormKind { plain, with_files };
Html post_form(std::string_view action, std::string_view form_token, const Html& content,
               FormKind kind = FormKind::plain);

}  // namespace mera
