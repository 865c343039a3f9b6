#pragma once
// The site: from a request to a response, with the person, the access rule and the day in between.
#include <functional>
#include <span>

#include "base/moment.hpp"
#include "domain/time/calendar.hpp"
#include "store/db_pool.hpp"
#include "store/evidence_files.hpp"
#include "web/http/router.hpp"
#include "web/views/visit.hpp"

namespace mera {

std::span<const Route<PageHandler>> routes();

class Site {
public:
    struct Parts {
        DbPool& databases;
        EvidenceFiles& evidence;
        const Calendar& calendar;
        std::function<Moment()> now;
        bool secure_cookies = false;
        ReadingRunner* readings = nullptr;
        EvidenceChecker checker = {};
        FetchRules fetch = {};
        PagePictures* pictures = nullptr;
        EvidenceInspector* inspector = nullptr;
        MailSetup mail = {};
    };
    explicit Site(Parts parts);
    Response answer(Request& request);  // never throws: what breaks is logged under the number the person sees
    // Which addresses may carry files, and how large: asked before a body is received.
    const UploadLimits* uploads(Method method, std::string_view path) const;

private:
    Response answer_unguarded(Request& request);
    Response answer_visit(Visit& visit);
    Parts parts_;
    Router<PageHandler> router_;
};

inline constexpr std::string_view kSessionCookie = "mera_session";

}  // namespace mera
