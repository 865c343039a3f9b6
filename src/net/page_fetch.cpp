#include "net/page_fetch.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace mera {

namespace {

constexpr long kConnectSeconds = 7;
constexpr std::array kOutcomes = {PageOutcome::alive, PageOutcome::gone, PageOutcome::unreachable,
                                  PageOutcome::refused};

// Addresses that are not on the public internet: RFC 6890 and its later registry, with the wrappings of IPv4 in IPv6.
const AddressRanges& inner_addresses() {
    static const AddressRanges ranges = *AddressRanges::parse(
        {"0.0.0.0/8",      "10.0.0.0/8",   "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16", "172.16.0.0/12",
         "192.0.0.0/24",   "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",  "198.51.100.0/24",
         "203.0.113.0/24", "224.0.0.0/4",  "240.0.0.0/4",    "::/96",          "64:ff9b::/96",   "64:ff9b:1::/48",
         "100::/64",       "2001::/23",    "2001:db8::/32",  "2002::/16",      "fc00::/7",       "fe80::/10",
         "fec0::/10",      "ff00::/8"},
        "");
    return ranges;
}

struct Fetch {
    const FetchRules& rules;
    FetchedPage page = {};
    bool refused_address = false;
};

std::string text_of(const curl_sockaddr& address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.family == AF_INET)
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(&address.addr)->sin_addr, text, sizeof text);
    else if (address.family == AF_INET6)
        inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(&address.addr)->sin6_addr, text, sizeof text);
    return text;
}

// Asked for every connection with the address it really goes to: neither a redirect nor a name that changes its mind
// between two look-ups leads inside.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* address) {
    auto& fetch = *static_cast<Fetch*>(context);
    const std::string text = text_of(*address);
    if (text.empty() || (inner_addresses().contains(text) && !fetch.rules.allowed.contains(text))) {
        fetch.refused_address = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_piece(char* bytes, std::size_t size, std::size_t count, void* context) {
    FetchedPage& page = static_cast<Fetch*>(context)->page;
    const std::size_t room = kPageBytesMax - page.body.size();
    page.body.append(bytes, std::min(size * count, room));
    page.cut = size * count > room;
    return page.cut ? 0 : size * count;
}

struct Closer {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

CURLcode perform(Fetch& fetch, const std::string& address, bool verify_certificate) {
    const std::unique_ptr<CURL, Closer> handle{curl_easy_init()};
    if (!handle) throw std::runtime_error("libcurl gives no handle");
    const auto set = [&handle](CURLoption option, auto value) { curl_easy_setopt(handle.get(), option, value); };
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, kRedirectsMax);
    set(CURLOPT_PROXY, "");  // a proxy of the environment would see inner addresses with its own eyes
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(fetch.rules.time_max.count()));
    set(CURLOPT_ACCEPT_ENCODING, "");
    set(CURLOPT_USERAGENT, "Mera/1.0 (school support programme; checks published links)");
    set(CURLOPT_SSL_VERIFYPEER, verify_certificate ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, verify_certificate ? 2L : 0L);
    set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
    set(CURLOPT_OPENSOCKETDATA, &fetch);
    set(CURLOPT_WRITEFUNCTION, take_piece);
    set(CURLOPT_WRITEDATA, &fetch);
    const CURLcode code = curl_easy_perform(handle.get());
    char* text = nullptr;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &fetch.page.status);
    if (curl_easy_getinfo(handle.get(), CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK && text != nullptr)
        fetch.page.final_address = text;
    if (curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text != nullptr)
        fetch.page.media_type = text;
    return code;
}

PageOutcome outcome_of(CURLcode code, const Fetch& fetch) {
    if (fetch.refused_address || code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT)
        return PageOutcome::refused;
    if (code == CURLE_TOO_MANY_REDIRECTS) return PageOutcome::gone;
    const bool answered = code == CURLE_OK || (code == CURLE_WRITE_ERROR && fetch.page.cut);
    if (!answered) return PageOutcome::unreachable;
    return fetch.page.status >= 200 && fetch.page.status < 300 ? PageOutcome::alive : PageOutcome::gone;
}

}  // namespace

std::string_view code_of(PageOutcome outcome) {
    switch (outcome) {
        case PageOutcome::alive: return "alive";
        case PageOutcome::gone: return "gone";
        case PageOutcome::unreachable: return "unreachable";
        case PageOutcome::refused: return "refused";
    }
    std::abort();
}

PageOutcome page_outcome_from(std::string_view code) {
    for (const PageOutcome outcome : kOutcomes)
        if (code_of(outcome) == code) return outcome;
    throw std::logic_error("no such outcome of a page: " + std::string{code});
}

std::string_view in_russian(PageOutcome outcome) {
    switch (outcome) {
        case PageOutcome::alive: return "открывается";
        case PageOutcome::gone: return "страницы нет";
        case PageOutcome::unreachable: return "сайт не отвечает";
        case PageOutcome::refused: return "адрес внутренней сети, не проверяется";
    }
    std::abort();
}

FetchedPage fetch_page(const std::string& address, const FetchRules& rules) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    Fetch fetch{rules};
    CURLcode code = perform(fetch, address, true);
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE) {
        // Sites of Russian authorities use the national certificate centre, which Debian does not know. The page is read,
        // not trusted with anything; that its certificate is unknown is kept beside it.
        fetch.page = {};
        fetch.page.certificate_known = false;
        code = perform(fetch, address, false);
    }
    fetch.page.outcome = outcome_of(code, fetch);
    if (code != CURLE_OK && fetch.page.outcome != PageOutcome::alive) fetch.page.detail = curl_easy_strerror(code);
    return std::move(fetch.page);
}

}  // namespace mera
