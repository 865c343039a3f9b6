#include "web/views/style_guide.hpp"

#include "web/views/components.hpp"

namespace mera {
namespace {

using namespace ui;

constexpr ExecutionState kStates[] = {
    ExecutionState::upcoming,  ExecutionState::in_progress,    ExecutionState::under_review, ExecutionState::returned,
    ExecutionState::fulfilled, ExecutionState::fulfilled_late, ExecutionState::overdue};

Html words() {
    Html tags;
    for (const ExecutionState state : kStates) tags.put("{} ", state_tag(state));
    return html("{}{}{}{}<p class='govuk-body'>{}{} {} {}</p>",
                page_heading("Образцы", "Учебные данные",
                             {button({.text = "Сохранить"}), link_button("Изменить", Url("#"), ButtonLook::secondary)}),
                lead("Все части, из которых собраны страницы Меры. Названия и числа выдуманы."),
                heading("Слова и знаки"),
                paragraph(html("Сдать нужно {}: подробности {}, образец — {}.", date(make_date(2020, 6, 12)),
                               link("в приказе № 882", Url("#order")),
                               download_link("Форма отчёта", Url("#form"), "DOCX, 24 КБ"))),
                tags, control_tag(true), doubt_tag(), days_overdue_note(3));
}

Html buttons() {
    return html(
        "{}{}{}", heading("Кнопки"),
        form({.action = Url("#"), .id = "deeds"},
             button_group(
                 {button({.text = "Сдать документы"}),
                  button({.text = "Вернуть на доработку", .look = ButtonLook::secondary}),
                  button({.text = "Удалить черновик", .look = ButtonLook::danger, .confirm = "Удалить черновик?"}),
                  button({.text = "Отменить", .look = ButtonLook::quiet})})),
        button_group({button({.text = "Принять", .form = "deeds", .small = true, .spoken = "мера 2.1, СОШ № 5"}),
                      button({.text = "Вернуть",
                              .look = ButtonLook::secondary,
                              .form = "deeds",
                              .small = true,
                              .spoken = "мера 2.1, СОШ № 5"})}));
}

Html messages() {
    return html(
        "{}{}{}{}{}{}{}{}{}{}", heading("Сообщения"),
        error_summary(
            {{"Укажите ссылку на документ или приложите файл.", "link"}, {"Такой даты нет в календаре.", "due"}}),
        notification_banner({.look = NoticeLook::success,
                             .title = html("Документы приняты на проверку"),
                             .content = paragraph("Координатор ответит до 17 июня 2020 г.")}),
        notification_banner({.title = html("С 20 июня отчёт закроется для правки")}),
        notification_banner({.look = NoticeLook::warning, .title = html("Срок 12 июня 2020 г. — выходной день")}),
        inset_text("Срок перенесён с 12 на 15 июня 2020 г. по приказу № 501 от 05.06.2020."),
        warning_text("После принятия плана обязательства увидят все исполнители."),
        quotation("Участие не менее 30 % педагогов в мероприятиях, направленных на повышение компетентности педагогов.",
                  "Приказ № 882, раздел 3, мера 3.2, «Результат»"),
        details("Как считается дисциплина", paragraph("Исполнено в срок из того, у чего срок наступил.")),
        empty_state({.title = "Всё сдано",
                     .text = "Следующий срок — 20 июня 2020 г.",
                     .actions = button_group({link_button("Мои обязательства", Url("#"), ButtonLook::secondary)})}));
}

Html lists() {
    return html(
        "{}{}{}{}{}{}", heading("Списки"),
        task_list({.id = "now",
                   .tasks = {{.title = html("2.3. Информация об исполнении Комплекса мер"),
                              .address = Url("#t1"),
                              .hint = html("Срок {}", in_russian(make_date(2020, 6, 12))),
                              .status = state_tag(ExecutionState::overdue)},
                             {.title = html("3.2. Отчёт за первый квартал"),
                              .address = Url("#t2"),
                              .hint = html("Вернули 6 апреля: нет доли педагогов"),
                              .status = state_tag(ExecutionState::returned)},
                             {.title = html("4.1. Индивидуальные планы профессионального развития педагогов"),
                              .address = Url("#t3"),
                              .hint = html("Сдано 10.06.2020"),
                              .status = state_tag(ExecutionState::under_review)}}}),
        halves(summary_list(
                   {{.key = "Исполнитель", .value = html("МБОУ «СОШ № 5»")},
                    {.key = "Период", .value = html("январь — июнь 2020 г.")},
                    {.key = "Срок", .value = date(make_date(2020, 6, 12)), .actions = {link("Перенести", Url("#"))}}}),
               summary_card({.title = "Мера 3.2",
                             .actions = {link("Изменить", Url("#"))},
                             .rows = {{.key = "Ответственные", .value = html("МКУ ДО «Центр развития образования»")},
                                      {.key = "Срок", .value = html("В течение 2020 года (отчёт ежеквартально)")}}})),
        halves(history({{.when = "10 июня 2020 г., 14:32",
                         .when_iso = "2020-06-10T14:32",
                         .who = "Бондарева И.Г.",
                         .what = html("Сдано на проверку"),
                         .content = file_list(
                             {{.name = "Приказ об итогах семинара.pdf", .address = Url("#"), .note = "PDF, 1,2 МБ"}})},
                        {.when = "6 апреля 2020 г., 09:05",
                         .who = "Сычугова З.Р.",
                         .what = html("Возвращено"),
                         .content = paragraph("В приказе нет списка участников.")}}),
               file_list({{.name = "Протокол совещания с руководителями.docx",
                           .address = Url("#"),
                           .note = "DOCX, 84 КБ, сдано 18.12.2019"},
                          {.name = "Программа поддержки общеобразовательных организаций города.pdf",
                           .address = Url("#"),
                           .note = "PDF, 3,4 МБ, сдано 18.12.2019"}})),
        bullet_list({html("приказ о проведении семинара;"), html("приказ об итогах семинара.")}),
        numbered_list({html("Загрузите приказ."), html("Проверьте сомнения."), html("Примите план.")}));
}

Html around() {
    return html(
        "{}{}{}{}{}{}", heading("Вокруг списка"),
        tabs("Мои обязательства", {{.text = "Все", .address = Url("#"), .current = true, .count = 128},
                                   {.text = "Просрочено", .address = Url("#"), .count = 4},
                                   {.text = "На проверке", .address = Url("#"), .count = 12}}),
        filter_panel({.action = Url("/obligations"),
                      .fields = html("{}{}{}", search_box("words", "Слова в мере", "семинар"),
                                     select({.name = "state", .label = "Состояние"},
                                            {{"", "любое"}, {"overdue", "просрочено"}}, "overdue"),
                                     date_input({.name = "before", .label = "Срок до", .hint = {}}, "12.06.2020")),
                      .chips = {{"просрочено", Url("#")}, {"срок до 12.06.2020", Url("#")}},
                      .reset = Url("#")}),
        list_header("Найдено 128 обязательств", {{"CSV", Url("#")}, {"XLSX", Url("#")}}),
        pagination({.page = 3,
                    .pages = 12,
                    .address = [](std::int64_t page) { return Url("?page=" + std::to_string(page)); },
                    .total = 1180}),
        previous_next(Neighbour{"2.1. Психолого-педагогическое сопровождение", Url("#")},
                      Neighbour{"2.3. Информация об исполнении", Url("#")}));
}

Html tables() {
    const auto row = [](std::string_view number, std::string_view school, std::string_view measure, Date due,
                        ExecutionState state, int late, bool marked = false) {
        return TableRow(
            {row_checkbox("chosen", number, std::string(number) + ", " + std::string(school)), link(number, Url("#")),
             html("{}", measure), html("{}", school), html("{} {}", date_short(due), days_overdue_note(late)),
             state_tag(state), html("{}", 120 + late)},
            {}, marked);
    };
    return html(
        "{}{}{}", heading("Таблицы"), select_all("chosen"),
        table({.caption = "Обязательства",
               .columns = {{.title = "Выбор", .title_hidden = true},
                           {.title = "Мера", .row_header = true, .sort_by = Url("#"), .sorted = Sorted::ascending},
                           {.title = "Что сделать", .width = "wide"},
                           {.title = "Исполнитель", .sort_by = Url("#")},
                           {.title = "Срок", .sort_by = Url("#")},
                           {.title = "Состояние"},
                           {.title = "Участников", .numeric = true}},
               .rows = {row("2.1", "СОШ № 5", "Психолого-педагогическое сопровождение выпускников",
                            make_date(2020, 6, 12), ExecutionState::overdue, 3),
                        row("3.2", "СОШ № 2", "Обеспечение участия педагогов в курсах повышения квалификации",
                            make_date(2020, 6, 20), ExecutionState::under_review, 0, true),
                        row("4.7", "Гимназия № 1", "Организация межшкольного сетевого взаимодействия и сотрудничества",
                            make_date(2020, 1, 31), ExecutionState::fulfilled_late, 0)},
               .totals = {Html(), html("Всего"), Html(), Html(), Html(), Html(), html("363")},
               .review_keys = true}));
}

Html whole_matrix() {
    Matrix data{.caption = "Матрица мер и организаций", .corner = "Мера", .columns = {}, .rows = {}, .cells = {}};
    for (const char* school :
         {"СОШ № 1", "СОШ № 2", "СОШ № 3", "СОШ № 4", "СОШ № 5", "СОШ № 6", "СОШ № 8", "Гимназия № 1", "ЦРО", "ЦППМСП"})
        data.columns.push_back({.short_text = school, .address = Url("#")});
    const std::pair<const char*, const char*> measures[] = {{"1.1", "Обсуждение вопросов реализации"},
                                                            {"1.2", "Совещание с руководителями"},
                                                            {"2.1", "Психолого-педагогическое сопровождение"},
                                                            {"2.2", "Участие в оценочных процедурах"},
                                                            {"3.2", "Курсы повышения квалификации"}};
    std::size_t step = 0;
    for (const auto& [number, title] : measures) {
        data.rows.push_back({.short_text = number,
                             .full_text = title,
                             .address = Url("#"),
                             .group = number[0] == '1'   ? "1. Организационно-правовое обеспечение"
                                      : number[0] == '2' ? "2. Меры по повышению качества преподавания"
                                                         : "3. Обеспечение повышения уровня кадрового потенциала"});
        std::vector<std::optional<MatrixCell>> cells;
        for (const MatrixHead& column : data.columns) {
            const ExecutionState state = kStates[(step * step + 3 * step) % std::size(kStates)];
            if (++step % 9 == 0)
                cells.emplace_back();
            else
                cells.push_back(
                    MatrixCell{.state = state,
                               .released = step % 13 == 0,
                               .note = number[0] == '3' ? "1/4" : "",
                               .spoken = column.short_text + ", мера " + number + ": " + std::string(in_russian(state)),
                               .address = Url("#")});
        }
        data.cells.push_back(std::move(cells));
    }
    return html("{}{}{}", heading("Матрица"), matrix_legend(), matrix(data));
}

Html figures() {
    return html(
        "{}{}{}{}{}", heading("Числа"),
        stats({{.value = "4",
                .label = "просрочено",
                .note = "у трёх школ",
                .address = Url("#"),
                .look = StatLook::danger},
               {.value = "12", .label = "ждут проверки", .address = Url("#"), .look = StatLook::attention},
               {.value = "87 %", .label = "исполнено в срок", .note = "13 из 15", .look = StatLook::success},
               {.value = "нет данных", .label = "доля обученных педагогов"}}),
        paragraph(progress("Раздел 2", 12, 25)),
        state_bar({{ExecutionState::overdue, 4},
                   {ExecutionState::returned, 3},
                   {ExecutionState::under_review, 12},
                   {ExecutionState::in_progress, 40},
                   {ExecutionState::upcoming, 55},
                   {ExecutionState::fulfilled, 88},
                   {ExecutionState::fulfilled_late, 9}}),
        bar_chart({.title = "Исполнено в срок, I полугодие 2020 г.",
                   .label_heading = "Организация",
                   .value_heading = "В срок, %",
                   .target = 90,
                   .target_label = "цель 90 %",
                   .bars = {{.label = "СОШ № 1 им. Созонова Ю.Г.", .value = 93, .shown = "93 %", .note = "14 из 15"},
                            {.label = "СОШ № 2", .value = 60, .shown = "60 %", .note = "9 из 15"},
                            {.label = "СОШ № 5", .value = 100, .shown = "100 %", .note = "15 из 15"},
                            {.label = "Гимназия № 1", .note = "срок не наступил"}},
                   .source = "Мера, учебные данные на 15.06.2020"}));
}

Html forms() {
    const Html fields =
        html("{}{}{}{}{}{}{}{}{}{}",
             input({.name = "link",
                    .label = "Ссылка на документ",
                    .hint = "Например, https://school5.ru/prikaz.pdf",
                    .error = "Укажите ссылку на документ или приложите файл."},
                   {.type = "url"}),
             date_input(
                 {.name = "due", .label = "Новый срок", .error = "Такой даты нет в календаре. Проверьте день и месяц."},
                 "31.06.2020"),
             input({.name = "share", .label = "Доля педагогов", .optional = true},
                   {.value = "30", .width = 4, .inputmode = "decimal", .suffix = "%"}),
             textarea({.name = "reason", .label = "Почему возвращаете", .hint = "Напишите, что исправить"},
                      {.value = "В приказе нет списка участников.", .characters_max = 500}),
             select({.name = "school", .label = "Организация"}, {{"1", "СОШ № 1"}, {"5", "СОШ № 5"}}, "5"),
             radios({.name = "policy", .label = "Срок выпал на выходной"},
                    {{.value = "as_is", .label = "Оставить как есть"},
                     {.value = "next",
                      .label = "Перенести на следующий рабочий день",
                      .hint = "12 июня 2020 г. станет 15 июня"},
                     {.value = "previous", .label = "Перенести на предыдущий рабочий день"}},
                    "next"),
             checkboxes({.name = "groups", .label = "Кому напомнить"},
                        {{.value = "head", .label = "Директору"}, {.value = "curator", .label = "Куратору"}}, {"head"}),
             checkbox({.name = "agree", .label = "Документ не содержит персональных данных"}, "yes", true),
             file_upload({.name = "files", .label = "Документы"}, {}),
             input({.name = "password", .label = "Пароль"},
                   {.type = "password", .width = 20, .autocomplete = "current-password"}));
    return html(
        "{}{}", heading("Формы"),
        two_columns(
            form({.action = Url("#"), .files = true}, html("{}{}", fields, button({.text = "Отправить"}))),
            panel(html("{}{}", heading("Что сдают", 3),
                       bullet_list({html("приказ о проведении семинара"), html("приказ об итогах семинара")})))));
}

}  // namespace

Html style_guide() {
    return html("{}{}{}{}{}{}{}{}{}", words(), buttons(), messages(), lists(), around(), tables(), whole_matrix(),
                figures(), forms());
}

}  // namespace mera
