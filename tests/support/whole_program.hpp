#pragma once
// A whole Mera without a port, and a person's browser at it: for tests of the application.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "store/db_pool.hpp"
#include "store/evidence_files.hpp"
#include "store/migrations.hpp"
#include "support/throwaway_postgres.hpp"
#include "usecases/backup.hpp"
#include "usecases/demo.hpp"
#include "usecases/page_pictures.hpp"
#include "usecases/reading_runner.hpp"
#include "usecases/rules.hpp"
#include "web/http/request_builder.hpp"
#include "web/site.hpp"

namespace mera::test {

class Folder {  // of one test, gone with it
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("mera-site-" + random_token().substr(0, 12))) {
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct Program {  // a running Mera without a port
    explicit Program(const std::string& address_, Date day, const MailSetup& mail = {})
        : address(address_), today(day), evidence(folder.path() / "evidence"), db(Db::open(address)) {
        REQUIRE(migrate(db, built_in_migrations(), now()));
        databases = std::make_unique<DbPool>(address, 2);
        readings = std::make_unique<ReadingRunner>(
            ReadingRunner::Parts{address, evidence, [this] { return now(); },
                                 [](const std::string& fault) { FAIL_CHECK(fault); }, MERA_READ_CHILD});
        EvidenceChecker checker;
        checker.child_program = MERA_READ_CHILD;
        FetchRules fetch;
        fetch.allowed = *AddressRanges::parse({"127.0.0.1"}, "");
        pictures = std::make_unique<PagePictures>(evidence, folder.path() / "pages", MERA_READ_CHILD);
        site =
            std::make_unique<Site>(Site::Parts{*databases, evidence, production_calendar(), [this] { return now(); },
                                               false, readings.get(), checker, fetch, pictures.get(), nullptr, mail});
    }
    Moment now() const { return {today, iso(today) + "T10:00:00Z"}; }

    Folder folder;
    std::string address;
    Date today;
    EvidenceFiles evidence;
    Db db;
    std::unique_ptr<DbPool> databases;
    std::unique_ptr<ReadingRunner> readings;
    std::unique_ptr<PagePictures> pictures;
    std::unique_ptr<Site> site;
};

class Browser {  // one person at the site
public:
    explicit Browser(Program& program) : program_(program) {}

    Response get(const std::string& target) {
        Request request = make_test_request({.method = Method::get, .target = target, .headers = headers()});
        return remember(program_.site->answer(request));
    }
    Response post(const std::string& target, Fields form, std::vector<RequestDraft::File> files = {}) {
        form.add("form_token", token_);
        Request request = make_test_request({.method = Method::post,
                                             .target = target,
                                             .headers = headers(),
                                             .form = std::move(form),
                                             .files = std::move(files),
                                             .evidence = &program_.evidence});
        return remember(program_.site->answer(request));
    }
    const std::string& session() const { return session_; }
    Response sign_in(const std::string& login, const std::string& password) {
        get("/sign-in");
        Response response = post("/sign-in", {{"login", login}, {"password", password}});
        get("/");
        return response;
    }

private:
    std::vector<Header> headers() const {
        std::vector<Header> out{{"sec-fetch-site", "same-origin"}};
        if (!session_.empty()) out.push_back({"cookie", std::string{kSessionCookie} + "=" + session_});
        return out;
    }
    Response remember(Response response) {
        for (const Header& header : response.headers)
            if (header.value.starts_with(std::string{kSessionCookie} + "="))
                session_ =
                    header.value.substr(kSessionCookie.size() + 1, header.value.find(';') - kSessionCookie.size() - 1);
        if (const auto* page = std::get_if<std::string>(&response.body)) {
            const auto doubled = page->find("\u00A0г..");
            CHECK_MESSAGE(doubled == std::string::npos, "a date ends with a full stop of its own: ",
                          page->substr(std::min(doubled, page->size()) - std::min<std::size_t>(doubled, 200), 210));
            const auto at = page->find("name='form_token' value='");
            if (at != std::string::npos) token_ = page->substr(at + 25, page->find('\'', at + 25) - at - 25);
        }
        return response;
    }

    Program& program_;
    std::string session_;
    std::string token_;
};

inline std::string page_of(const Response& response) {
    const auto* text = std::get_if<std::string>(&response.body);
    return text == nullptr ? "" : replace_all(*text, "\u00A0", " ");
}

inline bool says(const Response& response, std::string_view words) {
    return page_of(response).find(words) != std::string::npos;
}

// Where the draft of uploaded files is: at once, or when the reading has ended that the answer shows instead.
inline std::string address_of_draft(Program& program, Browser& browser, const Response& uploaded) {
    constexpr std::chrono::seconds kLongEnough{60};
    REQUIRE(uploaded.status == 303);
    std::string address{uploaded.header("location")};
    const auto until = std::chrono::steady_clock::now() + kLongEnough;
    while (address.starts_with("/readings/")) {
        REQUIRE(std::chrono::steady_clock::now() < until);
        const std::uint64_t seen = program.readings->ends();
        if (const Response page = browser.get(address); page.status == 303)
            address = page.header("location");
        else
            program.readings->wait_for_an_end(seen, std::chrono::milliseconds{200});
    }
    REQUIRE(address.starts_with("/drafts/"));
    return address;
}

template <class Test>
void on_both_engines(const Test& test) {
    SUBCASE("SQLite") {
        Folder folder;
        test("sqlite:" + (folder.path() / "mera.db").string());
    }
    SUBCASE("PostgreSQL") { test(throwaway_postgres()); }
}

// The demonstration, made once for all tests of a program: its passwords take long to hash on purpose.
struct KeptDemo {
    KeptDemo() : archive(folder.path() / "demo.zip") {
        Program program{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
        const auto made = make_demo(program.db, program.evidence, production_calendar(), demo_order());
        REQUIRE(made);
        for (const DemoAccount& account : made->accounts) passwords[account.login] = account.password;
        REQUIRE(back_up(program.db, program.evidence, archive));
    }
    Folder folder;
    std::filesystem::path archive;
    std::map<std::string, std::string> passwords;
};

inline std::map<std::string, std::string> demo(Program& program) {
    static const KeptDemo kept;
    REQUIRE(restore(program.db, program.evidence, kept.archive));
    return kept.passwords;
}

}  // namespace mera::test
