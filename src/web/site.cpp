#include "web/site.hpp"

#include <fmt/format.h>

#include <atomic>
#include <iostream>

#include "base/digest.hpp"
#include "usecases/sign_in.hpp"
#include "web/http/request_origin.hpp"
#include "web/http/static_files.hpp"
#include "web/unsaved_words.hpp"
#include "web/views/layout.hpp"

namespace mera {

namespace {

Response sign_in_first(const Visit& visit) {
    const Request& request = visit.request;
    if (request.method == Method::get && request.path != "/")
        return redirect("/sign-in?next=" + url_encode(request.target));
    const Html words = unsaved_words(request.form);
    if (words.empty()) return redirect("/sign-in");
    return page(visit, {.title = "Войдите заново",
                        .content = html("{}<p class='govuk-body-l'>Вы вышли из Меры или вход устарел.</p><p "
                                        "class='govuk-body'>{}</p>{}",
                                        heading("Войдите заново"), link_to("/sign-in", "Войти"), words),
                        .status = 401});
}

Response stale_form(const Visit& visit, const Failure& failure) {
    const Html words = unsaved_words(visit.request.form);
    if (words.empty()) return failure_page(visit, failure);
    return page(visit, {.title = "Форма устарела",
                        .content = html("{}<p class='govuk-body-l'>{}</p>{}", heading("Форма устарела"),
                                        failure.message, words),
                        .status = status_of(failure.kind)});
}

std::string fault_number() { return random_token().substr(0, 6); }

// No database, no session: only words. The fault itself is logged under the number.
Response broken(const std::exception& fault) {
    const std::string number = fault_number();
    std::cerr << "fault " << number << ": " << fault.what() << std::endl;
    return html_response(
        fault_page(
            "Сбой на нашей стороне, номер " + number,
            "Сохранённое не потеряно. Повторите через минуту; если не поможет, назовите номер администратору Меры."),
        500);
}

}  // namespace

Site::Site(Parts parts) : parts_(std::move(parts)), router_(routes()) {}

const UploadLimits* Site::uploads(Method method, std::string_view path) const {
    const auto found = router_.find(method, path);
    return found.route != nullptr && found.route->uploads ? &*found.route->uploads : nullptr;
}

Response Site::answer(Request& request) {
    try {
        return answer_unguarded(request);
    } catch (const std::exception& fault) {
        return broken(fault);
    }
}

Response Site::answer_unguarded(Request& request) {
    if (request.path.starts_with("/assets/"))
        if (auto asset = serve_asset(request)) return *std::move(asset);
    const DbPool::Lease db = parts_.databases.lease();
    Visit visit{
        *db, parts_.evidence, parts_.calendar, parts_.checker,  parts_.fetch, parts_.mail, request, parts_.now(), {},
        {},  parts_.readings, parts_.pictures, parts_.inspector};
    if (auto session = actor_of_session(*db, std::string{request.cookie(kSessionCookie)}, visit.now)) {
        visit.actor = std::move(session->actor);
        visit.form_token = session->form_token;
    }
    request.secure = request.secure || parts_.secure_cookies;
    return answer_visit(visit);
}

Response Site::answer_visit(Visit& visit) {
    // Each page, a refusal too, carries a fresh spelling of the session's secret.
    const std::string secret = visit.form_token;
    if (visit.actor) visit.form_token = form_token_for_page(secret);
    std::string allow;
    const Route<PageHandler>* route = router_.route(visit.request, allow);
    if (route == nullptr && !allow.empty()) {
        Response response = failure_page(
            visit,
            {Failure::Kind::not_found, "Так эта страница не открывается. Вернитесь на главную и начните оттуда."});
        response.status = 405;
        response.set("Allow", allow);
        return response;
    }
    if (route == nullptr)
        return failure_page(visit,
                            {Failure::Kind::not_found, "Такой страницы нет. Проверьте адрес или начните с главной."});
    if (route->access != Access::anyone && !visit.actor) return sign_in_first(visit);
    if (!permits(route->access, visit.actor ? &*visit.actor : nullptr))
        return failure_page(
            visit,
            {Failure::Kind::not_permitted,
             "Эта страница не для вашей роли. Если она нужна вам для работы, попросите администратора дать роль."});
    if (changes_something(visit.request.method)) {
        const auto ours = visit.actor ? check_form(visit.request, secret) : check_origin(visit.request);
        if (!ours) return stale_form(visit, ours.failure());
    }
    return route->handler(visit);
}

}  // namespace mera
