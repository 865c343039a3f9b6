// Small scans with known contents («учебные данные»), most made by tests/tools/make_scan: a faint crooked grey one, a black
// and white one that lies upside down, one without rules, one that lost most of them, and one whose last rows stand on a second page. Every field counts, and what is wrong must be doubted.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "intake/order/scan_specks.hpp"
#include "intake/order/stamp_words.hpp"
#include "intake/plan/number_order.hpp"
#include "intake/plan/row_kinds.hpp"
#include "intake/plan/unread_numbers.hpp"
#include "intake/read/recognise.hpp"
#include "intake/table/columns.hpp"
#include "intake/words/names.hpp"
#include "intake/words/scan_repairs.hpp"
#include "office/scan/scan.hpp"

namespace mera {

namespace {

std::string file_of(std::string_view name) {
    std::ifstream in{std::string{MERA_SOURCE_DIR "/tests/data/scans/"} + std::string{name}, std::ios::binary};
    REQUIRE_MESSAGE(in.good(), name);
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string bare(std::string_view text) {
    std::string out;
    for (const char c : fold_for_comparison(text))
        if (std::string_view{" \n\t,;"}.find(c) == std::string_view::npos) out += c;
    while (out.ends_with('.')) out.pop_back();
    return out;
}

bool doubted(const DraftMeasure& measure, std::string_view field) {
    return std::any_of(measure.doubts.begin(), measure.doubts.end(),
                       [&](const Doubt& doubt) { return doubt.field == field && doubt.place.page > 0; });
}

struct Score {
    std::size_t fields = 0, exact = 0, numbers = 0, measures = 0, silent = 0;
};

Score score_of(std::string_view scan, std::string_view cells) {
    const std::string bytes = file_of(scan);
    const auto document = read_scan_pages(bytes);
    REQUIRE(document);
    const auto draft = recognise(*document, {});
    REQUIRE(draft);
    std::vector<DraftMeasure> measures;
    for (const DraftSection& section : draft->sections)
        measures.insert(measures.end(), section.measures.begin(), section.measures.end());
    Score score;
    std::size_t at = 0;
    for (const std::string& line : split(file_of(cells), '\n')) {
        if (line.empty()) continue;
        const std::vector<std::string> truth = split(line, '\t');
        REQUIRE(truth.size() == 5);
        ++score.measures;
        REQUIRE_MESSAGE(at < measures.size(), "the scan has fewer rows than the table");
        const DraftMeasure& read = measures[at++];
        score.numbers += read.number == truth[0];
        const std::pair<const char*, std::pair<std::string, std::string>> fields[] = {
            {"title", {read.title, truth[1]}},
            {"executors", {join(read.executors, " "), truth[2]}},
            {"deadlines", {read.deadline_text, truth[3]}},
            {"result", {read.result, truth[4]}}};
        for (const auto& [field, texts] : fields) {
            if (texts.second.empty()) continue;
            const bool right = bare(texts.first) == bare(texts.second);
            ++score.fields;
            score.exact += right;
            INFO(field << ": " << texts.first << " instead of " << texts.second);
            CHECK((right || doubted(read, field)));
            score.silent += !right && !doubted(read, field);
        }
    }
    CHECK(at == measures.size());
    return score;
}

}  // namespace

TEST_CASE("a faint crooked scan is read, and what is wrong in it is doubted") {
    const Score score = score_of("plan-grey.pdf", "plan-grey.cells.tsv");
    CHECK(score.numbers == score.measures);
    CHECK(score.exact * 100 >= score.fields * 92);
}

TEST_CASE("a black and white scan that lies upside down is read upright") {
    const Score score = score_of("plan-upside-down.tif", "plan-upside-down.cells.tsv");
    CHECK(score.numbers == score.measures);
    CHECK(score.exact * 100 >= score.fields * 92);
}

TEST_CASE("a table without rules on a scan keeps its rows and columns") {
    const Score score = score_of("plan-unruled.tif", "plan-unruled.cells.tsv");
    CHECK(score.numbers == score.measures);
    CHECK(score.exact * 100 >= score.fields * 92);
}

TEST_CASE("a black and white scan that lost most of its rules keeps its rows and columns") {
    const Score score = score_of("plan-broken-rules.pdf", "plan-broken-rules.cells.tsv");
    CHECK(score.numbers == score.measures);
    CHECK(score.exact * 100 >= score.fields * 92);
}

TEST_CASE("a table of dotted rules goes on over the page in the columns of the page before") {
    const Score score = score_of("plan-continued.pdf", "plan-continued.cells.tsv");
    CHECK(score.numbers == score.measures);
    CHECK(score.exact * 100 >= score.fields * 92);
}

TEST_CASE("a black and white scan with crumbs of rules and a stamp over its cells") {
    const Score score = score_of("plan-stamped.tif", "plan-stamped.cells.tsv");
    CHECK(score.numbers == score.measures);
    CHECK(score.exact * 100 >= score.fields * 92);
}

namespace intake {

TEST_CASE("numbers of a scan are mended by their order, and no others") {
    struct Example {
        const char* sentence;
        std::vector<std::string> read, mended;
        std::size_t doubts;
    };
    const Example cases[] = {
        {"right numbers stay", {"3.1", "3.2", "3.3"}, {"3.1", "3.2", "3.3"}, 0},
        {"a lost full stop comes back without a doubt", {"3.1", "32", "3.3"}, {"3.1", "3.2", "3.3"}, 0},
        {"a figure taken for another is mended and doubted", {"3.1", "3.7", "3.3"}, {"3.1", "3.2", "3.3"}, 1},
        {"the same number twice at the end", {"3.1", "3.2", "3.2"}, {"3.1", "3.2", "3.3"}, 1},
        {"a number left out by the author is no misreading", {"3.1", "3.2", "3.4"}, {"3.1", "3.2", "3.4"}, 0},
        {"one of another section is mended where others are of this", {"5.1", "5.2", "3.3"}, {"3.1", "3.2", "3.3"}, 2},
        {"one of the next section, whose title was lost, stays", {"3.1", "3.2", "4.1"}, {"3.1", "3.2", "4.1"}, 0},
        {"where none is of this section, its own number may be misread", {"5.1", "5.2"}, {"5.1", "5.2"}, 0},
        {"a figure like the missing one ends a section in doubt", {"3.1", "3.2", "3.5"}, {"3.1", "3.2", "3.5"}, 1},
        {"what looks different is only doubted", {"3.1", "15", "3.3"}, {"3.1", "15", "3.3"}, 1}};
    for (const Example& c : cases) {
        RawPlan plan;
        plan.sections.emplace_back().label = label_of("3");
        for (const std::string& number : c.read) {
            RawMeasure measure;
            measure.label = label_of(number);
            measure.number.text = number;
            plan.sections.back().measures.push_back(std::move(measure));
        }
        mend_numbers_by_order(plan);
        std::size_t doubts = 0;
        for (std::size_t at = 0; at < c.read.size(); ++at) {
            const RawMeasure& measure = plan.sections.back().measures[at];
            doubts += measure.number.doubts.size();
            REQUIRE_MESSAGE(measure.label, c.sentence);
            CHECK_MESSAGE(measure.label->text == c.mended[at], c.sentence);
        }
        CHECK_MESSAGE(doubts == c.doubts, c.sentence);
    }
}

TEST_CASE("threes read as fives are told by the section and the one before it") {
    const auto numbers = [](const char* before, const std::vector<std::string>& read) {
        RawPlan plan;
        plan.sections.emplace_back().label = label_of(before);
        plan.sections.emplace_back().label = label_of("3");
        for (const std::string& number : read) {
            RawMeasure& measure = plan.sections.back().measures.emplace_back();
            measure.label = label_of(number);
            measure.number.text = number;
        }
        mend_numbers_by_order(plan);
        std::string out;
        for (const RawMeasure& measure : plan.sections.back().measures) {
            out += measure.label->text + " ";
            CHECK((!measure.number.doubts.empty() || measure.label->text == measure.number.text));
        }
        return out;
    };
    CHECK(numbers("2", {"5.1", "5.2", "5.3"}) == "3.1 3.2 3.3 ");
    CHECK(numbers("2", {"5.1", "5.2", "5.5", "5.4"}).starts_with("3.1 3.2 "));
    CHECK(numbers("4", {"5.1", "5.2"}) == "5.1 5.2 ");
    CHECK(numbers("2", {"5.2", "5.3"}) == "5.2 5.3 ");
}

TEST_CASE("a row whose number was not read is a measure when just that number is missing and the row has all of one") {
    const auto may_go_on = [](const std::string& below, const std::string& title) {
        RawPlan plan;
        plan.sections.emplace_back().measures.resize(3);
        std::vector<RawMeasure>& measures = plan.sections.back().measures;
        measures[0].label = label_of("3"), measures[0].number.text = "3";
        measures[2].label = label_of(below), measures[2].number.text = below;
        measures[1].may_go_on = true;
        measures[1].title.text = title;
        measures[1].deadline.text = "май 2025 г.";
        measures[1].executors.text = "Директор";
        mend_numbers_by_order(plan);
        return plan.sections.back().measures[1].may_go_on;
    };
    CHECK_FALSE(may_go_on("5", "Провести опрос"));
    RawPlan first;
    first.sections.emplace_back().measures.resize(2);
    first.sections.back().measures[1].label = label_of("2"), first.sections.back().measures[1].number.text = "2";
    mend_numbers_by_order(first);
    REQUIRE(first.sections.back().measures[0].label);
    CHECK(first.sections.back().measures[0].label->text == "1");
    CHECK(first.sections.back().measures[0].number.doubts.size() == 1);
    CHECK(may_go_on("4", "Провести опрос"));
    CHECK(may_go_on("5", "и провести опрос"));
}

TEST_CASE("letters shaped like the figures of the next number are that number, and its row is a measure") {
    const auto last_of = [](const std::string& read) {
        RawPlan plan;
        std::vector<RawMeasure>& measures = plan.sections.emplace_back().measures;
        measures.resize(2);
        measures[0].label = label_of("10"), measures[0].number.text = "10.";
        measures[1].number.text = read;
        measures[1].number.confidence = 1;
        measures[1].title.text = "Анализ итогов";
        measures[1].may_go_on = true;
        mend_numbers_by_order(plan);
        return plan.sections.back().measures[1];
    };
    const RawMeasure mended = last_of("И.");
    REQUIRE(mended.label);
    CHECK(mended.label->text == "11");
    CHECK_FALSE(mended.may_go_on);
    CHECK(mended.number.doubts.size() == 1);
    CHECK(last_of("В.").may_go_on);  // an eight does not come after ten
}

TEST_CASE("signs that a scan adds are taken away, those of the language stay") {
    struct Example {
        const char *read, *mended;
    };
    const Example cases[] = {{"Руководители . образовательных учреждений", "Руководители образовательных учреждений"},
                             {"сентябрь 2024 г. .", "сентябрь 2024 г."},
                             {"сентябрь 2024 г.", "сентябрь 2024 г."},
                             {"Итоги подведены. Отчёт сдан.", "Итоги подведены. Отчёт сдан."},
                             {"на сумму 250 тыс: рублей", "на сумму 250 тыс. рублей"},
                             {"(учебные данные}", "(учебные данные)"},
                             {"\"Сводная таблица", "Сводная таблица"},
                             {"\"Сводная\" таблица", "\"Сводная\" таблица"},
                             {"000 «Кровля-Юг»", "ООО «Кровля-Юг»"},
                             {"на 5 000 рублей", "на 5 000 рублей"},
                             {"Специалисты отдела. опеки", "Специалисты отдела опеки"},
                             {"по.их заявлению", "по их заявлению"},
                             {"класс. руководители", "класс. руководители"},
                             {"на сайте управления в. течение 3 дней", "на сайте управления в течение 3 дней"},
                             {"здание XX в. постройки", "здание XX в. постройки"},
                             {"и. о. директора", "и. о. директора"},
                             {"Вольеры ГОТОВЫ К выпуску", "Вольеры ГОТОВЫ к выпуску"},
                             {"Инженеру по охране леса. Г.М. Соснову докладывать о пожарах",
                              "Инженеру по охране леса Г.М. Соснову докладывать о пожарах"},
                             {"Провести обход леса. Г.М. Соснову докладывать о пожарах",
                              "Провести обход леса. Г.М. Соснову докладывать о пожарах"},
                             {"Справка. Отчёт", "Справка. Отчёт"},
                             {"и т.е. все", "и т.е. все"},
                             {"сайт shkola.ru", "сайт shkola.ru"},
                             {"филиалы №Зи № 5", "филиалы № 3 и № 5"},
                             {"школа № З", "школа № 3"},
                             {"Тренировка но эвакуации", "Тренировка по эвакуации"},
                             {"не отчёт, но справка", "не отчёт, но справка"},
                             {"представить итоговый. отчёт", "представить итоговый отчёт"},
                             {"Выкопка клубней. георгин", "Выкопка клубней георгин"},
                             {"лапник и. укрывной материал", "лапник и укрывной материал"},
                             {"приказ и. о. директора", "приказ и. о. директора"},
                             {"Район. конкурс, муницип. этап", "Район. конкурс, муницип. этап"},
                             {"до 28.03.2025. обследовать поле", "до 28.03.2025 обследовать поле"},
                             {"мероприятий по — подготовке", "мероприятий по подготовке"},
                             {"исполнением_распоряжения", "исполнением распоряжения"},
                             {"в 4, 5иб классах", "в 4, 5 и 6 классах"},
                             {"(Сверка билетов", "Сверка билетов"},
                             {"(Сверка) билетов", "(Сверка) билетов"},
                             {"провести проверки до б марта 2025 года", "провести проверки до 6 марта 2025 года"},
                             {"корпус б осмотреть", "корпус б осмотреть"},
                             {"собрать отчёты ду 27 декабря", "собрать отчёты до 27 декабря"},
                             {"приказ № 335-0 от 18.11.2024", "приказ № 335-о от 18.11.2024"},
                             {"приказ № 335-01", "приказ № 335-01"},
                             {"приказ № 80-0/д", "приказ № 80-о/д"},
                             {"приказ № 108-0Д от 1 марта", "приказ № 108-ОД от 1 марта"},
                             {"Егерская служба. инспекция", "Егерская служба, инспекция"},
                             {"счёт 4-0", "счёт 4-0"},
                             {". Отделу работ подготовить бланки", "Отделу работ подготовить бланки"},
                             {"Отделу (Зуева О.З3.) ввести данные", "Отделу (Зуева О.З.) ввести данные"},
                             {"Абонемент «Юность» (", "Абонемент «Юность»"},
                             {"предприятие «Шаг,»", "предприятие «Шаг»"}};
    for (const Example& c : cases) CHECK(mend_specks(c.read, Vocabulary{}).text == c.mended);
}

TEST_CASE("a tick of a pen before a word is no part of it") {
    CHECK(mend_specks("ремонт до \\/29 марта", Vocabulary{}).text == "ремонт до 29 марта");
    CHECK(mend_specks("школы и/или сады", Vocabulary{}).text == "школы и/или сады");
}

TEST_CASE("half a first letter that a streak left is the one letter that makes a word, doubted") {
    const Mended first = mend_specks("?азработка сценария", Vocabulary{}),
                 inside = mend_specks("Оформление города ›астяжками", Vocabulary{});
    CHECK(first.text == "Разработка сценария");
    CHECK(first.guessed == std::vector<std::string>{"Разработка"});
    CHECK(inside.text == "Оформление города растяжками");
    CHECK(mend_specks("что/где, [сноска", Vocabulary{}).text == "что/где, [сноска");
}

TEST_CASE("a capital whose breve is lost is put right where that makes a word") {
    Spelling spelling;
    const auto mended = [&](const char* text) { return mend_misread_words(text, Vocabulary{}, spelling).text; };
    CHECK(mended("МЕЖРАИОННЫЙ ОТДЕЛ") == "МЕЖРАЙОННЫЙ ОТДЕЛ");
    CHECK(mended("КОМИССИИ МБУДОИ") == "КОМИССИИ МБУДОИ");
}

TEST_CASE("a word in capitals among small ones was printed small, a name and a heading were not") {
    const auto mended = [](const char* text) {
        Spelling spelling;
        return mend_misread_words(text, Vocabulary{}, spelling).text;
    };
    CHECK(mended("Составлены планы ПОМОЩИ семьям") == "Составлены планы помощи семьям");
    CHECK(mended("Аттестационная КОМИССИЯ") == "Аттестационная комиссия");
    CHECK(mended("работа МЦФРТ с детьми") == "работа МЦФРТ с детьми");
    CHECK(mended("Центр ТОЧКА РОСТА") == "Центр ТОЧКА РОСТА");
    CHECK(mended("КОМИССИЯ по приёму") == "КОМИССИЯ по приёму");
    CHECK(mended("Общество «Учебный аэропорт» ПРИКАЗ") == "Общество «Учебный аэропорт» ПРИКАЗ");
    const auto mended_among = [](const char* others) {
        Spelling spelling;
        Vocabulary words;
        for (int times = 0; times < 3; ++times) words.add(others);
        return mend_misread_words("Сектор копытных ЖИВОТНЫХ", words, spelling).text;
    };
    CHECK(mended_among("Осмотр животных парка") == "Сектор копытных животных");
    CHECK(mended_among("Осмотр ЖИВОТНЫХ парка") == "Сектор копытных ЖИВОТНЫХ");
}

TEST_CASE("an unsure word that one letter makes a word of the language is put right, a name is not") {
    const auto mended = [](const char* text, Letters letters) {
        Spelling spelling;
        return mend_misread_words(text, Vocabulary{}, spelling, letters).text;
    };
    CHECK(mended("Заведующий поликлийикой", Letters::unsure) == "Заведующий поликлиникой");
    CHECK(mended("Поликлийикой заведует врач", Letters::sure) == "Поликлийикой заведует врач");
    CHECK(mended("начальник управяения", Letters::unsure) == "начальник управления");
    CHECK(mended("ямочный ремонт дороги", Letters::sure) == "ямочный ремонт дороги");
    Spelling spelling;
    const Mended sure = mend_misread_words("карта маршрутсв", Vocabulary{}, spelling, Letters::sure);
    CHECK(sure.text == "карта маршрутов");
    CHECK(sure.guessed == std::vector<std::string>{"маршрутов"});
    CHECK(mended("Тренер Сосновцеа", Letters::unsure) == "Тренер Сосновцеа");
}

TEST_CASE("a row that counts the columns is one even where a scan spoilt a number") {
    const auto row_of = [](const std::vector<std::pair<const char*, double>>& cells) {
        Row row;
        for (const auto& [text, confidence] : cells) {
            Cell& cell = row.cells.emplace_back();
            cell.text = text, cell.confidence = confidence, cell.column = static_cast<int>(row.cells.size()) - 1;
        }
        return row;
    };
    CHECK(counts_columns(row_of({{"1", 0.9}, {"2", 0.9}, {"3", 0.9}, {"Д", 0.3}, {"5", 0.9}})));
    CHECK_FALSE(counts_columns(row_of({{"1", 0.9}, {"2", 0.9}, {"3", 0.9}, {"Д", 0.95}, {"5", 0.9}})));
    CHECK(counts_columns(row_of({{"1", 0.9}, {"2", 0.9}, {"3 4", 0.9}})));
    CHECK_FALSE(counts_columns(row_of({{"1", 0.9}, {"2", 0.9}, {"3 5", 0.9}})));
    CHECK_FALSE(counts_columns(row_of({{"1", 0.9}, {"2", 0.9}, {"З", 0.3}, {"Д", 0.3}, {"5", 0.9}})));
}

TEST_CASE("words in the middle of a stamp go with the scraps below them, the same words of a text stay") {
    CHECK(without_words_of_stamp("август 2020\n5: для\nДОКУМЕНТОВ\n5.\n\\").text == "август 2020");
    CHECK(without_words_of_stamp("2020 год\nдля\n2 Документов").text == "2020 год");
    CHECK(without_words_of_stamp("2020 год\nДЛЯ ДОКУМЕНТОВ").text == "2020 год");
    CHECK(without_words_of_stamp("Папки\nдля документов").text == "Папки\nдля документов");
    CHECK(without_words_of_stamp("для\nДОКУМЕНТОВ ОТДЕЛА").text == "для\nДОКУМЕНТОВ ОТДЕЛА");
}

TEST_CASE("a paragraph that is nothing but the words of a stamp is known, whatever its capitals") {
    for (const char* stamp : {"для документов", "документов", "ДЛЯ ДОКУМЕНТОВ", "Для\nсправок"})
        CHECK_MESSAGE(are_words_of_stamp(stamp), stamp);
    for (const char* text : {"папки для документов", "для работы", "документ", "для документов школы", ""})
        CHECK_FALSE_MESSAGE(are_words_of_stamp(text), text);
}

Grid grid_of(const std::vector<std::array<const char*, 4>>& rows) {
    Grid grid;
    grid.columns = 4;
    for (const auto& cells : rows) {
        Row& row = grid.rows.emplace_back();
        for (int at = 0; at < 4; ++at) {
            row.cells.emplace_back().text = cells[static_cast<std::size_t>(at)];
            row.cells.back().column = at;
            row.cells.back().confidence = 0.97;
        }
    }
    return grid;
}

TEST_CASE("a time alone in its column under a repeated header is of the row above, elsewhere it heads the rows below") {
    const Grid grid = grid_of({{"№", "Мероприятия", "Сроки", "Ответственные"},
                               {"", "", "2-21 июня 2025 г.", ""},
                               {"3.4", "Провести выставку", "апрель 2025 г.", "Педагог"},
                               {"3.5", "Провести смотр", "май 2025 г.", "Педагог"}});
    const auto columns = columns_by_header(grid);
    REQUIRE(columns);
    CHECK(read_rows(grid, *columns, true)[1].kind == RowKind::continuation);
    CHECK(read_rows(grid, *columns, false)[1].kind == RowKind::section);
}

TEST_CASE("a heading across the table is one, however its Roman number was read") {
    Grid grid = grid_of({{"№", "Мероприятия", "Сроки", "Ответственные"},
                         {"1", "Провести выставку", "апрель 2025 г.", "Педагог"},
                         {"п.", "Предупреждение пожаров", "", ""},
                         {"2", "Провести смотр", "май 2025 г.", "Педагог"}});
    auto& cells = grid.rows[2].cells;
    cells.erase(cells.begin() + 2, cells.end());
    cells[1].span = 3;
    const auto columns = columns_by_header(grid);
    REQUIRE(columns);
    CHECK(read_rows(grid, *columns, true)[2].kind == RowKind::section);
}

TEST_CASE("a heading that a narrow column broke over two rows is one word") {
    const Grid grid = grid_of({{"№", "Мероприятия", "Сроки", "Примечани"},
                               {"п/п", "", "", "е"},
                               {"1", "Провести осмотр", "до 1 мая 2025 г.", ""}});
    const auto columns = columns_by_header(grid);
    REQUIRE(columns);
    CHECK(columns->columns.back().heading == "Примечание");
}

TEST_CASE("numbers under ticks and rings are those that the numbers round them leave room for, doubted") {
    struct Example {
        const char* sentence;
        std::vector<std::vector<std::string>> read;  // by sections
        std::string numbers;
        std::size_t doubts;
    };
    const Example cases[] = {
        {"two between two", {{"1", "", "", "4"}}, "1 2 3 4", 2},
        {"the first ones of a plan and the last ones", {{"", "", "3"}, {"4", "", ""}}, "1 2 3 4 5 6", 4},
        {"over the title of a section", {{"1", "2", ""}, {"", "5"}}, "1 2 3 4 5", 2},
        {"a section that counts anew", {{"1", "2", ""}, {"1", "2"}, {"", "2"}}, "1 2 3 1 2 1 2", 2},
        {"more than there is room for", {{"1", "", "", "3", "4"}}, "1 - - 3 4", 2},
        {"a plan that numbers hardly anything", {{"1", "", "", "", "", "", ""}}, "1 - - - - - -", 0}};
    for (const Example& c : cases) {
        RawPlan plan;
        for (const auto& section : c.read) {
            plan.sections.emplace_back();
            for (const std::string& number : section) {
                RawMeasure measure;
                measure.number.text = number;
                if (!number.empty()) measure.label = label_of(number);
                plan.sections.back().measures.push_back(std::move(measure));
            }
        }
        fill_unread_numbers(plan);
        std::string numbers;
        std::size_t doubts = 0;
        for (const RawSection& section : plan.sections)
            for (const RawMeasure& measure : section.measures) {
                numbers += (numbers.empty() ? "" : " ") + (measure.label ? measure.label->text : "-");
                doubts += measure.number.doubts.size();
            }
        CHECK_MESSAGE(numbers == c.numbers, c.sentence);
        CHECK_MESSAGE(doubts == c.doubts, c.sentence);
    }
}

TEST_CASE("a section that counts by Roman numbers keeps them on a scan") {
    RawPlan plan;
    for (const char* title : {"Организация", "П. Работа с кадрами", "Ш. Контроль"}) {
        RawSection& section = plan.sections.emplace_back();
        section.title = title;
    }
    plan.sections.front().label = label_of("I");
    mend_numbers_by_order(plan);
    REQUIRE(plan.sections[1].label);
    REQUIRE(plan.sections[2].label);
    CHECK(plan.sections[1].label->text == "II");
    CHECK(plan.sections[1].title == "Работа с кадрами");
    CHECK(plan.sections[2].label->text == "III");
    CHECK(plan.sections[2].title == "Контроль");
    plan.sections[2].label.reset();
    plan.sections[2].title = "И. Контроль";
    mend_numbers_by_order(plan);
    CHECK(plan.sections[2].title == "Контроль");
}

}  // namespace intake

}  // namespace mera
