#pragma once
// One person's request with everything a handler needs: the database, the person, the day.
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/time/calendar.hpp"
#include "net/page_fetch.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"
#include "usecases/check_evidence.hpp"
#include "usecases/mail_setup.hpp"
#include "web/http/request.hpp"
#include "web/http/response.hpp"
#include "web/views/pieces.hpp"

namespace mera {

class ReadingRunner;
class EvidenceInspector;
class PagePictures;

struct Visit {
    Db& db;
    EvidenceFiles& evidence;
    const Calendar& calendar;
    const EvidenceChecker& checker;
    const FetchRules& fetch;
    const MailSetup& mail;
    Request& request;
    Moment now;
    std::optional<Actor> actor;      // nobody on open pages
    std::string form_token;          // for this page's forms
    ReadingRunner* readings = nullptr;  // who reads documents in the background; nobody in some tests
    PagePictures* pictures = nullptr;   // images of pages; none in some tests
    EvidenceInspector* inspector = nullptr;  // looks at files after the answer; without one, before it
    std::optional<Date> looked_on = {};  // an earlier day of the programme is looked at (web/earlier_day.hpp)
    const Actor& person() const { return actor.value(); }  // behind an access rule there is always one
    std::string sent(std::string_view name) const { return std::string{request.form.first(name)}; }  // by a form
    template <class Id>
    Id sent_id(std::string_view name) const {  // 0, which no row has, when the form holds no number
        return {row_number(request.form.first(name)).value_or(0)};
    }
    Date today() const { return looked_on.value_or(now.today); }  // the day of which the page speaks
};

using PageHandler = Response (*)(Visit&);

struct PageData {
    std::string title;
    Html content;
    std::string section = {};                                       // address of the navigation item that is current
    std::vector<std::pair<std::string, std::string>> trail = {};    // breadcrumbs: address, words
    bool wide = false;                                              // tables want the whole width
    int status = 200;
};
Response page(const Visit& visit, const PageData& data);

// The page of a refusal: what is wrong and what to do next, with a way back.
struct WayBack {
    std::string address = "/";
    std::string words = "На главную страницу";
};
Response failure_page(const Visit& visit, const Failure& failure, const WayBack& back = {});
int status_of(Failure::Kind kind);

Html form(const Visit& visit, std::string_view action, const Html& content, FormKind kind = FormKind::plain);

}  // namespace mera
