// Signing in and out, one's own account.
#include "usecases/people.hpp"
#include "usecases/sign_in.hpp"
#include "web/calendar_feed.hpp"
#include "web/pages.hpp"
#include "web/reminder_choice.hpp"
#include "web/site.hpp"

namespace mera {

namespace {

Response sign_in_page(Visit& visit, const std::string& login, const std::string& next, const FormProblems& problems) {
    const Html fields =
        html("{}{}<input type='hidden' name='next' value='{}'>{}",
             field({.name = "login", .label = "Имя для входа", .value = login, .autocomplete = "username"}, problems),
             field({.name = "password", .label = "Пароль", .type = "password", .autocomplete = "current-password"},
                   problems),
             next, button("Войти"));
    return page(visit, {.title = "Вход",
                        .content = html("<div class='mera-sign-in'>{}{}{}<p class='govuk-hint'>Забыли пароль? Его "
                                        "сменит администратор Меры в вашем управлении образования.</p></div>",
                                        error_summary(problems), heading("Вход"), post_form("/sign-in", "", fields)),
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

}  // namespace

Response account_page(Visit& visit, const FormProblems& problems) {
    Html roles;
    for (const Membership& m : visit.person().memberships)
        roles.put("<li>{}{}{}</li>", in_russian(m.role), m.post.empty() ? std::string{} : ", " + m.post,
                  m.acting_for ? " (замещение, за: " + m.acting_for->full_name + ")" : std::string{});
    const Html fields = html("{}{}{}",
                             field({.name = "old_password",
                                    .label = "Текущий пароль",
                                    .width = "20",
                                    .type = "password",
                                    .autocomplete = "current-password"},
                                   problems),
                             field({.name = "password",
                                    .label = "Новый пароль",
                                    .hint = "Не короче десяти знаков",
                                    .width = "20",
                                    .type = "password",
                                    .autocomplete = "new-password"},
                                   problems),
                             button("Сменить пароль"));
    return page(
        visit,
        {.title = "Учётная запись",
         .content = html(
             "{}{}<p class='govuk-body'>Ваши роли:</p><ul class='govuk-list govuk-list--bullet'>{}</ul>{}{}{}{}",
             error_summary(problems), heading(visit.person().full_name), roles, reminder_choice_block(visit, problems),
             calendar_feed_block(visit), subheading("Смена пароля"), form(visit, "/account/password", fields)),
         .status = problems.failures.empty() ? 200 : 422});
}

Response show_sign_in(Visit& visit) {
    if (visit.actor) return redirect("/");
    return sign_in_page(visit, "", std::string{visit.request.query.first("next")}, {});
}

Response post_sign_in(Visit& visit) {
    const std::string login{visit.request.form.first("login")};
    const std::string next{visit.request.form.first("next")};
    const auto signed_in = sign_in(visit.db, login, std::string{visit.request.form.first("password")}, visit.now);
    if (!signed_in) return sign_in_page(visit, login, next, {{signed_in.failure()}});
    Response response = redirect(safe_return_address(next, "/"));
    response.set(
        Cookie{.name = std::string{kSessionCookie}, .value = signed_in->session_token, .secure = visit.request.secure});
    return response;
}

Response post_sign_out(Visit& visit) {
    sign_out(visit.db, std::string{visit.request.cookie(kSessionCookie)}, visit.now);
    Response response = redirect("/sign-in");
    response.set(Cookie{.name = std::string{kSessionCookie},
                        .value = "",
                        .max_age = std::chrono::seconds{0},
                        .secure = visit.request.secure});
    return response;
}

Response show_account(Visit& visit) { return account_page(visit, {}); }

Response post_password(Visit& visit) {
    const auto& sent = visit.request.form;
    const auto changed = change_own_password(visit.db, visit.person(), std::string{sent.first("old_password")},
                                             std::string{sent.first("password")}, visit.now);
    if (!changed) return account_page(visit, {{changed.failure()}});
    return redirect("/sign-in");
}

}  // namespace mera
