#pragma once
// States that are told apart by their words and signs, never by colour alone: tags and the cells of the matrix.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html.hpp"
#include "domain/control/obligation.hpp"
#include "web/views/components_text.hpp"

namespace mera::ui {

enum class TagLook { neutral, information, progress, attention, danger, success, success_late, muted };
Html tag(std::string_view text, TagLook look = TagLook::neutral, Icon sign = Icon::none);

Html state_tag(ExecutionState state);
Html control_tag(bool released);                   // на контроле, снято с контроля
Html control_tag(const std::optional<Release>& release);  // with the reason
Html days_overdue_note(int days);                  // «просрочено на 3 дня»; nothing for 0
Html doubt_tag(std::string_view text = "сомнение");

TagLook look_of(ExecutionState state);
Icon icon_of(ExecutionState state);

// The matrix: organisations × measures, as dense as it can be read. A cell with several obligations shows the state
// that asks for attention first and how many of them are done.
struct MatrixCell {
    ExecutionState state;
    bool released = false;
    std::string note = {};   // «3/9»; empty for a single obligation
    std::string spoken;      // «СОШ № 5, мера 2.1: просрочено, исполнено 3 из 9»
    std::optional<Url> address = {};
};
struct MatrixHead {
    std::string short_text;  // «2.1» or «СОШ № 5»
    std::string full_text = {};
    std::optional<Url> address = {};
    bool in_words = false;  // a column without a number: on paper its words stand upright
    std::string group = {};  // rows of one group stand under its name: «2. Меры по повышению качества»
};
struct Matrix {
    std::string caption;
    std::string corner;  // heading of the first column: «Мера»
    std::vector<MatrixHead> columns;
    std::vector<MatrixHead> rows;
    std::vector<std::vector<std::optional<MatrixCell>>> cells;  // rows × columns; nothing where nothing is owed
};
Html matrix(const Matrix& matrix);
Html matrix_legend();

}  // namespace mera::ui
