// mera deadline: each line of the input is «FROM..TO<TAB>phrase», each line of the output is its reading as JSON. A line
// that is not so written is answered in its place with «error», and the next line is read.
#include <nlohmann/json.hpp>

#include <iostream>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "domain/plan/plan_draft.hpp"
#include "domain/time/deadline.hpp"

namespace mera {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// «2019-12-04..2020-12-31»
Expected<PlanTerm> parse_term(std::string_view text) {
    const auto refuse = [](std::string why) { return Failure{Failure::Kind::invalid_input, std::move(why), "term"}; };
    const auto dots = text.find("..");
    if (dots == std::string_view::npos)
        return refuse("Перед фразой нужен срок плана и табуляция: «2019-09-01..2020-08-31<TAB>до 15 октября».");
    const auto first = parse_iso_date(trim(text.substr(0, dots)));
    const auto last = parse_iso_date(trim(text.substr(dots + 2)));
    if (!first || !last)
        return refuse("Срок плана пишется двумя датами календаря, год-месяц-день: «2019-09-01..2020-08-31».");
    if (*last < *first) return refuse("Срок плана кончается раньше, чем начинается. Поменяйте даты местами.");
    return PlanTerm{*first, *last};
}

std::string refusal(std::string_view phrase, const std::string& why, std::size_t line_number) {
    const std::string message = "Строка " + std::to_string(line_number) + ": " + why;
    auto json = nlohmann::ordered_json::parse(to_json(DeadlineReading{{Deadline{}}, {message}}, phrase));
    json["error"] = message;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// The line without its mark of the byte order and its carriage return.
std::string_view inside(std::string_view line, bool first) {
    if (first && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

int answer_deadlines(std::istream& in, std::ostream& out) {
    int code = kExitDone;
    std::string read;
    for (std::size_t number = 1; std::getline(in, read); ++number) {
        const std::string_view line = inside(read, number == 1);
        const auto tab = line.find('\t');
        const std::string_view phrase = tab == std::string_view::npos ? line : line.substr(tab + 1);
        auto term = parse_term(tab == std::string_view::npos ? std::string_view{} : line.substr(0, tab));
        if (!is_valid_utf8(line))
            term = Failure{Failure::Kind::invalid_input, "Это не UTF-8. Сохраните файл в кодировке UTF-8.", "text"};
        if (term) {
            out << to_json(read_deadlines(phrase, *term), phrase) << "\n";
        } else {
            out << refusal(phrase, term.failure().message, number) << "\n";
            code = kExitRefused;
        }
        // Whoever writes one line and waits for its answer gets it; a file is answered in large pieces.
        if (in.rdbuf()->in_avail() <= 0) out.flush();
    }
    out.flush();
    return code;
}

int command_deadline() {
    std::ios::sync_with_stdio(false);
    return answer_deadlines(std::cin, std::cout);
}

}  // namespace mera
